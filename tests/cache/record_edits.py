"""What editors do to records and to the rows of decisions."""

from __future__ import annotations

import re
from pathlib import Path

from generator.kinds import KINDS
from tests.cache.bench import Bench
from tests.cache.choosing import ROWS, WORDS, Choice, withdraw

SEGMENTS = {kind.folder: kind.segment for kind in KINDS}

_FREE = re.compile(
    r"^( *)(name|title|summary|place|contact|field|province|signer|position|author|text|by)"
    r": ([^\n\"{|]+)$",
    re.MULTILINE,
)


def change_word(bench: Bench, choice: Choice) -> None:
    """A word more, or another one, in a field that is free text."""
    path = choice.of(bench.files("data/*/*.yml", "data/*/*.md"))
    text = bench.read(path)
    fields = list(_FREE.finditer(text))
    if fields:
        match = choice.of(fields)
        value = f"{match[3].partition(' +')[0]} +{choice.of(WORDS)}"
        line = f"{match[1]}{match[2]}: {value}"
        bench.write(path, text[: match.start()] + line + text[match.end() :])


_LINES = (
    ("data/articles/thu-gom-rac-ben-song.yml", "campaigns: [ho-sach-vuon-xanh-2026]"),
    ("data/articles/thu-gom-rac-ben-song.yml", "exemplars: [nguyen-van-cam]"),
    ("data/articles/thu-gom-rac-ben-song.yml", "units: [xa-ben-go-cu]"),
    ("data/articles/trong-cay-dau-xuan.md", "units: [xa-song-trang]"),
    ("data/articles/trong-cay-dau-xuan.md", "exemplars: [nguyen-van-cam]"),
    ("data/exemplars/ho-ba-tran-thi-na.yml", "unit: xa-song-trang"),
    ("data/exemplars/ho-ba-tran-thi-na.yml", "campaigns: [ho-sach-vuon-xanh-2026]"),
    ("data/exemplars/nguyen-van-cam.yml", "campaigns: [ho-sach-vuon-xanh-2026]"),
    ("data/exemplars/nguyen-van-cam.yml", "unit: xa-song-trang"),
    ("data/units/xa-ben-go-cu.yml", "parent: xa-song-trang"),
    ("data/units/ubnd-xa-song-trang.yml", "parent: xa-song-trang"),
    ("data/awards/quyet-dinh-46-qd-ubnd-2026.yml", "campaign: ho-sach-vuon-xanh-2026"),
    ("data/awards/quyet-dinh-45-qd-ubnd-2026.yml", "event: hoi-nghi-tong-ket-2026"),
    ("data/events/hoi-nghi-tong-ket-2026.yml", "organiser: ubnd-xa-song-trang"),
    ("data/portal.yml", "tagline: Một câu khác"),
)


def change_reference(bench: Bench, choice: Choice) -> None:
    """A reference, or the mark of fictional data, comes or goes."""
    records = bench.files("data/*/*.yml", "data/*/*.md")
    if choice.of([True, True, False]):
        path, line = choice.of(_LINES)
    else:
        path, line = choice.of(records), "demo: true"
    if path in records or path == "data/portal.yml":
        _toggle(bench, path, f"{line}\n")


def _toggle(bench: Bench, path: str, line: str) -> None:
    text = bench.read(path)
    if line in text:
        bench.write(path, text.replace(line, "", 1))
        return
    head = "---\n" if path.endswith(".md") else ""
    # A key that is there with another value goes: a key may stand but once.
    rest = re.sub(rf"^{line.partition(':')[0]}:.*\n", "", text.removeprefix(head), flags=re.M)
    bench.write(path, head + line + rest)


_YEARS = (("year: 2026", "year: 2025"), ("type: household", "type: individual"))
_DATES = (("date: 2026-03", "date: 2026-05-02"), ("until: 2026-09-30", "until: 2026-12-31"))


def change_value(bench: Bench, choice: Choice) -> None:
    """A year, a date, a choice: what lists and filters sort by."""
    old, new = choice.of([*_YEARS, *_DATES])
    if choice.of([True, False]):
        old, new = new, old
    for path in bench.files("data/*/*.yml"):
        text = bench.read(path)
        if old in text:
            bench.write(path, text.replace(old, new))


def change_story(bench: Bench, choice: Choice) -> None:
    """Another paragraph or heading at the end of an article or an exemplar."""
    path = choice.of([*bench.files("data/articles/*.md"), "data/exemplars/nguyen-van-cam.yml"])
    more = choice.of(["**Thêm** một đoạn.", "### Một mục\n\n  Có chữ.", "- một\n  - hai"])
    text = bench.read(path)
    if path.endswith(".md"):
        kept = text.partition("\n\nThêm:")[0].rstrip("\n")
        bench.write(path, f"{kept}\n\nThêm:\n\n{more}\n")
    else:
        story, _, rest = text.partition("quotes:\n")
        kept = story.partition("\n\n  Thêm:")[0].rstrip("\n")
        bench.write(path, f"{kept}\n\n  Thêm:\n\n  {more}\nquotes:\n{rest}")


def change_consent(bench: Bench, choice: Choice) -> None:
    """A person withdraws, and is gone from pages that name them; or consents again."""
    path = "data/exemplars/nguyen-van-cam.yml"
    if path in bench.files("data/exemplars/*.yml"):
        text, withdrawn = bench.read(path), ", withdrawn: 2026-05-03}"
        if withdrawn in text:
            bench.write(path, text.replace(withdrawn, "}"))
        else:
            bench.write(path, text.replace("photo: true}", f"photo: true{withdrawn}"))


def change_rows(bench: Bench, choice: Choice) -> None:
    """A recipient more, one less, or another word about one."""
    head, *rows = bench.read(ROWS).rstrip("\n").split("\n")
    number = len(re.findall(r"^\d", "\n".join(rows), re.MULTILINE))
    what = choice.of(["change", "add", "remove"])
    if what == "add":
        number += 1
        unit = choice.of(["", "xa-song-trang", "xa-ben-go-cu"])
        person = choice.of(["", f"p-{number:04}"])
        who = f"{number},individual,Người thứ {number},,,{unit},Xã Sông Trăng"
        rows.append(f"{who},Trồng cây,,{person}")
        withdraw(bench, f"{_decision()}#ca-nhan-{number}", back=True)
        withdraw(bench, f"/duoc-khen/{person or 'khong-ai'}/", back=True)
    elif what == "remove" and number > 2:
        person = rows.pop().rpartition(",")[2]
        if person:
            withdraw(bench, f"/duoc-khen/{person}/")
        if choice.of([True, True, False]):
            withdraw(bench, f"{_decision()}#ca-nhan-{number}")
    elif rows:
        cells = rows[-1].split(",")
        cells[-3] = f"Dạy trò {choice.of(WORDS)}"
        rows[-1] = ",".join(cells)
    bench.write(ROWS, "\n".join([head, *rows]) + "\n")


def _decision() -> str:
    return f"/{SEGMENTS['awards']}/{Path(ROWS).stem}/"


_NEW = {
    "corrections": "title: Sửa {0}\nabout: exemplar/nguyen-van-cam\nreceived: 2026-05-30\n",
    "units": "name: Thôn {0}\ntype: other\nparent: xa-song-trang\n",
    "exemplars": "name: Bà {0}\ntype: individual\nyear: 2025\nsummary: Tốt.\nfield: Môi trường\n",
    "events": "title: Họp {0}\norganiser: ubnd-xa-song-trang\ndate:\n  on: 2026-06-02\n",
    "articles": "title: Tin {0}\ndate: 2026-05-30\nsummary: S.\nexemplars: [nguyen-van-cam]\n",
}


def add_record(bench: Bench, choice: Choice) -> None:
    """A new record, or another one in its place."""
    folder = choice.of(sorted(_NEW))
    name = f"moi-{choice.of([0, 1, 2])}"
    bench.write(f"data/{folder}/{name}.yml", _NEW[folder].format(choice.of(WORDS)))
    withdraw(bench, f"/{SEGMENTS[folder]}/{name}/", back=True)


def _alone(bench: Bench) -> list[str]:
    """Records that nothing refers to."""
    patterns = ("data/*/moi-*.yml", "data/articles/thu-gom*.yml", "data/exemplars/ho-ba*.yml")
    return bench.files(*patterns)


def remove_record(bench: Bench, choice: Choice) -> None:
    """A record goes; its notice is mostly not forgotten."""
    found = _alone(bench)
    if found:
        path = choice.of(found)
        (bench.root / path).unlink()
        if choice.of([True, True, True, False]):
            withdraw(bench, _address(path))


def rename_record(bench: Bench, choice: Choice) -> None:
    """A record gets another name; its old address mostly leads to it."""
    found = _alone(bench)
    if found:
        old = choice.of(found)
        new = old.replace("-2.yml", ".yml") if old.endswith("-2.yml") else f"{old[:-4]}-2.yml"
        text = re.sub(r"moved_from:.*\n", "", bench.read(old))
        moved = f"moved_from: [{_address(old)}]\n" if choice.of([True, True, False]) else ""
        (bench.root / old).unlink()
        bench.write(new, moved + text)
        withdraw(bench, _address(new), back=True)


def _address(path: str) -> str:
    _, folder, name = path.split("/")
    return f"/{SEGMENTS[folder]}/{Path(name).stem}/"
