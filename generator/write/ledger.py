"""The ledger: every address that was ever published, so that none is ever lost."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.kinds.base import Kind
from generator.locale import t
from generator.model.portal import Portal
from generator.model.source import LEDGER


def ledger_addresses(portal: Portal, kinds: Iterable[Kind]) -> set[str]:
    """The addresses that a publication of `portal` promises: pages, and anchors of rows."""
    found = {*portal.addresses.values(), *portal.content.values()}
    for kind in kinds:
        for entry in portal.all(kind.name):
            address = portal.address(entry)
            found.update(f"{address}#{anchor}" for anchor in kind.anchors(entry))
    return found


def write_ledger(root: Path, addresses: Iterable[str]) -> bool:
    """Add `addresses` to the ledger of the portal at `root`; tells whether anything was new."""
    file = root / LEDGER
    before = file.read_text("utf-8") if file.is_file() else ""
    known = {line for line in before.splitlines() if line.startswith("/")}
    head = [f"# {line}" for line in t("ledger.head").splitlines()]
    after = "\n".join([*head, *sorted(known.union(addresses))]) + "\n"
    if after == before:
        return False
    part = file.with_suffix(".part")
    part.write_text(after, "utf-8")
    part.replace(file)
    return True
