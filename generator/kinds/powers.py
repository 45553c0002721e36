"""Who may grant what to whom: decisions held against the law's data (`law/forms.yml`).

Told only where data decide. An error needs a form that the data are sure of and a body whose level
is certain; everything else is a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.kinds.display import format_day
from generator.kinds.unit import Unit, UnitType
from generator.law.forms import AwardForm, Confidence, Level, find_form
from generator.locale import t
from generator.model.dates import WrittenDate_
from generator.model.portal import Portal, record_of
from generator.model.problem import Problem
from generator.model.quota import RecipientKind
from generator.model.record import Entry
from generator.model.text import slug

_BODIES = frozenset({UnitType.OFFICE, UnitType.SERVICE, UnitType.SCHOOL, UnitType.BUSINESS})
_OF_TYPE = {UnitType.COMMUNE: Level.COMMUNE, UnitType.DISTRICT: Level.DISTRICT}
#: How the names of people's committees begin that say of which level they are.
_STARTS = (
    (Level.PROVINCE, ("ubnd-tinh-", "uy-ban-nhan-dan-tinh-")),
    (Level.DISTRICT, ("ubnd-huyen-", "uy-ban-nhan-dan-huyen-", "uy-ban-nhan-dan-quan-")),
    (Level.COMMUNE, ("ubnd-xa-", "uy-ban-nhan-dan-xa-", "uy-ban-nhan-dan-phuong-")),
)
#: From the highest to the lowest.
_ORDER = list(Level)


@dataclass(frozen=True, slots=True)
class Granted:
    """A form that a decision grants: its words, to which kind, and the field that says so."""

    form: str
    kind: RecipientKind | None
    loc: tuple[str | int, ...]


def level_of(unit: Entry | None, portal: Portal) -> Level | None:
    """The level of a body: a commune, a district, an office …; None where data do not tell."""
    if unit is None:
        return None
    record = record_of(unit, Unit)
    if record.type in _OF_TYPE:
        return _OF_TYPE[record.type]
    if record.type in _BODIES:
        return Level.BODY
    if record.type is not UnitType.COMMITTEE:
        return None
    above = portal.find("unit", record.parent)
    if above and record_of(above, Unit).type in _OF_TYPE:
        return _OF_TYPE[record_of(above, Unit).type]
    name = slug(record.name)
    return next((level for level, starts in _STARTS if name.startswith(starts)), None)


def check_powers(
    entry: Entry,
    issuer: Entry | None,
    when: WrittenDate_,
    granted: Iterable[Granted],
    portal: Portal,
) -> Iterator[Problem]:
    """Forms that the body could not grant on that day, or not to such a recipient; each once."""
    level = level_of(issuer, portal)
    first, last = when.first_day, when.last_day
    name = issuer.record.label if issuer else ""
    told: set[tuple[str, str]] = set()
    for item in granted:
        form = find_form(item.form, last)
        if form is None:
            continue
        if level and first and last and ("power", form.id) not in told:
            problem = _check_power(entry, form, level, (first, last), item)
            if problem:
                told.add(("power", form.id))
                yield problem.about(other=name)
        if item.kind and item.kind not in form.kinds and (item.kind, form.id) not in told:
            told.add((item.kind, form.id))
            problem = entry.problem(
                "award.wrong-recipient",
                *item.loc,
                found=form.name,
                hint=", ".join(
                    t(f"recipient.{kind}") for kind in RecipientKind if kind in form.kinds
                ),
            ).about(expected=t(f"recipient.{item.kind}"))
            yield problem if form.confidence is Confidence.HIGH else problem.as_warning()


def _check_power(
    entry: Entry, form: AwardForm, level: Level, days: tuple[date, date], item: Granted
) -> Problem | None:
    """The problem, unless on some day that the decision may bear the level had the power."""
    if not form.powers or any(
        power.level is level and any(power.holds(day) for day in days) for power in form.powers
    ):
        return None
    problem = entry.problem(
        "award.no-power", *item.loc, found=form.name, hint=form.decided_by
    ).about(expected=format_day(days[1]))
    highest = min(_ORDER.index(power.level) for power in form.powers)
    certain = level in _OF_TYPE.values() and _ORDER.index(level) > highest
    sure = form.confidence is Confidence.HIGH and certain
    return problem if sure else problem.as_warning()
