"""What happens to a portal between two builds: edits, accidents, and other people's hands.

Each edit takes a bench and a `Choice`, by which it picks where and how. An edit that finds nothing
to do leaves all as it is: the next build has to see that, too.
"""

from __future__ import annotations

from tests.cache.bench import Bench
from tests.cache.choosing import Choice, Edit
from tests.cache.file_edits import (
    break_something,
    change_silently,
    mend,
    move_portal,
    touch,
)
from tests.cache.look_edits import (
    change_day,
    change_page,
    change_picture,
    change_portal,
    change_settings,
    change_style,
    change_template,
    change_version,
    check_another_day,
)
from tests.cache.record_edits import (
    add_record,
    change_consent,
    change_reference,
    change_rows,
    change_story,
    change_value,
    change_word,
    remove_record,
    rename_record,
)
from tests.cache.site_edits import (
    damage_builds,
    damage_cache,
    restore_cache,
    tamper,
)


def apply(name: str, number: int, bench: Bench) -> None:
    """Does the edit `name`; a broken portal is mended instead every other time."""
    choice = Choice(number)
    if bench.broken and choice.of([True, False]):
        name = "mend"
    EDITS[name](bench, choice)


def _nothing(bench: Bench, choice: Choice) -> None:
    """Nothing at all."""


EDITS: dict[str, Edit] = {
    edit.__name__.strip("_"): edit
    for edit in (
        _nothing, change_word, change_reference, change_value, change_story,
        change_consent, change_rows, add_record, remove_record, rename_record, break_something,
        mend, touch, change_silently,
        move_portal, change_template, change_style, change_settings, change_portal, change_page,
        change_picture, change_day, change_version, check_another_day, damage_cache,
        restore_cache, tamper, damage_builds,
    )
}  # fmt: skip
#: What editors do most, and what is done in most ways, stands here several times.
NAMES = (
    *EDITS, *["change_word"] * 3, *["change_silently"] * 2, *["break_something"] * 2,
    *["change_reference", "change_rows", "change_day", "change_template", "damage_cache"],
)  # fmt: skip
