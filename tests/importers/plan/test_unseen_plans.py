"""Plans that were written, with their facts, before the importer was ever run on them.

`pytest -s` prints how much of each group of facts is found, and how much of what is found is right.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from generator.importers.found import Found
from generator.importers.known import Known
from generator.importers.plan import read_text_plan
from tests.importers.plan.comparing import Score, compare, total
from tests.importers.plan.unseen_facts import FILES, NAMES, expected, facts_of

_NEEDED = 0.95
_KNOWN = Known(date(2026, 6, 1))
_GROUPS = (
    "head", "bases", "outline", "period", "deadlines", "quotas", "dossier", "copies", "charged",
    "recipients", "signer", "digital signature", "purposes", "criteria", "contents",
    "participants", "funding", "measures", "process",
)  # fmt: skip


@cache
def _found(name: str) -> Found:
    return read_text_plan(FILES[name].read_bytes(), FILES[name].name, _KNOWN)


@cache
def _scores(name: str) -> dict[str, Score]:
    document, campaign = (draft.data for draft in _found(name).drafts)
    facts = facts_of(expected(name), document, campaign)
    return {group: compare(held, found) for group, (held, found) in facts.items()}


@pytest.mark.parametrize("group", _GROUPS)
def test_what_people_wrote_down_is_found(group: str) -> None:
    """At least 95 of 100 facts of each group are found, and as many of what is found are right."""
    score = total(_scores(name)[group] for name in NAMES)
    print(
        f"\n{group:18} held {score.held:4}  found {score.found:4}  same {score.same:4}"
        f"  recall {score.recall:.3f}  precision {score.precision:.3f}"
    )
    assert score.recall >= _NEEDED, score.missing
    assert score.precision >= _NEEDED, score.extra


@pytest.mark.parametrize("name", NAMES)
def test_the_number_is_never_that_of_a_cited_paper(name: str) -> None:
    """A plan's own number is that of its head, or blank; papers that it cites keep theirs."""
    document = _found(name).drafts[0].data
    cited = {item.get("number") for item in document.get("bases", ())}
    assert document.get("number") not in cited
    assert (document.get("number") or "") == expected(name)["head"]["number"]


def test_every_group_is_measured() -> None:
    """The table above holds every group of facts, and no other."""
    assert set(_scores(NAMES[0])) == set(_GROUPS)
