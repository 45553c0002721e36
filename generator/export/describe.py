"""What describes the files: CSVW metadata, a DCAT catalogue, a list of hashes.

CSVW: https://www.w3.org/TR/tabular-metadata/ ; DCAT: https://www.w3.org/TR/vocab-dcat-3/ .
A programme that reads `x.csv` finds what its columns mean at `x.csv-metadata.json`, or for the
parts of a table in `csv-metadata.json` of their folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.export.files import FORMS
from generator.kinds.tables.awards import ROWS
from generator.kinds.tables.base import SCHEMA_VERSION, column_meaning, column_title
from generator.kinds.tables.offer import (
    CATALOGUE,
    HASHES,
    HOME,
    METADATA,
    DataFile,
    Dataset,
    Offer,
    metadata_address,
)
from generator.locale import t
from generator.model.output import Output
from generator.model.portal import Portal
from generator.model.table import CellType, Column, Table

_Json = dict[str, Any]
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_IANA = "https://www.iana.org/assignments/media-types/"


def describe(offer: Offer, portal: Portal, site_url: str) -> Iterator[Output]:
    """The describing files."""
    tables = {table.id: table for table in offer.tables}
    for table in offer.tables:
        dataset = offer.whole[table.id]
        facts = {**_table(dataset, table.id), **_facts(table, portal), **_schema(table)}
        yield _output(metadata_address(dataset), {"@context": _csvw_context(), **facts})
    for group, of_group in offer.parted.items():
        table = tables[ROWS.id]
        listed = [_table(dataset, f"{id}") for id, dataset in of_group.items()]
        if listed:  # a group of no tables is no valid description
            facts = {"@context": _csvw_context(), **_facts(table, portal), **_schema(table)}
            yield _output(f"{HOME}{group}/csv{METADATA}", {**facts, "tables": listed})
    yield _output(CATALOGUE, _catalogue(offer, portal, site_url))
    yield Output(HASHES.lstrip("/"), _hashes(offer).encode())


def _output(address: str, facts: Mapping[str, object]) -> Output:
    return Output(address.lstrip("/"), f"{_dumps(facts)}\n".encode())


def _dumps(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=1)


def _csvw_context() -> list[object]:
    return ["http://www.w3.org/ns/csvw", {"@language": "vi"}]


def _table(dataset: Dataset, name: str) -> _Json:
    """The file, relative to what describes it: both stand in one folder."""
    return {"url": f"{name}.csv", "dc:extent": dataset.rows}


def _facts(table: Table, portal: Portal) -> _Json:
    info = portal.info
    licence = {"@id": info.data_license_url} if info.data_license_url else info.data_license
    return {
        "dc:title": t(f"data.{table.id}.called"),
        "dc:description": t(f"data.{table.id}.about"),
        "dc:publisher": info.body,
        **({"dc:license": licence} if licence else {}),
        "dc:modified": {"@value": portal.today.isoformat(), "@type": "xsd:date"},
        "schema:version": SCHEMA_VERSION,
    }


def _schema(table: Table) -> _Json:
    return {
        "dialect": {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "header": True},
        "tableSchema": {
            "columns": [_column(table, column) for column in table.columns],
            "primaryKey": list(table.key),
        },
    }


def _column(table: Table, column: Column) -> _Json:
    """Both the name, which stands in the file, and the Vietnamese heading are titles."""
    kind: object = str(column.type)
    if column.type is CellType.BOOLEAN:
        kind = {"base": "boolean", "format": "true|false"}
    return {
        "name": column.name,
        "titles": [column.name, column_title(table.id, column)],
        "dc:description": column_meaning(table.id, column),
        "datatype": kind,
        "required": column.required,
    }


def _catalogue(offer: Offer, portal: Portal, site_url: str) -> _Json:
    """All whole tables, for data portals (DCAT) and search engines (schema.org)."""
    info = portal.info
    home = _absolute(site_url, HOME)
    publisher = {"@type": ["foaf:Organization", "schema:Organization"], "foaf:name": info.body}
    title = t("data.catalogue", portal=info.name)
    shared: _Json = {
        "dct:publisher": {**publisher, "schema:name": info.body},
        "dct:language": "vi",
        "dct:modified": {"@value": portal.today.isoformat(), "@type": "xsd:date"},
        "schema:dateModified": portal.today.isoformat(),
    }
    if info.data_license:
        shared["dct:license"] = (
            {"@id": info.data_license_url} if info.data_license_url else info.data_license
        )
        shared["schema:license"] = info.data_license_url or info.data_license
    return {
        "@context": _CONTEXT,
        "@id": _absolute(site_url, CATALOGUE),
        "@type": ["dcat:Catalog", "schema:DataCatalog"],
        "dct:title": title,
        "schema:name": title,
        "foaf:homepage": {"@id": home},
        **shared,
        "dcat:dataset": [
            _dataset(offer.whole[table.id], table, shared, site_url) for table in offer.tables
        ],
    }


def _dataset(dataset: Dataset, table: Table, shared: _Json, site_url: str) -> _Json:
    title, about = t(f"data.{table.id}.called"), t(f"data.{table.id}.about")
    files = [_distribution(file, title, site_url) for file in dataset.files]
    return {
        "@id": f"{_absolute(site_url, HOME)}#{table.id}",
        "@type": ["dcat:Dataset", "schema:Dataset"],
        "dct:identifier": table.id,
        "dct:title": title,
        "schema:name": title,
        "dct:description": about,
        "schema:description": about,
        "dcat:version": SCHEMA_VERSION,
        "schema:version": SCHEMA_VERSION,
        "dcat:landingPage": {"@id": _absolute(site_url, HOME)},
        "dct:conformsTo": {"@id": _absolute(site_url, metadata_address(dataset))},
        **shared,
        "dcat:distribution": files,
    }


def _distribution(file: DataFile, title: str, site_url: str) -> _Json:
    url = _absolute(site_url, file.address)
    media = FORMS[file.form]
    return {
        "@type": ["dcat:Distribution", "schema:DataDownload"],
        "dct:title": f"{title} ({file.form.upper()})",
        "dcat:downloadURL": {"@id": url},
        "schema:contentUrl": url,
        "dcat:mediaType": {"@id": f"{_IANA}{media}"},
        "schema:encodingFormat": media,
        "dcat:byteSize": file.size,
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": file.digest,
        },
    }


def _absolute(site_url: str, address: str) -> str:
    return f"{site_url}{address.lstrip('/')}" if site_url else address


def _hashes(offer: Offer) -> str:
    """As `sha256sum --check` reads it, in the folder where it stands."""
    parted = (dataset for of_group in offer.parted.values() for dataset in of_group.values())
    return "".join(
        f"{file.digest}  {file.address.removeprefix(HOME)}\n"
        for dataset in (*offer.whole.values(), *parted)
        for file in dataset.files
    )
