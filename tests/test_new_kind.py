"""A new kind is one module, one line, one template, its words and its examples."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

MODULE = '''"""practice: a way of working worth copying (mô hình hay)."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import override

from generator.kinds.base import Card, Kind, link_to
from generator.kinds.facets import by_unit
from generator.model.portal import record_of
from generator.model.record import Record, Ref, Text


class Practice(Record):
    """A practice."""

    title: Text
    unit: Annotated[str, Ref("unit")]

    @property
    @override
    def label(self) -> str:
        return self.title


KIND = Kind(
    name="practice",
    folder="practices",
    segment="mo-hinh",
    record=Practice,
    order=lambda entry, portal: entry.id,
    card=lambda entry, portal: Card("practice", entry.record.label, portal.address(entry)),
    view=lambda entry, portal: link_to(portal, "unit", record_of(entry, Practice).unit),
    description=lambda entry, portal: entry.record.label,
    facets=(by_unit(lambda entry: [record_of(entry, Practice).unit]),),
)
'''
TEMPLATE = """<h1>{{ page.title }}</h1>
<p><a href="{{ view.address | url }}">{{ view.title }}</a></p>
"""
WORDS = """kind:
  practice:
    {nav: Mô hình, plural: Mô hình hay, one: Mô hình, ref: mô hình, total: "{total}", empty: Không}
facet:
  practice: {don-vi: Đơn vị}
"""


def _with_practice(copy: Path) -> None:
    """The program in `copy` with one kind more: exactly the steps of docs/architecture.md."""
    for name in ("generator", "theme"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "generator/kinds/practice.py").write_text(MODULE, "utf-8")
    face = copy / "generator/kinds/__init__.py"
    line = '    "unit": "unit_kind",\n'
    text = face.read_text("utf-8").replace(line, f'    "practice": "practice",\n{line}')
    face.write_text(text, "utf-8")
    (copy / "theme/pages/practice.html").write_text(TEMPLATE, "utf-8")
    (copy / "generator/locale/vi/practice.yml").write_text(WORDS, "utf-8")


def test_a_new_kind_gets_pages_lists_navigation_and_checks(tmp_path: Path) -> None:
    """With nothing but its module, line, template and words a kind works in every stage."""
    _with_practice(tmp_path)
    portal = tmp_path / "portal"
    shutil.copytree(ROOT / "tests/portals/small", portal)
    unit = next((portal / "data/units").rglob("*.yml")).stem
    folder = portal / "data/practices"
    folder.mkdir()
    (folder / "to-tu-quan.yml").write_text(f"title: Tổ tự quản\nunit: {unit}\n", "utf-8")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "generator", *words, "--portal", str(portal)]
        environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True
        )

    built = run("build", "--debug")
    assert built.returncode == 0, built.stderr
    site = portal / "site"
    assert "Tổ tự quản" in (site / "mo-hinh/to-tu-quan/index.html").read_text("utf-8")
    assert "../mo-hinh/to-tu-quan/" in (site / "mo-hinh/index.html").read_text("utf-8")
    assert (site / f"mo-hinh/don-vi/{unit}/index.html").is_file()
    assert 'href="./mo-hinh/"' in (site / "index.html").read_text("utf-8")
    assert "/mo-hinh/to-tu-quan/" in (portal / "data/ledger.txt").read_text("utf-8")

    (folder / "to-tu-quan.yml").write_text(f"title: Tổ tự quản\nunit: {unit}x\n", "utf-8")
    checked = run("check", "--format", "json")
    assert checked.returncode == 1
    problem = json.loads(checked.stdout)["problems"][0]
    assert (problem["code"], problem["line"], problem["hint"]) == ("ref.unknown", 2, unit)
