"""What a tool's site is for the measurements: its folder, its commands, what an edit changes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.peers.data import Records

SITES = Path(__file__).parent / "sites"
#: Parts of the peers' sites: the first part of an address → its title.
SECTIONS = {"don-vi": "Đơn vị", "phong-trao": "Phong trào", "khen-thuong": "Khen thưởng"}
PEOPLE, YEARS = "nguoi", "nam"


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a build; `name` stands in the table: "hugo", "pagefind"."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """One tool's input in `folder`, and how it becomes a site in `folder / output`.

    `edit` takes a turn (0, 1, …) and changes the record in the middle, each turn in another way.
    `leftovers` are patterns of all that a build leaves behind.
    """

    name: str
    folder: Path
    output: str
    steps: tuple[Step, ...]
    edit: Callable[[int], None]
    leftovers: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)

    def forget(self) -> None:
        """Remove what earlier builds left: output and caches."""
        for pattern in self.leftovers:
            for path in self.folder.glob(pattern):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()


def copy_site(name: str, folder: Path) -> None:
    """The tool's settings and templates from `sites/name`, into the new folder."""
    shutil.copytree(SITES / name, folder)


def common(name: str) -> str:
    """The text of a part that all peers' pages share."""
    return (SITES / "common" / name).read_text("utf-8")


def write_text(path: Path, text: str) -> None:
    """`text` in a file whose folder may be missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def write_json(path: Path, value: object) -> None:
    """`value` in a file, its letters as they are."""
    write_text(path, json.dumps(value, ensure_ascii=False))


def facts(values: Iterable[Any]) -> list[dict[str, Any]]:
    """Records as plain data, their fields by name."""
    return [asdict(value) for value in values]


def middle(records: Records) -> int:
    """The number of the person whose record is edited: an exemplar, by our portal's rule."""
    at = len(records.people) // 2
    return next(number for number in range(at, -1, -1) if records.people[number].exemplar)


def edited(text: str, turn: int) -> str:
    """`text` with one more word, another one each turn."""
    return f"Mới {turn}. {text}"
