"""Every page that was built, as a file and as an answer of the server; no browser draws it."""

from __future__ import annotations

import json
import subprocess
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.sites import Site, target
from tests.portals.toolbox import REPOSITORY

pytestmark = [pytest.mark.browser, pytest.mark.long]

MOST_TOLD = 20
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@pytest.fixture(scope="module", params=["portal", "small_site"])
def site(request: pytest.FixtureRequest) -> Site:
    """The repository's portal, then the small one."""
    found: Site = request.getfixturevalue(request.param)
    return found


def test_valid(portal: Site, small_site: Site, tmp_path: Path) -> None:
    """html-validate finds no error on any page."""
    command = ["node_modules/.bin/html-validate", "--config", ".htmlvalidate.json"]
    options = ["--formatter", "json", "--ext", "html", str(portal.folder), str(small_site.folder)]
    file = tmp_path / "found.json"
    with file.open("wb") as output:  # into a pipe, Node would write only the first of it
        run = subprocess.run([*command, *options], cwd=REPOSITORY, stdout=output, check=False)
    found = [
        f"{page['filePath']}:{told['line']}:{told['column']} {told['message']} [{told['ruleId']}]"
        for page in json.loads(file.read_text("utf-8"))
        for told in page["messages"]
    ]
    assert not found, "\n".join([f"{len(found)} errors", *found[:MOST_TOLD]])
    assert run.returncode == 0


def test_answers(site: Site) -> None:
    """Every page is answered with 200, as UTF-8, under exactly the policy."""
    where = urlsplit(site.base)
    connection = HTTPConnection(where.hostname or "", where.port, timeout=10)
    for address in site.pages:
        connection.request("GET", where.path + address)
        response = connection.getresponse()
        response.read()
        assert response.status == 200, address
        assert response.headers.get_all("Content-Security-Policy") == [POLICY], address
        assert response.headers["Content-Type"].lower() == "text/html; charset=utf-8", address
    connection.close()


def test_nothing_inline(site: Site) -> None:
    """No page holds a script, a style or a handler of its own, which the policy would refuse."""
    found = {address: page.inline for address, page in site.pages.items() if page.inline}
    assert found == {}


def test_links(site: Site) -> None:
    """Every link of every page leads to a page or file of the site, and to an anchor in it."""
    broken = []
    for address, page in site.pages.items():
        for link in sorted(page.links | page.files):
            found = target(address, link)
            if found is None:
                continue
            where, anchor = found
            if address == "/404.html":
                where = "/" + where.removeprefix(urlsplit(site.base).path + "/").lstrip("/")
            there = site.pages.get(where)
            missing = there is None and not site.file(where).is_file()
            if missing or (anchor and there is not None and anchor not in there.anchors):
                broken.append(f"{address}: {link}")
    assert not broken, "\n".join([f"{len(broken)} links", *broken[:MOST_TOLD]])


def test_relative(site: Site) -> None:
    """Links are relative, so that the site may stand anywhere; only 404.html knows its place."""
    absolute = [
        f"{address}: {link}"
        for address, page in site.pages.items()
        for link in sorted(page.links | page.files)
        if link.startswith("/") and address != "/404.html"
    ]
    assert not absolute, "\n".join([f"{len(absolute)} links", *absolute[:MOST_TOLD]])


def test_reachable(site: Site) -> None:
    """Plain links lead from the home page to every page but redirects, notices and 404.html."""
    seen, waiting = {"/"}, ["/"]
    while waiting:
        address = waiting.pop()
        for link in site.pages[address].links:
            found = target(address, link)
            if found and found[0] in site.pages and found[0] not in seen:
                seen.add(found[0])
                waiting.append(found[0])
    wanted = {address for address, page in site.pages.items() if not page.hidden}
    print(f"{len(site.pages)} pages, {len(wanted)} of them with content")
    assert sorted(wanted - seen) == []
    assert sorted(seen - wanted) == []  # nothing leads to what has moved or gone


def test_canonical(portal: Site) -> None:
    """A page names its own address as the one to be remembered."""
    named = {
        address: urlsplit(page.canonical).path
        for address, page in portal.pages.items()
        if not page.hidden
    }
    assert {address: path for address, path in named.items() if path != address} == {}
