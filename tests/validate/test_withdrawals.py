"""`data/withdrawn.yml`: which addresses answer with a notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals.toolbox import add, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/tin-tuc/a/:\n  reason: Rút.\n", []),
        ("/tin-tuc/a/b/:\n  reason: Rút.\n  date: 2026-05\n  basis: Văn bản số 1\n", []),
        ("/khen-thuong/a/#ca-nhan-1:\n  reason: Rút.\n", []),
        ("tin-tuc/a:\n  reason: Rút.\n", [("address.form", 2, "tin-tuc/a")]),
        ("/tin-tuc/a:\n  reason: Rút.\n", [("address.form", 2, "/tin-tuc/a")]),
        ("/Tin-Tuc/a/:\n  reason: Rút.\n", [("address.form", 2, "/Tin-Tuc/a/")]),
        ("/tin-tuc/a/:\n  date: 2026\n", [("record.missing", 2, "/tin-tuc/a/.reason")]),
        (
            "/tin-tuc/a/:\n  reson: Rút.\n",
            [
                ("record.missing", 2, "/tin-tuc/a/.reason"),
                ("record.unknown-key", 2, "/tin-tuc/a/.reson"),
            ],
        ),
        ("/tin-tuc/a/: Rút.\n", [("record.group", 1, "/tin-tuc/a/")]),
        ("/tin-tuc/a/:\n", [("record.empty", 1, "/tin-tuc/a/")]),
        (
            "/tin-tuc/a/:\n  reason: Rút.\n  date: 2026-02-31\n",
            [("date.impossible", 3, "/tin-tuc/a/.date")],
        ),
    ],
)
def test_each_notice_has_an_address_and_a_reason(
    text: str, expected: list[tuple[str, int, str]], small: Path
) -> None:
    """What is wrong with a notice is told at its line, under its address."""
    found = read(add(small, {"data/withdrawn.yml": text})).problems
    assert [(problem.code, problem.line, problem.field) for problem in found] == expected


def test_a_portal_may_have_withdrawn_nothing(small: Path) -> None:
    """The file is not needed."""
    (small / "data/withdrawn.yml").unlink()
    assert read(small).codes == []


@pytest.mark.parametrize("name", ["portal.yaml", "withdraw.yml", "ledger.yml", "README.yml"])
def test_a_file_that_nothing_reads_is_told(name: str, small: Path) -> None:
    """A misspelt name is not passed over in silence."""
    assert read(add(small, {f"data/{name}": "a: b\n"})).codes == ["file.unknown"]
