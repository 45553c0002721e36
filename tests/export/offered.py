"""What a portal offers, all of it made here."""

from __future__ import annotations

from dataclasses import dataclass

from generator.export import Known, Made, make_files, plan_export
from generator.kinds.tables.offer import Offer
from generator.model.output import AnyOutput
from generator.model.portal import Portal


@dataclass(frozen=True)
class Offered:
    """The offer with its files; `known` is what the next build knows of them."""

    offer: Offer
    made: tuple[Made, ...]
    outputs: tuple[AnyOutput, ...]

    @property
    def known(self) -> Known:
        """Key → size and hash."""
        return {one.key: (one.size, one.digest) for one in self.made}


def offer_all(portal: Portal, site_url: str = "", known: Known | None = None) -> Offered:
    """All files of `portal`, those that are not `known` made."""
    plan = plan_export(portal, site_url)
    found = list(make_files(plan.wishes, known or {}))
    made = tuple(one for one, _ in found)
    return Offered(plan.offer(made), made, tuple(output for _, output in found))
