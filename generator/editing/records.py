"""A record's files → its data, and other data → the changes of these files.

A record is a YAML file, or a Markdown file with front matter; a list of it may stand in a CSV file
beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.editing.changes import Change
from generator.editing.csv_text import edited_csv, new_csv, read_rows
from generator.editing.yaml_text import edited_yaml, new_yaml
from generator.kinds.base import Kind
from generator.load.front_matter import parse_front_matter, split_front_matter
from generator.load.yaml_text import parse_yaml
from generator.model.portal import beside
from generator.model.source import BODY, Raw
from generator.model.text import nfc

_BOM = b"\xef\xbb\xbf"


class UnreadableRecord(Exception):
    """A record's file holds no data that could be edited: it must be mended as a text."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record as it stands on the disk.

    `data` is what its file says, the Markdown under the kind's own field; `rows` are those of the
    CSV file `table`, None where there is none. `contents` are the bytes of its files by path.
    """

    path: str
    data: dict[str, Raw]
    rows: list[dict[str, Raw]] | None = None
    table: str | None = None
    contents: Mapping[str, bytes] = field(default_factory=dict)


def read_record_file(root: Path, path: str, kind: Kind) -> RecordFile:
    """The record whose file is `path` ("data/awards/x.yml").

    Raises `UnreadableRecord` where its text is no data, or its list no table, and `OSError`.
    """
    content = (root / path).read_bytes()
    data = _data_of(content, path, kind)
    contents = {path: content}
    table = _table_of(data, path, kind)
    if table is None or kind.rows is None or not (root / table).is_file():
        return RecordFile(path, data, None, None, contents)
    listed = (root / table).read_bytes()
    try:
        rows = read_rows(listed.decode("utf-8-sig"), kind.rows)
    except ValueError as error:
        raise UnreadableRecord(table) from error
    return RecordFile(path, data, rows, table, {**contents, table: listed})


def edited_record(
    before: RecordFile | None,
    path: str,
    kind: Kind,
    data: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]] | None = None,
) -> tuple[Change, ...]:
    """The changes by which the record at `path` says `data`, and its list `rows`.

    `before` is how it stands on the disk, None for a new one. `rows` None leaves the list as it is.
    Raises `ValueError` where a file cannot be made to say it.
    """
    changes = []
    old = before.contents.get(path) if before else None
    new = _written(old, path, kind, data)
    if new != old:
        changes.append(Change(path, old, new))
    table = _table_of(data, path, kind)
    if rows is not None and table is not None and kind.rows is not None:
        known = before.contents.get(table) if before else None
        listed = _listed(known, kind, rows)
        if listed != known:
            changes.append(Change(table, known, listed))
    return tuple(changes)


def removed_record(before: RecordFile) -> tuple[Change, ...]:
    """The changes by which a record is no more; files beside it stay."""
    return tuple(Change(path, content, None) for path, content in before.contents.items())


def _data_of(content: bytes, path: str, kind: Kind) -> dict[str, Raw]:
    try:
        text = nfc(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableRecord(path) from error
    parse = parse_front_matter if _is_markdown(path) else parse_yaml
    data, problems = parse(text, path)
    if problems:
        raise UnreadableRecord(path)
    if _is_markdown(path) and BODY in data and kind.body not in (None, BODY):
        data[str(kind.body)] = data.pop(BODY)
    return data


def _table_of(data: Mapping[str, Any], path: str, kind: Kind) -> str | None:
    name = data.get(kind.rows.file) if kind.rows else None
    return beside(path, name) if isinstance(name, str) and name else None


def _is_markdown(path: str) -> bool:
    return path.lower().endswith(".md")


def _written(old: bytes | None, path: str, kind: Kind, data: Mapping[str, Any]) -> bytes:
    """The record's file, saying `data`."""
    text = old.decode("utf-8-sig") if old is not None else None
    if not _is_markdown(path):
        new = new_yaml(data) if text is None else edited_yaml(text, data)
    else:
        new = _markdown(text, kind, data)
    mark = _BOM if old and old.startswith(_BOM) else b""
    return mark + new.encode()


def _markdown(text: str | None, kind: Kind, data: Mapping[str, Any]) -> str:
    """A Markdown file: what its kind calls its body stands below the front matter."""
    name = kind.body or BODY
    head = {key: value for key, value in data.items() if key != name}
    body = str(data.get(name) or "").strip()
    split = split_front_matter(text) if text is not None else None
    if text is None or split is None:
        return f"---\n{new_yaml(head)}---\n\n{body}\n"
    yaml_text, old = split
    end = "\r\n" if "\r\n" in text else "\n"
    start = text[: text.index(yaml_text, 3)] if yaml_text else text.splitlines(True)[0]
    fence = text[len(start) + len(yaml_text) : len(text) - len(old)]
    edited = edited_yaml(yaml_text, head)
    if edited and not edited.endswith("\n"):
        edited += end
    if nfc(old).replace("\r\n", "\n").strip() == body.replace("\r\n", "\n"):
        return start + edited + fence + old
    lead = old[: len(old) - len(old.lstrip())] or end
    trail = old[len(old.rstrip()) :] or end
    if not old.strip():
        lead, trail = end, end
    if not fence.endswith("\n"):
        fence += end
    written = body.replace("\r\n", "\n").replace("\n", end)
    return start + edited + fence + (lead + written + trail if written else "")


def _listed(old: bytes | None, kind: Kind, rows: Sequence[Mapping[str, Any]]) -> bytes:
    assert kind.rows is not None
    if old is None:
        return new_csv(kind.rows, rows).encode("utf-8-sig")
    mark = _BOM if old.startswith(_BOM) else b""
    return mark + edited_csv(old.decode("utf-8-sig"), kind.rows, rows).encode()
