"""The letters of Vietnamese, as classes for patterns: `[A-Z]` knows but a part of them."""

from __future__ import annotations

_MARKED = (
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
)
#: Inside of a class: `[{UPPER}]`.
UPPER = f"A-Z{_MARKED}"
LOWER = f"a-z{_MARKED.lower()}"
