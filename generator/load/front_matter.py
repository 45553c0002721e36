"""A Markdown file with YAML front matter → the same plain data that a YAML file gives."""

from __future__ import annotations

from generator.load.yaml_text import parse_yaml
from generator.model.problem import Problem
from generator.model.source import BODY, Raw

_FENCE = "---"


def split_front_matter(text: str) -> tuple[str, str] | None:
    """The YAML between the two `---` lines, and the Markdown below; None without them."""
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != _FENCE:
        return None
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return "".join(lines[1:index]), "".join(lines[index + 1 :])
    return None


def parse_front_matter(text: str, path: str) -> tuple[dict[str, Raw], list[Problem]]:
    """The front matter's mapping with the Markdown under `BODY`, or problems."""
    split = split_front_matter(text)
    if split is None:
        return {}, [Problem("markdown.front-matter", path, line=1, column=1)]
    head, body = split
    data, problems = parse_yaml(head, path, first_line=2)
    if BODY in data:
        problems.append(Problem("markdown.body-twice", path, (BODY,)))
    elif body.strip():
        data[BODY] = body.strip()
    return data, problems


def parse_page(text: str, path: str) -> dict[str, Raw]:
    """A hand-written page likewise; what is wrong with its front matter is the engine's affair."""
    data, problems = parse_front_matter(text, path)
    return {BODY: text} if problems else data
