"""The schema teaches: every field has Vietnamese words, and no words are left over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.errors import ThiduaError
from generator.kinds import FILED
from generator.kinds.schema import field_key, find_models, find_schema
from generator.locale import catalogue, has, t

NAMES = [*(kind.name for kind in FILED), "portal"]


def keys() -> set[str]:
    """The key of every field of every group of fields."""
    return {field_key(model, field) for model in find_models() for field in model.model_fields}


def properties(node: Any) -> Iterator[dict[str, Any]]:
    """Every property of a schema, however deep."""
    if isinstance(node, dict):
        yield from node.get("properties", {}).values()
        for inner in node.values():
            yield from properties(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from properties(inner)


def test_every_field_has_words() -> None:
    """Each field of each kind, of the portal's file and of notices has title and description."""
    wanted = {f"{key}.{part}" for key in keys() for part in ("title", "description")}
    assert sorted(key for key in wanted if not has(key)) == []


def test_no_words_are_left_over() -> None:
    """The catalogue names no field that no record has."""
    named = {key.rpartition(".")[0] for key in catalogue() if key.startswith("field.")}
    assert sorted(named - keys()) == []


def test_words_say_more_than_the_name() -> None:
    """A description is a sentence of its own, and a title fits into a form."""
    for key in keys():
        title, description = t(f"{key}.title"), t(f"{key}.description")
        assert len(title) <= 40, key
        assert description.endswith("."), key
        assert description.rstrip(".").casefold() != title.casefold(), key


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_json_in_vietnamese(name: str) -> None:
    """Every property carries words of the catalogue, and nothing speaks of the code."""
    schema = json.loads(find_schema(name))
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    titles = {text for key, text in catalogue().items() if key.startswith("field.")}
    assert all({item["title"], item["description"]} <= titles for item in properties(schema))
    groups = schema.get("$defs", {}).values()
    assert not [group for group in groups if "description" in group or "title" in group]


def test_fields_of_every_record_have_one_home() -> None:
    """What all kinds share is worded once."""
    models = [kind.record for kind in FILED]
    assert {field_key(model, "demo") for model in models} == {"field.Record.demo"}
    assert field_key(models[0], "title") == "field.Campaign.title"


def test_a_schema_accepts_what_the_build_accepts() -> None:
    """A bare date and an unquoted number are right in a record, so they are in the schema."""
    schema = json.loads(find_schema("award"))
    date = schema["$defs"]["WrittenDate_"]["anyOf"]
    assert [part["type"] for part in date] == ["object", ["string", "number", "boolean"]]
    assert "number" in schema["$defs"]["Recipient"]["properties"]["no"]["type"]
    assert schema["$defs"]["RecipientKind"]["type"] == "string"


def test_an_unknown_kind_is_answered_with_a_suggestion() -> None:
    """A misspelt kind brings the nearest one, any other word brings all of them."""
    with pytest.raises(ThiduaError) as near:
        find_schema("campagin")
    assert near.value.values["hint"] == "campaign"
    with pytest.raises(ThiduaError) as far:
        find_schema("xyz")
    assert far.value.values["hint"] == ", ".join(NAMES)


def test_the_command_prints_it() -> None:
    """`thidua schema` writes the schema to standard output and ends with status 0, else 2."""
    done = CliRunner().invoke(main, ["schema", "unit"])
    assert done.exit_code == 0
    assert json.loads(done.output)["title"] == t("kind.unit.one")
    assert CliRunner().invoke(main, ["schema", "untis"]).exit_code == 2
