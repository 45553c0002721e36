"""load: the portal's folder → `Sources`: parsed files, untyped, and what could not be read.

The only stage that reads the portal's records from disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from os.path import splitext
from pathlib import Path, PurePosixPath
from typing import Any

from generator.load.config import check_config
from generator.load.csv_text import parse_csv
from generator.load.files import find_files, load_text, parse_text
from generator.load.front_matter import parse_front_matter, parse_page
from generator.load.locate import locate
from generator.load.yaml_text import parse_yaml
from generator.model.document import READABLE, Document
from generator.model.media import PICTURES, Media
from generator.model.problem import Problem, suggest
from generator.model.source import LEDGER, Row, Source, Sources, Table

__all__ = ["load", "load_some", "locate"]


#: Gets a form ("yml", "csv"), a content, and what parses it: to plain data, and whether all is
#: well. Gives the data; what was well it may know from before.
Through = Callable[[str, bytes, Callable[[], tuple[Any, bool]]], Any]
#: Gets a file and its path below the portal's folder; gives what `load_media` does.
See = Callable[[Path, str], tuple[Media | None, list[Problem]]]
_Parse = Callable[[str, str], tuple[Any, list[Problem]]]


def _see(file: Path, path: str) -> tuple[Media | None, list[Problem]]:
    """What `load_media` gives; imported with the first picture or attachment that is looked at."""
    from generator.load.media import load_media

    return load_media(file, path)


def _at_once(form: str, content: bytes, parse: Callable[[], tuple[Any, bool]]) -> Any:
    return parse()[0]


def load(
    root: Path, folders: frozenset[str], through: Through = _at_once, see: See = _see
) -> Sources:
    """Everything below `data/` of the portal at `root`, and the names of its hand-written pages.

    `folders` are the folders that hold records; a YAML file in another one is reported. Files are
    parsed `through` what may remember them; pictures and attachments are looked at by `see`.
    """
    reading = _Reading(root, folders, through, see)
    data = root / "data"
    if not data.is_dir():
        return Sources({}, {}, {}, problems=(Problem("file.no-data", "data", line=1, column=1),))
    reading.problems += check_config(root)
    for relative in find_files(data):
        reading.take(f"data/{relative}")
    content = tuple(f"content/{name}" for name in find_files(root / "content"))
    pages = []
    for path in content:
        if path.endswith(".md"):
            text = reading.text(path)
            pages += [] if text is None else [Source(path, parse_page(text, path))]
        elif PurePosixPath(path).suffix.lower() in PICTURES:
            reading.problems += see(root / path, path)[1]
    ledger = reading.ledger()
    return replace(reading.sources(), content=content, pages=tuple(pages), ledger=ledger)


def load_some(root: Path, folders: frozenset[str], paths: Iterable[str]) -> Sources:
    """Some files below `data/` alone: "data/exemplars/a.yml"."""
    reading = _Reading(root, folders)
    for path in paths:
        reading.take(path)
    return reading.sources()


class _Reading:
    """Collects the files of one portal by what they are."""

    def __init__(
        self,
        root: Path,
        folders: frozenset[str],
        through: Through = _at_once,
        see: See = _see,
    ) -> None:
        self.root, self.folders, self.through, self.see = root, folders, through, see
        self.by_folder: dict[str, list[Source]] = {folder: [] for folder in sorted(folders)}
        self.tables: dict[str, Table] = {}
        self.media: dict[str, Media] = {}
        self.singles: dict[str, Source] = {}
        self.documents: dict[str, Document] = {}
        self.problems: list[Problem] = []

    def sources(self) -> Sources:
        """What was collected."""
        return Sources(
            by_folder={folder: tuple(found) for folder, found in self.by_folder.items()},
            tables=self.tables,
            media=self.media,
            singles=self.singles,
            documents=self.documents,
            problems=tuple(self.problems),
        )

    def take(self, path: str) -> None:
        """Read one file, by its ending."""
        suffix = splitext(path)[1].lower()
        if suffix in (".yml", ".yaml", ".md"):
            self._record(path, suffix)
        elif suffix == ".csv":
            self._table(path)
        elif path != LEDGER:
            media, problems = self.see(self.root / path, path)
            self.problems += problems
            if media:
                self.media[path] = media
                if suffix in READABLE:
                    self.documents[path] = _document((self.root / path).read_bytes(), suffix)

    def _record(self, path: str, suffix: str) -> None:
        parts = path.split("/")
        single = len(parts) == 2
        if not single and parts[1] not in self.folders:
            hint = suggest(parts[1], self.folders)
            self.problems.append(Problem("file.unknown-folder", path, (), parts[1], hint, 1, 1))
            return
        parse: _Parse = parse_front_matter if suffix == ".md" else parse_yaml
        before = len(self.problems)
        data = self._parsed(path, "md" if suffix == ".md" else "yml", parse)
        if data is None or len(self.problems) > before:
            return
        source = Source(path, data)
        if single:
            self.singles[parts[1]] = source
        else:
            self.by_folder[parts[1]].append(source)

    def _table(self, path: str) -> None:
        table = self._parsed(path, "csv", _plain_csv)
        if table is not None:
            header, rows = table
            self.tables[path] = Table(path, header, tuple(map(Row._make, rows)))

    def _parsed(self, path: str, form: str, parse: _Parse) -> Any:
        """The file's plain data, which may have problems; None for a file that gives none."""
        with open(f"{self.root}/{path}", "rb") as file:  # many: a `Path` takes as long as reading
            content = file.read()

        def read() -> tuple[Any, bool]:
            text, problems = parse_text(content, path)
            data = None
            if text is not None:
                data, problems = parse(text, path)
            self.problems += problems
            return data, not problems

        return self.through(form, content, read)

    def ledger(self) -> frozenset[str]:
        """The addresses that this portal has published so far."""
        text = self.text(LEDGER) if (self.root / LEDGER).is_file() else None
        return frozenset(line for line in (text or "").splitlines() if line.startswith("/"))

    def text(self, path: str) -> str | None:
        """The file's text, or None and the problem why not."""
        text, problems = load_text(self.root / path, path)
        self.problems += problems
        return text


def _document(content: bytes, suffix: str) -> Document:
    """The words of an attachment, by what few portals have a file for."""
    from generator.privacy.office import read_office
    from generator.privacy.pdf import read_pdf

    return read_pdf(content) if suffix == ".pdf" else read_office(content)


def _plain_csv(text: str, path: str) -> tuple[Any, list[Problem]]:
    """A table as plain data: its header, and each row with its line."""
    table, problems = parse_csv(text, path)
    rows = tuple((row.line, row.cells) for row in table.rows) if table else ()
    return (table.header, rows) if table else None, problems
