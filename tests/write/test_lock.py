"""One build at a time."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

import pytest

from generator.errors import LockedError, PublishError
from generator.write import lock, publish
from tests.write.actors import actor
from tests.write.samples import pages, published_version


def test_lock_is_free_again(tmp_path: Path) -> None:
    """A lock lasts as long as its block, whether that ends well or not."""
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), lock(tmp_path):
            raise ZeroDivisionError
    with lock(tmp_path):
        pass


def test_second_block(tmp_path: Path) -> None:
    """A second block of one process is refused as well, and told who is at work."""
    with lock(tmp_path):
        with pytest.raises(LockedError) as caught, lock(tmp_path):
            pass
        assert caught.value.key == "publish.locked"
        assert caught.value.values["pid"] == os.getpid()
        said = (tmp_path / ".thidua" / "lock").read_text()
        assert said == f"{os.getpid()} {caught.value.values['started']}\n"


def test_two_portals(tmp_path: Path) -> None:
    """Two portals can be built at one time."""
    with lock(tmp_path / "one"), lock(tmp_path / "two"):
        pass


def test_two_builders(tmp_path: Path) -> None:
    """A second builder is refused at once, by the portal and by the site; kill -9 frees both."""
    with actor("hold", tmp_path) as holder:
        with pytest.raises(LockedError) as caught, lock(tmp_path):
            pass
        assert caught.value.values["pid"] == holder.pid
        with pytest.raises(LockedError) as caught:
            publish(pages(1), tmp_path / "site")
        assert caught.value.values["pid"] == holder.pid
        holder.kill()
        holder.wait()
    with lock(tmp_path):
        publish(pages(1), tmp_path / "site")
    assert published_version(tmp_path / "site") == 1


def test_unreadable_holder(tmp_path: Path) -> None:
    """A holder who has not yet told its pid is still a holder."""
    with lock(tmp_path):
        (tmp_path / ".thidua" / "lock").write_bytes(b"")
        with pytest.raises(LockedError) as caught, lock(tmp_path):
            pass
        assert caught.value.values == {"pid": "?", "started": "?"}


def test_disk_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that knows no locks nobody builds."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(PublishError) as caught, lock(tmp_path):
        pass
    assert caught.value.key == "publish.no-lock"
