"""Servers that the tests of this folder share, and the three sorts of places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.publish_out.places import (
    KEYS,
    Spot,
    bucket_server,
    bucket_spot,
    folder_spot,
    rsync_daemon,
    rsync_spot,
)

_numbers = count(1)


@pytest.fixture(scope="session")
def daemon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A daemon of rsync, and the folder that it gives to the world."""
    home = tmp_path_factory.mktemp("rsync")
    with rsync_daemon(home) as address:
        yield address, home / "cong"


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """A server that speaks S3."""
    with bucket_server() as address:
        yield address


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who may write into buckets."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)


def make_spot(sort: str, request: pytest.FixtureRequest) -> Spot:
    """An empty place."""
    request.getfixturevalue("keys")
    if sort == "folder":
        return folder_spot(request.getfixturevalue("tmp_path") / "noi")
    if sort == "rsync":
        address, folder = request.getfixturevalue("daemon")
        return rsync_spot(address, folder / f"noi-{next(_numbers)}")
    return bucket_spot(request.getfixturevalue("endpoint"), f"kho-{next(_numbers)}")


@pytest.fixture(params=["folder", "bucket"])
def spot(request: pytest.FixtureRequest) -> Spot:
    """An empty place, of one sort after the other that answer fast."""
    return make_spot(request.param, request)


@pytest.fixture(params=["folder", "bucket", "rsync"])
def any_spot(request: pytest.FixtureRequest) -> Spot:
    """An empty place of every sort: each call of rsync takes a fifth of a second."""
    return make_spot(request.param, request)
