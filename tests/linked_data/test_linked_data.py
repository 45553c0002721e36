"""What pages say to machines is in the words of schema.org, true to the page, and harmless."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.kinds import KINDS
from tests.browser.sites import build, copy_real_portal
from tests.linked_data.vocabulary import complaints
from tests.portals.toolbox import Page, parse_page

ROOT = "https://thidua.example/"
Blocks = Mapping[str, Any]


def blocks_of(page: Page) -> list[Any]:
    """The page's blocks of JSON-LD."""
    return [json.loads(text) for text in page.scripts]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, built."""
    scratch = tmp_path_factory.mktemp("linked")
    assert build(copy_real_portal(scratch / "portal"), scratch / "site").ok
    return scratch / "site"


@pytest.fixture(scope="module")
def blocks(folder: Path) -> Blocks:
    """Address → its one block, for all pages that have one."""
    found: dict[str, Any] = {}
    for file in sorted(folder.rglob("index.html")):
        of_page = blocks_of(parse_page(file.read_text("utf-8")))
        address = f"/{file.parent.relative_to(folder).as_posix()}/".replace("/./", "/")
        assert len(of_page) <= 1, address
        found.update((address, block) for block in of_page)
    return found


def things(blocks: Blocks, address: str) -> dict[str, Any]:
    """Type → thing, of the page at `address`."""
    return {thing["@type"]: thing for thing in blocks[address]["@graph"]}


def urls(value: Any) -> set[str]:
    """Every address in a block."""
    if isinstance(value, dict):
        own = {value[key] for key in ("@id", "url", "image") if key in value}
        return own.union(*map(urls, value.values()))
    return set().union(*map(urls, value)) if isinstance(value, list) else set()


def test_every_block_is_in_the_words_of_schema_org(blocks: Blocks) -> None:
    """Types and properties are known, belong together, and values are what is expected."""
    assert len(blocks) > 400
    found = {(told, address) for address, block in blocks.items() for told in complaints(block)}
    assert sorted(found) == []


def test_every_address_in_a_block_is_a_page_of_the_site(blocks: Blocks, folder: Path) -> None:
    """Machines are led nowhere where readers are not."""
    for url in set().union(*map(urls, blocks.values())):
        assert url.startswith(ROOT), url
        path = url.removeprefix(ROOT).partition("#")[0]
        assert (folder / path / ("index.html" if url.endswith("/") else "")).exists(), url


def test_each_kind_says_what_its_records_are(blocks: Blocks) -> None:
    """No kind is without a type; bodies of the state, places and people are told apart."""
    told: dict[str, set[str]] = {}
    for address, block in blocks.items():
        told.setdefault(address.split("/")[1], set()).update(
            thing["@type"] for thing in block["@graph"]
        )
    for kind in KINDS:
        assert told[kind.segment] - {"BreadcrumbList"}, kind.name
    assert told["don-vi"] >= {"GovernmentOrganization", "AdministrativeArea", "School"}
    assert told["dien-hinh"] >= {"Person", "Organization"}


def test_a_person_has_awards_and_is_marked_as_fictional(blocks: Blocks) -> None:
    """What no decision granted is not told as an award; machines see no badge."""
    person = things(blocks, "/dien-hinh/vi-thi-thoa-truong-tieu-hoc/")["Person"]
    assert person["name"] == "Vi Thị Thoa"
    assert len(person["award"]) == 1
    assert "Lao động tiên tiến" in person["award"][0]
    assert person["disambiguatingDescription"] == "Dữ liệu minh họa"
    plan = things(blocks, "/van-ban/ke-hoach-chi-lang-2024/")["DigitalDocument"]
    assert "disambiguatingDescription" not in plan


def test_breadcrumbs_are_those_of_the_page(blocks: Blocks) -> None:
    """The way from the home page, counted from one; the page itself where nothing else names it."""
    trail = things(blocks, "/khen-thuong/nam/2026/")["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in trail] == [1, 2, 3, 4]
    assert trail[1]["item"] == {"@id": f"{ROOT}khen-thuong/"}
    assert "item" not in trail[3]
    assert "BreadcrumbList" not in things(blocks, "/")


def test_a_block_is_light(blocks: Blocks) -> None:
    """A typical page carries at most 600 bytes of it."""
    sizes = [len(json.dumps(block, ensure_ascii=False).encode()) for block in blocks.values()]
    assert statistics.median(sizes) <= 600
    assert max(sizes) <= 1300


def test_pages_that_nobody_should_find_say_nothing(folder: Path) -> None:
    """The 404 page has no block."""
    assert blocks_of(parse_page((folder / "404.html").read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"@type": "Persom"}, "no type Persom"),
        ({"@type": "Person", "headline": "A"}, "Person has no headline"),
        ({"@type": "Event", "startDate": "quý I"}, ""),
        ({"@type": "Event", "organizer": {"@type": "Event"}}, "Event.organizer takes no Event"),
        ({"@type": "ListItem", "position": 1.5}, "ListItem.position takes no 1.5"),
        ({"@type": "Person", "award": {"@type": "Thing"}}, "Person.award takes no thing"),
    ],
)
def test_the_vocabulary_finds_what_is_wrong(wrong: Any, told: str) -> None:
    """A test that never fails proves nothing."""
    block = {"@context": "https://schema.org", "@graph": [wrong]}
    assert list(complaints(block)) == ([told] if told else [])
