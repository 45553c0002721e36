"""Everything that the five plans say is on their pages, and nothing else is."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest

from generator.load.yaml_text import parse_yaml
from tests.facts.conftest import REPOSITORY, Site
from tests.facts.plans import PLANS, find_facts, holds, plan_text, squeeze, words_of

#: What stands in the place of something that a plan leaves blank (DESIGN §3).
BLANK = "chưa có trong bản nguồn"


@pytest.mark.parametrize("plan", PLANS)
def test_facts_are_words_of_the_plan(plan: str) -> None:
    """A list of facts holds 80 to 200 of them, each word for word from the plan."""
    facts = find_facts(plan)
    assert 80 <= len(facts) <= 200
    assert [fact.text for fact in facts if not holds(plan_text(plan), fact.text)] == []


@pytest.mark.parametrize("plan", PLANS)
def test_every_fact_is_shown(plan: str, site: Site) -> None:
    """Each fact of the plan can be read on every kind of page where it belongs."""
    texts = {page: site.texts(plan, page) for page in ("campaign", "document", "event", "unit")}
    missing = [
        f"{page} page · {fact.about}: {fact.text}"
        for fact in find_facts(plan)
        for page in fact.pages
        if not any(holds(text, fact.text) for text in texts[page])
    ]
    assert not missing, _listed(missing, f"of {len(find_facts(plan))} facts are not shown")


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("kind", ["campaign", "document", "event"])
def test_nothing_else_is_shown(kind: str, plan: str, site: Site) -> None:
    """Every text in the main element is the plan's own, or is marked as ours."""
    pages = {"campaign": [site.campaign(plan)], "document": [site.document(plan)]}
    plain = plan_text(plan)
    for page in pages.get(kind) or site.linked(plan, "su-kien"):
        said = list(page.said())
        assert said, f"the {kind} page says nothing"
        foreign = [text for text in dict.fromkeys(said) if not _is_said(plain, text)]
        assert not foreign, _listed(foreign, f"texts of the {kind} page are not in the plan")


def _is_said(plain: str, text: str) -> bool:
    """Whether the plan says `text`; as a title it may begin with a capital letter."""
    return holds(plain, text) or holds(plain, text[0].lower() + text[1:])


@pytest.mark.parametrize("plan", PLANS)
def test_blanks_are_told(plan: str, site: Site) -> None:
    """Where the plan leaves its number or its day blank, both pages say so."""
    told = [holds(page.text.lower(), BLANK) for page in (site.campaign(plan), site.document(plan))]
    is_blank = any(fact.about == "blank" for fact in find_facts(plan))
    assert all(told) if is_blank else True, f"“{BLANK}” is not said: {told}"


@pytest.mark.parametrize("plan", PLANS)
def test_page_has_the_words_in_order(plan: str, site: Site) -> None:
    """The sheet of the document's page has the plan's words, all of them, in their order."""
    differences = _differences(plan, site.document(plan).said_in("sheet"))
    assert not differences, differences


@pytest.mark.parametrize("plan", PLANS)
def test_record_has_the_words_in_order(plan: str) -> None:
    """The document's record has the plan's words, all of them, in their order."""
    differences = _differences(plan, _record_text(plan))
    assert not differences, differences


def _differences(plan: str, text: str) -> str:
    """Where the words of `text` differ from the plan's: a readable list, or nothing."""
    wanted, found = words_of(plan_text(plan)), words_of(text)
    if wanted == found:
        return ""
    steps = SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes()
    lines = [
        f"“{_short(wanted[a:b])}” became “{_short(found[c:d])}” after “{_short(wanted[:a][-4:])}”"
        for step, a, b, c, d in steps
        if step != "equal"
    ]
    return _listed(lines, "differences between the plan and the record or page")


def _short(words: list[str]) -> str:
    text = " ".join(words)
    return text if len(text) <= 120 else f"{text[:117]}…"


def _listed(lines: list[str], what: str) -> str:
    return "\n".join([f"{len(lines)} {what}", *(f"  {line}" for line in lines)])


def _record_text(plan: str) -> str:
    """The words of the document's record, in the order in which a plan is printed."""
    path = f"data/documents/ke-hoach-{plan}.yml"
    data, problems = parse_yaml((REPOSITORY / path).read_text("utf-8"), path)
    assert not problems
    fields = ("number_text", "place_date", "kind", "title", "body", "recipients_heading")
    parts = [data.get(name) for name in fields]
    recipients, foot, lines = (
        data.get(name) for name in ("recipients", "signature", "digital_signature")
    )
    parts += recipients if isinstance(recipients, list) else []
    if isinstance(foot, dict):
        parts += [foot.get(name) for name in ("authority", "position", "name")]
    for line in lines if isinstance(lines, list) else []:
        assert isinstance(line, dict)
        parts.append(f"{line['label']}: {line['value']}")
    return squeeze(" ".join(part for part in parts if isinstance(part, str)))
