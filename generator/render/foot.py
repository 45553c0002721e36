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
from generator.render.environment import put
from generator.render.page import Page

#: What telephones understand of a number as printed.
_DIALLED = frozenset("+0123456789")
#: Stands where the subject of a letter names the page; no text of a portal can hold it.
_SUBJECT = "\0"


def report_line(info: PortalInfo) -> Callable[[Page], str]:
    """What makes the line of a page; one without a lasting or nameable address has no code."""
    way, label = f"<span>{_way(info)}</span>", escape(t("frame.report-code"))
    by_letter = _SUBJECT in way

    def draw(page: Page) -> str:
        if page.unnamed or not page.address.endswith("/"):
            return way.replace(_SUBJECT, "")
        code = page.code or page.address
        shown = f" <span>{label} <code>{put(code)}</code></span>"
        return (way.replace(_SUBJECT, quote(code, safe="")) if by_letter else way) + shown

    return draw


def _way(info: PortalInfo) -> Markup:
    """How to report."""
    if info.email:
        subject = quote(t("frame.report-subject", code=""), safe="") + _SUBJECT
        address = f"mailto:{quote(info.email, safe='@')}?subject={subject}"
        return Markup('<a href="{}">{}</a>').format(address, t("frame.report"))
    if info.phone:
        number = "".join(sign for sign in info.phone if sign in _DIALLED)
        link = Markup('<a href="tel:{}">{}</a>').format(number, info.phone)
        return Markup("{} {}").format(t("frame.report-phone"), link)
    if info.address:
        return escape(t("frame.report-address", body=info.body, address=info.address))
    return escape(t("frame.report-other", body=info.body))
