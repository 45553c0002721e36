"""Shares of people that a plan states ("ít nhất 60%") beside what was: only added-up numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.kinds.display import format_number, format_percent
from generator.kinds.results import Verdict
from generator.locale import t
from generator.model.quota import Bound, Headcount, Share
from generator.model.text import slug


@dataclass(frozen=True, slots=True)
class ShareView:
    """A stated share with what it was in fact.

    `stated` is our reading ("ít nhất 60%"), `actual` is "71% (142/200)" or None where nobody
    counted; `part` is the actual percentage for a bar. `verdict` is None where the plan names a
    share that is neither a least nor a most.
    """

    share: Share
    stated: str
    actual: str | None
    part: float | None
    verdict: Verdict | None


def compare_shares(
    shares: Iterable[Share], groups: Iterable[Headcount], total: int | None
) -> tuple[ShareView, ...]:
    """Each share beside the count of its people among `total`; equal words are the same people."""
    shares = tuple(shares)
    named = Counter(slug(share.who) for share in shares)
    counts: Counter[str] = Counter()
    for group in groups:
        counts[slug(group.who)] += int(group.count)
    return tuple(
        _compare(share, counts.get(slug(share.who)) if named[slug(share.who)] == 1 else None, total)
        for share in shares
    )


def _compare(share: Share, count: int | None, total: int | None) -> ShareView:
    stated = t(f"results.share.{share.bound or 'plain'}", percent=int(share.percent))
    if count is None or not total or count > total:
        return ShareView(share, stated, None, None, Verdict.NO_DATA)
    actual = t(
        "results.share.actual",
        percent=format_percent(count, total),
        count=format_number(count),
        total=format_number(total),
    )
    return ShareView(
        share, stated, actual, round(100 * count / total, 1), _verdict(share, count, total)
    )


def _verdict(share: Share, count: int, total: int) -> Verdict | None:
    """By whole numbers: 59,96% is less than 60%, however it is rounded."""
    difference = 100 * count - int(share.percent) * total
    if share.bound is Bound.AT_LEAST:
        return Verdict.MET if difference >= 0 else Verdict.UNDER
    if share.bound is Bound.AT_MOST:
        return Verdict.MET if difference <= 0 else Verdict.OVER
    return None
