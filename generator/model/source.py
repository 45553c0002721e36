"""A file as it was read: its data, untyped, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias

from generator.model.document import Document
from generator.model.media import Media
from generator.model.problem import Problem

#: Every scalar is the text that was typed; only the record's type gives it a meaning.
Raw: TypeAlias = "str | list[Raw] | dict[str, Raw] | None"


#: The addresses ever published, one a line.
LEDGER = "data/ledger.txt"

#: The key under which the Markdown below a file's front matter is handed on.
BODY = "body"


def find_texts(value: Raw, found: list[str] | None = None) -> list[str]:
    """Every text below `value`, without its place; added to `found`, if that is given."""
    texts = [] if found is None else found
    if isinstance(value, str):
        texts.append(value)
    elif value:
        for inner in value.values() if isinstance(value, dict) else value:
            find_texts(inner, texts)
    return texts


@dataclass(frozen=True, slots=True)
class Source:
    """One parsed YAML or Markdown file below `data/`.

    `path` is relative to the portal's folder: "data/units/ubnd-huyen-go-quao.yml".
    """

    path: str
    data: dict[str, Raw]

    @property
    def stem(self) -> str:
        """The file's name without its ending, which is the record's id unless it names one."""
        return PurePosixPath(self.path).stem


class Row(NamedTuple):
    """One line of a CSV file, as wide as the header; `line` counts from 1 with the header."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: its header as typed, and its rows."""

    path: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that `load` read, and what it could not read.

    `pages` are the hand-written pages of `content`, each as its front matter and `BODY`;
    `documents` what stands in those files of `media` whose text can be read.
    """

    by_folder: Mapping[str, tuple[Source, ...]]
    tables: Mapping[str, Table]
    media: Mapping[str, Media]
    content: tuple[str, ...] = ()
    pages: tuple[Source, ...] = ()
    ledger: frozenset[str] = frozenset()
    singles: Mapping[str, Source] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
