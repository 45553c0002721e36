"""The records as an Eleventy site: pagination over data files, templates in JavaScript.

JavaScript templates are the fastest of Eleventy's languages; what a group of people is, is
computed once (`_data/portal.js`), as its documentation advises.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from benchmarks.peers.data import Records
from benchmarks.peers.install import Tools
from benchmarks.peers.site import (
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


def prepare(records: Records, folder: Path, tools: Tools) -> Site:
    """Eleventy's input in the new `folder`."""
    copy_site("eleventy", folder)
    (folder / "node_modules").symlink_to(tools.eleventy.parents[2])
    for name in ("header.html", "footer.html", "star.html", "style.css"):
        write_text(folder / "src/common" / name, common(name))
    for name in ("units", "campaigns", "decisions"):
        write_json(folder / f"src/records/{name}.json", facts(getattr(records, name)))
    people = facts(records.people)
    write_json(folder / "src/records/people.json", people)
    at = middle(records)

    def edit(turn: int) -> None:
        person = records.people[at]
        changed = {**asdict(person), "paragraph": edited(person.paragraph, turn)}
        everyone = [*people[:at], changed, *people[at + 1 :]]
        write_json(folder / "src/records/people.json", everyone)

    step = Step("eleventy", (str(tools.node), str(tools.eleventy), "--quiet"))
    return Site("eleventy", folder, "_site", (step,), edit, ("_site", ".cache"))
