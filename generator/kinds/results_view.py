"""Quota lines and their results in the words of a campaign's page, with a chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.kinds.campaign import Campaign
from generator.kinds.composition import ShareView, compare_shares
from generator.kinds.decision import Award
from generator.kinds.display import (
    describe_kinds,
    describe_quota,
    format_number,
    format_percent,
    short,
)
from generator.kinds.granting import campaign_results, decisions_of
from generator.kinds.results import Line, Results, Verdict
from generator.law.forms import same_form
from generator.locale import t
from generator.model.charts import Amount, Chart, draw_bars
from generator.model.portal import Portal, record_of
from generator.model.quota import Headcount, QuotaForm
from generator.model.record import Entry

#: Words beside a bar are cut here: what a phone's width holds.
_LABEL = 34
#: Bars end at this percentage; the numbers beside them tell the rest.
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class LineView:
    """A quota line: whom it is for, the plan's number, what was granted, what that means.

    `count` are the plan's digits, `reading` how to read them; `verdict` names a style,
    `outcome` says it in words, `reasons` why and where.
    """

    whom: str
    recipients: str
    count: str | None
    reading: str
    form: str
    granted: str
    verdict: Verdict
    outcome: str
    reasons: tuple[str, ...]
    shares: tuple[ShareView, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """The lines of one award of the plan."""

    form: str
    grantor: str | None
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class ResultsView:
    """All quota lines with their results, sums in words, and the chart where there are results."""

    forms: tuple[FormView, ...]
    sums: tuple[str, ...]
    chart: Chart | None


def view_results(entry: Entry, portal: Portal) -> ResultsView | None:
    """The campaign's quota lines with their results; None where its plan has none."""
    campaign = record_of(entry, Campaign)
    results = campaign_results(entry, portal)
    if results is None:
        return None
    decisions = decisions_of(entry, portal)
    groups = tuple(group for item in decisions for group in item.award.composition)
    forms = tuple(
        FormView(award.form, award.grantor, tuple(_lines(results, index, groups)))
        for index, award in enumerate(campaign.awards)
        if award.quotas
    )
    return ResultsView(forms, tuple(_sums(results)), draw_bars(list(_amounts(campaign, results))))


def lines_of_decision(entry: Entry, portal: Portal) -> tuple[LineView, ...]:
    """The quota lines of its campaign that a decision falls under, as used by all decisions."""
    award = record_of(entry, Award)
    plan = portal.find("campaign", award.campaign)
    granted = {(row.form or award.form, row.kind) for row in award.recipients}
    if plan is None or not granted:
        return ()
    campaign, results = record_of(plan, Campaign), campaign_results(plan, portal)
    if results is None:
        return ()

    def falls(line: Line) -> bool:
        form = campaign.awards[line.where[0]].form
        return any(
            (not line.quota.of or kind in line.quota.of) and same_form(form, given)
            for given, kind in granted
        )

    return tuple(_line(line, ()) for line in results.lines if falls(line))


def _lines(results: Results, index: int, groups: tuple[Headcount, ...]) -> Iterator[LineView]:
    for line in results.lines:
        if line.where[0] == index:
            yield _line(line, groups)


def _line(line: Line, groups: tuple[Headcount, ...]) -> LineView:
    quota = line.quota
    whom, recipients = _whom(line)
    total = line.least if line.least == line.most else None
    return LineView(
        whom=whom,
        recipients=recipients,
        count=quota.count,
        reading=describe_quota(quota),
        form=quota.form,
        granted=_granted(line),
        verdict=line.verdict,
        outcome=outcome_words(line),
        reasons=tuple(_reasons(line)),
        shares=compare_shares(quota.shares, groups, total),
    )


def _whom(line: Line) -> tuple[str, str]:
    """Category and kinds of recipient; the plan's words where it names neither."""
    kinds = describe_kinds(line.quota.of)
    if line.quota.category:
        return line.quota.category, kinds
    return kinds or t("results.everyone"), ""


def outcome_words(line: Line) -> str:
    """The verdict in words: a limit that was not passed is kept, not reached."""
    within = line.verdict is Verdict.MET and line.quota.form is QuotaForm.AT_MOST
    return t(f"results.verdict.{'within' if within else line.verdict}")


def _granted(line: Line) -> str:
    """`12/20 (60%)`, `12`, or `từ 12 đến 15` where some recipients cannot be placed.

    Nothing decided is not zero: then there is no number.
    """
    open_ = line.verdict in (Verdict.NOT_YET, Verdict.UNTOLD)
    if line.verdict is Verdict.NO_DATA or (open_ and not line.most):
        return t("results.none-granted")
    limit = line.quota.number
    least, most = format_number(line.least), format_number(line.most)
    alone = line.quota.form is QuotaForm.PER_UNIT or limit is None
    if line.least != line.most:
        words = t("results.range", least=least, most=most)
        return words if alone else t("results.used-range", granted=words, limit=limit)
    if alone or not limit:
        return least
    percent = format_percent(line.least, limit)
    return t("results.used", granted=least, limit=format_number(limit), percent=percent)


def _reasons(line: Line) -> Iterator[str]:
    for name, count in line.over:
        yield t("results.unit-over", name=name, count=count)
    if line.known and line.least:
        yield t("results.units", full=line.full, known=line.known, limit=line.quota.number)
    if line.reason:
        yield t(f"results.reason.{line.reason}")


def _sums(results: Results) -> Iterator[str]:
    if not results.decisions:
        yield t("results.nothing")
        return
    total = format_number(results.total)
    yield t("results.total", total=total, decisions=format_number(results.decisions))
    for key, count in (("unplaced", results.unplaced), ("unmatched", results.unmatched)):
        if count:
            yield t(f"results.{key}", count=format_number(count))


def _amounts(campaign: Campaign, results: Results) -> Iterable[Amount]:
    """A bar for each line with a number of its own: the part of it that was used."""
    if not results.total:
        return
    for line in results.lines:
        limit = line.quota.number
        if limit and line.quota.form is not QuotaForm.PER_UNIT:
            form = campaign.awards[line.where[0]].form
            label = t("results.chart-bar", form=form, who=_whom(line)[0])
            value = min(_LONGEST, 100 * line.least / limit)
            yield Amount(short(label, _LABEL), value, _granted(line), 100.0, line.verdict)
