"""What helps while somebody types: Markdown drawn, YAML read, records named."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from generator.desk import answers
from generator.desk.asked import (
    as_json,
    body_of,
    desk_of,
    plain,
    told,
)
from generator.desk.outcomes import DeskError
from generator.desk.state import BY_NAME
from generator.editing.yaml_text import new_yaml
from generator.load.yaml_text import parse_yaml
from generator.render.markdown import render_markdown
from generator.reporting import describe

_NEAR = 20


def routes() -> list[Route]:
    """The addresses of what helps."""
    return [
        Route("/api/markdown", _markdown, methods=["POST"]),
        Route("/api/yaml", _yaml, methods=["POST"]),
        Route("/api/references/{kind}", _references),
    ]


async def _markdown(request: Request) -> Response:
    text = (await body_of(request)).get("text")
    if not isinstance(text, str):
        raise DeskError(400, "no-data")
    return as_json({"html": await run_in_threadpool(render_markdown, text, 3)})


async def _yaml(request: Request) -> Response:
    """A value as YAML text, or such a text as a value: for fields that no form can show."""
    body = await body_of(request)
    if "text" not in body:
        return as_json({"text": _yaml_of(plain(body.get("value")))})
    text = body["text"]
    if not isinstance(text, str):
        raise DeskError(400, "no-data")
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    data, problems = parse_yaml(f"value:\n{lines}", "")
    if problems:
        return told(422, "no-yaml", describe(problems[0]))
    return as_json({"value": data.get("value")})


def _yaml_of(value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, dict):
        return new_yaml(value)
    lines = new_yaml({"value": value}).removeprefix("value:").strip("\n").split("\n")
    step = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[step:] for line in lines) + "\n"


async def _references(request: Request) -> Response:
    kind, words = request.path_params["kind"], request.query_params.get("q", "")
    if kind not in BY_NAME and kind != "page":
        raise DeskError(404, "no-kind", found=kind[:60])
    listing = desk_of(request).listing()
    found = listing.find(words, None if kind == "page" else kind, None, ())
    items = []
    for line in found[:_NEAR]:
        facts = answers.line_facts(line, listing.state, set())
        id_ = f"{line.kind}/{line.id}" if kind == "page" else line.id
        items.append({"id": id_, "label": line.label, "meta": facts["meta"]})
    return as_json({"items": items})
