"""Which versions of other packages are installed.

`importlib.metadata` would say the same, and bring along all that reads electronic mail: more than
a build of one page has time for.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

_ENDING = ".dist-info"


def find_versions(packages: Iterable[str]) -> list[str]:
    """Such as `jinja2-3.1.6`, in order; a package that is not there is left out."""
    wanted = {name.lower().replace("-", "_") for name in packages}
    folders = [folder for folder in sys.path if os.path.isdir(folder)]
    stems = (
        name.removesuffix(_ENDING)
        for folder in folders
        for name in os.listdir(folder)
        if name.endswith(_ENDING)
    )
    return sorted(
        stem for stem in stems if stem.rpartition("-")[0].lower().replace("-", "_") in wanted
    )
