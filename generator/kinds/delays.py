"""How long decisions take, for officials: told by `thidua check`, shown on no page.

Only what is written is measured: from the end of a campaign to the day of its decision, and from
that day to the first article that names the decision. No rule of law is held against it: of the
time in which a decision has to be published none was found (legal requirements, thoi_han_cong_bo).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from statistics import median_low

from generator.kinds.article import Article
from generator.kinds.campaign import Campaign
from generator.kinds.decision import Award
from generator.kinds.status import period_end
from generator.model.output import Delay
from generator.model.portal import Portal, record_of
from generator.model.record import Entry


def find_delays(portal: Portal) -> tuple[Delay, ...]:
    """The delays of which there is a case."""
    decided: list[tuple[int, str]] = []
    told: list[tuple[int, str]] = []
    for entry in portal.all("award"):
        day = record_of(entry, Award).date
        if day.first_day and day.first_day == day.last_day:
            decided += _since_campaign(entry, day.first_day, portal)
            told += _until_article(entry, day.first_day, portal)
    found = (_delay("decision", decided), _delay("article", told))
    return tuple(delay for delay in found if delay)


def _since_campaign(entry: Entry, day: date, portal: Portal) -> Iterator[tuple[int, str]]:
    campaign = portal.find("campaign", record_of(entry, Award).campaign)
    end = period_end(record_of(campaign, Campaign).period, portal) if campaign else None
    if end and end <= day:
        yield (day - end).days, entry.path


def _until_article(entry: Entry, day: date, portal: Portal) -> Iterator[tuple[int, str]]:
    articles = (record_of(one, Article) for one in portal.linking(entry, "article", "awards"))
    days = [article.date.first for article in articles if article.date.first >= day]
    if days:
        yield (min(days) - day).days, entry.path


def _delay(what: str, cases: Iterable[tuple[int, str]]) -> Delay | None:
    found = sorted(cases)
    if not found:
        return None
    longest, path = found[-1]
    return Delay(what, len(found), median_low(days for days, _ in found), longest, path)
