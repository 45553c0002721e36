"""Data becomes frozen records that mean what was typed; what does not fit is told."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.kinds import KIND_BY_NAME, KINDS
from generator.kinds.article import Article
from generator.kinds.decision import Award
from generator.kinds.document import Document
from generator.kinds.unit import Unit
from generator.model.portal import Portal, record_of
from generator.model.quota import Quota, QuotaForm
from tests.portals.toolbox import add, read


def with_file(root: Path, path: str, text: str) -> Portal:
    """The portal at `root` with one file more, which must be in order."""
    found = read(add(root, {path: text}))
    assert found.problems == ()
    assert found.portal is not None
    return found.portal


@pytest.mark.parametrize(
    "typed", ["NO", "08", "12:30", "1e3", "0x1F", "00004", "Yes", "2026-02-31"]
)
def test_text_fields_keep_what_was_typed(typed: str, small: Path) -> None:
    """A title, a name or a code is never taken for a number, a time or a truth value."""
    portal = with_file(
        small, "data/units/x.yml", f"name: {typed}\ntype: other\ncodes: [{{code: {typed}}}]\n"
    )
    entry = portal.find("unit", "x")
    assert entry is not None
    unit = record_of(entry, Unit)
    assert (unit.name, unit.codes[0].code) == (typed, typed)


def test_decomposed_letters_are_composed(small: Path) -> None:
    """A name typed on a Macintosh equals the same name typed elsewhere, its file name too."""
    name = "Xã Đồng Ruộng"
    text = unicodedata.normalize("NFD", f"name: {name}\ntype: commune\n")
    portal = with_file(small, "data/units/x.yml", text)
    entry = portal.find("unit", "x")
    assert entry is not None
    assert entry.record.label == name


def test_a_record_is_frozen(small: Path) -> None:
    """No stage can change what another one reads."""
    portal = with_file(small, "data/units/x.yml", "name: A\ntype: other\n")
    entry = portal.find("unit", "x")
    assert entry is not None
    # What no code may write is written on purpose: the checkers are told so.
    with pytest.raises(ValidationError, match="frozen"):
        setattr(entry.record, "demo", True)  # noqa: B010
    with pytest.raises(AttributeError):
        entry.id = "y"  # type: ignore[misc]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_record_takes_a_key_that_it_does_not_know(kind: Any) -> None:
    """A birth date, a home address or a misspelt key reaches no record of any kind."""
    for key in ("born", "id_number", "phone", "Title", "tên"):
        with pytest.raises(ValidationError) as caught:
            kind.record.model_validate({key: "x"})
        found = [error["type"] for error in caught.value.errors() if error["loc"] == (key,)]
        assert found == ["extra_forbidden"]


def test_an_id_is_the_name_of_the_file_unless_the_record_names_one(small: Path) -> None:
    """A file may be renamed without moving its page, by naming the id."""
    add(small, {"data/units/a.yml": "name: A\ntype: other\nid: b\n"})
    portal = with_file(small, "data/units/c.yml", "name: C\ntype: other\n")
    assert portal.find("unit", "a") is None
    assert portal.find("unit", "b") is not None
    assert portal.find("unit", "c") is not None


@pytest.mark.parametrize(
    ("number", "symbol", "code"),
    [
        ("108", "KH-UBND", "108/KH-UBND"),
        (None, "KH-UBND", "/KH-UBND"),
        ("08", None, "08"),
        (None, None, None),
    ],
)
def test_a_paper_without_a_number_keeps_the_blank(
    number: str | None, symbol: str | None, code: str | None
) -> None:
    """A number that the source leaves blank stays blank in the code."""
    data = {"kind": "KẾ HOẠCH", "title": "A", "issuer": "a", "number": number, "symbol": symbol}
    assert Document.model_validate(data).code == code
    given = {"title": "A", "date": "2026", "issuer": "a", "form": "b"}
    assert Award.model_validate({**given, "number": number, "symbol": symbol}).code == code


@pytest.mark.parametrize(
    ("data", "number"),
    [
        ({"form": "exactly", "count": "06"}, 6),
        ({"form": "at_most", "count": "03"}, 3),
        ({"form": "per_unit", "count": "02"}, 2),
        ({"form": "exactly", "count": "0"}, 0),
        ({"form": "pending"}, None),
        ({"form": "by_reference"}, None),
        ({"form": "unstated"}, None),
    ],
)
def test_a_quota_has_a_number_where_the_plan_has_one(
    data: dict[str, str], number: int | None
) -> None:
    """A quota "chờ phân bổ" is no zero, nor the other way round; digits stay as written."""
    quota = Quota.model_validate({"text": "x", **data})
    assert quota.number == number
    assert quota.count == data.get("count")


@pytest.mark.parametrize("form", QuotaForm)
def test_every_form_of_quota_wants_a_count_or_none(form: QuotaForm) -> None:
    """Of each form exactly one of "with a count" and "without" is right."""
    wanted = form in (QuotaForm.EXACTLY, QuotaForm.AT_MOST, QuotaForm.PER_UNIT)
    right, wrong = ("1", None) if wanted else (None, "1")
    assert Quota.model_validate({"text": "x", "form": form, "count": right}).form is form
    with pytest.raises(ValidationError, match=re.escape("quota.count")):
        Quota.model_validate({"text": "x", "form": form, "count": wrong})


@pytest.mark.parametrize("count", ["6a", "-1", "", "123456", "٦", "1.0", "1\n"])
def test_a_count_is_digits(count: str) -> None:
    """Letters, signs, other scripts' digits and very long numbers are no count."""
    with pytest.raises(ValidationError):
        Quota.model_validate({"text": "x", "form": "exactly", "count": count})


def test_markdown_below_front_matter_fills_the_field_of_its_kind(small: Path) -> None:
    """An article's body, an exemplar's and an event's story may be written as Markdown."""
    for name, kind in KIND_BY_NAME.items():
        if kind.body:
            assert kind.body in kind.record.model_fields, name
    head = "name: A\ntype: individual\nyear: 2026\nsummary: S\nconsent: {date: 2026, scope: S}\n"
    text = f"---\n{head}---\nChuyện.\n"
    portal = with_file(small, "data/exemplars/x.md", text)
    entry = portal.find("exemplar", "x")
    assert entry is not None
    assert getattr(entry.record, "story", None) == "Chuyện."


def test_markdown_is_refused_where_a_kind_has_no_text(small: Path) -> None:
    """A unit has no body: text below its front matter is not passed over in silence."""
    add(small, {"data/units/x.md": "---\nname: A\ntype: other\n---\nThân.\n"})
    assert [(found.code, found.found) for found in read(small).problems] == [
        ("record.unknown-key", "body")
    ]


def test_blanks_around_a_text_mean_nothing() -> None:
    """A text field is trimmed, and blanks alone are no text."""
    given = {"title": " A ", "date": "2026", "summary": "S"}
    assert Article.model_validate(given).title == "A"
    with pytest.raises(ValidationError):
        Article.model_validate({**given, "title": " \u00a0 "})
