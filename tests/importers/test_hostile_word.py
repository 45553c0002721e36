"""Whatever a Word file holds, reading it ends in text or a problem, soon and in little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importers.archives import MOST_MARKS
from generator.importers.docx_blocks import read_word
from generator.importers.docx_text import find_lines
from generator.importers.known import Known
from generator.importers.reading import read_file
from generator.reporting import describe
from tests.importers.decisions import in_paragraphs, with_lists
from tests.importers.office import make_docx, part_of, with_parts
from tests.portals.toolbox import MATERIAL, REPOSITORY

BODY = "word/document.xml"
PARTS = (
    BODY,
    "word/numbering.xml",
    "word/styles.xml",
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
)
WHOLE = in_paragraphs()
LISTS = with_lists()
KNOWN = Known(date(2026, 11, 20))
MEGA = 1 << 20


def read(data: bytes) -> list[str]:
    """Codes of the problems that reading gives; all can be said."""
    found = read_file(data, "tep.docx", KNOWN)
    assert all(describe(problem) for problem in found.problems)
    assert found.drafts or found.problems
    return [problem.code for problem in found.problems]


def body(xml: str) -> bytes:
    """A Word file with this body."""
    empty = make_docx()
    whole = part_of(empty, BODY).decode()
    place, end = whole.index("<w:body>") + 8, whole.index("<w:sectPr")
    return with_parts(empty, {BODY: f"{whole[:place]}{xml}{whole[end:]}".encode()})


@pytest.mark.parametrize("file", sorted((MATERIAL / "word").glob("*.docx")), ids=lambda f: f.stem)
def test_files_with_parts_missing_are_read(file: Path) -> None:
    """Test files of python-docx: without settings, styles or properties, in odd pieces."""
    data = file.read_bytes()
    word = read_word(data, file.name)
    assert word.problems == ()
    first = {"num-having-numbering-part": "1. Paragraph having List Number style."}
    if file.stem in first:
        assert find_lines(word)[0].text == first[file.stem]
    assert read(data) == ["import.no-award"]


@settings(max_examples=40)
@given(
    st.sampled_from(PARTS),
    st.one_of(
        st.binary(max_size=20),
        st.sampled_from([b"</w:p>", b"<w:tbl>", b'w:val="-1"', b"<w:p><w:p>", b"&#0;", b"<!--"]),
    ),
    st.floats(0, 1),
    st.integers(0, 60),
)
def test_damage_inside_a_part_is_told_or_harmless(
    part: str, junk: bytes, place: float, gone: int
) -> None:
    """XML that no Word wrote never ends in an exception."""
    xml = part_of(WHOLE, part)
    at = int(place * len(xml))
    read(with_parts(WHOLE, {part: xml[:at] + junk + xml[at + gone :]}))


@settings(max_examples=60)
@given(st.sampled_from([WHOLE, LISTS]), st.binary(max_size=30), st.floats(0, 1))
def test_damage_to_the_file_is_told_or_harmless(whole: bytes, junk: bytes, place: float) -> None:
    """Changed and cut bytes."""
    at = int(place * len(whole))
    read(whole[:at] + junk + whole[at + len(junk) :])
    read(whole[:at])


@pytest.mark.parametrize(
    "xml",
    [
        "<w:p>" * 300 + "</w:p>" * 300,
        f"<w:p><w:r><w:t>{'a' * 40_000}</w:t></w:r></w:p>",
        "<w:tbl><w:tr>" + "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" * 3 + "</w:tr></w:tbl>",
    ],
    ids=["deep", "long", "merged-with-nothing"],
)
def test_odd_structures_are_told_or_harmless(xml: str) -> None:
    """Depth, endless paragraphs, cells that go on from nothing."""
    assert set(read(body(xml))) <= {"import.broken-file", "import.too-large", "import.no-award"}


def hostile() -> dict[str, bytes]:
    """Files that cost as much as is let through, and some that are not."""
    row = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="60"/></w:tcPr><w:p><w:r/></w:p></w:tc></w:tr>'
    run = "<w:p><w:r><w:t>{0:07x}</w:t></w:r><w:r/></w:p>"
    return {
        "text": body("".join(run.format(n * 7919) for n in range(39_000))),
        "table": body(f"<w:tbl>{row * (MOST_MARKS // 15)}</w:tbl>"),
        "bomb": with_parts(make_docx(), {"word/media/a.bmp": bytes(10_000_000)}),
        "laughs": with_parts(make_docx(), {BODY: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    }


CHILD = """
import json, resource, sys, time
from datetime import date
from generator.importers.known import Known
from generator.importers.reading import read_file
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
begin = time.process_time()
found = read_file(open(sys.argv[1], "rb").read(), "tep.docx", Known(date(2026, 11, 20)))
print(json.dumps({
    "codes": [problem.code for problem in found.problems],
    "seconds": time.process_time() - begin,
    # Not ru_maxrss, which begins at what the process that started this one has.
    "bytes": int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) * 1024,
}))
"""


def test_time_and_memory_are_bounded(tmp_path: Path) -> None:
    """No Word file takes more than 512 MB or ten seconds, in a process that could have more."""
    expected = {
        "text": "import.no-award",
        "table": "import.too-large",
        "bomb": "import.too-large",
        "laughs": "import.entity",
    }
    for name, data in hostile().items():
        file = tmp_path / f"{name}.docx"
        file.write_bytes(data)
        done = subprocess.run(
            [sys.executable, "-c", CHILD, str(file)],
            cwd=REPOSITORY,
            env={"PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            check=True,
        )
        answer = json.loads(done.stdout)
        assert answer["codes"] == [expected[name]], name
        assert answer["seconds"] < 10, name
        assert answer["bytes"] < 512 * MEGA, name
