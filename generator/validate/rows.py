"""Rows of a CSV file that a record names → the record's own list, with the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.kinds.base import Kind, Rows
from generator.locale import has, t
from generator.model.portal import beside
from generator.model.problem import Problem, suggest
from generator.model.source import Raw, Row, Sources, Table
from generator.model.text import slug


@dataclass(frozen=True, slots=True)
class Joined:
    """Data whose list came from `table`; `place` leads a problem back to its line there."""

    data: dict[str, Raw]
    rows: Rows | None = None
    table: Table | None = None
    names: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def place(self, problem: Problem) -> Problem:
        """The problem, in the CSV file where it was found there."""
        if not (self.table and self.rows and problem.loc[:1] == (self.rows.field,)):
            return problem
        if len(problem.loc) < 2 or not isinstance(problem.loc[1], int):
            return problem
        name = str(problem.loc[2]) if len(problem.loc) > 2 else ""
        column = self.names.index(name) + 1 if name in self.names else 1
        line = self.table.rows[problem.loc[1]].line
        return replace(problem, path=self.table.path, loc=(name,) if name else ()).at(line, column)


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
    names, problems = _columns(table, kind, rows)
    listed: list[Raw] = [
        {
            field: cell
            for field, cell in zip(names, row.cells.values(), strict=True)
            if field and cell
        }
        for row in table.rows
    ]
    return Joined({**data, rows.field: listed}, rows, table, names, problems)


def _cells(names: tuple[str, ...], row: Row) -> Iterator[tuple[str, str]]:
    return zip(names, row.cells.values(), strict=True)


def _columns(table: Table, kind: Kind, rows: Rows) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The field of each column; a header may be the field's name or its Vietnamese title."""
    known = {slug(title): field for field in rows.columns for title in _titles(kind, rows, field)}
    names, problems = [], []
    for index, title in enumerate(table.header):
        field = known.get(slug(title), "")
        if not field:
            hint = suggest(slug(title), known)
            problems.append(Problem("csv.header", table.path, (), title, hint, 1, index + 1))
        elif field in names:
            problems.append(Problem("csv.header-twice", table.path, (), title, "", 1, index + 1))
        names.append(field)
    return tuple(names), tuple(problems)


def _titles(kind: Kind, rows: Rows, field: str) -> list[str]:
    key = f"field.{kind.name}.{rows.field}.{field}.title"
    return [field, t(key)] if has(key) else [field]
