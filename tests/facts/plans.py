"""The five plans and what they say: plain texts in, words and facts out.

`plans/<plan>.txt` is the text of a plan as it was found, with Markdown marks. `<plan>.yml` lists
its facts, each word for word, with the kind of page on which a reader must find it. The lists
were made from the texts alone, before the portal's records were read; after a first comparison
13 facts were cut shorter, split, replaced or given another page, because a record parts words
differently (an award's form and its level) or names a unit in full.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).parent
PLANS = ("thu-thua-2019", "cam-my-2020", "tam-duong-2019", "go-quao-2021", "chi-lang-2024")

_HEADING = re.compile(r"^#+\s+", re.MULTILINE)
# "* Khen tỉnh" is a mark of the plan, "*Khen tỉnh*" one of Markdown, "\*" a mark again.
_MARKDOWN_STAR = re.compile(r"(?<!\\)\*(?!\s)|(?<=[^\s\\])\*")
_ESCAPE = re.compile(r"\\(?=[*_#])")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a plan says; `pages` are the kinds of page of which each must show it."""

    text: str
    about: str
    pages: tuple[str, ...]


@cache
def find_facts(plan: str) -> tuple[Fact, ...]:
    """The facts of a plan, in its own order."""
    listed = yaml.safe_load((HERE / f"{plan}.yml").read_text("utf-8"))
    return tuple(
        Fact(squeeze(item["fact"]), item["about"], _pages(item["page"])) for item in listed
    )


def _pages(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@cache
def plan_text(plan: str) -> str:
    """The plan's words on one line: without Markdown, its page breaks joined."""
    text = (HERE / "plans" / f"{plan}.txt").read_text("utf-8")
    text = _MARKDOWN_STAR.sub("", _HEADING.sub("", text))
    return squeeze(_ESCAPE.sub("", text))


def squeeze(text: str) -> str:
    """`text` in composed form (NFC) with every run of white space as one blank."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def words_of(text: str) -> list[str]:
    """The words of `text` with what is written onto them; bullets and lone dashes are no words."""
    return [word for word in squeeze(text).split(" ") if any(map(str.isalnum, word))]


def holds(text: str, words: str) -> bool:
    """Whether `words` stand in `text` as whole words: "05 cá" is not in "105 cán"."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (_runs_on(text, start) or _runs_on(text, end)):
            return True
        start = text.find(words, start + 1)
    return False


def _runs_on(text: str, at: int) -> bool:
    """Whether a word goes on across the place `at`."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
