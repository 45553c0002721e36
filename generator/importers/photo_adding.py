"""Prepared photographs and a record's file → the changes that put them into the record.

Pure but for looking at what stands in the portal's folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator.editing.changes import Change
from generator.editing.yaml_text import edited_yaml
from generator.errors import ThiduaError
from generator.importers.photos import Prepared
from generator.kinds import FILED
from generator.kinds.base import Kind
from generator.load.files import find_files, parse_text
from generator.load.front_matter import split_front_matter
from generator.load.yaml_text import parse_yaml
from generator.model.portal import beside
from generator.model.problem import Problem, suggest

_RECORDS = (".yml", ".yaml", ".md")
_PHOTO, _GALLERY = "photo", "gallery"


class PhotoError(ThiduaError):
    """A photograph cannot be put where it was asked to be."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a photograph; `alt` for those who cannot see it."""

    alt: str
    caption: str = ""
    credit: str = ""

    def data(self, file: str) -> dict[str, str]:
        """The group `Photo` as a YAML file holds it."""
        found = {"file": file, "alt": self.alt, "caption": self.caption, "credit": self.credit}
        return {key: text for key, text in found.items() if text}


@dataclass(frozen=True, slots=True)
class Target:
    """The record that photographs are added to: its kind, its id, its file, the file's text."""

    kind: Kind
    id: str
    path: str
    text: str
    data: Mapping[str, Any]

    @property
    def folder(self) -> str:
        """The folder beside the record's file in which its photographs stand."""
        return str(PurePosixPath(self.path).with_suffix(""))


@dataclass(frozen=True, slots=True)
class Placed:
    """A photograph in its place: its path in the portal, the field, and what it was made of."""

    source: str
    path: str
    field: str
    photo: Prepared


def find_target(root: Path, name: str) -> Target | list[Problem]:
    """The record called `exemplar/nguyen-van-a` (or `exemplars/…`, `dien-hinh/…`).

    The problems of its file, where it cannot be read. Raises `PhotoError` where there is none.
    """
    folder, _, id_ = name.strip("/").removesuffix(".yml").rpartition("/")
    folder = folder.removeprefix("data/")
    kind = next((one for one in FILED if folder in (one.name, one.folder, one.segment)), None)
    if kind is None or not id_:
        raise PhotoError("photo.no-kind", found=name)
    if _PHOTO not in kind.record.model_fields:
        names = ", ".join(one.name for one in FILED if _PHOTO in one.record.model_fields)
        raise PhotoError("photo.no-field", found=name, kinds=names)
    ids = dict(_ids(root, kind))
    if id_ not in ids:
        hint = suggest(id_, ids) or next(iter(ids), "")
        raise PhotoError("photo.no-record", found=id_, hint=f"{kind.name}/{hint}")
    path = ids[id_]
    text, problems = parse_text((root / path).read_bytes(), path)
    data, found = parse_yaml(_yaml_of(path, text), path) if text is not None else ({}, [])
    if problems or found or text is None:
        return [*problems, *found]
    return Target(kind, id_, path, text, data)


def _ids(root: Path, kind: Kind) -> Iterator[tuple[str, str]]:
    for name in find_files(root / "data" / kind.folder):
        path = PurePosixPath(f"data/{kind.folder}/{name}")
        if path.suffix.lower() in _RECORDS:
            text, _ = parse_text((root / path).read_bytes(), str(path))
            data, _ = parse_yaml(_yaml_of(str(path), text or ""), str(path))
            yield str(data.get("id") or path.stem), str(path)


def _yaml_of(path: str, text: str) -> str:
    """The record's YAML: of Markdown, what stands between the two lines of hyphens."""
    split = split_front_matter(text) if path.lower().endswith(".md") else None
    return split[0] if split else text


def place_photos(
    root: Path, target: Target, photos: Sequence[tuple[str, Prepared, Words]], gallery: bool
) -> tuple[tuple[Placed, ...], tuple[Change, ...]]:
    """Where each photograph goes, and the changes that bring it there.

    `photos` are source, photograph and words. The first becomes the record's `photo` if it has
    none, all others are added to its `gallery`. What stands there already with the same bytes is
    left as it is. Raises `PhotoError` for a kind that has room for one only.
    """
    data = dict(target.data)
    placed, changes = [], dict[str, Change]()
    for source, photo, words in photos:
        path = _free_path(root, target, source, photo, changes)
        if _is_named(target, data, path) and _read(root, path) == photo.content:
            continue
        if not _is_named(target, data, path):
            field = _put(data, target, words.data(_relative(target, path)), gallery)
            placed.append(Placed(source, path, field, photo))
        changes[path] = Change(path, _read(root, path), photo.content)
        if original := _inside(root, source, path):
            changes[original] = Change(original, _read(root, original), None)
    if data != target.data:
        standing = (root / target.path).read_bytes()
        changes[target.path] = Change(target.path, standing, _edited(target, data).encode())
    return tuple(placed), tuple(
        change for change in changes.values() if change.before != change.after
    )


def _free_path(
    root: Path, target: Target, source: str, photo: Prepared, taken: Mapping[str, Change]
) -> str:
    """A path for the photograph: that of its name, unless another picture than `source` has it."""
    stem, suffix = PurePosixPath(photo.name).stem, PurePosixPath(photo.name).suffix
    for number in range(1, 10_000):
        path = f"{target.folder}/{stem}{f'-{number}' if number > 1 else ''}{suffix}"
        standing = taken[path].after if path in taken else _read(root, path)
        own = path not in taken and Path(source).resolve() == (root / path).resolve()
        if standing in (None, photo.content) or own:
            return path
    raise PhotoError("photo.too-many", folder=target.folder)


def _is_named(target: Target, data: Mapping[str, Any], path: str) -> bool:
    gallery = data.get(_GALLERY)
    shown = [data.get(_PHOTO), *(gallery if isinstance(gallery, list) else ())]
    files = [one.get("file") for one in shown if isinstance(one, Mapping)]
    return any(isinstance(file, str) and beside(target.path, file) == path for file in files)


def _put(data: dict[str, Any], target: Target, photo: dict[str, str], gallery: bool) -> str:
    """Adds the photograph to `data`; the field that it went to."""
    if not data.get(_PHOTO) and not gallery:
        data[_PHOTO] = photo
        return _PHOTO
    if _GALLERY not in target.kind.record.model_fields:
        key = "photo.no-gallery" if gallery else "photo.one-only"
        raise PhotoError(key, name=f"{target.kind.name}/{target.id}")
    there = data.get(_GALLERY)
    data[_GALLERY] = [*(there if isinstance(there, list) else ()), photo]
    return _GALLERY


def _relative(target: Target, path: str) -> str:
    return path.removeprefix(f"{PurePosixPath(target.path).parent}/")


def _inside(root: Path, source: str, path: str) -> str:
    """The path of an original that lies in the portal's data, where it must not stay."""
    file = Path(source).resolve()
    data = (root / "data").resolve()
    if not file.is_relative_to(data):
        return ""
    original = f"data/{file.relative_to(data).as_posix()}"
    return "" if original == path else original


def _read(root: Path, path: str) -> bytes | None:
    file = root / path
    return file.read_bytes() if file.is_file() else None


def _edited(target: Target, data: Mapping[str, Any]) -> str:
    """The record's text with `data`, and all else as it was."""
    split = split_front_matter(target.text) if target.path.lower().endswith(".md") else None
    if split is None:
        return edited_yaml(target.text, data)
    head = edited_yaml(split[0], data)
    return target.text.replace(split[0], head, 1) if split[0] else f"---\n{head}---\n{split[1]}"


def missing_consent(target: Target) -> tuple[str, ...]:
    """Keys below `photo.consent.` of what the record still needs before its pictures are shown."""
    if "consent" not in target.kind.record.model_fields:
        return ("people",)
    consent = target.data.get("consent")
    given = consent if isinstance(consent, Mapping) else {}
    missing = [] if given.get("date") and given.get("scope") else ["missing"]
    if str(given.get("photo", "")).lower() not in ("true", "yes", "1", "on"):
        missing.append("photo")
    minor = str(target.data.get("minor", "")).lower() in ("true", "yes", "1", "on")
    return (*missing, *(["guardian"] if minor and not given.get("guardian") else []))
