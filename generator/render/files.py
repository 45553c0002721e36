"""Files beside pages: what the site offers in other forms than HTML. Pure.

Whoever makes such files is one function in `MAKERS`. Links to them are checked like those to
pages. Addresses of their own are reserved in `link/addresses.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.model.output import AnyOutput
from generator.model.portal import Portal
from generator.render.calendars import calendar_files

#: The portal, and its address ("https://thidua.example/"; empty where none is set) → files.
Maker = Callable[[Portal, str], Iterable[AnyOutput]]

MAKERS: tuple[Maker, ...] = (calendar_files,)


def find_files(
    portal: Portal, site_url: str, makers: Sequence[Maker] = MAKERS
) -> Iterator[AnyOutput]:
    """Every file of every maker; the same portal gives the same bytes in the same order."""
    for maker in makers:
        yield from maker(portal, site_url)
