"""A refusal of the operating system in; a `PublishError` with a key of the catalogue out."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from generator.errors import PublishError

_KEYS = {
    errno.ENOSPC: "publish.disk-full",
    errno.EDQUOT: "publish.disk-full",
    errno.EACCES: "publish.no-access",
    errno.EPERM: "publish.no-access",
    errno.EROFS: "publish.no-access",
    errno.ENAMETOOLONG: "publish.bad-path",
}


def failure(error: OSError, path: str | os.PathLike[str]) -> PublishError:
    """What `error` means for the person who builds; `path` is the file it was about."""
    key = _KEYS.get(error.errno or 0, "publish.failed")
    return PublishError(key, path=os.fspath(path), reason=error.strerror or str(error))


@contextmanager
def failures(path: str | os.PathLike[str]) -> Iterator[None]:
    """A block whose `OSError` becomes a `PublishError` about `path`."""
    try:
        yield
    except OSError as error:
        raise failure(error, path) from error
