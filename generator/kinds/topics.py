"""portal → all that the search can find, the topics that it belongs to, the words around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.kinds import finding
from generator.kinds.base import Kind, no_items
from generator.kinds.campaign import Campaign, campaign_year
from generator.kinds.kinship import Kinship
from generator.kinds.unit import Unit
from generator.locale import catalogue, t
from generator.model.portal import Portal, record_of
from generator.model.record import Entry
from generator.model.search import Findings, Item, Topic, TopicKey, Topics
from generator.model.text import slug

#: Lists grouped by these give their records the topics of the same name.
_SHARED = frozenset({finding.UNIT, finding.YEAR, finding.FORM, finding.CAMPAIGN, finding.FIELD})
_BOX = "search-box."
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_LAST_YEAR = 9999
#: How the slug of a name begins that says itself what it is: "Tỉnh Long An".
_PROVINCES = ("tinh-", "thanh-pho-")


def find_all(portal: Portal, kinds: Sequence[Kind]) -> Findings:
    """Everything that the search and its indexes hold."""
    return Findings(tuple(find_items(portal, kinds)), topics_of(portal, kinds))


def find_items(portal: Portal, kinds: Sequence[Kind]) -> Iterator[Item]:
    """Every record and every row that can be found, with all its topics."""
    widen = _Widening(portal)
    for kind in _found(kinds):
        for entry in portal.all(kind.name):
            address = portal.address(entry)
            for item in kind.items(entry, portal):
                topics = item.topics
                if item.address == address:
                    topics = (*topics, *_filed(kind, entry, portal))
                yield item._replace(topics=widen(topics))


def _filed(kind: Kind, entry: Entry, portal: Portal) -> Iterator[TopicKey]:
    """The kind, and the groups of its lists that the record stands in."""
    yield finding.KIND, kind.segment
    for facet in kind.facets:
        if facet.slug in _SHARED:
            yield from ((facet.slug, value.slug) for value in facet.values(entry, portal))


class _Widening:
    """What belongs to a unit belongs to the unit's kin and to their provinces.

    What belongs to no unit belongs to those whose campaigns it is part of.
    """

    def __init__(self, portal: Portal) -> None:
        self._units = {
            (finding.CAMPAIGN, entry.id): (finding.UNIT, record_of(entry, Campaign).unit)
            for entry in portal.all("campaign")
        }
        self._kinship = Kinship(portal)
        self._done: dict[tuple[TopicKey, ...], tuple[TopicKey, ...]] = {}
        self._units_kin: dict[str, tuple[TopicKey, ...]] = {}

    def __call__(self, topics: tuple[TopicKey, ...]) -> tuple[TopicKey, ...]:
        """The topics with what follows from them, each once."""
        if topics not in self._done:
            self._done[topics] = tuple(dict.fromkeys(self._all(topics)))
        return self._done[topics]

    def _all(self, topics: tuple[TopicKey, ...]) -> Iterator[TopicKey]:
        alone = all(facet != finding.UNIT for facet, _ in topics)
        launched = [self._units[topic] for topic in topics if topic in self._units]
        for topic in (*topics, *launched) if alone else topics:
            yield topic
            if topic[0] == finding.UNIT:
                yield from self._kin(topic[1])

    def _kin(self, unit: str) -> tuple[TopicKey, ...]:
        if unit not in self._units_kin:
            kin = ((finding.UNIT, id_) for id_ in self._kinship.of(unit))
            names = self._kinship.provinces(unit)
            self._units_kin[unit] = (*kin, *((finding.PROVINCE, slug(name)) for name in names))
        return self._units_kin[unit]


def topics_of(portal: Portal, kinds: Sequence[Kind]) -> Topics:
    """Every topic that an item can name."""
    found: dict[TopicKey, Topic] = {}
    for order, (segment, name) in enumerate(_groups(kinds)):
        found[finding.KIND, segment] = Topic(t(f"kind.{name}.plural"), order=f"{order:02}")
    found.update(_units(portal))
    found.update(_campaigns(portal))
    for kind in _found(kinds):
        for facet in kind.facets:
            if facet.slug in _SHARED:
                for entry in portal.all(kind.name):
                    for value in facet.values(entry, portal):
                        key = (facet.slug, value.slug)
                        if key not in found:
                            found[key] = Topic(value.title, order=_order(*key))
    return found


def _groups(kinds: Iterable[Kind]) -> Iterator[tuple[str, str]]:
    """Segment and name of each group of hits: a kind, or what stands inside its pages."""
    for kind in _found(kinds):
        yield kind.segment, kind.name
        yield from kind.inside.items()


def _found(kinds: Iterable[Kind]) -> list[Kind]:
    """The kinds of which anything is found."""
    return [kind for kind in kinds if kind.items is not no_items]


def _order(facet: str, id: str) -> str:
    """Years from the latest on; other topics by their letters without marks."""
    return _latest(int(id)) if facet == finding.YEAR else id


def _latest(year: int | None) -> str:
    return f"{_LAST_YEAR - (year or 0):04}"


def _units(portal: Portal) -> Iterator[tuple[TopicKey, Topic]]:
    """Units with their other names and with those of what they took over, and provinces."""
    borne = Counter(entry.record.label for entry in portal.all("unit"))
    for entry in portal.all("unit"):
        unit = record_of(entry, Unit)
        names = dict.fromkeys([*unit.aliases, *_taken_over(entry, portal)])
        names.pop(unit.name, None)
        place = _place(unit, portal) if borne[unit.name] > 1 else ""
        title = f"{unit.name} ({place})" if place else unit.name
        yield (finding.UNIT, entry.id), Topic(title, tuple(names), slug(title))
        for name in (unit.province, unit.province_now):
            if name:
                id = slug(name)
                full = t("search-topic.province", name=name)
                longer = () if id.startswith(_PROVINCES) else (full,)
                yield (finding.PROVINCE, id), Topic(name, longer, id)


def _place(unit: Unit, portal: Portal) -> str:
    """What tells units of one name apart: the unit above, or the province."""
    above = portal.find("unit", unit.parent)
    return above.record.label if above else unit.province or ""


def _taken_over(entry: Entry, portal: Portal) -> Iterator[str]:
    """What went over to the unit: "Xã Bình Thạnh (một phần)" → "Xã Bình Thạnh"."""
    for other in portal.linking(entry, "unit", "successors"):
        for heir in record_of(other, Unit).successors:
            if heir.unit == entry.id:
                yield from (_ASIDE.sub("", part) for part in heir.parts)


def _campaigns(portal: Portal) -> Iterator[tuple[TopicKey, Topic]]:
    """Campaigns, the latest first."""
    for entry in portal.all("campaign"):
        order = f"{_latest(campaign_year(entry, portal))} {slug(entry.record.label)}"
        yield (finding.CAMPAIGN, entry.id), Topic(entry.record.label, order=order)


def search_words(kinds: Sequence[Kind]) -> dict[str, str]:
    """What the search box says ("search-box.none"), and the groups of hits ("kind.award")."""
    keys = [key.removeprefix(_BOX) for key in catalogue() if key.startswith(_BOX)]
    words = {f"{_BOX}{key}": t(f"search-box.{key}") for key in keys}
    return words | {f"kind.{name}": t(f"kind.{name}.plural") for _, name in _groups(kinds)}
