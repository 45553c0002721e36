"""Tables of campaigns and of what their plans allow to grant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from generator.kinds.campaign import Campaign, campaign_status, campaign_year
from generator.kinds.decision import Award, granted_rows, is_void
from generator.kinds.display import describe_kinds, describe_quota
from generator.kinds.document import Document
from generator.kinds.granting import campaign_results
from generator.kinds.results import Verdict
from generator.kinds.results_view import outcome_words
from generator.kinds.status import period_end
from generator.kinds.tables.base import Place, TableForm, first_day, words_of
from generator.locale import t
from generator.model.portal import record_of
from generator.model.table import Day


class CampaignRow(NamedTuple):
    """One campaign, with what was granted in it."""

    id: str
    title: str
    unit_id: str
    unit: str | None
    plan_id: str | None
    plan: str | None
    year: int | None
    period_text: str | None
    start: Day | None
    end: Day | None
    status: str
    status_text: str
    decisions: int
    granted: int
    address: str
    demo: bool


class QuotaRow(NamedTuple):
    """One quota line of a plan; `number` is empty where the plan gives none."""

    campaign_id: str
    line: int
    campaign: str
    form: str
    level: str | None
    grantor: str | None
    quota: str
    meaning: str
    meaning_text: str
    number: int | None
    recipients: str | None
    category: str | None
    section: str | None
    granted: int | None
    granted_most: int | None
    state: str
    state_text: str
    address: str
    demo: bool


def campaign_rows(place: Place) -> Iterator[CampaignRow]:
    """Every campaign, in the order of ids."""
    portal = place.portal
    decisions: Counter[str] = Counter()
    granted: Counter[str] = Counter()
    for entry in portal.all("award"):
        award = record_of(entry, Award)
        if award.campaign and not is_void(entry, portal):
            decisions[award.campaign] += 1
            granted[award.campaign] += len(granted_rows(entry, portal))
    for entry in portal.all("campaign"):
        campaign = record_of(entry, Campaign)
        status = campaign_status(entry, portal)
        plan = portal.find("document", campaign.plan)
        end = period_end(campaign.period, portal)
        yield CampaignRow(
            id=entry.id,
            title=campaign.title,
            unit_id=campaign.unit,
            unit=place.label("unit", campaign.unit),
            plan_id=campaign.plan,
            plan=record_of(plan, Document).code if plan else None,
            year=campaign_year(entry, portal),
            period_text=words_of(campaign.period, portal),
            start=first_day(campaign.period),
            end=Day(end.isoformat()) if end else None,
            status=str(status),
            status_text=t(f"status.{status}"),
            decisions=decisions[entry.id],
            granted=granted[entry.id],
            address=place.address(entry),
            demo=campaign.demo,
        )


def quota_rows(place: Place) -> Iterator[QuotaRow]:
    """Every quota line of every campaign, in the plan's order."""
    for entry in place.portal.all("campaign"):
        campaign = record_of(entry, Campaign)
        results = campaign_results(entry, place.portal)
        for number, line in enumerate(results.lines if results else (), start=1):
            award, quota = campaign.awards[line.where[0]], line.quota
            known = line.verdict is not Verdict.NO_DATA
            yield QuotaRow(
                campaign_id=entry.id,
                line=number,
                campaign=campaign.title,
                form=award.form,
                level=award.level,
                grantor=award.grantor,
                quota=quota.text,
                meaning=str(quota.form),
                meaning_text=describe_quota(quota),
                number=quota.number,
                recipients=describe_kinds(quota.of) or None,
                category=quota.category,
                section=quota.at or award.at,
                granted=line.least if known else None,
                granted_most=line.most if known else None,
                state=str(line.verdict),
                state_text=outcome_words(line),
                address=place.address(entry),
                demo=campaign.demo,
            )


CAMPAIGNS = TableForm("phong-trao", CampaignRow, ("id",), campaign_rows)
QUOTAS = TableForm("chi-tieu-khen-thuong", QuotaRow, ("campaign_id", "line"), quota_rows)
