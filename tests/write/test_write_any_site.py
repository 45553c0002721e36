"""Writing, for sequences of sites that nobody thought of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import PublishError
from generator.model.output import Output, Written
from generator.write import publish
from tests.write.samples import files_in, stamps_in, write_folder

Writer = Callable[[Iterable[Output], Path], Written]
Site = dict[str, bytes]


def without_clashes(site: Site) -> Site:
    """A site in which no file stands where another one needs a folder."""
    return {
        path: content
        for path, content in site.items()
        if not any(other.startswith(f"{path}/") for other in site)
    }


# Few names, so that files come, change, go, and become folders.
PATHS = st.lists(st.sampled_from("ab"), min_size=1, max_size=3).map("/".join)
SITES = st.dictionaries(PATHS, st.sampled_from([b"", b"1", b"2", b"34"])).map(without_clashes)


@pytest.mark.parametrize("write", [publish, write_folder])
@settings(max_examples=60)
@given(sites=st.lists(SITES, min_size=2, max_size=6))
def test_any_sequence(write: Writer, sites: list[Site]) -> None:
    """What stands is what was given, told in true numbers; equal files keep inode and time."""
    with TemporaryDirectory() as home:
        place, old, before = Path(home) / "site", Site(), dict[str, tuple[int, int]]()
        for site in sites:
            written = write((Output(*item) for item in site.items()), place)
            equal = {path for path in site if old.get(path) == site[path]}
            after = stamps_in(place)
            assert files_in(place) == site
            assert written == Written(len(site), len(site) - len(equal), len(old.keys() - site))
            assert {path: after[path] for path in equal} == {path: before[path] for path in equal}
            old, before = site, after


@settings(max_examples=60)
@given(path=st.text() | st.lists(st.sampled_from(["a", ".", "..", "", "\0", "\\"])).map("/".join))
def test_any_path(path: str) -> None:
    """Any path is either a file of the site, or refused."""
    with TemporaryDirectory() as home:
        site = Path(home) / "site"
        refused = None
        try:
            publish([Output(path, b"x")], site)
        except PublishError as error:
            refused = error.key
        assert refused in (None, "publish.bad-path")
        assert files_in(site) == ({} if refused else {path: b"x"})
        assert {entry.name for entry in Path(home).iterdir()} <= {"site", ".site-builds"}
