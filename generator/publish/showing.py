"""A plan in; the lines that people read before they say yes, and the facts for machines, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.kinds.display import format_size
from generator.locale import t
from generator.publish.planning import Plan
from generator.publish.target import Version

#: So many names are shown of what deserves a look; all of them with `--verbose`.
_SOME = 5


def format_plan(plan: Plan, *, verbose: bool) -> Iterator[str]:
    """What would change, in short; with `verbose` every file, with its sign."""
    if plan.resumes:
        yield t("publish-plan.resumes")
    new, changed, removed = len(plan.new), len(plan.changed), len(plan.removed)
    size = format_size(plan.size)
    yield "  " + t("publish-plan.counts", new=new, changed=changed, removed=removed, size=size)
    yield from _names("publish-plan.lost", plan.lost, verbose)
    yield from _names("publish-plan.covered", plan.covered, verbose)
    if plan.foreign:
        yield "  " + t("publish-plan.foreign", count=plan.foreign)
    if verbose:
        for sign, paths in (("+", plan.new), ("~", plan.changed), ("-", plan.removed)):
            yield from (f"  {sign} {path}" for path in paths)


def _names(key: str, paths: tuple[str, ...], verbose: bool) -> Iterator[str]:
    if paths:
        shown = paths if verbose else paths[:_SOME]
        more = "" if len(shown) == len(paths) else " …"
        yield "  " + t(key, count=len(paths), names=", ".join(shown) + more)


def plan_facts(plan: Plan) -> dict[str, Any]:
    """The same for machines."""
    return {
        "new": list(plan.new),
        "changed": list(plan.changed),
        "removed": list(plan.removed),
        "lost": list(plan.lost),
        "covered": list(plan.covered),
        "foreign": plan.foreign,
        "bytes": plan.size,
        "resumes": plan.resumes,
    }


def format_version(version: Version) -> str:
    """`3   20/11/2026 20:15   922 tệp   đang công bố`."""
    key = "publish-plan.present" if version.present else "publish-plan.kept"
    moment = _moment(version.moment)
    return "  " + t(key, number=version.number, moment=moment, files=version.files)


def version_facts(version: Version) -> dict[str, Any]:
    """The same for machines."""
    return {
        "number": version.number,
        "moment": version.moment,
        "files": version.files,
        "present": version.present,
    }


def _moment(moment: str) -> str:
    """`2026-11-20T20:15+07:00` → `20/11/2026 20:15`."""
    day, _, time = moment.partition("T")
    year, month, date = [*day.split("-"), "", ""][:3]
    return f"{date}/{month}/{year} {time[:5]}" if date else moment
