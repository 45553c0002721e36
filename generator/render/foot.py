"""The line at the foot of every page by which a mistake is reported: no script, and no form.

A letter whose subject names the page's code, where the portal has an address for letters; else
the telephone, or whom to turn to.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from markupsafe import Markup, escape

from generator.locale import t
from generator.model.portal import PortalInfo
from generator.render.page import Page

#: What telephones understand of a number as printed.
_DIALLED = frozenset("+0123456789")
_HOLD = "\0"


def report_line(info: PortalInfo) -> Callable[[Page], str]:
    """What makes the line of a page."""
    way, code = _way(info), escape(t("frame.report-code"))
    line = f"<span>{way}</span> <span>{code} <code>{_HOLD}</code></span>"
    begin, *between, end = line.split(_HOLD)

    def draw(page: Page) -> str:
        named = page.code or page.address
        return "".join([begin, *(quote(named) + part for part in between), str(escape(named)), end])

    return draw


def _way(info: PortalInfo) -> Markup:
    """How to report: the code of the page goes where `_HOLD` stands."""
    words = escape(t("frame.report"))
    if info.email:
        subject = quote(t("frame.report-subject", code=""), safe="")
        address = f"mailto:{quote(info.email, safe='@')}?subject={subject}{_HOLD}"
        return Markup('<a href="{}">{}</a>').format(address, words)
    if info.phone:
        number = "".join(sign for sign in info.phone if sign in _DIALLED)
        call = escape(t("frame.report-phone"))
        return Markup('{} <a href="tel:{}">{}</a>').format(call, number, info.phone)
    if info.address:
        return escape(t("frame.report-address", body=info.body, address=info.address))
    return escape(t("frame.report-other", body=info.body))
