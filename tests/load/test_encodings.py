"""Vietnamese text in eight encodings: UTF-8 is read, all else is refused, nothing is garbled."""

from __future__ import annotations

import unicodedata

import pytest

from generator.load.csv_text import parse_csv
from generator.load.files import load_text, parse_text
from generator.model.garbled import TWICE, restore_line
from generator.model.text import UNFIT, nfc
from tests.portals.toolbox import MATERIAL

#: The marks of Vietnamese letters, by themselves.
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
FOLDER = MATERIAL / "vn-legacy-encodings"
UTF8 = ("utf8-nfc", "utf8-nfd", "utf8-bom-crlf")
OTHERS = ("cp1258", "tcvn5712", "utf16le-bom", "utf16be-bom")
GARBLED = ("mojibake-utf8-as-cp1252",)


def test_all_files_of_the_collection_are_looked_at() -> None:
    """A new file of the collection is told to be new."""
    assert {file.stem for file in FOLDER.glob("*.csv")} == {*UTF8, *OTHERS, *GARBLED}


@pytest.mark.parametrize("name", UTF8)
def test_utf8_in_any_form_gives_the_same_names(name: str) -> None:
    """Composed or decomposed letters, byte order marks and line ends make no difference."""
    text, problems = load_text(FOLDER / f"{name}.csv", name)
    assert problems == []
    assert text is not None
    assert unicodedata.is_normalized("NFC", text)
    expected = (FOLDER / "utf8-nfc.csv").read_text("utf-8")
    rows = [table.rows for table, _ in (parse_csv(text, ""), parse_csv(expected, "")) if table]
    assert rows[0] == rows[1]
    assert len(rows[0]) == 400


@pytest.mark.parametrize("name", OTHERS)
def test_other_encodings_are_refused(name: str) -> None:
    """A file that is no UTF-8 is refused as a whole, with the first strange byte."""
    text, problems = load_text(FOLDER / f"{name}.csv", name)
    assert text is None
    assert [found.code for found in problems] == ["file.encoding"]


@pytest.mark.parametrize("name", GARBLED)
def test_text_that_was_once_read_wrongly_is_refused(name: str) -> None:
    """Valid UTF-8 that spells mojibake is refused, and the hint shows what was meant."""
    text, problems = load_text(FOLDER / f"{name}.csv", name)
    assert text is None
    assert [(found.code, found.line, found.hint) for found in problems] == [
        ("file.garbled", 2, "00004,Phường Ba Đình,Thành phố Hà Nội")
    ]


def test_every_commune_name_is_told_from_its_mojibake() -> None:
    """Of 400 names those with marks are recognised when garbled, and none when written right."""
    lines = (FOLDER / "utf8-nfc.csv").read_text("utf-8").splitlines()
    for line in lines:
        good, _ = _load(line.encode())
        assert good == line
        garbled = line.encode().decode("latin-1")
        assert (_load(garbled.encode())[1] == ["file.garbled"]) == (not line.isascii())


@pytest.mark.parametrize(
    "text",
    [
        "“HOA MÃ”",
        "«Má»",
        "là “mẫu”",
        "NGÔ QUYỀN – À”",
        "Ngày 1 tháng 1 – “Tết”",
        "café “à la carte”",
        "naïve § 5 ½ °C",
        "Ã",
        "Â”",
    ],
)
def test_text_that_only_looks_strange_is_kept(text: str) -> None:
    """Quotation marks beside accented letters are no mojibake."""
    assert _load(f"title: {text}\n".encode()) == (f"title: {text}\n", [])


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"a: 1\nb: \x07\n", 2, 4),
        (b"\x00", 1, 1),
        (b"a\r\nb\x7f", 2, 2),
        ("a\n\nđ\ue000".encode(), 3, 2),
        ("\ufffe".encode(), 1, 1),
        ("a\x85".encode(), 1, 2),
    ],
)
def test_characters_that_no_page_can_show_are_refused(
    content: bytes, line: int, column: int
) -> None:
    """A control character, a non-character or a mark of our own is told in its place."""
    _, problems = parse_text(content, "x.yml")
    assert [(found.code, found.line, found.column) for found in problems] == [
        ("file.character", line, column)
    ]


def test_tabs_and_every_kind_of_line_end_are_kept() -> None:
    """White space is no strange character."""
    assert _load(b"a\tb\r\nc\rd\n")[1] == []


def test_letters_are_composed() -> None:
    """Decomposed text comes out composed; what is composed stays the same."""
    typed = "Đặng Thị Mận, ở Ấp Đồng"
    assert _load(unicodedata.normalize("NFD", typed).encode())[0] == nfc(typed) == typed


def _load(content: bytes) -> tuple[str | None, list[str]]:
    text, problems = parse_text(content, "x.yml")
    return text, [found.code for found in problems]


def test_no_unfit_character_is_overlooked() -> None:
    """Bytes alone tell that most files are in order: of those with an unfit character, none."""
    unfit = [char for char in map(chr, range(0x10000)) if UNFIT.match(char)]
    readable = [char for char in unfit if not "\ud800" <= char <= "\udfff"]
    assert len(readable) > 90
    for char in readable:
        _, problems = parse_text(f"Thi đua {char}".encode(), "a.yml")
        assert [found.code for found in problems] == ["file.character"], hex(ord(char))


def test_no_garbled_letter_is_overlooked() -> None:
    """Each Vietnamese letter that a Western encoding can spell is told where it stands alone."""
    letters = [char for char in map(chr, range(0xC0, 0x1EFA)) if _may_be_vietnamese(char)]
    assert len(letters) > 100
    for letter in letters:
        garbled = letter.encode().decode("cp1252", "ignore")
        if TWICE.search(garbled) and restore_line(garbled):
            _, problems = parse_text(garbled.encode(), "a.yml")
            assert [found.code for found in problems] == ["file.garbled"], letter


def _may_be_vietnamese(char: str) -> bool:
    """Whether it is đ, or a vowel with marks that Vietnamese has."""
    bare = unicodedata.normalize("NFD", char)
    return bare[0].lower() in "aeiouyđ" and not set(bare[1:]) - set(_MARKS)
