"""Photographs as they are published, kept between builds: each is encoded once.

A file for each photograph below `.thidua/cache/pictures/`, named by the hash of its bytes. What no
record names any more is deleted there too: a person who withdrew their consent is not kept.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from generator.background import count_cores
from generator.cache.guarded import read_guarded, write_guarded
from generator.errors import ThiduaError
from generator.model.media import Media
from generator.model.output import Kept, Output, digest_of
from generator.model.problem import Problem
from generator.pictures.opening import ENDINGS, BadPictureError, form_of
from generator.pictures.renditions import check_whole, encode_renditions, encoder_stamp
from generator.privacy.pictures import strip_picture
from generator.settings import Settings

_FILE, _FOLDER = "album.pickle", "pictures"
_MOST_WORKERS = 4
#: Told how many photographs are done.
Told = Callable[[int], None]


class PhotoChangedError(ThiduaError):
    """A photograph is no longer what it was when this build looked at it."""


class Album:
    """Photographs of a portal in the sizes and forms that pages need."""

    def __init__(self, settings: Settings) -> None:
        self._root, self._cache = settings.root, settings.cache
        self._stamp = encoder_stamp()
        found = read_guarded(self._cache / _FILE, self._stamp)
        #: Digest of a photograph → the digests of its renditions.
        self._known: dict[str, tuple[str, ...]] = found if isinstance(found, dict) else {}
        self._kept: dict[str, tuple[str, ...]] = {}
        self._last: tuple[str, tuple[bytes, ...]] = ("", ())

    def encode(self, photos: Iterable[Media], told: Told) -> list[Problem]:
        """Encodes those of `photos` that no build encoded yet; the problems of broken ones."""
        return self._each(photos, self._digests, told)

    def check(self, photos: Iterable[Media], told: Told) -> list[Problem]:
        """The problems of `photos` that are broken; nothing is encoded."""
        return self._each(photos, self._is_whole, told)

    def outputs(self, media: Media) -> Iterator[Kept]:
        """The files that are published of a photograph. To be called once it was encoded."""
        digests = self._kept.get(media.digest) or self._known.get(media.digest)
        for at, rendition in enumerate(media.renditions):
            path = rendition.address.lstrip("/")
            yield Kept(path, digests[at] if digests else "", partial(self._draw, media, at, path))

    def save(self) -> None:
        """Hands on what this build encoded, and forgets what it did not need."""
        if self._kept == self._known:
            return
        write_guarded(self._cache / _FILE, self._stamp, self._kept)
        for file in (self._cache / _FOLDER).glob("*/*"):
            if file.stem not in self._kept:
                file.unlink(missing_ok=True)

    def _each(
        self, photos: Iterable[Media], work: Callable[[Media], tuple[str, ...]], told: Told
    ) -> list[Problem]:
        """Does `work` for each photograph that is not known, by several threads."""
        new: dict[str, Media] = {}
        for media in photos:
            if known := self._known.get(media.digest):
                self._kept[media.digest] = known
            else:
                new.setdefault(media.digest, media)
        if not new:
            return []
        problems: list[Problem] = []
        with ThreadPoolExecutor(min(_MOST_WORKERS, count_cores())) as pool:
            for done, (media, future) in enumerate(_ahead(pool, work, new.values())):
                try:
                    if digests := future.result():
                        self._kept[media.digest] = digests
                except BadPictureError as error:
                    problems.append(error.at(media.path))
                told(done + 1)
        return problems

    def _digests(self, media: Media) -> tuple[str, ...]:
        return tuple(digest_of(content) for content in self._encoded(media))

    def _is_whole(self, media: Media) -> tuple[str, ...]:
        check_whole(self._original(media))
        return ()

    def _encoded(self, media: Media) -> tuple[bytes, ...]:
        """The bytes of each rendition, encoded unless they are kept. Raises `BadPictureError`."""
        file = self._cache / _FOLDER / media.digest[:2] / f"{media.digest}.cache"
        found = read_guarded(file, self._stamp)
        if isinstance(found, tuple) and len(found) == len(media.renditions):
            return found
        encoded = encode_renditions(self._original(media), media.renditions)
        write_guarded(file, self._stamp, encoded)
        return encoded

    def _original(self, media: Media) -> bytes:
        content = (self._root / media.path).read_bytes()
        stripped = strip_picture(content, ENDINGS[form_of(content) or "HEIF"])
        if hashlib.sha256(stripped).hexdigest() != media.digest:
            raise PhotoChangedError("photo.changed", path=media.path)
        return content

    def _draw(self, media: Media, at: int, path: str) -> Output:
        if self._last[0] != media.digest:
            self._last = (media.digest, self._encoded(media))
        return Output(path, self._last[1][at])


def _ahead(
    pool: ThreadPoolExecutor, work: Callable[[Media], tuple[str, ...]], photos: Iterable[Media]
) -> Iterator[tuple[Media, Future[tuple[str, ...]]]]:
    """Each photograph with its work, in order. Only a few are begun before they are asked for."""
    begun: deque[tuple[Media, Future[tuple[str, ...]]]] = deque()
    try:
        for media in photos:
            begun.append((media, pool.submit(work, media)))
            if len(begun) > 2 * _MOST_WORKERS:
                yield begun.popleft()
        while begun:
            yield begun.popleft()
    finally:
        for _, future in begun:
            future.cancel()
