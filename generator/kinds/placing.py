"""The quota lines of a plan that a recipient falls under, by award form, kind and category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.kinds.categories import Fit, Found, Place, find_place, find_recipient
from generator.model.plan import PlannedAward
from generator.model.quota import Quota, QuotaForm, RecipientKind
from generator.model.text import slug

#: The place of a quota line in its plan: index of the award, index of the quota.
Where = tuple[int, int]
_SURE = Found(Fit.YES)


@dataclass(frozen=True, slots=True)
class Granted:
    """A recipient as quotas see it; `places` are its unit and those around it, inside out.

    `name` is that of a collective; it is empty for others, whom their unit places.
    """

    form: str
    kind: RecipientKind
    name: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Placing:
    """Lines that a recipient surely falls under, and lines that it may fall under.

    `owned`: one of the sure lines is its own, and no overlay; a recipient that is owned by none
    and may belong to others is unplaced.
    """

    sure: dict[Where, Found]
    maybe: frozenset[Where]
    owned: bool


def same_form(planned: str, granted: str) -> bool:
    """Whether a plan's words for an award form mean the form that a decision grants.

    The words are compared without their marks; "Giấy khen" is also "Giấy khen của Chủ tịch …".
    All knowledge of award forms is here, so that data of the law can take its place.
    """
    ours, theirs = slug(planned), slug(granted)
    return ours == theirs or ours.startswith(f"{theirs}-cua-") or theirs.startswith(f"{ours}-cua-")


class Placer:
    """Finds the lines of one plan. `overlays` limit each unit inside a line for all units."""

    def __init__(self, awards: Sequence[PlannedAward]) -> None:
        self._awards = awards
        self._forms: dict[str, tuple[int, ...]] = {}
        self.overlays = frozenset(
            (index, number)
            for index, award in enumerate(awards)
            for number, quota in enumerate(award.quotas)
            if _is_overlay(quota, award.quotas)
        )

    def awards_of(self, form: str) -> tuple[int, ...]:
        """The plan's awards that a granted form means; those named in its very words first."""
        if form not in self._forms:
            awards = enumerate(self._awards)
            near = [index for index, award in awards if same_form(award.form, form)]
            exact = [index for index in near if slug(self._awards[index].form) == slug(form)]
            self._forms[form] = tuple(exact or near)
        return self._forms[form]

    def place(self, row: Granted) -> Placing:
        """The lines for a recipient."""
        sure: dict[Where, Found] = {}
        maybe: set[Where] = set()
        awards = self.awards_of(row.form)
        for index in awards:
            own, others = self._own_lines(index, row)
            sure |= own
            maybe |= others
        if len(awards) > 1:  # the form alone does not tell which award it is
            return Placing({}, frozenset(maybe | sure.keys()), False)
        over = {
            where: find_place(quota.category or "", row.places)
            for index in awards
            for where, quota in self._quotas(index, row.kind)
            if where in self.overlays
        }
        maybe |= {where for where, found in over.items() if found.fit is Fit.MAYBE}
        fitting = {where: found for where, found in over.items() if found.fit is Fit.YES}
        return Placing(sure | fitting, frozenset(maybe), bool(sure))

    def _quotas(self, index: int, kind: RecipientKind) -> list[tuple[Where, Quota]]:
        quotas = enumerate(self._awards[index].quotas)
        return [
            ((index, number), quota) for number, quota in quotas if not quota.of or kind in quota.of
        ]

    def _own_lines(self, index: int, row: Granted) -> tuple[dict[Where, Found], set[Where]]:
        """The one line that surely counts it, and the lines that may count it."""
        lines = [item for item in self._quotas(index, row.kind) if item[0] not in self.overlays]
        general = {where for where, quota in lines if quota.category is None}
        found = {where: _find(quota, row) for where, quota in lines if quota.category is not None}
        fitting = {where: item for where, item in found.items() if item.fit is Fit.YES}
        if fitting:
            near = min(item.depth for item in fitting.values())
            best = {where: item for where, item in fitting.items() if item.depth == near}
            if len(best) == 1:
                return best, general
            return {}, general | best.keys()
        maybe = {where for where, item in found.items() if item.fit is Fit.MAYBE}
        if maybe or len(general) != 1:
            return {}, general | maybe
        return dict.fromkeys(general, _SURE), set()


def _find(quota: Quota, row: Granted) -> Found:
    """A line per unit looks at the recipient's unit, any other at the recipient."""
    if quota.form is QuotaForm.PER_UNIT:
        return find_place(quota.category or "", row.places)
    return find_recipient(quota.category or "", row.kind, row.name, row.places)


def _is_overlay(quota: Quota, quotas: Sequence[Quota]) -> bool:
    """Whether it counts nobody of its own: "mỗi thôn 02" beside "cá nhân: không quá 15"."""
    return quota.form is QuotaForm.PER_UNIT and any(
        other.category is None
        and other.form is not QuotaForm.PER_UNIT
        and (not other.of or (quota.of and set(quota.of) <= set(other.of)))
        for other in quotas
    )
