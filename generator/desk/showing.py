"""Pages and files: the desk's own, pages on show, photographs, and files to be imported."""

from __future__ import annotations

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from generator.desk.answers import title_of
from generator.desk.asked import (
    as_json,
    asked_of,
    body_of,
    desk_of,
    name_of,
    uploaded_of,
    wrong,
)
from generator.desk.desk import Desk
from generator.desk.photos import keep_photo
from generator.desk.shell import desk_words, find_asset, shell_html
from generator.locale import t
from generator.preview.finding import type_of
from generator.settings import theme_folders

#: What keeps a record out of the site; in the frame beside its form it is shown.
_HOLDING = frozenset({"draft", "publish_at"})


def routes() -> list[Route]:
    """The addresses of pages and files."""
    return [
        Route("/", _shell),
        Route("/assets/{name:path}", _asset),
        Route("/favicon.ico", _icon),
        Route("/api/words", _words),
        Route("/api/preview", _preview, methods=["POST"]),
        Route("/preview/{name}/{address:path}", _page),
        Route("/api/photos/{kind}/{id}", _photo, methods=["POST"]),
        Route("/files/{path:path}", _file),
        Route("/api/import", _import, methods=["POST"]),
        Route("/api/import/{token}", _agree, methods=["POST"]),
    ]


async def _shell(request: Request) -> Response:
    desk = desk_of(request)
    return Response(shell_html(title_of(desk.store.glimpse), _theme(desk)), media_type="text/html")


async def _asset(request: Request) -> Response:
    found = find_asset(request.path_params["name"], _theme(desk_of(request)))
    if found is None:
        return wrong(404, "no-page")
    return Response(found[0], headers={"Content-Type": found[1]})


def _theme(desk: Desk) -> Path:
    """The program's own theme, which lends the desk its colours and type."""
    return theme_folders(desk.store.root)[-1]


async def _icon(request: Request) -> Response:
    return Response(status_code=204)


async def _words(request: Request) -> Response:
    return as_json(desk_words())


async def _preview(request: Request) -> Response:
    desk, (kind, id_, data, rows) = desk_of(request), asked_of(await body_of(request))

    def work() -> Response:
        found = desk.store.kind(kind)
        shown = {key: value for key, value in data.items() if key not in _HOLDING}
        state, path = desk.store.trial(found, id_, shown, rows)
        url = None
        if path in state.entries and state.portal is not None:
            url = desk.drawer.show(state.portal, kind, id_)
        return as_json({"url": url, "problems": desk.problems_of(state, path, found)})

    return await run_in_threadpool(work)


async def _page(request: Request) -> Response:
    name, address = request.path_params["name"], f"/{request.path_params['address']}"
    drawer = desk_of(request).drawer
    if address.endswith("/"):
        page = await run_in_threadpool(drawer.page, name, address)
        if page is not None:
            return Response(page, media_type="text/html")
    else:
        content = await run_in_threadpool(drawer.file, name, address)
        if content is not None:
            return _file_answer(address, content)
    return Response(t("desk.preview.none"), 404, media_type="text/plain")


async def _photo(request: Request) -> Response:
    kind, id_ = name_of(request)
    desk = desk_of(request)
    name, content = await uploaded_of(request)
    found = desk.store.kind(kind)
    photo = await run_in_threadpool(keep_photo, desk.store, found, id_, name, content)
    url = f"/files/{photo.path.removeprefix('data/')}"
    desk.changed([photo.path])
    size = {"width": photo.width, "height": photo.height}
    return as_json({"file": photo.file, "url": url, **size, "notes": photo.notes})


async def _file(request: Request) -> Response:
    """A picture beside a record, as it would be published."""
    path = f"data/{request.path_params['path']}"
    content = await run_in_threadpool(desk_of(request).file, path)
    return wrong(404, "no-page") if content is None else _file_answer(path, content)


def _file_answer(name: str, content: bytes) -> Response:
    return Response(content, headers={"Content-Type": type_of(Path(name))})


async def _import(request: Request) -> Response:
    """What a file would change, to be agreed to."""
    from generator.desk.importing import waiting_facts

    name, content = await uploaded_of(request)
    imports = desk_of(request).imports()

    def work() -> Response:
        return as_json(waiting_facts(imports.read(name, content)))

    return await run_in_threadpool(work)


async def _agree(request: Request) -> Response:
    desk, token = desk_of(request), request.path_params["token"]

    def work() -> Response:
        session = desk.imports().agree(token)
        paths = [change.path for change in session.changes]
        desk.changed(paths)
        written = [(plan.draft.kind, plan.draft.id) for plan in session.planned if plan.changes]
        records = [{"kind": kind, "id": id_} for kind, id_ in written]
        return as_json({"written": paths, "records": records})

    return await run_in_threadpool(work)
