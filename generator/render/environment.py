"""Jinja2 as it is, but quicker where our pages spend their time: a build draws ten thousand.

Words without blanks become part of the compiled template; texts without signs are put out as they
are; templates and globals are looked up in plain dicts, since none changes while pages are drawn.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape
from typing_extensions import override

from generator.locale import has, t
from generator.model.record import Entry

#: What templates see of a record that another one refers to, beside its card: pages depend on no
#: more of it.
ENTRY_SHOWS = frozenset({"kind", "id", "path"})
#: What `escape` changes.
_SIGNS = re.compile("[&<>\"']")


def put(value: object) -> str:
    """What stands on the page for a value of a template: `escape`, but quicker.

    A text that needs no escaping is no `Markup` then; nothing but the page's end sees it.
    """
    if type(value) is str:
        return value if _SIGNS.search(value) is None else escape(value)
    return value if type(value) is Markup else escape(value)


class _Generator(CodeGenerator):
    """Templates as Python code that calls `put` where Jinja2 would call `escape`.

    What templates call is called at once: nothing of ours asks for Jinja2's context.
    """

    @override
    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:
        self.writeline(f"from {__name__} import put")
        super().visit_Template(node, frame)

    @override
    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("put(")

    @override
    def visit_Call(self, node: nodes.Call, frame: Any, forward_caller: bool = False) -> None:
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class _Words(NodeTransformer):
    """`t("key")`, without anything to fill in, becomes the sentence itself."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """A call, or the constant that it would give."""
        self.generic_visit(node)
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(node.args) == 1
        if plain and isinstance(node.node, nodes.Name) and node.node.name == "t":
            key = node.args[0]
            if isinstance(key, nodes.Const) and has(key.value):
                return nodes.Const(t(key.value), lineno=node.lineno)
        return node


class QuickEnvironment(Environment):
    """An environment whose templates and globals stay as they are once the first page is drawn.

    It looks up attributes; those of an `Entry` only where pages may depend on them.
    """

    code_generator_class = _Generator

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._ready: dict[str, Template] = {}

    @override
    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is Entry and attribute not in ENTRY_SHOWS:
            return self.undefined(obj=obj, name=attribute)
        try:
            return getattr(obj, attribute)  # at once: this is most of what drawing a page does
        except AttributeError:
            return super().getattr(obj, attribute)

    @override
    def getitem(self, obj: Any, argument: Any) -> Any:
        if type(obj) is Entry:
            return self.getattr(obj, str(argument))
        return super().getitem(obj, argument)

    @override
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}

    @override
    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        if name not in self._ready:
            self._ready[name] = super().get_template(name, parent)
        return self._ready[name]

    @override
    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template: nodes.Template = _Words().visit(super()._parse(source, name, filename))
        return template
