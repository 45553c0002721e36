"""A record that changed in fields of its own is built alone; whatever could be more is not."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from generator.building import build
from generator.kinds import KINDS
from generator.model.marks import find_marked
from generator.model.output import Report
from generator.model.record import FilePath, InPlan, Quoted, Ref
from generator.write import generations
from tests.portals.toolbox import TODAY, copy_portal, read, read_site, settings_of
from tests.portals.toolbox import build as build_all

_INDEX = "tra-cuu/chi-muc/"


def run(root: Path) -> Report:
    """What `thidua build` reports."""
    return build(settings_of(root), lambda stage, pages: None)


def is_alone(report: Report) -> bool:
    """Whether no more than one record was looked at."""
    return [name for name, _ in report.seconds] == ["render", "write"]


def _article(root: Path) -> str:
    return next((root / "data/articles").glob("*.md")).relative_to(root).as_posix()


def append(root: Path, words: str) -> None:
    """More words at the end of an article."""
    file = root / _article(root)
    file.write_text(f"{file.read_text('utf-8').rstrip()} {words}\n", "utf-8")


def as_from_nothing(root: Path, scratch: Path) -> dict[str, bytes]:
    """The site that a build without any memory makes of the portal's sources."""
    other = copy_portal(root, scratch / "moi")
    assert build_all(other).ok
    site = read_site(other / "site")
    shutil.rmtree(other)
    return site


@pytest.fixture
def built(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small portal, built; older builds may be taken at once."""
    monkeypatch.setattr(generations, "REST", 0.0)
    assert not is_alone(run(small))
    return small


def test_a_story_is_built_alone(built: Path, tmp_path: Path) -> None:
    """Again and again, its page and its words in the index are those of a build from nothing."""
    for words in ("Thêm một dấu phẩy,", "chữ zzz mới.", "Chữ ấy.", "zzz"):
        before = read_site(built / "site")
        append(built, words)
        report = run(built)
        assert is_alone(report)
        assert report.rendered == 1
        after = read_site(built / "site")
        assert after == as_from_nothing(built, tmp_path)
        changed = {path for path, content in after.items() if before.get(path) != content}
        assert len([path for path in changed if not path.startswith(_INDEX)]) == 1
        assert report.written is not None
        assert report.written.changed == len(changed)


def test_then_nothing_is_left_to_do(built: Path) -> None:
    """The next build sees that nothing changed since."""
    append(built, "Thêm một câu.")
    assert is_alone(run(built))
    assert [name for name, _ in run(built).seconds] == ["unchanged"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("title: ", "title: Tin ", id="what lists show"),
        pytest.param("\n---\n", "\nsource: Báo\n---\n", id="another field"),
        pytest.param("date: ", "date: 1", id="a value that is wrong"),
    ],
)
def test_what_others_may_see_is_for_the_pipeline(
    built: Path, old: str, new: str, tmp_path: Path
) -> None:
    """Any other field, and anything wrong."""
    file = built / _article(built)
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    report = run(built)
    assert not is_alone(report)
    if report.ok:
        assert read_site(built / "site") == as_from_nothing(built, tmp_path)


def test_links_are_checked(built: Path) -> None:
    """A text that leads somewhere new is for the pipeline, which knows what there is."""
    append(built, "[đây](/khong-co/)")
    report = run(built)
    assert [problem.code for problem in report.problems] == ["link.broken"]


def test_a_site_that_somebody_touched_is_mended(built: Path, tmp_path: Path) -> None:
    """A page is missing: the pipeline makes it again."""
    (built / "site/index.html").unlink()
    append(built, "Thêm một câu.")
    assert not is_alone(run(built))
    assert read_site(built / "site") == as_from_nothing(built, tmp_path)


def test_an_older_build_that_somebody_touched_is_not_taken(built: Path, tmp_path: Path) -> None:
    """What was put into it is not published with the next one."""
    append(built, "Một.")
    assert is_alone(run(built))
    older = min(path for path in (built / ".site-builds").iterdir() if path.is_dir())
    assert older != (built / "site").resolve()
    (older / "la.html").write_text("lạ")
    append(built, "Hai.")
    assert is_alone(run(built))
    assert read_site(built / "site") == as_from_nothing(built, tmp_path)


@pytest.mark.parametrize("name", ["skeleton.pickle", "unchanged.pickle"])
def test_what_is_remembered_may_be_damaged(
    built: Path, name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told in a line, and what is published is right."""
    file = built / ".thidua/cache" / name
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    append(built, "Thêm một câu.")
    with caplog.at_level(logging.WARNING):
        assert run(built).ok
    assert [record.getMessage().count(name) for record in caplog.records] == [1]
    assert read_site(built / "site") == as_from_nothing(built, tmp_path)


def test_fields_of_its_own_lead_nowhere(real_built: Path) -> None:
    """They are no references, files or quotations, in any record of the demonstration."""
    portal = read(real_built, TODAY).portal
    assert portal is not None
    marks = (Ref, FilePath, Quoted, InPlan)
    for kind in KINDS:
        assert kind.own <= kind.record.model_fields.keys()
        for entry in portal.all(kind.name) if kind.own else ():
            found = (loc for mark in marks for loc, _, _ in find_marked(entry.record, mark))
            fields = {str(loc[0]) for loc in found}
            assert kind.own.isdisjoint(fields), entry.path


def test_private_matters_are_told_of_a_record_built_alone(built: Path) -> None:
    """A telephone in a story is no more published than it is by a whole build."""
    append(built, "Gọi 0912 345 678.")
    assert {problem.code for problem in run(built).problems} == {"private.phone"}
    assert b"0912" not in b"".join(read_site(built / "site").values())


def test_nothing_is_built_alone_where_somebody_withdrew(built: Path) -> None:
    """Whoever may name them again is looked at by all stages."""
    file = built / "data/exemplars/nguyen-van-cam.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("photo: true}", "photo: true, withdrawn: 2026-05-03}"), "utf-8")
    assert run(built).ok
    append(built, "Có ông Nguyễn Văn Cam.")
    report = run(built)
    assert report.ok
    assert not is_alone(report)
    pages = b"".join(read_site(built / "site").values()).decode("utf-8", "replace")
    assert "Có ông (đã gỡ tên)." in pages
    assert "Nguyễn Văn Cam" not in pages
