"""Compiled templates: where they are kept, and for what they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.cache import compiled
from generator.cache.compiled import CompiledTemplates
from generator.locale import catalogue
from generator.settings import built_in_theme

NAME = "parts/band.html"
OWN = (built_in_theme() / NAME).read_text("utf-8")


@pytest.fixture(autouse=True)
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program's own templates are kept, as long as Python writes code at all."""
    folder = tmp_path / "beside"
    monkeypatch.setattr(compiled, "_BESIDE", folder)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return folder


def kept(source: str, below: Path) -> bool:
    """Compiles the template `source`; whether a portal's folder `below` kept it."""
    cache = CompiledTemplates(below)
    Environment(loader=DictLoader({NAME: source}), bytecode_cache=cache).get_template(NAME)
    return below.exists()


def test_templates_of_the_program_are_kept_beside_it(tmp_path: Path, beside: Path) -> None:
    """All portals use the same."""
    assert not kept(OWN, tmp_path / "cong")
    assert len([*beside.iterdir()]) == 1


def test_templates_of_a_portal_are_kept_in_its_own_cache(tmp_path: Path, beside: Path) -> None:
    """Even under a name that the program uses: two portals may mean two things by it."""
    assert kept(f"{OWN} ", tmp_path / "cong")
    assert not beside.exists()


def test_where_python_writes_no_code_the_portal_keeps_all(
    tmp_path: Path, beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked not to, or the folder cannot be written."""
    beside.write_text("no folder")
    assert kept(OWN, tmp_path / "cong")
    beside.unlink()
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert kept(OWN, tmp_path / "khac")
    assert not beside.exists()


def test_code_stands_for_the_words_that_it_holds(
    tmp_path: Path, beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With another word in the catalogue a template is compiled again."""
    kept(OWN, tmp_path / "cong")
    (before,) = (file.read_bytes() for file in beside.iterdir())
    monkeypatch.setitem(catalogue(), "page.moved.go", "Đi tới đó")
    kept(OWN, tmp_path / "cong")
    (after,) = (file.read_bytes() for file in beside.iterdir())
    assert after != before
