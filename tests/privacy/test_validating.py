"""Where private things are looked for, where not, and how an editor says that all is well."""

from __future__ import annotations

from pathlib import Path

from tests.portals.toolbox import add, read

ARTICLE = "title: Tin\ndate: 2026-05-04\nsummary: Một câu.\n"


def told(root: Path) -> list[tuple[str, str, int, int]]:
    """Code and place of each problem."""
    return [(one.code, one.path, one.line, one.column) for one in read(root).problems]


def test_a_number_over_two_lines_is_found_where_it_begins(small: Path) -> None:
    """A folded text has other lines than its file."""
    text = f"{ARTICLE}body: >-\n  Một câu dài rồi gọi 0912\n  345 678 nhé.\n"
    add(small, {"data/articles/x.yml": text})
    assert told(small) == [("private.phone", "data/articles/x.yml", 5, 23)]


def test_each_of_several_is_told(small: Path) -> None:
    """Two numbers in one text are two problems, each in its place."""
    add(small, {"data/articles/x.yml": f"{ARTICLE}body: gọi 0912345678 hoặc 0987654321\n"})
    assert told(small) == [
        ("private.phone", "data/articles/x.yml", 4, 11),
        ("private.phone", "data/articles/x.yml", 4, 27),
    ]


def test_an_office_may_say_how_it_is_reached(small: Path) -> None:
    """The portal's own contact and a unit's are no private ones; other fields are looked at."""
    info = "name: Cổng\nbody: UBND xã\nphone: 0203 3825 123\nemail: xa@gmail.com\n"
    unit = "name: Ban\ntype: other\ncontact: gọi 0912 345 678\n"
    add(small, {"data/portal.yml": info, "data/units/x.yml": unit})
    assert told(small) == []
    add(small, {"data/portal.yml": info + "tagline: gọi 0912 345 678\n"})
    assert told(small) == [("private.phone", "data/portal.yml", 5, 14)]


def test_a_hand_written_page_accepts_words_in_its_front_matter(small: Path) -> None:
    """One text or a list of them; what is accepted and not there is told."""
    page = "---\n{}\n---\n# Gọi\n\nĐường dây 0912 345 678.\n"
    for accepted in ("not_private: 0912 345 678", 'not_private: ["0912 345 678"]'):
        add(small, {"content/goi.md": page.format(accepted)})
        assert told(small) == []
    add(small, {"content/goi.md": page.format("title: Gọi")})
    assert told(small) == [("private.phone", "content/goi.md", 6, 11)]


def test_what_the_record_accepts_stands_in_its_rows_too(small: Path) -> None:
    """A list in a CSV file belongs to its record."""
    text = (
        "title: Quyết định thử\ndate: 2026-05-04\nissuer: ubnd-xa-song-trang\n"
        "form: Giấy khen\nrecipients_file: q.csv\n"
    )
    rows = "no,name,achievement\n1,An,Lập đường dây 0912 345 678\n"
    add(small, {"data/awards/q.yml": text, "data/awards/q.csv": rows})
    assert told(small) == [("private.phone", "data/awards/q.csv", 2, 3)]
    add(small, {"data/awards/q.yml": f"{text}not_private: [0912 345 678]\n"})
    assert told(small) == []


def test_comments_of_editors_are_not_published_and_not_looked_at(small: Path) -> None:
    """Only data reaches a page."""
    add(small, {"data/articles/x.yml": f"# gọi 0912345678\n{ARTICLE}"})
    assert told(small) == []
