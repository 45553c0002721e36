"""A build of what was built already: known by looking at files, without reading them.

After a build that published, or found nothing to publish, the size, times and inode of every
file that it could have read are kept. When all are the same, and the site stands as it was
written, the next build has nothing to do. Whoever changes a file changes the time of its inode
(ctime), which no program can set back; only files that changed just before they were looked at
are compared by their content, since a clock ticks a hundred times a second at best.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import __version__
from generator.cache.guarded import read_guarded, write_guarded
from generator.model.output import Report
from generator.model.source import LEDGER
from generator.settings import Settings, theme_folders

_FILE = "unchanged.pickle"
#: Changes that a clock may not tell apart, in nanoseconds; disks that keep whole seconds need more.
_TICK, _COARSE_TICK = 50_000_000, 2_500_000_000
_SECOND = 1_000_000_000

#: What a file looks like: size, mtime and ctime in nanoseconds, inode; its digest, if it is young.
Look = tuple[int, int, int, int, str]
Looks = dict[str, Look]


@dataclass(frozen=True, slots=True)
class Known:
    """What the last build saw: its inputs, the link to the site with its manifest, its report.

    `packed` is what else it told: a value that takes longer to unpack than all of this.
    """

    inputs: Looks
    site: tuple[str, Look]
    report: Report
    packed: bytes = b""

    @property
    def told(self) -> object:
        """What else the last build told."""
        return pickle.loads(self.packed) if self.packed else None


def look_at_inputs(settings: Settings) -> Looks:
    """Every file that a build may read, as it is now. To be taken before the first is read."""
    return _look(_inputs(settings), time.time_ns())


def remember(settings: Settings, inputs: Looks, report: Report, told: object = None) -> None:
    """Keeps what a build saw and found. The ledger may be new: it is looked at again."""
    ledger = str(settings.root / LEDGER)
    inputs = {**inputs, **_look([ledger], time.time_ns())}
    site = _site(settings)
    if site:
        packed = pickle.dumps(told, protocol=5) if told is not None else b""
        write_guarded(settings.cache / _FILE, _key(settings), Known(inputs, site, report, packed))


def recall(settings: Settings) -> Known | None:
    """What the last build saw, if it is the one that is published, and was like this one."""
    known = read_guarded(settings.cache / _FILE, _key(settings))
    return known if isinstance(known, Known) and _site(settings) == known.site else None


def recall_last(settings: Settings) -> Known | None:
    """What the last build saw, if it is the one that is published, whatever is other now."""
    known = read_guarded(settings.cache / _FILE, None)
    return known if isinstance(known, Known) and _site(settings) == known.site else None


def changed_inputs(before: Looks, inputs: Looks) -> set[str]:
    """The files that came, went, or are not what they were `before`."""
    changed = before.keys() ^ inputs.keys()
    for path in before.keys() & inputs.keys():
        then, now = before[path], inputs[path]
        if then[:4] != now[:4] or (then[4] and then[4] != (now[4] or _digest(path))):
            changed.add(path)
    return changed


def edited_alone(changed: set[str], before: Looks, inputs: Looks) -> str | None:
    """The one file that `changed`; None where there are more, or where it came or went."""
    alone = len(changed) == 1 and changed <= before.keys() & inputs.keys()
    return next(iter(changed)) if alone else None


def unchanged(known: Known, seconds: float) -> Report:
    """The report of a build that had nothing to do, and saw so in `seconds`."""
    written = known.report.written
    return replace(
        known.report,
        rendered=0,
        written=written and replace(written, changed=0, removed=0, size=0),
        seconds=(("unchanged", seconds),),
    )


def _key(settings: Settings) -> bytes:
    """What a build depends on beside files: the settings, the versions, the installed packages."""
    packages = [path for path in sys.path if path.endswith("site-packages")]
    installed = [(path, os.stat(path).st_mtime_ns) for path in packages if os.path.isdir(path)]
    parts = (
        __version__,
        sys.version,
        str(settings.root),
        str(settings.site),
        str(settings.today),
        installed,
    )
    return hashlib.sha256(repr(parts).encode()).digest()


def _inputs(settings: Settings) -> Iterator[str]:
    """The portal's files, those of its theme, and the generator's own."""
    yield str(settings.config)
    package = Path(__file__).parents[1]
    folders = (settings.root / "data", settings.root / "content", *theme_folders(settings.root))
    for folder in dict.fromkeys([*folders, package]):
        yield from _walk(str(folder))


def _walk(folder: str) -> Iterator[str]:
    """All files below `folder` but hidden and compiled ones; links to folders are not followed."""
    waiting = [folder]
    while waiting:
        try:
            entries = os.scandir(waiting.pop())
        except (FileNotFoundError, NotADirectoryError):
            continue
        with entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name == "__pycache__":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry.path


def _look(paths: Iterable[str], now: int) -> Looks:
    return {path: look for path in paths if (look := _look_at(path, now))}


def _look_at(path: str, now: int) -> Look | None:
    """How a file looks; with its content's digest, if it changed within the tick before `now`."""
    try:
        status = os.stat(path)
        size, modified, changed = status.st_size, status.st_mtime_ns, status.st_ctime_ns
        tick = _TICK if changed % _SECOND else _COARSE_TICK
        digest = _digest(path) if max(modified, changed) > now - tick else ""
    except OSError:
        return None
    return size, modified, changed, status.st_ino, digest


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def _site(settings: Settings) -> tuple[str, Look] | None:
    """The published build and how its manifest looks."""
    try:
        target = os.path.join(settings.site.parent, os.readlink(settings.site))
    except OSError:
        return None
    look = _look_at(f"{target}.json", sys.maxsize)
    return (target, look) if look else None
