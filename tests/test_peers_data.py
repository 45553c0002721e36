"""The comparison with other tools: the same records for all, and figures put together rightly."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.peers import eleventy, hugo, material, ours
from benchmarks.peers.compare import _cells
from benchmarks.peers.data import ROWS, Records, make_records, plain
from benchmarks.peers.entrants import entrants
from benchmarks.peers.errors import BuildError
from benchmarks.peers.goals import goals
from benchmarks.peers.install import Tools
from benchmarks.peers.measure import CASES, COLD, Figure, _stages, build, joined, size_of
from benchmarks.peers.process import run
from benchmarks.peers.site import Site, middle
from generator.pipeline import check
from generator.settings import Settings

MEGA = 1_000_000
TODAY = date.fromisoformat(ours.TODAY)
RECORDS = make_records(70)
PROGRAM = Path("/programs/node_modules/@maker/tool/program")
TOOLS = Tools(Path(sys.executable), PROGRAM, PROGRAM, PROGRAM, PROGRAM)
WRITERS = [hugo.prepare, eleventy.prepare, material.prepare, ours.prepare]
Prepare = Callable[[Records, Path, Tools], Site]


def figure(wall: float, memory: float = MEGA, **stages: float) -> Figure:
    """A figure of one run."""
    return Figure(wall, wall, memory, 1.0, stages)


def texts(folder: Path) -> dict[Path, str]:
    """Every file that a tool reads."""
    return {path: path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def test_the_same_number_makes_the_same_records() -> None:
    """Records depend on nothing but how many people there are."""
    assert make_records(70) == RECORDS


def test_the_portal_has_the_shape_that_the_issue_names() -> None:
    """Of 10,000 people 2,000 are exemplars; 160 decisions have 50 rows; 60 units, 40 campaigns."""
    records = make_records(10_000)
    assert len({person.id for person in records.people}) == 10_000
    assert sum(person.exemplar for person in records.people) == 2_000
    assert (len(records.decisions), len(records.units), len(records.campaigns)) == (160, 60, 40)
    rows = [person.decision for person in records.people if not person.exemplar]
    assert {rows.count(decision.id) for decision in records.decisions} == {ROWS}


def test_a_person_shares_year_form_and_campaign_with_the_decision() -> None:
    """What a person's page says is what the decision says."""
    decisions = {decision.id: decision for decision in RECORDS.decisions}
    units = {unit.id for unit in RECORDS.units}
    for person in RECORDS.people:
        paper = decisions[person.decision]
        told = (person.year, person.form, person.campaign)
        assert told == (paper.year, paper.form, paper.campaign)
        assert person.unit in units


def test_a_paragraph_has_about_eighty_words() -> None:
    """Texts are as long as in the issue, give or take a word of two syllables."""
    assert {80, 81, 82} >= {len(plain(person.paragraph).split()) for person in RECORDS.people}


def test_our_portal_is_valid(tmp_path: Path) -> None:
    """`thidua check` finds nothing to say, and there is a page for each person."""
    folder = ours.prepare(RECORDS, tmp_path / "portal", TOOLS).folder
    report = check(Settings(folder, TODAY, folder / "site"))
    assert report.problems == ()
    assert report.pages > len(RECORDS.people)


@pytest.mark.parametrize("prepare", WRITERS)
def test_every_tool_gets_every_paragraph(prepare: Prepare, tmp_path: Path) -> None:
    """No tool has less to read than another."""
    folder = prepare(RECORDS, tmp_path / "site", TOOLS).folder
    read = "".join(texts(folder).values())
    # YAML breaks long lines, and a row of a list has no marks of Markdown.
    words = " ".join(plain(read).split())
    assert all(plain(person.paragraph) in words for person in RECORDS.people)


@pytest.mark.parametrize("prepare", WRITERS)
def test_an_edit_changes_one_file_each_time(prepare: Prepare, tmp_path: Path) -> None:
    """One record is changed, in the one file that holds it, and each turn in another way."""
    site = prepare(RECORDS, tmp_path / "site", TOOLS)
    seen = [texts(site.folder)]
    for turn in range(2):
        site.edit(turn)
        seen.append(texts(site.folder))
    for before, after in pairwise(seen):
        assert len({path for path in after if before.get(path) != after[path]}) == 1
    assert RECORDS.people[middle(RECORDS)].exemplar


def test_our_build_tells_its_stages(tmp_path: Path) -> None:
    """The measured command makes our site, and says how long each stage took."""
    records = make_records(5)
    site = ours.prepare(records, tmp_path / "site", TOOLS)
    spent = build(site)["thidua"]
    stages = _stages([spent.said])
    assert {"load", "render", "write"} <= stages.keys()
    assert "other" not in stages
    assert spent.memory > 10 * MEGA
    exemplars = [person.id for person in records.people if person.exemplar]
    assert size_of(site, exemplars).page > 1_000
    site.forget()
    assert not (site.folder / "site").exists()


def test_memory_is_that_of_the_whole_tree(tmp_path: Path) -> None:
    """What a child of the command holds counts as much as what the command holds."""
    hold = "import sys, time; held = b'x' * 50_000_000; time.sleep(0.3)"
    child = f"subprocess.run([sys.executable, '-c', {hold!r}])"
    start = f"import subprocess, sys; held = b'x' * 50_000_000; {child}"
    spent = run([sys.executable, "-c", start], tmp_path, {})
    assert spent.memory > 100 * MEGA
    assert spent.wall >= 0.3


def test_a_build_that_fails_says_why(tmp_path: Path) -> None:
    """The tool's own words stand in the error."""
    with pytest.raises(BuildError, match="no such record"):
        run([sys.executable, "-c", "raise SystemExit('no such record')"], tmp_path, {})


def test_steps_that_follow_each_other_add_up() -> None:
    """Hugo and then Pagefind: seconds add up, of memory the larger peak counts."""
    figures = {("hugo", COLD): figure(2, 400), ("pagefind", COLD): figure(6, 1_000)}
    both = joined(figures, ("hugo", "pagefind"), COLD)
    assert both is not None
    assert (both.wall, both.memory) == (8, 1_000)
    assert joined(figures, ("thidua",), COLD) is None


def test_goals_are_ratios_of_the_same_case() -> None:
    """A goal holds our case against Hugo's; without the index where pages alone are meant."""
    walls = {"hugo": 2.0, "pagefind": 6.0, "thidua": 3.0}
    figures = {(name, case): figure(wall) for name, wall in walls.items() for case in CASES}
    figures["thidua", COLD] = figure(3.0, index=1.0)
    found = {goal.name: goal for goal in goals(_cells(figures, list(walls)), "thidua", 10_000)}
    assert found["cold, pages only, to Hugo"].found == 1.0
    assert found["cold, pages only, to Hugo"].is_reached
    assert found["cold, with search, to Hugo + Pagefind"].found == 3 / 8
    assert found["no change, to Hugo"].found == 1.5
    assert not found["no change, to Hugo"].is_reached


def test_pagefind_works_on_the_site_of_hugo(tmp_path: Path) -> None:
    """Both are chosen or one: Hugo's site is made once, and Pagefind follows it."""
    assert list(entrants(["pagefind", "thidua"])) == ["hugo", "thidua"]
    site = entrants(["hugo", "pagefind"])["hugo"](RECORDS, tmp_path / "hugo", TOOLS)
    assert [step.name for step in site.steps] == ["hugo", "pagefind"]
