"""What happens to files whatever is in them: mistakes, mending, moving, secret changes."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping, Sequence

from tests.cache.bench import LEDGER, Bench
from tests.cache.choosing import ROWS, Choice

_WRONG: Mapping[str, Sequence[str | bytes]] = {
    "data/units/xa-song-trang.yml": ("", b"\xff", "name: [\n", "name: X\ntype: comune\n"),
    "data/units/hong.yml": ("name: X\ntype: comune\n", "name: X\ntype: other\nparent: khong-co\n"),
    ROWS: ("", "no,name\n1,A\n"),
    "data/portal.yml": ("name: A\n",),
    "data/articles/hong.md": ("x", "---\ntitle: A\ndate: 2026\nsummary: S\n---\n[a](/b/)\n"),
    "data/exemplars/nguyen-van-cam.svg": ("<svg><script/></svg>", b"\xff"),
    "content/hong.md": (b"\xff", "# A\n\n[a](/khong-co/)\n"),
    "mkdocs.yml": ("a: [\n",),
    "theme/pages/article.html": ("{% if %}", "{{ khong_co }}"),
    "theme/main.html": ("x",),
    "theme/assets/css/order.txt": ("khong-co.css\n",),
}


def break_something(bench: Bench, choice: Choice) -> None:
    """A mistake that stops the build."""
    path = choice.of(sorted(_WRONG))
    bench.write(path, choice.of(_WRONG[path]))


def mend(bench: Bench, choice: Choice) -> None:
    """Everything as it was when the portal was last published."""
    now = bench.sources()
    for path in now.keys() - bench.good.keys() - {LEDGER}:
        (bench.root / path).unlink()
    for path, content in bench.good.items():
        if path != LEDGER and now.get(path) != content:
            bench.write(path, content)


def touch(bench: Bench, choice: Choice) -> None:
    """A file gets another time, or is written again, with the same words."""
    path = choice.of(bench.files("*"))
    file = bench.root / path
    if choice.of([True, False]):
        stamp = choice.of([0, 1_700_000_000, 4_000_000_000])
        os.utime(file, (stamp, stamp))
    else:
        content = file.read_bytes()
        file.unlink()
        file.write_bytes(content)


#: By a file's ending: a letter that may be another one.
_LETTER = {
    ".yml": rb"(?m)^ *(?:name|title|summary|place|site_name): [^\n]*?([a-z])",
    ".md": rb"\n\n[^\n]*?([a-z])",
    ".csv": rb",[A-Z][^,\n]*?([a-z])[^,\n]*,[^,\n]*,[^,\n]*,[^,\n]*,[^,\n]*,[^,\n]*\n\Z",
    ".svg": rb'fill="#([a-f0-9])',
    ".txt": rb"([a-z])",
    ".css": rb"(?s)\A.*/\* [^\n]*?([a-z])",
    ".html": rb"<p>([A-Z])",
}


def change_silently(bench: Bench, choice: Choice) -> None:
    """One letter is another one; size and time of the file tell nothing."""
    path = choice.of([path for path in bench.files("*") if path != LEDGER])
    file = bench.root / path
    content, before = file.read_bytes(), file.stat()
    match = re.search(_LETTER[file.suffix], content)
    if match:
        letter = b"e" if match[1] == b"a" else b"a"
        changed = content[: match.start(1)] + letter + content[match.end(1) :]
        replace = choice.of([True, False])  # as editors save: a new file in the place of the old
        target = file.with_name(".moi") if replace else file
        target.write_bytes(changed)
        os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))
        if replace:
            target.replace(file)


def move_portal(bench: Bench, choice: Choice) -> None:
    """The portal's folder gets another name, or is a copy of the old one."""
    target = bench.home / ("cong" if bench.root.name != "cong" else "cong-2")
    if choice.of([True, False]):
        bench.root.rename(target)
    else:
        shutil.copytree(bench.root, target, symlinks=True)
        shutil.rmtree(bench.root)
    bench.root = target
