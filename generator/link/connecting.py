"""Records → the portal of just these: ids, addresses, references, backlinks, the kinds' rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.kinds.base import Kind
from generator.link.addresses import link_addresses
from generator.link.quotations import check_quotations
from generator.model.marks import find_marked
from generator.model.naming import Entries, code_of, find_named, is_address, split_name
from generator.model.portal import Backlink, Portal, PortalInfo, Withdrawal
from generator.model.problem import Problem, suggest
from generator.model.record import Entry, PageRef, Ref
from generator.model.source import Sources
from generator.model.text import slug


@dataclass(frozen=True, slots=True)
class Line:
    """All that linking takes beside the records."""

    info: PortalInfo
    withdrawn: Mapping[str, Withdrawal]
    sources: Sources
    kinds: Sequence[Kind]
    today: date

    def connect(
        self,
        entries: Iterable[Entry],
        notices: Mapping[str, Withdrawal],
        erased: bool = False,
    ) -> tuple[Portal, list[Problem]]:
        """The portal of just these records; `erased` where references were taken out of them."""
        problems: list[Problem] = []
        kinds, sources = self.kinds, self.sources
        withdrawn = {**notices, **self.withdrawn}
        by_kind = _by_id(entries, kinds, problems)
        for kind in kinds:
            if kind.derive:
                made = sorted(kind.derive(by_kind, self.today), key=lambda entry: entry.id)
                by_kind[kind.name] = {entry.id: entry for entry in made}
        addresses = link_addresses(by_kind, kinds, withdrawn, sources, problems)
        backlinks = _backlinks(by_kind, addresses.of_records, problems)
        portal = Portal(
            today=self.today,
            info=self.info,
            entries=by_kind,
            addresses=addresses.of_records,
            backlinks=backlinks,
            media=sources.media,
            moved=addresses.moved,
            withdrawn=withdrawn,
            content=addresses.of_content,
            erased=erased,
        )
        for kind in kinds:
            for entry in portal.all(kind.name):
                problems += check_quotations(entry, kind.paper(entry, portal))
                problems += kind.check(entry, portal)
        return portal, problems


def _by_id(
    entries: Iterable[Entry], kinds: Sequence[Kind], problems: list[Problem]
) -> dict[str, dict[str, Entry]]:
    """kind → id → entry, sorted by id; two records of one id are reported with both files."""
    found: dict[str, dict[str, Entry]] = {kind.name: {} for kind in kinds}
    for entry in sorted(entries, key=_order):
        first = found[entry.kind].setdefault(entry.id, entry)
        if first is not entry:
            problems.append(entry.problem("id.duplicate", "id", found=entry.id, hint=first.path))
    return found


def _order(entry: Entry) -> tuple[str, str, bool, str]:
    """By kind and id; of two records of one id, a draft is the second."""
    return entry.kind, entry.id, entry.record.draft, entry.path


def _backlinks(
    entries: Entries, addresses: Mapping[tuple[str, str], str], problems: list[Problem]
) -> dict[tuple[str, str], tuple[Backlink, ...]]:
    """Target → who refers to it, in the order of kinds and ids; unknown ids are reported."""
    links: defaultdict[tuple[str, str], dict[Backlink, None]] = defaultdict(dict)
    for of_kind in entries.values():
        for entry in of_kind.values():
            for target, backlink in links_of(entry, entries, addresses, problems):
                links[target][backlink] = None
    return {target: tuple(found) for target, found in links.items()}


def links_of(
    entry: Entry,
    entries: Entries,
    addresses: Mapping[tuple[str, str], str],
    problems: list[Problem],
) -> Iterator[tuple[tuple[str, str], Backlink]]:
    """The records that one refers to, each as often as it does; unknown ids go to `problems`."""
    for loc, id_, ref in find_marked(entry.record, Ref):
        if id_ in entries[ref.kind]:
            yield (ref.kind, id_), Backlink(entry.kind, entry.id, str(loc[0]))
        else:
            hint = suggest(id_, entries[ref.kind], _titles(entries[ref.kind]))
            problem = entry.problem("ref.unknown", *loc, found=id_, hint=hint)
            problems.append(problem.about(kind=ref.kind))
    for loc, name, _ in find_marked(entry.record, PageRef):
        named = find_named(name, entries, addresses)
        if named:
            yield (named.kind, named.id), Backlink(entry.kind, entry.id, str(loc[0]))
        elif not is_address(name):  # whether a page is there, the check of links tells
            page = split_name(name)[0]
            hint = suggest(page, _codes(entries)) or _by_id_alone(page, entries)
            problems.append(entry.problem("ref.no-record", *loc, found=name, hint=hint))


def _codes(entries: Entries) -> list[str]:
    return [code_of(entry) for of_kind in entries.values() for entry in of_kind.values()]


def _titles(entries: Mapping[str, Entry]) -> dict[str, tuple[str]]:
    """What each record is called: who types a title means the record."""
    return {id_: (entry.record.label,) for id_, entry in entries.items()}


def _by_id_alone(name: str, entries: Entries) -> str:
    """The code of the record that is meant by its id, without its kind, or by its title."""
    for kind, of_kind in entries.items():
        if name in of_kind:
            return f"{kind}/{name}"
        titles = {slug(entry.record.label): id_ for id_, entry in of_kind.items()}
        if slug(name) in titles:
            return f"{kind}/{titles[slug(name)]}"
    return ""
