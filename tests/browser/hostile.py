"""The small portal after a visit of somebody who types what breaks programs, wherever text goes.

The strings are the Big List of Naughty Strings (minimaxir/big-list-of-naughty-strings, MIT).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.model.text import UNFIT
from tests.portals.toolbox import MATERIAL

BLNS = MATERIAL / "blns" / "blns.json"
UNIT = "xa-song-trang"
SCRIPTS = (
    "\"><script>alert('ở đây')</script>",
    "'><img src=x onerror=alert(1)>",
    "</title></textarea></style></script><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}${alert(1)}",
    "--><svg onload=alert(1)><!--",
)


def naughty() -> list[str]:
    """The strings that a text field takes: not blank, and without control characters."""
    strings = json.loads(BLNS.read_text("utf-8"))
    return [text for text in strings if text.strip() and not UNFIT.search(text)]


def write_record(portal: Path, name: str, fields: dict[str, Any], body: str = "") -> None:
    """Writes a record; JSON is YAML, too, whatever the text."""
    text = json.dumps({**fields, "demo": True}, ensure_ascii=False)
    file = portal / "data" / f"{name}.{'md' if body else 'yml'}"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"---\n{text}\n---\n{body}" if body else text, "utf-8")


def spoil(portal: Path) -> None:
    """Adds records and pages to `portal` that hold naughty strings in every place."""
    strings = (*SCRIPTS, *naughty())
    _spoil_exemplars(portal, strings)
    _spoil_decision(portal, strings)
    _spoil_others(portal)
    for number, start in enumerate(range(0, len(strings), 100)):
        chunk = strings[start : start + 100]
        body = "\n\n".join(markdown(chunk))
        fields = {"title": chunk[0], "date": "2026-01-01", "summary": chunk[-1]}
        write_record(portal, f"articles/pha-{number}", fields, body)
        # Python's own parser refuses "<![", and `build` then makes nothing.
        harmless = "\n\n".join(text for text in markdown(chunk) if "<![" not in text)
        (portal / "content" / f"pha-{number}.md").write_text(f"# Pha\n\n{harmless}\n", "utf-8")


def markdown(strings: Iterable[str]) -> Iterator[str]:
    """Each string as a paragraph, in a list, a heading, a cell, code, a title and an address."""
    for text in strings:
        line = " ".join(text.split())
        yield text
        yield f"- {line}\n- [{line}](/ '{line}')\n- ![{line}](https://example.vn/ '{line}')"
        yield f"## {line}\n\n> {line}\n\n`{line}`\n\n    {line}"
        yield f"| {line} | a |\n| --- | --- |\n| {line} | b |"
        if "script" in line:
            yield f"[a]({line}) [b](<{line}>) <{line}> ![c](<{line}>)"


def _spoil_exemplars(portal: Path, strings: tuple[str, ...]) -> None:
    for number, start in enumerate(range(0, len(strings), 4)):
        name, title, place, summary = (strings + SCRIPTS)[start : start + 4]
        fields = {
            "name": name,
            "title": title,
            "place": place,
            "summary": summary,
            "type": "individual",
            "unit": UNIT,
            "year": 2026,
            "field": "Kinh tế",
            "quotes": [{"text": name, "by": title}],
            "recognitions": [{"text": place}],
            "notes": [{"text": summary, "at": name}],
            "consent": {"date": "2026-01-02", "scope": summary},
        }
        write_record(portal, f"exemplars/pha-{number}", fields)


def _spoil_decision(portal: Path, strings: Sequence[str]) -> None:
    columns = ("name", "title", "unit", "commune", "achievement")
    rows = [{"no": str(no), **dict.fromkeys(columns, text)} for no, text in enumerate(strings)]
    for row in rows[::25]:  # each form of award makes a list of its own
        row["form"] = row["name"]
        row["person"] = f"pha-{row['no']}"
    script = SCRIPTS[0]
    fields = {
        **dict.fromkeys(("title", "number", "symbol", "form", "signer", "position"), script),
        "date": {"on": "2026-02-02", "text": script},
        "issuer": UNIT,
        "recipients": rows,
        "life": [
            {
                **dict.fromkeys(("decision", "basis", "reason"), script),
                "state": "revoked",
                "date": {"on": "2026-03-02", "text": script},
                "rows": [{"no": "1"}],
            }
        ],
    }
    write_record(portal, "awards/pha", fields)


def _spoil_others(portal: Path) -> None:
    for number, text in enumerate(SCRIPTS):
        _spoil_asked(portal, number, text)
        said = [{"text": text}]
        campaign = {
            **dict.fromkeys(("title", "summary", "results"), text),
            "unit": UNIT,
            "period": {"since": "2026-01-01", "until": "2026-12-31"},
            "purposes": said,
            "contents": said,
            "slogan": {"text": text},
            "deadlines": [{"task": text, "due": {"text": text, "until": "2026-12-01"}}],
        }
        write_record(portal, f"campaigns/pha-{number}", campaign)
        event = {**dict.fromkeys(("title", "place", "story"), text), "agenda": said}
        write_record(portal, f"events/pha-{number}", event)
        unit = {**dict.fromkeys(("name", "province", "contact", "summary", "basis"), text)}
        write_record(portal, f"units/pha-{number}", {**unit, "type": "commune"})
        paper = {
            **dict.fromkeys(("title", "kind", "place_date", "number_text", "body"), text),
            "issuer": UNIT,
            "date": {"text": text, "on": "2026-01-01"},
        }
        write_record(portal, f"documents/pha-{number}", paper)


def _spoil_asked(portal: Path, number: int, text: str) -> None:
    """What the people are asked, and what they ask."""
    notice = {
        **dict.fromkeys(("title", "number", "symbol", "form", "summary"), text),
        "issuer": UNIT,
        "basis": [text],
        "starts": "2026-05-04",
        "ends": {"text": text, "until": "2026-05-15"},
        "send_to": dict.fromkeys(("name", "address", "phone"), text),
        "nominees": [{"no": "1", **dict.fromkeys(("name", "title", "note"), text)}],
        "outcome": {"submitted": "false", "text": text},
    }
    write_record(portal, f"consultations/pha-{number}", notice)
    correction = {
        **dict.fromkeys(("title", "said", "says", "answer", "decision"), text),
        "about": "award/pha#ca-nhan-1",
        "received": "2026-05-04",
        "answered": "2026-05-05",
        "outcome": "corrected",
    }
    write_record(portal, f"corrections/pha-{number}", correction)
