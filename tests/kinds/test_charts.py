"""Where the parts of a chart stand."""

from __future__ import annotations

import pytest

from generator.kinds.display import format_percent
from generator.model.charts import ColumnChart, percent
from generator.model.charts import column_chart as chart_of


def column_chart(years: list[tuple[int, tuple[int, int, int]]]) -> ColumnChart | None:
    """The chart with numbers as they are."""
    return chart_of(years, str)


def test_one_year_needs_no_chart() -> None:
    """A chart compares: it needs two years."""
    assert column_chart([(2026, (1, 2, 3))]) is None
    assert column_chart([]) is None


def test_columns_are_as_high_as_their_numbers() -> None:
    """Heights are in proportion, parts stand one on the other, years without rows are there."""
    chart = column_chart([(2024, (5, 5, 0)), (2026, (20, 0, 0))])
    assert chart
    heights = [sum(float(part.height) for part in column.segments) for column in chart.columns]
    assert heights == pytest.approx([heights[2] / 2, 0, heights[2]])
    lower, upper = chart.columns[0].segments
    assert float(lower.y) == pytest.approx(float(upper.y) + float(upper.height))
    assert [column.label for column in chart.columns] == ["2024", "2025", "2026"]
    assert chart.columns[1].number == ""
    assert chart.series == (0, 1)


def test_many_years_are_cut_to_the_latest() -> None:
    """Twelve columns fit; the table tells of the others."""
    chart = column_chart([(year, (1, 0, 0)) for year in range(2000, 2027)])
    assert chart
    assert len(chart.columns) == 12
    assert chart.columns[-1].label == "’26"
    assert chart.left_out == 15


def test_columns_stay_inside() -> None:
    """No column reaches beyond the edge, however few or many there are."""
    for years in range(2, 13):
        chart = column_chart([(2000 + year, (year, 1, 1)) for year in range(years)])
        assert chart
        for column in chart.columns:
            left, width = (float(value.rstrip("%")) for value in (column.x, column.width))
            assert left >= 0
            assert left + width <= 100


def test_shares_are_told_in_vietnamese() -> None:
    """A comma in words, a point in widths; nothing of nothing is nothing."""
    assert (format_percent(3, 8), percent(3, 8)) == ("37,5%", "37.5%")
    assert (format_percent(8, 8), percent(8, 8)) == ("100%", "100%")
    assert (format_percent(0, 3), percent(0, 0)) == ("0%", "0%")
