"""How long decisions take."""

from __future__ import annotations

import json
from pathlib import Path

from generator.kinds.delays import find_delays
from tests.portals.toolbox import add, read, thidua

_CAMPAIGN = """
title: Phong trào thử
unit: ubnd-xa-song-trang
period: {since: 2026-01-01, until: 2026-03-31}
"""
_AWARD = """
title: Tặng Giấy khen phong trào thử
date: 2026-04-10
issuer: ubnd-xa-song-trang
form: Giấy khen
campaign: thu
recipients:
  - {no: "1", name: Nguyễn Văn Cam}
"""
_ARTICLE = """
title: Trao Giấy khen
date: 2026-04-15
summary: Trao Giấy khen.
awards: [thu]
"""


def _with_dates(small: Path) -> Path:
    return add(
        small,
        {
            "data/campaigns/thu.yml": _CAMPAIGN,
            "data/awards/thu.yml": _AWARD,
            "data/articles/thu.yml": _ARTICLE,
        },
    )


def test_days_are_counted_from_what_is_written(small: Path) -> None:
    """From the campaign's end to the decision, from the decision to the first article."""
    portal = read(_with_dates(small)).portal
    assert portal
    found = {delay.what: delay for delay in find_delays(portal)}
    assert found["decision"].path == "data/awards/thu.yml"
    assert found["decision"].longest == 10
    assert 5 in (found["article"].median, found["article"].longest)


def test_a_check_tells_them_and_no_page_does(small: Path) -> None:
    """`thidua check` has a line for people and facts for machines."""
    _with_dates(small)
    text = thidua("check", "--today", "2026-06-01", cwd=small)
    assert "lâu nhất 10 ngày (data/awards/thu.yml)" in text.stdout
    facts = json.loads(
        thidua("check", "--format", "json", "--today", "2026-06-01", cwd=small).stdout
    )
    assert {delay["what"] for delay in facts["delays"]} >= {"decision", "article"}
