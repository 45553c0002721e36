"""A portal's folder → the changes that mend it, checked before anybody is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from generator.editing.changes import Change
from generator.kinds.base import Kind
from generator.kinds.unit import UnitType
from generator.kinds.words import value_words_of
from generator.load.csv_text import parse_csv
from generator.load.files import find_files
from generator.load.front_matter import parse_front_matter
from generator.load.yaml_text import parse_yaml
from generator.mending.characters import mend_characters
from generator.mending.found import Mend
from generator.mending.records import Mender
from generator.mending.tables import splice_csv
from generator.mending.values import mend_choice
from generator.mending.yaml_splices import splice_yaml
from generator.model.portal import beside
from generator.model.problem import Problem
from generator.model.source import Raw, Table
from generator.model.text import slug
from generator.validate.rows import find_columns

_RECORDS, _TABLES = (".yml", ".yaml", ".md"), ".csv"
#: Problems of a portal as it would be with some changes.
Check = Callable[[Iterable[Change]], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Mending:
    """What was mended, the changes that write it, and files that are better left to an editor.

    `renamed` is the new path of a file → the old one.
    """

    mends: tuple[Mend, ...] = ()
    changes: tuple[Change, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()


def plan_mending(root: Path, kinds: Iterable[Kind], check: Check) -> Mending:
    """All that mends itself in the portal at `root`; what would make a new problem is left out."""
    folder = _Folder(root, tuple(kinds))
    folder.mend()
    return _without_harm(folder.mending(), check)


class _Folder:
    """The texts of one portal: as they stand, as they are mended, and what was done."""

    def __init__(self, root: Path, kinds: Sequence[Kind]) -> None:
        self.kinds = {kind.folder: kind for kind in kinds if not kind.derive}
        self.before: dict[str, bytes] = dict(_contents(root))
        self.texts: dict[str, str] = {}
        self.renamed: dict[str, str] = {}
        self.mends: list[Mend] = []

    def mend(self) -> None:
        """First what cannot be seen, in every file; then values, which takes all records."""
        for path, content in self.before.items():
            try:
                text = content.decode("utf-8")
            except UnicodeDecodeError:
                continue
            self.texts[path], mends = mend_characters(text, path)
            self.mends += mends
        records = {path: data for path in self.texts if (data := self._data(path)) is not None}
        titles: dict[str, dict[str, str]] = {kind.name: {} for kind in self.kinds.values()}
        for path, data in records.items():
            self._rename(path, data)
            titles[self._kind(path).name][self._id(path, data)] = _title(data)
        for path, data in records.items():
            self._values(path, data, titles)

    def mending(self) -> Mending:
        """The changes of all files."""
        changes = []
        for path, text in self.texts.items():
            after, target = text.encode(), self.renamed.get(path, path)
            if target != path:
                changes += [Change(path, self.before[path], None), Change(target, None, after)]
            elif after != self.before[path]:
                changes.append(Change(path, self.before[path], after))
        mends = sorted(self.mends, key=lambda mend: (mend.path, mend.line))
        old = {target: path for path, target in self.renamed.items()}
        return Mending(tuple(mends), tuple(changes), old)

    def _kind(self, path: str) -> Kind:
        return self.kinds[path.split("/")[1]]

    def _data(self, path: str) -> Mapping[str, Raw] | None:
        """The plain data of a record's file that can be read; None for all other files."""
        parts = path.split("/")
        if parts[0] != "data" or len(parts) < 3 or parts[1] not in self.kinds:
            return None
        suffix = PurePosixPath(path).suffix.lower()
        if suffix not in _RECORDS:
            return None
        parse = parse_front_matter if suffix == ".md" else parse_yaml
        data, problems = parse(self.texts[path], path)
        return None if problems else data

    def _id(self, path: str, data: Mapping[str, Raw]) -> str:
        said = data.get("id")
        return slug(said if isinstance(said, str) else PurePosixPath(path).stem)

    def _rename(self, path: str, data: Mapping[str, Raw]) -> None:
        """A file whose name is the record's id, in letters that an id cannot have."""
        pure = PurePosixPath(path)
        bare = slug(pure.stem)
        if data.get("id") is None and bare and bare != pure.stem:
            target = str(pure.with_name(bare + pure.suffix))
            if target not in self.before and target not in self.renamed.values():
                self.renamed[path] = target
                self.mends.append(Mend(path, 1, "file-name", pure.name, bare + pure.suffix))

    def _values(
        self, path: str, data: Mapping[str, Raw], titles: Mapping[str, Mapping[str, str]]
    ) -> None:
        kind, type_ = self._kind(path), data.get("type")
        mender = Mender(titles, _unit_type(type_))
        wanted = tuple(mender.find(kind.record, data))
        if wanted:
            text, mends = splice_yaml(self.texts[path], path, wanted)
            self.texts[path] = text
            self.mends += mends
        file = data.get(kind.rows.file) if kind.rows else None
        if isinstance(file, str):
            self._table(beside(path, file), kind, mender)

    def _table(self, path: str, kind: Kind, mender: Mender) -> None:
        if path not in self.texts or kind.rows is None:
            return
        table, problems = parse_csv(self.texts[path], path)
        if table is None or problems:
            return
        names, wrong = find_columns(Table(path, table.header, ()), kind.rows)
        if not wrong:
            text, mends = splice_csv(self.texts[path], path, names, kind.rows, mender)
            self.texts[path] = text
            self.mends += mends


def _contents(root: Path) -> Iterator[tuple[str, bytes]]:
    for folder in ("data", "content"):
        for name in find_files(root / folder):
            if name.lower().endswith((*_RECORDS, _TABLES)):
                yield f"{folder}/{name}", (root / folder / name).read_bytes()


def _unit_type(said: Raw) -> str:
    """The type of a unit, as it is once it is mended; some text for records of other kinds."""
    words = value_words_of(UnitType)
    return (mend_choice(said, words) or said) if isinstance(said, str) else ""


def _title(data: Mapping[str, Raw]) -> str:
    said = data.get("title") or data.get("name")
    return said if isinstance(said, str) else ""


def _without_harm(mending: Mending, check: Check) -> Mending:
    """The mending without files in which it would make a new problem; empty if it is elsewhere.

    A file that could not be read before may show what else is wrong with it.
    """
    if not mending.changes:
        return mending
    old = mending.renamed
    known = {_face(problem) for problem in check(())}
    broken = {path for _, path, _ in known}
    left: set[str] = set()
    while mending.changes:
        found = check(mending.changes)
        faces = {(code, old.get(path, path), field) for code, path, field in map(_face, found)}
        new = {path for _, path, _ in faces - known} - broken
        if not new:
            break
        every = {old.get(change.path, change.path) for change in mending.changes}
        left |= new & every or every
        mending = replace(
            mending,
            mends=tuple(one for one in mending.mends if one.path not in left),
            changes=tuple(
                one for one in mending.changes if old.get(one.path, one.path) not in left
            ),
        )
    return replace(mending, left=tuple(sorted(left)))


def _face(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.path, problem.field
