"""Quota lines of a plan beside what was granted: pure counting, without a portal.

Lines and recipients in; for each line a count and a verdict out. What words cannot place is told
to be so: a line has a least and a most count, and a verdict only where both say the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from generator.kinds.categories import Place
from generator.kinds.placing import Granted, Placer, Placing, Where
from generator.model.plan import PlannedAward
from generator.model.quota import Quota, QuotaForm


class Verdict(StrEnum):
    """What came of a quota line."""

    MET = "met"
    UNDER = "under"
    OVER = "over"
    NOT_YET = "not-yet"
    NO_DATA = "no-data"
    UNTOLD = "untold"


class Reason(StrEnum):
    """Why there is no verdict, or why it is not decided yet."""

    NO_DECISION = "no-decision"
    RUNNING = "running"
    PENDING = "pending"
    ALLOCATED = "allocated"
    BY_REFERENCE = "by-reference"
    UNSTATED = "unstated"
    UNPLACED = "unplaced"
    UNITS_UNKNOWN = "units-unknown"
    END_UNKNOWN = "end-unknown"


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known beside plan and recipients.

    `closed`: whether the campaign is over, None where that is not known. `decisions` is how many
    decisions there are, `forms` the award forms that they grant. `units` are, by category, the
    units of the campaign's area that belong to it.
    """

    closed: bool | None
    decisions: int = 0
    forms: frozenset[str] = frozenset()
    units: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """A quota line with its count: at least `least`, at most `most` recipients fall under it.

    `where` is its place in the plan (index of the award, index of the quota). An `overlay` limits
    each unit inside another line, which counts the same recipients. Of lines per unit, `full`
    tells how many of the `known` units have their number, `over` which have more.
    """

    where: Where
    quota: Quota
    least: int
    most: int
    verdict: Verdict
    reason: Reason | None
    overlay: bool = False
    known: int = 0
    full: int = 0
    over: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """All lines of a plan, and the recipients that stand under none of them.

    `total` = what the lines that are no overlays surely hold (`least`) + `unplaced` (they belong
    to one of several lines) + `unmatched` (to none).
    """

    lines: tuple[Line, ...]
    total: int
    unplaced: int
    unmatched: int
    decisions: int


def settle(
    awards: Sequence[PlannedAward], granted: Mapping[Granted, int], situation: Situation
) -> Results:
    """The results of a campaign whose plan has `awards`; `granted` counts equal recipients."""
    tally = _Tally()
    placer = Placer(awards)
    for row, count in granted.items():
        tally.add(placer.place(row), count)
    lines = tuple(_lines(awards, tally, placer, situation))
    total = sum(granted.values())
    return Results(lines, total, tally.unplaced, tally.unmatched, situation.decisions)


class _Tally:
    """Counts while recipients come in."""

    def __init__(self) -> None:
        self.least: Counter[Where] = Counter()
        self.maybe: Counter[Where] = Counter()
        self.units: Counter[tuple[Where, Place]] = Counter()
        self.unplaced = self.unmatched = 0

    def add(self, placing: Placing, count: int) -> None:
        """Counts recipients that fall under the same lines."""
        for where, found in placing.sure.items():
            self.least[where] += count
            if found.place:
                self.units[where, found.place] += count
        for where in placing.maybe:
            self.maybe[where] += count
        if not placing.owned and placing.maybe:
            self.unplaced += count
        elif not placing.owned:
            self.unmatched += count


def _lines(
    awards: Sequence[PlannedAward], tally: _Tally, placer: Placer, situation: Situation
) -> Iterator[Line]:
    decided = {index for form in situation.forms for index in placer.awards_of(form)}
    by_line: dict[Where, list[tuple[Place, int]]] = {}
    for (where, place), count in tally.units.items():
        by_line.setdefault(where, []).append((place, count))
    for index, award in enumerate(awards):
        for number, quota in enumerate(award.quotas):
            where = (index, number)
            least = tally.least[where]
            line = Line(
                where,
                quota,
                least,
                least + tally.maybe[where],
                Verdict.UNTOLD,
                None,
                where in placer.overlays,
            )
            if quota.form is QuotaForm.PER_UNIT:
                line = _with_units(line, by_line.get(where, []), situation)
            yield _judged(line, index in decided, situation)


def _with_units(line: Line, found: list[tuple[Place, int]], situation: Situation) -> Line:
    """The line with what its units have."""
    counts = {place.id: count for place, count in found}
    limit = line.quota.number or 0
    known = situation.units.get(line.quota.category or "", ())
    over = sorted((place.name, count) for place, count in found if count > limit)
    full = sum(counts.get(place.id, 0) >= limit for place in known)
    return replace(line, known=len(known), full=full, over=tuple(over))


def _judged(line: Line, decided: bool, situation: Situation) -> Line:
    verdict, reason = _judge(line, decided, situation)
    return replace(line, verdict=verdict, reason=reason)


def _judge(line: Line, decided: bool, situation: Situation) -> tuple[Verdict, Reason | None]:
    quota, limit = line.quota, line.quota.number
    if not situation.decisions:
        if situation.closed is False:
            return Verdict.NOT_YET, _early_reason(quota)
        return Verdict.NO_DATA, None
    if limit is None:
        return _judge_unnumbered(line)
    if quota.form is QuotaForm.PER_UNIT:
        return _judge_units(line, decided, situation)
    if line.least > limit:
        return Verdict.OVER, None
    if not decided:
        return Verdict.NOT_YET, Reason.NO_DECISION
    if quota.form is QuotaForm.AT_MOST:
        return (Verdict.MET, None) if line.most <= limit else (Verdict.UNTOLD, Reason.UNPLACED)
    if line.least == line.most == limit:
        return Verdict.MET, None
    return _short(situation) if line.most < limit else (Verdict.UNTOLD, Reason.UNPLACED)


def _early_reason(quota: Quota) -> Reason:
    return Reason.PENDING if quota.form is QuotaForm.PENDING else Reason.NO_DECISION


def _judge_unnumbered(line: Line) -> tuple[Verdict, Reason]:
    """A pending quota is not zero, and a plan without a number is no limit."""
    if line.quota.form is QuotaForm.PENDING:
        if line.most:
            return Verdict.UNTOLD, Reason.ALLOCATED
        return Verdict.NOT_YET, Reason.PENDING
    if line.quota.form is QuotaForm.BY_REFERENCE:
        return Verdict.UNTOLD, Reason.BY_REFERENCE
    return Verdict.UNTOLD, Reason.UNSTATED


def _judge_units(line: Line, decided: bool, situation: Situation) -> tuple[Verdict, Reason | None]:
    if line.over:
        return Verdict.OVER, None
    if not decided:
        return Verdict.NOT_YET, Reason.NO_DECISION
    if line.least != line.most:
        return Verdict.UNTOLD, Reason.UNPLACED
    if not line.known:
        return Verdict.UNTOLD, Reason.UNITS_UNKNOWN
    return (Verdict.MET, None) if line.full == line.known else _short(situation)


def _short(situation: Situation) -> tuple[Verdict, Reason | None]:
    """Fewer than the plan says: under once the campaign is over."""
    if situation.closed is None:
        return Verdict.UNTOLD, Reason.END_UNKNOWN
    return (Verdict.UNDER, None) if situation.closed else (Verdict.NOT_YET, Reason.RUNNING)
