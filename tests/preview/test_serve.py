"""The real command, over HTTP."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

from tests.preview.conftest import Begin
from tests.preview.previewing import (
    EXEMPLAR,
    EXEMPLAR_PAGE,
    NAME,
    PATIENCE,
    command,
    edit,
)
from tests.servers import PUBLISH, free_port

ARTICLE_PAGE = "/tin-tuc/trao-giay-khen-lang-xanh-ngo-sach-2026/"


def test_an_edited_record_is_seen(portal: Path, begin: Begin) -> None:
    """An edit of a record tells open pages that they are out of date, and the new page is there."""
    preview = begin(portal)
    events = preview.listen()
    before = events.wait()["token"]
    assert f"reload.js?{before}" in preview.get(EXEMPLAR_PAGE).text
    edit(portal / EXEMPLAR, NAME, "Nguyễn Thị Tên Mới")
    after = events.wait(lambda state: state["token"] != before)
    page = preview.get(EXEMPLAR_PAGE).text
    assert "Nguyễn Thị Tên Mới" in page
    assert f"reload.js?{after['token']}" in page


def test_a_broken_record_keeps_the_good_pages(portal: Path, begin: Begin) -> None:
    """What is wrong is told with its place while the last good pages stay; mending clears it."""
    preview = begin(portal)
    events = preview.listen()
    good = events.wait()
    edit(portal / EXEMPLAR, "\nyear:", "\nyaer:")
    broken = events.wait(lambda state: bool(state["findings"]))
    assert broken["token"] == good["token"]
    assert any(
        finding["place"].startswith(f"{EXEMPLAR}:") and '"yaer"' in finding["text"]
        for finding in broken["findings"]
    )
    assert NAME in preview.get(EXEMPLAR_PAGE).text
    edit(portal / EXEMPLAR, "\nyaer:", "\nyear:")
    mended = events.wait(lambda state: not state["findings"])
    assert mended["token"] == good["token"]


def test_edits_beside_the_records_are_seen(portal: Path, begin: Begin) -> None:
    """Hand-written pages, a theme that is only now begun, and mkdocs.yml are watched as well."""
    preview = begin(portal)
    events = preview.listen()
    token = events.wait()["token"]
    edit(portal / "content" / "gioi-thieu.md", "Hãy thay trang này", "Đã thay trang này")
    token = events.wait(lambda state: state["token"] != token)["token"]
    assert "Đã thay trang này" in preview.get("/gioi-thieu/").text

    template = portal / "theme" / "pages" / "article.html"
    template.parent.mkdir(parents=True)
    template.write_text("<h1>Mẫu riêng: {{ page.title }}</h1>", "utf-8")
    token = events.wait(lambda state: state["token"] != token)["token"]
    assert "Mẫu riêng" in preview.get(ARTICLE_PAGE).text

    edit(portal / "mkdocs.yml", "https://thidua.example/", "https://moi.example/")
    events.wait(lambda state: state["token"] != token)
    assert "https://moi.example/" in preview.get(ARTICLE_PAGE).text


def test_a_broken_template_is_told(portal: Path, begin: Begin) -> None:
    """No mistake in a template ends the preview."""
    template = portal / "theme" / "pages" / "article.html"
    template.parent.mkdir(parents=True)
    template.write_text("<h1>{{ page.title }}</h1>", "utf-8")
    preview = begin(portal)
    events = preview.listen()
    events.wait()
    for mistake in ("{% if %}", "{{ nobody.knows }}", "{{ 1 + 'a' }}", "{{ t('no.such.key') }}"):
        template.write_text(mistake, "utf-8")
        assert events.wait(lambda state: bool(state["findings"]))["findings"][0]["text"]
        template.write_text("<h1>{{ page.title }}</h1>", "utf-8")
        events.wait(lambda state: not state["findings"])
    assert preview.get(ARTICLE_PAGE).status == 200


def test_a_first_build_with_errors_is_a_page(portal: Path, begin: Begin) -> None:
    """Without any good page, each address lists what is wrong, until it is mended."""
    edit(portal / EXEMPLAR, "\nyear:", "\nyaer:")
    preview = begin(portal)
    assert any("yaer" in line for line in preview.said)
    answer = preview.get(EXEMPLAR_PAGE)
    assert answer.status == 503
    assert EXEMPLAR in answer.text
    assert "yaer" in answer.text
    events = preview.listen()
    token = events.wait()["token"]
    assert f"reload.js?{token}" in answer.text
    edit(portal / EXEMPLAR, "\nyaer:", "\nyear:")
    events.wait(lambda state: state["token"] != token)
    assert NAME in preview.get(EXEMPLAR_PAGE).text


def test_answers_are_those_of_a_web_server(portal: Path, begin: Begin) -> None:
    """Folders, missing pages, hidden names and headers are as they will be once published."""
    preview = begin(portal)
    page = preview.get(EXEMPLAR_PAGE)
    assert page.status == 200
    policy = page.headers["Content-Security-Policy"]
    assert f'Content-Security-Policy "{policy}"' in (PUBLISH / "Caddyfile").read_text("utf-8")
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    redirect = preview.get(EXEMPLAR_PAGE.rstrip("/"))
    assert (redirect.status, redirect.headers["Location"]) == (302, EXEMPLAR_PAGE)
    missing = preview.get("/khong-co/")
    assert missing.status == 404
    assert "reload.js" in missing.text
    assert preview.get("/../../mkdocs.yml").status == 404
    assert preview.get("/%2e%2e/lock").status == 404
    assert preview.get(EXEMPLAR_PAGE, method="HEAD").text == ""
    for name, type_ in (("reload.js", "text/javascript"), ("reload.css", "text/css")):
        own = preview.get(f"/__thidua/{name}")
        assert (own.status, own.headers.get_content_type()) == (200, type_)


def test_nothing_of_the_preview_is_in_the_files(portal: Path, begin: Begin) -> None:
    """The reload script is put into answers, never into files."""
    begin(portal)
    files = [file for file in (portal / ".thidua" / "preview").rglob("*") if file.is_file()]
    assert len(files) > 20
    assert not [file for file in files if b"__thidua" in file.read_bytes()]
    assert not (portal / "site").exists()
    assert not (portal / "data" / "ledger.txt").exists()


def test_ctrl_c_ends_quietly(portal: Path, begin: Begin) -> None:
    """Ctrl+C ends the command with status 0 and without a word."""
    preview = begin(portal)
    events = preview.listen()
    events.wait()
    preview.process.send_signal(signal.SIGINT)
    rest, _ = preview.process.communicate(timeout=PATIENCE)
    assert (preview.process.returncode, rest) == (0, b"")


def test_a_busy_port_is_told(portal: Path, begin: Begin) -> None:
    """A port that is taken, or a portal that is already served, ends with status 2 and a word."""
    preview = begin(portal)
    taken = subprocess.run(
        command(portal, preview.port), capture_output=True, timeout=PATIENCE, check=False
    )
    assert taken.returncode == 2
    assert str(preview.port) in taken.stderr.decode()
    again = subprocess.run(
        command(portal, free_port()), capture_output=True, timeout=PATIENCE, check=False
    )
    assert again.returncode == 2
    assert str(preview.process.pid) in again.stderr.decode()
