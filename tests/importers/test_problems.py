"""Problems of importing: each has its page, which shows its sentence, and a test that meets it."""

from __future__ import annotations

import re

import pytest

from generator.locale import t
from tests.portals.toolbox import REPOSITORY, problem_codes

CODES = sorted(code for code in problem_codes() if code.startswith("import."))
TESTS = "\n".join(
    file.read_text("utf-8") for file in (REPOSITORY / "tests/importers").rglob("test_*.py")
)


@pytest.mark.parametrize("code", CODES)
def test_the_page_shows_the_sentence(code: str) -> None:
    """The example on the page is what the program says."""
    page = (REPOSITORY / "docs/problems" / f"{code}.md").read_text("utf-8")
    sentence = re.sub(r"\\\{\w+\\\}", ".*", re.escape(t(f"problem.{code}")))
    assert re.search(f"^[^:]+(:1:1)?: {sentence} \\[{re.escape(code)}\\]$", page, re.MULTILINE)


@pytest.mark.parametrize("code", CODES)
def test_a_test_meets_it(code: str) -> None:
    """Some test of importing names the code, whole or without "import."."""
    assert code in TESTS or f'"{code.removeprefix("import.")}"' in TESTS
