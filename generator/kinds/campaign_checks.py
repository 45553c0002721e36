"""What `thidua check` tells of a campaign's decisions: warnings, since reality may differ.

Each is told only where the data is sure: a missing date, a name alone or a list that cannot be
placed gives no warning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.kinds.campaign import Campaign, find_dues
from generator.kinds.decision import Award, Recipient, counting_rows
from generator.kinds.display import describe_kinds, format_day
from generator.kinds.granting import Decision, campaign_results, decisions_of
from generator.kinds.identity import Identities
from generator.kinds.results import Line, Verdict
from generator.kinds.status import period_end
from generator.kinds.succession import check_dues
from generator.law.forms import same_form
from generator.locale import t
from generator.model.dates import WrittenDate_
from generator.model.plan import Criteria, Requirement
from generator.model.portal import Portal, record_of
from generator.model.problem import Problem
from generator.model.quota import RecipientKind
from generator.model.record import Entry
from generator.model.text import slug, squeeze


def check_campaign(entry: Entry, portal: Portal) -> Iterator[Problem]:
    """Due dates after the end of the body; and of decisions, warnings in their files."""
    campaign = record_of(entry, Campaign)
    yield from check_dues(entry, find_dues(campaign), campaign.unit, portal)
    decisions = decisions_of(entry, portal)
    if not decisions:
        return
    yield from _over_quota(entry, decisions[-1], portal)
    yield from _twice(decisions, portal)
    yield from _outside_participants(campaign, decisions, portal)
    yield from _outside_period(entry, campaign, decisions, portal)
    yield from _ineligible(campaign, decisions, portal)


def _over_quota(entry: Entry, last: Decision, portal: Portal) -> Iterator[Problem]:
    """Told once, at the campaign's last decision."""
    field = "recipients_file" if last.award.recipients_file else "recipients"
    results = campaign_results(entry, portal)
    for line in results.lines if results else ():
        if line.verdict is Verdict.OVER:
            for found in _excess(line):
                yield last.entry.problem(
                    "quota.over", field, found=found, hint=line.quota.text
                ).as_warning()


def _excess(line: Line) -> Iterator[str]:
    who = describe_kinds(line.quota.of) or t("results.check.anyone")
    if not line.over:
        yield t("results.check.who", count=line.least, who=who)
    for unit, count in line.over:
        yield t("results.check.places", count=count, who=who, unit=unit)


def _twice(decisions: tuple[Decision, ...], portal: Portal) -> Iterator[Problem]:
    """One body that awards one recipient twice for one achievement.

    The law forbids it: không khen nhiều lần, nhiều hình thức cho một thành tích.
    """
    who = Identities(portal)
    seen: dict[tuple[str, ...], tuple[Award, Recipient]] = {}
    for decision, index, row in _namesakes(decisions, portal, who):
        key = _same_achievement(decision.award, row, who)
        if key is None:
            continue
        award, first = seen.setdefault(key, (decision.award, row))
        if first is not row:
            yield (
                decision.entry.problem(
                    "award.twice", "recipients", index, "name", found=row.name, hint=first.no
                )
                .about(other=award.code or award.title)
                .as_warning()
            )


def _namesakes(
    decisions: tuple[Decision, ...], portal: Portal, who: Identities
) -> Iterator[tuple[Decision, int, Recipient]]:
    """The rows whose id or name stands in another row too: few of many."""
    rows = [
        (who.of(row) or row.name.casefold(), decision, index, row)
        for decision in decisions
        for index, row in counting_rows(decision.entry, portal)
    ]
    often = Counter(name for name, *_ in rows)
    for name, decision, index, row in rows:
        if often[name] > 1:
            yield decision, index, row


def _same_achievement(award: Award, row: Recipient, who: Identities) -> tuple[str, ...] | None:
    """What two rows share when they are one recipient's one achievement; None where none can tell.

    By id, else by name, title, unit and an achievement of the row's own: namesakes of one unit
    who share only the decision's general achievement are not the same.
    """
    if row.achievement is None:
        return None
    achievement = _same(row.achievement)
    person = who.of(row)
    if person:
        return (award.issuer, person, achievement)
    unit = row.unit_id or _same(row.unit or "")
    if not unit:
        return None
    return (award.issuer, row.kind, _same(row.name), _same(row.title or ""), unit, achievement)


def _same(text: str) -> str:
    """Text without what makes no difference; marks do: "Lê An" is not "Lê Ân"."""
    return squeeze(text).casefold()


def _outside_participants(
    campaign: Campaign, decisions: tuple[Decision, ...], portal: Portal
) -> Iterator[Problem]:
    """Kinds of recipient that the plan does not name; told once a decision and kind."""
    named = _named_kinds(campaign)
    if not named:
        return
    for decision in decisions:
        told: set[RecipientKind] = set()
        for index, row in counting_rows(decision.entry, portal):
            if row.kind not in named and row.kind not in told:
                told.add(row.kind)
                hint = describe_kinds(tuple(kind for kind in RecipientKind if kind in named))
                yield decision.entry.problem(
                    "award.outside-participants",
                    "recipients",
                    index,
                    "name",
                    found=t(f"recipient.{row.kind}"),
                    hint=hint,
                ).as_warning()


def _named_kinds(campaign: Campaign) -> frozenset[RecipientKind]:
    """The kinds that take part or have a quota; empty where a line of the plan leaves it open."""
    lines = [quota for award in campaign.awards for quota in award.quotas]
    if not campaign.participants or not all(item.kind for item in campaign.participants):
        return frozenset()
    named = {item.kind for item in campaign.participants if item.kind}
    words = " ".join(slug(item.text) for item in campaign.participants)
    named |= {kind for kind in RecipientKind if slug(t(f"recipient.{kind}")) in words}
    return frozenset(named.union(*(quota.of for quota in lines)))


def _outside_period(
    entry: Entry, campaign: Campaign, decisions: tuple[Decision, ...], portal: Portal
) -> Iterator[Problem]:
    """Before the first day, or after the last day of review that the plan names."""
    first = campaign.period.first_day if campaign.period else None
    last = _last_day(entry, campaign, portal)
    for decision in decisions:
        begin, end = decision.award.date.first_day, decision.award.date.last_day
        early = first and end and end < first
        late = last and begin and begin > last
        if (early or late) and begin and end:
            bound = first if early else last
            assert bound is not None
            yield decision.entry.problem(
                "award.outside-period", "date", found=format_day(end), hint=format_day(bound)
            ).as_warning()


def _last_day(entry: Entry, campaign: Campaign, portal: Portal) -> date | None:
    """The last day that plan and events name beyond the period; None where they name none.

    Awards are decided after a campaign has ended: its end alone says nothing of them.
    """
    end = period_end(campaign.period, portal)
    dues: list[WrittenDate_ | None] = [item.due for item in campaign.deadlines]
    dues += [campaign.review]
    dues += [getattr(item.record, "date", None) for item in portal.linking(entry, "event")]
    days = [day for due in dues if due for day in [due.last_day] if day]
    last = max(days, default=None)
    return last if last and end and last > end else None


def _ineligible(
    campaign: Campaign, decisions: tuple[Decision, ...], portal: Portal
) -> Iterator[Problem]:
    """Recipients known by an id who have fewer earlier awards on this portal than is required."""
    rules = [(item, rule) for item in campaign.criteria for rule in item.requires]
    if not rules:
        return
    who = Identities(portal)
    history = _history(portal, who)
    for decision in decisions:
        for index, row in counting_rows(decision.entry, portal):
            for criteria, rule in rules:
                before = _times_before(decision.award, who.of(row), rule, history)
                if before is None or not _applies(criteria, rule, decision.award, row):
                    continue
                if before < int(rule.times):
                    yield (
                        decision.entry.problem(
                            "award.eligibility",
                            "recipients",
                            index,
                            "name",
                            found=row.name,
                            hint=rule.text,
                        )
                        .about(expected=str(before))
                        .as_warning()
                    )


History = dict[str, list[tuple[str, date]]]


def _history(portal: Portal, who: Identities) -> History:
    """Of each recipient that has an id: the forms granted, each with its last possible day."""
    found: History = {}
    for entry in portal.all("award"):
        award = record_of(entry, Award)
        day = award.date.last_day
        for _, row in counting_rows(entry, portal) if day else ():
            person = who.of(row)
            if person and day:
                found.setdefault(person, []).append((row.form or award.form, day))
    return found


def _times_before(
    award: Award, person: str | None, rule: Requirement, history: History
) -> int | None:
    """How often the rule's form was granted before the decision; None where nobody can tell."""
    day = award.date.first_day
    if person is None or day is None:
        return None
    earlier = Counter(form for form, when in history.get(person, ()) if when < day)
    return sum(count for form, count in earlier.items() if same_form(rule.form, form))


def _applies(criteria: Criteria, rule: Requirement, award: Award, row: Recipient) -> bool:
    if rule.of and row.kind not in rule.of:
        return False
    return criteria.award is None or same_form(criteria.award, row.form or award.form)
