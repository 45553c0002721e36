"""Where everything stands on the site: one address each, and none is ever lost.

The ledger holds every address that was published. Each must still be a page, a redirect
(`moved_from`) or a notice (`data/withdrawn.yml`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.kinds.base import Kind
from generator.locale import t
from generator.model.portal import Withdrawal
from generator.model.problem import Problem, suggest
from generator.model.record import Entry
from generator.model.source import LEDGER, Sources
from generator.model.text import slug

#: Where pages stand that show no record, the theme's files, and the files of records.
OWN_SECTIONS = frozenset(
    {"tra-cuu", "tra-cuu-quyet-dinh", "thoi-han", "so-lieu", "du-lieu", "assets", "tep"}
)


@dataclass(slots=True)
class Addresses:
    """(kind, id) → address, hand-written page → address, old address → present one."""

    of_records: dict[tuple[str, str], str] = field(default_factory=dict)
    of_content: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)


def link_addresses(
    entries: Mapping[str, Mapping[str, Entry]],
    kinds: Sequence[Kind],
    withdrawn: Mapping[str, Withdrawal],
    sources: Sources,
    problems: list[Problem],
) -> Addresses:
    """All addresses; two things at one address, and lost addresses, go to `problems`."""
    found = Addresses()
    owners: dict[str, str] = {
        f"/{kind.segment}/": t("address.own") if kind.derive else f"data/{kind.folder}"
        for kind in kinds
    }
    anchors: set[str] = set()

    reserved = {kind.segment: kind.reserved_ids() for kind in kinds}

    def claim(address: str, path: str, problem: Callable[[], Problem]) -> bool:
        own = _is_reserved(address, reserved)
        owner = t("address.own") if own else owners.setdefault(address, path)
        if owner != path:
            problems.append(problem().about(other=owner))
        return owner == path

    for path in sources.content:
        if path.endswith(".md"):
            address = content_address(path)
            found.of_content[path] = address
            problems += _check_name(path, address)
            at_file = partial(Problem, "address.collision", path, (), address, line=1, column=1)
            claim(address, path, at_file)
    for kind in kinds:
        for entry in entries[kind.name].values():
            address = f"/{kind.segment}/{entry.id}/"
            found.of_records[entry.kind, entry.id] = address
            at_id = partial(entry.problem, "address.collision", "id", found=address)
            claim(address, entry.path, at_id)
            anchors.update(f"{address}#{anchor}" for anchor in kind.anchors(entry))
    for of_kind in entries.values():
        for entry in of_kind.values():
            for index, old in enumerate(entry.record.moved_from):
                place = ("moved_from", index)
                problem = partial(entry.problem, "address.collision", *place, found=old)
                if claim(old, f"{entry.path} (moved_from)", problem):
                    found.moved[old] = found.of_records[entry.kind, entry.id]
    for address in withdrawn:
        problem = partial(Problem, "address.collision", "data/withdrawn.yml", (address,), address)
        if address in anchors:
            problems.append(problem().about(other=address))
        elif "#" not in address:
            claim(address, "data/withdrawn.yml", problem)
    _check_ledger(sources.ledger, owners.keys() | anchors | withdrawn.keys(), found, problems)
    return found


def content_address(path: str) -> str:
    """`content/gioi-thieu.md` → "/gioi-thieu/"; `content/index.md` → "/"."""
    parts = path.removeprefix("content/").removesuffix(".md").split("/")
    if parts[-1] in ("index", "README"):
        parts = parts[:-1]
    return "/" + "".join(f"{part}/" for part in parts)


def _is_reserved(address: str, reserved: Mapping[str, frozenset[str]]) -> bool:
    """Whether the program's own pages and files stand at `address` or below it."""
    first, second = (*address.strip("/").split("/"), "")[:2]
    return first in OWN_SECTIONS or second in reserved.get(first, ())


def _check_name(path: str, address: str) -> Iterator[Problem]:
    """A hand-written page whose file name makes no address that can be told on the telephone."""
    for part in address.strip("/").split("/"):
        if part and part != slug(part):
            yield Problem("id.invalid", path, (), part, slug(part), 1, 1)


def _check_ledger(
    ledger: frozenset[str], present: set[str], found: Addresses, problems: list[Problem]
) -> None:
    """Every address of the ledger that nothing answers for.

    The anchors of a moved record move with it: "/old/#x" is kept when "/new/#x" is there.
    """
    for address in sorted(ledger - present):
        page, sign, anchor = address.partition("#")
        target = found.moved.get(page)
        if sign and target and f"{target}#{anchor}" in present:
            continue
        near = suggest(address, present - ledger)
        problems.append(Problem("address.lost", LEDGER, (), address, near, 1, 1))
