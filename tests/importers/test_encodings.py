"""Vietnamese text in every encoding that offices have used: read rightly, or refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers import encodings
from generator.importers.encodings import decode_text, restore_text
from generator.model.problem import Problem
from generator.model.syllables import is_syllable
from generator.model.text import nfc
from tests.portals.toolbox import MATERIAL

FOLDER = MATERIAL / "vn-legacy-encodings"
GOOD = (FOLDER / "utf8-nfc.csv").read_text("utf-8")
WORDS = sorted({word for word in GOOD.replace(",", " ").split() if is_syllable(word)})
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)


def to_vni(text: str) -> bytes:
    """The text as VNI-Windows has it."""
    back = {nfc(letter): pair for pair, letter in encodings._VNI.items() if pair != pair.title()}
    back |= {nfc(letter): pair for pair, letter in encodings._VNI.items() if pair.isupper()}
    return "".join(back.get(letter, letter) for letter in nfc(text)).encode("cp1252")


def to_tcvn(text: str) -> bytes:
    """The text as TCVN 5712 has it, capitals with tones included."""
    back = {letter: byte for byte, letter in encodings._TCVN.items()}
    return bytes(back.get(letter, ord(letter) & 0x7F) for letter in nfc(text))


def to_1258(text: str) -> bytes:
    """The text as Windows-1258 has it: letters, and tones as letters of their own."""
    found = b""
    for letter in nfc(text):
        try:
            found += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
            rest = nfc(base + "".join(mark for mark in marks if mark not in tones))
            found += (rest + "".join(tones)).encode("cp1258")
    return found


ENCODERS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 BOM": lambda text: text.encode("utf-8-sig"),
    "NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "CP1258": to_1258,
    "TCVN3 (ABC)": to_tcvn,
    "VNI": to_vni,
    "garbled": lambda text: text.encode().decode("latin-1").encode(),
}


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.csv")), ids=lambda file: file.stem)
def test_each_file_of_the_collection_gives_the_same_text(file: Path) -> None:
    """400 names in eight encodings, one of them garbled, are read as the same names."""
    decoded, problems = decode_text(file.read_bytes(), file.name)
    assert problems == ()
    assert decoded is not None
    assert decoded.text.removeprefix("\ufeff").replace("\r\n", "\n") == GOOD


@given(TEXTS, st.sampled_from(sorted(ENCODERS)))
def test_no_text_is_ever_read_wrongly(text: str, encoding: str) -> None:
    """What an encoding made of Vietnamese text is read as that text, or refused with candidates."""
    decoded, problems = decode_text(ENCODERS[encoding](text), "a.csv")
    if decoded is None:
        (problem,) = problems
        assert problem.code in ("import.encoding", "import.garbled")
        assert problem.hint or problem.code == "import.garbled"
    else:
        assert decoded.text.casefold() == nfc(text).casefold()


@pytest.mark.parametrize("encoding", sorted(ENCODERS))
def test_a_paragraph_is_always_read(encoding: str) -> None:
    """With a few lines of text nothing is left in doubt."""
    text = "\n".join(GOOD.splitlines()[1:12])
    decoded, problems = decode_text(ENCODERS[encoding](text), "a.csv")
    assert problems == ()
    assert decoded is not None
    assert decoded.text.casefold() == text.casefold()


@given(TEXTS, st.sampled_from([to_tcvn, to_vni]))
def test_letters_of_old_fonts_in_unicode_are_no_guess(text: str, encode: Callable[[str], bytes]) -> None:
    """Cells that were typed with an old font become the text, or stay as they are."""
    typed = encode(text).decode("cp1252", "replace")
    restored = restore_text(typed)
    assert restored is not None
    assert restored.text.casefold() in (nfc(text).casefold(), typed.casefold())


def test_plain_ascii_needs_no_encoding() -> None:
    """A text without marks is what it is."""
    decoded, problems = decode_text(b"stt,ten\n1,Nguyen Van An\n", "a.csv")
    assert decoded is not None
    assert (decoded.text, decoded.encoding, problems) == ("stt,ten\n1,Nguyen Van An\n", "", ())


@pytest.mark.parametrize("data", [b"\xff\xfea", b"\x80\x81\x82", b"\xe9\xe8\xf4 \xb5", b"a\0b\0\xff"])
def test_what_cannot_be_told_is_refused_with_candidates(data: bytes) -> None:
    """The message names what the file may be written in."""
    decoded, problems = decode_text(data, "a.csv")
    assert decoded is None
    assert [(problem.code, bool(problem.hint)) for problem in problems] == [
        ("import.encoding", True)
    ]


def test_text_that_is_only_half_garbled_is_refused() -> None:
    """Lines that are right beside lines that are garbled cannot all be mended."""
    garbled = "Xã Thắng Lợi".encode().decode("latin-1")
    _, problems = decode_text(f"Xã Thắng Lợi\n{garbled}\n".encode(), "a.csv")
    assert isinstance(problems[0], Problem)
    assert problems[0].code == "import.garbled"


@given(st.binary(max_size=200))
def test_any_bytes_end_in_a_text_or_a_problem(data: bytes) -> None:
    """No file makes the reader fail; text is in NFC."""
    decoded, problems = decode_text(data, "a.csv")
    assert (decoded is None) == bool(problems)
    assert decoded is None or unicodedata.is_normalized("NFC", decoded.text)
