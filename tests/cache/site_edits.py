"""What happens to the cache, to the published site, and to what stands beside it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.cache.bench import Bench
from tests.cache.choosing import Choice
from tests.cache.record_edits import change_word


def damage_cache(bench: Bench, choice: Choice) -> None:
    """Files of the cache are cut, changed, exchanged or gone, just before a build needs them."""
    damage = choice.of([_flip, _cut, _swap, _remove, _remove_all])
    found = _cached(bench)
    if choice.of([False, True]) and found:
        found = [choice.of(found)]
    for file in found:
        damage(bench, file, choice)
    if choice.of([True, False]):
        change_word(bench, choice)


def _flip(bench: Bench, file: Path, choice: Choice) -> None:
    content = bytearray(file.read_bytes())
    for place in range(choice.of([0, 40, 70, 500]), len(content), choice.of([100, 5000])):
        content[place] ^= 1
    file.write_bytes(content)


def _cut(bench: Bench, file: Path, choice: Choice) -> None:
    file.write_bytes(file.read_bytes()[: choice.of([0, 1, 40, 64, 1000])])


def _swap(bench: Bench, file: Path, choice: Choice) -> None:
    other = choice.of(_cached(bench))
    content, others = file.read_bytes(), other.read_bytes()
    file.write_bytes(others)
    other.write_bytes(content)


def _remove(bench: Bench, file: Path, choice: Choice) -> None:
    file.unlink()


def _remove_all(bench: Bench, file: Path, choice: Choice) -> None:
    shutil.rmtree(bench.cache, ignore_errors=True)


def _cached(bench: Bench) -> list[Path]:
    """The files of the cache; of the templates, which are many, the first."""
    files = sorted(file for file in bench.cache.rglob("*") if file.is_file())
    templates = [file for file in files if file.parent.name == "templates"]
    return [file for file in files if file not in templates[3:]]


def restore_cache(bench: Bench, choice: Choice) -> None:
    """The cache of an earlier day comes back; or this one is put aside for that."""
    kept = bench.home / "cache"
    if kept.exists() and choice.of([True, True, False]):
        shutil.rmtree(bench.cache, ignore_errors=True)
        shutil.copytree(kept, bench.cache)
    elif bench.cache.exists():
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(bench.cache, kept)


def tamper(bench: Bench, choice: Choice) -> None:
    """Somebody else changes, removes or adds a file of the published site."""
    site = bench.settings.site
    if not site.exists():
        return
    bench.tampered = True
    file = choice.of(sorted(file for file in site.rglob("*") if file.is_file()))
    what = choice.of(["change", "remove", "add", "touch", "folder"])
    if what == "change":
        file.write_bytes(file.read_bytes() + b"\n")
    elif what == "remove":
        file.unlink()
    elif what == "add":
        file.with_name("la.html").write_bytes(b"x")
    elif what == "touch":
        os.utime(file, (0, 0))
    elif file.parent != site.resolve() and file.parent != site:
        shutil.rmtree(file.parent)


def damage_builds(bench: Bench, choice: Choice) -> None:
    """What stands beside the site is cut or gone: manifests, builds, or all of it."""
    site, builds = bench.settings.site, bench.root / ".site-builds"
    if not site.exists():
        return
    what = choice.of(["cut", "remove", "previous", "all"])
    manifests = sorted(builds.glob("*.json"))
    if what == "all":
        site.unlink()
        shutil.rmtree(builds)
    elif what == "previous":
        for folder in builds.glob("[0-9]*[0-9]"):
            if folder.is_dir() and folder.resolve() != site.resolve():
                shutil.rmtree(folder)
    elif manifests:
        file = choice.of(manifests)
        if what == "cut":
            file.write_bytes(file.read_bytes()[: choice.of([0, 1, 100, 1000])])
        else:
            file.unlink()
