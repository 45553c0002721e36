"""The base of every record, and the marks by which the stages understand its fields.

No stage knows a kind: it reads these marks. `Ref("unit")` on a text field says "the id of a
unit"; `Quoted()` says "word for word from the plan"; `Official()` says "an office's contact".
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import override

from generator.model.days import Day
from generator.model.media import ATTACHMENTS, PICTURES, TABLES
from generator.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Ref:
    """The text is the id of a record of `kind`."""

    kind: str


@dataclass(frozen=True, slots=True)
class PageRef:
    """The text names a page: "award/x" by its record's code, or "/gioi-thieu/" by its address."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The text stands word for word in the document that the record names as its plan."""


@dataclass(frozen=True, slots=True)
class FilePath:
    """The text names a file beside the record's own file, one that ends like one of `endings`."""

    endings: frozenset[str] = PICTURES | ATTACHMENTS


@dataclass(frozen=True, slots=True)
class Official:
    """The text is how an office can be reached: its telephone is no private one."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """The text is the id of whom the group of fields is about; it says nothing of who that is."""


@dataclass(frozen=True, slots=True)
class Personal:
    """The text tells who or what a person is: it goes when the person withdraws their consent."""


@dataclass(frozen=True, slots=True)
class InPlan:
    """The text names a part of the plan: "II.1.a"."""


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), Quoted()]
OfficialText = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), Official()]
Section = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), InPlan()]
_NUMBER = r"[0-9A-Za-z]"
_SLUG, _ADDRESS, _PATH = r"^[a-z0-9]+(-[a-z0-9]+)*$", r"^/([a-z0-9-]+/)+$", r"^[^/\\][^\\]*$"
_PAGE = r"^([a-z]+/[a-z0-9-]+|/([a-z0-9-]+/)*)(#[a-z0-9-]+)?$"
_URL, _EMAIL = r"^https?://[^\s\"<>\\]+$", r"^[^@\s\"<>]+@[^@\s\"<>]+\.[^@\s\"<>]+$"
#: Pattern → a text that it fits, for those who cannot read patterns.
FORMS = {
    _SLUG: "xa-song-trang",
    _ADDRESS: "/tin-tuc/ten-cu/",
    _PATH: "anh.jpg",
    _NUMBER: "12",
    _PAGE: "award/quyet-dinh-15-qd-ubnd-2026",
    _URL: "https://xa-song-trang.example/",
    _EMAIL: "van-thu@xa-song-trang.example",
}

#: A number in a list as printed: some letter or digit, since it makes an address.
RowNumber = Annotated[str, StringConstraints(strip_whitespace=True, pattern=_NUMBER, max_length=20)]
Slug = Annotated[str, StringConstraints(pattern=_SLUG, max_length=120)]


def _is_opaque(id_: str) -> str:
    """`id_`, unless it has the digits of an identity card: 9 of the old one, 12 of the new one."""
    digits = id_.replace("-", "")
    if digits.isdigit() and len(digits) in (9, 12):
        raise PydanticCustomError("person.identity-number", "an identity number", {"hint": ""})
    return id_


#: An id that says nothing of whom it stands for; rows of one id are of one person or collective.
PersonId = Annotated[Slug, AfterValidator(_is_opaque), Bearer()]
Url = Annotated[str, StringConstraints(strip_whitespace=True, pattern=_URL, max_length=500)]
Email = Annotated[str, StringConstraints(strip_whitespace=True, pattern=_EMAIL, max_length=200)]
OldAddress = Annotated[str, StringConstraints(pattern=_ADDRESS)]
PageName = Annotated[str, StringConstraints(strip_whitespace=True, pattern=_PAGE), PageRef()]
_Path = Annotated[str, StringConstraints(min_length=1, pattern=_PATH)]
File = Annotated[_Path, FilePath()]
PictureFile = Annotated[_Path, FilePath(PICTURES)]
TableFile = Annotated[_Path, FilePath(TABLES)]


def paper_code(number: str | None, symbol: str | None) -> str | None:
    """`108/KH-UBND`; without a number `/KH-UBND`, as official papers leave it blank."""
    if number is None and symbol is None:
        return None
    return f"{number or ''}/{symbol}" if symbol else number


#: One set for all values; whoever copies a value gets a set of their own.
_NOT_TOLD: set[str] = set()


class Value(BaseModel):
    """A frozen group of fields that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @override
    def model_post_init(self, context: Any, /) -> None:
        """Which fields were given is forgotten: it takes more memory than the fields do."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_TOLD)


class Note(Value):
    """An editor's remark, always shown apart from what the source says."""

    text: Text
    at: Text | None = None
    found: Words | None = None


class Record(Value):
    """What every kind has. `not_private`: words of it that look private and are not.

    A `draft` is in no output, and neither is a record before the day `publish_at`; on that day it
    is. `link/holding.py` keeps both back.
    """

    id: Slug | None = None
    draft: bool = False
    publish_at: Day | None = None
    moved_from: tuple[OldAddress, ...] = ()
    demo: bool = False
    notes: tuple[Note, ...] = ()
    not_private: tuple[Text, ...] = ()

    @property
    def label(self) -> str:
        """What the record is called in links and lists."""
        raise NotImplementedError

    def is_held(self, today: date) -> bool:
        """Whether nobody may see the record yet."""
        return self.draft or (self.publish_at is not None and self.publish_at.first > today)


class Statement(Value):
    """One thing that a plan says, with the section that says it ("II.1.a")."""

    text: Words
    at: Section | None = None


class Photo(Value):
    """A picture beside the record. `alt` says in words what it shows."""

    file: PictureFile
    alt: Text | None = None
    caption: Text | None = None
    credit: Text | None = None

    @model_validator(mode="after")
    def _has_words(self) -> Photo:
        if self.alt is None:
            raise PydanticCustomError("photo.no-alt", "no alternative text", {"hint": ""})
        return self


@dataclass(frozen=True, slots=True)
class Listed:
    """Where a record's list was read: the CSV file, the fields of its columns, its rows' lines."""

    field: str
    path: str
    columns: tuple[str, ...]
    lines: tuple[int, ...]

    def place(self, problem: Problem) -> Problem:
        """The problem, in the CSV file where it is about one of its rows."""
        field, index, name = (*problem.loc, "", "", "")[:3]
        if field != self.field or not isinstance(index, int):
            return problem
        column = self.columns.index(str(name)) + 1 if name in self.columns else 1
        loc = (name,) if name else ()
        return replace(problem, path=self.path, loc=loc).at(self.lines[index], column)


@dataclass(frozen=True, slots=True)
class Entry:
    """A valid record in its place: the file it came from, its kind and its id.

    Its record is not printed: templates, which may print all they see, see a record's card only.
    """

    kind: str
    id: str
    path: str
    record: Record = field(repr=False)
    listed: Listed | None = field(default=None, repr=False)

    def problem(self, code: str, *loc: str | int, found: str = "", hint: str = "") -> Problem:
        """A problem with this record."""
        problem = Problem(code, self.path, loc, found, hint)
        return self.listed.place(problem) if self.listed else problem
