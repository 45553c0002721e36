"""Withdrawn consent: what was said of a person leaves every record before anything else sees it.

Their own record becomes a neutral notice at its address. Records that refer to it lose the link,
the name and the pictures, and the row of a decision all that tells who it was. Where the name
still stands in a text that does not refer to them, nobody can tell whether they are meant: that is
a problem, which an editor solves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from generator.kinds.base import Erasure, Kind
from generator.locale import t
from generator.model.marks import find_marked, find_marks
from generator.model.naming import code_of, split_name
from generator.model.portal import Withdrawal, beside
from generator.model.problem import Loc, Problem
from generator.model.record import Bearer, Entry, FilePath, PageRef, Personal, Photo, Ref
from generator.model.source import Source
from generator.model.text import slug, squeeze


@dataclass(frozen=True, slots=True)
class Gone:
    """One withdrawn record: how it is referred to, what its person is called, its pictures."""

    entry: Entry
    erasure: Erasure
    address: str
    files: frozenset[str]
    names: re.Pattern[str]
    link: re.Pattern[str]

    @property
    def list(self) -> str:
        """The address of the list that the record stood in."""
        return f"/{self.address.split('/')[1]}/"

    def is_named_by(self, name: str) -> bool:
        """Whether a page is named that was the record's."""
        own = (code_of(self.entry), self.address, *self.entry.record.moved_from)
        return split_name(name)[0] in own

    def named(self, text: str) -> str:
        """How the person is named in `text`, or an empty string."""
        match = self.names.search(text)
        return match[0] if match else ""


@dataclass(frozen=True, slots=True)
class Erasing:
    """The records that are left, the notices for those that are not, and what an editor must do."""

    entries: tuple[Entry, ...]
    notices: Mapping[str, Withdrawal]
    problems: tuple[Problem, ...] = ()


def erase_withdrawn(
    entries: Iterable[Entry], pages: Iterable[Source], kinds: Sequence[Kind]
) -> Erasing:
    """`entries` without what withdrawn records say of anybody."""
    left, by_kind = list(entries), {kind.name: kind for kind in kinds}
    gone: list[Gone] = []
    for entry in left:
        erasure = by_kind[entry.kind].erased(entry)
        if erasure:
            gone.append(_gone(entry, erasure, by_kind[entry.kind].segment))
    if not gone:
        return Erasing(tuple(left), {})
    problems: list[Problem] = []
    away = {(one.entry.kind, one.entry.id) for one in gone}
    left = [entry for entry in left if (entry.kind, entry.id) not in away]
    for one in gone:
        left = [_without(entry, one, by_kind[entry.kind], problems) for entry in left]
        for entry in left:
            problems += _still_named(entry, one)
        for page in pages:
            problems += _named_on_page(page, one)
    return Erasing(tuple(left), _notices(gone), tuple(problems))


def _gone(entry: Entry, erasure: Erasure, segment: str) -> Gone:
    files = {beside(entry.path, file) for _, file, _ in find_marked(entry.record, FilePath)}
    address = f"{segment}/{entry.id}/"
    target = rf"[^()\s<>\"]*{re.escape(address)}[^()\s<>\"]*"
    # In Markdown [words](address), or an address by itself.
    link = re.compile(rf"\[(?P<words>[^\]]*)\]\({target}[^)]*\)|<?{target}>?")
    return Gone(entry, erasure, f"/{address}", frozenset(files), _pattern(erasure.names), link)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """The names as they may be typed: with marks or without any, in any case, over lines."""
    spellings = dict.fromkeys(form for name in names for form in (name, _bare(name)))
    longest = sorted(spellings, key=len, reverse=True)
    words = (r"\s+".join(map(re.escape, spelling.split())) for spelling in longest)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _notices(gone: Iterable[Gone]) -> dict[str, Withdrawal]:
    """Address → notice, for the present address of each record and for its former ones."""
    return {
        address: one.erasure.notice
        for one in gone
        for address in (one.address, *one.entry.record.moved_from)
    }


def _without(entry: Entry, gone: Gone, kind: Kind, problems: list[Problem]) -> Entry:
    """The entry without the person, where it refers to the withdrawn record or shares a picture."""
    eraser = _Eraser(entry, gone, _rows(entry, gone, kind))
    if not eraser.concerned():
        return entry
    record = eraser.model(entry.record, ())
    if eraser.places:
        problems.append(entry.problem("consent.mentioned", *eraser.places[0]).as_warning())
    return replace(entry, record=record)


def _rows(entry: Entry, gone: Gone, kind: Kind) -> frozenset[Loc]:
    """The places of the rows that are known to be about the person."""
    wanted = {
        anchor for of, id_, anchor in gone.erasure.rows if (of, id_) == (entry.kind, entry.id)
    }
    anchors = kind.anchors(entry) if wanted else {}
    named = {anchors[anchor] for anchor in wanted if anchor in anchors}
    if gone.erasure.person:
        bearing = find_marked(entry.record, Bearer)
        named |= {loc[:-1] for loc, id_, _ in bearing if id_ == gone.erasure.person}
    return frozenset(named)


class _Eraser:
    """Rebuilds one record without one person."""

    def __init__(self, entry: Entry, gone: Gone, rows: frozenset[Loc]) -> None:
        self._entry, self._gone, self._rows = entry, gone, rows
        self._linked = self._refers(entry.record)
        #: Where words were taken out of a text that an editor wrote.
        self.places: list[Loc] = []

    def concerned(self) -> bool:
        """Whether there is anything to take out."""
        record = self._entry.record
        files = (beside(self._entry.path, file) for _, file, _ in find_marked(record, FilePath))
        return self._linked or bool(self._rows) or any(file in self._gone.files for file in files)

    def _refers(self, value: BaseModel) -> bool:
        gone = self._gone.entry
        return any(
            ref.kind == gone.kind and id_ == gone.id for _, id_, ref in find_marked(value, Ref)
        ) or any(self._gone.is_named_by(name) for _, name, _ in find_marked(value, PageRef))

    def model(self, value: Any, loc: Loc) -> Any:
        """The group of fields without the person."""
        type_: Any = type(value)  # what mypy takes for hashable
        about = loc in self._rows or (bool(loc) and self._refers_itself(value))
        changed = {}
        for name, field in type_.model_fields.items():
            before, marks = getattr(value, name), find_marks(type_, name)
            if about and before is not None and _has(Personal, marks):
                after = t("consent.nobody") if field.is_required() else None
            else:
                after = self._value(before, (*loc, name), marks)
            if after is not before:
                changed[name] = after
        return value.model_copy(update=changed) if changed else value

    def _refers_itself(self, value: Any) -> bool:
        """Whether one of the group's own fields, and none further below, is the reference."""
        gone = self._gone.entry
        return any(
            len(loc) == 1 and ref.kind == gone.kind and id_ == gone.id
            for loc, id_, ref in find_marked(value, Ref)
        )

    def _value(self, value: Any, loc: Loc, marks: tuple[Any, ...]) -> Any:
        if isinstance(value, str) and type(value) is str:
            return self._text(value, loc, marks)
        if isinstance(value, Photo) and self._shows(value):
            return None
        if isinstance(value, BaseModel):
            return self.model(value, loc)
        if isinstance(value, tuple):
            found = [self._value(item, (*loc, n), marks) for n, item in enumerate(value)]
            if all(new is old for new, old in zip(found, value, strict=True)):
                return value
            return tuple(item for item in found if item is not None)
        return value

    def _shows(self, photo: Photo) -> bool:
        """Whether a picture is the withdrawn record's own, or is said to show the person."""
        said = " ".join(text for text in (photo.alt, photo.caption) if text)
        named = any(slug(name) in slug(photo.file) for name in self._gone.erasure.names)
        return (
            beside(self._entry.path, photo.file) in self._gone.files
            or named
            or bool(self._gone.named(said))
        )

    def _text(self, text: str, loc: Loc, marks: tuple[Any, ...]) -> str | None:
        gone = self._gone
        for mark in marks:
            if isinstance(mark, Ref):
                return None if (mark.kind, text) == (gone.entry.kind, gone.entry.id) else text
            if isinstance(mark, PageRef):  # the list that the record stood in has no name in it
                return gone.list if gone.is_named_by(text) else text
            if isinstance(mark, FilePath):
                return text
        if not self._linked:
            return text
        unlinked = gone.link.sub(lambda match: match["words"] or "", text)
        erased = gone.names.sub(t("consent.nobody"), unlinked)
        if erased == text:
            return text
        self.places.append(loc)
        return erased


def _has(mark: type, marks: Iterable[Any]) -> bool:
    return any(isinstance(found, mark) for found in marks)


def _still_named(entry: Entry, gone: Gone) -> Iterator[Problem]:
    """The first place of a record that names the person, unless the record says it is another."""
    accepted = [squeeze(words) for words in entry.record.not_private]
    for loc, text in _texts(entry.record, ()):
        named = squeeze(gone.named(text)) if loc[0] != "not_private" else ""
        if named and not any(named in words for words in accepted):
            yield replace(
                entry.problem("consent.still-named", *loc, found=gone.entry.path), words=named
            )
            return


def _texts(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*loc, name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*loc, index))


def _named_on_page(page: Source, gone: Gone) -> Iterator[Problem]:
    """A hand-written page that names the person, or leads to where they were."""
    accepted = squeeze(str(page.data.get("not_private", "")))
    for key, text in page.data.items():
        named = gone.named(text) if isinstance(text, str) and key != "not_private" else ""
        if named and squeeze(named) not in accepted:
            problem = Problem("consent.still-named", page.path, (key,), gone.entry.path)
            yield replace(problem, words=named)
            return
