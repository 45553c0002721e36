"""What a browser may ask of the desk, and what it is answered: JSON, pages on show, events.

Only the guard's own may ask; here, requests are only wrong, never hostile: a request that does not
fit is answered with a sentence.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from typing_extensions import override

from generator.desk import answers
from generator.desk.desk import Desk
from generator.desk.files import is_name
from generator.desk.forms import form_of
from generator.desk.guard import TooLargeError
from generator.desk.photos import keep_photo
from generator.desk.recent import find_recent
from generator.desk.shell import desk_words, find_asset, shell_html
from generator.desk.state import BY_NAME
from generator.desk.store import Conflict, DeskError, Done, Refused
from generator.editing.yaml_text import new_yaml
from generator.errors import ThiduaError
from generator.load.yaml_text import parse_yaml
from generator.locale import t
from generator.preview.finding import type_of
from generator.render.markdown import render_markdown
from generator.reporting import describe
from generator.settings import theme_folders

_LIST_LIMIT, _NEAR = 200, 20
#: What keeps a record out of the site; in the frame beside its form it is shown.
_HOLDING = frozenset({"draft", "publish_at"})

Answer = Callable[[Request], Awaitable[Response]]


def routes() -> list[Route]:
    """Every address of the desk."""
    return [
        Route("/", _shell),
        Route("/assets/{name:path}", _asset),
        Route("/favicon.ico", _icon),
        Route("/api/words", _words),
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
        Route("/api/preview", _preview, methods=["POST"]),
        Route("/preview/{name}/{address:path}", _page),
        Route("/api/markdown", _markdown, methods=["POST"]),
        Route("/api/yaml", _yaml, methods=["POST"]),
        Route("/api/references/{kind}", _references),
        Route("/api/photos/{kind}/{id}", _photo, methods=["POST"]),
        Route("/files/{path:path}", _file),
        Route("/api/changes", _changes),
        Route("/api/undo", _undo, methods=["POST"]),
        Route("/api/import", _import, methods=["POST"]),
        Route("/api/import/{token}", _agree, methods=["POST"]),
        Route("/api/status", _status),
        Route("/api/events", _events),
    ]


def answered(error: Exception) -> Response:
    """An error in words."""
    if isinstance(error, DeskError):
        return _wrong(error.status, error.code, **error.values)
    if isinstance(error, TooLargeError):
        return _told(413, "too-large", t("desk.refused.too-large"))
    if isinstance(error, ThiduaError):
        return _told(422, error.key, t(error.key, **error.values))
    if isinstance(error, OSError):
        return _told(500, "disk", t("desk.error.disk", detail=error.strerror or str(error)))
    return _told(500, "failed", t("desk.error.failed", detail=type(error).__name__))


def _wrong(status: int, code: str, **values: object) -> Response:
    return _told(status, code, t(f"desk.error.{code}", **values))


def _told(status: int, code: str, message: str, **more: Any) -> Response:
    return _json({"error": {"code": code, "message": message}, **more}, status)


def _json(facts: Any, status: int = 200) -> Response:
    return _Json(facts, status)


class _Json(JSONResponse):
    """JSON of whatever was typed: half a character that was pasted becomes a question mark."""

    @override
    def render(self, content: Any) -> bytes:
        return json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


async def _body(request: Request) -> dict[str, Any]:
    """The request's JSON object. Raises `DeskError`."""
    try:
        found = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise DeskError(400, "no-json") from error
    if not isinstance(found, dict):
        raise DeskError(400, "no-json")
    return found


def _input(found: Mapping[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]] | None]:
    """A form's data and rows: groups, lists and texts, nothing else. Raises `DeskError`."""
    data, rows = plain(found.get("data")), plain(found.get("rows"))
    if not isinstance(data, dict):
        raise DeskError(400, "no-data")
    if rows is not None and not (
        isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
    ):
        raise DeskError(400, "no-data")
    return data, rows


def plain(value: Any, depth: int = 0) -> Any:
    """JSON as the portal's files hold it: every scalar is text, what is empty is not there."""
    if depth > 25:
        raise DeskError(400, "no-data")
    if isinstance(value, dict):
        inner = {key: plain(one, depth + 1) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one not in (None, "", [], {})}
    if isinstance(value, list):
        return [plain(one, depth + 1) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    return None if value is None else str(value)


def _name(request: Request) -> tuple[str, str]:
    """Kind and id of the address. Raises `DeskError`."""
    kind, id_ = request.path_params["kind"], request.path_params["id"]
    if kind not in BY_NAME:
        raise DeskError(404, "no-kind", found=kind[:60])
    if not is_name(id_):
        raise DeskError(404, "no-record", found=id_[:120])
    return kind, id_


async def _shell(request: Request) -> Response:
    desk = _desk(request)
    records = desk.store.state.records
    title = records.info.name if records.info else ""
    return Response(shell_html(title, _theme(desk)), media_type="text/html")


async def _asset(request: Request) -> Response:
    found = find_asset(request.path_params["name"], _theme(_desk(request)))
    if found is None:
        return _wrong(404, "no-page")
    return Response(found[0], headers={"Content-Type": found[1]})


def _theme(desk: Desk) -> Path:
    """The program's own theme, which lends the desk its colours and type."""
    return theme_folders(desk.store.root)[-1]


async def _icon(request: Request) -> Response:
    return Response(status_code=204)


async def _words(request: Request) -> Response:
    return _json(desk_words())


async def _overview(request: Request) -> Response:
    desk = _desk(request)
    return await run_in_threadpool(lambda: _json(_overview_of(desk)))


def _overview_of(desk: Desk) -> dict[str, Any]:
    listing, drafted = desk.listing(), desk.store.drafts.names()
    facts = answers.overview_facts(listing.state, dict(listing.lines), drafted)
    return {**facts, "checking": desk.store.checking, "changes": _recent(desk, 10)}


def _recent(desk: Desk, count: int) -> list[dict[str, Any]]:
    listing = desk.listing()
    seen = {line.path: line.label for line in listing.all()}
    found = find_recent(desk.store.root, desk.store.journal, count)
    return [answers.recent_facts(one, listing.state, seen) for one in found]


async def _kind(request: Request) -> Response:
    return _json(form_of(_desk(request).store.kind(request.path_params["kind"]).name))


async def _records(request: Request) -> Response:
    query = request.query_params
    kind = query.get("kind") or None
    if kind is not None and kind not in BY_NAME:
        raise DeskError(404, "no-kind", found=kind[:60])
    offset, limit = _number(query.get("offset"), 0), _number(query.get("limit"), 50)
    desk = _desk(request)
    listing, drafted = desk.listing(), desk.store.drafts.names()
    found = listing.find(query.get("q", ""), kind, query.get("only") or None, drafted)
    shown = found[offset : offset + min(limit, _LIST_LIMIT)]
    items = [answers.line_facts(line, listing.state, drafted) for line in shown]
    return _json({"total": len(found), "items": items})


def _number(text: str | None, usual: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else usual


async def _record(request: Request) -> Response:
    kind, id_ = _name(request)
    store = _desk(request).store

    def work() -> Response:
        found = store.kind(kind)
        opened = store.open(found, id_)
        draft = store.drafts.find(kind, id_)
        return _json(answers.record_facts(opened, found, id_, store.state, draft))

    return await run_in_threadpool(work)


async def _save(request: Request) -> Response:
    kind, id_ = _name(request)
    body = await _body(request)
    data, rows = _input(body)
    version = body.get("version")
    store = _desk(request).store
    version = version if isinstance(version, str) else None

    def work() -> Response:
        found = store.kind(kind)
        return _outcome(_desk(request), store.save(found, id_, data, rows, version), kind, id_)

    return await run_in_threadpool(work)


def _outcome(desk: Desk, done: Done | Refused | Conflict, kind: str, id_: str) -> Response:
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
        return _told(409, "conflict", t("desk.error.conflict"), theirs=theirs)
    problems = answers.all_problem_facts(done.problems, store.state, found)
    if isinstance(done, Refused):
        draft = {"at": done.draft.at} if done.draft else None
        return _told(422, "refused", t("desk.error.refused"), problems=problems, draft=draft)
    desk.changed([done.path])
    undo = done.saved.name if done.saved else None
    return _json({"version": done.version, "problems": problems, "path": done.path, "undo": undo})


async def _remove(request: Request) -> Response:
    kind, id_ = _name(request)
    body = await _body(request)
    version = body.get("version")
    desk = _desk(request)

    def work() -> Response:
        done = desk.store.remove(desk.store.kind(kind), id_, version)
        return _outcome(desk, done, kind, id_)

    return await run_in_threadpool(work)


async def _draft(request: Request) -> Response:
    kind, id_ = _name(request)
    draft = _desk(request).store.drafts.find(kind, id_)
    if draft is None:
        return _json({"data": None, "rows": None, "at": None, "version": None})
    return _json(answers.draft_facts(draft))


async def _keep_draft(request: Request) -> Response:
    kind, id_ = _name(request)
    body = await _body(request)
    data, rows, version = body.get("data"), body.get("rows"), body.get("version")
    if not isinstance(data, dict) or not (rows is None or isinstance(rows, list)):
        raise DeskError(400, "no-data")
    version = version if isinstance(version, str) else None
    drafts = _desk(request).store.drafts
    draft = await run_in_threadpool(drafts.keep, kind, id_, data, rows, version)
    return _json({"at": draft.at})


async def _drop_draft(request: Request) -> Response:
    kind, id_ = _name(request)
    _desk(request).store.drafts.drop(kind, id_)
    return _json({})


async def _check(request: Request) -> Response:
    desk, (kind, id_, data, rows) = _desk(request), _asked(await _body(request))

    def work() -> Response:
        found = desk.store.kind(kind)
        state, path = desk.store.trial(found, id_, data, rows)
        return _json({"problems": desk.problems_of(state, path, found)})

    return await run_in_threadpool(work)


async def _preview(request: Request) -> Response:
    desk, (kind, id_, data, rows) = _desk(request), _asked(await _body(request))

    def work() -> Response:
        found = desk.store.kind(kind)
        shown = {key: value for key, value in data.items() if key not in _HOLDING}
        state, path = desk.store.trial(found, id_, shown, rows)
        url = None
        if path in state.entries and state.portal is not None:
            url = desk.drawer.show(state.portal, kind, id_)
        return _json({"url": url, "problems": desk.problems_of(state, path, found)})

    return await run_in_threadpool(work)


def _asked(body: Mapping[str, Any]) -> tuple[str, str, Any, Any]:
    kind, id_ = body.get("kind"), body.get("id")
    if not isinstance(kind, str) or kind not in BY_NAME:
        raise DeskError(404, "no-kind", found=str(kind)[:60])
    if not isinstance(id_, str) or not is_name(id_):
        raise DeskError(422, "bad-id", found=str(id_)[:120])
    return kind, id_, *_input(body)


async def _page(request: Request) -> Response:
    name, address = request.path_params["name"], f"/{request.path_params['address']}"
    drawer = _desk(request).drawer
    if address.endswith("/"):
        page = await run_in_threadpool(drawer.page, name, address)
        if page is not None:
            return Response(page, media_type="text/html")
    else:
        content = await run_in_threadpool(drawer.file, name, address)
        if content is not None:
            return _file_answer(address, content)
    return Response(t("desk.preview.none"), 404, media_type="text/plain")


def _file_answer(name: str, content: bytes) -> Response:
    return Response(content, headers={"Content-Type": type_of(Path(name))})


async def _markdown(request: Request) -> Response:
    text = (await _body(request)).get("text")
    if not isinstance(text, str):
        raise DeskError(400, "no-data")
    return _json({"html": await run_in_threadpool(render_markdown, text, 3)})


async def _yaml(request: Request) -> Response:
    """A value as YAML text, or such a text as a value: for fields that no form can show."""
    body = await _body(request)
    if "text" not in body:
        return _json({"text": _yaml_of(plain(body.get("value")))})
    text = body["text"]
    if not isinstance(text, str):
        raise DeskError(400, "no-data")
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    data, problems = parse_yaml(f"value:\n{lines}", "")
    if problems:
        return _told(422, "no-yaml", describe(problems[0]))
    return _json({"value": data.get("value")})


def _yaml_of(value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, dict):
        return new_yaml(value)
    lines = new_yaml({"value": value}).removeprefix("value:").strip("\n").split("\n")
    step = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[step:] for line in lines) + "\n"


async def _references(request: Request) -> Response:
    kind, words = request.path_params["kind"], request.query_params.get("q", "")
    if kind not in BY_NAME and kind != "page":
        raise DeskError(404, "no-kind", found=kind[:60])
    listing = _desk(request).listing()
    found = listing.find(words, None if kind == "page" else kind, None, ())
    items = []
    for line in found[:_NEAR]:
        facts = answers.line_facts(line, listing.state, set())
        id_ = f"{line.kind}/{line.id}" if kind == "page" else line.id
        items.append({"id": id_, "label": line.label, "meta": facts["meta"]})
    return _json({"items": items})


async def _photo(request: Request) -> Response:
    kind, id_ = _name(request)
    desk = _desk(request)
    name, content = await _uploaded(request)
    found = desk.store.kind(kind)
    photo = await run_in_threadpool(keep_photo, desk.store, found, id_, name, content)
    url = f"/files/{photo.path.removeprefix('data/')}"
    desk.changed([photo.path])
    size = {"width": photo.width, "height": photo.height}
    return _json({"file": photo.file, "url": url, **size, "notes": photo.notes})


async def _uploaded(request: Request) -> tuple[str, bytes]:
    """Name and content of the one file of a form. Raises `DeskError`."""
    async with request.form(max_files=1, max_fields=5) as form:
        upload = form.get("file")
        if upload is None or isinstance(upload, str):
            raise DeskError(400, "no-file")
        return upload.filename or "", await upload.read()


async def _import(request: Request) -> Response:
    """What a file would change, to be agreed to."""
    from generator.desk.importing import waiting_facts

    name, content = await _uploaded(request)
    imports = _desk(request).imports()

    def work() -> Response:
        return _json(waiting_facts(imports.read(name, content)))

    return await run_in_threadpool(work)


async def _agree(request: Request) -> Response:
    desk, token = _desk(request), request.path_params["token"]

    def work() -> Response:
        session = desk.imports().agree(token)
        paths = [change.path for change in session.changes]
        desk.changed(paths)
        return _json({"written": paths})

    return await run_in_threadpool(work)


async def _status(request: Request) -> Response:
    """What `thidua status` tells."""
    from generator.commands.status import status_facts
    from generator.status.looking import look

    settings = _desk(request).store.settings
    return await run_in_threadpool(lambda: _json(status_facts(look(settings))))


async def _file(request: Request) -> Response:
    """A picture beside a record, as it would be published."""
    path = f"data/{request.path_params['path']}"
    content = await run_in_threadpool(_desk(request).file, path)
    return _wrong(404, "no-page") if content is None else _file_answer(path, content)


async def _changes(request: Request) -> Response:
    desk = _desk(request)
    return await run_in_threadpool(lambda: _json({"items": _recent(desk, 50)}))


async def _undo(request: Request) -> Response:
    name = (await _body(request)).get("id")
    if not isinstance(name, str):
        raise DeskError(404, "no-entry")
    desk = _desk(request)

    def work() -> Response:
        saved = desk.store.journal.find(name)
        done = desk.store.undo(name)
        assert saved is not None
        return _outcome(desk, done, saved.kind, saved.id)

    return await run_in_threadpool(work)


async def _events(request: Request) -> Response:
    """What changes, as it changes: `{"changed": [paths]}`."""
    desk = _desk(request)

    async def told() -> AsyncIterator[str]:
        with desk.listening() as queue:
            yield ": \n\n"
            while not desk.ended:
                try:
                    paths = await asyncio.wait_for(queue.get(), 15)
                except TimeoutError:
                    yield ": \n\n"
                    continue
                yield f"data: {json.dumps({'changed': paths}, ensure_ascii=False)}\n\n"

    return StreamingResponse(told(), media_type="text/event-stream")


#: What a request may meet and is answered in words.
EXPECTED = (DeskError, ThiduaError, OSError, yaml.YAMLError)
