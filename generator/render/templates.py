"""The Jinja environment for fragments: what templates can call, and nothing of the model."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, DictLoader, Environment, StrictUndefined, TemplateError
from markupsafe import Markup

from generator.kinds import KIND_BY_NAME
from generator.kinds.base import Card
from generator.kinds.display import format_number, format_size
from generator.locale import has, t
from generator.model.frame import ROOT
from generator.model.outline import section_anchor
from generator.model.portal import Portal
from generator.model.record import Entry
from generator.model.theme import Theme
from generator.render.environment import QuickEnvironment
from generator.render.lines import line_drawer
from generator.render.markdown import render_markdown

if TYPE_CHECKING:  # lists are made by whole builds only
    from generator.render.lists import Filter

#: Templates of pages and their parts, not of frames.
_OURS = ("pages/", "parts/")


def compile_templates(theme: Theme, compiled: BytecodeCache) -> None:
    """Lets `compiled` keep all templates of pages; a wrong one is told when a page is drawn."""
    environment = _bare_environment(theme, compiled)
    for name in theme.templates:
        if name.startswith(_OURS):
            with suppress(TemplateError):
                environment.get_template(name)


def make_environment(
    theme: Theme, portal: Portal, compiled: BytecodeCache | None = None
) -> Environment:
    """Templates escape everything that is not marked as safe; an unknown name is an error.

    `compiled` keeps templates as Python code between runs: compiling takes 0.3 s.
    """
    environment = _bare_environment(theme, compiled)
    addresses = theme.addresses()
    environment.globals.update(
        t=t,
        has=has,
        asset=lambda name: addresses[name],
        info=portal.info,
        today=portal.today,
        card=_cards(environment, portal),
        choices=_choices(environment),
        line=line_drawer(),
    )
    return environment


def _bare_environment(theme: Theme, compiled: BytecodeCache | None) -> Environment:
    """What templates are compiled with, whatever the portal."""
    environment = QuickEnvironment(
        loader=DictLoader(theme.templates),
        autoescape=True,
        bytecode_cache=compiled,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        url=url,
        md=lambda text, top=2, prefix="": Markup(render_markdown(text, top, prefix)),
        anchor=section_anchor,
        number=format_number,
        size=format_size,
    )
    return environment


@lru_cache(maxsize=1 << 12)
def url(address: str) -> Markup:
    """A link to a site address from wherever the fragment will stand."""
    return Markup(ROOT) + address.lstrip("/")


def _cards(environment: Environment, portal: Portal) -> Callable[[Entry], Markup]:
    """A record as an item of a list: drawn once, used on every list that shows it."""
    drawn: dict[tuple[str, str], Markup] = {}

    def card(entry: Entry) -> Markup:
        key = (entry.kind, entry.id)
        if key not in drawn:
            view: Card = KIND_BY_NAME[entry.kind].card(entry, portal)
            template = environment.get_template("parts/card.html")
            drawn[key] = Markup(template.render(card=view))
        return drawn[key]

    return card


def _choices(environment: Environment) -> Callable[[Filter, str], Markup]:
    """The choices of a facet: drawn once, used on every list of the kind that offers them."""
    drawn: dict[tuple[int, str], tuple[Filter, Markup]] = {}

    def choices(filter: Filter, home: str) -> Markup:
        key = (id(filter), home)  # a hash of all choices takes as long as drawing them
        if key not in drawn:
            template = environment.get_template("parts/filter.html")
            drawn[key] = (filter, Markup(template.render(filter=filter, home=home)))
        return drawn[key][1]

    return choices
