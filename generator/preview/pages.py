"""What only the preview adds: the reload script in each page, and the page of first problems.

No script and no style stands inside a page: the policy of the published site holds here too.
"""

from __future__ import annotations

import json
from html import escape
from importlib import resources

from generator.locale import t
from generator.preview.board import Finding, State

#: Everything of the preview's own stands below this address.
OWN = "/__thidua/"
EVENTS = f"{OWN}events"

_ASSETS = {"reload.js": "text/javascript", "reload.css": "text/css"}

_PAGE = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{own}reload.css">
</head>
<body class="thidua-problems">
<main>
<h1>{title}</h1>
<p>{advice}</p>
<ol>
{items}
</ol>
</main>
</body>
</html>
"""


def own_asset(address: str) -> tuple[bytes, str] | None:
    """Content and type of the preview's own script or style; None for another address."""
    name = address.removeprefix(OWN)
    if name not in _ASSETS:
        return None
    content = (resources.files(__package__) / "assets" / name).read_bytes()
    return content, f"{_ASSETS[name]}; charset=utf-8"


def with_reload(html: bytes, state: State) -> bytes:
    """The page with the reload script, which knows by the token what the page shows."""
    script = f'<script src="{OWN}reload.js?{state.token}" defer></script>'.encode()
    before, mark, after = html.rpartition(b"</body>")
    return before + script + mark + after if mark else html + script


def problems_page(state: State) -> bytes:
    """A page that lists what is wrong, while no good pages stand."""
    html = _PAGE.format(
        title=escape(t("preview.title")),
        advice=escape(t("preview.advice")),
        own=OWN,
        items="\n".join(_item(finding) for finding in state.findings),
    )
    return with_reload(html.encode(), state)


def _item(finding: Finding) -> str:
    place = f"<code>{escape(finding.place)}</code> " if finding.place else ""
    return f"<li>{place}<span>{escape(finding.text)}</span></li>"


def event(state: State) -> bytes:
    """The state as a server-sent event, with the words that the script shows."""
    # Without good pages the page itself lists the findings.
    findings = state.findings if state.ready else ()
    facts = {
        "token": state.token,
        "heading": t("preview.bar", count=len(findings)) if findings else "",
        "findings": [{"place": item.place, "text": item.text} for item in findings],
    }
    return f"event: state\ndata: {json.dumps(facts, ensure_ascii=False)}\n\n".encode()
