"""The page, its chart, the CSV, the JSON and the workbook tell the same numbers."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from generator.kinds.display import format_number
from tests.export.reading import as_csv, numbers_in, read_csv, read_json, read_xlsx, tables
from tests.portals.toolbox import add, build

UNIT = "xa-hoa-ban-trang"
#: Page, the part of it, the file without its ending.
PAGES = [
    ("so-lieu", "all", "luot-khen-thuong"),
    ("so-lieu/nam/2026", "all", "nam/2026"),
    (f"so-lieu/don-vi/{UNIT}", "received", f"don-vi/{UNIT}"),
    (f"so-lieu/don-vi/ubnd-{UNIT}", "decided", f"co-quan/ubnd-{UNIT}"),
]


def site_of(built: Path) -> Path:
    """The site of a built portal."""
    return built / "site"


@pytest.mark.parametrize(("page", "part", "file"), PAGES)
def test_page_chart_and_files_agree(page: str, part: str, file: str, real_built: Path) -> None:
    """Whoever counts the rows of the file gets the numbers of the page and of its bars."""
    html = (site_of(real_built) / page / "index.html").read_text("utf-8")
    rows = read_json((site_of(real_built) / f"du-lieu/{file}.json").read_bytes())
    assert rows
    shown = tables(html)
    for section, column in (("kinds", "kind_text"), ("forms", "form"), ("units", "unit")):
        counted = Counter(str(row[column]) for row in rows)
        if len(counted) > 15 or f"{part}-{section}" not in shown:
            continue
        lines = shown[f"{part}-{section}"][1:]
        assert {line[0].lower(): line[1] for line in lines} == {
            name.lower(): format_number(number) for name, number in counted.items()
        }
    figures = list(numbers_in(html, "stat__value"))
    assert format_number(len(rows)) in figures
    assert format_number(len({row["decision_id"] for row in rows})) in figures


@pytest.mark.parametrize(("page", "part", "file"), PAGES)
def test_bars_are_as_long_as_their_numbers(
    page: str, part: str, file: str, real_built: Path
) -> None:
    """The longest bar fills its place, and the others are in proportion."""
    html = (site_of(real_built) / page / "index.html").read_text("utf-8")
    for section in re.findall(rf'id="{part}-(?:forms|kinds)">(.*?)</section>', html, re.DOTALL):
        widths = [float(width) for width in re.findall(r'bar__part" width="([\d.]+)%"', section)]
        cells = [int(cell.replace(".", "")) for cell in re.findall(r"num\">([\d.]+)</td>", section)]
        whole = max(cells) if max(widths) == 100 else sum(cells)
        assert widths == [pytest.approx(100 * cell / whole, abs=0.01) for cell in cells]


@pytest.mark.parametrize("file", [file for _, _, file in PAGES])
def test_all_forms_hold_the_same(file: str, real_built: Path) -> None:
    """CSV, JSON and the workbook, where there is one, hold the same values in the same order."""
    folder = site_of(real_built) / "du-lieu"
    names, texts = read_csv((folder / f"{file}.csv").read_bytes())
    objects = read_json((folder / f"{file}.json").read_bytes())
    assert [list(row) for row in objects] == [names] * len(texts)
    values = [list(row.values()) for row in objects]
    assert [[as_csv(cell) for cell in row] for row in values] == texts
    book = folder / f"{file}.xlsx"
    assert book.exists() is not file.startswith("co-quan/")
    if book.exists():
        assert read_xlsx(book.read_bytes())[1:] == values


def test_parts_make_the_whole(real_built: Path) -> None:
    """Every row stands in the files of its year and its body, and nowhere else twice."""
    folder = site_of(real_built) / "du-lieu"
    whole = sorted(
        str(row["id"]) for row in read_json((folder / "luot-khen-thuong.json").read_bytes())
    )
    for group in ("nam", "co-quan"):
        files = (folder / group).glob("*.json")
        parts = [read_json(file.read_bytes()) for file in files if "metadata" not in file.name]
        assert sorted(str(row["id"]) for part in parts for row in part) == whole


def test_columns_by_year_tell_what_their_table_tells(small: Path) -> None:
    """The numbers above the columns are the sums of the table below."""
    add(small, {"data/awards/cu.yml": _OLD})
    assert build(small).ok
    html = (small / "site/so-lieu/index.html").read_text("utf-8")
    rows = tables(html)["all-years"][1:]
    totals = [row[-1] for row in reversed(rows) if row[-1] != "0"]
    assert list(numbers_in(html, "plot__number")) == totals == ["4", "2"]
    assert [row[0] for row in reversed(rows)] == ["2026", "2028"]
    assert list(numbers_in(html, "plot__label")) == ["2026", "2027", "2028"]


_OLD = """
title: Tặng Giấy khen năm 2028
date: 2028-05-06
issuer: ubnd-xa-song-trang
form: Giấy khen
recipients:
  - {no: "1", name: "=Nguyễn Văn Cũ", unit_id: xa-song-trang}
  - {no: "2", kind: collective, name: Thôn Bến}
demo: true
"""


def test_a_name_that_looks_like_a_formula_is_published_whole(small: Path) -> None:
    """The page, JSON and the workbook have the name; CSV has it behind an apostrophe."""
    add(small, {"data/awards/cu.yml": _OLD})
    assert build(small).ok
    folder = small / "site/du-lieu"
    assert ",'=Nguyễn Văn Cũ," in (folder / "nam/2028.csv").read_text("utf-8")
    names = {row["name"] for row in read_json((folder / "nam/2028.json").read_bytes())}
    assert "=Nguyễn Văn Cũ" in names
    assert "=Nguyễn Văn Cũ" in {
        row[15] for row in read_xlsx((folder / "nam/2028.xlsx").read_bytes())
    }


def test_hashes_are_those_of_the_files(real_built: Path) -> None:
    """The list of hashes, the page, the catalogue and the files agree."""
    folder = site_of(real_built) / "du-lieu"
    lines = (folder / "SHA256SUMS.txt").read_text("utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    files = [file for file in folder.rglob("*") if file.suffix in (".csv", ".json", ".xlsx")]
    offered = {file.relative_to(folder).as_posix() for file in files if "metadata" not in file.name}
    assert listed.keys() == offered
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    page = (folder / "index.html").read_text("utf-8")
    catalogue = json.loads((folder / "catalog.jsonld").read_text("utf-8"))
    for dataset in catalogue["dcat:dataset"]:
        for file in dataset["dcat:distribution"]:
            name = file["schema:contentUrl"].rpartition("/")[2]
            assert file["spdx:checksum"]["spdx:checksumValue"] == listed[name]
            assert file["dcat:byteSize"] == (folder / name).stat().st_size
            assert listed[name] in page
