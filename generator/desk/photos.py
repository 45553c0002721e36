"""A picture that somebody chose → a file beside the records, and its size."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from generator.desk.store import DeskError, Store
from generator.kinds.base import Kind
from generator.model.text import slug
from generator.privacy.pictures import BrokenPictureError, strip_picture

_FORMS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_LARGEST = 80_000_000  # pixels


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture: its path in the portal, its name beside the record, its size in pixels."""

    path: str
    file: str
    width: int
    height: int


def keep_photo(store: Store, kind: Kind, id_: str, name: str, content: bytes) -> Photo:
    """The picture as it was put beside the records, named after the record.

    Raises `DeskError` for what is no picture.
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(content)) as picture:
            size, form = picture.size, picture.format or ""
            if size[0] * size[1] > _LARGEST:
                raise DeskError(422, "photo-large")
            picture.load()
        ending = _FORMS[form]
        stripped = strip_picture(content, ending)
    except DeskError:
        raise
    except (BrokenPictureError, Exception) as error:  # Pillow raises whatever it likes
        raise DeskError(422, "no-photo", found=PurePosixPath(name).name[:80]) from error
    stem = slug(PurePosixPath(name).stem)[:40].strip("-")
    base = f"{id_}-{stem}" if stem and not id_.endswith(stem) else id_
    folder = store.folder(kind, id_)
    file = _free(store, folder, base[:110].strip("-"), ending)
    store.add_file(f"{folder}/{file}", kind, stripped)
    return Photo(f"{folder}/{file}", file, *size)


def _free(store: Store, beside: str, stem: str, ending: str) -> str:
    """A name that no file has yet."""
    folder, number = store.root / beside, 1
    name = f"{stem}{ending}"
    while (folder / name).exists():
        number += 1
        name = f"{stem}-{number}{ending}"
    return name
