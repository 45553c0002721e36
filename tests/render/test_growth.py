"""No page grows with the data: it shows the first ones and leads to the list of all."""

from __future__ import annotations

from pathlib import Path

from tests.portals.toolbox import build, parse_page

CAMPAIGN = "ho-sach-vuon-xanh-2026"
MANY = 30
SHOWN = 24


def test_a_campaign_shows_the_first_exemplars_and_leads_to_all(small: Path) -> None:
    """Thirty exemplars of a campaign: 24 on its page, and a link to the list of them all."""
    for number in range(MANY):
        (small / f"data/exemplars/nguoi-{number}.yml").write_text(
            f"name: Người {number}\ntype: individual\nyear: 2026\nsummary: Ví dụ.\n"
            f"campaigns: [{CAMPAIGN}]\ndemo: true\n",
            "utf-8",
        )
    assert build(small).ok
    page = parse_page((small / f"site/phong-trao/{CAMPAIGN}/index.html").read_text("utf-8"))
    people = {link for link in page.links if "/dien-hinh/nguoi-" in link}
    assert SHOWN - 2 <= len(people) <= SHOWN
    every = f"../../dien-hinh/phong-trao/{CAMPAIGN}/"
    assert every in page.links
    listed = (small / f"site/dien-hinh/phong-trao/{CAMPAIGN}/index.html").read_text("utf-8")
    assert all(f"nguoi-{number}/" in listed for number in range(MANY))
