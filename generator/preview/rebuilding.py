"""The portal on disk → pages in the preview's folder, and the state that open pages are told."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.cache.skeleton import Own
from generator.cache.unchanged import look_at_inputs
from generator.errors import ThiduaError
from generator.locale import t
from generator.model.output import Report
from generator.model.portal import Portal
from generator.model.problem import Problem
from generator.preview.board import Finding, State
from generator.preview.quick import Memory, show_at_once
from generator.reporting import Reporter, describe
from generator.settings import Settings, find_settings

#: Seconds in which open pages fetch what is shown at once, before all others are built.
_GLANCE = 0.3


class Builder:
    """Builds again and again; remembers whether good pages stand in `folder`."""

    def __init__(self, root: Path, folder: Path, today: date | None, reporter: Reporter) -> None:
        self._root, self._folder, self._today = root, folder, today
        self._reporter = reporter
        self._state = State()
        self._memory: Memory | None = None

    def build(self) -> State:
        """The state after one more build."""
        *_, state = self.states()
        return state

    def states(self) -> Iterator[State]:
        """The states that an edit leads to: its own page first, and then all others.

        Nothing that an edit can break ends the preview.
        """
        if self._show_at_once():
            yield self._state
            if self._memory:
                return
            time.sleep(_GLANCE)  # a build leaves little time to answer: pages are fetched now
        yield self._build()

    def _show_at_once(self) -> bool:
        """Whether the page of the record that was edited is there already."""
        start, memory, self._memory = time.perf_counter(), self._memory, None
        try:
            quick = memory and show_at_once(memory, self._settings(), self._folder)
        except Exception:  # whatever it is, the whole build meets it again, and tells it
            return False
        if not quick:
            return False
        self._memory = quick.memory
        if quick.memory:
            took = (("render", time.perf_counter() - start),)
            self._tell(replace(quick.memory.report, seconds=took))
        if quick.written.changed or quick.written.removed:
            self._state = State(_new_token(), ready=True)
        return True

    def _build(self) -> State:
        try:
            report = self._run()
        except ThiduaError as error:
            self._state = self._refused(error.key, **error.values)
        except Exception as error:  # a template may do anything while it is being written
            detail = f"{type(error).__name__}: {error}"
            self._state = self._refused("preview.failed", detail=detail)
        else:
            self._tell(report)
            self._state = self._built(report)
        return self._state

    def _run(self) -> Report:
        """One build; "today" is looked up each time, a preview may run past midnight."""
        from generator import pipeline
        from generator.write import filling

        settings = self._settings()
        inputs, kept = look_at_inputs(settings), list[tuple[Portal, Mapping[str, Own]]]()
        with self._reporter as reporter:
            report = pipeline.preview(
                settings,
                lambda: filling(self._folder),
                reporter.progress,
                lambda portal, own: kept.append((portal, own)),
            )
        if kept and report.written:
            self._memory = Memory(settings, inputs, *kept[0], report)
        return report

    def _settings(self) -> Settings:
        return find_settings(self._root, self._today, os.environ)

    def _built(self, report: Report) -> State:
        if not report.ok:
            return self._failed(*(_finding(problem) for problem in report.problems))
        written = report.written
        same = written is not None and not written.changed and not written.removed
        token = self._state.token if same and self._state.ready else _new_token()
        return State(token, ready=True)

    def _failed(self, *findings: Finding) -> State:
        """The last good pages stay; without any, the list of findings is the page itself."""
        ready = self._state.ready
        return State(self._state.token if ready else _new_token(), findings, ready)

    def _refused(self, key: str, **values: object) -> State:
        """The state after a build that an exception ended; its sentence is said here, too."""
        self._reporter.say(key, **values)
        return self._failed(Finding("", t(key, **values)))

    def _tell(self, report: Report) -> None:
        """Say on the terminal what this build found."""
        if self._reporter.form == "json":
            self._reporter.checked(report)
            return
        self._reporter.problems(report.problems, stopped=not report.ok)
        if not report.ok:
            self._reporter.say("cli.serve.waiting")
        elif self._state.token:
            seconds = f"{sum(took for _, took in report.seconds):.2f}"
            self._reporter.say("cli.serve.rebuilt", pages=report.pages, seconds=seconds)


def _finding(problem: Problem) -> Finding:
    return Finding(f"{problem.path}:{problem.line}:{problem.column}", describe(problem))


def _new_token() -> str:
    """A token that no earlier page was served under, by this preview or the one before it."""
    return f"{time.time_ns():x}"
