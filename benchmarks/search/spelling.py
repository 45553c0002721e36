"""How the same Vietnamese text comes to be stored or typed: text in, another spelling of it out."""

from __future__ import annotations

import re
import unicodedata

_TONES = {"\u0300": "f2", "\u0301": "s1", "\u0309": "r3", "\u0303": "x4", "\u0323": "j5"}
_SHAPES = {"\u0302": ("", "6"), "\u0306": ("w", "8"), "\u031b": ("w", "7")}
_PAIRS = (
    *zip("òóỏõọ", "àáảãạ", strict=True),  # òa, oà
    *zip("òóỏõọ", "èéẻẽẹ", strict=True),  # òe, oè
    *zip("ùúủũụ", "ỳýỷỹỵ", strict=True),  # ùy, uỳ
)
_PLAIN = str.maketrans("àáảãạèéẻẽẹỳýỷỹỵòóỏõọùúủũụ", "aaaaaeeeeeyyyyyooooouuuuu")


def _placements() -> dict[str, str]:
    """Old ending → new ending: "òa" → "oà", in small and in capital letters."""
    small = {
        first + second.translate(_PLAIN): first.translate(_PLAIN) + second
        for first, second in _PAIRS
    }
    large = {old.upper(): new.upper() for old, new in small.items()}
    title = {old.capitalize(): new.capitalize() for old, new in small.items()}
    return {**small, **large, **title}


_NEW = _placements()
_OLD = {new: old for old, new in _NEW.items()}
_ENDS_OLD = re.compile(rf"({'|'.join(_NEW)})(?!\w)")
_ENDS_NEW = re.compile(rf"(?<![qQ])({'|'.join(_OLD)})(?!\w)")


def nfd(text: str) -> str:
    """`text` as some keyboards and most file names of Apple's hold it: marks as own characters."""
    return unicodedata.normalize("NFD", text)


def new_tone_place(text: str) -> str:
    """The tone in the new place: “Hòa Thúy” → “Hoà Thuý”. Other syllables know one place only."""
    return _ENDS_OLD.sub(lambda end: _NEW[end[1]], text)


def old_tone_place(text: str) -> str:
    """The tone in the old place: “Hoà Thuý” → “Hòa Thúy”. “quý” stays: its u belongs to the q."""
    return _ENDS_NEW.sub(lambda end: _OLD[end[1]], text)


def swapped_tone_place(text: str) -> str:
    """Each syllable that has two ways, written in the other one."""
    new = new_tone_place(text)
    return new if new != text else old_tone_place(text)


def without_bar(text: str) -> str:
    """What some lists leave of đ: “Đặng Văn Đức” → “Dặng Văn Dức”."""
    return text.replace("đ", "d").replace("Đ", "D")


def plain(text: str) -> str:
    """Letters without marks: “Đặng Văn Đức” → “Dang Van Duc”."""
    marked = nfd(without_bar(text))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def glued(text: str) -> str:
    """Without marks and blanks: “Nguyễn Văn An” → “nguyenvanan”."""
    return plain(text).lower().replace(" ", "")


def telex(text: str) -> str:
    """What is typed for `text` in Telex, as it stays where no input method runs."""
    return " ".join(_keys(word, 0) for word in text.split())


def vni(text: str) -> str:
    """What is typed for `text` in VNI: "Nguyễn" → "Nguye6n4"."""
    return " ".join(_keys(word, 1) for word in text.split())


def _keys(word: str, method: int) -> str:
    """The keys of one word: shapes after their letter, the tone at the end."""
    typed, tone = "", ""
    for letter in nfd(word):
        if letter in _TONES:
            tone = _TONES[letter][method]
        elif letter in _SHAPES:
            typed += _SHAPES[letter][method] or typed[-1].lower()
        elif letter in "đĐ":
            typed += ("d" if letter == "đ" else "D") + ("d", "9")[method]
        else:
            typed += letter
    return typed + tone
