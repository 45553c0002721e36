"""One record changed → the portal with it, by a look at the record and what is next to it.

Linking all of a large portal takes longer than anybody waits for a save. What one record says shows
in its own problems, in those of records that it names or named, and of those that name it. Whatever
reaches further (addresses, people, consents that were withdrawn) is left to `link`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.cache.skeleton import files_of
from generator.kinds import KIND_BY_NAME, KINDS
from generator.link.connecting import links_of
from generator.link.quotations import check_quotations
from generator.model.marks import find_marked
from generator.model.portal import Backlink, Portal
from generator.model.problem import Problem
from generator.model.record import Bearer, Entry
from generator.model.source import Sources

#: A record with more neighbours is as quickly linked with all others.
_MANY = 500
_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}
_Key = tuple[str, str]


def link_alone(
    portal: Portal,
    sources: Sources,
    linking: tuple[Problem, ...],
    old: Entry | None,
    new: Entry,
) -> tuple[Portal, tuple[Problem, ...]] | None:
    """The portal with `new` in the place of `old`, and the problems of linking.

    `linking` are those so far. None where more than records next to it could change.
    """
    if not _is_simple(portal, sources, linking, old, new):
        return None
    key = (new.kind, new.id)
    of_kind = {**portal.entries[new.kind], new.id: new}
    if old is None:
        of_kind = dict(sorted(of_kind.items()))
    entries = {**portal.entries, new.kind: of_kind}
    address = f"/{KIND_BY_NAME[new.kind].segment}/{new.id}/"
    addresses = portal.addresses if old else {**portal.addresses, key: address}
    told: list[Problem] = []
    links = list(links_of(new, entries, addresses, told))
    if told:  # it may name what is there, and kept back
        return None
    named = {target for target, _ in links}
    was: set[_Key] = set()
    if old is not None:
        was = {target for target, _ in links_of(old, portal.entries, portal.addresses, [])}
    backlinks = dict(portal.backlinks)
    for target in named | was:
        others = [one for one in backlinks.get(target, ()) if (one.kind, one.id) != key]
        own = dict.fromkeys(backlink for to, backlink in links if to == target)
        backlinks[target] = tuple(sorted([*others, *own], key=_place))
    near = {key, *named, *was, *((one.kind, one.id) for one in backlinks.get(key, ()))}
    if len(near) > _MANY:
        return None
    after = replace(
        portal, entries=entries, addresses=addresses, backlinks=backlinks, media=sources.media
    )
    neighbours = [entry for kind, id_ in sorted(near) if (entry := after.find(kind, id_))]
    files = {path for entry in neighbours for path in files_of(entry)}
    kept = [problem for problem in linking if not _is_told_anew(problem, files)]
    for entry in neighbours:
        if (entry.kind, entry.id) != key:
            list(links_of(entry, entries, addresses, told))
        kind = KIND_BY_NAME[entry.kind]
        told += check_quotations(entry, kind.paper(entry, after))
        told += kind.check(entry, after)
    return after, (*kept, *told)


def _is_simple(
    portal: Portal,
    sources: Sources,
    linking: Iterable[Problem],
    old: Entry | None,
    new: Entry,
) -> bool:
    """Whether nothing but neighbours can notice the change."""
    kind = KIND_BY_NAME[new.kind]
    if portal.rebuilt or kind.erased(new) or new.record.is_held(portal.today):
        return False
    if old is None:
        return _is_free(portal, sources, linking, new) and not _bearers(new) - _people(portal)
    if (old.kind, old.id, old.path) != (new.kind, new.id, new.path):
        return False
    if portal.find(old.kind, old.id) is not old or old.record.moved_from != new.record.moved_from:
        return False
    address = portal.address(old)
    before, after = set(kind.anchors(old)), set(kind.anchors(new))
    lost = {f"{address}#{anchor}" for anchor in before - after} & sources.ledger
    taken = {f"{address}#{anchor}" for anchor in after - before} & portal.withdrawn.keys()
    return not lost and not taken and _bearers(old) == _bearers(new)


def _is_free(portal: Portal, sources: Sources, linking: Iterable[Problem], new: Entry) -> bool:
    """Whether nothing stands where `new` will, and nobody asked for it in vain."""
    address = f"/{KIND_BY_NAME[new.kind].segment}/{new.id}/"
    taken = (*portal.moved, *portal.withdrawn, *portal.content.values())
    waited = any(new.id in problem.found for problem in linking)
    known = new.id in portal.entries[new.kind] or address in sources.ledger
    return not (known or waited or new.record.moved_from or address in taken)


def _bearers(entry: Entry) -> set[str]:
    """The ids of people that a record tells something of."""
    return {id_ for _, id_, _ in find_marked(entry.record, Bearer)}


def _people(portal: Portal) -> set[str]:
    return {id_ for kind in KINDS if kind.derive for id_ in portal.entries[kind.name]}


def _place(backlink: Backlink) -> tuple[int, str]:
    return _ORDER[backlink.kind], backlink.id


def _is_told_anew(problem: Problem, files: set[str]) -> bool:
    """Whether a problem is found again when the records in `files` are looked at."""
    return problem.path in files and not problem.code.startswith(("address.", "id."))
