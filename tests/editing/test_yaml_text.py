"""What an editor wrote by hand stays as it was written; only what differs is written anew."""

from __future__ import annotations

from typing import Any

import pytest

from generator.editing.yaml_text import edited_yaml, new_yaml
from generator.load.yaml_text import parse_yaml

TEXT = """\
# Đầu tệp: giữ nguyên.
title:   'Một'   # tên
number: "07"

# Vì sao có ngày này.
date: {text: ngày 01 tháng 5 năm 2026,  on: 2026-05-01}
summary: >-
  Dòng thứ nhất của một đoạn
  dài, dòng thứ hai

  Đoạn sau.
story: |
  Một.

  Hai.
tags: [a,  b , c]
rows:
- no: "1"   # người đầu
  name: An

# người thứ hai
- no: "2"
  name: Bình
- {no: "3", name: Chi}
# cuối tệp
"""


def _changed(path: str, value: Any) -> tuple[list[str], list[str]]:
    """The lines that go and come when the value at `path` ("rows.1.name") is another."""
    data: Any = parse_yaml(TEXT, "")[0]
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    holder = data
    for part in way:
        holder = holder[part]
    if value is None:
        del holder[last]
    elif isinstance(last, int) and last == len(holder):
        holder.append(value)
    else:
        holder[last] = value
    after = edited_yaml(TEXT, data)
    assert parse_yaml(after, "") == (data, [])
    old, new = TEXT.split("\n"), after.split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("path", "value", "gone", "come"),
    [
        ("title", "Hai: ba", ["title:   'Một'   # tên"], ["title:   'Hai: ba'   # tên"]),
        ("number", "08", ['number: "07"'], ['number: "08"']),
        (
            "date.on",
            "2026-05-02",
            ["date: {text: ngày 01 tháng 5 năm 2026,  on: 2026-05-01}"],
            ["date: {text: ngày 01 tháng 5 năm 2026,  on: 2026-05-02}"],
        ),
        ("summary", "Dòng thứ nhất của một đoạn dài, dòng mới\nĐoạn sau.",
         ["  dài, dòng thứ hai"], ["  dài, dòng mới"]),
        ("story", "Một.\n\nBa.\n", ["  Hai."], ["  Ba."]),
        ("tags", ["a", "c"], ["tags: [a,  b , c]"], ["tags: [a,  c]"]),
        ("rows.0.name", "Ân", ["  name: An"], ["  name: Ân"]),
        ("rows.1", None, ['- no: "2"', "  name: Bình"], []),
        ("rows.0.no", None, ['- no: "1"   # người đầu'], ["-    # người đầu"]),
        ("rows.2.name", "Chinh, Lê", ['- {no: "3", name: Chi}'],
         ['- {no: "3", name: "Chinh, Lê"}']),
        ("rows.3", {"no": "4", "name": "Dung"}, [], ['- no: "4"', "  name: Dung"]),
        ("number", None, ['number: "07"'], []),
        ("unit", "xa-a", [], ["unit: xa-a"]),
    ],
)  # fmt: skip
def test_one_change_is_in_its_own_lines(
    path: str, value: Any, gone: list[str], come: list[str]
) -> None:
    """A value changes where it stands, in the style that it has; a remark stays behind it."""
    assert _changed(path, value) == (gone, come)


def test_a_new_key_stands_behind_the_one_before_it() -> None:
    """A field that is added stands where the order of the fields wants it."""
    assert edited_yaml("a: 1\n\n# c\nc: 3\n", {"a": "1", "b": "2", "c": "3"}) == (
        "a: 1\nb: 2\n\n# c\nc: 3\n"
    )


def test_moved_items_keep_their_style() -> None:
    """Items that change places take their lines along."""
    text = "list:\n  - {a: 'x'}  # một\n  - b:   y\n  - 'z'\n"
    after = edited_yaml(text, {"list": ["z", {"a": "x"}, {"b": "y"}]})
    assert after == "list:\n  - 'z'\n  - {a: 'x'}  # một\n  - b:   y\n"


def test_anchors_and_marks_are_edited_too() -> None:
    """A text with an alias, or with a byte order mark, is edited as far as it can be."""
    text = "a: &x [1]\nb: *x  # như a\nc: d\n"
    after = edited_yaml(text, {"a": ["1"], "b": ["1"], "c": "e"})
    assert "b: *x\n" in after
    assert "# như a" in after
    assert edited_yaml("\ufeffa: b\n", {"a": "c"}) == "\ufeffa: c\n"


def test_what_cannot_be_meant_is_not_written() -> None:
    """Characters that no file of ours may hold are refused, never written otherwise."""
    with pytest.raises(ValueError, match="cannot"):
        new_yaml({"a": "x\u0000y"})
    with pytest.raises(ValueError, match="cannot"):
        edited_yaml("a: b\n", {"a": "x\u0000y"})


def test_new_texts_look_as_written_by_hand() -> None:
    """Dates, numbers and answers stand plain, codes are quoted, long texts folded."""
    data = {"d": "2026-01-02", "y": "2026", "demo": "true", "no": "07", "t": "12:30", "w": "no",
            "long": "từ " * 50 + "hết", "m": "a\nb\n", "l": [{"a": "1", "b": ["x"]}]}  # fmt: skip
    text = new_yaml(data)
    assert text.startswith(
        'd: 2026-01-02\ny: 2026\ndemo: true\nno: "07"\nt: "12:30"\nw: "no"\nlong: >-\n  từ'
    )
    assert text.endswith("m: |\n  a\n  b\nl:\n  - a: 1\n    b:\n      - x\n")
    assert max(map(len, text.split("\n"))) <= 100
