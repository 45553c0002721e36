"""Nobody but the desk's own page is answered, whatever they send."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.desk.guard import Secrets
from tests.desk.asking import ORIGIN, Asking
from tests.portals.toolbox import SMALL, copy_portal

WRITES = ("POST", "PUT", "DELETE")
NAMES = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=40)


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Asking:
    """A desk that nobody changes anything at."""
    return Asking(copy_portal(SMALL, tmp_path_factory.mktemp("guard") / "cong"))


def _all(root: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(root)): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and ".thidua" not in file.parts
    }


def test_the_secret_of_the_address_becomes_a_cookie(asking: Asking) -> None:
    """The start address gives a cookie that neither scripts nor other sites get."""
    answer = asking.send("GET", f"/?token={asking.keys.start}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert asking.keys.start not in answer.headers["set-cookie"]
    assert asking.send("GET", "/?token=x").status_code == 403


def test_secrets_differ() -> None:
    """No two desks have a secret in common, and none is printed by accident."""
    one, other = Secrets(1), Secrets(1)
    assert len({one.start, one.session, other.start, other.session}) == 4
    assert one.start not in repr(one)
    assert len(one.session) >= 40


@settings(max_examples=60)
@given(host=NAMES | st.sampled_from(["127.0.0.1", "localhost:81", "evil.example:8100", "[::1]:8100",
       "127.0.0.1:8100.evil.example", "127.0.0.1:8100@evil.example", "0.0.0.0:8100"]),
       method=st.sampled_from(["GET", "HEAD", *WRITES]))  # fmt: skip
def test_other_names_of_this_machine_are_refused(asking: Asking, host: str, method: str) -> None:
    """A name that was made to lead here (DNS rebinding) reads and writes nothing."""
    if host.lower() in asking.keys.hosts:
        return
    answer = asking.send(
        method, "/api/overview", headers={"Host": host, "Origin": ORIGIN}, cookies=asking.cookie
    )
    assert answer.status_code == 403


@settings(max_examples=60)
@given(origin=NAMES | st.sampled_from(["null", "http://127.0.0.1", "https://127.0.0.1:8100",
       "http://127.0.0.1:8101", "http://localhost:8100", "http://127.0.0.1:8100.evil.example"]),
       method=st.sampled_from(["GET", *WRITES]))  # fmt: skip
def test_other_origins_are_refused(asking: Asking, origin: str, method: str) -> None:
    """A page of another origin gets nothing, even with the cookie; a write must say its origin."""
    if origin.strip() in (ORIGIN, ""):
        return
    answer = asking.send(
        method, "/api/records/unit/xa-song-trang", headers={"Origin": origin}, cookies=asking.cookie
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("method", WRITES)
def test_a_write_without_origin_is_refused(asking: Asking, method: str) -> None:
    """Whatever writes says where it is from."""
    answer = asking.send(method, "/api/records/unit/xa-song-trang", cookies=asking.cookie, json={})
    assert answer.status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_requests_that_other_sites_start_are_refused(asking: Asking, site: str) -> None:
    """A picture or a frame of another site's page gets nothing; other ports are other sites."""
    for path in ("/", "/api/overview", "/files/exemplars/nguyen-van-cam.svg"):
        headers = {"Sec-Fetch-Site": site}
        assert asking.send("GET", path, headers=headers, cookies=asking.cookie).status_code == 403


@settings(max_examples=40)
@given(value=NAMES)
def test_without_the_cookie_nothing_is_answered(asking: Asking, value: str) -> None:
    """A guessed cookie opens nothing, not even a file of the desk's own pages."""
    for path in ("/", "/api/words", "/assets/desk.js", "/api/overview"):
        headers = {"Cookie": f"{asking.keys.cookie}={value}"}
        assert asking.send("GET", path, headers=headers).status_code == 403


PARTS = st.sampled_from(
    ["..", ".", "", "%2e%2e", "%2f", "..%2f..", "%5c", "\\", "%00", "data", "units", "exemplars",
     "mkdocs.yml", ".thidua", "etc", "passwd", "api", "records", "unit", "files", "preview", "1",
     "assets", "drafts", "..;", "%c0%ae", "%ff", "con", "a.csv", "portal.yml", "x" * 300]
)  # fmt: skip


@settings(max_examples=250)
@given(
    st.sampled_from(["/files", "/assets", "/preview", "/api/records", "/api/drafts", "/api", ""]),
    st.lists(PARTS, max_size=6),
    st.sampled_from(["GET", *WRITES]),
    st.sampled_from([b"", b"{}", b"[]", b"{", b"\xff", b'{"data":{"id":"../../x"},"rows":null}',
                     b'{"data":1}', b"[" * 3000, b'{"id":"../../../x"}', b'{"version":null}']),
)  # fmt: skip
def test_no_path_leads_outside(
    asking: Asking, start: str, parts: list[str], method: str, body: bytes
) -> None:
    """Whatever path and body are sent: an answer, no file of elsewhere, and no file changed."""
    before = _all(asking.root)
    answer = asking.send(
        method,
        "/".join([start, *parts]) or "/",
        headers={"Origin": ORIGIN, "Content-Type": "application/json"},
        cookies=asking.cookie,
        content=body,
    )
    assert answer.status_code < 500, answer.text
    assert b"root:" not in answer.content
    assert b"site_name" not in answer.content
    assert _all(asking.root) == before


@settings(max_examples=60)
@given(st.text(max_size=30) | st.sampled_from(["../x", "a/b", "..", "A", "x.yml", "-", "con", "ă"]))
def test_ids_are_names_of_files_of_their_folder(asking: Asking, id_: str) -> None:
    """A record's file stands in the folder of its kind, whatever its id is said to be."""
    body = {"kind": "unit", "id": id_, "data": {"name": "A", "type": "village"}, "rows": None}
    answer = asking.send(
        "POST", "/api/check", headers={"Origin": ORIGIN}, cookies=asking.cookie, json=body
    )
    assert answer.status_code in (200, 409, 422)
    assert answer.status_code != 200 or (id_.isascii() and id_ == id_.lower() and "/" not in id_)


def test_a_list_stands_beside_its_record(asking: Asking) -> None:
    """A list named elsewhere is not written, not even in another kind's folder."""
    for name in ("../units/a.csv", "/tmp/a.csv", "..", "a/b.csv", "A B.csv"):
        data = {"title": "A", "recipients_file": name}
        body = {"kind": "award", "id": "moi", "data": data, "rows": [{"no": "1", "name": "A"}]}
        answer = asking.send(
            "POST", "/api/check", headers={"Origin": ORIGIN}, cookies=asking.cookie, json=body
        )
        assert answer.status_code == 422, name


def test_bodies_have_a_size(asking: Asking) -> None:
    """A body that is too large is refused by what it says, and by what it is."""
    headers = {"Origin": ORIGIN}
    big = b'{"text": "' + b"a" * 9_000_000 + b'"}'
    path = "/api/markdown"
    told = asking.send("POST", path, headers=headers, cookies=asking.cookie, content=big)
    assert told.status_code == 413

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(10):
            yield b"a" * 1_000_000

    untold = asking.send("POST", path, headers=headers, cookies=asking.cookie, content=pieces())
    assert untold.status_code == 413


def test_every_answer_has_a_policy(asking: Asking) -> None:
    """Answers, refusals and pages on show say what a browser may do with them."""
    for path in ("/", "/api/overview", "/api/nothing", "/preview/1/x/", "/assets/none.js"):
        for cookies in ({}, asking.cookie):
            headers = asking.send("GET", path, cookies=cookies).headers
            assert "default-src 'none'" in headers["content-security-policy"]
            assert "frame-ancestors 'self'" in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "no-referrer"
            assert "access-control-allow-origin" not in headers
            if path.startswith("/preview"):
                assert "script-src" not in headers["content-security-policy"]


def test_only_this_machine_can_ask() -> None:
    """The port is that of the loopback address alone."""
    from generator.desk.serving import open_port

    with open_port(0) as taken:
        assert taken.getsockname()[0] == "127.0.0.1"
        assert taken.family is socket.AF_INET
