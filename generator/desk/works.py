"""What takes longer than an answer: the site is built, and brought to where people are.

One thing at a time, in a thread of its own; every open page is told how far it is. The built site
is shown by a server of its own: its scripts run there as they will run for readers, and may not
ask the desk anything.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from threading import Lock, Thread
from typing import Any

from generator.building import build
from generator.desk.outcomes import DeskError
from generator.errors import ThiduaError
from generator.locale import t
from generator.model.problem import Problem
from generator.preview.board import Board, State
from generator.preview.serving import Server
from generator.publish.alone import alone, now
from generator.publish.built import load_source
from generator.publish.places import Where, find_where, load_places, open_target
from generator.publish.planning import Plan
from generator.publish.showing import format_plan
from generator.publish.target import Source, Target
from generator.settings import Settings

_EVERY = 25  # pages between two words of how far it is
Tell = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Work:
    """What runs, or ran last: `name` is "build", "plan" or "publish", `words` how far it is.

    Once it does not run: whether it went well, the problems that stopped it or deserve a look; of a
    plan what it would change (`lines`) and the `token` by which it is agreed to.
    """

    name: str
    words: str
    running: bool = True
    ok: bool = False
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    token: str = ""


class Works:
    """Builds and publishes one portal; `tell` has every page told."""

    def __init__(self, settings: Settings, tell: Tell) -> None:
        self._settings, self._tell = settings, tell
        self._lock = Lock()
        self._work: Work | None = None
        self._agreed: tuple[str, Target, Plan, Source] | None = None
        self._board = Board()
        self._server: Server | None = None

    @property
    def work(self) -> Work | None:
        """What runs, or ran last; None where nothing ran yet."""
        return self._work

    def place(self) -> str:
        """The place of publication by its words, "" where none is named. Raises `PublishError`."""
        places = load_places(self._settings.root)
        return next(iter(places.values())).to if places else ""

    def site_url(self) -> str:
        """Where the built site is shown on this machine; "" where none is built."""
        if not (self._settings.site / "index.html").is_file():
            return ""
        with self._lock:
            if self._server is None:
                self._board.show(State(_token(), ready=True))
                self._server = Server(0, self._settings.site, self._board)
                self._server.start()
            return self._server.url

    def build(self) -> Work:
        """Begins to build. Raises `DeskError` while something else runs."""
        return self.begin("build", self._build)

    def plan(self) -> Work:
        """Begins to build and to look what publishing would change. Raises as `build`."""
        return self.begin("plan", self._plan)

    def publish(self, token: str) -> Work:
        """Begins to do what the plan of `token` showed, once. Raises `DeskError`."""
        with self._lock:
            agreed = self._agreed
            if agreed is None or agreed[0] != token:
                raise DeskError(409, "no-plan")
        return self.begin("publish", lambda: self._publish(*agreed[1:]))

    def begin(self, name: str, run: Callable[[], Work]) -> Work:
        """Begins `run`, which gives what came of it. Raises `DeskError` while something runs."""
        with self._lock:
            if self._work and self._work.running:
                raise DeskError(409, "busy")
            self._work = work = Work(name, t(f"desk.work.{name}"))
            self._agreed = None
        Thread(target=self._run, args=(run,), daemon=True).start()
        return work

    def _run(self, run: Callable[[], Work]) -> None:
        try:
            done = run()
        except ThiduaError as error:
            done = self._failed(t(error.key, **error.values))
        except Exception as error:  # whatever it is, the page must not wait for ever
            detail = f"{type(error).__name__}: {error}"
            done = self._failed(t("desk.work.failed", detail=detail))
        self._show(done)

    def _failed(self, words: str) -> Work:
        assert self._work is not None
        return Work(self._work.name, words, running=False)

    def _show(self, work: Work) -> None:
        self._work = work
        self._tell({"work": work_facts(work)})

    def _progress(self, stage: str, pages: int) -> None:
        if pages % _EVERY and stage != "pictures":
            return
        count = t("cli.pictures" if stage == "pictures" else "cli.pages", count=pages)
        words = t(f"cli.stage.{stage}")
        self._going(f"{words} … {count}" if pages else f"{words} …")

    def _sent(self, stage: str, done: int, total: int) -> None:
        if done % _EVERY == 0 or done == total:
            self._going(t(f"cli.publish.stage.{stage}", done=done, total=total))

    def _going(self, words: str) -> None:
        assert self._work is not None
        if words != self._work.words:
            self._show(replace(self._work, words=words))

    def _build(self) -> Work:
        report = build(self._settings, self._progress)
        if not report.ok:
            words = t("desk.work.stopped")
            return Work("build", words, running=False, problems=report.problems)
        written = report.written
        fresh = bool(written and (written.changed or written.removed))
        if fresh:
            self._board.show(State(_token(), ready=True))
        words = t("desk.work.built" if fresh else "desk.work.same", pages=report.pages)
        return Work("build", words, running=False, ok=True, problems=report.problems)

    def _plan(self) -> Work:
        built = self._build()
        if not built.ok:
            return replace(built, name="plan")
        where = find_where(self._settings, None, None, Where(""))
        place = open_target(where, self._settings)
        with alone(self._settings):
            self._sent("look", 0, 0)
            source = load_source(self._settings)
            plan = place.plan(source, keeping=True)
        if plan.empty:
            words = t("cli.publish.same", place=place.name, files=len(plan.wanted))
            return Work("plan", words, running=False, ok=True)
        token = _token()
        self._agreed = token, place, plan, source
        lines = tuple(line.strip() for line in format_plan(plan, verbose=False))
        words = t("cli.publish.will", place=place.name)
        return Work("plan", words, running=False, ok=True, lines=lines, token=token)

    def _publish(self, place: Target, plan: Plan, source: Source) -> Work:
        with alone(self._settings):
            place.publish(plan, source, now(), self._sent)
        words = t("desk.work.published", place=place.name, files=len(plan.wanted))
        return Work("publish", words, running=False, ok=True)


def work_facts(work: Work) -> dict[str, Any]:
    """A work as pages are told of it; its problems are asked for apart."""
    facts = asdict(work)
    return {**facts, "problems": len(work.problems)}


def _token() -> str:
    return secrets.token_urlsafe(16)
