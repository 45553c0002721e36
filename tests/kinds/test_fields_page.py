from __future__ import annotations

from tests.kinds.fields_page import PAGE, fields_page


def test_the_page_of_fields_is_up_to_date() -> None:
    """docs/fields.md says what the records and the catalogue say."""
    assert PAGE.read_text("utf-8") == fields_page()
