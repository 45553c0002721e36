"""Where an office can be reached; never the contact of a private person."""

from __future__ import annotations

from typing import Annotated

from generator.model.record import Email, Official, OfficialText, Text, Url, Value


class Contact(Value):
    """An office: its name, and how people write to it, call it or find it."""

    name: Text
    address: OfficialText | None = None
    phone: OfficialText | None = None
    email: Annotated[Email, Official()] | None = None
    url: Url | None = None
