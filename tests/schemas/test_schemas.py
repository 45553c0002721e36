"""Schemas say what the build says: every record passes them, and mistakes do not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from generator.cli import main
from generator.kinds import FILED
from generator.kinds.schema import find_schemas
from generator.load import load
from generator.load.front_matter import split_front_matter
from generator.model.problem import has_errors
from generator.starter import create_portal
from tests.portals.toolbox import REPOSITORY, SMALL, copy_portal, read

SCHEMAS = {name: json.loads(text) for name, (_, text) in find_schemas().items()}


def schema_of(folder: str) -> Any:
    """The schema of the records in a folder of `data/`."""
    return SCHEMAS[next(f"{kind.name}.schema.json" for kind in FILED if kind.folder == folder)]


def as_editors_read(text: str) -> Any:
    """YAML 1.2 as an editor's language server types it, where no value is a date."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    yaml.constructor.add_constructor(
        "tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node)
    )
    return yaml.load(text)


def records(root: Path) -> Iterator[tuple[Path, Any, Any]]:
    """File, data and schema of each record written by hand."""
    for file in sorted((root / "data").rglob("*")):
        folder = file.relative_to(root / "data").parts[0]
        if folder.startswith(".") or file.suffix not in (".yml", ".md"):
            continue
        text = file.read_text("utf-8")
        if file.suffix == ".md":
            split = split_front_matter(text)
            assert split
            # The body below the front matter is a field that this part does not have.
            schema = {**schema_of(folder)}
            schema["required"] = [name for name in schema["required"] if name != "body"]
            yield file, as_editors_read(split[0]), schema
        elif folder == file.name:
            yield file, as_editors_read(text), SCHEMAS[f"{file.stem}.schema.json"]
        else:
            yield file, as_editors_read(text), schema_of(folder)


def complaints(root: Path) -> list[str]:
    """What a real validator says of the records at `root`."""
    return [
        f"{file}: {'/'.join(map(str, error.path))}: {error.message}"
        for file, data, schema in records(root)
        for error in jsonschema.Draft202012Validator(schema).iter_errors(data)
    ]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_each_schema_is_one(name: str) -> None:
    """By the rules of its own dialect."""
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


def test_every_record_of_the_demonstration_passes() -> None:
    """Records of five real plans, all kinds among them."""
    assert len(list(records(REPOSITORY))) > 50
    assert complaints(REPOSITORY) == []
    assert complaints(SMALL) == []


def test_a_new_portal_is_wired_for_editors(tmp_path: Path) -> None:
    """Schemas, settings and a line at the head of each file; all records pass."""
    root = tmp_path / "cong"
    create_portal(root)
    assert complaints(root) == []
    settings = json.loads((root / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {Path(name).name for name in settings} == set(SCHEMAS)
    assert all((root / name).is_file() for name in settings)
    for file in (root / "data").rglob("*.yml"):
        first = file.read_text("utf-8").partition("\n")[0]
        start = "# yaml-language-server: $schema="
        assert first.startswith(start), file
        schema = (file.parent / first.removeprefix(start)).resolve()
        assert settings[f"./{schema.relative_to(root.resolve()).as_posix()}"]
        assert file in set(root.glob(settings[f"./data/.schemas/{schema.name}"]))


@pytest.mark.parametrize(
    ("data", "part"),
    [
        ({"name": "A", "type": "comune"}, "type"),
        ({"name": "A"}, ""),
        ({"name": "A", "type": "commune", "tên": "B"}, ""),
        ({"name": "A", "type": "commune", "demo": "có"}, "demo"),
        ({"name": "A", "type": "commune", "id": "Xã A"}, "id"),
        ({"name": "A", "type": "commune", "codes": {"code": "1"}}, "codes"),
    ],
)
def test_mistakes_are_seen_while_typing(data: dict[str, Any], part: str) -> None:
    """A wrong value, a missing, an unknown and a mistyped field are refused in their place."""
    (error, *_) = jsonschema.Draft202012Validator(SCHEMAS["unit.schema.json"]).iter_errors(data)
    assert "/".join(map(str, error.path)) == part


def test_values_are_explained_and_fields_have_examples() -> None:
    """Editors show the words of a value beside it."""
    type_ = SCHEMAS["unit.schema.json"]["$defs"]["UnitType"]
    assert dict(zip(type_["enum"], type_["enumDescriptions"], strict=True))["office"] == (
        "phòng, cơ quan chuyên môn"
    )
    assert SCHEMAS["unit.schema.json"]["properties"]["publish_at"]["examples"] == ["2026-12-01"]


def test_writing_twice_changes_nothing_and_settings_stay(tmp_path: Path) -> None:
    """Other settings of the editor are kept; what is no JSON is refused and left."""
    root = copy_portal(SMALL, tmp_path / "p")
    file = root / ".vscode/settings.json"
    file.parent.mkdir()
    file.write_text('{"editor.tabSize": 2, "yaml.schemas": {"x.json": "x.yml"}}', "utf-8")
    run = CliRunner()
    done = run.invoke(main, ["schema", "--write", "--portal", str(root)])
    assert done.exit_code == 0, done.output
    assert "data/.schemas/unit.schema.json" in done.output
    settings = json.loads(file.read_text("utf-8"))
    assert settings["editor.tabSize"] == 2
    assert settings["yaml.schemas"]["x.json"] == "x.yml"
    assert settings["yaml.schemas"]["./data/.schemas/unit.schema.json"] == "data/units/**/*.yml"
    assert (
        "không có gì phải ghi"
        in run.invoke(main, ["schema", "--write", "--portal", str(root)]).output
    )
    file.write_text("// lời chú\n{}", "utf-8")
    assert run.invoke(main, ["schema", "--write", "--portal", str(root)]).exit_code == 2
    assert file.read_text("utf-8") == "// lời chú\n{}"


def test_a_portal_does_not_read_its_schemas(tmp_path: Path) -> None:
    """They are no records, no pictures and no tables."""
    root = copy_portal(SMALL, tmp_path / "p")
    before = load(root, frozenset(kind.folder for kind in FILED))
    CliRunner().invoke(main, ["schema", "--write", "--portal", str(root)])
    assert (root / "data/.schemas/unit.schema.json").is_file()
    assert load(root, frozenset(kind.folder for kind in FILED)) == before
    assert not has_errors(read(root).problems)


def test_a_kind_must_be_named_or_all_written() -> None:
    """Without either, the command says what it can do."""
    done = CliRunner().invoke(main, ["schema"])
    assert done.exit_code == 2
    assert "--write" in done.output
