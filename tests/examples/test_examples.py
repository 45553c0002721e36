"""Files that pass and files that are refused, collected by folder: a new case is a new file.

`valid/<kind>/x.yml` is a record of that kind. `invalid/<code>/<kind>.x.yml` is a record of that
kind with exactly that problem; `invalid/<code>/<name>/` holds files to put over the small portal.
What the problem must say stands in a comment `# expect: {…}` or in the folder's `expect.yml`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from generator.kinds import FILED, KIND_BY_NAME
from generator.model.text import nfc
from generator.reporting import describe, format_problem, problem_facts
from tests.portals.toolbox import REPOSITORY, build, check, checked_codes, copy_portal, read

HERE = Path(__file__).parent
VALID = sorted(file for file in (HERE / "valid").glob("*/*") if file.suffix in (".yml", ".md"))
INVALID = sorted((HERE / "invalid").glob("*/*"))
EXPECT = re.compile(rb"^ *# expect: (\{.*\})$", re.MULTILINE)


def name_of(case: Path) -> str:
    """The case as pytest shows it."""
    return f"{case.parent.name}/{case.name}"


def put(case: Path, root: Path) -> Mapping[str, str]:
    """What is expected of the portal at `root`, after the case was put over it."""
    if case.is_dir():
        expected = _load((case / "expect.yml").read_bytes())
        for path in expected.pop("remove", "").split():
            _remove(root / path)
        copy_portal(case, root)
        (root / "expect.yml").unlink()
        return expected
    kind, _, name = case.name.partition(".")
    path = f"data/{KIND_BY_NAME[kind].folder}/{name}"
    (root / path).parent.mkdir(exist_ok=True)
    shutil.copyfile(case, root / path)
    match = EXPECT.search(case.read_bytes())
    assert match, f"{case} does not say what it expects"
    return {"path": path, **_load(match[1])}


def put_valid(case: Path, root: Path) -> None:
    """The portal at `root` with a record of the valid examples."""
    folder = root / "data" / KIND_BY_NAME[case.parent.name].folder
    folder.mkdir(exist_ok=True)
    shutil.copyfile(case, folder / case.name)


def _load(text: bytes) -> dict[str, str]:
    """What is expected, every value as it is written."""
    return dict(yaml.load(text, Loader=yaml.BaseLoader))


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


@pytest.mark.parametrize("case", VALID, ids=name_of)
def test_each_valid_example_passes(case: Path, small: Path) -> None:
    """A record of the examples passes without an error or a warning."""
    put_valid(case, small)
    assert [format_problem(problem) for problem in read(small).problems] == []


def test_all_valid_examples_together_make_a_site(small: Path) -> None:
    """Every valid example gets a page of its own."""
    for case in VALID:
        put_valid(case, small)
    assert [format_problem(problem) for problem in build(small).problems] == []
    for case in VALID:
        segment = KIND_BY_NAME[case.parent.name].segment
        assert (small / "site" / segment / case.stem / "index.html").is_file()


@pytest.mark.parametrize("case", INVALID, ids=name_of)
def test_each_invalid_example_has_exactly_its_problem(case: Path, small: Path) -> None:
    """A refused example is refused for its code alone, in its place, in one line.

    The message of each code's first example is the one that its page in `docs/problems/` shows.
    """
    expected = put(case, small)
    report = check(small)
    assert {problem.code for problem in report.problems} == {case.parent.name}, [
        format_problem(problem) for problem in report.problems
    ]
    found = [{**problem_facts(problem), **dict(problem.values)} for problem in report.problems]
    wanted = {key: nfc(value) for key, value in expected.items()}
    assert wanted in [{key: str(facts.get(key)) for key in wanted} for facts in found], found
    assert report.ok == (expected.get("severity") == "warning")
    if case == next(first for first in INVALID if first.parent == case.parent):
        documented = REPOSITORY / "docs" / "problems" / f"{case.parent.name}.md"
        assert nfc(format_problem(report.problems[0])) in documented.read_text("utf-8").splitlines()
    for problem in report.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert "\n" not in format_problem(problem)
        assert not problem.hint or nfc(problem.hint)[:40] in nfc(describe(problem))


def test_every_code_has_an_example() -> None:
    """No code of `thidua check` exists that the examples do not show."""
    assert {case.parent.name for case in INVALID} == checked_codes()


def test_every_kind_has_a_valid_example() -> None:
    """No kind exists that the examples do not show."""
    assert {case.parent.name for case in VALID} == {kind.name for kind in FILED}
