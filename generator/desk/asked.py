"""Requests → what they ask, and facts → answers.

Only the guard's own may ask; here, requests are only wrong, never hostile: one that does not fit is
answered with a sentence.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from typing_extensions import override

from generator.desk.desk import Desk
from generator.desk.files import is_name
from generator.desk.guard import TooLargeError
from generator.desk.state import BY_NAME
from generator.desk.store import DeskError
from generator.errors import ThiduaError
from generator.locale import t

#: What a request may meet and is answered in words.
EXPECTED = (DeskError, ThiduaError, OSError, yaml.YAMLError)


def answered(error: Exception) -> Response:
    """An error in words."""
    if isinstance(error, DeskError):
        return wrong(error.status, error.code, **error.values)
    if isinstance(error, TooLargeError):
        return told(413, "too-large", t("desk.refused.too-large"))
    if isinstance(error, ThiduaError):
        return told(422, error.key, t(error.key, **error.values))
    if isinstance(error, OSError):
        return told(500, "disk", t("desk.error.disk", detail=error.strerror or str(error)))
    return told(500, "failed", t("desk.error.failed", detail=type(error).__name__))


def wrong(status: int, code: str, **values: object) -> Response:
    """An error in the words of `desk.error.…`."""
    return told(status, code, t(f"desk.error.{code}", **values))


def told(status: int, code: str, message: str, **more: Any) -> Response:
    """An error in given words."""
    return as_json({"error": {"code": code, "message": message}, **more}, status)


def as_json(facts: Any, status: int = 200) -> Response:
    """`facts` as JSON."""
    return _Json(facts, status)


class _Json(JSONResponse):
    """JSON of whatever was typed: half a character that was pasted becomes a question mark."""

    @override
    def render(self, content: Any) -> bytes:
        return json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")


def desk_of(request: Request) -> Desk:
    """The desk that is asked."""
    desk: Desk = request.app.state.desk
    return desk


async def body_of(request: Request) -> dict[str, Any]:
    """The request's JSON object. Raises `DeskError`."""
    try:
        found = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise DeskError(400, "no-json") from error
    if not isinstance(found, dict):
        raise DeskError(400, "no-json")
    return found


def input_of(found: Mapping[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]] | None]:
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


def name_of(request: Request) -> tuple[str, str]:
    """Kind and id of the address. Raises `DeskError`."""
    kind, id_ = request.path_params["kind"], request.path_params["id"]
    if kind not in BY_NAME:
        raise DeskError(404, "no-kind", found=kind[:60])
    if not is_name(id_):
        raise DeskError(404, "no-record", found=id_[:120])
    return kind, id_


def asked_of(body: Mapping[str, Any]) -> tuple[str, str, Any, Any]:
    """Kind, id, data and rows of what a form holds. Raises `DeskError`."""
    kind, id_ = body.get("kind"), body.get("id")
    if not isinstance(kind, str) or kind not in BY_NAME:
        raise DeskError(404, "no-kind", found=str(kind)[:60])
    if not isinstance(id_, str) or not is_name(id_):
        raise DeskError(422, "bad-id", found=str(id_)[:120])
    return kind, id_, *input_of(body)


def number_of(text: str | None, usual: int) -> int:
    """A number of an address, or what is usual."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else usual


async def uploaded_of(request: Request) -> tuple[str, bytes]:
    """Name and content of the one file of a form. Raises `DeskError`."""
    async with request.form(max_files=1, max_fields=5) as form:
        upload = form.get("file")
        if upload is None or isinstance(upload, str):
            raise DeskError(400, "no-file")
        return upload.filename or "", await upload.read()
