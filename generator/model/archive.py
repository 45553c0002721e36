"""Opening an archive (ZIP) with bounded memory, whatever it says of itself."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator

#: What reading a malformed archive raises; `zipfile` documents it nowhere as a whole.
UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    KeyError,
    IndexError,
    OverflowError,
    MemoryError,
)
_CHUNK = 1_000_000


class TooMuchError(ValueError):
    """A part unpacks to more bytes than were allowed."""


def unpack_pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """The part's bytes, piece by piece and counted: what an archive says of its sizes may be a lie.

    Raises `TooMuchError` beyond `most` bytes, and any of `UNREADABLE` where the part is damaged.
    """
    count = 0
    with archive.open(part) as file:
        while piece := file.read(_CHUNK):
            count += len(piece)
            if count > most:
                raise TooMuchError(count)
            yield piece


def unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """The part's bytes as a whole; raises what `unpack_pieces` does."""
    return b"".join(unpack_pieces(archive, part, most))
