"""load: the portal's folder → `Sources`: parsed files, untyped, and what could not be read.

The only stage that reads the portal's records from disk.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator.load.config import check_config
from generator.load.csv_text import parse_csv
from generator.load.files import find_files, load_text
from generator.load.front_matter import parse_front_matter, parse_page
from generator.load.locate import locate
from generator.load.media import load_media
from generator.load.yaml_text import parse_yaml
from generator.model.document import READABLE, Document
from generator.model.media import PICTURES, Media
from generator.model.problem import Problem, suggest
from generator.model.source import LEDGER, Source, Sources, Table
from generator.privacy.office import read_office
from generator.privacy.pdf import read_pdf

__all__ = ["load", "locate"]


def load(root: Path, folders: frozenset[str]) -> Sources:
    """Everything below `data/` of the portal at `root`, and the names of its hand-written pages.

    `folders` are the folders that hold records; a YAML file in another one is reported.
    """
    reading = _Reading(root, folders)
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
            reading.problems += load_media(root / path, path)[1]
    return Sources(
        by_folder={folder: tuple(found) for folder, found in reading.by_folder.items()},
        tables=reading.tables,
        media=reading.media,
        content=content,
        pages=tuple(pages),
        ledger=reading.ledger(),
        singles=reading.singles,
        documents=reading.documents,
        problems=tuple(reading.problems),
    )


class _Reading:
    """Collects the files of one portal by what they are."""

    def __init__(self, root: Path, folders: frozenset[str]) -> None:
        self.root, self.folders = root, folders
        self.by_folder: dict[str, list[Source]] = {folder: [] for folder in sorted(folders)}
        self.tables: dict[str, Table] = {}
        self.media: dict[str, Media] = {}
        self.singles: dict[str, Source] = {}
        self.documents: dict[str, Document] = {}
        self.problems: list[Problem] = []

    def take(self, path: str) -> None:
        """Read one file, by its ending."""
        suffix = PurePosixPath(path).suffix.lower()
        if suffix in (".yml", ".yaml", ".md"):
            self._record(path, suffix)
        elif suffix == ".csv":
            self._table(path)
        elif path != LEDGER:
            media, problems = load_media(self.root / path, path)
            self.problems += problems
            if media:
                self.media[path] = media
                if suffix in READABLE:
                    read = read_pdf if suffix == ".pdf" else read_office
                    self.documents[path] = read((self.root / path).read_bytes())

    def _record(self, path: str, suffix: str) -> None:
        parts = path.split("/")
        single = len(parts) == 2
        if not single and parts[1] not in self.folders:
            hint = suggest(parts[1], self.folders)
            self.problems.append(Problem("file.unknown-folder", path, (), parts[1], hint, 1, 1))
            return
        text = self.text(path)
        if text is None:
            return
        parse = parse_front_matter if suffix == ".md" else parse_yaml
        data, problems = parse(text, path)
        self.problems += problems
        if problems:
            return
        source = Source(path, data)
        if single:
            self.singles[parts[1]] = source
        else:
            self.by_folder[parts[1]].append(source)

    def _table(self, path: str) -> None:
        text = self.text(path)
        if text is None:
            return
        table, problems = parse_csv(text, path)
        self.problems += problems
        if table:
            self.tables[path] = table

    def ledger(self) -> frozenset[str]:
        """The addresses that this portal has published so far."""
        text = self.text(LEDGER) if (self.root / LEDGER).is_file() else None
        return frozenset(line for line in (text or "").splitlines() if line.startswith("/"))

    def text(self, path: str) -> str | None:
        """The file's text, or None and the problem why not."""
        text, problems = load_text(self.root / path, path)
        self.problems += problems
        return text
