"""The whole line: the same input gives the same bytes, and what is wrong publishes nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import making
from generator.errors import RenderError, SettingsError
from generator.kinds import KINDS
from generator.kinds.status import Status
from generator.load.yaml_text import parse_yaml
from generator.locale import t
from generator.model.problem import Severity
from generator.settings import find_settings
from tests.portals.toolbox import (
    REPOSITORY,
    SMALL,
    TODAY,
    add,
    build,
    check,
    copy_portal,
    parse_page,
    read_site,
    thidua,
)

LEDGER = "data/ledger.txt"


def words(root: Path, path: str) -> str:
    """The words of a built page."""
    return parse_page((root / "site" / path / "index.html").read_text("utf-8")).words


# --- the same bytes


def test_two_builds_give_the_same_bytes(small_built: Path, tmp_path: Path) -> None:
    """Neither hash seed nor time zone, locale, folder or clock can be read off the site."""
    environments = [
        {"PYTHONHASHSEED": "0", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4294967295", "TZ": "America/Los_Angeles", "LC_ALL": "vi_VN.UTF-8"},
    ]
    expected = read_site(small_built / "site")
    for number, environment in enumerate(environments):
        root = copy_portal(SMALL, tmp_path / ("nơi khác/" * number) / f"cổng {number}")
        done = thidua("build", "--today", str(TODAY), cwd=root, **environment)
        assert done.returncode == 0, done.stderr
        assert read_site(root / "site") == expected
        assert (root / LEDGER).read_bytes() == (small_built / LEDGER).read_bytes()


def test_cached_frames_give_the_same_bytes(small: Path, small_built: Path, tmp_path: Path) -> None:
    """A build with a cache and one without cannot be told apart."""
    assert (small / ".thidua").is_dir()
    fresh = copy_portal(SMALL, tmp_path / "moi")
    assert build(small).ok
    assert build(fresh).ok
    assert read_site(small / "site") == read_site(fresh / "site") == read_site(small_built / "site")


def test_a_second_build_writes_nothing(small: Path) -> None:
    """Without a change no file is touched, and the published link leads where it led."""
    first = build(small)
    before = {path: path.stat().st_mtime_ns for path in (small / "site").rglob("*")}
    target, ledger = os.readlink(small / "site"), (small / LEDGER).stat().st_mtime_ns
    second = build(small)
    assert first.written is not None
    assert second.written is not None
    assert first.written.changed == first.written.total
    assert (second.written.changed, second.written.removed) == (0, 0)
    assert second.written.total == first.written.total
    assert os.readlink(small / "site") == target
    assert {path: path.stat().st_mtime_ns for path in (small / "site").rglob("*")} == before
    assert (small / LEDGER).stat().st_mtime_ns == ledger


def test_one_changed_record_changes_few_files(small: Path) -> None:
    """Pages that do not show the record stay the very files that they were."""
    build(small)
    file = small / "data/units/xa-ben-go-cu.yml"
    file.write_text(file.read_text("utf-8") + "contact: Không còn\n", "utf-8")
    report = build(small)
    assert report.written is not None
    assert 1 <= report.written.changed <= 3


# --- what is wrong


def test_an_invalid_portal_writes_nothing(small: Path) -> None:
    """The site, the ledger and everything else stay as they were; without a site none appears."""
    add(small, {"data/units/x.yml": "name: X\ntype: comune\n"})
    before = sorted(small.rglob("*"))
    assert not build(small).ok
    made = {path for path in small.rglob("*") if ".thidua" not in path.parts} - set(before)
    assert not made
    (small / "data/units/x.yml").unlink()
    assert build(small).ok
    site, ledger = read_site(small / "site"), (small / LEDGER).read_bytes()
    add(small, {"data/units/x.yml": "name: X\ntype: comune\n"})
    add(small, {"data/articles/moi.yml": "title: A\ndate: 2026\nsummary: S\n"})
    report = build(small)
    assert report.written is None
    assert [problem.code for problem in report.problems] == ["record.choice"]
    assert read_site(small / "site") == site
    assert (small / LEDGER).read_bytes() == ledger


@pytest.mark.parametrize(
    "files",
    [
        {"data/units/x.yml": "a: [\n"},
        {"data/units/x.yml": "name: X\ntype: other\nparent: y\n"},
        {"data/articles/x.md": "---\ntitle: A\ndate: 2026\nsummary: S\n---\n[a](/b/)\n"},
        {LEDGER: "/tin-tuc/khong-con/\n"},
        {"content/tin-tuc.md": "# A\n"},
        {"mkdocs.yml": "a: [\n"},
    ],
)
def test_check_and_build_find_the_same(files: dict[str, str], small: Path) -> None:
    """What `thidua check` lets pass, `thidua build` publishes; what it tells, stops the build."""
    add(small, files)
    checked = check(small)
    built = build(small)
    assert checked.problems == built.problems
    assert not checked.ok
    assert built.written is None


def test_a_check_writes_nothing_but_its_cache(small: Path) -> None:
    """No site, no ledger, no lock stays behind."""
    before = sorted(path for path in small.rglob("*") if ".thidua" not in path.parts)
    assert check(small).ok
    assert sorted(path for path in small.rglob("*") if ".thidua" not in path.parts) == before


def test_warnings_are_told_and_do_not_stop(small: Path) -> None:
    """A navigation that names a missing page is told; the site is published."""
    config = (small / "mkdocs.yml").read_text("utf-8")
    report = build(add(small, {"mkdocs.yml": f"{config}  - khong-co.md\n"}))
    assert report.ok
    assert {problem.severity for problem in report.problems} == {Severity.WARNING}
    assert report.written is not None


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("data/units/xa-song-trang.yml", "name: [\n", "yaml.syntax"),
        ("data/units/xa-song-trang.yml", "name: A\n", "record.missing"),
        ("data/documents/ke-hoach-12-kh-ubnd-2026.yml", "", "yaml.empty"),
        ("data/awards/quyet-dinh-45-qd-ubnd-2026.csv", "", "csv.empty"),
        ("data/awards/quyet-dinh-45-qd-ubnd-2026.yml", "a\tb\n", "yaml.root"),
        ("data/articles/trong-cay-dau-xuan.md", "x", "markdown.front-matter"),
        ("content/gioi-thieu.md", b"\xff", "file.encoding"),
    ],
)
def test_a_broken_file_is_told_alone(path: str, text: str | bytes, code: str, small: Path) -> None:
    """Records that refer to it, and the ledger, are not blamed for a file that cannot be read."""
    assert build(small).ok
    report = build(add(small, {path: text}))
    assert {(problem.path, problem.code) for problem in report.problems} == {(path, code)}


def test_a_broken_file_does_not_hide_another_mistake(small: Path) -> None:
    """An unknown reference that has nothing to do with the broken file is told in the same run."""
    add(small, {"data/units/xa-song-trang.yml": "name: [\n"})
    add(small, {"data/articles/x.yml": "title: A\ndate: 2026\nsummary: S\nunits: [khong-co]\n"})
    add(small, {LEDGER: "/tin-tuc/khong-con/\n"})
    codes = [problem.code for problem in check(small).problems]
    assert codes == ["ref.unknown", "address.lost", "yaml.syntax"]


def test_a_template_that_fails_leaves_the_old_site(small: Path) -> None:
    """A page that cannot be drawn ends the build with the template's name, and nothing is lost."""
    assert build(small).ok
    before = read_site(small / "site")
    for template in ("{% if %}", "{{ khong_co }}", "{{ 1 / 0 }}"):
        add(small, {"theme/pages/article.html": template})
        with pytest.raises((RenderError, ZeroDivisionError)):
            build(small)
        assert read_site(small / "site") == before
    (small / "theme/pages/article.html").unlink()
    assert build(small).ok


# --- the day


def test_the_day_is_the_option_then_the_epoch_then_the_clock(small: Path) -> None:
    """`--today` wins over `SOURCE_DATE_EPOCH`, and that over the clock."""
    epoch = {"SOURCE_DATE_EPOCH": "1780272000"}
    assert find_settings(small, None, epoch).today == TODAY
    assert find_settings(small, TODAY.replace(year=2030), epoch).today.year == 2030
    assert find_settings(small, None, {"SOURCE_DATE_EPOCH": ""}).today >= TODAY.replace(year=2025)
    with pytest.raises(SettingsError):
        find_settings(small, None, {"SOURCE_DATE_EPOCH": "hôm nay"})
    with pytest.raises(SettingsError):
        find_settings(small / "data", None, {})


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-01-04", Status.UPCOMING),
        ("2026-09-30", Status.RUNNING),
        ("2026-10-01", Status.OVER),
    ],
)
def test_the_status_changes_with_the_day(day: str, status: Status, small: Path) -> None:
    """A campaign is upcoming, running and over on the pages of the days when it is."""
    assert build(small, TODAY.fromisoformat(day)).ok
    page = words(small, "phong-trao/ho-sach-vuon-xanh-2026")
    assert t(f"status.{status}") in page
    assert TODAY.fromisoformat(day).strftime("%d/%m/%Y") in page
    assert (small / f"site/phong-trao/tinh-trang/{status}/index.html").is_file()


# --- portals of all sizes


def test_a_portal_without_records_is_a_site(tmp_path: Path) -> None:
    """A name and a responsible body are enough to begin with."""
    root = add(
        tmp_path,
        {
            "mkdocs.yml": "site_name: A\ntheme:\n  name: material\n  font: false\n",
            "data/portal.yml": "name: Cổng mới\nbody: UBND xã\n",
        },
    )
    report = build(root)
    assert [problem.code for problem in report.problems] == []
    assert "Cổng mới" in words(root, "")
    for kind in KINDS:
        assert (root / "site" / kind.segment / "index.html").is_file()


def test_a_portals_own_template_wins(small: Path) -> None:
    """A file in the portal's `theme/` takes the place of the built-in one of the same name."""
    add(small, {"theme/pages/moved.html": "<h1>Đã dời nhà</h1>"})
    assert build(small).ok
    assert "Đã dời nhà" in words(small, "tin-tuc/trong-cay")
    assert "minh họa" in words(small, "tin-tuc/trong-cay-dau-xuan").lower()


def test_one_picture_in_two_places_of_the_theme_is_published_once(small: Path) -> None:
    """Two assets of one name and content have one address."""
    icon = (REPOSITORY / "theme/assets/img/icon.svg").read_bytes()
    assert build(add(small, {"theme/assets/khac/icon.svg": icon})).ok


def test_the_portal_of_this_repository_builds(real_built: Path) -> None:
    """The demonstration has no problem, and its five real plans are there."""
    plans = [
        path for path in (real_built / "site/phong-trao").iterdir() if path.name[-4:].isdigit()
    ]
    assert len(plans) >= 5


def test_the_five_plans_quote_their_papers(real_built: Path) -> None:
    """Each real plan's text stands on its page, paragraph by paragraph."""
    for file in sorted((REPOSITORY / "data/documents").glob("ke-hoach-[ctg]*.yml")):
        data, _ = parse_yaml(file.read_text("utf-8"), file.name)
        page = words(real_built, f"van-ban/{file.stem}")
        for line in str(data["body"]).splitlines():
            assert " ".join(line.split()[1:]) in page, (file.name, line)


def test_reports_carry_the_numbers(small: Path) -> None:
    """Records, pages and files are counted as they are."""
    report = build(small)
    assert report.records == 12
    html = [path for path in read_site(small / "site") if path.endswith(".html")]
    assert report.pages == len(html)
    assert report.written is not None
    assert report.written.total == len(read_site(small / "site"))
    assert [name for name, _ in report.seconds] == [
        "load",
        "validate",
        "link",
        "frame",
        "pictures",
        "index",
        "export",
        "render",
        "write",
    ]


def test_two_processes_make_the_same_site_as_one(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And find the same broken links, in the same words."""
    article = small / "data/articles/trong-cay-dau-xuan.md"
    article.write_text(article.read_text("utf-8") + "\n[Lạc](/khong-co/)\n", "utf-8")
    other = copy_portal(small, tmp_path / "khac")
    alone = build(small).problems
    monkeypatch.setattr(making, "_MANY", 1)
    assert build(other).problems == alone != ()
    for root in (small, other):
        file = root / "data/articles/trong-cay-dau-xuan.md"
        file.write_text(file.read_text("utf-8").replace("[Lạc](/khong-co/)", "Lạc"), "utf-8")
    together = build(other)
    monkeypatch.setattr(making, "_MANY", 10**9)
    assert build(small) == together
    assert read_site(small / "site") == read_site(other / "site")
