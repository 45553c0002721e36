"""Drafts held against what stands in a portal: added, completed, kept, never lost."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.editing.changes import write_changes
from generator.importers.commenting import with_comments
from generator.importers.found import Doubt, Draft
from generator.importers.planning import Planned, _rows, plan_drafts
from generator.load.yaml_text import parse_yaml
from generator.standing import look_at, problems_to_come
from tests.portals.toolbox import settings_of

DATA = {
    "title": "Tặng Giấy khen",
    "number": "77",
    "symbol": "QĐ-UBND",
    "date": "2026-05-15",
    "issuer": "ubnd-xa-song-trang",
    "form": "Giấy khen",
}
ROW = {"no": "1", "kind": "individual", "name": "Nguyễn Văn An"}
OLD = "quyet-dinh-45-qd-ubnd-2026"


def plan(root: Path, *drafts: Draft) -> tuple[Planned, ...]:
    """What the drafts would change in the portal at `root`."""
    return plan_drafts(root, look_at(settings_of(root)), drafts)


def test_a_new_record_comes_with_its_list_and_its_doubts(small: Path) -> None:
    """Two files, comments above the fields that an editor must look at."""
    doubt = Doubt(("form",), "import.doubt.form-from-heading", "Giấy khen")
    data = {**DATA, "recipients_file": "q.csv"}
    (found,) = plan(small, Draft("award", "q", data, (ROW,), (doubt,)))
    assert [change.path for change in found.changes] == ["data/awards/q.yml", "data/awards/q.csv"]
    text = (found.changes[0].after or b"").decode()
    assert "# CẦN XEM LẠI: “Giấy khen”" in text.split("form:")[0]
    assert parse_yaml(text, "")[0] == data
    assert problems_to_come(settings_of(small), look_at(settings_of(small)), found.changes) == ()


def test_two_files_of_one_decision_are_one_record(small: Path) -> None:
    """Rows of the second follow those of the first."""
    data = {**DATA, "recipients_file": "q.csv"}
    second = {**ROW, "no": "2", "name": "Trần Thị Bình"}
    one, two = Draft("award", "q", data, (ROW,)), Draft("award", "q", data, (second,))
    (found,) = plan(small, one, two)
    assert found.added == 2


def test_a_second_file_knows_better_than_a_guess(small: Path) -> None:
    """Of a draft, a doubtful field takes a value that is sure, and loses its doubt; others stay."""
    doubts = (
        Doubt(("title",), "import.doubt.title-from-heading", "Danh sách"),
        Doubt(("form",), "import.doubt.form-from-heading", "Giấy khen"),
    )
    guessed = {**DATA, "title": "Danh sách", "draft": "true", "recipients_file": "q.csv"}
    (first,) = plan(small, Draft("award", "q", guessed, (ROW,), doubts))
    write_changes(small, first.changes)
    sure = {"title": "Tặng Giấy khen", "form": "Bằng khen", "number": "78"}
    (second,) = plan(small, Draft("award", "q", sure, (), doubts[1:]))
    write_changes(small, second.changes)
    text = (small / "data/awards/q.yml").read_text("utf-8")
    data = parse_yaml(text, "")[0]
    assert (data["title"], data["form"], data["number"]) == ("Tặng Giấy khen", "Giấy khen", "77")
    assert text.count("CẦN XEM LẠI") == 1
    assert [doubt.loc for doubt in second.doubts] == [("form",), ("number",)]


def test_rows_for_a_decision_that_is_not_there_are_refused(small: Path) -> None:
    """Nothing is made of rows alone."""
    (found,) = plan(small, Draft("award", "khong-co", {}, (ROW,)))
    assert [problem.code for problem in found.problems] == ["import.no-target"]
    assert found.changes == ()


def test_a_record_that_cannot_be_read_is_left_alone(small: Path) -> None:
    """A list that is no table is mended first, and then added to."""
    (small / f"data/awards/{OLD}.csv").write_text("no,ten la\n1,2\n", "utf-8")
    (found,) = plan(small, Draft("award", OLD, {}, (ROW,)))
    assert [problem.code for problem in found.problems] == ["import.unreadable-record"]


def test_a_file_of_somebody_else_is_never_taken(small: Path) -> None:
    """A list that would be written over a table that is there is refused."""
    (small / "data/awards/q.csv").write_text("no,name\n1,A\n", "utf-8")
    data = {**DATA, "recipients_file": "q.csv"}
    (found,) = plan(small, Draft("award", "q", data, (ROW,)))
    assert [problem.code for problem in found.problems] == ["import.file-exists"]


def test_what_stands_is_kept_and_told(small: Path) -> None:
    """A field that differs keeps its value, one that is missing is filled in."""
    draft = Draft("award", OLD, {"form": "Bằng khen", "summary": "Một câu.", "draft": "true"})
    (found,) = plan(small, draft)
    assert [doubt.loc for doubt in found.doubts] == [("form",)]
    write_changes(small, found.changes)
    text = (small / f"data/awards/{OLD}.yml").read_text("utf-8")
    assert "Một câu." in text
    assert "Bằng khen" not in text
    assert "draft" not in text
    assert [one.changes for one in plan(small, draft)] == [()]


def test_a_corrected_name_changes_its_row_and_another_person_gets_a_new_one() -> None:
    """The number tells which row is meant only where the name is nearly the same."""
    there = [{"no": "1", "kind": "individual", "name": "Nguyễn Văn Toan", "unit_id": "thon-a"}]
    rows, added, changed = _rows(there, [{**ROW, "name": "Nguyễn Văn Toàn", "unit_id": "thon-b"}])
    assert (rows[0]["name"], rows[0]["unit_id"], added, changed) == (
        "Nguyễn Văn Toàn",
        "thon-a",
        0,
        1,
    )
    rows, added, changed = _rows(there, [{**ROW, "name": "Lò Thị Thơm"}])
    assert [(row["no"], row["name"]) for row in rows] == [
        ("1", "Nguyễn Văn Toan"),
        ("2", "Lò Thị Thơm"),
    ]
    assert (added, changed) == (1, 0)


NAMES = st.sampled_from(["An", "Bình", "Cường", "Nguyễn Văn An"])
ROWS = st.lists(
    st.fixed_dictionaries(
        {"no": st.integers(1, 6).map(str), "kind": st.just("individual"), "name": NAMES},
        optional={"title": NAMES, "unit_id": st.sampled_from(["a", "b"])},
    ),
    max_size=8,
    unique_by=lambda row: row["no"],
)


@given(ROWS, ROWS)
def test_the_same_rows_twice_change_nothing(there: list[dict[str, str]], new: object) -> None:
    """Merging is done once: the second time no row is added or changed, and none is ever lost."""
    assert isinstance(new, list)
    once, _, _ = _rows(there, new)
    twice, added, changed = _rows(once, new)
    assert (twice, added, changed) == (once, 0, 0)
    assert [row["no"] for row in once[: len(there)]] == [row["no"] for row in there]
    assert len({row["no"] for row in once}) == len(once)


def test_comments_stand_above_nested_fields() -> None:
    """A doubt deep in a record stands above its own line, at its depth."""
    text = "a: 1\nb:\n  - c: 2\n    d: 3\n"
    doubts = [Doubt(("b", 0, "d"), "import.doubt.missing"), Doubt(("z",), "import.doubt.missing")]
    written = with_comments(text, "award", doubts)
    assert written.split("\n")[0].startswith("# CẦN XEM LẠI: z:")
    assert "    # CẦN XEM LẠI: tệp không ghi; hãy điền\n    d: 3\n" in written
    assert parse_yaml(written, "")[0] == parse_yaml(text, "")[0]
