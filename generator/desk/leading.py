"""A record's page → its links that lead nowhere: what `thidua check` finds by drawing every page.

Only links that the page did not have before are looked at, so that one page is drawn, and those
that its anchors are on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.check import Links
from generator.desk.state import BY_NAME, State
from generator.kinds import KINDS
from generator.link.addresses import OWN_SECTIONS
from generator.model.portal import Portal
from generator.model.problem import Problem, suggest
from generator.model.record import Entry
from generator.model.source import find_texts

#: The links and anchors of a record's page.
Read = Callable[[Portal, Entry], Links]


def find_broken(before: State, after: State, path: str, read: Read) -> list[Problem]:
    """Links of the record at `path` that lead nowhere since it was changed; to it, if it went."""
    if after.portal is None or before.portal is None:
        return []
    entry, old = _shown(after, path), _shown(before, path)
    if entry is None:
        return list(_left_behind(before.portal, after, old)) if old else []
    known = set(read(before.portal, old).targets) if old else set()
    address = after.portal.address(entry)
    found = []
    for target in sorted(set(read(after.portal, entry).targets) - known):
        code = _wrong(target, after.portal, read)
        if code:
            hint = suggest(target.partition("#")[0], after.portal.addresses.values())
            problem = Problem(code, path, (), target, hint if code == "link.broken" else "", 1, 1)
            found.append(problem.about(page=address))
    return found


def _shown(state: State, path: str) -> Entry | None:
    """The record of a file as the portal shows it."""
    entry = state.entries.get(path)
    return state.portal.find(entry.kind, entry.id) if entry and state.portal else None


def _wrong(target: str, portal: Portal, read: Read) -> str | None:
    """The code of what is wrong with an address of the site; None where nothing is known to be."""
    page, sign, anchor = target.partition("#")
    first, _, second = page.strip("/").partition("/")
    kind = next((kind for kind in KINDS if kind.segment == first), None)
    if kind is None:
        pages = {*portal.content.values(), *portal.moved, *portal.withdrawn, "/"}
        is_own = first in OWN_SECTIONS or "." in page.rpartition("/")[2]
        return None if is_own or page in pages else "link.broken"
    entry = portal.find(kind.name, second.rstrip("/"))
    if entry is not None and portal.address(entry) == page:
        wrong = sign and anchor not in read(portal, entry).anchors
        return "link.no-anchor" if wrong else None
    is_list = not second or second.partition("/")[0] in kind.reserved_ids()
    return None if is_list or page in portal.moved or page in portal.withdrawn else "link.broken"


def _left_behind(before: Portal, after: State, old: Entry) -> Iterator[Problem]:
    """Texts of other records that lead to a page that is no more."""
    address = before.address(old)
    if after.portal is None or address in {*after.portal.moved, *after.portal.withdrawn}:
        return
    for kind in BY_NAME.values():
        for source in after.sources.by_folder.get(kind.folder, ()):
            if any(address in text for text in find_texts(source.data)):
                problem = Problem("link.broken", source.path, (), address, "", 1, 1)
                entry = _shown(after, source.path)
                page = after.portal.address(entry) if entry else source.path
                yield problem.about(page=page)
