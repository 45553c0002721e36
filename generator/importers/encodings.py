"""Bytes of a text file, or garbled text → Vietnamese text in NFC, or a problem: never a guess.

What a mark at the beginning or a zero byte proves is believed. Else each encoding that the country
used is tried, and held against how Vietnamese is spelt: the one by which nearly all words with
marks can be Vietnamese is taken if every other one makes nonsense of them. Encodings: UTF-8,
UTF-16, Windows-1258, TCVN 5712:1993 (fonts "ABC", .VnTime), VNI (fonts VNI-Times).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.model.garbled import TWICE, restore_line, western_bytes
from generator.model.problem import Problem
from generator.model.syllables import is_syllable
from generator.model.text import UNFIT, nfc

#: Of the words with marks, so many must be Vietnamese for an encoding to be taken …
_GOOD = 0.75
#: … and not so many in any other.
_BAD = 0.5
#: Where one fits so many words, another that fits fewer than `_GOOD` and spoils `_SOME` is out.
_SURE, _SOME = 0.95, 4
_LETTERS = re.compile(r"[^\s\d\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e“”‘’–—…«»•·§°½]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as NFC, and what it was written in ("" for what needed no change)."""

    text: str
    encoding: str


def decode_text(data: bytes, name: str) -> tuple[Decoded | None, tuple[Problem, ...]]:
    """The text of a file, or a problem: `import.encoding` names what it may be."""
    found = _by_mark(data)
    if found is None:
        found = _by_spelling(data)
    if isinstance(found, tuple):
        hint = ", ".join(found)
        return None, (Problem("import.encoding", name, hint=hint, found=_strange(data)),)
    restored = restore_text(found.text)
    if restored is None:
        return None, (Problem("import.garbled", name, found=_garbled_line(found.text)),)
    text = nfc(restored.text)
    if match := UNFIT.search(text):
        line = text.count("\n", 0, match.start()) + 1
        return None, (Problem("file.character", name, found=f"U+{ord(match[0]):04X}", line=line),)
    return Decoded(text, restored.encoding or found.encoding), ()


def _by_mark(data: bytes) -> Decoded | tuple[str, ...] | None:
    """What a byte order mark says, or zero bytes do; None where there are none."""
    for mark, encoding, label in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, label) or (label,)
    if b"\0" not in data or len(data) % 2:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    order = ("utf-16-le", "UTF-16 LE") if odd > even else ("utf-16-be", "UTF-16 BE")
    found = _strict(data, *order)
    if found and max(even, odd) > 4 * min(even, odd) and not UNFIT.search(found.text):
        return found
    return ("UTF-16 LE", "UTF-16 BE")


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8 BOM"),
    (b"\xff\xfe", "utf-16", "UTF-16 LE"),
    (b"\xfe\xff", "utf-16", "UTF-16 BE"),
)


def _strict(data: bytes, encoding: str, label: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), label)
    except UnicodeDecodeError:
        return None


def _by_spelling(data: bytes) -> Decoded | tuple[str, ...]:
    """The one encoding in which the words are Vietnamese, or the names of those that may be it."""
    if data.isascii() and not _CONTROLS.search(data):
        return Decoded(data.decode("ascii"), "")
    utf8 = _strict(data, "utf-8", "")
    legacy = [Decoded(text, label) for label, text in _legacy(data)]
    likely = _likely(legacy)
    if utf8 is not None:
        rivals = [found for found in likely if share(found.text) >= _GOOD]
        if share(utf8.text) >= _GOOD and rivals:
            return ("UTF-8", *(rival.encoding for rival in rivals))
        return utf8
    if len(likely) == 1 and share(likely[0].text) >= _GOOD:
        return likely[0]
    return tuple(found.encoding for found in likely) or tuple(label for label, _ in _READERS)


#: Control bytes that TCVN 5712 gives to capital letters.
_CONTROLS = re.compile(rb"[\x01\x02\x04-\x06\x11-\x17]")


def _likely(candidates: list[Decoded]) -> list[Decoded]:
    """Those that may be it: one alone where it fits nearly all words, and no other as well.

    Another makes nonsense of half of the words, or of some where the one fits every single word.
    """
    ordered = sorted(candidates, key=lambda found: -share(found.text))
    likely = [found for found in ordered if share(found.text) >= _BAD]
    if len(likely) > 1 and share(likely[0].text) >= _SURE:
        wrong = min(_nonsense(other.text) for other in likely[1:])
        if wrong >= _SOME and share(likely[1].text) < _GOOD:
            return likely[:1]
    return likely


def _nonsense(text: str) -> int:
    """How many words with marks can be no Vietnamese."""
    words = [word for word in _LETTERS.findall(nfc(text)) if not word.isascii()]
    return len(words) - sum(map(is_syllable, words))


def _legacy(data: bytes) -> list[tuple[str, str]]:
    found = []
    for label, read in _READERS:
        try:
            found.append((label, nfc(read(data))))
        except UnicodeDecodeError:
            continue
    return found


def share(text: str) -> float:
    """Which part of the words that are no plain ASCII can be Vietnamese, from 0 to 1.

    0 where there is no such word.
    """
    strange = [word for word in _LETTERS.findall(nfc(text)) if not word.isascii()]
    return sum(map(is_syllable, strange)) / len(strange) if strange else 0.0


def restore_text(text: str) -> Decoded | None:
    """`text` without what a wrong decoding did to it, once or twice; None where only part can be.

    UTF-8 read as Western; TCVN 5712 and VNI read as Western, as cells of old workbooks hold them.
    """
    encoding = ""
    for _ in range(2):
        if not TWICE.search(text):
            break
        lines = text.split("\n")
        restored = [restore_line(line) for line in lines]
        if not any(line is not None for line in restored):
            break
        if any(new is None and not old.isascii() for new, old in zip(restored, lines, strict=True)):
            return None
        text = "\n".join(
            old if new is None else new for new, old in zip(restored, lines, strict=True)
        )
        encoding = "UTF-8 × 2"
    if encoding or text.isascii() or share(text) >= _GOOD:
        return Decoded(text, encoding)
    return _as_old_font(text)


def _as_old_font(text: str) -> Decoded:
    """The text if it was typed with an old font and Western letters stand for Vietnamese ones."""
    try:
        data = western_bytes(text)
    except UnicodeEncodeError:
        return Decoded(text, "")
    found = [Decoded(read, label) for label, read in _legacy(data)]
    likely = _likely(found)
    if len(likely) == 1 and share(likely[0].text) >= _GOOD:
        return likely[0]
    return Decoded(text, "")


def _strange(data: bytes) -> str:
    """The first byte that is no ASCII."""
    return next((f"0x{byte:02X}" for byte in data if byte > 0x7F), "")


def _garbled_line(text: str) -> str:
    return next((line.strip()[:60] for line in text.split("\n") if TWICE.search(line)), "")


# --- TCVN 5712:1993 ------------------------------------------------------------------------------

_HIGH = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\xa0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộ"
    "ờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_LOW = dict(zip((1, 2, 4, 5, 6, 17, 18, 19, 20, 21, 22, 23), "ÚỤỪỬỮỨỰỲỶỸÝỴ", strict=True))
_TCVN = {**dict(zip(range(0x80, 0x100), _HIGH, strict=True)), **_LOW}
_CAPITALS = re.compile(r"[^\W\d_]+")


def _read_tcvn(data: bytes) -> str:
    """Text of TCVN 5712. Fonts have no capitals with tones: "PHßNG" is "PHÒNG"."""
    text = nfc(data.decode("latin-1").translate(_TCVN))
    return _CAPITALS.sub(_one_case, text)


def _one_case(match: re.Match[str]) -> str:
    word = match[0]
    plain = [letter for letter in word if letter.isascii()]
    capitals = len(plain) >= 2 and all(letter.isupper() for letter in plain)
    return word.upper() if capitals else word


# --- VNI -----------------------------------------------------------------------------------------

_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_ROUND = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_SHORT = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE = dict(zip("ñôöæóòîìíÑÔÖÆÓÒÎÌÍ", "đơưỉĩịỵìíĐƠƯỈĨỊỴÌÍ", strict=True))


def _pairs() -> dict[str, str]:
    """Two letters of VNI → the letter that they stand for; and single ones."""
    found = dict(_ALONE)
    for base in "aeouyôö":
        letter = _ALONE.get(base, base)
        found |= {base + mark: letter + tone for mark, tone in _TONES.items()}
    for base in "aeo":
        found |= {base + mark: f"{base}\u0302{tone}" for mark, tone in _ROUND.items()}
    found |= {f"a{mark}": f"a\u0306{tone}" for mark, tone in _SHORT.items()}
    capitals = {pair.upper(): letter.upper() for pair, letter in found.items()}
    mixed = {pair[0].upper() + pair[1:]: letter.upper() for pair, letter in found.items()}
    return {**found, **mixed, **capitals}


_VNI = _pairs()
_VNI_WORD = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def _read_vni(data: bytes) -> str:
    """Text of VNI-Windows: a letter and its marks are two letters of Windows' Western encoding."""
    return _VNI_WORD.sub(lambda match: _VNI[match[0]], data.decode("cp1252"))


_READERS: tuple[tuple[str, Callable[[bytes], str]], ...] = (
    ("CP1258", lambda data: data.decode("cp1258")),
    ("TCVN3 (ABC)", _read_tcvn),
    ("VNI", _read_vni),
)
