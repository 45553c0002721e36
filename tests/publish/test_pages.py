"""The examples for GitHub and GitLab: what they run, run here; the rights of a bucket."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.portals.toolbox import REPOSITORY, read_site
from tests.servers import PUBLISH


def read(name: str) -> Any:
    """An example as GitHub or GitLab reads it."""
    return yaml.safe_load((PUBLISH / name).read_text("utf-8"))


def github() -> tuple[list[str], str]:
    """The commands of the build, and the folder that is handed on."""
    steps = read("github-pages.yml")["jobs"]["build"]["steps"]
    upload = next(step for step in steps if "upload-pages-artifact" in step.get("uses", ""))
    return [step["run"] for step in steps if "run" in step], upload["with"]["path"]


def gitlab() -> tuple[list[str], str]:
    """The same of GitLab."""
    job = read("gitlab-ci.yml")["pages"]
    return job["script"], job["artifacts"]["paths"][0]


@pytest.mark.parametrize("example", [github, gitlab])
def test_the_commands_make_the_site(example: Any, small: Path, tmp_path: Path) -> None:
    """What an example hands on is the built site, as plain files."""
    install, *commands = example()[0]
    assert install == "python -m pip install -r requirements.txt"
    thidua = tmp_path / "bin/thidua"
    thidua.parent.mkdir()
    thidua.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n')
    thidua.chmod(thidua.stat().st_mode | stat.S_IEXEC)
    path = f"{thidua.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        **os.environ,
        "PATH": path,
        "PYTHONPATH": str(REPOSITORY),
        "SOURCE_DATE_EPOCH": "1780272000",
    }
    for command in commands:
        subprocess.run(["sh", "-ec", command], cwd=small, env=environment, check=True)
    folder = small / example()[1]
    assert not folder.is_symlink()
    assert read_site(folder) == read_site(small / "site")


def test_a_job_runs_with_as_few_rights_as_it_needs() -> None:
    """Only the job that deploys may write, and a push to another branch deploys nothing."""
    workflow = read("github-pages.yml")
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow[True]["push"]["branches"] == ["main"]
    assert set(workflow["jobs"]["deploy"]["permissions"]) == {"pages", "id-token"}


def test_a_bucket_gives_away_no_earlier_publication() -> None:
    """The rights of the example let everybody read the site, and nothing older."""
    (statement,) = json.loads((PUBLISH / "s3-policy.json").read_text("utf-8"))["Statement"]
    assert statement["Action"] == "s3:GetObject"
    assert statement["NotResource"].endswith("/.thidua-*")
