"""The bytes of a workbook or CSV file → grids of text, with what must be told of them.

Workbooks are parsed by `child.py` in a process of its own, with bounded memory and time.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.importers.encodings import decode_text, restore_text
from generator.importers.grid import Grid, cell_name
from generator.model.problem import Problem
from generator.model.text import UNFIT, nfc

_CHILD = Path(__file__).with_name("child.py")
_SECONDS = 9
#: Formulas told one by one; the rest as a number.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Workbook:
    """The grids of a file in their order, and problems; warnings among them are only told."""

    grids: tuple[Grid, ...] = ()
    problems: tuple[Problem, ...] = ()


def unpack_workbook(data: bytes, name: str) -> Workbook:
    """The sheets that people see; hidden ones are told and left out."""
    answer = _ask_child(data)
    if "error" in answer:
        return Workbook(problems=(Problem(answer["error"], name, found=answer["found"]),))
    grids: list[Grid] = []
    problems: list[Problem] = []
    for sheet in answer["sheets"]:
        if not sheet["rows"]:
            continue
        if sheet["hidden"]:
            if not _is_ours(sheet["name"]):
                told = Problem("import.hidden-sheet", f"{name}!{sheet['name']}")
                problems.append(told.as_warning())
            continue
        problems += _formulas(sheet, name)
        grids.append(_grid(sheet, name, problems))
    return Workbook(tuple(grids), tuple(problems))


def _is_ours(name: str) -> bool:
    """Whether the template hides this sheet: the words of its drop-downs."""
    return name.startswith("_")


def _ask_child(data: bytes) -> dict[str, Any]:
    command = (sys.executable, "-I", str(_CHILD))
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"error": "import.too-large", "found": ""}
    except ValueError:  # it was ended for what it took
        return {"error": "import.too-large", "found": ""}
    return answer


def _formulas(sheet: dict[str, Any], name: str) -> list[Problem]:
    """Cells whose value is computed: told where the file holds the value, else refused."""
    found = [
        Problem("import.formula-empty", f"{name}!{sheet['name']}!{cell_name(row, column)}")
        for row, column in sheet["bare"][:_TOLD]
    ]
    if sheet["formulas"]:
        row, column = sheet["formulas"][0]
        place = f"{name}!{sheet['name']}!{cell_name(row, column)}"
        count = str(len(sheet["formulas"]))
        found.append(Problem("import.formula", place, found=count).as_warning())
    return found


def _grid(sheet: dict[str, Any], name: str, problems: list[Problem]) -> Grid:
    """Cells as text, from column A on; hidden rows are blank, and told."""
    first, left = sheet["first"], sheet["column"]
    hidden = frozenset(sheet["hidden_rows"])
    rows: list[tuple[str, ...]] = []
    skipped = 0
    for offset, cells in enumerate(sheet["rows"]):
        texts = ("",) * left + tuple(map(_text, cells))
        if first + offset in hidden:
            skipped += any(texts)
            texts = ("",) * len(texts)
        rows.append(texts)
    if skipped:
        told = Problem("import.hidden-rows", f"{name}!{sheet['name']}", found=str(skipped))
        problems.append(told.as_warning())
    spans = tuple(
        (top - first, a, bottom - first, b)
        for top, a, bottom, b in sheet["spans"]
        if top >= first and top - first < len(rows)
    )
    grid = Grid(name, sheet["name"], tuple(rows), spans, first + 1)
    return _in_unicode(grid, problems)


def _in_unicode(grid: Grid, problems: list[Problem]) -> Grid:
    """The grid without the letters of old fonts (VNI, .VnTime), which workbooks keep."""
    text = "\n".join(cell.replace("\n", " ") for row in grid.rows for cell in row if cell)
    restored = restore_text(text)
    place = f"{grid.file}!{grid.name}"
    if restored is None:
        problems.append(Problem("import.garbled", place, found=text[:60]))
        return grid
    if not restored.encoding:
        return grid
    problems.append(Problem("import.old-font", place, found=restored.encoding).as_warning())
    cells = iter(restored.text.split("\n"))
    rows = tuple(tuple(next(cells) if cell else "" for cell in row) for row in grid.rows)
    return Grid(grid.file, grid.name, rows, grid.spans, grid.first)


def _text(cell: Any) -> str:
    """A cell as people read it: 203.0 is "203", a day is "2026-07-15"."""
    if cell is None:
        return ""
    if isinstance(cell, dict):
        return str(cell["date"])
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return UNFIT.sub("", nfc(str(cell))).strip()


def unpack_csv(data: bytes, name: str) -> Workbook:
    """The one grid of a CSV file: comma, semicolon or tab, in any encoding that can be told."""
    decoded, problems = decode_text(data, name)
    if decoded is None:
        return Workbook(problems=problems)
    told: tuple[Problem, ...] = ()
    if decoded.encoding not in ("", "UTF-8 BOM"):
        told = (Problem("import.decoded", name, found=decoded.encoding).as_warning(),)
    text = decoded.text.removeprefix("\ufeff")
    lines = text.splitlines()
    delimiter = max(",;\t", key=lambda sign: sum(line.count(sign) for line in lines[:50]))
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows = tuple(tuple(cell.strip() for cell in row) for row in reader)
    except csv.Error:
        return Workbook(problems=(Problem("import.csv", name),))
    return Workbook((Grid(name, "", rows),), told)
