"""The words for a place in; where that is, and by what it is reached, out.

A place is a folder ("/srv/thidua/site"), a folder of another machine ("user@host:/path",
"rsync://host/module/path") or a bucket ("s3://bucket/prefix"). `publish.yml` beside `mkdocs.yml`
gives places names; the first is the one that is meant where none is named:

    chinh: may-chu:/srv/thidua/site
    du-phong:
      to: s3://cong-xa
      endpoint: https://s3.example.vn
      region: vn-1
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from generator.errors import PublishError
from generator.load.yaml_text import parse_yaml
from generator.model.problem import suggest
from generator.publish.target import Target
from generator.settings import Settings

PLACES = "publish.yml"
_FIELDS = frozenset({"to", "endpoint", "region"})
_BUCKET = re.compile(r"s3://(?P<bucket>[A-Za-z0-9][A-Za-z0-9._-]+)(?:/(?P<prefix>.*))?")
# As rsync sees it: a colon before any slash. "C:\site" is a folder of this machine.
_REMOTE = re.compile(r"(?:[^/:@\s-][^/:@\s]*@)?[^/:@\s-][^/:@\s]+:(?!//).+")
_DAEMON = re.compile(r"rsync://[^/\s-][^/\s]*/.+|(?:[^/:@\s-][^/:@\s]*@)?[^/:@\s-][^/:@\s]*::.+")


@dataclass(frozen=True, slots=True)
class Where:
    """A place in words, and what a bucket needs beside them."""

    to: str
    endpoint: str | None = None
    region: str | None = None


def find_where(settings: Settings, target: str | None, name: str | None, given: Where) -> Where:
    """The place that is meant by the words of the command, else by `publish.yml`.

    `given` has the endpoint and region of the command, which go before those of the file. Raises
    `PublishError` where no place is meant, or one that there is none of.
    """
    if target:
        return Where(_from_here(target), given.endpoint, given.region)
    places = load_places(settings.root)
    if not places:
        raise PublishError("publish.no-place", file=PLACES)
    chosen = name or next(iter(places))
    if chosen not in places:
        hint = suggest(chosen, places) or ", ".join(places)
        raise PublishError("publish.unknown-place", found=chosen, hint=hint, file=PLACES)
    found = places[chosen]
    return Where(found.to, given.endpoint or found.endpoint, given.region or found.region)


def _from_here(target: str) -> str:
    """The words of the command, a folder by its whole path: it counts from where people stand."""
    if "://" in target or target.startswith("-") or _is_rsync(target):
        return target
    return os.path.abspath(os.path.expanduser(target))


def _is_rsync(to: str) -> bool:
    return bool(_DAEMON.fullmatch(to) or _REMOTE.fullmatch(to))


def load_places(root: Path) -> dict[str, Where]:
    """The places of `publish.yml`: name → place, in their order; none where there is no file."""
    file = root / PLACES
    if not file.is_file():
        return {}
    data, problems = parse_yaml(file.read_text("utf-8-sig"), PLACES)
    if problems or data is None:
        line = problems[0].line if problems else 1
        raise PublishError("publish.bad-places", file=PLACES, line=line)
    return {name: _where(name, value) for name, value in data.items()}


def _where(name: str, value: object) -> Where:
    if isinstance(value, str) and value.strip():
        return Where(value.strip())
    if isinstance(value, dict) and value.keys() <= _FIELDS and value.get("to"):
        texts = {key: text for key, text in value.items() if isinstance(text, str)}
        if len(texts) == len(value):
            return Where(**texts)
    raise PublishError("publish.bad-place", name=name, file=PLACES)


def open_target(where: Where, settings: Settings) -> Target:
    """What publishes to a place.

    Raises `PublishError` for words that name no place, and for folders that belong to the portal.
    """
    from generator.publish.remote import Remote

    memory = settings.root / ".thidua" / "publish"
    to = where.to
    bucket = _BUCKET.fullmatch(to)
    if bucket:
        from generator.publish.bucket import BucketStore

        prefix = bucket["prefix"] or ""
        return Remote(BucketStore(bucket["bucket"], prefix, where.endpoint, where.region), memory)
    if _is_rsync(to):
        from generator.publish.rsync import RsyncStore

        return Remote(RsyncStore(to), memory)
    if "://" in to or to.startswith("-"):
        raise PublishError("publish.no-such-place", found=_without_secret(to))
    return _open_folder(settings.root / Path(to).expanduser(), settings, memory)


def _without_secret(to: str) -> str:
    return re.sub(r"//[^/@]*@", "//…@", to)


def _open_folder(folder: Path, settings: Settings, memory: Path) -> Target:
    """A link that is switched, where the disk knows links and nobody else uses the folder."""
    from generator.publish.folder import FolderStore
    from generator.publish.linked import LinkedFolder
    from generator.publish.remote import Remote

    folder = Path(os.path.abspath(folder))
    _refuse_own(folder, settings)
    if not folder.parent.is_dir():
        raise PublishError("publish.no-parent", place=folder, parent=folder.parent)
    if folder.exists() and not folder.is_dir():
        raise PublishError("publish.no-folder", place=folder)
    if _is_ours(folder) or (_is_free(folder) and _knows_links(folder)):
        return LinkedFolder(folder)
    return Remote(FolderStore(folder), memory)


def _refuse_own(folder: Path, settings: Settings) -> None:
    """A site must not be put over the portal that it is made of, nor into the built site."""
    root, place = settings.root, folder.resolve()
    own = [settings.site, settings.site.resolve(), settings.site.parent / ".site-builds"]
    own += [root / name for name in ("data", "content", "theme", ".thidua", ".git")]
    inside = any(place == part or part in place.parents for part in own) or folder in own
    if inside or place == root or place in root.parents:
        raise PublishError("publish.own-folder", place=folder)


def _is_ours(folder: Path) -> bool:
    """Whether a link of ours stands there."""
    return folder.is_symlink() and Path(os.readlink(folder)).parent.name == (
        f".{folder.name}-builds"
    )


def _is_free(folder: Path) -> bool:
    """Whether nothing stands there, or an empty folder that can be replaced by a link."""
    if folder.is_symlink() or not folder.exists():
        return not folder.is_symlink()
    return not os.path.ismount(folder) and not any(folder.iterdir())


def _knows_links(folder: Path) -> bool:
    """Whether a link can be made beside the folder."""
    probe = folder.with_name(f".{folder.name}-probe")
    try:
        probe.unlink(missing_ok=True)
        os.symlink("nowhere", probe)
        probe.unlink()
    except OSError:
        return False
    return True
