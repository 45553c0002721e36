"""What stops a publication: a sentence that an officer understands, and nothing half done."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from generator.errors import PublishError, ThiduaError
from generator.locale import t
from generator.publish.bucket import BucketStore
from generator.publish.folder import FolderStore
from generator.publish.linked import LinkedFolder
from generator.publish.order import FOREVER, cache_control, content_type, in_order
from generator.publish.places import Where, find_where, open_target
from generator.publish.remote import Remote
from generator.publish.rsync import RsyncStore
from generator.settings import Settings
from tests.portals.toolbox import TODAY, add, read_site
from tests.publish_out.places import (
    Spot,
    bucket_spot,
    build,
    folder_spot,
    go_back,
    plain_store,
    remote,
    rsync_daemon,
    rsync_spot,
    send,
    version,
)
from tests.servers import HOST, free_port


@contextmanager
def refused(key: str) -> Iterator[None]:
    """A block that ends with this refusal, of which the sentence can be told."""
    with pytest.raises(PublishError) as error:
        yield
    assert error.value.key == key, error.value
    assert "{" not in t(error.value.key, **error.value.values)


def settings(root: Path) -> Settings:
    """The settings of a portal without content."""
    return Settings(root, TODAY, root / "site")


def test_no_bucket(endpoint: str, keys: None) -> None:
    """A bucket that is not there is named."""
    with refused("publish.no-bucket"):
        BucketStore("khong-co", "", endpoint).look()


def test_wrong_keys(endpoint: str, keys: None) -> None:
    """Keys that the server does not know are told, and so are those that it gives no right."""
    spot = bucket_spot(endpoint, "kho-khoa")
    httpx.post(f"{endpoint}/moto-api/reset-auth", content=b"0").raise_for_status()
    try:
        with refused("publish.bucket-login"):
            spot.store().look()
    finally:
        httpx.post(f"{endpoint}/moto-api/reset-auth", content=b"inf").raise_for_status()


def test_no_keys(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without keys nothing is tried."""
    monkeypatch.delenv("AWS_ACCESS_KEY_ID", raising=False)
    with refused("publish.no-credentials"):
        BucketStore("kho", "", endpoint)


def test_nobody_answers(keys: None) -> None:
    """A server that is away, of either sort, is told in words."""
    nowhere = f"{HOST}:{free_port()}"
    with refused("publish.remote-away"):
        RsyncStore(f"rsync://{nowhere}/cong").look()
    with refused("publish.remote-away"):
        BucketStore("kho", "", f"http://{nowhere}").look()


def test_a_daemon_that_refuses(tmp_path: Path) -> None:
    """A module that is unknown, or read only, is told; the place stays as it was."""
    with rsync_daemon(tmp_path / "may", "read only = yes") as address:
        with refused("publish.remote-no-module"):
            RsyncStore(address.replace("/cong", "/khong-co")).look()
        spot = rsync_spot(address, tmp_path / "may/cong")
        with refused("publish.remote-read-only"):
            RsyncStore(address).put({"a": b""})
        assert spot.read() == {}


def test_no_rsync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the program one is told how to get it."""
    monkeypatch.setenv("PATH", "")
    with refused("publish.no-rsync"):
        RsyncStore("may:/srv").look()


def test_a_full_disk(tmp_path: Path) -> None:
    """A disk that is full half-way leaves pages that fit; with room again, the rest is sent."""
    spot = folder_spot(tmp_path / "noi")
    send(remote(spot, tmp_path), build(tmp_path, version(1)))
    source = build(tmp_path, version(2))

    def full(stage: str, done: int, total: int) -> None:
        if stage == "send" and done == 5:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = remote(spot, tmp_path)
    plan = target.plan(source, keeping=True)
    with refused("publish.disk-full"):
        target.publish(plan, source, "", full)
    site = spot.site()
    pages = [content for path, content in site.items() if path.endswith(".html")]
    assert all(page.decode().split()[0] in site for page in pages)
    assert len(send(remote(spot, tmp_path), source).sent) == len(plan.sent) - 5
    assert spot.site() == version(2)


@pytest.mark.parametrize("to", ["", "data", "data/x", "site", "site/x", ".thidua/x", ".."])
def test_the_portal_itself(tmp_path: Path, to: str) -> None:
    """A site is never put over the portal that it is made of."""
    root = add(tmp_path / "o/cong", {"data/portal.yml": "name: x\n"})
    build(root, version(1))
    with refused("publish.own-folder"):
        open_target(Where(to), settings(root))


@pytest.mark.parametrize(
    ("to", "key"),
    [
        ("/khong-co/o-dau/site", "publish.no-parent"),
        ("ftp://may/site", "publish.no-such-place"),
        ("--rsh=touch x", "publish.no-such-place"),
        ("s3://", "publish.no-such-place"),
    ],
)
def test_no_place(tmp_path: Path, to: str, key: str) -> None:
    """Words that name no place are refused."""
    with refused(key):
        open_target(Where(to), settings(tmp_path))


def test_words_that_mean_another_machine(tmp_path: Path, keys: None) -> None:
    """What rsync and buckets understand is theirs; anything else is a folder."""
    for to in (
        "may:/srv/x",
        "ten@may:x",
        "rsync://may/khoi/x",
        "may::khoi",
        "s3://kho",
        "s3://kho/x",
    ):
        assert isinstance(open_target(Where(to), settings(tmp_path)), Remote), to
    (tmp_path / "noi").mkdir()
    assert isinstance(open_target(Where(str(tmp_path / "noi")), settings(tmp_path)), LinkedFolder)


def test_named_places(tmp_path: Path) -> None:
    """The first place of publish.yml is the one that is meant; an unknown name gets a hint."""
    file = {"publish.yml": "chinh: /srv/a\nkho:\n  to: s3://b\n  endpoint: https://s3.vn\n"}
    here = settings(add(tmp_path, file))
    none = Where("")
    assert find_where(here, None, None, none) == Where("/srv/a")
    assert find_where(here, None, "kho", none) == Where("s3://b", "https://s3.vn")
    assert find_where(here, None, "kho", Where("", "https://x.vn")).endpoint == "https://x.vn"
    with refused("publish.unknown-place"):
        find_where(here, None, "khoo", none)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "publish.no-place"),
        ("a: [", "publish.bad-places"),
        ("a:\n  to: s3://b\n  secret: x\n", "publish.bad-place"),
        ("a:\n", "publish.bad-place"),
        ("- a\n", "publish.bad-places"),
    ],
)
def test_a_wrong_file_of_places(tmp_path: Path, text: str, key: str) -> None:
    """What publish.yml cannot mean is told with its line or its name; keys have no place there."""
    files = {"publish.yml": text} if text else {}
    with pytest.raises(ThiduaError) as error:
        find_where(settings(add(tmp_path, files)), None, None, Where(""))
    assert error.value.key == key


def test_a_link_is_switched(tmp_path: Path) -> None:
    """A free folder becomes a link to a whole build; going back switches it again."""
    target = LinkedFolder(tmp_path / "www")
    send(target, build(tmp_path, version(1)))
    assert (tmp_path / "www").is_symlink()
    send(target, build(tmp_path, version(2)))
    assert read_site(tmp_path / "www") == version(2)
    plan = go_back(target)
    assert "index.html" in plan.changed
    assert read_site(tmp_path / "www") == version(1)
    send(target, build(tmp_path, version(3)))
    assert read_site(tmp_path / "www") == version(3)
    send(target, build(tmp_path, version(3)), keeping=False)
    assert [item.present for item in target.versions()] == [True]


def test_a_damaged_build_is_not_gone_back_to(tmp_path: Path) -> None:
    """The build before must stand as it was written."""
    target = LinkedFolder(tmp_path / "www")
    send(target, build(tmp_path, version(1)))
    before = (tmp_path / "www").resolve()
    send(target, build(tmp_path, version(2)))
    (before / "index.html").write_bytes(b"hong")
    with refused("publish.previous-damaged"):
        go_back(target)
    assert read_site(tmp_path / "www") == version(2)


def test_what_a_bucket_says_of_files(endpoint: str, keys: None, tmp_path: Path) -> None:
    """Files in a bucket bear their type and how long they may be kept, as on other servers."""
    spot: Spot = bucket_spot(endpoint, "kho-loai")
    send(remote(spot, tmp_path), build(tmp_path, version(1)))
    plain = plain_store(endpoint, "kho-loai")
    for path in version(1):
        attributes = plain.get(f"cong/xa/{path}").attributes
        assert attributes["Content-Type"] == content_type(path)
        assert attributes["Cache-Control"] == cache_control(path)
    assert cache_control("assets/a.css") == cache_control("tra-cuu/chi-muc/a.json") == FOREVER
    assert cache_control("tra-cuu/chi-muc/index.json") == cache_control("index.html") == "no-cache"


def test_order() -> None:
    """What others need comes first: named files, data, new pages, old ones, the home page last."""
    paths = ["index.html", "a/index.html", "assets/x.css", "b/index.html", "x.csv", "sitemap.xml"]
    assert in_order(paths, {"index.html", "a/index.html"}) == [
        ["assets/x.css"],
        ["x.csv"],
        ["b/index.html"],
        ["a/index.html", "index.html"],
        ["sitemap.xml"],
    ]


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    """A file that stands where the folder's own folder must is told, and nothing is sent."""
    folder = tmp_path / "noi"
    folder.mkdir()
    (folder / "trang").write_bytes(b"cua toi")
    with refused("publish.failed"):
        send(Remote(FolderStore(folder), tmp_path / "nho"), build(tmp_path, version(1)))
    assert (folder / "trang").read_bytes() == b"cua toi"
    assert not (folder / "index.html").exists()
