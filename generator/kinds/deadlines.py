"""Every date by which something is due: of campaigns, of tasks, and of consultations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from generator.kinds.campaign import Campaign, assignment_anchors, campaign_status
from generator.kinds.consulting import Consultation, Stage, stage_of
from generator.kinds.display import When, describe_date, format_day
from generator.kinds.status import Status
from generator.kinds.succession import end_of, lies_after
from generator.locale import t
from generator.model.dates import WrittenDate_
from generator.model.portal import Link, Portal, record_of
from generator.model.record import Entry
from generator.model.text import squeeze

_RUNNING = frozenset({Status.RUNNING, Status.UPCOMING})
_ASKING = frozenset({Stage.OPEN, Stage.UPCOMING})


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due: `task` and `who` in the words of `source`, which has its page.

    `last` is the last day on which it is still met; None where the source gives no day. `key`
    stays the same as long as the words do. `after_end` is the last day of the body that set it,
    where the due date lies after it.
    """

    key: str
    task: str
    when: When
    who: str | None
    source: Link
    address: str
    last: date | None
    after_end: str | None
    demo: bool


def running_dues(portal: Portal) -> tuple[Due, ...]:
    """Of all campaigns that run or are to come, and of what the people are asked just now."""
    return _each_once(_running(portal))


def _running(portal: Portal) -> Iterator[Due]:
    for entry in portal.all("campaign"):
        if campaign_status(entry, portal) in _RUNNING:
            yield from _campaign(entry, portal)
    for entry in portal.all("consultation"):
        if stage_of(entry, portal) in _ASKING:
            yield from _consultation(entry, portal)


def campaign_dues(entry: Entry, portal: Portal) -> tuple[Due, ...]:
    """Of one campaign, whether it runs or not."""
    return _each_once(_campaign(entry, portal))


def unit_dues(entry: Entry, portal: Portal) -> tuple[Due, ...]:
    """Of what the unit launched or asks, and of the tasks that campaigns charge it with."""
    return _each_once(find_unit_dues(entry, portal))


def find_unit_dues(entry: Entry, portal: Portal) -> Iterator[Due]:
    """The same one by one, for those who only ask whether there is any."""
    for campaign in portal.linking(entry, "campaign", "unit"):
        yield from _campaign(campaign, portal)
    for campaign in portal.linking(entry, "campaign", "assignments"):
        yield from _tasks(campaign, entry.id, portal)
    for notice in portal.linking(entry, "consultation", "issuer"):
        yield from _consultation(notice, portal)


def _each_once(dues: Iterable[Due]) -> tuple[Due, ...]:
    """By day, undated ones last; what stands twice in the same words is one thing."""
    found: dict[str, Due] = {}
    for due in dues:
        found.setdefault(due.key, due)
    return tuple(sorted(found.values(), key=lambda due: (due.last or date.max, due.address)))


def _campaign(entry: Entry, portal: Portal) -> Iterator[Due]:
    campaign, address = record_of(entry, Campaign), portal.address(entry)
    end = end_of(campaign.unit, portal)
    source = Link(campaign.title, address)
    for item in campaign.deadlines:
        place = f"{address}#thoi-han"
        yield _due(item.task, item.due, item.who, source, place, end, campaign.demo, portal)


def _tasks(entry: Entry, unit: str, portal: Portal) -> Iterator[Due]:
    campaign, address = record_of(entry, Campaign), portal.address(entry)
    end = end_of(campaign.unit, portal)
    source = Link(campaign.title, address)
    for item, anchor in zip(campaign.assignments, assignment_anchors(campaign), strict=True):
        who = next((addressee.name for addressee in item.to if addressee.unit == unit), None)
        for task in item.tasks if who else ():
            if task.due:
                place = f"{address}#{anchor}"
                yield _due(task.text, task.due, who, source, place, end, campaign.demo, portal)


def _consultation(entry: Entry, portal: Portal) -> Iterator[Due]:
    notice, address = record_of(entry, Consultation), portal.address(entry)
    last = notice.times.last
    if last is None:
        return
    when = describe_date(notice.ends, portal) or When(None, t("date.until", date=format_day(last)))
    title = t("page.deadlines.opinion", title=notice.title)
    end = end_of(notice.issuer, portal)
    yield Due(
        key=_key(address, title, str(when)),
        task=title,
        when=when,
        who=None,
        source=Link(notice.title, address),
        address=f"{address}#thoi-han",
        last=last,
        after_end=format_day(end) if end and last > end else None,
        demo=notice.demo,
    )


def _due(
    task: str,
    due: WrittenDate_,
    who: str | None,
    source: Link,
    address: str,
    end: date | None,
    demo: bool,
    portal: Portal,
) -> Due:
    when = describe_date(due, portal)
    assert when is not None
    return Due(
        key=_key(source.address or "", task, str(when)),
        task=task,
        when=when,
        who=who,
        source=source,
        address=address,
        last=due.last_day,
        after_end=format_day(end) if end and lies_after(due, end) else None,
        demo=demo,
    )


def _key(*words: str) -> str:
    """A short name of the words, the same as long as they are."""
    return sha256("\0".join(squeeze(text) for text in words).encode()).hexdigest()[:20]
