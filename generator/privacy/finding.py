"""What the guard finds: a kind, the words, their place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_DIGIT = re.compile(r"\d")


class PrivateKind(StrEnum):
    """What something private is. `severe` kinds stop the build."""

    IDENTITY = "identity"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH_DATE = "birth-date"
    ADDRESS = "address"

    @property
    def severe(self) -> bool:
        """Whether a page must never show it."""
        return self in (PrivateKind.IDENTITY, PrivateKind.PHONE)


@dataclass(frozen=True, slots=True)
class Finding:
    """`text` as written, from `start` to before `end`."""

    kind: PrivateKind
    text: str
    start: int
    end: int

    @property
    def masked(self) -> str:
        """The text as logs may hold it: "0912…78", "ng…@gmail.com", "sinh ngày ••/••/••••"."""
        printed = "".join(letter for letter in self.text if letter.isprintable())
        shown = "".join(printed.split()) if self.kind.severe else printed
        name, sign, host = shown.partition("@")
        if sign:
            return f"{name[:2]}…@{host.strip()}"
        return f"{shown[:4]}…{shown[-2:]}" if self.kind.severe else _DIGIT.sub("•", shown)
