"""Where the portal is, which day it is, and where the site goes: decided once, at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from generator.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """One run. `root` holds mkdocs.yml; `site` is the link that a web server serves."""

    root: Path
    today: date
    site: Path

    @property
    def config(self) -> Path:
        """The portal's `mkdocs.yml`."""
        return self.root / "mkdocs.yml"

    @property
    def cache(self) -> Path:
        """What may be deleted at any time."""
        return self.root / ".thidua" / "cache"


def find_settings(root: Path, today: date | None, environment: Mapping[str, str]) -> Settings:
    """The settings of the portal at `root`.

    "Today" is the option, else `SOURCE_DATE_EPOCH` (reproducible-builds.org), else the clock.
    Raises `SettingsError` where `root` holds no mkdocs.yml, or the epoch is no number.
    """
    if not (root / "mkdocs.yml").is_file():
        raise SettingsError("error.no-portal", folder=root)
    day = today or _epoch_day(environment) or date.today()
    return Settings(root.resolve(), day, root.resolve() / "site")


def _epoch_day(environment: Mapping[str, str]) -> date | None:
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError("error.bad-epoch", found=epoch) from error


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Where templates, styles and scripts are looked up: the portal's own, then the built-in."""
    package = Path(__file__).parent
    built_in = package / "_theme"
    if not built_in.is_dir():  # run from the repository: the theme stands beside the package
        built_in = package.parent / "theme"
    own = root / "theme"
    folders = (own, built_in) if own.is_dir() else (built_in,)
    return tuple(dict.fromkeys(folder.resolve() for folder in folders))
