"""Which importer takes a file: told by what is in it, and by its name where that is not enough.

A new importer is a line of `_IMPORTERS`. Modules are imported when a file needs them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePosixPath

from generator.importers.archives import check_archive
from generator.importers.found import Found
from generator.importers.known import Known
from generator.model.archive import UNREADABLE
from generator.model.problem import Problem, has_errors

Read = Callable[[bytes, str, Known], Found]

_OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")


@dataclass(frozen=True, slots=True)
class Importer:
    """Takes files for which `takes(data, name)` holds; `read` is "module:function"."""

    name: str
    takes: Callable[[bytes, str], bool]
    read: str

    def load(self) -> Read:
        """The function that reads."""
        module, _, function = self.read.partition(":")
        found: Read = getattr(import_module(f"generator.importers.{module}"), function)
        return found


def has_part(data: bytes, part: str) -> bool:
    """Whether `data` is a ZIP archive with that part in it."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return part in archive.namelist()
    except UNREADABLE:
        return False


def _ends(*endings: str) -> Callable[[bytes, str], bool]:
    return lambda data, name: PurePosixPath(name).suffix.lower() in endings


def _office(part: str, *endings: str) -> Callable[[bytes, str], bool]:
    """Archives with that part; broken archives by their ending, so that the reader tells why."""
    ends = _ends(*endings)
    return lambda data, name: (
        has_part(data, part)
        or (
            ends(data, name) and not any(has_part(data, other) for other in _PARTS if other != part)
        )
    )


def _is_old_sheet(data: bytes, name: str) -> bool:
    return data.startswith(_OLD_OFFICE) and _ends(".xls", ".xlt")(data, name)


_WORD, _SHEET = "word/document.xml", "xl/workbook.xml"
_PARTS = (_WORD, _SHEET)

#: In this order; the first that takes a file reads it.
_IMPORTERS: tuple[Importer, ...] = (
    Importer("sheet", _office(_SHEET, ".xlsx", ".xlsm", ".ods"), "sheets:read_sheets"),
    Importer("sheet", _is_old_sheet, "sheets:read_sheets"),
    Importer("sheet", _ends(".csv", ".tsv"), "sheets:read_sheets"),
    Importer("word", _office(_WORD, ".docx", ".docm", ".doc", ".rtf"), "plan.word:read_word_paper"),
    Importer("plan", _ends(".txt", ".md"), "plan:read_text_plan"),
)


def read_file(data: bytes, name: str, known: Known) -> Found:
    """What the importer of the file finds in it; a problem where there is none for it."""
    told = check_archive(data, name)
    if has_errors(told):
        return Found(problems=told)
    for importer in _IMPORTERS:
        if importer.takes(data, name):
            found = importer.load()(data, name, known)
            return replace(found, problems=(*told, *found.problems))
    return Found(problems=(Problem("import.unknown-kind", name, found=PurePosixPath(name).suffix),))
