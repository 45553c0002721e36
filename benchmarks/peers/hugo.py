"""The records as a Hugo site: people are content files, everything else is a taxonomy's term.

Files with JSON front matter are as fast as a content adapter over one file, and faster than YAML's
front matter by a sixth. Taxonomies find the people of a unit without a search through all pages.
Header, footer and cards are cached partials.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.peers.data import Person, Records
from benchmarks.peers.install import Tools
from benchmarks.peers.site import (
    PEOPLE,
    SECTIONS,
    YEARS,
    Site,
    Step,
    common,
    copy_site,
    edited,
    facts,
    middle,
    write_json,
    write_text,
)


def prepare(records: Records, folder: Path, tools: Tools, pagefind: bool = False) -> Site:
    """Hugo's input in the new `folder`; with `pagefind` its index is made after the pages."""
    copy_site("hugo", folder)
    for name in ("header.html", "footer.html", "star.html"):
        write_text(folder / "layouts/_partials" / name, common(name))
    write_text(folder / "static/style.css", common("style.css"))
    people = folder / "content" / PEOPLE
    for person in records.people:
        _write_person(people, person, person.paragraph)
    _write_terms(records, folder / "content")
    at = records.people[middle(records)]

    def edit(turn: int) -> None:
        _write_person(people, at, edited(at.paragraph, turn))

    steps = [Step("hugo", (str(tools.hugo), "build", "--quiet"))]
    if pagefind:
        steps.append(Step("pagefind", (str(tools.pagefind), "--site", "public", "--quiet")))
    left = ("public", "resources", ".hugo_build.lock")
    return Site("hugo", folder, "public", tuple(steps), edit, left)


def _write_person(folder: Path, person: Person, text: str) -> None:
    """Front matter with facts and terms by taxonomy, then Markdown."""
    head = {
        "title": person.name,
        "params": {
            "role": person.role,
            "form": person.form,
            "field": person.field,
            "achievement": person.achievement,
        },
        "don-vi": [person.unit],
        "phong-trao": [person.campaign],
        "khen-thuong": [person.decision],
        "nam": [str(person.year)],
    }
    front_matter = json.dumps(head, ensure_ascii=False)
    write_text(folder / f"{person.id}.md", f"{front_matter}\n{text}\n")


def _write_terms(records: Records, content: Path) -> None:
    """A page for each unit, campaign and decision, with a title and facts of its own."""
    for section, title in (*SECTIONS.items(), (PEOPLE, "Điển hình"), (YEARS, "Năm")):
        write_json(content / section / "_index.md", {"title": title})
    for section, values, title in (
        ("don-vi", facts(records.units), "name"),
        ("phong-trao", facts(records.campaigns), "title"),
        ("khen-thuong", facts(records.decisions), "title"),
    ):
        for value in values:
            page = {"title": value[title], "params": {"facts": value}}
            write_json(content / section / value["id"] / "_index.md", page)
