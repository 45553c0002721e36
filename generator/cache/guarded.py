"""Values in files that are only believed when this program wrote them whole, for the same key."""

from __future__ import annotations

import hashlib
import os
import pickle
from pathlib import Path

from generator.locale import t

_DIGEST = 32  # bytes of a SHA-256


def read_guarded(file: Path, key: bytes | None) -> object | None:
    """What `write_guarded` put there for `key`; None for anything else, damaged files included.

    Without a key: what was put there last.

    The digest of the content stands before it, so that nothing is unpickled but what this
    program wrote whole. `key` is a SHA-256. A damaged file is told in one line.
    """
    try:
        content = file.read_bytes()
    except OSError:
        return None
    found, digest = content[:_DIGEST], content[_DIGEST : 2 * _DIGEST]
    body = memoryview(content)[2 * _DIGEST :]  # megabytes: not copied
    if digest != _digest(found, body):
        _tell_damaged(file)
        return None
    if key is not None and found != key:
        return None
    try:
        value: object = pickle.loads(body)
    except Exception:  # of another Python, say
        _tell_damaged(file)
        return None
    return value


def _tell_damaged(file: Path) -> None:
    import logging  # most builds never need it

    logging.getLogger(__name__).warning(t("cache.damaged", file=file.name))


def write_guarded(file: Path, key: bytes, value: object) -> None:
    """Replaces the file at one stroke."""
    body = pickle.dumps(value, protocol=5)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}")  # two builds may run at once
    with part.open("wb") as opened:
        opened.writelines((key, _digest(key, body), body))
    part.replace(file)


def _digest(key: bytes, body: bytes | memoryview) -> bytes:
    """What tells that the file is whole; `body` may be large and is not copied."""
    digest = hashlib.sha256(key)
    digest.update(body)
    return digest.digest()
