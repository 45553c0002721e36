"""One screen: what the next build publishes, and what waits for whom."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.building import build
from generator.cli import main
from generator.running import silent
from generator.status import Item, Status
from generator.status.looking import look
from tests.portals.toolbox import add, settings_of

DRAFT = "title: Bài đang viết\nsummary: Một câu.\ndraft: true\n"
EMBARGO = "title: Bài chờ ngày\ndate: 2026-06-01\nsummary: Một câu.\npublish_at: 2026-06-15\n"
CORRECTION = "title: Xin sửa số\nabout: award/quyet-dinh-46-qd-ubnd-2026\nreceived: 2026-05-28\n"
EXEMPLAR = "data/exemplars/nguyen-van-cam.yml"


def paths(items: tuple[Item, ...]) -> list[str]:
    """The files to open."""
    return [item.path for item in items]


def status(root: Path, today: date = date(2026, 6, 1)) -> Status:
    """The status on a day."""
    return look(settings_of(root, today))


@pytest.fixture
def published(small: Path) -> Path:
    """The small portal after a build."""
    assert build(settings_of(small), silent).ok
    time.sleep(0.06)  # or a clock may not tell what is written next from what was
    return small


def test_before_the_first_build_everything_is_new(small: Path) -> None:
    """Nothing is said of changes, since nothing remembers."""
    found = status(small)
    assert found.published is None
    assert not found.known
    assert set(found.news) == {"new"}
    assert "data/units/xa-song-trang.yml" in paths(found.news["new"])


def test_after_a_build_nothing_is_new(published: Path) -> None:
    """Whatever the day is."""
    for today in (date(2026, 6, 1), date(2026, 6, 2)):
        found = status(published, today)
        assert found.published
        assert found.known
        assert not found.news


def test_what_is_new_changed_or_gone_is_told_with_its_file(published: Path) -> None:
    """A record, its list, its picture, a hand-written page, the portal's own file."""
    table = published / "data/awards/quyet-dinh-45-qd-ubnd-2026.csv"
    table.write_text(table.read_text("utf-8").replace("40 hố rác", "41 hố rác"), "utf-8")
    for name in ("data/exemplars/nguyen-van-cam.svg", "content/gioi-thieu.md", "data/portal.yml"):
        file = published / name
        file.write_bytes(file.read_bytes() + b"\n")
    add(published, {"data/articles/moi.yml": "title: Mới\ndate: 2026\nsummary: S\n"})
    (published / "data/articles/thu-gom-rac-ben-song.yml").unlink()
    found = status(published)
    assert paths(found.news["new"]) == ["data/articles/moi.yml"]
    assert set(paths(found.news["changed"])) == {
        "data/awards/quyet-dinh-45-qd-ubnd-2026.yml",
        EXEMPLAR,
        "content/gioi-thieu.md",
        "data/portal.yml",
    }
    assert {item.title for item in found.news["removed"]} == {
        "data/articles/thu-gom-rac-ben-song.yml",
        "/tin-tuc/thu-gom-rac-ben-song/",
    }
    assert found.errors


def test_what_waits_is_told_with_what_is_missing(small: Path) -> None:
    """Drafts, days to come, consents, photographs, corrections and deadlines of the month."""
    add(
        small,
        {
            "data/articles/dang-viet.yml": DRAFT,
            "data/articles/cho-ngay.yml": EMBARGO,
            "data/corrections/xin-sua.yml": CORRECTION,
        },
    )
    exemplar = small / EXEMPLAR
    text = "\n".join(
        line for line in exemplar.read_text("utf-8").splitlines() if "consent:" not in line
    )
    exemplar.write_text(f"{text}\n", "utf-8")
    found = status(small, date(2026, 9, 1))
    assert "embargo" not in found.waiting
    found = status(small)
    waiting = found.waiting
    assert [(item.path, item.note) for item in waiting["draft"]] == [
        ("data/articles/dang-viet.yml", "còn 1 chỗ phải xem")
    ]
    assert [(item.title, item.day) for item in waiting["embargo"]] == [
        ("Bài chờ ngày", date(2026, 6, 15))
    ]
    assert paths(waiting["consent"]) == [EXEMPLAR]
    assert paths(waiting["photo"]) == ["data/exemplars/ho-ba-tran-thi-na.yml"]
    assert paths(waiting["correction"]) == ["data/corrections/xin-sua.yml"]
    assert "data/articles/dang-viet.yml" not in paths(found.news["new"])
    (due,) = status(small, date(2026, 9, 1)).waiting["deadline"]
    assert due.day == date(2026, 9, 30)
    assert due.path == "data/campaigns/ho-sach-vuon-xanh-2026.yml"


def test_an_embargoed_record_is_new_when_its_day_comes(published: Path) -> None:
    """Though its file has not changed since the build before."""
    add(published, {"data/articles/cho-ngay.yml": EMBARGO})
    assert build(settings_of(published), silent).ok
    assert "new" not in status(published).news
    assert paths(status(published, date(2026, 6, 15)).news["new"]) == ["data/articles/cho-ngay.yml"]


def test_the_command_speaks_to_people_and_to_machines(published: Path) -> None:
    """A quiet portal says so; else each line has its file."""
    photo = "photo: {file: nguyen-van-cam.svg, alt: Tranh}\n"
    consent = "consent: {date: 2026-05-02, scope: Đăng ảnh., photo: true}\n"
    file = published / "data/exemplars/ho-ba-tran-thi-na.yml"
    file.write_text(file.read_text("utf-8") + photo + consent, "utf-8")
    assert build(settings_of(published), silent).ok
    arguments = ["status", "--portal", str(published), "--today", "2026-06-01"]
    done = CliRunner().invoke(main, arguments)
    assert "Mọi thứ đã công bố, không có gì đang chờ." in done.output
    facts = json.loads(CliRunner().invoke(main, [*arguments, "--format", "json"]).output)
    assert facts["quiet"] is True
    add(published, {"data/articles/dang-viet.yml": DRAFT})
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0
    assert "Bản nháp (1)" in done.output
    assert "data/articles/dang-viet.yml" in done.output
    facts = json.loads(CliRunner().invoke(main, [*arguments, "--format", "json"]).output)
    assert facts["draft"][0]["path"] == "data/articles/dang-viet.yml"


def test_a_portal_that_cannot_be_read_has_a_status(small: Path) -> None:
    """Without a portal's own file there is something to mend, and no traceback."""
    (small / "data/portal.yml").unlink()
    assert status(small).errors == 1
