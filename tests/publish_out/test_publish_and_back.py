"""What stands at a place after publishing, after being killed, and after going back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import PublishError
from generator.publish.standing import PREVIOUS, UNDERWAY
from tests.portals.toolbox import REPOSITORY
from tests.publish_out.places import (
    MOMENT,
    Spot,
    build,
    folder_spot,
    go_back,
    remote,
    send,
    version,
)


def killed(root: Path, spot: Spot, stage: str, count: int) -> None:
    """Nothing, after a process that publishes was killed at the stage."""
    script = [sys.executable, "-m", "tests.publish_out.actors"]
    done = subprocess.run(
        [*script, str(root), spot.name, spot.endpoint or "", stage, str(count)],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


def test_only_what_changed_is_sent(any_spot: Spot, tmp_path: Path) -> None:
    """A place gets the whole site once, then what differs, then nothing."""
    first = version(1)
    plan = send(remote(any_spot, tmp_path), build(tmp_path, first))
    assert (len(plan.new), plan.changed, plan.removed) == (len(first), (), ())
    assert any_spot.site() == first
    second = {**first, "index.html": b"khac", "them/index.html": b"moi"}
    del second["du-lieu/bang.csv"]
    plan = send(remote(any_spot, tmp_path), build(tmp_path, second))
    assert plan.new == ("them/index.html",)
    assert plan.changed == ("index.html",)
    assert plan.removed == ("du-lieu/bang.csv",)
    assert any_spot.site() == second
    assert remote(any_spot, tmp_path).plan(build(tmp_path, second), keeping=True).empty


def test_going_back_is_exact(spot: Spot, tmp_path: Path) -> None:
    """Each step back gives the bytes of then, removed files included; then one publishes on."""
    for number in (1, 2, 3):
        send(remote(spot, tmp_path), build(tmp_path, version(number)))
    for number in (2, 1):
        go_back(remote(spot, tmp_path))
        assert spot.site() == version(number)
    assert [item.number for item in remote(spot, tmp_path).versions()] == [1]
    assert not [path for path in spot.read() if path.startswith(PREVIOUS)]
    send(remote(spot, tmp_path), build(tmp_path, version(3)))
    assert spot.site() == version(3)
    go_back(remote(spot, tmp_path))
    assert spot.site() == version(1)


def test_few_publications_are_kept(spot: Spot, tmp_path: Path) -> None:
    """Three replaced publications stay, and no content that only older ones had."""
    for number in range(1, 6):
        send(remote(spot, tmp_path), build(tmp_path, version(number, pages=1)))
    found = remote(spot, tmp_path).versions()
    assert [(item.number, item.present) for item in found] == [
        (5, True),
        (4, False),
        (3, False),
        (2, False),
    ]
    kept = {content for path, content in spot.read().items() if path.startswith(PREVIOUS)}
    assert b"/* 2 */" in kept
    assert b"/* 1 */" not in kept


def test_nothing_older_stays_where_it_is_to_be_forgotten(spot: Spot, tmp_path: Path) -> None:
    """After a person has withdrawn, no earlier publication keeps what was said of them."""
    send(remote(spot, tmp_path), build(tmp_path, version(1)))
    send(remote(spot, tmp_path), build(tmp_path, version(2)))
    send(remote(spot, tmp_path), build(tmp_path, version(2)), keeping=False)
    assert not [path for path in spot.read() if path.startswith(PREVIOUS)]
    assert spot.site() == version(2)


def test_what_was_killed_goes_on(any_spot: Spot, tmp_path: Path) -> None:
    """After a kill nothing that is needed is gone; the next publication sends the rest only."""
    spot = any_spot
    send(remote(spot, tmp_path), build(tmp_path, version(1)))
    source = build(tmp_path, version(2))
    whole = len(remote(spot, tmp_path).plan(source, keeping=True).sent)
    killed(tmp_path, spot, "send", 9)
    assert version(1).keys() <= spot.site().keys()
    plan = send(remote(spot, tmp_path), source)
    assert plan.resumes
    assert len(plan.sent) <= whole - 9
    assert spot.site() == version(2)
    assert UNDERWAY not in spot.read()
    go_back(remote(spot, tmp_path))
    assert spot.site() == version(1)


@pytest.mark.parametrize("stage", ["keep", "verify", "remove"])
def test_no_moment_is_a_bad_one(tmp_path: Path, stage: str) -> None:
    """Before the first file was sent, and after the last, a kill is mended as well."""
    spot = folder_spot(tmp_path / "noi")
    send(remote(spot, tmp_path), build(tmp_path, version(1)))
    source = build(tmp_path, version(2))
    killed(tmp_path, spot, stage, 0)
    send(remote(spot, tmp_path), source)
    assert spot.site() == version(2)
    go_back(remote(spot, tmp_path))
    assert spot.site() == version(1)


def test_another_site_follows_a_killed_one(spot: Spot, tmp_path: Path) -> None:
    """What a killed publication left half done is set right by one of something else, anywhere."""
    send(remote(spot, tmp_path), build(tmp_path, version(1)))
    build(tmp_path, version(2))
    killed(tmp_path, spot, "send", 9)
    elsewhere = tmp_path / "may-khac"
    send(remote(spot, elsewhere), build(elsewhere, version(3)))
    assert spot.site() == version(3)
    go_back(remote(spot, tmp_path))
    assert spot.site() == version(1)


def test_going_back_can_be_killed_too(spot: Spot, tmp_path: Path) -> None:
    """A return that was killed is done by the next one."""
    send(remote(spot, tmp_path), build(tmp_path, version(1)))
    send(remote(spot, tmp_path), build(tmp_path, version(2)))
    killed(tmp_path, spot, "back-send", 3)
    go_back(remote(spot, tmp_path))
    assert spot.site() == version(1)


def test_visitors_meet_no_mixture(spot: Spot, tmp_path: Path) -> None:
    """At each step every page that stands finds its style, and the index finds its parts."""
    send(remote(spot, tmp_path), build(tmp_path, version(1)))
    looks = []

    def look(stage: str, done: int, total: int) -> None:
        if stage == "send" and done % 3:
            return
        site = spot.site()
        for path, content in site.items():
            if path.endswith(".html"):
                assert content.decode().split()[0] in site, (stage, done, path)
                assert content in (version(1).get(path), version(2).get(path))
        assert site["tra-cuu/chi-muc/index.json"].decode() in site
        looks.append(stage)

    target = remote(spot, tmp_path)
    source = build(tmp_path, version(2))
    target.publish(target.plan(source, True), source, MOMENT, look)
    assert {"keep", "send", "verify", "remove"} <= set(looks)


def test_a_lost_file_is_sent_again(spot: Spot, tmp_path: Path) -> None:
    """What somebody removed or spoilt at the place is seen, told, and mended."""
    source = build(tmp_path, version(1))
    send(remote(spot, tmp_path), source)
    store = spot.store()
    store.remove([["trang/1/index.html"]])
    store.put({"trang/2/index.html": b"hong"})
    plan = send(remote(spot, tmp_path), source)
    assert plan.lost == ("trang/1/index.html", "trang/2/index.html")
    assert plan.sent == plan.lost
    assert spot.site() == version(1)


def test_files_of_others_stay(spot: Spot, tmp_path: Path) -> None:
    """What thidua did not put there is told of, and touched only where a page needs its place."""
    spot.store().put({"cua-toi/ghi-chu.txt": b"cua toi", "index.html": b"cua toi"})
    plan = send(remote(spot, tmp_path), build(tmp_path, version(1)))
    assert (plan.foreign, plan.covered) == (1, ("index.html",))
    send(remote(spot, tmp_path), build(tmp_path, version(2)))
    go_back(remote(spot, tmp_path))
    assert spot.site() == {**version(1), "cua-toi/ghi-chu.txt": b"cua toi"}


def test_two_people_do_not_publish_over_each_other(spot: Spot, tmp_path: Path) -> None:
    """Who was slower is told, and nothing changes."""
    source = build(tmp_path, version(1))
    slow = remote(spot, tmp_path)
    plan = slow.plan(source, keeping=True)
    other = tmp_path / "khac"
    send(remote(spot, other), build(other, version(2)))
    with pytest.raises(PublishError) as refused:
        slow.publish(plan, source, MOMENT, lambda *_: None)
    assert refused.value.key == "publish.moved-on"
    assert spot.site() == version(2)


def test_a_folder_can_take_the_place_of_a_file(any_spot: Spot, tmp_path: Path) -> None:
    """A removed file gives way before a folder of its name comes, and the other way round."""
    send(remote(any_spot, tmp_path), build(tmp_path, {"a": b"1", "b/c": b"2", "z": b""}))
    after = {"a/x": b"3", "b": b"4", "z": b""}
    send(remote(any_spot, tmp_path), build(tmp_path, after))
    assert any_spot.site() == after
    go_back(remote(any_spot, tmp_path))
    assert any_spot.site() == {"a": b"1", "b/c": b"2", "z": b""}


def test_a_damaged_content_is_not_brought_back(spot: Spot, tmp_path: Path) -> None:
    """A kept content that is not what it was is refused before anything changes."""
    send(remote(spot, tmp_path), build(tmp_path, version(1)))
    send(remote(spot, tmp_path), build(tmp_path, version(2)))
    kept = next(path for path in spot.read() if path.startswith(PREVIOUS) and path[-5] != ".")
    spot.store().put({kept: b"hong"})
    with pytest.raises(PublishError) as refused:
        go_back(remote(spot, tmp_path))
    assert refused.value.key == "publish.previous-damaged"
    assert spot.site() == version(2)
