"""click's own sentences (usage, options, wrong arguments) in Vietnamese, from the catalogue.

click asks gettext for every sentence, under the name `_` in each of its modules. Compiled
catalogues would need a build step and the user's LANGUAGE; so `_` itself is answered here.
"""

from __future__ import annotations

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from generator.locale import t

_KEYS = {
    "Usage:": "usage",
    "Options": "options",
    "Commands": "commands",
    "Show this message and exit.": "help",
    "Show the version and exit.": "version",
    "%(prog)s, version %(version)s": "version-is",
    "Error: {message}": "error",
    "Aborted!": "aborted",
    "Try '{command} {option}' for help.": "try",
    "Invalid value for {param_hint}: {message}": "invalid-for",
    "Invalid value: {message}": "invalid",
    "Missing command.": "no-command",
    "Missing argument": "no-argument",
    "Missing option": "no-option",
    "required": "required",
    "No such command {name!r}.": "unknown-command",
    "No such option {name!r}.": "unknown-option",
    "Option {name!r} does not take a value.": "no-value",
    "{value!r} is not a valid {number_type}.": "no-number",
    "{value} is not in the range {range}.": "range",
    "{name} {filename!r} is a file.": "is-file",
    "default: {default}": "default",
    "directory": "directory",
}

_NAME = "_"


def speak_vietnamese() -> None:
    """Let click speak Vietnamese in this process; a sentence that is not known stays as it is."""
    modules = (
        click.core,
        click.decorators,
        click.exceptions,
        click.formatting,
        click.parser,
        click.types,
    )
    for module in modules:
        if hasattr(module, _NAME):
            setattr(module, _NAME, _translate)


def _translate(message: str) -> str:
    key = _KEYS.get(message)
    return t(f"click.{key}") if key else message
