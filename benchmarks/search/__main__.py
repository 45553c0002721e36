"""`python -m benchmarks.search`: the table of issue #3, measured on this machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

import click

from benchmarks.search.data import Data
from benchmarks.search.oracle import Oracle
from benchmarks.search.queries import Query, make_queries, write_queries
from benchmarks.search.run import (
    ADDED,
    Mark,
    Measured,
    Result,
    Summary,
    by_kind,
    judge,
    measure,
    missed,
    summary,
)
from generator.model.search import Item

_HERE = Path(__file__).parent
PUBLISHED = (1_000, 10_000)  # sizes whose queries stand beside this module
PUBLISHED_QUERIES = 25
_KILO, _MEGA = 1_000, 1_000_000
_SHOWN_MISSES = 5
_HELP = """Measure the search: answers, bytes, seconds.

\b
python -m benchmarks.search
python -m benchmarks.search --sizes 1000 --details
python -m benchmarks.search --sizes 10000 --queries 100 --format json

To compare another engine (docs/search-benchmark.md):

\b
python -m benchmarks.search --export build/search --sizes 10000
python -m benchmarks.search --judge answers.jsonl --sizes 10000
"""


class _Row(NamedTuple):
    """A line of the table: its name, its figure, how it is written, and the goal by size."""

    name: str
    figure: Callable[[Measured, Summary], float | None]
    written: str
    goals: dict[int, float]
    at_least: bool = False
    unit: float = 1


_ROWS = (
    _Row(
        "recall@10",
        lambda _, all_: all_.recall,
        "{:.2f} %",
        {1_000: 1, 10_000: 1, 100_000: 0.999},
        at_least=True,
        unit=0.01,
    ),
    _Row("  of titles alone", lambda _, all_: all_.recall_in_titles, "{:.2f} %", {}, unit=0.01),
    _Row(
        "right one first",
        lambda _, all_: all_.right_first,
        "{:.2f} %",
        {1_000: 0.995, 10_000: 0.995, 100_000: 0.995},
        at_least=True,
        unit=0.01,
    ),
    _Row(
        "bytes of the first query, mean",
        lambda _, all_: all_.first_bytes,
        "{:.1f} kB",
        {1_000: 20_000, 10_000: 30_000, 100_000: 45_000},
        unit=_KILO,
    ),
    _Row(
        "  of these, code",
        lambda _, all_: all_.code_bytes,
        "{:.1f} kB",
        {1_000: 8_000, 10_000: 8_000, 100_000: 8_000},
        unit=_KILO,
    ),
    _Row("  the most", lambda _, all_: all_.most_bytes, "{:.1f} kB", {}, unit=_KILO),
    _Row("  files, mean", lambda _, all_: all_.first_files, "{:.1f}", {}),
    _Row(
        "query time after load, median",
        lambda _, all_: all_.median_ms,
        "{:.1f} ms",
        {1_000: 5, 10_000: 5, 100_000: 10},
    ),
    _Row(
        "  the slowest",
        lambda _, all_: all_.slowest_ms,
        "{:.1f} ms",
        {1_000: 50, 10_000: 60, 100_000: 150},
    ),
    _Row("the same, files not yet loaded", lambda _, all_: all_.median_first_ms, "{:.1f} ms", {}),
    _Row("  the slowest", lambda _, all_: all_.slowest_first_ms, "{:.1f} ms", {}),
    _Row(
        "index build, one core",
        lambda measured, _: measured.files.build_seconds,
        "{:.2f} s",
        {1_000: 0.3, 10_000: 1.5, 100_000: 15},
    ),
    _Row(
        "index on disk, gzipped",
        lambda measured, _: measured.files.gzipped,
        "{:.2f} MB",
        {10_000: 800_000, 100_000: 7_000_000},
        unit=_MEGA,
    ),
    _Row("  as it is", lambda measured, _: measured.files.bytes, "{:.2f} MB", {}, unit=_MEGA),
    _Row("files of the index", lambda measured, _: measured.files.number, "{:.0f}", {}),
    _Row(
        f"  changed by {ADDED} more records",
        lambda measured, _: measured.files.changed,
        "{:.0f}",
        {},
    ),
)


def _sizes(_: click.Context, __: click.Parameter, value: str) -> tuple[int, ...]:
    try:
        return tuple(int(size) for size in value.split(","))
    except ValueError as error:
        raise click.BadParameter(f"{value!r}: numbers with commas between them") from error


@click.command(help=_HELP)
@click.option("--sizes", default="1000,10000,100000", show_default=True, callback=_sizes)
@click.option("--queries", default=PUBLISHED_QUERIES, show_default=True, help="Of each kind.")
@click.option("--sample", default=3, show_default=True, help="Of each kind, with an empty cache.")
@click.option("--details", is_flag=True, help="Also each kind of query, and what was missed.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--export", type=click.Path(path_type=Path), help="Write records and queries here.")
@click.option("--judge", "answers", type=click.Path(path_type=Path), help="Judge these answers.")
@click.option("--publish", is_flag=True, help="Write the query sets of the repository anew.")
def main(
    sizes: tuple[int, ...],
    queries: int,
    sample: int,
    details: bool,
    form: str,
    export: Path | None,
    answers: Path | None,
    publish: bool,
) -> None:
    """Measure, and print a table or JSON."""
    if publish:
        for size in PUBLISHED:
            _write_queries(_HERE, size, PUBLISHED_QUERIES)
    elif export:
        for size in sizes:
            _export(export, size, queries)
    elif answers:
        click.echo("\n".join(_judged(answers, sizes[0])))
    else:
        _measure(sizes, queries, sample, details, form)


def _measure(sizes: Iterable[int], queries: int, sample: int, details: bool, form: str) -> None:
    found = []
    for size in sizes:
        click.echo(f"{size:,} records …", err=True)
        found.append(measure(size, queries, sample))
    if form == "json":
        click.echo(json.dumps([_as_json(one) for one in found], indent=2, ensure_ascii=False))
        return
    click.echo("\n".join(_table(found)))
    if details:
        for one in found:
            click.echo("\n".join(_details(one)))


# --- Text ----------------------------------------------------------------------------------------


def _table(found: Sequence[Measured]) -> Iterator[str]:
    yield f"{'':34}" + "".join(f"{one.size:>12,} {'goal':16}" for one in found).rstrip()
    for row in _ROWS:
        cells = (_cell(row, one, summary(one.results)) for one in found)
        yield f"{row.name:34}{''.join(cells)}".rstrip()
    numbers = ", ".join(f"{len(one.results)} of {one.size:,}" for one in found)
    yield f"queries: {numbers}"


def _cell(row: _Row, measured: Measured, all_: Summary) -> str:
    """A figure, its goal, and whether it is reached."""
    figure = row.figure(measured, all_)
    value = "–" if figure is None else row.written.format(figure / row.unit)
    goal = row.goals.get(measured.size)
    if goal is None or figure is None:
        return f"{value:>12} {'':16}"
    reached = figure >= goal if row.at_least else figure <= goal
    sign = "≥" if row.at_least else "≤"
    number = f"{sign} {goal / row.unit:g} {'✓' if reached else '✗ missed'}"
    return f"{value:>12} {number:16}"


def _details(measured: Measured) -> Iterator[str]:
    yield f"\n{measured.size:,} records"
    yield (
        f"{'kind':16}{'queries':>8}{'recall':>9}{'titles':>9}{'first':>9}"
        f"{'kB mean':>9}{'kB most':>9}{'ms med.':>9}{'ms most':>9}"
    )
    for kind, results in by_kind(measured.results).items():
        one = summary(results)
        mean = "–" if one.first_bytes is None else f"{one.first_bytes / _KILO:.1f}"
        most = "–" if one.most_bytes is None else f"{one.most_bytes / _KILO:.1f}"
        yield (
            f"{kind:16}{one.queries:8}{one.recall:9.2%}{one.recall_in_titles:9.2%}"
            f"{one.right_first:9.2%}{mean:>9}{most:>9}{one.median_ms:9.1f}{one.slowest_ms:9.1f}"
        )
    for kind, results in by_kind(missed(measured.results)).items():
        for result in results[:_SHOWN_MISSES]:
            yield f"  {kind}: {_miss(result)}"


def _miss(result: Result) -> str:
    mark, error = result.mark, result.answer.error
    notes = [f"“{result.query.text}” recall {mark.recall:.0%}"]
    notes += [] if mark.right_first else ["wrong one first"]
    notes += [f"lacks {mark.missing}"] if mark.missing else []
    notes += [error.splitlines()[0]] if error else []
    return ", ".join(notes)


def _as_json(measured: Measured) -> dict[str, object]:
    return {
        "size": measured.size,
        "files": asdict(measured.files),
        "all": asdict(summary(measured.results)),
        "kinds": {
            kind: asdict(summary(results)) for kind, results in by_kind(measured.results).items()
        },
        "missed": [asdict(result) for result in missed(measured.results)],
    }


# --- Other engines -------------------------------------------------------------------------------


def _write_queries(folder: Path, size: int, number: int) -> Data:
    data = Data(size)
    queries = make_queries(data, Oracle(data.items, data.topics), number)
    write_queries(folder / f"queries-{size}.jsonl", queries)
    return data


def _spelled_out(item: Item) -> dict[str, Any]:
    """A record with its texts as one."""
    fields = item._asdict()
    del fields["texts"]
    return {**fields, "body": item.body}


def _export(folder: Path, size: int, number: int) -> None:
    """Records, topics and queries as JSON, one a line."""
    folder.mkdir(parents=True, exist_ok=True)
    data = _write_queries(folder, size, number)
    topics = ({"key": key, **asdict(topic)} for key, topic in data.topics.items())
    records = (_spelled_out(item) for item in data.items)
    for name, values in (("records", records), ("topics", topics)):
        lines = (json.dumps(value, ensure_ascii=False) for value in values)
        (folder / f"{name}-{size}.jsonl").write_text(
            "".join(f"{line}\n" for line in lines), "utf-8"
        )


def _judged(path: Path, size: int) -> Iterator[str]:
    """Recall and “right first” of answers: queries, each with `addresses`, the best one first."""
    data = Data(size)
    given = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    hits = [answer.pop("addresses") for answer in given]
    queries = [Query(**answer) for answer in given]
    marks = judge(Oracle(data.items, data.topics), queries, hits)
    kinds: dict[str, list[Mark]] = {}
    for query, mark in zip(queries, marks, strict=True):
        kinds.setdefault(query.kind, []).append(mark)
    yield f"{'kind':16}{'queries':>8}{'recall':>9}{'first':>9}"
    for kind, own in (*kinds.items(), ("all", marks)):
        recall = sum(mark.recall for mark in own) / len(own)
        first = sum(mark.right_first for mark in own) / len(own)
        yield f"{kind:16}{len(own):8}{recall:9.2%}{first:9.2%}"


if __name__ == "__main__":
    main()
