"""The pure parts, and the builder in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.preview.board import Board, Finding, State
from generator.preview.finding import Found, find_file, type_of
from generator.preview.pages import event, problems_page, with_reload
from generator.preview.rebuilding import Builder
from generator.reporting import Reporter
from tests.preview.previewing import EXEMPLAR_PAGE

SCRIPT = b'<script src="/__thidua/reload.js?7" defer></script>'
STATE = State("7", (Finding("data/a.yml:1:1", "<script>x</script>"),), ready=True)


def test_the_script_stands_at_the_end_of_the_body() -> None:
    """The reload script comes before the last </body>, or at the end of a page without one."""
    assert with_reload(b"<p></body></p></body>", STATE) == b"<p></body></p>" + SCRIPT + b"</body>"
    assert with_reload(b"<p>", STATE) == b"<p>" + SCRIPT


def test_findings_are_escaped() -> None:
    """What stood in a file is text on the page of problems."""
    page = problems_page(STATE)
    assert b"&lt;script&gt;x" in page
    assert page.count(b"<script") == 1


def test_an_event_is_one_line_of_json() -> None:
    """Line breaks in a finding do not end the event."""
    state = State("7", (Finding("", "a\nb\r\nc"),), ready=True)
    name, data, *rest = event(state).decode().splitlines()
    assert (name, rest) == ("event: state", [""])
    assert json.loads(data.removeprefix("data: "))["findings"] == [
        {"place": "", "text": "a\nb\r\nc"}
    ]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one page, one style and one hidden file, beside a file that is not its own."""
    site = tmp_path / "site"
    for name in ("index.html", "don-vi/a b/index.html", "s.css", ".an/x", "trong/s.css"):
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    (tmp_path / "rieng").write_text("")
    return site


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/", "index.html"),
        ("/?x=1", "index.html"),
        ("/don-vi/a%20b/", "don-vi/a b/index.html"),
        ("/s.css?v=2", "s.css"),
        ("//s.css", "s.css"),
    ],
)
def test_an_address_leads_to_its_file(site: Path, address: str, name: str) -> None:
    """Files answer at their address, folders by their index."""
    assert find_file(site, address) == Found(site / name)


@pytest.mark.parametrize(
    "address",
    [
        *("/khong-co", "/s.css/", "/trong/", "/s.css%00", "/http://[x"),
        *("/../rieng", "/%2e%2e/rieng", "/..%2frieng", "/don-vi/..%5c..", "/.an/x"),
    ],
)
def test_other_addresses_lead_nowhere(site: Path, address: str) -> None:
    """Nothing hidden, nothing outside of the site and no folder without an index is sent."""
    assert find_file(site, address) == Found()


def test_a_folder_is_asked_for_with_a_slash(site: Path) -> None:
    """The way to the slash stays on this server, whatever the address looks like."""
    assert find_file(site, "/don-vi/a%20b") == Found(redirect="/don-vi/a%20b/")
    assert find_file(site, "//don-vi") == Found(redirect="/don-vi/")


def test_text_is_utf_8() -> None:
    """Types do not depend on the machine."""
    assert type_of(Path("a.csv")) == "text/csv; charset=utf-8"
    assert type_of(Path("a.woff2")) == "font/woff2"
    assert type_of(Path("a.unknown")) == "application/octet-stream"


def test_waiting_ends_with_the_next_state() -> None:
    """Who has not seen the present state gets it at once; others wait, at most so long."""
    board = Board()
    board.show(STATE)
    assert board.wait(None, 60) is STATE
    assert board.wait(STATE, 0.01) is STATE


def test_today_is_looked_up_anew(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview that runs past midnight shows the new day."""
    site = portal.parent / "site"
    builder = Builder(portal, site, None, Reporter())
    pages = []
    for day in ("1796000000", "1796086400"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        assert builder.build().ready
        pages.append((site / EXEMPLAR_PAGE.strip("/") / "index.html").read_bytes())
    assert b"30/11/2026" in pages[0]
    assert b"01/12/2026" in pages[1]


def test_a_build_that_changes_nothing_reloads_nothing(portal: Path) -> None:
    """The token stays when no page is another one."""
    builder = Builder(portal, portal.parent / "site", None, Reporter())
    assert builder.build().token == builder.build().token


def test_machines_are_told_in_json(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--format json` each build is one JSON document."""
    Builder(portal, portal.parent / "site", None, Reporter("json")).build()
    assert json.loads(capsys.readouterr().out)["ok"] is True
