"""Dates, quotas and pictures in the words that pages show; all sentences from the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.kinds.base import Picture
from generator.locale import t
from generator.model.dates import PartialDate, Precision, WrittenDate_
from generator.model.portal import Link, Portal
from generator.model.quota import Quota, RecipientKind
from generator.model.record import Entry, Photo

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class When:
    """A date for a page: the source's words, our reading of them, and the event it hangs on.

    `words` is None where the source has none beyond the date itself; `normal` is None where no
    reading can be given. `iso` is the last day that it covers ("2020-07-14").
    """

    words: str | None
    normal: str | None
    iso: str | None = None
    event: Link | None = None

    def __str__(self) -> str:
        return self.words or self.normal or ""


def format_day(day: date) -> str:
    """`26/05/2020`."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_number(number: int) -> str:
    """`10.000`."""
    return f"{number:,}".replace(",", ".")


def format_percent(count: int, total: int) -> str:
    """`60%`, `55,5%`: never rounded up to a number that was not reached; of nothing `0%`."""
    tenths = 1000 * count // total if total else 0
    whole, rest = divmod(tenths, 10)
    return f"{format_number(whole)},{rest}%" if rest else f"{format_number(whole)}%"


def format_size(size: int) -> str:
    """So many bytes: `12 kB`, `1,5 MB`, in thousands."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def format_partial(value: PartialDate) -> str:
    """`26/05/2020`, `tháng 6/2024`, `quý I/2025`, `năm 2019`."""
    if value.precision is Precision.DAY:
        return format_day(value.first)
    month = value.first.month
    return t(
        f"date.{value.precision}",
        month=month,
        quarter=_ROMAN[(month - 1) // 3],
        year=value.year,
    )


def describe_date(when: WrittenDate_ | None, portal: Portal) -> When | None:
    """The date as a page shows it; None for None."""
    if when is None:
        return None
    bound = when.until_event or when.after_event
    event = portal.find("event", bound)
    link = Link(event.record.label, portal.address(event)) if event else None
    last = when.last_day or when.first_day
    return When(when.text, _normal(when, link), last.isoformat() if last else None, link)


def _normal(when: WrittenDate_, event: Link | None) -> str | None:
    """Our reading: inclusive or not is always said."""
    if when.days_before:
        return t("date.days-before", days=when.days_before)
    if event:
        return t("date.until-event" if when.until_event else "date.after-event", event=event.title)
    parts = []
    for key in ("on", "since", "after", "before", "until"):
        value = getattr(when, key)
        if value is not None:
            parts.append(t(f"date.{key}", date=format_partial(value)))
    return " ".join(parts) or None


def card_date(when: WrittenDate_ | None, portal: Portal) -> str | None:
    """The date in as few words as a list has room for: our reading, else the source's words."""
    found = describe_date(when, portal)
    return (found.normal or found.words) if found else None


def describe_quota(quota: Quota) -> str:
    """How the quota is to be read: "đúng 6", "không quá 3", "chờ phân bổ"."""
    return t(f"quota.{quota.form}", count=quota.number)


def describe_kinds(kinds: tuple[RecipientKind, ...]) -> str:
    """The kinds of recipient in words, joined."""
    return ", ".join(t(f"recipient.{kind}") for kind in kinds)


def picture_of(entry: Entry, photo: Photo | None, portal: Portal) -> Picture | None:
    """The photo as a page needs it; None for None."""
    if photo is None:
        return None
    media = portal.media_of(entry, photo.file)
    alt = photo.alt or ""
    size = (media.width, media.height)
    return Picture(media.address, alt, *size, photo.caption, photo.credit, media.renditions)


def short(text: str, limit: int = 160) -> str:
    """`text` cut at a word, for descriptions of pages."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;:.–- ") + "…"
