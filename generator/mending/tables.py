"""A CSV list and the type of its rows → the text with just some cells replaced."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from generator.kinds.base import Rows
from generator.load.csv_text import read_delimiter
from generator.mending.found import Mend
from generator.mending.records import Mender
from generator.model.source import Raw


def splice_csv(
    text: str, path: str, names: Sequence[str], rows: Rows, mender: Mender
) -> tuple[str, list[Mend]]:
    """`text` with mended cells; rows without any stand as they did. `names` are the columns'."""
    delimiter = read_delimiter(text)
    lines = text.splitlines(keepends=True)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    kept: list[str] = []
    mends: list[Mend] = []
    start = 0
    for cells in reader:
        typed, first = "".join(lines[start : reader.line_num]), start + 1
        start = reader.line_num
        done = _mended(cells, path, first, names, rows, mender) if first > 1 else []
        if done:
            stream = io.StringIO()
            csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerow(cells)
            typed = stream.getvalue() if typed.endswith("\n") else stream.getvalue()[:-1]
        mends += done
        kept.append(typed)
    return "".join(kept), mends


def _mended(
    cells: list[str], path: str, line: int, names: Sequence[str], rows: Rows, mender: Mender
) -> list[Mend]:
    """What was mended in `cells`, which are changed in place."""
    if len(cells) != len(names):
        return []
    data: dict[str, Raw] = {name: cell.strip() for name, cell in zip(names, cells, strict=True)}
    mends = []
    for one in mender.find(rows.row, {name: cell for name, cell in data.items() if cell}):
        name = str(one.loc[0])
        # Rows take Vietnamese words as they are.
        if one.what != "choice" or name not in rows.words:
            cells[list(names).index(name)] = one.after
            mends.append(Mend(path, line, one.what, one.before, one.after))
    return mends
