"""privacy: text → what in it is about a private person and must not be published. Pure.

The list of what the law calls basic personal data stands in Luật Bảo vệ dữ liệu cá nhân
91/2025/QH15 and NĐ 356/2025/NĐ-CP. The patterns are about form: they tell a telephone number from
a sum of money, not the number of an office from that of a person.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.privacy.finding import Finding, PrivateKind
from generator.privacy.fold import Folded, fold
from generator.privacy.glance import BETWEEN, find_suspects
from generator.privacy.numbers import find_numbers
from generator.privacy.words import find_words

__all__ = ["BETWEEN", "Finding", "PrivateKind", "find_private", "find_suspects"]


def find_private(text: str) -> tuple[Finding, ...]:
    """Everything private in `text`, in its order, each place once.

    Spans count the characters of `text` in Unicode's composed form (NFC).
    """
    folded = fold(text)
    taken: list[Finding] = []
    for finding in _find(folded):
        if not any(finding.start < other.end and other.start < finding.end for other in taken):
            taken.append(finding)
    return tuple(sorted(taken, key=lambda finding: finding.start))


def _find(folded: Folded) -> Iterator[Finding]:
    """Findings in the order of their weight: what stands in two of them counts as the first."""
    for kind, start, end in (*find_numbers(folded.text), *find_words(folded.text)):
        begin, stop = folded.places[start], folded.places[end - 1] + 1
        yield Finding(kind, folded.source[begin:stop], begin, stop)
