"""A portal's folder becomes its sources, whatever lies in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.kinds import FILED
from generator.load import load
from generator.load.files import find_files
from tests.portals.toolbox import SMALL, add, copy_portal, read

FOLDERS = frozenset(kind.folder for kind in FILED)


def test_the_order_of_files_is_the_order_of_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No file system decides in which order records are read."""
    files = ["b/y.yml", "a/z.yml", "c.yml", "a/x.yml", "B.yml"]
    add(tmp_path, dict.fromkeys(files, "x"))
    expected = list(find_files(tmp_path))
    walk = os.walk

    def reversed_walk(folder: Path, **options: Any) -> Iterator[tuple[str, list[str], list[str]]]:
        for here, folders, names in walk(folder, **options):
            folders.reverse()
            yield here, folders, names[::-1]

    monkeypatch.setattr(os, "walk", reversed_walk)
    assert list(find_files(tmp_path)) == expected
    assert sorted(expected) == sorted(files)


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    """Editors' and version control's files are none of ours."""
    add(tmp_path, {".git/a": "", "a/.b.yml.swp": "", "a/b.yml": "", ".x": ""})
    assert list(find_files(tmp_path)) == ["a/b.yml"]


def test_the_small_portal_is_read_whole() -> None:
    """Every record, table, picture, page and single file is found in its place."""
    sources = load(SMALL, FOLDERS)
    assert sources.problems == ()
    assert {name: len(found) for name, found in sources.by_folder.items()} == {
        "articles": 2,
        "awards": 2,
        "campaigns": 1,
        "consultations": 0,
        "corrections": 0,
        "documents": 1,
        "events": 1,
        "exemplars": 2,
        "units": 3,
    }
    assert list(sources.tables) == ["data/awards/quyet-dinh-45-qd-ubnd-2026.csv"]
    assert list(sources.media) == ["data/exemplars/nguyen-van-cam.svg"]
    assert set(sources.singles) == {"portal.yml", "withdrawn.yml"}
    assert sources.content == (
        "content/gioi-thieu.md",
        "content/index.md",
        "content/mau/bao-cao.txt",
    )


def test_records_may_stand_in_folders_of_their_own(tmp_path: Path) -> None:
    """Below a kind's folder an editor may sort files as he likes."""
    root = copy_portal(SMALL, tmp_path / "cong")
    add(root, {"data/units/cu/2025/a.yml": "name: A\ntype: other\n"})
    found = read(root)
    assert found.problems == ()
    assert found.portal is not None
    assert found.portal.find("unit", "a") is not None


def test_all_problems_of_all_files_are_told_in_one_run(tmp_path: Path) -> None:
    """Nobody has to run the check once for each mistake."""
    root = add(
        copy_portal(SMALL, tmp_path / "cong"),
        {
            "data/units/a.yml": "name: A\ntype: comune\nx: 1\n",
            "data/articles/b.yml": "title: B\ndate: 2026-02-31\n",
            "data/articles/c.yml": "title: [\n",
            "data/awards/d.csv": "",
            "data/events/e.yml": "title: E\norganiser: khong-co\n",
            "content/Ê.md": "# Ê\n",
        },
    )
    found = [(problem.path, problem.code) for problem in read(root).problems]
    assert found == [
        ("content/Ê.md", "id.invalid"),
        ("data/articles/b.yml", "record.missing"),
        ("data/articles/b.yml", "date.impossible"),
        ("data/articles/c.yml", "yaml.syntax"),
        ("data/awards/d.csv", "csv.empty"),
        ("data/events/e.yml", "ref.unknown"),
        ("data/units/a.yml", "record.choice"),
        ("data/units/a.yml", "record.unknown-key"),
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(
        ["units/x.yml", "articles/x.md", "awards/x.csv", "portal.yml", "withdrawn.yml"]
    ),
    st.binary() | st.text().map(str.encode),
)
def test_any_bytes_in_any_file_are_read_or_reported(
    small_in_memory: Path, name: str, content: bytes
) -> None:
    """Whatever bytes an editor's disk holds, the answer is a portal or problems with a line."""
    file = small_in_memory / "data" / name
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(content)
    try:
        found = read(small_in_memory)
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
    assert found.portal is not None or found.problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in found.problems)


@pytest.fixture(scope="module")
def small_in_memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest portal that is one, to be changed and put back."""
    root = tmp_path_factory.mktemp("bytes")
    return add(
        root,
        {
            "mkdocs.yml": "site_name: A\n",
            "data/portal.yml": "name: A\nbody: B\n",
            "data/units/a.yml": "name: A\ntype: other\n",
            "data/articles/a.yml": "title: A\ndate: 2026\nsummary: S\n",
            "data/awards/q.yml": (
                "title: Q\ndate: 2026\nissuer: a\nform: F\nrecipients_file: x.csv\n"
            ),
            "data/awards/x.csv": "no,name\n1,An\n",
        },
    )
