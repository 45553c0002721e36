"""Templates as Python code, kept between runs; Jinja2's own cache trusts damaged files.

The program's own templates are kept where Python keeps its modules as code, for all portals; those
of a portal below its own cache. The code holds words of the catalogue, and stands for them alone.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.cache.guarded import read_guarded, write_guarded
from generator.cache.stamp import code_stamp
from generator.locale import catalogue
from generator.settings import built_in_theme

#: Where Python keeps this module as code.
_BESIDE = Path(cache_from_source(__file__)).parent / "templates"


class CompiledTemplates(BytecodeCache):
    """A file for each template, believed for the very source it was made from.

    Those of a portal stand below `folder`, and all of them where Python may write no code.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._program = hashlib.sha256(code_stamp() + marshal.dumps(catalogue())).digest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills `bucket`, if its template was compiled before, by the same Python."""
        for folder in (_BESIDE, self._folder):
            code = read_guarded(folder / f"{bucket.key}.cache", self._key(bucket))
            if isinstance(code, bytes):
                bucket.bytecode_from_string(code)
                return

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what `bucket` holds."""
        name, key, code = f"{bucket.key}.cache", self._key(bucket), bucket.bytecode_to_string()
        if not sys.dont_write_bytecode and bucket.checksum in _own_checksums():
            with suppress(OSError):  # where the program may write nothing beside itself
                write_guarded(_BESIDE / name, key, code)
                return
        write_guarded(self._folder / name, key, code)

    def _key(self, bucket: Bucket) -> bytes:
        return hashlib.sha256(self._program + bucket.checksum.encode()).digest()


@cache
def _own_checksums() -> frozenset[str]:
    """Those of the program's own templates, as Jinja2 counts them."""
    files = (*built_in_theme().rglob("*.html"), *built_in_theme().rglob("*.svg"))
    checksum = BytecodeCache().get_source_checksum
    return frozenset(checksum(file.read_text("utf-8")) for file in files)
