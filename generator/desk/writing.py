"""What the desk may write and where: the files of a record, beside others of its kind."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from generator.desk.files import is_name
from generator.desk.outcomes import DeskError
from generator.editing.changes import Change
from generator.editing.records import RecordFile, edited_record
from generator.kinds.base import Kind
from generator.model.source import Sources

Data = Mapping[str, Any]
RowList = Sequence[Mapping[str, Any]] | None


def changes_of(
    root: Path, before: RecordFile | None, path: str, kind: Kind, data: Data, rows: RowList
) -> tuple[Change, ...]:
    """What makes the record at `path` hold `data`, and its list `rows`; None: the list stays.

    Raises `DeskError` for what cannot be written, or not there.
    """
    if kind.rows and rows and not (data.get(kind.rows.file) or data.get(kind.rows.field)):
        data = {**data, kind.rows.file: _list_name(before, path)}
    table = data.get(kind.rows.file) if kind.rows else None
    if not table:
        rows = None
    if isinstance(table, str) and table and (before is None or before.table is None):
        if ("/" in table) or not is_name(table.removesuffix(".csv")):
            raise DeskError(422, "bad-list", found=table[:120])
        if rows is not None and (root / f"data/{kind.folder}/{table}").exists():
            raise DeskError(422, "list-there", found=table)
    try:
        changes = edited_record(before, path, kind, data, rows)
    except (ValueError, TypeError, RecursionError) as error:
        raise DeskError(422, "unwritable") from error
    if not all(is_own(root, change.path, kind) for change in changes):
        raise DeskError(422, "outside")
    return changes


def is_own(root: Path, path: str, kind: Kind) -> bool:
    """Whether a file stands with the records of `kind`, by its name and on the disk."""
    folder = root / "data" / kind.folder
    parts = path.split("/")
    if parts[:2] != ["data", kind.folder] or any(part in ("", ".", "..") for part in parts):
        return False
    return (root / path).resolve().is_relative_to(folder.resolve())


def new_path(root: Path, sources: Sources, kind: Kind, id_: str) -> str:
    """Where a new record stands: in a file like those of most others of its kind.

    Raises `DeskError` where the id will do for no file, or its file is there.
    """
    if not is_name(id_) or id_ in kind.reserved_ids():
        raise DeskError(422, "bad-id", found=id_[:120])
    found = sources.by_folder.get(kind.folder, ())
    markdown = sum(source.path.endswith(".md") for source in found)
    like = markdown * 2 > len(found) if found else kind.body == "body"
    path = f"data/{kind.folder}/{id_}{'.md' if like else '.yml'}"
    taken = [(root / path).with_suffix(end) for end in (".yml", ".yaml", ".md")]
    if any(os.path.lexists(file) for file in taken):
        raise DeskError(409, "file-there", path=path)
    return path


def _list_name(before: RecordFile | None, path: str) -> str:
    """The file of a list that was typed: the one that is there, else one named as the record."""
    known = before.table if before and before.table else PurePosixPath(path).with_suffix(".csv")
    return PurePosixPath(known).name
