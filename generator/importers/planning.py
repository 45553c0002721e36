"""Drafts of records → the changes that would write them into a portal.

What is there stands: a field that the record has is never overwritten, only told, unless it is a
draft's and was but guessed from another file. Rows of a list
are known by whom they are about and by their number; a row that the file has more of is completed.
So the same file twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.editing.changes import Change
from generator.editing.records import (
    RecordFile,
    UnreadableRecord,
    edited_record,
    read_record_file,
)
from generator.importers.commenting import with_comments
from generator.importers.found import Doubt, Draft
from generator.importers.told import find_doubts, settled
from generator.kinds import KIND_BY_NAME
from generator.kinds.base import Kind
from generator.model.problem import Problem, suggest
from generator.model.text import slug, squeeze
from generator.standing import Standing

#: What an editor sets by hand; a file fills it where it is blank, and never changes it.
_BY_HAND = ("unit_id", "exemplar", "person")
#: Never added to a record that is there.
_NEW_ONLY = ("draft", "demo")


@dataclass(frozen=True, slots=True)
class Planned:
    """What one draft would change.

    `added` and `changed` count rows; `doubts` are those of the draft, and what was kept.
    """

    draft: Draft
    path: str
    new: bool
    changes: tuple[Change, ...] = ()
    added: int = 0
    changed: int = 0
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()


def plan_drafts(root: Path, standing: Standing, drafts: Iterable[Draft]) -> tuple[Planned, ...]:
    """The changes of each draft, in their order; two drafts of one record are one."""
    joined: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        key = draft.kind, draft.id
        joined[key] = _together(joined[key], draft) if key in joined else draft
    return tuple(_plan(root, standing, draft) for draft in joined.values())


def _together(one: Draft, other: Draft) -> Draft:
    """Two drafts of one record: the first has the word, rows come one after the other."""
    data = {**other.data, **one.data}
    moved = tuple(
        replace(doubt, loc=(doubt.loc[0], int(doubt.loc[1]) + len(one.rows), *doubt.loc[2:]))
        if len(doubt.loc) > 1 and isinstance(doubt.loc[1], int) and other.rows
        else doubt
        for doubt in other.doubts
    )
    return replace(one, data=data, rows=one.rows + other.rows, doubts=one.doubts + moved)


def _plan(root: Path, standing: Standing, draft: Draft) -> Planned:
    kind = KIND_BY_NAME[draft.kind]
    source = standing.source(kind.folder, draft.id)
    if source is None:
        if not draft.data:
            problem = Problem("import.no-target", f"data/{kind.folder}", found=draft.id)
            return Planned(draft, f"data/{kind.folder}/{draft.id}.yml", True, problems=(problem,))
        return _new(root, kind, draft)
    try:
        before = read_record_file(root, source.path, kind)
    except UnreadableRecord as error:
        problem = Problem("import.unreadable-record", error.path)
        return Planned(draft, source.path, False, problems=(problem,))
    return _merged(before, kind, draft)


def _new(root: Path, kind: Kind, draft: Draft) -> Planned:
    """A record that is not there yet. Its doubts stand in it as comments."""
    path = f"data/{kind.folder}/{draft.id}.yml"
    there = [name for name in (path, _beside(path, draft, kind)) if name and (root / name).exists()]
    if there:
        problem = Problem("import.file-exists", there[0])
        return Planned(draft, path, True, problems=(problem,))
    record, *lists = edited_record(None, path, kind, draft.data, draft.rows or None)
    text = with_comments((record.after or b"").decode(), kind.name, draft.doubts)
    changes = (replace(record, after=text.encode()), *lists)
    return Planned(draft, path, True, changes, len(draft.rows), 0, draft.doubts)


def _beside(path: str, draft: Draft, kind: Kind) -> str | None:
    name = draft.data.get(kind.rows.file) if kind.rows and draft.rows else None
    return f"{path.rpartition('/')[0]}/{name}" if name else None


def _merged(before: RecordFile, kind: Kind, draft: Draft) -> Planned:
    """A record that is there, with what it lacks."""
    file = kind.rows.file if kind.rows else ""
    inline = kind.rows.field if kind.rows else ""
    data: dict[str, Any] = dict(before.data)
    kept: list[Doubt] = []
    guessed = _guessed(before, kind, draft)
    for key, value in draft.data.items():
        if key == file or key in _NEW_ONLY:
            continue
        if key not in data or key in guessed:
            data[key] = value
        elif not _same(data[key], value):
            found = value if isinstance(value, str) else ""
            hint = data[key] if isinstance(data[key], str) else ""
            kept.append(Doubt((key,), "import.doubt.kept", found, "", hint))
    rows: list[dict[str, Any]] | None = None if before.rows is None else list(before.rows)
    added = changed = 0
    if not draft.rows or kind.rows is None:
        pass
    elif rows is None and data.get(inline):
        data[inline], added, changed = _rows(data[inline], draft.rows)
    else:
        rows, added, changed = _rows(rows or [], draft.rows)
        data.setdefault(file, draft.data.get(file, f"{draft.id}.csv"))
    changes = edited_record(before, before.path, kind, data, rows)
    changes = settled(changes, before, kind, guessed.values())
    new_fields = {key for key in data if key not in before.data}
    about = (*new_fields, *([inline] if added or changed else []))
    doubts = tuple(doubt for doubt in draft.doubts if doubt.loc and doubt.loc[0] in about)
    return Planned(draft, before.path, False, changes, added, changed, (*doubts, *kept))


def _guessed(before: RecordFile, kind: Kind, draft: Draft) -> dict[str, str]:
    """Fields of a draft that an earlier file left in doubt, and which this one knows; the doubts.

    The words of the doubt stand in the record as long as nobody has looked.
    """
    if not before.data.get("draft"):
        return {}
    unsure = {doubt.loc[0] for doubt in draft.doubts if doubt.loc}
    told = {str(one.loc[0]): one.words for one in find_doubts(before, kind) if len(one.loc) == 1}
    return {
        field: words for field, words in told.items() if field in draft.data and field not in unsure
    }


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same; a date is its day, whatever its words."""
    if isinstance(one, Mapping) or isinstance(other, Mapping):
        first = one.get("on", one.get("text")) if isinstance(one, Mapping) else one
        second = other.get("on", other.get("text")) if isinstance(other, Mapping) else other
        return bool(first == second)
    if isinstance(one, str) and isinstance(other, str):
        return squeeze(one).casefold() == squeeze(other).casefold()
    return bool(one == other)


Row = Mapping[str, Any]


def _rows(there: Iterable[Row], wanted: Iterable[Row]) -> tuple[list[dict[str, Any]], int, int]:
    """The rows that are there, completed and followed by new ones; how many of each."""
    rows = [dict(row) for row in there]
    taken = {_number(row): index for index, row in enumerate(rows)}
    about: dict[tuple[str, ...], list[int]] = {}
    for index, row in enumerate(rows):
        about.setdefault(_whom(row), []).append(index)
    free = set(range(len(rows)))
    added = changed = 0
    for new in wanted:
        place = _find(new, rows, taken, about, free)
        if place is None:
            rows.append(_with_number(new, taken))
            taken[_number(rows[-1])] = len(rows) - 1
            added += 1
            continue
        free.discard(place)
        completed = _completed(rows[place], new)
        changed += completed != rows[place]
        rows[place] = completed
    return rows, added, changed


def _find(
    row: Row,
    rows: list[dict[str, Any]],
    taken: Mapping[tuple[str, str], int],
    about: Mapping[tuple[str, ...], list[int]],
    free: set[int],
) -> int | None:
    """The row that is there of the same number and name, else of the same name, title and unit.

    Last the one of the same number whose name is nearly the same: then it is corrected.
    """
    index = taken.get(_number(row))
    same = index if index in free else None
    if same is not None and _key(rows[same], "name") == _key(row, "name"):
        return same
    found = next((index for index in about.get(_whom(row), ()) if index in free), None)
    if (
        found is None
        and same is not None
        and suggest(_key(row, "name"), [_key(rows[same], "name")])
    ):
        return same
    return found


def _number(row: Row) -> tuple[str, str]:
    return str(row.get("kind") or "individual"), slug(str(row.get("no") or ""))


def _whom(row: Row) -> tuple[str, ...]:
    unit = _key(row, "unit_id") or _key(row, "unit")
    return str(row.get("kind") or "individual"), _key(row, "name"), _key(row, "title"), unit


def _key(row: Row, field: str) -> str:
    return squeeze(str(row.get(field) or "")).casefold()


def _with_number(row: Row, taken: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    """The row under its own number, or the next one where another row has it."""
    kind, number = _number(row)
    if (kind, number) in taken:
        numbers = [int(text) for _, text in taken if text.isascii() and text.isdigit()]
        return {**row, "no": str(max(numbers, default=0) + 1)}
    return dict(row)


def _completed(there: Row, wanted: Row) -> dict[str, Any]:
    """The row with what the file says of it; what an editor set by hand stays."""
    new = {
        key: value
        for key, value in wanted.items()
        if key not in ("no", "kind") and value and not (key in _BY_HAND and there.get(key))
    }
    return {**there, **new}
