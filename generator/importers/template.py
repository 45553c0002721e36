"""The workbook that officers fill in: facts of a decision, its list, a worked example, help.

Drop-downs offer what the portal and the law have; other words may be typed. What the workbook says is
read back by `sheets` exactly. The sheets of the example and of the help are passed over.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from generator.importers.known import Known
from generator.law.forms import all_forms, counts_as_award
from generator.locale import t
from generator.model.quota import RecipientKind
from generator.model.text import sort_key

#: Columns of the list: field, width. Those of the second line only where some row has them.
_COLUMNS = (
    ("no", 6), ("kind", 14), ("name", 32), ("title", 24), ("unit", 32), ("commune", 22),
    ("achievement", 46), ("form", 24),
)  # fmt: skip
_SELDOM = (("unit_id", 24), ("exemplar", 24), ("person", 16), ("period", 16))
_FACTS = (
    "title", "number", "symbol", "date", "issuer", "form", "authority", "position", "signer",
    "campaign", "achievement", "summary",
)  # fmt: skip
#: Rows that have drop-downs, and that are printed with lines.
_ROWS = 500
_HEADER = 2
_LISTS = "_Danh mục"
#: The one form in which a program can compare two workbooks: nothing in it tells of the clock.
_MADE = datetime(2026, 1, 1)

Row = Mapping[str, str]


def award_workbook(
    known: Known, facts: Mapping[str, str] | None = None, rows: Sequence[Row] = ()
) -> bytes:
    """The workbook for one decision: blank, or with `facts` and `rows` filled in.

    The same portal gives the same bytes.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    book.set_properties({"title": t("import.template.title"), "created": _MADE})
    _Template(book, known).fill(facts or {}, rows)
    book.close()
    return stream.getvalue()


class _Template:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, known: Known) -> None:
        self.book, self.known = book, known
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
        lined = {**base, "text_wrap": True, "border": 1, "border_color": "#B7C0C7"}
        self.plain = book.add_format({**base, "text_wrap": True})
        self.bold = book.add_format({**base, "bold": True, "text_wrap": True})
        self.heading = book.add_format({**base, "bold": True, "font_size": 16})
        self.note = book.add_format({**base, "italic": True, "font_color": "#4A5560"})
        self.header = book.add_format(
            {**lined, "bold": True, "bg_color": "#14507A", "font_color": "#FFFFFF",
             "valign": "vcenter", "align": "center"}
        )  # fmt: skip
        self.label = book.add_format({**lined, "bold": True, "bg_color": "#EAF1F6"})
        self.cell = book.add_format({**lined, "num_format": "@"})
        self.day = book.add_format({**lined, "num_format": "dd/mm/yyyy", "align": "left"})
        self.hint = book.add_format({**lined, "italic": True, "font_color": "#4A5560"})
        self.banner = book.add_format(
            {**base, "bold": True, "bg_color": "#FFE08A", "font_color": "#5C3B00"}
        )
        self.sample = book.add_format({**lined, "bg_color": "#FFF8E1", "num_format": "@"})

    def fill(self, facts: Mapping[str, str], rows: Sequence[Row]) -> None:
        """Every sheet, in the order in which people need them."""
        add = self.book.add_worksheet
        self._help(add(t("import.sheet.help")))
        self._decision(add(t("import.sheet.facts")), facts)
        listed = add(t("import.sheet.list"))
        self._list(listed, rows)
        self._example(add(t("import.sheet.example")))
        self._choices(add(_LISTS))
        listed.activate()

    def _help(self, sheet: Any) -> None:
        sheet.set_column(0, 0, 100)
        sheet.hide_gridlines(2)
        first, *rest = t("import.template.help").strip().split("\n")
        sheet.write_string(0, 0, first, self.heading)
        for row, line in enumerate(rest, start=1):
            head = line.startswith("#")
            sheet.write_string(row, 0, line.lstrip("# "), self.bold if head else self.plain)
        _print(sheet, landscape=False)

    def _decision(self, sheet: Any, facts: Mapping[str, str]) -> None:
        """One fact a row: its label, a cell to fill, and what belongs there."""
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 60)
        sheet.set_column(2, 2, 56)
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, t("import.template.decision"), self.heading)
        sheet.write_string(1, 0, t("import.template.decision-note"), self.note)
        for row, name in enumerate(_FACTS, start=_HEADER + 1):
            sheet.write_string(row, 0, _first(f"import.fact.{name}"), self.label)
            sheet.write_string(row, 2, t(f"import.template.fact.{name}"), self.hint)
            self._fact(sheet, row, name, facts.get(name, ""))
        sheet.freeze_panes(_HEADER + 1, 0)
        _print(sheet, landscape=True)

    def _fact(self, sheet: Any, row: int, name: str, text: str) -> None:
        if name == "date":
            if text:
                sheet.write_datetime(row, 1, date.fromisoformat(text), self.day)
            else:
                sheet.write_blank(row, 1, None, self.day)
        elif text:
            sheet.write_string(row, 1, text, self.cell)
        else:
            sheet.write_blank(row, 1, None, self.cell)
        choices = {"issuer": "A", "form": "B", "campaign": "C"}.get(name)
        if choices:
            self._drop_down(sheet, row, 1, row, choices)

    def _list(self, sheet: Any, rows: Sequence[Row]) -> None:
        seldom = [(name, width) for name, width in _SELDOM if any(row.get(name) for row in rows)]
        columns = (*_COLUMNS, *seldom)
        sheet.write_string(0, 0, t("import.template.list-note"), self.note)
        self._header(sheet, columns)
        for index, row in enumerate(rows, start=_HEADER + 1):
            self._row(sheet, index, columns, row, self.cell)
        last = max(_ROWS, len(rows) + 100) + _HEADER
        for index in range(_HEADER + 1 + len(rows), min(_HEADER + 41, last)):
            for column in range(len(columns)):
                sheet.write_blank(index, column, None, self.cell)
        fields = [name for name, _ in columns]
        kinds = [_capital(t(f"recipient.{kind}")) for kind in RecipientKind]
        at = fields.index("kind")
        rule = {"validate": "list", "source": kinds, "error_type": "stop", **_words("kind")}
        sheet.data_validation(_HEADER + 1, at, last, at, rule)
        self._drop_down(sheet, _HEADER + 1, fields.index("unit"), last, "A")
        self._drop_down(sheet, _HEADER + 1, fields.index("form"), last, "B")
        sheet.freeze_panes(_HEADER + 1, 3)
        sheet.repeat_rows(_HEADER)
        _print(sheet, landscape=True)

    def _header(self, sheet: Any, columns: Iterable[tuple[str, int]]) -> None:
        sheet.set_row(_HEADER, 34)
        for column, (name, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEADER, column, t(f"import.template.column.{name}"), self.header)

    def _row(
        self, sheet: Any, index: int, columns: Iterable[tuple[str, int]], row: Row, style: Any
    ) -> None:
        for column, (name, _) in enumerate(columns):
            text = row.get(name, "")
            if name == "kind":
                text = _capital(t(f"recipient.{text or RecipientKind.INDIVIDUAL}"))
            if text:
                sheet.write_string(index, column, text, style)
            else:
                sheet.write_blank(index, column, None, style)

    def _example(self, sheet: Any) -> None:
        sheet.set_tab_color("#FFC107")
        for column in range(len(_COLUMNS)):
            sheet.write_blank(0, column, None, self.banner)
        sheet.write_string(0, 0, t("import.template.example-note"), self.banner)
        self._header(sheet, _COLUMNS)
        lines = t("import.template.example").strip().split("\n")
        for index, line in enumerate(lines, start=_HEADER + 1):
            cells = [cell.strip() for cell in line.split("|")]
            for column, text in enumerate(cells):
                sheet.write_string(index, column, text, self.sample)
        sheet.freeze_panes(_HEADER + 1, 0)
        _print(sheet, landscape=True)

    def _choices(self, sheet: Any) -> None:
        """What the drop-downs offer, on a sheet that nobody sees."""
        lists = (_units(self.known), _forms(self.known), _campaigns(self.known))
        for column, words in enumerate(lists):
            for row, text in enumerate(words):
                sheet.write_string(row, column, text)
        self.lengths = [len(words) for words in lists]
        sheet.hide()

    def _drop_down(self, sheet: Any, first: int, column: int, last: int, choices: str) -> None:
        """A list to choose from; something else may be typed, after a question."""
        words = {"A": _units, "B": _forms, "C": _campaigns}[choices](self.known)
        if not words:
            return
        source = f"='{_LISTS}'!${choices}$1:${choices}${len(words)}"
        rule = {"validate": "list", "source": source, "error_type": "warning", **_words("other")}
        sheet.data_validation(first, column, last, column, rule)


def _words(name: str) -> dict[str, str]:
    """What Excel says where a cell holds none of its choices: at most 32 and 255 letters."""
    return {
        "error_title": t(f"import.template.{name}-title"),
        "error_message": t(f"import.template.{name}-error"),
    }


def _print(sheet: Any, landscape: bool) -> None:
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&C&P/&N")


def _first(key: str) -> str:
    return t(key).partition(";")[0].strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _units(known: Known) -> list[str]:
    return sorted({unit.name for unit in known.units}, key=sort_key)


def _forms(known: Known) -> list[str]:
    """The forms that count as awards and hold today; those of a family by its short name too."""
    short = [name for name in ("Giấy khen", "Bằng khen")]
    return short + [
        form.name for form in all_forms() if form.holds(known.today) and counts_as_award(form)
    ]


def _campaigns(known: Known) -> list[str]:
    return [f"{title} [{id_}]" for id_, title in known.campaigns.items()]
