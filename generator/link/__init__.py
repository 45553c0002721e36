"""link: records → the frozen portal: ids, addresses, references, backlinks. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from generator.kinds.base import Kind
from generator.link.addresses import link_addresses
from generator.link.quotations import check_quotations
from generator.model.marks import find_marked
from generator.model.portal import Backlink, Portal, PortalInfo, Withdrawal
from generator.model.problem import Problem, suggest
from generator.model.record import Entry, Ref
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
    problems: list[Problem] = []
    by_kind = _by_id(entries, kinds, problems)
    for kind in kinds:
        if kind.derive:
            made = sorted(kind.derive(by_kind, today), key=lambda entry: entry.id)
            by_kind[kind.name] = {entry.id: entry for entry in made}
    backlinks = _backlinks(by_kind, problems)
    addresses = link_addresses(by_kind, kinds, withdrawn, sources, problems)
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
    entries: Mapping[str, Mapping[str, Entry]], problems: list[Problem]
) -> dict[tuple[str, str], tuple[Backlink, ...]]:
    """Target → who refers to it, in the order of kinds and ids; unknown ids are reported."""
    links: defaultdict[tuple[str, str], dict[Backlink, None]] = defaultdict(dict)
    for of_kind in entries.values():
        for entry in of_kind.values():
            for loc, id_, ref in find_marked(entry.record, Ref):
                if id_ in entries[ref.kind]:
                    links[ref.kind, id_][Backlink(entry.kind, entry.id, str(loc[0]))] = None
                else:
                    hint = suggest(id_, entries[ref.kind])
                    problem = entry.problem("ref.unknown", *loc, found=id_, hint=hint)
                    problems.append(problem.about(kind=ref.kind))
    return {target: tuple(found) for target, found in links.items()}
