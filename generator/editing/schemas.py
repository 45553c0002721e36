"""Schemas beside a portal's records, and the settings by which VS Code finds them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.editing.changes import Change, plan_change
from generator.errors import ThiduaError
from generator.kinds.schema import find_schemas

FOLDER = "data/.schemas"
_SETTINGS, _EXTENSIONS = ".vscode/settings.json", ".vscode/extensions.json"
#: The extension that reads `yaml.schemas`, by Red Hat.
_EXTENSION = "redhat.vscode-yaml"


def plan_schemas(root: Path) -> tuple[Change, ...]:
    """What has to be written so that the schemas of the portal at `root` are there and found.

    Other settings of an editor stay. Raises `ThiduaError` where they are no plain JSON.
    """
    return tuple(change for change in _changes(root) if change)


def _changes(root: Path) -> Iterator[Change | None]:
    schemas = find_schemas()
    for name, (_, text) in schemas.items():
        yield plan_change(root, f"{FOLDER}/{name}", text.encode())
    settings = _read(root, _SETTINGS)
    ours = {f"./{FOLDER}/{name}": files for name, (files, _) in schemas.items()}
    before = settings.get("yaml.schemas")
    settings["yaml.schemas"] = {**(before if isinstance(before, dict) else {}), **ours}
    yield _planned(root, _SETTINGS, settings)
    extensions = _read(root, _EXTENSIONS)
    wished = extensions.get("recommendations")
    wished = wished if isinstance(wished, list) else []
    extensions["recommendations"] = wished if _EXTENSION in wished else [*wished, _EXTENSION]
    yield _planned(root, _EXTENSIONS, extensions)


def _read(root: Path, path: str) -> dict[str, Any]:
    file = root / path
    if not file.is_file():
        return {}
    try:
        found = json.loads(file.read_text("utf-8"))
    except ValueError as error:
        raise ThiduaError("schema.settings", path=path) from error
    if not isinstance(found, dict):
        raise ThiduaError("schema.settings", path=path)
    return found


def _planned(root: Path, path: str, data: dict[str, Any]) -> Change | None:
    if (root / path).is_file() and _read(root, path) == data:
        return None  # however it is laid out
    return plan_change(root, path, f"{json.dumps(data, ensure_ascii=False, indent=2)}\n".encode())
