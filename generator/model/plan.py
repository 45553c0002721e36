"""What a campaign's plan states, piece by piece, in the plan's own words."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.dates import WrittenDate
from generator.model.quota import Digits, Quota, RecipientKind
from generator.model.record import Ref, Section, Statement, Value, Words


class Addressee(Value):
    """Who is charged: a unit of this portal (`unit`), in the plan's words (`name`).

    `verb` is the plan's own: "Giao", "Đề nghị", "yêu cầu"; left out where the plan has none.
    """

    name: Words
    unit: Annotated[str, Ref("unit")] | None = None
    verb: Words | None = None


class Task(Value):
    """One task, with its due date where the plan names one."""

    text: Words
    due: WrittenDate | None = None
    at: Section | None = None


class Assignment(Value):
    """Tasks that the plan gives to one or more addressees."""

    to: Annotated[tuple[Addressee, ...], Field(min_length=1)]
    tasks: tuple[Task, ...]
    text: Words | None = None
    at: Section | None = None


class Participant(Value):
    """Who takes part, or whom an item is about."""

    text: Words
    kind: RecipientKind | None = None
    at: Section | None = None


class Movement(Value):
    """A theme movement that the plan names; `by` is who launched it, in its words."""

    name: Words
    by: Words | None = None
    at: Section | None = None


class PlannedAward(Value):
    """An award form of the plan: who grants it, and how many."""

    form: Words
    level: Words | None = None
    grantor: Words | None = None
    statements: tuple[Statement, ...] = ()
    quotas: tuple[Quota, ...] = ()
    at: Section | None = None


class Requirement(Value):
    """How often somebody must have received an award before: at least `times` times `form`.

    `of` lists the kinds of recipient that it is for; all where it is empty.
    """

    text: Words
    form: Words
    times: Digits
    of: tuple[RecipientKind, ...] = ()


class Criteria(Value):
    """What a recipient must meet, by award and by kind of recipient."""

    award: Words | None = None
    requires: tuple[Requirement, ...] = ()
    recipient: Words | None = None
    level: Words | None = None
    items: tuple[Statement, ...]
    at: Section | None = None


class DossierPart(Value):
    """One paper of a dossier; `copies` keeps the plan's digits ("03")."""

    text: Words
    copies: Digits | None = None


class Dossier(Value):
    """The papers to hand in, by level of award."""

    level: Words | None = None
    parts: tuple[DossierPart, ...]
    text: Words | None = None
    at: Section | None = None


class Deadline(Value):
    """What must be done by when, and by whom; all in the plan's words."""

    task: Words
    due: WrittenDate
    who: Words | None = None
    at: Section | None = None


class Group(Value):
    """Statements under a heading of the plan that no other field covers."""

    title: Words
    items: tuple[Statement, ...]
    at: Section | None = None
