"""In a real Chromium in which the desk is open: a page of another origin gets nothing out of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.desk.running import desk_of, site_of

pytestmark = pytest.mark.browser

#: What a hostile page would try; each promise says what it got.
ATTACKS = """
async (desk) => {
  const got = {};
  const attempt = async (name, act) => {
    try { got[name] = await act(); } catch (error) { got[name] = "refused"; }
  };
  const text = async (answer) => (answer.type === "opaque" ? "opaque" : (await answer.text()));
  const put = `${desk}api/records/unit/xa-song-trang`;
  const all = { credentials: "include" };
  await attempt("read", async () => text(await fetch(`${desk}api/overview`, all)));
  await attempt("write", async () => text(await fetch(put, { ...all, method: "PUT", body: "{}" })));
  await attempt("blind", async () =>
    text(await fetch(`${desk}api/undo`, { ...all, method: "POST", mode: "no-cors", body: "{}" })));
  await attempt("events", () => new Promise((done) => {
    const source = new EventSource(`${desk}api/events`, { withCredentials: true });
    source.onopen = () => done("open");
    source.onerror = () => { source.close(); done("refused"); };
  }));
  await attempt("picture", () => new Promise((done) => {
    const picture = new Image();
    picture.onload = () => done("shown");
    picture.onerror = () => done("refused");
    picture.src = `${desk}files/exemplars/nguyen-van-cam.svg`;
  }));
  await attempt("script", () => new Promise((done) => {
    const script = document.createElement("script");
    script.onload = () => done("run");
    script.onerror = () => done("refused");
    script.src = `${desk}api/words`;
    document.head.append(script);
  }));
  await attempt("frame", () => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.onload = () => {
      let seen = "refused";
      try { seen = frame.contentDocument ? frame.contentDocument.body.innerText : "refused"; }
      catch { seen = "refused"; }
      done(seen || "refused");
    };
    frame.src = desk;
    document.body.append(frame);
  }));
  return got;
}
"""


def test_a_page_of_another_origin_reads_and_writes_nothing(
    chromium: Browser, small: Path, tmp_path: Path
) -> None:
    """Neither another port nor another name gets data out of an open desk, or a change into it."""
    before = {file: file.read_bytes() for file in (small / "data").rglob("*") if file.is_file()}
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil/index.html").write_text("<!doctype html><title>x</title><body>", "utf-8")
    with desk_of(small) as start, site_of(tmp_path / "evil") as port:
        desk = start.partition("?")[0]
        context = chromium.new_context()
        page = context.new_page()
        page.goto(start)
        assert page.url == desk  # the secret has left the address
        (cookie,) = context.cookies()
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Strict"
        own: Any = page.evaluate("async () => (await fetch('/api/overview')).status")
        assert own == 200
        for host in ("127.0.0.1", "localhost"):
            page.goto(f"http://{host}:{port}/")
            got: dict[str, str] = page.evaluate(ATTACKS, desk)
            opaque = {name: seen for name, seen in got.items() if seen not in ("refused", "opaque")}
            assert opaque == {}
        context.close()
    after = {file: file.read_bytes() for file in (small / "data").rglob("*") if file.is_file()}
    assert after == before


def test_a_page_on_show_does_nothing(chromium: Browser, small: Path) -> None:
    """The real page is drawn with its own style, from unsaved words, and runs no script."""
    with desk_of(small) as start:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(start)
        url: str = page.evaluate(
            """async () => {
              const at = "/api/records/unit/xa-song-trang";
              const { data, rows } = await (await fetch(at)).json();
              const body = { kind: "unit", id: "xa-song-trang", rows,
                             data: { ...data, summary: "Lời chưa lưu." } };
              const answer = await fetch("/api/preview", { method: "POST",
                headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
              return (await answer.json()).url;
            }"""
        )
        failed: list[str] = []
        page = context.new_page()  # what the first page still asks for is not looked at
        page.on("requestfailed", lambda request: failed.append(request.url))
        page.goto(start.partition("?")[0].rstrip("/") + url)
        assert "Lời chưa lưu." in page.inner_text("main")
        font = page.evaluate("getComputedStyle(document.body).fontFamily")
        assert "Times" not in font
        assert page.evaluate("document.styleSheets.length") >= 1
        assert not [one for one in failed if not one.endswith((".js", "/events"))]
        context.close()
