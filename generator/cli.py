"""The command line: arguments in, words out, exit status 0, 1 or 2.

Each command is a module of `commands/`, imported when it is called.
"""

from __future__ import annotations

import os
from importlib import import_module

import click
from typing_extensions import override

from generator import __version__
from generator.commands.common import help_of
from generator.locale import t
from generator.locale.click_words import speak_vietnamese

#: The commands in the order of `thidua --help`; each is `command` of its module.
COMMANDS = {
    "new": "new",
    "desk": "desk",
    "import": "import_",
    "template": "template",
    "photo": "photo",
    "check": "check",
    "status": "status",
    "serve": "serve",
    "build": "build",
    "publish": "publish",
    "rollback": "rollback",
    "schema": "schema",
}

speak_vietnamese()
# No other package may change how records are read; looking for one takes as long as a page.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class _Commands(click.Group):
    """A group whose commands are imported when they are named."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"generator.commands.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command


@click.group(cls=_Commands, help=help_of("cli.help"))
@click.version_option(__version__, help=t("cli.option.version"))
def main() -> None:
    """`thidua`: a group of commands."""
