"""`mkdocs.yml`: is it YAML at all? What it says is the theme engine's business."""

from __future__ import annotations

from pathlib import Path

import yaml

from generator.load.files import load_text
from generator.load.yaml_text import syntax_problem
from generator.model.problem import Problem

CONFIG = "mkdocs.yml"


def check_config(root: Path) -> list[Problem]:
    """The problems that keep `mkdocs.yml` from being read, each at its line."""
    text, problems = load_text(root / CONFIG, CONFIG)
    if text is None:
        return problems
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return [syntax_problem(error, text, CONFIG, 1)]
    if not isinstance(node, yaml.MappingNode):
        return [Problem("yaml.root", CONFIG, line=1, column=1)]
    return []
