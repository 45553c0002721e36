"""Tables of campaigns and of what their plans allow to grant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from generator.kinds.award import Award
from generator.kinds.campaign import Campaign, campaign_status, campaign_year
from generator.kinds.counting import counts
from generator.kinds.display import describe_kinds, describe_quota
from generator.kinds.document import Document
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
    address: str
    demo: bool


def campaign_rows(place: Place) -> Iterator[CampaignRow]:
    """Every campaign, in the order of ids."""
    portal = place.portal
    decisions: Counter[str] = Counter()
    granted: Counter[str] = Counter()
    for entry in portal.all("award"):
        award = record_of(entry, Award)
        if award.campaign:
            decisions[award.campaign] += 1
            granted[award.campaign] += sum(counts(award, row, portal) for row in award.recipients)
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
        lines = ((award, quota) for award in campaign.awards for quota in award.quotas)
        for line, (award, quota) in enumerate(lines, start=1):
            yield QuotaRow(
                campaign_id=entry.id,
                line=line,
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
                address=place.address(entry),
                demo=campaign.demo,
            )


CAMPAIGNS = TableForm("phong-trao", CampaignRow, ("id",), campaign_rows)
QUOTAS = TableForm("chi-tieu-khen-thuong", QuotaRow, ("campaign_id", "line"), quota_rows)
