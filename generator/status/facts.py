"""A `Status` for machines: `thidua status --format json`, and the desk."""

from __future__ import annotations

from typing import Any

from generator.status import Item, Status


def status_facts(status: Status) -> dict[str, Any]:
    """The status as plain data; days in ISO form."""
    return {
        "published": status.published.isoformat() if status.published else None,
        "known": status.known,
        "quiet": status.quiet,
        "errors": status.errors,
        "warnings": status.warnings,
        **{group: _items(items) for group, items in {**status.news, **status.waiting}.items()},
    }


def _items(items: tuple[Item, ...]) -> list[dict[str, Any]]:
    return [
        {
            "title": item.title,
            "path": item.path,
            "note": item.note,
            "day": item.day.isoformat() if item.day else None,
        }
        for item in items
    ]
