"""Names in a plan → units of the portal: only where the portal has that very body, beside its issuer.

A name alone never tells: every district has a "Phòng Nội vụ". It is one of this portal's units when
that unit belongs to the body that issued the plan, or to what that belongs to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.importers.known import Known
from generator.model.text import slug

_MANY = re.compile(r"(?i)^(?:các|từng|mỗi|những|toàn thể|tất cả|thủ trưởng|người đứng đầu|lãnh đạo)\b")
_ROLE = re.compile(r"(?i)^(?:(?:các\s+)?thành viên|chủ tịch|thường trực|trưởng|giám đốc|chánh)\s+")
_LEVEL = re.compile(r"\s+(?:huyện|xã|phường|tỉnh|thị trấn|thị xã|thành phố)$")
_BODY = re.compile(r"^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+", re.IGNORECASE)
_LEVELS = ("xã", "phường", "thị trấn", "huyện", "thị xã", "thành phố", "tỉnh", "quận", "đặc khu")


@dataclass(frozen=True, slots=True)
class Units:
    """The portal's units as a plan of `home` names them; `home` is empty where it is not known."""

    known: Known
    home: str = ""

    def find(self, name: str) -> str | None:
        """The id of the unit that a plan means by `name`; None where that is not sure."""
        bare = re.sub(r"\s*\([^)]*\)", "", name).strip()
        if not self.home or _MANY.match(bare):
            return None
        for form in self._forms(bare):
            if (found := self.known.find_unit(form, self.home).id) and self._is_near(found):
                return found
        return None

    def is_named(self, name: str) -> bool:
        """Whether `name` is that of one body, so that it could be a unit of the portal."""
        return not _MANY.match(name) and name[:1].isupper() and not _LEVEL_LIST.search(name)

    def _forms(self, name: str) -> tuple[str, ...]:
        """A name as printed and as the portal may have it: "Phòng Nội vụ huyện Tam Đường"."""
        place = _BODY.sub("", self.known.unit_by_id[self.home].name)
        bare = _LEVEL.sub("", name)
        names = (name, f"{name} {place}", f"{bare} {place}", bare)
        role = _ROLE.sub("", name)
        if role != name:
            names += (role, f"{_LEVEL.sub('', role)} {place}")
        return names

    def _is_near(self, id_: str) -> bool:
        """Whether a unit is the issuer, belongs to it, or belongs to what the issuer belongs to."""
        if id_ == self.home:
            return True
        unit, home = self.known.unit_by_id[id_], self.known.unit_by_id[self.home]
        return unit.parent is not None and unit.parent in (self.home, home.parent)


_LEVEL_LIST = re.compile(r"(?:các|cấp)\s+(?:xã|huyện|phường|thị trấn|thôn)")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued the paper: the unit's id where the portal has it, and the words that say so."""

    id: str | None
    words: str
    unsure: str = ""
    maybe: tuple[str, ...] = ()


def find_issuer(known: Known, named: tuple[str, ...], place: str) -> Issuer:
    """The issuer by the first name that the portal knows; else by the place in the head.

    `named` are names of bodies, the surest first; `place` is where the paper was signed.
    """
    maybe: tuple[str, ...] = ()
    for name in named:
        match = known.find_unit(name)
        if match.id:
            return Issuer(match.id, name)
        maybe = maybe or match.maybe
    if place and not named:
        ids = {found for level in _LEVELS if (found := known.find_unit(f"UBND {level} {place}").id)}
        if len(ids) == 1:
            return Issuer(ids.pop(), place, "import.plan.doubt.issuer-by-place")
    words = named[0] if named else place
    same = tuple(name for name in maybe if slug(words)[-6:] == slug(name)[-6:])
    return Issuer(None, words, "import.plan.doubt.issuer", same or maybe)
