"""Plain data → YAML as a careful editor would write it; an older text keeps all that it can.

Data is what `load.yaml_text` gives: mappings, lists, text, None (the same as a key that is not
there). What is written is read back before it is returned: it means the same, or `ValueError` is
raised.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any

import yaml

from generator.editing import yaml_emit as emit
from generator.editing.yaml_edit import Editor, splice
from generator.editing.yaml_emit import Look
from generator.editing.yaml_nodes import Unusual, read_nodes
from generator.editing.yaml_pairs import same
from generator.load.yaml_text import parse_yaml
from generator.model.text import nfc

#: What some editors put before the first letter.
_MARK = "\ufeff"


def new_yaml(data: Mapping[str, Any]) -> str:
    """The YAML text of a new file: fields in the order of `data`, long texts folded.

    Raises `ValueError` for data that no YAML file of ours can hold.
    """
    text = emit.group(data, 0, Look()) + "\n" if any(_values(data)) else "{}\n"
    if not _means(text, data):
        raise ValueError("the data cannot be written as YAML")
    return text


def edited_yaml(text: str, data: Mapping[str, Any]) -> str:
    """`text` with as little changed as it takes to mean `data`; the same `text` if it does.

    Only what differs is written anew: remarks, order, blank lines and the style of all else stay
    byte for byte. New keys follow the one before them in `data`. Remarks go only with what they
    stand in: inside a value that is removed or becomes another, or between keys of which none
    stays. A text whose structure cannot be edited in place (anchors, a key twice) goes through
    ruamel.yaml, which keeps order, and all remarks but those after what is removed.

    Raises `ValueError` where neither way gives a text that means `data`.
    """
    if text.startswith(_MARK):
        return _MARK + edited_yaml(text.removeprefix(_MARK), data)
    if _means(text, data):
        return text
    crlf = text.count("\r\n")
    windows = bool(crlf) and crlf == text.count("\n")
    lines = text.replace("\r\n", "\n") if windows else text
    for edit in (_spliced, _merged):
        edited = _tried(edit, lines, data)
        if edited is not None and _means(edited, data):
            return edited.replace("\n", "\r\n") if windows else edited
    raise ValueError("the text cannot be changed to mean the data")


def _values(data: Mapping[str, Any]) -> list[bool]:
    return [value is not None for value in data.values()]


def _means(text: str, data: Mapping[str, Any]) -> bool:
    found, problems = parse_yaml(nfc(text), "")
    empty = [problem.code for problem in problems] == ["yaml.empty"]
    return (not problems or empty) and same(found, _composed(data))


def _composed(value: Any) -> Any:
    """`value` in Unicode's composed form, in which all texts are read."""
    if isinstance(value, Mapping):
        return {nfc(key): _composed(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_composed(inner) for inner in value]
    return nfc(value) if isinstance(value, str) else value


def _tried(
    edit: Callable[[str, Mapping[str, Any]], str], text: str, data: Mapping[str, Any]
) -> str | None:
    """What `edit` gives, or None: each text that it cannot edit fails in its own way."""
    try:
        return edit(text, data)
    except (Unusual, ValueError, TypeError, KeyError, IndexError, AttributeError, yaml.YAMLError):
        return None


def _spliced(text: str, data: Mapping[str, Any]) -> str:
    root = read_nodes(text)
    if root is None:  # nothing but remarks, if that
        between = "" if not text or text.endswith("\n") else "\n"
        return text + between + new_yaml(data)
    editor = Editor(text, root)
    if editor.edit(root, data):
        return splice(text, editor.splices)
    if not root.block:
        raise Unusual("root")
    return text[: root.start] + new_yaml(data).removesuffix("\n") + text[root.end :]  # no key stays


def _merged(text: str, data: Mapping[str, Any]) -> str:
    """The same by ruamel.yaml, which writes every line anew."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    tree = yaml.load(text)
    _merge(tree, data)
    stream = StringIO()
    yaml.dump(tree, stream)
    return stream.getvalue()


def _merge(tree: Any, data: Mapping[str, Any]) -> None:
    for key in [key for key in tree if data.get(key) is None]:
        del tree[key]
    for key, value in data.items():
        if isinstance(value, Mapping) and isinstance(tree.get(key), dict):
            _merge(tree[key], value)
        elif value is not None and (key not in tree or not _is_like(tree[key], value)):
            tree[key] = value


def _is_like(found: Any, value: Any) -> bool:
    """Whether what ruamel.yaml read, numbers and all, is `value` in other clothes."""
    if isinstance(found, list) and isinstance(value, list | tuple):
        pairs = zip(found, value, strict=False)
        return len(found) == len(value) and all(_is_like(*pair) for pair in pairs)
    if isinstance(found, dict) and isinstance(value, Mapping):
        return found.keys() == value.keys() and all(
            _is_like(found[key], value[key]) for key in found
        )
    return str(found) == str(value)
