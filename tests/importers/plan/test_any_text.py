"""Any text ends in drafts or in a problem, soon; Word and old encodings give the same plan."""

from __future__ import annotations

import io
import re
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

import generator.importers.plan
from generator.importers.found import Found
from generator.importers.known import Known
from generator.importers.plan import read_plan, read_text_plan
from generator.importers.reading import read_file
from generator.kinds.base import Paper
from generator.kinds.campaign import Campaign
from generator.link.quotations import check_quotations
from generator.locale import catalogue
from generator.model.outline import parse_outline
from generator.model.record import Entry
from generator.model.text import squeeze

PLANS = Path(__file__).parent / "plans"
NAMES = sorted(file.name for file in PLANS.iterdir())
_KNOWN = Known(date(2026, 6, 1))
_PIECES = (
    "KẾ HOẠCH", "Số: /KH-UBND", "Số: 12/KH-UBND", "ngày 31 tháng 2 năm 2026", "I. MỤC ĐÍCH",
    "Phần I", "1.", "a)", "- ", "+ ", "* ", "1.1. ", "Điều 1. ", "Căn cứ Luật ", "Thực hiện ",
    "Kế hoạch số 1/KH-UBND ngày 1/1/2026 của UBND tỉnh", "trước ngày 5/5/2026", "từ nay đến ",
    "không quá 03 tập thể", "mỗi xã ", "Giấy khen ", "Phòng Nội vụ chủ trì ", "Hồ sơ gồm: ",
    "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Ký bởi: ", " | ", "\t", "   ", "\n", "\n\n",
    "(", ")", "“", "”", "/", ".", ";", ":", ", ", "và ", "các ", "III. KHEN THƯỞNG",
)  # fmt: skip
_HOSTILE = (
    "các cơ quan, " * 8000,
    "Căn cứ " + "Kế hoạch số 1/KH ngày 1/1/2026 của UBND tỉnh và " * 2000,
    "I. KHEN THƯỞNG\n" + "01 tập thể, " * 9000,
    "I. KHEN THƯỞNG\n- " + "mỗi " * 25000,
    "Nơi nhận:" + "- a; " * 20000,
    "(" * 100_000,
    " " * 100_000 + "a",
    "1." * 50_000,
    "từ nay đến " * 10_000,
    "Phòng Nội vụ (" * 7000,
    "a\n" * 50_000,
    "Ký bởi: " * 13_000,
    "# " * 50_000,
    "*" * 100_000,
    "Đề nghị " * 14_000,
    "phối hợp với " * 8_000,
    "TM. ỦY BAN " * 10_000,
    "Số: " + "." * 100_000,
    "tháng " * 20_000,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=12), max_size=60))
def test_any_text_ends_in_drafts_or_a_problem(pieces: list[str]) -> None:
    """Pieces of plans in any order, and any letters between them."""
    found = read_plan("".join(pieces), "ke-hoach.txt", _KNOWN)
    assert bool(found.drafts) != bool(found.problems)


@pytest.mark.parametrize("text", _HOSTILE, ids=range(len(_HOSTILE)))
def test_hostile_text_is_read_in_time(text: str) -> None:
    """100 kB that repeat what patterns look for take no longer than a plan of that length."""
    start = time.process_time()
    read_plan(f"KẾ HOẠCH\nThi đua\n\n{text[:100_000]}\n\nI. MỤC ĐÍCH\n1. Một.\n", "x.txt", _KNOWN)
    assert time.process_time() - start < 2


def test_what_is_no_paper_is_told() -> None:
    """A shopping list gives the problem `import.no-plan`, and so does an empty file."""
    for text in ("", "Mua rau, mua thịt\nđi chợ sớm\n", "x" * 3_000_000):
        found = read_plan(text, "ghi-chep.txt", _KNOWN)
        assert [problem.code for problem in found.problems] == ["import.no-plan"]
        assert found.drafts == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_quotation_stands_in_the_plan(name: str) -> None:
    """What the draft of a campaign quotes is in the text that its document holds, word for word."""
    found = read_text_plan((PLANS / name).read_bytes(), name, _KNOWN)
    document, campaign = (draft.data for draft in found.drafts)
    kept = {key: value for key, value in campaign.items() if key != "draft"}
    record = Campaign.model_validate({**kept, "unit": "a"})
    text = squeeze(f"{document['kind']} {document['title']} {document['body']}")
    parts = frozenset(part.section for part in parse_outline(document["body"]) if part.section)
    entry = Entry("campaign", "x", "x.yml", record)
    assert list(check_quotations(entry, Paper(text, parts))) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_the_plan_is_lost(name: str) -> None:
    """Every word of the text stands in the document, but for the rules below headings."""
    found = read_text_plan((PLANS / name).read_bytes(), name, _KNOWN)
    document = found.drafts[0].data
    written = squeeze(_all_text(document)).casefold()
    source = _nfc((PLANS / name).read_text("utf-8"))
    body = source[source.index(document["kind"]) :]
    words = {word.strip('*#|.,;:()“”"-') for word in squeeze(body).casefold().split()}
    missing = {word for word in words if word not in written}
    assert missing <= {"đã", "ký", "đóng", "dấu", "_________", "", "2"}, missing


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _all_text(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(map(_all_text, value.values()))
    if isinstance(value, list):
        return " ".join(map(_all_text, value))
    return str(value)


def _same(one: Found, other: Found) -> None:
    assert [draft.data for draft in one.drafts] == [draft.data for draft in other.drafts]


def test_a_plan_in_word_gives_what_its_text_gives() -> None:
    """The same words, line by line, give the same drafts; places are those of a Word file."""
    name = "xa-dieu-khoan.txt"
    lines = (PLANS / name).read_text("utf-8").splitlines()
    word = Document()
    for line in lines:
        word.add_paragraph(line)
    stream = io.BytesIO()
    word.save(stream)
    found = read_file(stream.getvalue(), "quy-che.docx", _KNOWN)
    assert not found.problems
    _same(found, read_plan("\n".join(lines), name, _KNOWN))
    assert all(not doubt.place.startswith("dòng") for d in found.drafts for doubt in d.doubts)


def test_a_plan_in_an_old_encoding_gives_what_its_text_gives() -> None:
    """UTF-16 of Notepad and UTF-8 with its mark are the same plan."""
    name = "so-giao-duc.txt"
    text = (PLANS / name).read_text("utf-8")
    expected = read_plan(text, name, _KNOWN)
    for encoding in ("utf-16", "utf-8-sig"):
        _same(read_file(text.encode(encoding), name, _KNOWN), expected)


def test_every_mark_has_its_sentence() -> None:
    """Each reason for a mark that the importer can give stands in the catalogue, and no other."""
    source = Path(generator.importers.plan.__file__).parent
    texts = [file.read_text("utf-8") for file in sorted(source.glob("*.py"))]
    used = {key for text in texts for key in re.findall(r"import\.plan\.doubt\.[a-z-]+", text)}
    used |= {f"import.plan.doubt.{why}" for why in ("torn-date", "no-such-day")}
    written = {key for key in catalogue() if key.startswith("import.plan.doubt.")}
    assert used == written
