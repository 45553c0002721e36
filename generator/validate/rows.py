"""Rows of a CSV file that a record names → the record's own list, with the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.kinds.base import Kind, Rows
from generator.locale import has, t
from generator.model.portal import beside
from generator.model.problem import Problem, suggest
from generator.model.record import Listed, Value
from generator.model.source import Raw, Sources, Table
from generator.model.text import slug
from generator.privacy.fields import is_private_field


@dataclass(frozen=True, slots=True)
class Joined:
    """Data whose list came from a CSV file; `listed` leads a problem back to its line there."""

    data: dict[str, Raw]
    listed: Listed | None = None
    problems: tuple[Problem, ...] = ()


def join_rows(data: dict[str, Raw], path: str, kind: Kind, sources: Sources) -> Joined:
    """The data with the rows of its CSV file, when it names one that could be read."""
    rows = kind.rows
    name = data.get(rows.file) if rows else None
    if rows is None or not isinstance(name, str):
        return Joined(data)
    table = sources.tables.get(beside(path, name))
    if table is None:
        return Joined(data)
    if data.get(rows.field):
        twice = Problem("csv.rows-twice", path, (rows.file,), name)
        return Joined(data, problems=(twice,))
    names, problems = find_columns(table, rows)
    if problems:  # with a column unknown, every row would be reported for what it lacks
        return Joined(data, problems=problems)
    listed = [read_row(names, row.cells, rows) for row in table.rows]
    lines = tuple(row.line for row in table.rows)
    return Joined({**data, rows.field: listed}, Listed(rows.field, table.path, names, lines))


def read_row(names: Iterable[str], cells: Iterable[str], rows: Rows) -> Raw:
    """One line as the record's own list would have it; empty cells are left out."""
    found: dict[str, Raw] = {}
    for name, cell in zip(names, cells, strict=True):
        if cell:
            words = value_words(rows.row, name, rows.words.get(name, ()))
            found[name] = words.get(slug(cell), cell) if words else cell
    return found


def find_columns(table: Table, rows: Rows) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The field of each column; a header may be the field's name or its Vietnamese title."""
    known = _known_columns(rows.row)
    names, problems = [], []
    for index, title in enumerate(table.header):
        field = known.get(slug(title), "")
        if not field:
            near = known.get(suggest(slug(title), known), "")
            hint = column_titles(rows.row, near)[-1] if near else ""
            code = "field.private" if is_private_field(title) else "csv.header"
            hint = "" if code == "field.private" else hint
            problems.append(Problem(code, table.path, (), title, hint, 1, index + 1))
        elif field in names:
            problems.append(Problem("csv.header-twice", table.path, (), title, "", 1, index + 1))
        names.append(field)
    return tuple(names), tuple(problems)


@cache
def _known_columns(row: type[Value]) -> Mapping[str, str]:
    """The slug of whatever a column may be called → its field."""
    return {slug(title): field for field in row.model_fields for title in column_titles(row, field)}


def column_titles(row: type[Value], field: str) -> list[str]:
    """What a column of `field` may be called; the title that forms print comes last."""
    key = f"field.{row.__name__}.{field}"
    others = t(f"{key}.headers").split(";") if has(f"{key}.headers") else []
    return [field, *others, t(f"{key}.title")]


@cache
def value_words(row: type[Value], field: str, parts: tuple[str, ...]) -> Mapping[str, str]:
    """The slug of each Vietnamese name of a value → the value, for a field with a few values."""
    values = row.model_fields[field].annotation if parts else ()
    return {slug(t(f"{part}.{value}")): str(value) for value in values or () for part in parts}
