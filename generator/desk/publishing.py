"""The way out: what is new and what waits, the site built, seen, and published."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from generator.desk.answers import told_facts
from generator.desk.asked import as_json, body_of, desk_of
from generator.desk.desk import Desk
from generator.desk.listing import find_record
from generator.desk.outcomes import DeskError, label_of
from generator.desk.state import BY_NAME, State
from generator.errors import ThiduaError
from generator.locale import t
from generator.model.problem import Problem

if TYPE_CHECKING:
    from generator.desk.works import Work


def routes() -> list[Route]:
    """The addresses of building and publishing."""
    return [
        Route("/api/status", _status),
        Route("/api/site", _site),
        Route("/api/build", _build, methods=["POST"]),
        Route("/api/plan", _plan, methods=["POST"]),
        Route("/api/publish", _publish, methods=["POST"]),
    ]


async def _status(request: Request) -> Response:
    """What `thidua status` tells, each item with the record that it is about."""
    from generator.status.facts import status_facts
    from generator.status.looking import look

    desk = desk_of(request)

    def work() -> Response:
        status, state = look(desk.store.settings), desk.store.glimpse
        facts = status_facts(status)
        groups = [
            {
                "name": name,
                "title": t(f"cli.status.group.{name}"),
                "news": name in status.news,
                "items": [_item(state, item) for item in facts.pop(name)],
            }
            for name in (*status.news, *status.waiting)
        ]
        return as_json({**facts, "groups": groups})

    return await run_in_threadpool(work)


async def _site(request: Request) -> Response:
    """Where the built site is shown, where it would be published, what runs or ran last."""
    desk = desk_of(request)
    return await run_in_threadpool(lambda: as_json(_site_facts(desk)))


def _site_facts(desk: Desk) -> dict[str, Any]:
    from generator.desk.works import work_facts

    works, place, wrong = desk.works(), "", ""
    try:
        place = works.place()
    except ThiduaError as error:
        wrong = t(error.key, **error.values)
    work = works.work
    return {
        "url": works.site_url(),
        "place": place,
        "place_wrong": wrong,
        "work": work_facts(work) if work else None,
        "problems": _problems(work.problems, desk.store.glimpse) if work else [],
    }


def _problems(problems: Iterable[Problem], state: State) -> list[dict[str, Any]]:
    """Errors first, each with the record in whose form it is mended."""
    ordered = sorted(problems, key=lambda one: one.severity.value)
    return [{**told_facts(one), **_record_of(state, one.path)} for one in ordered]


def _item(state: State, item: dict[str, Any]) -> dict[str, Any]:
    """An item with its record; one that is no whole record yet has its name from its file."""
    record = _record_of(state, item["path"])
    kind, id_ = record["kind"], record["id"]
    if kind and id_ and item["title"] == id_:
        source = state.source(BY_NAME[kind], id_)
        item = {**item, "title": label_of(state, source) if source else id_}
    return {**item, **record}


def _record_of(state: State, path: str) -> dict[str, str | None]:
    kind, id_ = find_record(state, path) or (None, None)
    return {"kind": kind, "id": id_}


async def _build(request: Request) -> Response:
    desk = desk_of(request)
    return await _begun(lambda: desk.works().build())


async def _plan(request: Request) -> Response:
    desk = desk_of(request)
    return await _begun(lambda: desk.works().plan())


async def _publish(request: Request) -> Response:
    token = (await body_of(request)).get("token")
    if not isinstance(token, str):
        raise DeskError(409, "no-plan")
    desk = desk_of(request)
    return await _begun(lambda: desk.works().publish(token))


async def _begun(begin: Callable[[], Work]) -> Response:
    from generator.desk.works import work_facts

    return as_json({"work": work_facts(await run_in_threadpool(begin))}, 202)
