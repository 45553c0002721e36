"""Runs the script of the search in Node: pure functions, and the engine on files in memory."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

_RUNNER = """
import { readFileSync } from "node:fs";
const [module, input] = process.argv.slice(2);
const { default: run } = await import(module);
process.stdout.write(JSON.stringify(await run(JSON.parse(readFileSync(input, "utf8")))));
"""

_ENGINE = """
import {{ open }} from "{theme}/search/engine.js";
export default async ({{ files, questions }}) => {{
  const asked = [];
  globalThis.fetch = async (address) => {{
    const name = address.split("/").pop();
    asked.push(name);
    const text = files[name];
    const json = async () => JSON.parse(text);
    return text === undefined ? {{ status: 404 }} : {{ ok: true, status: 200, json }};
  }};
  const answers = [];
  for (const [method, ...rest] of questions) {{
    const index = await open("https://example.invalid/tra-cuu/chi-muc/");
    asked.length = 0;
    answers.push({{ answer: await index[method](...rest), asked: [...asked] }});
  }}
  return answers;
}};
"""


def run_module(source: str, value: object) -> Any:
    """What the module's default function makes of `value`; `{theme}` is the theme's folder."""
    with tempfile.TemporaryDirectory() as folder:
        module = Path(folder, "module.mjs")
        module.write_text(source.format(theme=(ROOT / "theme").as_uri()), "utf-8")
        runner = Path(folder, "runner.mjs")
        runner.write_text(_RUNNER, "utf-8")
        given = Path(folder, "input.json")
        given.write_text(json.dumps(value), "utf-8")
        command = ["node", "--no-warnings", str(runner), module.as_uri(), str(given)]
        result = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)


def ask(files: Mapping[str, bytes], questions: Sequence[Sequence[object]]) -> list[dict[str, Any]]:
    """The answer to each question (method, arguments…), and the files that it read."""
    texts = {path.rpartition("/")[2]: content.decode() for path, content in files.items()}
    answers = run_module(_ENGINE, {"files": texts, "questions": questions})
    assert isinstance(answers, list)
    return answers
