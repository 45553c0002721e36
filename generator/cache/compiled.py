"""Templates as Python code, kept between runs; Jinja2's own cache trusts damaged files.

The code holds words of the catalogue: it is that of this program alone.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.cache.guarded import read_guarded, write_guarded
from generator.cache.stamp import code_stamp


class CompiledTemplates(BytecodeCache):
    """A file for each template below `folder`, believed for the very source it was made from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills `bucket`, if its template was compiled before, by the same Python."""
        code = read_guarded(self._file(bucket), _key(bucket))
        if isinstance(code, bytes):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what `bucket` holds."""
        write_guarded(self._file(bucket), _key(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.cache"


def _key(bucket: Bucket) -> bytes:
    return hashlib.sha256(code_stamp() + bucket.checksum.encode()).digest()
