"""What is documented is what there is: commands, options, problem codes, the allow-list."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from generator.cli import COMMANDS, main
from generator.model.media import ATTACHMENTS, PICTURES
from generator.model.sanitize import ATTRIBUTES, SCHEMES, TAGS
from tests.portals.toolbox import REPOSITORY, checked_codes, problem_codes

DOCS = REPOSITORY / "docs"


def read(name: str) -> str:
    """The text of a document."""
    return (DOCS / name).read_text("utf-8")


def sections() -> dict[str, str]:
    """Problem code → what is said about it."""
    pages = (page for page in (DOCS / "problems").glob("*.md") if page.name != "README.md")
    return {page.stem: page.read_text("utf-8") for page in pages}


def words_in_ticks(text: str) -> set[str]:
    """Everything between backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def command_of(name: str) -> click.Command:
    """The command that is called `name`."""
    command = main.get_command(click.Context(main), name)
    assert command
    return command


def options_of(name: str) -> set[str]:
    """The options of a command, and of the commands below it."""
    found, waiting = set(), [command_of(name)]
    while waiting:
        one = waiting.pop()
        waiting += one.commands.values() if isinstance(one, click.Group) else []
        options = (param for param in one.params if isinstance(param, click.Option))
        found |= {name for option in options for name in option.opts}
    return found


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    """`docs/commands.md` has a section for each command and names each of its options."""
    text = read("commands.md")
    assert f"\n## thidua {name}\n" in text
    for option in options_of(name):
        assert re.search(rf"`{option}\b", text), option


def test_no_command_is_documented_that_is_gone() -> None:
    """Each section of `docs/commands.md` is about a command that there is."""
    documented = set(re.findall(r"^## thidua (\S+)$", read("commands.md"), re.MULTILINE))
    assert documented == set(COMMANDS)
    options = {option for name in COMMANDS for option in options_of(name)}
    named = set(re.findall(r"`(--[a-z-]+)", read("commands.md")))
    assert named <= options | {"--help", "--version"}


def test_every_problem_code_is_documented() -> None:
    """`docs/problems/` has one page for each code, and none for a code that is gone."""
    assert set(sections()) == problem_codes()
    listed = re.findall(r"^- \[`(.+?)`\]", read("problems/README.md"), re.MULTILINE)
    assert sorted(listed) == sorted(problem_codes())


@pytest.mark.parametrize("code", sorted(problem_codes()))
def test_a_problem_is_explained_by_meaning_example_and_remedy(code: str) -> None:
    """Each page says what the code means, shows a message, and tells how to mend it."""
    meaning, example, remedy = re.split(r"```\n(.+)\n```", sections()[code])
    title, _, meaning = meaning.partition("\n\n")
    assert title == f"# `{code}`"
    assert meaning.strip()
    assert remedy.strip().startswith("**Cách sửa.**")
    place = r"[^:]+:\d+:\d+: " if code in checked_codes() else r"[^:]+(:\d+:\d+)?: "
    assert re.match(place, example)
    assert example.endswith(f"[{code}]")


def test_the_allow_list_is_the_one_that_is_used() -> None:
    """`docs/safety.md` names every tag, attribute and scheme that passes, and no other."""
    text = read("safety.md")
    tags = re.search(r"\*\*Thẻ được dùng:\*\*(.+?)\n\n", text, re.DOTALL)
    assert tags
    assert words_in_ticks(tags[1]) == TAGS
    rows = re.findall(r"^\| (\S.*?) \| (`.+`) \|$", text, re.MULTILINE)
    documented = {
        "*" if tag == "mọi thẻ" else tag.strip("`"): words_in_ticks(names) for tag, names in rows
    }
    assert documented == ATTRIBUTES
    schemes = re.search(r"\*\*Liên kết\*\* chỉ theo (.+?),", text)
    assert schemes
    assert words_in_ticks(schemes[1]) == SCHEMES


def test_the_policy_is_the_one_that_servers_send() -> None:
    """`docs/safety.md`, Caddy's and nginx's configuration say the same."""
    (policy,) = re.findall(r"^default-src 'none'.+$", read("safety.md"), re.MULTILINE)
    for name in ("publish/Caddyfile", "publish/nginx.conf"):
        assert policy in " ".join(read(name).split()), name
    for source in ("unsafe", "data:", "http", "*"):
        assert source not in policy


def test_what_is_published_is_documented() -> None:
    """The endings of pictures and attachments are those of the code."""
    named = {word for word in words_in_ticks(read("safety.md")) if word.startswith(".")}
    assert named == PICTURES | ATTACHMENTS | {".yml", ".csv", ".md", ".html", ".js", ".css"}


def test_links_between_documents_lead_somewhere() -> None:
    """Each relative link of the documents and the README is a file of the repository."""
    for file in (*DOCS.rglob("*.md"), REPOSITORY / "README.md"):
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", file.read_text("utf-8")):
            if not re.match(r"[a-z]+:", link):
                assert (file.parent / link).exists(), (file.name, link)


def test_examples_of_problems_are_named_by_their_code() -> None:
    """The folders of examples are the codes of the documentation, but those of importing."""
    folders = {path.name for path in Path(REPOSITORY / "tests/examples/invalid").iterdir()}
    assert folders == set(sections()) & checked_codes()
