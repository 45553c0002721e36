"""Files that are published: photographs in their sizes, other files without their metadata."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator.model.frame import Frames
from generator.model.marks import find_marked
from generator.model.media import Media
from generator.model.output import AnyOutput, Output
from generator.model.portal import Portal, beside
from generator.model.record import FilePath
from generator.privacy.pictures import strip_picture


def find_published(portal: Portal) -> tuple[Media, ...]:
    """Each file that a record names, once, in the order of addresses."""
    named: dict[str, Media] = {}
    for of_kind in portal.entries.values():
        for entry in of_kind.values():
            for _, file, _ in find_marked(entry.record, FilePath):
                media = portal.media.get(beside(entry.path, file))
                if media:
                    named[media.address] = media
    return tuple(media for _, media in sorted(named.items()))


def load_published(
    root: Path,
    published: Iterable[Media],
    frames: Frames,
    encoded: Callable[[Media], Iterable[AnyOutput]],
) -> Iterator[AnyOutput]:
    """Each file of `published`, and each that stands beside a hand-written page.

    Of photographs, what is `encoded`; their originals are not published.
    """
    for media in published:
        if media.renditions:
            yield from encoded(media)
        else:
            yield Output(media.address.lstrip("/"), _published(root / media.path))
    for name in frames.static:
        yield Output(name, _published(root / "content" / name))


def _published(file: Path) -> bytes:
    return strip_picture(file.read_bytes(), file.suffix.lower())
