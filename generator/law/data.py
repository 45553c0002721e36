"""Data files of this folder → plain trees of text, and days from what stands in them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml


def load_data(name: str) -> Any:
    """The tree in `name` ("holidays.yml"); every scalar is text, as it was typed."""
    return yaml.load(Path(__file__).with_name(name).read_bytes(), Loader=yaml.CBaseLoader)


def days_of(span: str) -> tuple[date, ...]:
    """The days of `2019-02-04/2019-02-08`, both ends among them, or the one day that is named.

    Raises `ValueError` for what is no day.
    """
    first, _, last = span.partition("/")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return tuple(start + timedelta(days=step) for step in range((end - start).days + 1))
