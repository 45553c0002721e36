"""The records as a portal of thidua, with a page for each person.

A fifth of the people are exemplars with one YAML file each; the others stand in CSV lists of 50
rows and bear an id, which gives each a page.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Mapping
from compileall import compile_dir
from pathlib import Path

import yaml

from benchmarks.peers.data import Campaign, Decision, Person, Records, plain
from benchmarks.peers.install import REPOSITORY, Tools
from benchmarks.peers.site import Site, Step, copy_site, edited, middle, write_text

TODAY = "2026-11-20"
#: What makes a command run this repository's code, wherever it is started.
OUR_CODE = {"PYTHONPATH": str(REPOSITORY)}
_PER_FOLDER = 500
_LEFT = ("site", ".site-*", ".thidua", "data/ledger.txt")
_COLUMNS = ("no", "kind", "name", "title", "unit_id", "achievement", "person")


def prepare(records: Records, folder: Path, tools: Tools) -> Site:
    """Our input in the new `folder`; our code is compiled, as pip compiles what it installs."""
    compile_dir(REPOSITORY / "generator", quiet=1)
    write_portal(records, folder)
    at = middle(records)
    build = ("build", "--today", TODAY, "--profile", "--format", "json")
    step = Step("thidua", (str(tools.python), "-m", "generator", *build))
    edit = _editor(records.people[at], at, folder)
    return Site("thidua", folder, "site", (step,), edit, _LEFT, OUR_CODE)


def write_portal(records: Records, folder: Path) -> None:
    """A whole portal in the new `folder`; its theme is the built-in one."""
    copy_site("ours", folder)
    write_text(folder / "mkdocs.yml", _settings())
    data = folder / "data"
    _write(data / "portal.yml", {"name": "Cổng đo tốc độ", "body": "Nhóm phát triển thidua"})
    for unit in records.units:  # of a type that may grant whatever the records say
        _write(data / f"units/{unit.id}.yml", {"name": unit.name, "type": "other", "demo": True})
    for campaign in records.campaigns:
        _write(data / f"campaigns/{campaign.id}.yml", _campaign(campaign))
    for number, person in enumerate(records.people):
        if person.exemplar:
            _write(_path(folder, person, number), _exemplar(person, person.paragraph))
    lists = _lists(records)
    for decision in records.decisions:
        rows = lists[decision.id]
        _write(data / f"awards/{decision.id}.yml", _award(decision, bool(rows)))
        if rows:
            write_text(data / f"awards/{decision.id}.csv", _table(rows))


def _settings() -> str:
    """The portal's `mkdocs.yml`."""
    settings = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    del settings["theme"]["custom_dir"]
    settings |= {"plugins": ["thidua"], "nav": ["index.md"]}
    text: str = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    return text


def _editor(person: Person, number: int, folder: Path) -> Callable[[int], None]:
    path = _path(folder, person, number)

    def edit(turn: int) -> None:
        _write(path, _exemplar(person, edited(person.paragraph, turn)))

    return edit


def _path(folder: Path, person: Person, number: int) -> Path:
    return folder / f"data/exemplars/{number // _PER_FOLDER:03}/{person.id}.yml"


def _campaign(campaign: Campaign) -> dict[str, object]:
    return {
        "title": campaign.title,
        "unit": campaign.unit,
        "period": {"since": f"{campaign.year}-01-01", "until": f"{campaign.year}-12-31"},
        "summary": campaign.summary,
        "demo": True,
    }


def _award(decision: Decision, has_rows: bool) -> dict[str, object]:
    award: dict[str, object] = {
        "title": decision.title,
        "number": decision.number,
        "symbol": "QĐ-UBND",
        "date": decision.date,
        "issuer": decision.unit,
        "form": decision.form,
        "campaign": decision.campaign,
    }
    if has_rows:
        award["recipients_file"] = f"{decision.id}.csv"
    return {**award, "demo": True}


def _exemplar(person: Person, story: str) -> dict[str, object]:
    granted = {"text": f"{person.form} năm {person.year}", "award": person.decision}
    return {
        "name": person.name,
        "type": "individual",
        "person": person.id,
        "title": person.role,
        "unit": person.unit,
        "field": person.field,
        "year": str(person.year),
        "summary": person.achievement,
        "story": story,
        "recognitions": [granted],
        "campaigns": [person.campaign],
        "consent": {"date": "2026-01-05", "scope": "Đăng họ tên và câu chuyện"},
        "demo": True,
    }


def _lists(records: Records) -> Mapping[str, list[Person]]:
    """Decision → the people in its list."""
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for person in records.people:
        if not person.exemplar:
            found[person.decision].append(person)
    return found


def _table(people: list[Person]) -> str:
    """A list as CSV; a row has no field for the paragraph, so it follows the achievement."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for number, person in enumerate(people, 1):
        done = f"{person.achievement} {plain(person.paragraph)}"
        who = (person.name, person.role, person.unit)
        rows.writerow((number, "individual", *who, done, person.id))
    return text.getvalue()


def _write(path: Path, record: Mapping[str, object]) -> None:
    dumper = yaml.CSafeDumper
    text = yaml.dump(record, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100)
    write_text(path, text)
