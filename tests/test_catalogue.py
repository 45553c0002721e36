"""The catalogue has every sentence that code and templates ask for, with the right blanks."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest

from generator.kinds import KINDS
from generator.kinds.schema import field_key, find_models
from generator.kinds.status import Status
from generator.kinds.unit import UnitType
from generator.locale import catalogue, has, t
from generator.model.dates import Precision
from generator.model.problem import Severity
from generator.model.quota import QuotaForm, RecipientKind
from generator.render import _FRAME_WORDS
from tests.portals.toolbox import REPOSITORY

CODE = sorted((REPOSITORY / "generator").rglob("*.py"))
TEMPLATES = sorted((REPOSITORY / "theme").rglob("*.html"))
#: `t("key"` and `t('key'` in templates; what follows decides whether blanks are filled.
IN_TEMPLATE = re.compile(r"""\bt\(\s*(["'])([a-z][\w.-]*)\1""")
#: Calls that take a key first.
ASKING = {"t", "has", "_help", "say"}


def asked_in_code() -> Iterator[tuple[Path, ast.Call, str | None]]:
    """Each call that asks for a sentence, with the key, or None where the key is put together."""
    for file in CODE:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name not in ASKING:
                continue
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield file, node, first.value
            elif isinstance(first, ast.JoinedStr):
                yield file, node, None


def pattern_of(call: ast.Call) -> str:
    """The pattern of the keys that an f-string can make."""
    (first, *_) = call.args
    assert isinstance(first, ast.JoinedStr)
    parts = [
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+(?:\.[\w-]+)*"
        for part in first.values
    ]
    return "".join(parts)


def blanks(sentence: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_key_in_code_is_there() -> None:
    """No `t("…")` of the program can fail for want of its sentence."""
    missing = {
        (file.name, key)
        for file, node, key in asked_in_code()
        if key and getattr(node.func, "id", "") != "has" and not has(key)
    }
    assert not missing


def test_every_key_in_templates_is_there() -> None:
    """No page can fail for want of a sentence."""
    asked = {
        (file.name, match[2])
        for file in TEMPLATES
        for match in IN_TEMPLATE.finditer(file.read_text("utf-8"))
    }
    whole = {(name, key) for name, key in asked if not key.endswith((".", "-"))}
    assert whole
    assert not {(name, key) for name, key in whole if not has(key)}


def test_every_key_that_is_put_together_can_be_found() -> None:
    """An f-string key matches at least one sentence."""
    patterns = {pattern_of(node) for _, node, key in asked_in_code() if key is None}
    assert patterns
    for pattern in patterns:
        assert any(re.fullmatch(pattern, key) for key in catalogue()), pattern


@pytest.mark.parametrize(
    ("start", "values"),
    [
        ("status", Status),
        ("unit-type", UnitType),
        ("quota", QuotaForm),
        ("recipient", RecipientKind),
        ("recipient-heading", RecipientKind),
        ("anchor", RecipientKind),
    ],
)
def test_every_value_has_its_words(start: str, values: type[Enum]) -> None:
    """Each value that a record can hold has a name on pages, and no name has lost its value."""
    keys = {key.removeprefix(f"{start}.") for key in catalogue() if key.startswith(f"{start}.")}
    assert {value.value for value in values} <= keys


def test_every_kind_has_its_words() -> None:
    """A kind has a name for menus, for lists, for one record, for problems; a facet has one too."""
    for kind in KINDS:
        for form in ("nav", "plural", "one", "ref"):
            assert has(f"kind.{kind.name}.{form}")
        for facet in kind.facets:
            assert has(f"facet.{kind.name}.{facet.slug}")


def test_every_field_has_its_words() -> None:
    """An editor's program can say of every field what it is called and what it is for."""
    for model in find_models():
        for field in model.model_fields:
            for form in ("title", "description"):
                assert has(f"{field_key(model, field)}.{form}"), (model, field)


def test_other_values_have_their_words() -> None:
    """Precisions of dates, severities and the words of the frame."""
    for precision in set(Precision) - {Precision.DAY}:
        assert has(f"date.{precision}")
    for severity in Severity:
        assert has(f"cli.{severity}")
    for word in _FRAME_WORDS:
        assert has(f"frame.{word}")


def test_blanks_are_filled_by_those_who_ask() -> None:
    """Where a call names the blanks that it fills, they are exactly those of the sentence."""
    for file, node, key in asked_in_code():
        named = {word.arg for word in node.keywords}
        if key is None or None in named or getattr(node.func, "id", "") not in ("t",):
            continue
        if not named and blanks(catalogue()[key]):
            continue  # asked for the sentence itself
        assert named == blanks(catalogue()[key]), (file.name, key)


def test_blanks_of_one_family_are_the_same() -> None:
    """Sentences that a put-together key can choose between take the same blanks or fewer."""
    allowed = {
        "problem.": {"field", "found", "hint", "kind", "other", "expected", "page"},
        "hint.": {"hint"},
        "quota.": {"count"},
        "date.": {"date", "month", "quarter", "year", "days", "event"},
        "status.": set(),
        "kind.": {"total"},
        "facet.": set(),
        "recipient.": set(),
        "unit-type.": set(),
        "anchor.": set(),
    }
    for key, sentence in catalogue().items():
        for start, names in allowed.items():
            if key.startswith(start):
                assert blanks(sentence) <= names, key


def test_every_sentence_is_asked_for() -> None:
    """No sentence is left over from something that is gone."""
    asked = {key for _, _, key in asked_in_code() if key}
    patterns = {pattern_of(node) for _, node, key in asked_in_code() if key is None}
    text = "\n".join(file.read_text("utf-8") for file in (*CODE, *TEMPLATES))
    left = [
        key
        for key in catalogue()
        if key not in asked
        and not any(re.fullmatch(pattern, key) for pattern in patterns)
        and f'"{key}"' not in text
        and f"'{key}'" not in text
        and not re.search(rf"""["']{re.escape(key.rpartition(".")[0])}\.["'] ?~""", text)
        and not key.startswith(("problem.", "hint.", "publish."))
    ]
    assert left == []


def test_the_start_reads_no_more_than_its_own_words() -> None:
    """The command line answers before the sentences of pages are read: that would take longer."""
    asked = "import generator.cli; from generator.locale import sentences"
    told = "print(sentences.cache_info().currsize)"
    command = [sys.executable, "-c", f"{asked}; {told}"]
    run = subprocess.run(command, capture_output=True, check=True)
    assert int(run.stdout) <= len({"cli", "click"})


def test_sentences_are_composed_and_trimmed() -> None:
    """No sentence begins or ends with a blank, and all are NFC."""
    for key, sentence in catalogue().items():
        assert sentence == sentence.strip() or key.endswith(".head"), key
        assert unicodedata.is_normalized("NFC", sentence), key


def test_a_sentence_that_is_not_there_is_an_error() -> None:
    """Tests find a missing sentence, not visitors."""
    with pytest.raises(KeyError):
        t("khong.co")
    assert not has("khong.co")
