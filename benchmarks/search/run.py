"""A number of records in; the figures of issue #3 for an index of that many out."""

from __future__ import annotations

import gc
import gzip
import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.search.browser import Answer, Loaded, answers, chromium, lay_out, loaded, served
from benchmarks.search.data import Data
from benchmarks.search.oracle import Oracle
from benchmarks.search.queries import Query, make_queries
from generator.index.build import arrange, index
from generator.locale import catalogue
from generator.model.output import Output

ADDED = 10
_RUNS_UP_TO = {10_000: 3}  # larger indexes are built once
_WORDS = ("search-box.", "kind.")


@dataclass(frozen=True, slots=True)
class Files:
    """The index on disk."""

    build_seconds: float
    number: int
    bytes: int
    gzipped: int
    changed: int


@dataclass(frozen=True, slots=True)
class Mark:
    """How good a first page is; with a right answer that it lacks, address and title.

    `in_titles` is the recall of what titles alone hold.
    """

    recall: float
    in_titles: float
    right_first: bool
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One query: how it was answered and judged; what it loaded, where that was measured."""

    query: Query
    answer: Answer
    mark: Mark
    loaded: Loaded | None


@dataclass(frozen=True, slots=True)
class Measured:
    """All figures for one number of records."""

    size: int
    files: Files
    results: tuple[Result, ...]


def measure(size: int, number: int, sample: int) -> Measured:
    """Figures from `number` queries of each kind; `sample` of them also with an empty cache."""
    data = Data(size)
    with TemporaryDirectory(prefix="thidua-bench-") as name:
        files = _build(data, Path(name))
        oracle = Oracle(data.items, data.topics)
        queries = make_queries(data, oracle, number)
        lay_out(Path(name))
        with served(Path(name)) as address, chromium() as browser:
            cold = {
                query: loaded(browser, address, query.text) for query in _first(queries, sample)
            }
            answered = answers(browser, address, [query.text for query in queries])
    judged = judge(oracle, queries, [answer.addresses for answer in answered])
    return Measured(
        size,
        files,
        tuple(
            Result(query, answer, mark, cold.get(query))
            for query, answer, mark in zip(queries, answered, judged, strict=True)
        ),
    )


def judge(oracle: Oracle, queries: Iterable[Query], hits: Iterable[Sequence[str]]) -> list[Mark]:
    """The mark of each query, for the addresses that an engine gave."""
    place = {item.address: at for at, item in enumerate(oracle.items)}
    marks = []
    for query, addresses in zip(queries, hits, strict=True):
        judgement = oracle.judge(query.kind, query.text, query.meant)
        found = [place.get(address, -1) for address in addresses]  # what is unknown is wrong
        at = judgement.missing(found)
        missing = "" if at is None else f"{oracle.items[at].address} {oracle.items[at].title}"
        marks.append(
            Mark(
                recall=judgement.recall(found),
                in_titles=judgement.in_titles.recall(found),
                right_first=judgement.right_first(found),
                missing=missing,
            )
        )
    return marks


def _build(data: Data, folder: Path) -> Files:
    """Build the index, write it, and build it once more with a few records added."""
    words = _words()
    runs = next((runs for most, runs in _RUNS_UP_TO.items() if data.size <= most), 1)
    items, topics = data.items, data.topics
    seconds = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        outputs = tuple(index(arrange(items), topics, words))
        seconds.append(time.process_time() - start)
    _write(folder, outputs)
    later = index(arrange((*items, *data.more(ADDED))), topics, words)
    before = {output.path: output.content for output in outputs}
    return Files(
        build_seconds=min(seconds),
        number=len(outputs),
        bytes=sum(len(output.content) for output in outputs),
        gzipped=sum(len(gzip.compress(output.content, 6, mtime=0)) for output in outputs),
        changed=sum(before.get(output.path) != output.content for output in later),
    )


def _words() -> Mapping[str, str]:
    """The texts that the index carries for the search box."""
    return {key: text for key, text in catalogue().items() if key.startswith(_WORDS)}


def _write(folder: Path, outputs: Iterable[Output]) -> None:
    for output in outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)


def _first(queries: Iterable[Query], sample: int) -> list[Query]:
    """The first `sample` queries of each kind."""
    kinds: dict[str, list[Query]] = {}
    for query in queries:
        kinds.setdefault(query.kind, []).append(query)
    return [query for group in kinds.values() for query in group[:sample]]


# --- Figures -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of many queries. Bytes are None where none was asked with an empty cache."""

    queries: int
    recall: float
    recall_in_titles: float
    right_first: float
    first_bytes: float | None
    code_bytes: int | None
    most_bytes: int | None
    first_files: float | None
    median_ms: float
    slowest_ms: float
    median_first_ms: float
    slowest_first_ms: float


def summary(results: Sequence[Result]) -> Summary:
    """Means, medians and extremes of `results`."""
    cold = [result.loaded for result in results if result.loaded]
    later = [result.answer.later for result in results]
    first = [result.answer.first for result in results]
    return Summary(
        queries=len(results),
        recall=statistics.fmean(result.mark.recall for result in results),
        recall_in_titles=statistics.fmean(result.mark.in_titles for result in results),
        right_first=statistics.fmean(result.mark.right_first for result in results),
        first_bytes=statistics.fmean(one.all for one in cold) if cold else None,
        code_bytes=max(one.code for one in cold) if cold else None,
        most_bytes=max(one.all for one in cold) if cold else None,
        first_files=statistics.fmean(one.files for one in cold) if cold else None,
        median_ms=statistics.median(later),
        slowest_ms=max(later),
        median_first_ms=statistics.median(first),
        slowest_first_ms=max(first),
    )


def by_kind(results: Iterable[Result]) -> dict[str, list[Result]]:
    """Kind of query → its results."""
    kinds: dict[str, list[Result]] = {}
    for result in results:
        kinds.setdefault(result.query.kind, []).append(result)
    return kinds


def missed(results: Iterable[Result]) -> list[Result]:
    """What was not answered as well as possible."""
    return [result for result in results if result.mark.recall < 1 or not result.mark.right_first]
