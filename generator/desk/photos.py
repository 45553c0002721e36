"""A picture that somebody chose → a file in the record's own folder, and its size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.desk.outcomes import DeskError
from generator.desk.store import Store
from generator.importers.photos import prepare_photo
from generator.kinds.base import Kind
from generator.locale import t
from generator.model.problem import Problem
from generator.model.text import slug
from generator.reporting import describe


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture: its path in the portal, its name beside the record, its size in pixels.

    `notes` tell in words what was done to it.
    """

    path: str
    file: str
    width: int
    height: int
    notes: tuple[str, ...] = ()


def keep_photo(store: Store, kind: Kind, id_: str, name: str, content: bytes) -> Photo:
    """The picture as it was put into the record's own folder, upright and without metadata.

    Raises `DeskError` for what is no picture.
    """
    name = PurePosixPath(name.replace("\\", "/")).name[:200] or "anh"
    found = prepare_photo(content, name)
    if isinstance(found, Problem):
        raise DeskError(422, "photo", detail=describe(found))
    stem, ending = PurePosixPath(found.name).stem, PurePosixPath(found.name).suffix
    folder = f"{store.folder(kind, id_)}/{id_}"
    file = _free(store, folder, slug(stem)[:80].strip("-") or "anh", ending)
    store.add_file(f"{folder}/{file}", kind, found.content)
    notes = tuple(t(f"photo.note.{note}") for note in found.notes)
    return Photo(f"{folder}/{file}", f"{id_}/{file}", found.width, found.height, notes)


def _free(store: Store, beside: str, stem: str, ending: str) -> str:
    """A name that no file has yet."""
    folder, number = store.root / beside, 1
    name = f"{stem}{ending}"
    while (folder / name).exists():
        number += 1
        name = f"{stem}-{number}{ending}"
    return name
