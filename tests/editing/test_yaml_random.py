"""Random edits of the repository's own records: they mean the data, and touch nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editing.yaml_pairs import same
from generator.editing.yaml_text import edited_yaml, new_yaml
from generator.load.front_matter import split_front_matter
from generator.load.yaml_text import parse_yaml

ROOT = Path(__file__).parents[2]


def _text_of(file: Path) -> str:
    text = file.read_text("utf-8")
    split = split_front_matter(text) if file.suffix == ".md" else (text, "")
    return split[0] if split else ""


TEXTS = [
    text
    for folder in ("data", "tests/examples/valid", "generator/starter")
    for file in sorted((ROOT / folder).rglob("*"))
    if file.suffix in (".yml", ".md") and (text := _text_of(file)) and len(text) < 20_000
]

WORDS = st.one_of(
    st.sampled_from(
        ["no", "08", "2026-01-02", "true", "a: b", "# x", "- y", " ", "", "1.5", "~", "'", '"',
         "[a", "x" * 130, "một hai ba " * 20 + "bốn", "dòng một\ndòng hai\n",
         "a\n\n\nb", " lùi", "cuối ",
         "@a", "%", "a #b", "a:", "a\tb", "=", "<<", "null", "---", "...", "? a", "!x", "&x", "*x"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=12),
    st.text("ab :#-\n", max_size=8),
)  # fmt: skip
VALUES: Any = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b b", "c:", "#d", "1", ""]), inner, max_size=3)
    ),
    max_leaves=6,
)


def _edit(draw: st.DrawFn, value: Any) -> Any:
    """`value` with something changed in it, at any depth."""
    if isinstance(value, dict) and value and draw(st.booleans()):
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: _edit(draw, value[key])}
    if isinstance(value, list) and value and draw(st.booleans()):
        place = draw(st.integers(0, len(value) - 1))
        return [*value[:place], _edit(draw, value[place]), *value[place + 1 :]]
    if isinstance(value, dict):
        what = draw(st.sampled_from(["add", "remove", "replace"]))
        if what == "add":
            pairs = list(value.items())
            pairs.insert(
                draw(st.integers(0, len(pairs))), (draw(st.text("xyz", min_size=1)), draw(VALUES))
            )
            return dict(pairs)
        if what == "remove" and value:
            gone = draw(st.sampled_from(sorted(value)))
            return {key: inner for key, inner in value.items() if key != gone}
    if isinstance(value, list):
        what = draw(st.sampled_from(["add", "remove", "move", "replace"]))
        place = draw(st.integers(0, len(value)))
        if what == "add":
            return [*value[:place], draw(VALUES), *value[place:]]
        if what == "remove":
            return [*value[:place], *value[place + 1 :]]
        if what == "move" and value:
            return draw(st.permutations(value))
    if isinstance(value, str) and draw(st.booleans()):
        place = draw(st.integers(0, len(value)))
        return value[:place] + draw(WORDS) + value[place:]
    return draw(VALUES)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A text of the repository, and what it shall mean."""
    text = draw(st.sampled_from(TEXTS))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    data: Any = parse_yaml(text, "")[0]
    for _ in range(draw(st.integers(1, 3))):
        data = {**data, (key := draw(st.sampled_from(sorted(data)))): _edit(draw, data[key])}
        if draw(st.booleans()):
            data = _edit(draw, data)
            data = data if isinstance(data, dict) and data else {"a": "b"}
    return text, data


def _remarks(text: str) -> list[str]:
    """The remarks that stand between the outermost keys."""
    return [line.rstrip() for line in text.splitlines() if line.startswith("#")]


@settings(max_examples=150)
@given(edits())
def test_random_edits_mean_the_data(edit: tuple[str, dict[str, Any]]) -> None:
    """Whatever is edited, the text means it afterwards; its line ends and remarks stay."""
    text, data = edit
    after = edited_yaml(text, data)
    found, problems = parse_yaml(after, "")
    assert same(found, data)
    assert not problems
    assert edited_yaml(after, data) == after
    if "\r\n" in text:
        assert after.count("\n") == after.count("\r\n")
    if parse_yaml(text, "")[0].keys() & data.keys():
        assert _remarks(text) == _remarks(after)


@settings(max_examples=150)
@given(VALUES)
def test_new_texts_mean_the_data(value: Any) -> None:
    """A new file means its data."""
    assert same(parse_yaml(new_yaml({"k": value}), "")[0], {"k": value})


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@settings(max_examples=150)
@given(st.sampled_from(TEXTS), st.data())
def test_one_scalar_touches_its_own_lines(text: str, data: st.DataObject) -> None:
    """Another word in one place leaves all lines above and below it as they were."""
    record: Any = parse_yaml(text, "")[0]
    key = data.draw(st.sampled_from(sorted(record)))
    holder, value = record, record[key]
    while isinstance(value, dict | list) and value:
        holder = value
        choices = sorted(value) if isinstance(value, dict) else list(range(len(value)))
        key = data.draw(st.sampled_from(choices))
        value = holder[key]
    if not isinstance(value, str):
        return
    at = data.draw(st.integers(0, len(value)))
    while 0 < at < len(value) and not (value[at - 1].isalpha() and value[at].isalpha()):
        at -= 1
    old_span = len(_lines(value)) + len(value) // 60 + 1
    holder[key] = value[:at] + "x" + value[at:]
    after = edited_yaml(text, record)
    old, new = text.split("\n"), after.split("\n")
    same_above = next(i for i in range(len(old)) if i >= len(new) or old[i] != new[i])
    rest = list(zip(reversed(old[same_above:]), reversed(new[same_above:]), strict=False))
    same_below = next((i for i, (a, b) in enumerate(rest) if a != b), len(rest))
    assert len(old) - same_above - same_below <= min(old_span, 2 + len(value) // 60)
