"""Where an office can be reached; never the contact of a private person."""

from __future__ import annotations

from generator.model.record import Email, Text, Url, Value


class Contact(Value):
    """An office: its name, and how people write to it, call it or find it."""

    name: Text
    address: Text | None = None
    phone: Text | None = None
    email: Email | None = None
    url: Url | None = None
