"""Which values mean the same, and which old item of a list became which new one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any


def same(old: Any, new: Any) -> bool:
    """Whether two values mean the same; a key without a value is as good as none."""
    return bool(_bare(old) == _bare(new))


def _bare(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _bare(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_bare(inner) for inner in value]
    return value


def face(value: Any) -> str:
    """The same text for values that mean the same."""
    return json.dumps(_bare(value), ensure_ascii=False, sort_keys=True)


def find_pairs(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Places of old items → places of the new ones that they become, both ascending."""
    pairs: dict[int, int] = {}
    before, after = list(map(face, old)), list(map(face, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    elsewhere = set(before) & set(after)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what == "equal":
            pairs.update(zip(range(i, i_end), range(j, j_end), strict=True))
        elif what == "replace":
            left = [place for place in range(i, i_end) if before[place] not in elsewhere]
            right = [place for place in range(j, j_end) if after[place] not in elsewhere]
            if len(left) == len(right):
                pairs.update(zip(left, right, strict=True))
            else:
                pairs.update(_alike(old, new, left, right))
    return dict(sorted(pairs.items()))


def _alike(
    old: Sequence[Any], new: Sequence[Any], left: Iterable[int], right: Iterable[int]
) -> Iterable[tuple[int, int]]:
    """Items that were changed, told from those that came and went by what they share."""
    waiting = list(left)
    for j in right:
        found = next((i for i in waiting if _shares(old[i], new[j])), None)
        if found is not None:
            waiting = waiting[waiting.index(found) + 1 :]
            yield found, j


def _shares(old: Any, new: Any) -> bool:
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        return False
    common = sum(1 for key in old if key in new and old[key] == new[key])
    return common * 2 >= max(len(old), len(new))
