"""Files that are published: pictures without their metadata, attachments as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.model.frame import Frames
from generator.model.marks import find_marked
from generator.model.output import Output
from generator.model.portal import Portal, beside
from generator.model.record import FilePath
from generator.privacy.pictures import strip_picture


def load_published(root: Path, portal: Portal, frames: Frames) -> Iterator[Output]:
    """Each file that a record names or that stands beside a hand-written page, once."""
    named: dict[str, str] = {}
    for of_kind in portal.entries.values():
        for entry in of_kind.values():
            for _, file, _ in find_marked(entry.record, FilePath):
                media = portal.media.get(beside(entry.path, file))
                if media:
                    named[media.address] = media.path
    for address, path in sorted(named.items()):
        yield Output(address.lstrip("/"), _published(root / path))
    for name in frames.static:
        yield Output(name, _published(root / "content" / name))


def _published(file: Path) -> bytes:
    return strip_picture(file.read_bytes(), file.suffix.lower())
