"""The records as a MkDocs site with Material and its search: a Markdown page for each record.

People, units and so on are kept out of the navigation, which Material draws on every page: only
the pages of the sections are in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.peers.data import Person, Records
from benchmarks.peers.install import Tools
from benchmarks.peers.site import (
    PEOPLE,
    SECTIONS,
    YEARS,
    Site,
    Step,
    copy_site,
    edited,
    middle,
    write_text,
)

_OTHERS = 4


def prepare(records: Records, folder: Path, tools: Tools) -> Site:
    """MkDocs's input in the new `folder`."""
    copy_site("mkdocs", folder)
    writer = _Writer(records)
    for path, text in writer.pages():
        write_text(folder / "docs" / path, text)
    at = records.people[middle(records)]

    def edit(turn: int) -> None:
        text = writer.person(at, edited(at.paragraph, turn))
        write_text(folder / "docs" / PEOPLE / f"{at.id}.md", text)

    step = Step("mkdocs", (str(tools.python), "-m", "mkdocs", "build", "--quiet"))
    # Else Material warns on each start that MkDocs will change one day.
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    return Site("mkdocs", folder, "site", (step,), edit, ("site",), quiet)


class _Writer:
    """Records as Markdown."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._titles = {unit.id: unit.name for unit in records.units}
        self._titles |= {campaign.id: campaign.title for campaign in records.campaigns}
        self._titles |= {decision.id: decision.title for decision in records.decisions}
        self._campaigns = {campaign.id: campaign for campaign in records.campaigns}
        self._groups = _people_by_group(records)

    def pages(self) -> Iterator[tuple[str, str]]:
        """(path, Markdown) of every page but the first."""
        people = self._records.people
        for person in people:
            yield f"{PEOPLE}/{person.id}.md", self.person(person, person.paragraph)
        about = dict(self._about())
        for (section, id), members in self._groups.items():
            title = self._titles.get(id, id)
            yield f"{section}/{id}.md", f"# {title}\n\n{about.get(id, '')}{_names(members)}"
        for section, title in (*SECTIONS.items(), (YEARS, "Năm")):
            ids = (id for where, id in self._groups if where == section)
            links = "".join(f"- [{self._titles.get(id, id)}]({id}.md)\n" for id in ids)
            yield f"{section}/index.md", f"# {title}\n\n{links}"
        yield f"{PEOPLE}/index.md", f"# Điển hình\n\n{_names(people)}"

    def person(self, person: Person, story: str) -> str:
        """A person's page, its paragraph being `story`."""
        facts = (
            ("Chức vụ, nghề nghiệp", person.role),
            ("Đơn vị", self._link("don-vi", person.unit)),
            ("Năm", self._link(YEARS, str(person.year))),
            ("Hình thức khen", person.form),
            ("Lĩnh vực", person.field),
            ("Quyết định", self._link("khen-thuong", person.decision)),
        )
        campaign = self._campaigns[person.campaign]
        movement = f"{self._link('phong-trao', campaign.id)}\n\n{campaign.summary}"
        return (
            f"# {person.name}\n\n{person.achievement}\n\n{_table(facts)}\n{story}\n\n"
            f"## Phong trào thi đua\n\n{movement}\n\n"
            f"## Điển hình khác\n\n{''.join(self._others(person))}"
        )

    def _others(self, person: Person) -> Iterator[str]:
        """Four other people of the same unit."""
        near = self._groups["don-vi", person.unit][: _OTHERS + 1]
        for other in [other for other in near if other is not person][:_OTHERS]:
            unit = self._titles[other.unit]
            about = f"{other.role}, {unit}. {other.achievement}"
            yield f"- **[{other.name}]({other.id}.md)** {about}\n"

    def _about(self) -> Iterator[tuple[str, str]]:
        """The id of each campaign and decision, and a table of facts."""
        for campaign in self._records.campaigns:
            place = ("Đơn vị", self._link("don-vi", campaign.unit))
            facts = (("Tóm tắt", campaign.summary), ("Năm", str(campaign.year)), place)
            yield campaign.id, f"{_table(facts)}\n"
        for decision in self._records.decisions:
            place = ("Đơn vị", self._link("don-vi", decision.unit))
            facts = (("Hình thức khen", decision.form), ("Ngày ký", decision.date), place)
            yield decision.id, f"{_table(facts)}\n"

    def _link(self, section: str, id: str) -> str:
        return f"[{self._titles.get(id, id)}](../{section}/{id}.md)"


def _names(people: Iterable[Person]) -> str:
    return "".join(f"- [{person.name}](../{PEOPLE}/{person.id}.md)\n" for person in people)


def _table(facts: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"| {label} | {value} |\n" for label, value in facts)
    return f"| Mục | Nội dung |\n| --- | --- |\n{rows}"


def _people_by_group(records: Records) -> dict[tuple[str, str], list[Person]]:
    """(section, id) → its people; units without people are there too."""
    found: dict[tuple[str, str], list[Person]] = {}
    for section, values in (
        ("don-vi", records.units),
        ("phong-trao", records.campaigns),
        ("khen-thuong", records.decisions),
    ):
        found |= {(section, value.id): [] for value in values}
    for person in records.people:
        found["don-vi", person.unit].append(person)
        found["phong-trao", person.campaign].append(person)
        found["khen-thuong", person.decision].append(person)
        found.setdefault((YEARS, str(person.year)), []).append(person)
    return found
