"""Records → the frozen portal, and every problem that shows only between records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from generator.kinds.base import Kind
from generator.kinds.held import Held
from generator.link.connecting import Line
from generator.link.erasing import erase_withdrawn
from generator.link.holding import find_held
from generator.link.shown import link_shown
from generator.model.portal import Portal, PortalInfo, Withdrawal
from generator.model.problem import Problem
from generator.model.record import Entry
from generator.model.source import Sources


def link(
    entries: Iterable[Entry],
    info: PortalInfo,
    withdrawn: Mapping[str, Withdrawal],
    sources: Sources,
    kinds: Sequence[Kind],
    today: date,
    unfinished: Iterable[Held] = (),
) -> tuple[Portal, tuple[Problem, ...]]:
    """The portal as of `today`, and every problem that shows only between records.

    `unfinished` are drafts that are no valid records yet.
    """
    every = tuple(entries)
    erasing = erase_withdrawn(every, sources.pages, kinds)
    line = Line(info, withdrawn, sources, kinds, today)
    holding = find_held(every, unfinished, kinds, today)
    if holding:
        return link_shown(line, every, erasing, holding)
    portal, problems = line.connect(erasing.entries, erasing.notices)
    return portal, (*erasing.problems, *problems)
