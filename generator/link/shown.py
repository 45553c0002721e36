"""A portal where some records are kept back: what is shown, and what is wrong with all the rest.

What waits for its day is checked as if that day had come: it must not stop a build then. What is
wrong with a draft is only told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.link.connecting import Line
from generator.link.erasing import Erasing
from generator.link.holding import Holding, check_pages, find_held, without_held
from generator.model.portal import Portal, Withdrawal
from generator.model.problem import Problem
from generator.model.record import Entry

_LOST, _UNKNOWN = "address.lost", "ref.unknown"


def link_shown(
    line: Line, every: Sequence[Entry], erasing: Erasing, holding: Holding
) -> tuple[Portal, tuple[Problem, ...]]:
    """The portal without what is kept back, and every problem of both."""
    shown, told, erased = without_held(erasing.entries, holding)
    notices = _promised(erasing, every, holding, line.sources.ledger)
    portal, problems = line.connect(shown, notices, erased)
    found = [*told, *check_pages(line.sources.pages, holding), *_unless_needed(problems, told)]
    drafts = find_held(
        every, (one for one in holding.held.values() if not one.day), line.kinds, None
    )
    all_ = problems
    if holding.paths - drafts.paths:
        later, told, _ = without_held(erasing.entries, drafts)
        all_ = line.connect(later, erasing.notices)[1]
        found += [*told, *_unless_needed(all_, told)]
    if drafts.paths:
        all_ = line.connect(erasing.entries, erasing.notices)[1]
        found += _of_drafts(all_, drafts)
    about_drafts = drafts.paths | drafts.lists
    first = (one.as_warning() if one.path in about_drafts else one for one in erasing.problems)
    return portal, (*first, *_kept_addresses(found, all_, holding))


def _promised(
    erasing: Erasing, every: Iterable[Entry], holding: Holding, ledger: frozenset[str]
) -> Mapping[str, Withdrawal]:
    """The notices, without those at addresses of held records that were never published."""
    addresses = {address for address in holding.by_address if address not in ledger}
    for entry in every:
        if entry.path in holding.paths:
            addresses.update(old for old in entry.record.moved_from if old not in ledger)
    return {
        address: notice for address, notice in erasing.notices.items() if address not in addresses
    }


def _unless_needed(problems: Iterable[Problem], told: Iterable[Problem]) -> Iterator[Problem]:
    """Problems, without references to records that are there and of which more was told."""
    needed = {(one.path, one.loc) for one in told if one.code == "ref.held-needed"}
    for problem in problems:
        if problem.code != _UNKNOWN or (problem.path, problem.loc) not in needed:
            yield problem


def _of_drafts(problems: Iterable[Problem], drafts: Holding) -> Iterator[Problem]:
    """What is wrong with drafts, as warnings; they may refer to each other."""
    for problem in problems:
        key = (dict(problem.values).get("kind", ""), problem.found)
        about = problem.path in drafts.paths or problem.path in drafts.lists
        if about and not (problem.code == _UNKNOWN and key in drafts.held):
            yield problem.as_warning()


def _kept_addresses(
    problems: Iterable[Problem], of_all: Iterable[Problem], holding: Holding
) -> Iterator[Problem]:
    """Problems, those of addresses that are lost by keeping a record back told of the record."""
    lost_anyway = {problem.found for problem in of_all if problem.code == _LOST}
    lost: dict[str, Problem] = {}
    for problem in problems:
        of_held = problem.found.partition("#")[0] in holding.by_address
        if problem.code == _LOST and (of_held or problem.found not in lost_anyway):
            lost[problem.found] = problem
        else:
            yield problem
    held = {address: one for address, one in holding.by_address.items() if address in lost}
    for address, one in held.items():
        yield Problem("address.held", one.path, (one.field,), address).about(other=one.why)
    if not held:  # else all others follow from these
        yield from lost.values()
