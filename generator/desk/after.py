"""The portal's parsed files after one of them changed: nothing else is read again."""

from __future__ import annotations

from dataclasses import replace

from generator.editing.changes import Change
from generator.load.csv_text import parse_csv
from generator.load.files import parse_text
from generator.load.front_matter import parse_front_matter
from generator.load.yaml_text import parse_yaml
from generator.model.problem import Problem
from generator.model.source import Source, Sources


def with_file(sources: Sources, change: Change) -> Sources:
    """`sources` with one file of a record, or one list, as `change` leaves it."""
    others = [one for one in sources.problems if one.path != change.path]
    text, found = (None, []) if change.after is None else parse_text(change.after, change.path)
    read = _with_table if change.path.lower().endswith(".csv") else _with_record
    changed, more = read(sources, change.path, text)
    return replace(changed, problems=(*others, *found, *more))


def _with_table(sources: Sources, path: str, text: str | None) -> tuple[Sources, list[Problem]]:
    tables = {name: table for name, table in sources.tables.items() if name != path}
    found: list[Problem] = []
    if text is not None:
        table, found = parse_csv(text, path)
        if table is not None:
            tables[path] = table
    return replace(sources, tables=tables), found


def _with_record(sources: Sources, path: str, text: str | None) -> tuple[Sources, list[Problem]]:
    folder = path.split("/")[1]
    records = [one for one in sources.by_folder.get(folder, ()) if one.path != path]
    found: list[Problem] = []
    if text is not None:
        parse = parse_front_matter if path.lower().endswith(".md") else parse_yaml
        data, found = parse(text, path)
        if not found:
            records = sorted([*records, Source(path, data)], key=lambda one: one.path)
    by_folder = {**sources.by_folder, folder: tuple(records)}
    return replace(sources, by_folder=by_folder), found
