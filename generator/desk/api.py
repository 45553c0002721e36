"""Records: found, opened, saved, kept as drafts, taken back; and what changes, as it changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from generator.desk import answers
from generator.desk.asked import (
    as_json,
    asked_of,
    body_of,
    desk_of,
    input_of,
    name_of,
    number_of,
    told,
)
from generator.desk.desk import Desk
from generator.desk.forms import form_of
from generator.desk.outcomes import Conflict, DeskError, Done, Refused
from generator.desk.recent import find_recent
from generator.desk.state import BY_NAME
from generator.locale import t

_LIST_LIMIT = 200


def routes() -> list[Route]:
    """The addresses of records."""
    return [
        Route("/api/overview", _overview),
        Route("/api/kinds/{kind}", _kind),
        Route("/api/records", _records),
        Route("/api/records/{kind}/{id}", _record, methods=["GET"]),
        Route("/api/records/{kind}/{id}", _save, methods=["PUT"]),
        Route("/api/records/{kind}/{id}", _remove, methods=["DELETE"]),
        Route("/api/drafts/{kind}/{id}", _draft, methods=["GET"]),
        Route("/api/drafts/{kind}/{id}", _keep_draft, methods=["PUT"]),
        Route("/api/drafts/{kind}/{id}", _drop_draft, methods=["DELETE"]),
        Route("/api/check", _check, methods=["POST"]),
        Route("/api/changes", _changes),
        Route("/api/undo", _undo, methods=["POST"]),
        Route("/api/events", _events),
    ]


async def _overview(request: Request) -> Response:
    desk = desk_of(request)
    return await run_in_threadpool(lambda: as_json(_overview_of(desk)))


def _overview_of(desk: Desk) -> dict[str, Any]:
    listing = desk.listing()
    facts = answers.overview_facts(listing.state, listing.lines)
    return {**facts, "checking": desk.store.checking, "changes": recent_of(desk, 10)}


def recent_of(desk: Desk, count: int) -> list[dict[str, Any]]:
    """The last changes in words."""
    listing = desk.listing()
    seen = {line.path: line.label for line in listing.all()}
    found = find_recent(desk.store.root, desk.store.journal, count)
    return [answers.recent_facts(one, listing.state, seen) for one in found]


async def _kind(request: Request) -> Response:
    return as_json(form_of(desk_of(request).store.kind(request.path_params["kind"]).name))


async def _records(request: Request) -> Response:
    query = request.query_params
    kind = query.get("kind") or None
    if kind is not None and kind not in BY_NAME:
        raise DeskError(404, "no-kind", found=kind[:60])
    offset, limit = number_of(query.get("offset"), 0), number_of(query.get("limit"), 50)
    desk = desk_of(request)
    listing, drafted = desk.listing(), desk.store.drafts.names()
    found = listing.find(query.get("q", ""), kind, query.get("only") or None, drafted)
    shown = found[offset : offset + min(limit, _LIST_LIMIT)]
    items = [answers.line_facts(line, listing.state, drafted) for line in shown]
    desk.listed.set()
    return as_json({"total": len(found), "items": items})


async def _record(request: Request) -> Response:
    kind, id_ = name_of(request)
    store = desk_of(request).store

    def work() -> Response:
        found = store.kind(kind)
        opened = store.open(found, id_)
        draft = store.drafts.find(kind, id_)
        return as_json(answers.record_facts(opened, found, id_, store.state, draft))

    return await run_in_threadpool(work)


async def _save(request: Request) -> Response:
    kind, id_ = name_of(request)
    body = await body_of(request)
    data, rows = input_of(body)
    version = body.get("version")
    store = desk_of(request).store
    version = version if isinstance(version, str) else None
    given = body.get("seen")
    seen = [one for one in given if isinstance(one, str)] if isinstance(given, list) else []

    def work() -> Response:
        done = store.save(store.kind(kind), id_, data, rows, version, seen)
        return outcome(desk_of(request), done, kind, id_)

    return await run_in_threadpool(work)


def outcome(desk: Desk, done: Done | Refused | Conflict, kind: str, id_: str) -> Response:
    """What came of a save, of a removal or of an undo."""
    store = desk.store
    found = store.kind(kind)
    if isinstance(done, Conflict):
        theirs = {
            "data": done.theirs.file.data,
            "rows": done.theirs.file.rows,
            "version": done.theirs.version,
            "at": done.at,
            "who": t("desk.who.desk" if done.by_desk else "desk.who.other"),
        }
        return told(409, "conflict", t("desk.error.conflict"), theirs=theirs)
    problems = answers.all_problem_facts(done.problems, store.state, found)
    if isinstance(done, Refused):
        draft = {"at": done.draft.at} if done.draft else None
        return told(422, "refused", t("desk.error.refused"), problems=problems, draft=draft)
    desk.changed([done.path])
    undo = done.saved.name if done.saved else None
    return as_json({"version": done.version, "problems": problems, "path": done.path, "undo": undo})


async def _remove(request: Request) -> Response:
    kind, id_ = name_of(request)
    body = await body_of(request)
    version = body.get("version")
    desk = desk_of(request)

    def work() -> Response:
        done = desk.store.remove(desk.store.kind(kind), id_, version)
        return outcome(desk, done, kind, id_)

    return await run_in_threadpool(work)


async def _draft(request: Request) -> Response:
    kind, id_ = name_of(request)
    draft = desk_of(request).store.drafts.find(kind, id_)
    if draft is None:
        return as_json({"data": None, "rows": None, "at": None, "version": None})
    return as_json(answers.draft_facts(draft))


async def _keep_draft(request: Request) -> Response:
    kind, id_ = name_of(request)
    body = await body_of(request)
    data, rows, version = body.get("data"), body.get("rows"), body.get("version")
    if not isinstance(data, dict) or not (rows is None or isinstance(rows, list)):
        raise DeskError(400, "no-data")
    version = version if isinstance(version, str) else None
    drafts = desk_of(request).store.drafts
    draft = await run_in_threadpool(drafts.keep, kind, id_, data, rows, version)
    return as_json({"at": draft.at})


async def _drop_draft(request: Request) -> Response:
    kind, id_ = name_of(request)
    desk_of(request).store.drafts.drop(kind, id_)
    return as_json({})


async def _check(request: Request) -> Response:
    desk, (kind, id_, data, rows) = desk_of(request), asked_of(await body_of(request))

    def work() -> Response:
        found = desk.store.kind(kind)
        state, path = desk.store.trial(found, id_, data, rows)
        return as_json({"problems": desk.problems_of(state, path, found)})

    return await run_in_threadpool(work)


async def _changes(request: Request) -> Response:
    desk = desk_of(request)
    return await run_in_threadpool(lambda: as_json({"items": recent_of(desk, 50)}))


async def _undo(request: Request) -> Response:
    name = (await body_of(request)).get("id")
    if not isinstance(name, str):
        raise DeskError(404, "no-entry")
    desk = desk_of(request)

    def work() -> Response:
        saved = desk.store.journal.find(name)
        done = desk.store.undo(name)
        assert saved is not None
        return outcome(desk, done, saved.kind, saved.id)

    return await run_in_threadpool(work)


async def _events(request: Request) -> Response:
    """What happens, as it does: `{"changed": [paths]}`, `{"work": how far a build is}`."""
    desk = desk_of(request)

    async def told() -> AsyncIterator[str]:
        with desk.listening() as queue:
            yield ": \n\n"
            while not desk.ended:
                try:
                    facts = await asyncio.wait_for(queue.get(), 15)
                except TimeoutError:
                    yield ": \n\n"
                    continue
                yield f"data: {json.dumps(facts, ensure_ascii=False)}\n\n"

    return StreamingResponse(told(), media_type="text/event-stream")
