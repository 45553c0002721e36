"""What describes the files is true, and is what CSVW and DCAT ask for."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from generator.kinds.tables import TABLES
from generator.kinds.tables.base import column_meaning, column_title
from generator.model.table import find_columns
from tests.export.reading import read_csv

_NAME = re.compile(r"[a-z][a-z_]*")
_TYPES = ["string", "integer", "date", {"base": "boolean", "format": "true|false"}]


def described(built: Path) -> list[tuple[Path, dict[str, Any], dict[str, Any]]]:
    """Every CSV file with the description of its table and that of its columns."""
    found = []
    for file in sorted((built / "site/du-lieu").rglob("*csv-metadata.json")):
        facts = json.loads(file.read_text("utf-8"))
        for table in facts.get("tables", [facts]):
            found.append((file.parent / table["url"], table, facts))
    return found


def test_every_csv_file_is_described_once(real_built: Path) -> None:
    """Whole tables have a description of their own, parts share that of their folder."""
    files = [path for path, _, _ in described(real_built)]
    assert sorted(files) == sorted((real_built / "site/du-lieu").rglob("*.csv"))


def test_no_two_columns_of_a_table_are_called_the_same() -> None:
    """A workbook takes its columns by their headings."""
    for form in TABLES:
        titles = [column_title(form.id, column) for column in find_columns(form.row)]
        assert len(titles) == len(set(titles))


def test_descriptions_have_the_form_of_csvw(real_built: Path) -> None:
    """Context, dialect, columns with names, titles and types, and a key."""
    for _, _, facts in described(real_built):
        assert facts["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "vi"}]
        assert facts["dialect"]["header"] is True
        schema = facts["tableSchema"]
        names = [column["name"] for column in schema["columns"]]
        assert len(set(names)) == len(names)
        assert set(schema["primaryKey"]) <= set(names)
        for column in schema["columns"]:
            assert _NAME.fullmatch(column["name"])
            assert column["titles"][0] == column["name"]
            kind = column["datatype"]
            assert kind in _TYPES
            assert isinstance(column["required"], bool)


def test_files_are_as_described(real_built: Path) -> None:
    """Header, number of rows, types, required cells and keys are those of the description."""
    for path, table, facts in described(real_built):
        names, rows = read_csv(path.read_bytes())
        columns = facts["tableSchema"]["columns"]
        assert names == [column["name"] for column in columns], path
        assert len(rows) == table["dc:extent"], path
        for row in rows:
            for cell, column in zip(row, columns, strict=True):
                assert cell or not column["required"], (path, column["name"])
                assert not cell or _fits(cell, column["datatype"]), (path, column["name"], cell)
        places = [names.index(name) for name in facts["tableSchema"]["primaryKey"]]
        keys = [tuple(row[place] for place in places) for row in rows]
        assert len(set(keys)) == len(keys), path


def _fits(cell: str, kind: object) -> bool:
    if kind == "integer":
        return re.fullmatch(r"-?\d+", cell) is not None
    if kind == "date":
        return date.fromisoformat(cell).isoformat() == cell
    return kind == "string" or cell in ("true", "false")


def test_the_catalogue_names_every_table(real_built: Path) -> None:
    """DCAT and schema.org tell of each table, its licence, version and files."""
    folder = real_built / "site/du-lieu"
    catalogue = json.loads((folder / "catalog.jsonld").read_text("utf-8"))
    assert catalogue["@type"] == ["dcat:Catalog", "schema:DataCatalog"]
    datasets = catalogue["dcat:dataset"]
    assert [item["dct:identifier"] for item in datasets] == [form.id for form in TABLES]
    for item in datasets:
        assert item["@type"] == ["dcat:Dataset", "schema:Dataset"]
        assert item["dct:license"]
        assert item["dct:modified"]["@type"] == "xsd:date"
        forms = [file["schema:encodingFormat"].split("/")[0] for file in item["dcat:distribution"]]
        assert forms == ["text", "application", "application"]
    prefixes = {key.split(":")[0] for item in datasets for key in item if not key.startswith("@")}
    assert prefixes <= set(catalogue["@context"])


def test_every_column_has_its_words() -> None:
    """The dictionary says of every column what it is called and what it means."""
    for form in TABLES:
        for column in find_columns(form.row):
            assert column_title(form.id, column)
            assert column_meaning(form.id, column).endswith((".", "”."))
