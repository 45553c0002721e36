"""What an importer found in a file: drafts of records, what is doubtful in them, and problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.problem import Loc, Problem


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that an editor must look at: the way to it, and a key of the catalogue that says why.

    `found` is what the file says there; `place` is where, e.g. `Sheet1!C14` or `dòng 12`; `hint`
    fills the sentence's {hint}, where it has one.
    """

    loc: Loc
    why: str
    found: str = ""
    place: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to be: its kind, its id, and its data as a YAML file would hold it.

    `rows` are the lines of the list that stands beside it as CSV (`Kind.rows`), each a mapping of
    field names to text. Doubts are written as comments above their fields.
    """

    kind: str
    id: str
    data: Mapping[str, Any]
    rows: tuple[Mapping[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """All that one file gave. Where a problem is an error, nothing may be written.

    The `path` of a problem is the file's name, with the place in it: `danh-sach.xlsx!Sheet1!C14`.
    """

    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
