"""How the portal's own files look: enough to notice that another program edited one."""

from __future__ import annotations

import os
from pathlib import Path

#: Path below the portal's folder → time in nanoseconds, and size.
Looks = dict[str, tuple[int, int]]


def look(root: Path) -> Looks:
    """How the portal's own files look."""
    found: Looks = {}
    waiting = [str(root / "data"), str(root / "content")]
    while waiting:
        try:
            entries = os.scandir(waiting.pop())
        except OSError:
            continue
        with entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif seen := look_at(Path(entry.path)):
                    found[os.path.relpath(entry.path, root).replace(os.sep, "/")] = seen
    for name in ("mkdocs.yml",):
        if seen := look_at(root / name):
            found[name] = seen
    return found


def look_at(file: Path) -> tuple[int, int] | None:
    """How one file looks; None where it is not."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
