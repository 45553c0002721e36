"""kinds/tables: what the portal publishes as open data, table by table."""

from generator.kinds.tables import asked, awards, campaigns, records
from generator.kinds.tables.base import Place, TableForm
from generator.model.table import Table, find_columns

TABLES: tuple[TableForm, ...] = (
    awards.ROWS,
    awards.DECISIONS,
    campaigns.CAMPAIGNS,
    campaigns.QUOTAS,
    records.EXEMPLARS,
    records.UNITS,
    records.PAPERS,
    records.EVENTS,
    records.ARTICLES,
    asked.PEOPLE,
    asked.CONSULTATIONS,
    asked.CORRECTIONS,
    asked.DUES,
)


def find_tables(place: Place) -> tuple[Table, ...]:
    """Every table of the portal."""
    return tuple(
        Table(form.id, find_columns(form.row), form.key, tuple(form.rows(place))) for form in TABLES
    )
