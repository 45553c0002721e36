"""Award decisions in Word, laid out as offices do, become drafts that say what the paper says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importers.found import Draft, Found
from generator.importers.known import Known, KnownUnit
from generator.importers.reading import read_file
from generator.kinds.decision import Award, Recipient
from generator.locale import t
from generator.model.problem import Severity
from generator.reporting import describe
from tests.importers.decisions import (
    centre,
    fill,
    foot,
    head,
    in_paragraphs,
    saved,
    scanned,
    with_lists,
)
from tests.importers.office import make_docx

COMMUNE = "ubnd-xa-hoa-ban-trang"
KNOWN = Known(
    date(2026, 11, 20),
    units=(
        KnownUnit(COMMUNE, "Ủy ban nhân dân xã Hoa Ban Trắng"),
        KnownUnit("thon-ao-sen", "Thôn Ao Sen", parent=COMMUNE),
        KnownUnit("thon-doi-che", "Thôn Đồi Chè", parent=COMMUNE),
        KnownUnit("truong-thcs", "Trường Trung học cơ sở Hoa Ban Trắng", parent=COMMUNE),
    ),
)


def found_in(data: bytes, name: str = "quyet-dinh.docx") -> Found:
    """What the importer finds; each sentence that it asks for is there."""
    found = read_file(data, name, KNOWN)
    assert all(describe(problem) for problem in found.problems)
    assert all(t(doubt.why) for draft in found.drafts for doubt in draft.doubts)
    return found


def draft_in(data: bytes) -> Draft:
    """The one draft of a file."""
    (draft,) = found_in(data).drafts
    assert not any(p.severity is Severity.ERROR for p in found_in(data).problems)
    return draft


def doubted(draft: Draft) -> set[tuple[str, str]]:
    """Fields of the record that an editor must look at, and why."""
    return {(str(d.loc[0]), d.why.rpartition(".")[2]) for d in draft.doubts if len(d.loc) == 1}


def brief(draft: Draft) -> list[str]:
    """The rows as text: number, kind, name, title, unit."""
    keys = ("no", "kind", "name", "title", "unit", "unit_id", "form")
    return ["|".join(row.get(key, "") for key in keys) for row in draft.rows]


def paper(*lines: str) -> bytes:
    """A decision of the commune whose articles are these lines."""
    document = docx.Document()
    dated = "Hoa Ban Trắng, ngày 05 tháng 01 năm 2026"
    head(document, "Số: 07/QĐ-UBND", dated, ["UBND XÃ HOA BAN TRẮNG"])
    centre(document, "QUYẾT ĐỊNH", "Về việc khen thưởng", "CHỦ TỊCH UBND XÃ HOA BAN TRẮNG")
    for line in ("Căn cứ Luật Thi đua, khen thưởng;", "QUYẾT ĐỊNH:", *lines):
        document.add_paragraph(line)
    foot(document, ["CHỦ TỊCH", "Tạ Minh Khuê"])
    return saved(document)


def test_a_decision_with_lists_is_read_whole() -> None:
    """Head, subject, foot, two lists after it, sections by village."""
    draft = draft_in(with_lists())
    assert draft.id == "quyet-dinh-203-qd-ubnd-xa-hoa-ban-trang-2026"
    assert dict(draft.data) == {
        "title": "Tặng Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc trong phong "
        "trào thi đua “Chủ nhật xanh” quý I năm 2026",
        "number": "203",
        "symbol": "QĐ-UBND",
        "date": {"text": "ngày 12 tháng 6 năm 2026", "on": "2026-06-12"},
        "issuer": COMMUNE,
        "form": "Giấy khen",
        "authority": "KT. CHỦ TỊCH",
        "position": "PHÓ CHỦ TỊCH",
        "signer": "Cao Thị Bích Diệp",
        "achievement": "Có thành tích xuất sắc trong phong trào thi đua “Chủ nhật xanh” quý I "
        "năm 2026",
        "recipients_file": f"{draft.id}.csv",
    }
    assert brief(draft) == [
        "1|collective|Thôn Đồi Chè|||thon-doi-che|",
        "2|collective|Trường Trung học cơ sở Hoa Ban Trắng|||truong-thcs|",
        "1|individual|Lò Văn Hạc|Trưởng thôn|Thôn Ao Sen|thon-ao-sen|",
        "2|individual|Vì Thị Mận|Chi hội trưởng|Thôn Ao Sen|thon-ao-sen|",
        "3|individual|Quàng Văn Tuấn|Học sinh|Trường Trung học cơ sở Hoa Ban Trắng|truong-thcs|",
    ]
    assert draft.rows[0]["achievement"] == "Đủ 13 Chủ nhật"
    assert doubted(draft) == {("form", "amount")}


def test_what_is_drafted_is_a_valid_award() -> None:
    """The record's own type takes the draft as it is."""
    draft = draft_in(with_lists())
    data: dict[str, Any] = {k: v for k, v in draft.data.items() if k != "recipients_file"}
    rows = [Recipient.model_validate(dict(row)) for row in draft.rows]
    award = Award.model_validate({**data, "id": draft.id, "recipients": rows})
    assert award.code == "203/QĐ-UBND"


def test_another_count_than_rows_is_told() -> None:
    """Điều 1 grants to three collectives, the list has two: a warning at its paragraph."""
    told = [p for p in found_in(with_lists()).problems if p.code == "import.count"]
    assert [(p.severity, p.path.partition("!")[2], p.found) for p in told] == [
        (Severity.WARNING, "đoạn 15", "3 tập thể")
    ]


def test_recipients_in_paragraphs_are_read() -> None:
    """Numbered by Word or by dashes, with or without titles; a second article has its own form."""
    draft = draft_in(in_paragraphs())
    assert brief(draft) == [
        "1|collective|Tổ công nghệ số cộng đồng thôn Cầu Mây||||",
        "2|collective|Thôn Ao Sen|||thon-ao-sen|",
        "3|individual|Khổng Đức Nhân|Viên chức|Thôn Ao Sen|thon-ao-sen|",
        "4|individual|Lù Thị Mỷ|Trưởng thôn Lũng Ban|||",
        "5|individual|Hà Thị Sợi|tiểu thương|||",
        "6|individual|Tòng Văn Bắc|thợ xây|Thôn Ao Sen|thon-ao-sen|Bằng khen",
    ]
    places = {doubt.place for doubt in draft.doubts if len(doubt.loc) > 1}
    assert places == {"đoạn 14", "đoạn 15", "đoạn 16", "đoạn 17"}


def test_blanks_stay_blank() -> None:
    """A number and a day that were left open are doubted, and never taken from elsewhere."""
    draft = draft_in(in_paragraphs())
    assert "number" not in draft.data
    assert draft.data["date"] == {"text": "ngày tháng 7 năm 2026", "on": "2026-07"}
    assert doubted(draft) == {
        ("number", "number-blank"),
        ("date", "date-partial"),
        ("form", "amount"),
    }


def test_a_scanned_mess_is_read() -> None:
    """Letters apart, blanks lost, a table in two parts: what can be read is, the rest is told."""
    draft = draft_in(scanned())
    facts = {key: draft.data[key] for key in ("number", "symbol", "issuer", "form", "signer")}
    assert facts == {
        "number": "118",
        "symbol": "QĐ-UBND",
        "issuer": COMMUNE,
        "form": "Giấy khen",
        "signer": "Tạ Minh Khuê",
    }
    assert draft.data["date"]["on"] == "2026-04-10"
    assert brief(draft) == [
        "01|individual|Cầm Văn Inh||Thôn Ao Sen|thon-ao-sen|",
        "02|individual|Đèo Thị Ngoan||Thôn Đồi Chè|thon-doi-che|",
        "03|individual|VƯƠNG QUỐC LỊCH||||",
    ]
    assert "import.count" in {problem.code for problem in found_in(scanned()).problems}


def test_one_person_in_an_article_is_read() -> None:
    """A decision about one person has no list."""
    draft = draft_in(
        paper("Điều 1. Tặng Giấy khen cho bà Lò Thị Hoa, y sĩ, Thôn Ao Sen, đã có thành tích tốt.")
    )
    assert brief(draft) == ["1|individual|Lò Thị Hoa|y sĩ|Thôn Ao Sen|thon-ao-sen|"]
    assert draft.data["title"] == "Khen thưởng"


def test_households_and_inline_lists_are_read() -> None:
    """A heading and its recipients on one line; households by their word."""
    draft = draft_in(
        paper(
            "Điều 1. Tặng Giấy khen cho các tập thể, hộ gia đình sau:",
            "a) Tập thể: Thôn Ao Sen; Thôn Đồi Chè.",
            "b) Hộ gia đình:",
            "1. Hộ ông Lò Văn Hạc, Thôn Ao Sen;",
        )
    )
    assert [line.split("|")[1:3] for line in brief(draft)] == [
        ["collective", "Thôn Ao Sen"],
        ["collective", "Thôn Đồi Chè"],
        ["household", "Hộ ông Lò Văn Hạc"],
    ]


def two_forms() -> bytes:
    """Two lists of different forms below one decision, in tables of two columns."""
    document = docx.Document()
    head(document, "Số: 9/QĐ-UBND", "Hoa Ban Trắng, ngày 05/01/2026", ["UBND XÃ HOA BAN TRẮNG"])
    centre(document, "QUYẾT ĐỊNH", "Về việc công nhận danh hiệu thi đua")
    document.add_paragraph("Điều 1. Công nhận danh hiệu thi đua năm 2025 (danh sách kèm theo).")
    foot(document, ["TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Vi Văn Thoa"])
    centre(document, "DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU “LAO ĐỘNG TIÊN TIẾN”")
    fill(document, [("Họ và tên", "Đơn vị công tác"), ("Lò Thị Hoa", "Thôn Ao Sen")])
    centre(document, "DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU “CHIẾN SĨ THI ĐUA CƠ SỞ”")
    fill(document, [("Họ và tên", "Đơn vị công tác"), ("Vì Thị Mận", "Thôn Ao Sen")])
    return saved(document)


def test_each_list_has_the_form_of_its_heading() -> None:
    """The decision's form is the first one; rows of another list name theirs."""
    draft = draft_in(two_forms())
    assert draft.data["form"] == "Lao động tiên tiến"
    assert [row.get("form") for row in draft.rows] == [None, "Chiến sĩ thi đua cơ sở"]
    signed = [draft.data[key] for key in ("authority", "position", "signer")]
    assert signed == ["TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Vi Văn Thoa"]


def annex(number: str) -> bytes:
    """A list without its decision."""
    document = docx.Document()
    cited = f"(Kèm theo Quyết định số {number}/QĐ-UBND ngày 12/6/2026 của Chủ tịch UBND xã"
    centre(document, "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", f"{cited} Hoa Ban Trắng)")
    fill(document, [("STT", "Họ và tên"), ("1", "Lò Thị Hoa")])
    return saved(document)


def test_a_list_alone_says_what_it_knows_of_its_decision() -> None:
    """Number, date and issuer of the paper that it is attached to."""
    draft = draft_in(annex("203"))
    assert {key: draft.data[key] for key in ("number", "symbol", "issuer")} == {
        "number": "203",
        "symbol": "QĐ-UBND",
        "issuer": COMMUNE,
    }
    assert brief(draft) == ["1|individual|Lò Thị Hoa||||"]


def test_what_is_no_decision_is_told() -> None:
    """Any other text in Word gives no draft."""
    found = found_in(make_docx("Bài phát biểu", "Kính thưa các đồng chí"))
    assert [problem.code for problem in found.problems] == ["import.no-decision"]
    assert found.drafts == ()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        (
            "cu.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "old-word",
        ),
        ("cu.docx", b"{\\rtf1 QUYET DINH}", "old-word"),
        ("hong.docx", with_lists()[:9000], "broken-file"),
    ],
)
def test_other_files_are_refused_with_advice(name: str, data: bytes, code: str) -> None:
    """Old and broken files are told for what they are."""
    found = found_in(data, name)
    assert [problem.code for problem in found.problems] == [f"import.{code}"]
    assert not found.drafts


def test_a_list_that_contradicts_its_decision_is_told() -> None:
    """The head counts, and the editor sees both."""
    document = docx.Document()
    head(
        document,
        "Số: 9/QĐ-UBND",
        "Hoa Ban Trắng, ngày 12 tháng 6 năm 2026",
        ["UBND XÃ HOA BAN TRẮNG"],
    )
    centre(document, "QUYẾT ĐỊNH", "Về việc tặng Giấy khen")
    document.add_paragraph("Điều 1. Tặng Giấy khen (danh sách kèm theo).")
    foot(document, ["CHỦ TỊCH", "Tạ Minh Khuê"])
    cited = "(Kèm theo Quyết định số 90/QĐ-UBND ngày 12/6/2026 của Chủ tịch UBND xã Hoa Ban Trắng)"
    centre(document, "DANH SÁCH", cited)
    fill(document, [("STT", "Họ và tên"), ("1", "Lò Thị Hoa")])
    draft = draft_in(saved(document))
    assert draft.data["number"] == "9"
    assert ("number", "list-differs") in doubted(draft)


LINES = st.sampled_from(
    (
        "QUYẾT ĐỊNH",
        "Điều 1. Tặng Giấy khen cho 02 cá nhân",
        "1. Ông Lò Văn A, Thôn Ao Sen",
        "DANH SÁCH",
        "Nơi nhận:",
        "TM. UBND",
        "CHỦ TỊCH",
        "Số: 1/QĐ-UBND",
        "I. Tập thể",
        "- Đoàn Thị Mai",
    )
)


@settings(max_examples=15)
@given(st.lists(st.one_of(LINES, st.text(max_size=40).filter(str.isprintable)), max_size=12))
def test_any_lines_end_in_a_finding(lines: list[str]) -> None:
    """Parts in any order, or nonsense: a draft or a problem, and no exception."""
    found = found_in(make_docx(*lines))
    assert found.drafts or found.problems
    rows: list[Mapping[str, str]] = [row for draft in found.drafts for row in draft.rows]
    assert all(row["name"] and row["no"] and row["kind"] for row in rows)
