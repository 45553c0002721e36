"""Hostile text in every field of every kind: it is shown as text and never obeyed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.kinds import FILED, KINDS
from generator.kinds.base import PER_PAGE
from generator.model.frame import Frames
from generator.model.portal import PortalInfo
from generator.model.problem import Severity
from generator.model.source import Raw
from generator.model.text import UNFIT, nfc
from generator.render import Rendered
from tests.portals.toolbox import MATERIAL, parse_page, shown
from tests.render.filling import Made, draw, fill, frames_of, make

ALL: list[str] = json.loads((MATERIAL / "blns" / "blns.json").read_text("utf-8"))
#: What `load` lets through: texts that are more than blanks, without control characters.
NAUGHTY = [nfc(text) for text in ALL if text.strip() and not UNFIT.search(text)]
TAG = re.compile(r"<[a-zA-Z/!?][^>]*>")
IDS = {kind.name: f"{kind.name}-0" for kind in KINDS}


def _rows(award: dict[str, Raw]) -> Iterator[dict[str, Raw]]:
    """The rows of a made-up decision."""
    rows = award["recipients"]
    assert isinstance(rows, list)
    return (row for row in rows if isinstance(row, dict))


def portal_of(texts: list[str], info: Mapping[str, Raw] | None = None) -> Made:
    """A portal in which each text fills every text field of one record of each kind."""
    records = {
        f"{kind.folder}/{kind.name}-{number}.yml": fill(kind.record, text, IDS)
        for kind in FILED
        for number, text in enumerate(texts)
    }
    records["units/unit-0.yml"].pop("parent")
    for number in range(len(texts)):  # whoever bears an id has one name
        id_ = f"person-{number}"
        records[f"awards/award-{number}.yml"]["recipients"] = [
            {**row, "person": id_} for row in _rows(records[f"awards/award-{number}.yml"])
        ]
        records[f"exemplars/exemplar-{number}.yml"]["person"] = id_
    made = make(records, info)
    # Made-up rows and quotations need not be those of the made-up decision and plan.
    codes = {problem.code for problem in made.problems if problem.severity is Severity.ERROR}
    assert codes <= {"quote.not-in-plan", "exemplar.unknown-row"}
    return made


@pytest.fixture(scope="module")
def frames(tmp_path_factory: pytest.TempPathFactory, small_built: Path) -> Frames:
    """The frames of the small portal."""
    made = portal_of(["x"])
    return frames_of(made.portal, small_built)


def assert_obeys_nothing(pages: Iterator[Rendered]) -> int:
    """How many pages there were; each of their tags is one that the theme or Markdown may make."""
    tags: set[str] = set()
    count = 0
    for page in pages:
        count += 1
        tags.update(TAG.findall(page.content.decode()))
    for source in tags:
        for tag in parse_page(source).tags:
            assert tag.name not in ("iframe", "object", "embed", "base", "style", "frame"), source
            assert tag.name != "script" or "src" in tag.attributes, source
            assert not any(name.startswith("on") for name in tag.attributes), source
            assert "style" not in tag.attributes, source
            assert "srcdoc" not in tag.attributes, source
            for name in ("href", "src", "action", "formaction"):
                value = re.sub(r"[\x00-\x20]", "", tag.attributes.get(name, "")).lower()
                assert not value.startswith(("javascript:", "vbscript:", "data:")), source
            if tag.name in ("img", "script", "link", "source", "use"):
                for name in ("href", "src", "srcset"):
                    address = tag.attributes.get(name, "").replace("\\", "/")
                    assert "//" not in address or tag.attributes.get("rel") == "canonical", source
    return count


@pytest.mark.parametrize("part", range(4))
def test_naughty_strings_are_shown_and_not_obeyed(part: int, frames: Frames) -> None:
    """Every string of the list, in every text field of every kind, on every page that shows it."""
    made = portal_of(NAUGHTY[part::4])
    assert assert_obeys_nothing(draw(made.portal, frames)) > 7 * len(NAUGHTY) / 4


def test_most_of_the_list_reaches_the_pages() -> None:
    """What `load` refuses is the exception: strings of blanks and of control characters."""
    assert len(ALL) == 515
    assert len(NAUGHTY) > 500


def test_a_naughty_portal_name_is_text_in_the_frame(small_built: Path) -> None:
    """The theme engine escapes nothing: what the portal says of itself comes to it escaped."""
    for text in ("<script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", '" onx="1'):
        made = portal_of(["x"], dict.fromkeys(PortalInfo.model_fields, text))
        frames = frames_of(made.portal, small_built)
        pages = list(draw(made.portal, frames))
        assert assert_obeys_nothing(iter(pages)) > 0
        assert not any(text in page.content.decode() for page in pages)


#: Characters that a page shows as they are: no blanks beside each other, nothing unfit.
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Co"]), min_size=1)


@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXT.map(nfc).filter(str.strip), min_size=12, max_size=12))
def test_any_title_comes_back_from_its_page(frames: Frames, texts: list[str]) -> None:
    """Title and heading of a record's page say what was typed, to the letter."""
    for page in draw(portal_of(texts).portal, frames):
        number = re.search(r"-(\d+)/$", page.page.address)
        if number and page.page.source:
            read = parse_page(page.content.decode())
            text = shown(texts[int(number[1])])
            assert text in " ".join(read.title.split())
            assert text in read.words


def test_lists_show_every_record(frames: Frames) -> None:
    """However strange the titles, each record is linked from its kind's list."""
    made = portal_of(NAUGHTY[:PER_PAGE])
    lists = {f"/{kind.segment}/": kind for kind in KINDS}
    for page in draw(made.portal, frames):
        kind = lists.get(page.page.address)
        if kind:
            links = set(parse_page(page.content.decode()).links)
            for number in range(PER_PAGE):
                assert f"../{kind.segment}/{kind.name}-{number}/" in links
