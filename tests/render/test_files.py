"""Files beside pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from generator.model.output import Output
from generator.model.portal import Portal, PortalInfo
from generator.render.files import find_files

_NONE: MappingProxyType[str, str] = MappingProxyType({})


def _portal() -> Portal:
    info = PortalInfo(name="Cổng", body="Ủy ban nhân dân")
    return Portal(date(2026, 11, 20), info, {}, {}, {}, {}, _NONE, {}, _NONE)


def test_every_maker_gives_its_files_in_order() -> None:
    """Makers are asked one after the other, with the portal and its address."""

    def one(portal: Portal, site_url: str) -> Iterator[Output]:
        yield Output("du-lieu/a.csv", f"{portal.info.name},{site_url}".encode())

    def other(portal: Portal, site_url: str) -> Iterator[Output]:
        yield Output("du-lieu/b.json", b"{}")

    files = list(find_files(_portal(), "https://a.example/", [one, other]))
    assert [file.path for file in files] == ["du-lieu/a.csv", "du-lieu/b.json"]
    assert files[0].content == "Cổng,https://a.example/".encode()
