"""What stands in an attached office file, beyond what its record says of it."""

from __future__ import annotations

from dataclasses import dataclass

#: Endings of files whose text is looked into before they are published.
READABLE = frozenset({".docx", ".xlsx", ".odt", ".ods", ".pdf"})


@dataclass(frozen=True, slots=True)
class Document:
    """The words of a file, and who it says wrote it.

    `broken`: it cannot be read to its end. An `unsure` one is published all the same: papers that
    are locked against changes are no rarity, and scans say nothing either.
    """

    text: str = ""
    authors: tuple[str, ...] = ()
    broken: bool = False
    unsure: bool = False
