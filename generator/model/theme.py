"""The theme's own files: templates as text, and assets under names that carry their content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asset:
    """A style, script, font or picture of the theme: where it is published, and its bytes."""

    address: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """`templates` by name ("pages/campaign.html"), `assets` by name ("portal.css")."""

    templates: Mapping[str, str]
    assets: Mapping[str, Asset]

    def addresses(self) -> dict[str, str]:
        """Asset name → published address, for templates."""
        return {name: asset.address for name, asset in self.assets.items()}
