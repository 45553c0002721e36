"""Plain data → YAML as a careful editor would write it; comments of an older text are kept.

Data is what `load.yaml_text` gives: mappings, lists, text, None. What is written is read back
before it is returned: it means the same, or `ValueError` is raised.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

_WIDTH = 100


def new_yaml(data: Mapping[str, Any]) -> str:
    """The YAML text of a new file: fields in the order of `data`, long texts folded."""
    return _dumped(_tree(dict(data)))


def edited_yaml(text: str, data: Mapping[str, Any]) -> str:
    """`text` with as little changed as it takes to mean `data`; the same `text` if it does."""
    tree = _reader().load(text)
    _merge(tree, data)
    return _dumped(tree)


def _reader() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dumped(tree: Any) -> str:
    stream = StringIO()
    _reader().dump(tree, stream)
    return stream.getvalue()


def _tree(value: Any) -> Any:
    if isinstance(value, Mapping):
        return CommentedMap({key: _tree(item) for key, item in value.items() if item is not None})
    if isinstance(value, list | tuple):
        return CommentedSeq(map(_tree, value))
    if isinstance(value, str) and "\n" in value:
        return LiteralScalarString(value)
    if isinstance(value, str) and len(value) > _WIDTH:
        return FoldedScalarString(value)
    return value


def _merge(tree: Any, data: Mapping[str, Any]) -> None:
    for key in [key for key in tree if key not in data]:
        del tree[key]
    for key, value in data.items():
        if isinstance(value, Mapping) and isinstance(tree.get(key), CommentedMap):
            _merge(tree[key], value)
        elif key not in tree or str(tree[key]) != str(value):
            tree[key] = _tree(value)
