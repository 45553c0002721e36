"""validate: parsed files → typed records, or problems. Pure: no disk, clock or environment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from generator.kinds.base import Kind
from generator.kinds.held import Held
from generator.model.portal import PortalInfo, Withdrawal
from generator.model.problem import Problem, suggest
from generator.model.record import Entry, Listed
from generator.model.source import BODY, Raw, Source, Sources
from generator.model.text import slug
from generator.validate.drafts import id_of, is_draft, soften
from generator.validate.files import check_files, check_unnamed
from generator.validate.private import Looked, check_private, look_at_page, look_at_record
from generator.validate.rows import Joined, join_rows
from generator.validate.translate import translate
from generator.validate.withdrawals import validate_withdrawals

M = TypeVar("M", bound=BaseModel)

INFO = "portal.yml"
WITHDRAWN = "withdrawn.yml"


@dataclass(frozen=True, slots=True)
class Records:
    """All valid records, what the portal says of itself, and what is wrong.

    `problems` are also those of `sources`; `unfinished` are drafts that are no valid records yet.
    """

    entries: tuple[Entry, ...]
    info: PortalInfo | None
    withdrawn: Mapping[str, Withdrawal]
    problems: tuple[Problem, ...]
    unfinished: tuple[Held, ...] = ()


def validate(sources: Sources, kinds: Iterable[Kind]) -> Records:
    """Every source as a record of the kind whose folder it stands in."""
    problems: list[Problem] = [*sources.problems]
    drafts: list[Source] = []
    unfinished: list[Held] = []
    entries: list[Entry] = []
    looked: list[Looked] = []
    for kind in kinds:
        for source in sources.by_folder.get(kind.folder, ()):
            entry = validate_source(source, kind, sources, problems, looked)
            if entry:
                entries.append(entry)
            if is_draft(source):
                drafts.append(source)
                if entry is None:
                    unfinished.append(Held(kind.name, id_of(source), source.path))
    problems += check_unnamed(entries, sources)
    info = _validate_single(sources.singles.get(INFO), PortalInfo, problems)
    if INFO not in sources.singles and not _was_refused(sources):
        problems.append(Problem("file.no-portal", f"data/{INFO}", line=1, column=1))
    if info:
        looked.append(Looked(sources.singles[INFO].path, sources.singles[INFO].data, info))
    problems += check_private((*looked, *map(look_at_page, sources.pages)))
    problems += _unknown_singles(sources)
    withdrawn = validate_withdrawals(sources.singles.get(WITHDRAWN), problems)
    if drafts:
        problems = soften(problems, drafts, entries)
    return Records(tuple(entries), info, withdrawn, tuple(problems), tuple(unfinished))


def _unknown_singles(sources: Sources) -> Iterator[Problem]:
    """Files right below `data/` that nothing reads: a misspelt name must not be passed over."""
    for name, source in sources.singles.items():
        if name not in (INFO, WITHDRAWN):
            hint = suggest(name, (INFO, WITHDRAWN))
            yield Problem("file.unknown", source.path, (), name, hint, 1, 1)


def _was_refused(sources: Sources) -> bool:
    """Whether the portal's own file is there but unreadable, or nothing is there at all."""
    return any(problem.path in ("data", f"data/{INFO}") for problem in sources.problems)


def validate_source(
    source: Source,
    kind: Kind,
    sources: Sources,
    problems: list[Problem],
    looked: list[Looked],
) -> Entry | None:
    """The record of one file; None where it is none.

    What is wrong goes to `problems`, what is to be searched for private matters to `looked`.
    """
    data = _with_body(source, kind)
    joined = Joined(data)
    if kind.rows:
        joined = join_rows(data, source.path, kind, sources)
        problems += joined.problems
    record = _model(kind.record, joined.data, source.path, problems, joined.listed)
    if record is None:
        return None
    id_ = record.id or source.stem
    if not _is_slug(id_):
        problems.append(Problem("id.invalid", source.path, ("id",), id_, slug(id_), 1, 1))
        return None
    if id_ in kind.reserved_ids():
        problems.append(Problem("id.reserved", source.path, ("id",), id_, line=1, column=1))
        return None
    entry = Entry(kind.name, id_, source.path, record, joined.listed)
    problems += check_files(entry, sources)
    looked.append(look_at_record(entry, joined.data, sources.documents))
    return entry


def _is_slug(text: str) -> bool:
    return bool(text) and text.isascii() and slug(text) == text


def _with_body(source: Source, kind: Kind) -> dict[str, Raw]:
    """The data with the Markdown body under the kind's own field."""
    is_markdown = source.path.lower().endswith(".md")
    if not is_markdown or BODY not in source.data or kind.body in (None, BODY):
        return source.data
    data = dict(source.data)
    data[str(kind.body)] = data.pop(BODY)
    return data


def _validate_single(source: Source | None, type_: type[M], problems: list[Problem]) -> M | None:
    return _model(type_, source.data, source.path, problems) if source else None


def _model(
    type_: type[M],
    data: dict[str, Raw],
    path: str,
    problems: list[Problem],
    listed: Listed | None = None,
) -> M | None:
    try:
        return type_.model_validate(data)
    except ValidationError as error:
        found = [translate(detail, type_, path) for detail in error.errors(include_url=False)]
        problems += [listed.place(problem) for problem in found] if listed else found
        return None
