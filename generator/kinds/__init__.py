"""kinds: one module per kind of content, and the tuple of them all.

A new kind is its module, its line here, its template, its words and its examples.
"""

from generator.kinds import (
    article,
    award,
    campaign_kind,
    consultation,
    correction,
    document,
    event,
    exemplar,
    person,
    unit_kind,
)
from generator.kinds.base import Kind

KINDS: tuple[Kind, ...] = (
    campaign_kind.KIND,
    exemplar.KIND,
    award.KIND,
    person.KIND,
    consultation.KIND,
    document.KIND,
    event.KIND,
    article.KIND,
    unit_kind.KIND,
    correction.KIND,
)

#: Those whose records stand in files of the portal.
FILED = tuple(kind for kind in KINDS if kind.derive is None)

KIND_BY_NAME = {kind.name: kind for kind in KINDS}
