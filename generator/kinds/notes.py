"""Editorial notes, so that each can stand beside the words that it is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.model.record import Note
from generator.model.text import squeeze


@dataclass(frozen=True, slots=True)
class NoteView:
    """One note. `section` is the part of the paper that it names, where the paper has it."""

    number: int
    note: Note
    section: str | None

    @property
    def anchor(self) -> str:
        """Where the note can be linked to: "ghi-chu-3"."""
        return f"ghi-chu-{self.number}"

    def is_about(self, text: str, at: str | None = None) -> bool:
        """Whether the words that it names stand in `text`, which is part `at` of the paper."""
        if self.note.found is None or squeeze(self.note.found) not in squeeze(text):
            return False
        return self.section is None or at is None or _same_branch(self.section, at)


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes of a record, in its order."""

    all: tuple[NoteView, ...]

    def on(self, text: str, at: str | None = None) -> tuple[NoteView, ...]:
        """The notes about `text`."""
        return tuple(note for note in self.all if note.is_about(text, at))


def view_notes(notes: Sequence[Note], sections: Collection[str] = ()) -> Notes:
    """The notes, numbered; `sections` are the parts of the paper that they may name."""
    return Notes(
        tuple(
            NoteView(number, note, note.at if note.at in sections else None)
            for number, note in enumerate(notes, start=1)
        )
    )


def _same_branch(one: str, other: str) -> bool:
    """Whether one part lies in the other: "II.1.a" lies in "II.1"."""
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")
