"""docs/fields.md from the records and the catalogue: `python -m tests.kinds.fields_page` writes it.

Run it after a change of a record's fields or of generator/locale/vi/fields.yml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from generator.kinds import FILED
from generator.kinds.schema import field_key, find_models
from generator.locale import t
from generator.model.portal import PortalInfo, Withdrawal
from generator.model.record import Record

PAGE = Path(__file__).parents[2] / "docs" / "fields.md"

_HEAD = """\
# Các trường

Trang này do `python -m tests.kinds.fields_page` viết ra từ mã nguồn; đừng sửa tay.
Trường có dấu \\* là bắt buộc. Dấu → chỉ nhóm trường con, nêu sau các loại nội dung.
Mọi loại nội dung còn có các [trường chung](#truong-chung).

*English: every field of every kind, written from the code and the catalogue. \\* means required.*
"""


def fields_page() -> str:
    """The whole page."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield _HEAD
    roots: dict[type[BaseModel], str] = {
        kind.record: f"{t(f'kind.{kind.name}.one')}: `data/{kind.folder}/`" for kind in FILED
    }
    roots |= {PortalInfo: f"{t('schema.portal')}: `data/portal.yml`"}
    roots |= {Withdrawal: "Trang đã gỡ: mỗi địa chỉ một mục trong `data/withdrawn.yml`"}
    for model, title in roots.items():
        yield from _table(title, model, but=set(Record.model_fields))
    yield from _table('<a id="truong-chung"></a>Trường chung của mọi loại', Record, but=set())
    for model in find_models():
        if model not in roots:
            name = _group(model)
            yield from _table(f'<a id="{name}"></a>Nhóm `{name}`', model, but=set())


def _table(title: str, model: type[BaseModel], but: set[str]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| Trường | Tên | Nghĩa |"
    yield "| --- | --- | --- |"
    shared = issubclass(model, Record) and model is not Record
    for name, field in model.model_fields.items():
        if not (shared and name in but):
            key = field_key(model, name)
            star = "\\*" if field.is_required() else ""
            inner = _inner(field.annotation)
            more = f" → [{_group(inner)}](#{_group(inner)})" if inner else ""
            yield f"| `{name}`{star}{more} | {t(f'{key}.title')} | {t(f'{key}.description')} |"
    yield ""


def _inner(annotation: Any) -> type[BaseModel] | None:
    """The group of fields that a field holds, one or many of it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for found in map(_inner, get_args(annotation)) if found), None)


def _group(model: type[BaseModel]) -> str:
    return model.__name__.rstrip("_")


if __name__ == "__main__":
    PAGE.write_text(fields_page(), "utf-8")
