"""link: records → the frozen portal: ids, addresses, references, backlinks. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.kinds.base import Kind
from generator.link.addresses import link_addresses
from generator.link.erasing import erase_withdrawn
from generator.link.quotations import check_quotations
from generator.model.marks import find_marked
from generator.model.naming import Entries, code_of, find_named, is_address, split_name
from generator.model.portal import Backlink, Portal, PortalInfo, Withdrawal
from generator.model.problem import Problem, suggest
from generator.model.record import Entry, PageRef, Ref
from generator.model.source import Sources


def link(
    entries: Iterable[Entry],
    info: PortalInfo,
    withdrawn: Mapping[str, Withdrawal],
    sources: Sources,
    kinds: tuple[Kind, ...],
    today: date,
) -> tuple[Portal, tuple[Problem, ...]]:
    """The portal as of `today`, and every problem that shows only between records."""
    erasing = erase_withdrawn(entries, sources.pages, kinds)
    problems: list[Problem] = list(erasing.problems)
    withdrawn = {**erasing.notices, **withdrawn}
    by_kind = _by_id(erasing.entries, kinds, problems)
    for kind in kinds:
        if kind.derive:
            made = sorted(kind.derive(by_kind, today), key=lambda entry: entry.id)
            by_kind[kind.name] = {entry.id: entry for entry in made}
    addresses = link_addresses(by_kind, kinds, withdrawn, sources, problems)
    backlinks = _backlinks(by_kind, addresses.of_records, problems)
    portal = Portal(
        today=today,
        info=info,
        entries=by_kind,
        addresses=addresses.of_records,
        backlinks=backlinks,
        media=sources.media,
        moved=addresses.moved,
        withdrawn=withdrawn,
        content=addresses.of_content,
    )
    for kind in kinds:
        for entry in portal.all(kind.name):
            problems += check_quotations(entry, kind.paper(entry, portal))
            problems += kind.check(entry, portal)
    return portal, tuple(problems)


def _by_id(
    entries: Iterable[Entry], kinds: tuple[Kind, ...], problems: list[Problem]
) -> dict[str, dict[str, Entry]]:
    """kind → id → entry, sorted by id; two records of one id are reported with both files."""
    found: dict[str, dict[str, Entry]] = {kind.name: {} for kind in kinds}
    for entry in sorted(entries, key=lambda entry: (entry.kind, entry.id, entry.path)):
        first = found[entry.kind].setdefault(entry.id, entry)
        if first is not entry:
            problems.append(entry.problem("id.duplicate", "id", found=entry.id, hint=first.path))
    return found


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
            hint = suggest(id_, entries[ref.kind])
            problem = entry.problem("ref.unknown", *loc, found=id_, hint=hint)
            problems.append(problem.about(kind=ref.kind))
    for loc, name, _ in find_marked(entry.record, PageRef):
        named = find_named(name, entries, addresses)
        if named:
            yield (named.kind, named.id), Backlink(entry.kind, entry.id, str(loc[0]))
        elif not is_address(name):  # whether a page is there, the check of links tells
            hint = suggest(split_name(name)[0], _codes(entries))
            problems.append(entry.problem("ref.no-record", *loc, found=name, hint=hint))


def _codes(entries: Entries) -> list[str]:
    return [code_of(entry) for of_kind in entries.values() for entry in of_kind.values()]
