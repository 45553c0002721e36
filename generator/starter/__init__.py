"""starter: `thidua new`: a small portal of one's own, with a commented example of each kind.

Receives the folder to make; the files stand in `portal/` beside this module.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from generator.editing.changes import write_changes
from generator.editing.schemas import plan_schemas
from generator.errors import PublishError, ThiduaError
from generator.kinds import FILED
from generator.write.failure import failures

__all__ = ["create_portal"]

#: Named without its dot here, or git would obey it inside this repository.
_HIDDEN = {"gitignore": ".gitignore"}


def create_portal(folder: Path, blank: bool = False) -> None:
    """Nothing; afterwards `folder`, new or empty before, holds a portal that builds.

    A `blank` one has no records: nothing is to be taken out before the first build.
    The files are written beside it and then moved: a failure leaves nothing half-made.
    Raises `ThiduaError` where something is in the way, and `PublishError` where the disk refuses.
    """
    folder = Path(os.path.abspath(folder))
    if os.path.lexists(folder) and not _is_empty(folder):
        raise ThiduaError("cli.new.exists", folder=folder)
    missing = _missing_parents(folder)
    try:
        with failures(folder):
            folder.parent.mkdir(parents=True, exist_ok=True)
            _create(folder, blank)
    except BaseException:  # Ctrl-C as well
        for parent in missing:
            if parent.is_dir() and not any(parent.iterdir()):
                parent.rmdir()
        raise


def _create(folder: Path, blank: bool) -> None:
    scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        made = scratch / "portal"
        _copy(resources.files(__name__) / "portal", made)
        if blank:
            for kind in FILED:
                shutil.rmtree(made / "data" / kind.folder)
        write_changes(made, plan_schemas(made))
        if folder.is_dir():  # it may be the very folder that somebody works in: it stays
            _fill(folder, made)
        else:
            os.rename(made, folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _fill(folder: Path, made: Path) -> None:
    """Move all of `made` into the empty `folder`, or nothing."""
    try:
        for item in made.iterdir():
            os.rename(item, folder / item.name)
    except BaseException:
        for item in folder.iterdir():
            os.rename(item, made / item.name)
        raise


def _copy(source: Traversable, target: Path) -> None:
    """Write what stands in `source`, a folder of the package, which may be inside an archive."""
    target.mkdir()
    for item in source.iterdir():
        place = target / _HIDDEN.get(item.name, item.name)
        if item.is_dir():
            _copy(item, place)
        else:
            place.write_bytes(item.read_bytes())


def _is_empty(folder: Path) -> bool:
    """Whether an empty folder stands there; a file or a link to nowhere is in the way."""
    if not folder.is_dir() or folder.is_symlink():
        return False
    try:
        return not any(folder.iterdir())
    except OSError as error:
        raise PublishError("publish.no-access", path=str(folder), reason=str(error)) from error


def _missing_parents(folder: Path) -> list[Path]:
    """The folders above `folder` that are not there yet, the innermost first."""
    return [parent for parent in folder.parents if not parent.exists()]
