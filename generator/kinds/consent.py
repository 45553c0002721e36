"""Why a person may be shown: a decision that the law makes public, or the person's own consent.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 16: to publish is to make public, which needs the
consent of the person or a basis in law. A decision covers name, title, unit, achievement; a story
or a picture needs consent, and for a minor it is the guardian who gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from generator.kinds.base import Erasure
from generator.locale import t
from generator.model.dates import PartialDate
from generator.model.portal import Erased
from generator.model.problem import Problem
from generator.model.record import Entry, Text, Value

#: What stands before a person's name: "Gia đình bà Giáp Thị Sinh".
_BEFORE = re.compile(
    r"^(?:(?:hộ|gia đình|hộ gia đình|vợ chồng|ông|bà|anh|chị|em|cháu|cụ|cô|chú|bác|thầy|đồng chí"
    r"|đ/c|bác sĩ|kỹ sư|nhà giáo|nghệ nhân|già làng)\s+)+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:và|cùng)\s+|[,;&]")


class Basis(StrEnum):
    """What allows a person to be shown."""

    DECISION = "decision"
    CONSENT = "consent"


class Consent(Value):
    """A consent: when it was given and for what; `withdrawn`, and nothing is shown any more.

    `guardian` says who consented for a minor ("mẹ"), without a name. None of it is published.
    """

    date: PartialDate | None = None
    scope: Text | None = None
    photo: bool = False
    guardian: Text | None = None
    withdrawn: PartialDate | None = None

    @property
    def given(self) -> bool:
        """Whether it says when and for what."""
        return self.date is not None and self.scope is not None


def check_consent(
    entry: Entry,
    consent: Consent | None,
    needing: dict[str, bool],
    pictures: tuple[str, ...],
    minor: bool,
) -> Iterator[Problem]:
    """What is shown without the consent that it needs.

    `needing` is field → whether the record has what needs consent; `pictures` are those of the
    fields that need consent to pictures; a `minor` needs a guardian's.
    """
    shown = [field for field, there in needing.items() if there]
    if shown and not (consent and consent.given):
        yield entry.problem("consent.missing", shown[0])
    elif consent and not consent.photo:
        for field in shown:
            if field in pictures:
                yield entry.problem("consent.photo", field)
    if minor and not (consent and consent.guardian):
        yield entry.problem("consent.guardian", "minor")


def erase_person(
    withdrawn: PartialDate,
    names: tuple[str, ...],
    rows: tuple[tuple[str, str, str], ...],
    person: str | None,
) -> Erasure:
    """What must leave the portal with a consent that was withdrawn; the rest as of `Erasure`."""
    return Erasure(Erased(reason=t("consent.notice"), date=withdrawn), names, rows, person)


def person_names(label: str) -> tuple[str, ...]:
    """The names in a label, and the label: "Hộ bà Trần Thị Na" → itself, "Trần Thị Na".

    A single word is no name that could be looked for.
    """
    parts = (_BEFORE.sub("", part.strip()) for part in _AND.split(_BEFORE.sub("", label)))
    return tuple(dict.fromkeys([label, *(part for part in parts if " " in part)]))
