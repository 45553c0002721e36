"""What a plan's pages are drawn from: notes beside their words, text as a tree, tasks by unit."""

from __future__ import annotations

from datetime import date

from generator.kinds.campaign import Campaign, assignment_anchors
from generator.kinds.campaign_view import view_campaign
from generator.kinds.document import Document
from generator.kinds.document_view import PartView, view_document
from generator.kinds.notes import view_notes
from generator.model.portal import Portal, PortalInfo
from generator.model.record import Entry, Note, Record

BODY = """Căn cứ Luật Thi đua, khen thưởng;
I. MỤC ĐÍCH
1. Mục đích
- Phát huy sự huyền biến mạnh mẽ.
- Nêu gương.
2. Yêu cầu: gọn, rõ.
II. TỔ CHỨC THỰC HIỆN
Giao Phòng Nội vụ theo dõi.
Trên đây là Kế hoạch."""


def linked(*entries: Entry) -> Portal:
    """A portal that holds these records and nothing else."""
    by_kind: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        by_kind.setdefault(entry.kind, {})[entry.id] = entry
    return Portal(
        today=date(2026, 11, 20),
        info=PortalInfo(name="Cổng", body="Ủy ban nhân dân xã"),
        entries=by_kind,
        addresses={(entry.kind, entry.id): f"/{entry.kind}/{entry.id}/" for entry in entries},
        backlinks={},
        media={},
        moved={},
        withdrawn={},
        content={},
    )


def entry(kind: str, record: Record) -> Entry:
    """The record as the only one of its kind."""
    return Entry(kind, "a", f"data/{kind}/a.yml", record)


def paper(**more: object) -> Document:
    """A short plan, with more fields."""
    fields = {"kind": "KẾ HOẠCH", "title": "Phát động thi đua", "issuer": "b", "body": BODY}
    return Document.model_validate(fields | more)


def read(document: Document) -> tuple[PartView, ...]:
    """The tree of the document's text."""
    found = entry("document", document)
    return view_document(found, linked(found)).parts


def test_text_becomes_a_tree() -> None:
    """Parts stand below the part that they belong to; the closing sentence below none."""
    parts = read(paper())
    assert [part.paragraph.mark for part in parts] == ["", "I.", "II.", ""]
    assert [part.paragraph.mark for part in parts[1].parts] == ["1.", "2."]
    assert [part.paragraph.mark for part in parts[1].parts[0].parts] == ["-", "-"]
    assert parts[1].level == 0
    assert parts[1].parts[0].level == 1


def test_a_note_stands_beside_its_words() -> None:
    """In the text, at the head or at the foot; where no words are named, after the text."""
    document = paper(
        number_text="Số: /KH-UBND",
        signature={"position": "CHỦ TỊCH"},
        notes=[
            {"text": "Để trống số.", "found": "Số: /KH-UBND"},
            {"text": "Có lẽ là chuyển biến.", "found": "huyền biến", "at": "I.1"},
            {"text": "Thiếu TM.", "found": "CHỦ TỊCH"},
            {"text": "Tên in trên hai dòng."},
            {"text": "Chữ nằm ở hai đoạn.", "found": "rõ. II.", "at": "I.2"},
        ],
    )
    found = entry("document", document)
    view = view_document(found, linked(found))
    assert [note.number for note in view.notes_on_head] == [1]
    assert [note.number for note in view.notes_on_foot] == [3]
    assert [note.number for note in view.notes_on_all] == [4]
    first, second = view.parts[1].parts
    assert [note.number for note in first.parts[0].notes] == [2]
    assert [note.number for note in second.notes] == [5]


def test_a_note_is_about_words_of_its_own_part() -> None:
    """The same words elsewhere in the plan are not marked."""
    notes = view_notes([Note(text="Viết tắt.", found="TĐKT", at="I.1")], {"I", "I.1", "II"})
    assert notes.on("Ban TĐKT tỉnh", "I.1.a")
    assert notes.on("Ban TĐKT tỉnh")
    assert not notes.on("Ban TĐKT tỉnh", "II")
    assert not notes.on("Ban Thi đua", "I.1")
    assert notes.all[0].anchor == "ghi-chu-1"


def test_tasks_of_a_unit_stand_together() -> None:
    """Under its first name, each assignment with an anchor of its own."""
    campaign = Campaign.model_validate(
        {
            "title": "Thi đua",
            "unit": "b",
            "assignments": [
                {"to": [{"name": "Phòng Nội vụ"}], "tasks": [{"text": "theo dõi"}]},
                {"to": [{"name": "Các xã"}], "tasks": [{"text": "báo cáo"}]},
                {
                    "to": [{"name": "phòng Nội vụ", "verb": "Giao"}, {"name": "Các xã"}],
                    "tasks": [{"text": "tổng hợp"}, {"text": "trình duyệt"}],
                },
            ],
        }
    )
    anchors = ("viec-phong-noi-vu", "viec-cac-xa", "viec-phong-noi-vu-2")
    assert assignment_anchors(campaign) == anchors
    found = entry("campaign", campaign)
    first, second = view_campaign(found, linked(found)).duties
    assert (first.who.title, first.count, first.anchor) == ("Phòng Nội vụ", 3, anchors[0])
    assert [item.anchor for item in first.assignments] == [anchors[0], anchors[2]]
    assert second.count == 1


def test_a_long_name_makes_a_short_anchor() -> None:
    """It ends at a word."""
    name = "các cơ quan, đơn vị, địa phương cùng toàn thể cán bộ, đảng viên, công chức, viên chức"
    campaign = Campaign.model_validate(
        {
            "title": "Thi đua",
            "unit": "b",
            "assignments": [{"to": [{"name": name}], "tasks": [{"text": "thi đua"}]}],
        }
    )
    (anchor,) = assignment_anchors(campaign)
    assert anchor == "viec-cac-co-quan-don-vi-dia-phuong-cung-toan-the-can-bo-dang"
