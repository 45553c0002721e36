"""Built and published from the desk: how far it is, what stops it, what was agreed to."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Event
from typing import Any
from urllib.request import urlopen

from generator.desk.works import Work
from tests.desk.asking import Asking


def _done(asking: Asking) -> Any:
    """What the desk knows once nothing runs."""
    for _ in range(600):
        facts = asking.ask("GET", "/api/site")
        if not facts["work"]["running"]:
            return facts
        time.sleep(0.05)
    raise AssertionError(facts)


def test_a_site_is_built_and_shown(small: Path) -> None:
    """The site is built, and shown by a server of its own; nothing is new any more."""
    asking = Asking(small)
    assert asking.ask("GET", "/api/site")["url"] == ""
    asking.ask("POST", "/api/build", {}, status=202)
    facts = _done(asking)
    assert facts["work"]["ok"]
    assert facts["place"] == ""
    with urlopen(facts["url"]) as answer:
        assert b"<html" in answer.read()
    assert not [one for one in asking.ask("GET", "/api/status")["groups"] if one["news"]]


def test_one_work_at_a_time(small: Path) -> None:
    """While something runs, nothing else begins: the second of two builds at once is refused."""
    asking = Asking(small)
    works, told = asking.desk.works(), Event()

    def wait() -> Work:
        told.wait(30)
        return Work("build", "", running=False, ok=True)

    works.begin("build", wait)
    asking.ask("POST", "/api/build", {}, status=409)
    asking.ask("POST", "/api/plan", {}, status=409)
    told.set()
    assert _done(asking)["work"]["ok"]


def test_what_is_wrong_stops_a_build(small: Path) -> None:
    """Errors are told with the record that they are in, and nothing is built."""
    (small / "data/events/hong.yml").write_text("title: Hội nghị\ndate: mai\n", "utf-8")
    asking = Asking(small)
    asking.ask("POST", "/api/build", {}, status=202)
    facts = _done(asking)
    assert not facts["work"]["ok"]
    assert [(one["kind"], one["id"]) for one in facts["problems"]][:1] == [("event", "hong")]
    assert facts["url"] == ""


def test_no_place(small: Path) -> None:
    """Where no place is named, or a wrong one, words say what to do."""
    asking = Asking(small)
    asking.ask("POST", "/api/plan", {}, status=202)
    assert "publish.yml" in _done(asking)["work"]["words"]
    (small / "publish.yml").write_text("- sai\n", "utf-8")
    assert "publish.yml" in asking.ask("GET", "/api/site")["place_wrong"]


def test_what_was_shown_is_published_once(small: Path, tmp_path: Path) -> None:
    """Nothing is published before somebody agrees to the plan; its token works once."""
    out = tmp_path / "ngoai"
    (small / "publish.yml").write_text(f"chinh: {out}\n", "utf-8")
    asking = Asking(small)
    asking.ask("POST", "/api/publish", {"token": "doan-mo"}, status=409)
    asking.ask("POST", "/api/plan", {}, status=202)
    work = _done(asking)["work"]
    assert work["lines"]
    assert not out.exists()
    asking.ask("POST", "/api/publish", {"token": work["token"]}, status=202)
    assert _done(asking)["work"]["ok"]
    assert (out / "index.html").is_file()
    asking.ask("POST", "/api/publish", {"token": work["token"]}, status=409)
    asking.ask("POST", "/api/plan", {}, status=202)
    assert _done(asking)["work"]["token"] == ""  # nothing to send
