"""Rows of a plan's tables that tell how many of each kind of recipient there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.importers.plan.forms import KIND_WORDS
from generator.importers.plan.lines import CELLS
from generator.importers.plan.quotas import QuotaLine
from generator.importers.plan.tree import Node

_COUNT = re.compile(r"(?i)(?P<most>(?:tối đa|không quá)\s+)?(?P<n>\d{1,5})")


def table_rows(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, tuple[QuotaLine, ...]]]:
    """Rows of tables that have a column for each kind of recipient: the quota lines of each."""
    columns: dict[int, tuple[str, ...]] = {}
    for node in nodes:
        cells = [cell.strip() for cell in node.text.split(CELLS)]
        if len(cells) < 3:
            columns = {}
            continue
        headed = {
            index: kinds
            for index, cell in enumerate(cells)
            if len(cell) < 40
            and (kinds := tuple(k for k, word in KIND_WORDS if word in cell.lower()))
        }
        if headed and not any(map(str.isdigit, cells)):
            columns = headed
            continue
        name = next((cell for cell in cells if re.search(r"[^\W\d]{2}", cell)), "")
        lines = tuple(
            QuotaLine(
                node.text,
                "at_most" if match["most"] else "exactly",
                match["n"],
                of,
                name,
                node.at,
                node.line,
                "import.plan.doubt.table",
            )
            for i, of in columns.items()
            if i < len(cells) and (match := _COUNT.fullmatch(cells[i])) and int(match["n"])
        )
        if lines and name and not re.match(r"(?i)tổng|cộng", name):
            yield node, lines
