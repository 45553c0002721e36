"""How commands ask before they change anything: one question, one way to say yes."""

from __future__ import annotations

import sys

import click

from generator.errors import UnansweredError
from generator.locale import t

_YES = frozenset({"c", "có", "co", "y", "yes"})


def agreed(question: str, *, yes: bool) -> bool:
    """Whether somebody says yes, here or by `--yes` beforehand; a no is answered in a line.

    Raises `UnansweredError` where nobody is there to answer.
    """
    if yes:
        return True
    click.echo(f"{question} {t('cli.ask.choice')} ", nl=False)
    said = sys.stdin.readline() if sys.stdin else ""
    if not said:
        click.echo()
        raise UnansweredError("cli.ask.nobody")
    if said.strip().lower() in _YES:
        return True
    click.echo(t("cli.ask.declined"))
    return False
