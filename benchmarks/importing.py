"""`python -m benchmarks.importing`: a workbook of many rows into a portal, and what it takes."""

from __future__ import annotations

import io
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
import xlsxwriter

_REPOSITORY = Path(__file__).parents[1]
_MEGA = 1_000_000
_HELP = """Measure `thidua import --yes`: seconds and the most memory, of itself and of its child.

The workbook is such as offices send: title rows, two kinds of recipients under headings, totals.

\b
python -m benchmarks.importing
python -m benchmarks.importing --rows 500 --runs 5
"""
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Lò", "Quàng", "Vi", "Hoàng", "Bùi", "Đặng")
_GIVEN = ("An", "Bình", "Cường", "Dung", "Giang", "Hảo", "Khánh", "Lan", "Minh", "Ngọc")


@click.command(help=_HELP)
@click.option("--rows", default=5_000, show_default=True, help="Recipients in the workbook.")
@click.option("--runs", default=3, show_default=True, help="Each figure is their median.")
def main(rows: int, runs: int) -> None:
    """Measure, and print the medians."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "danh-sach.xlsx"
        file.write_bytes(make_workbook(rows))
        seconds, memory = [], []
        for turn in range(runs):
            took, peak = _run(file, _portal(Path(folder) / f"portal-{turn}"))
            seconds.append(took)
            memory.append(peak)
        click.echo(
            f"{rows:,} rows: {statistics.median(seconds):.2f} s (slowest {max(seconds):.2f} s), "
            f"{statistics.median(memory) / _MEGA:.0f} MB"
        )


def make_workbook(rows: int) -> bytes:
    """The list of a decision, a quarter of it collectives."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write(0, 0, "DANH SÁCH")
        sheet.write(1, 0, "Tập thể, cá nhân được tặng Giấy khen")
        number = "số 990/QĐ-UBND ngày 15/10/2026 của Chủ tịch UBND xã Hoa Ban Trắng"
        sheet.write(2, 0, f"(Kèm theo Quyết định {number})")
        titles = ("STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Địa chỉ", "Thành tích")
        sheet.write_row(4, 0, titles)
        sheet.write_row(5, 0, ("I", "TẬP THỂ"))
        quarter = rows // 4
        for index in range(quarter):
            sheet.write_row(6 + index, 0, (index + 1, f"Tổ tự quản số {index + 1}", "", "", "", ""))
        sheet.write_row(6 + quarter, 0, ("II", "CÁ NHÂN"))
        for index in range(rows - quarter):
            sheet.write_row(7 + quarter + index, 0, _person(index))
        sheet.write(7 + rows, 1, f"Tổng cộng: {rows}")
    return stream.getvalue()


def _person(index: int) -> tuple[int, str, str, str, str, str]:
    family, given = _FAMILY[index % 10], _GIVEN[index // 10 % 10]
    village = ("Thôn Ao Sen", "Thôn Đồi Chè", "Thôn Cầu Mây")[index % 3]
    done = f"Vận động {index % 90 + 10} hộ làm đường hoa dài {index % 700 + 50} m"
    return index + 1, f"{family} Văn {given} {index}", "Nông dân", village, "", done


def _portal(root: Path) -> Path:
    """A copy of the demonstration."""
    for name in ("content", "data"):
        shutil.copytree(_REPOSITORY / name, root / name)
    shutil.copyfile(_REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    return root


_CHILD = """
import json, resource, runpy, sys
sys.argv = ["thidua", *sys.argv[1:]]
try:
    runpy.run_module("generator", run_name="__main__")
except SystemExit as end:
    status = end.code
peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps([status, *peaks]), file=sys.stderr)
"""


def _run(file: Path, root: Path) -> tuple[float, int]:
    """Seconds, and the most bytes that the program and its child held together."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, "import", str(file), "--portal", str(root), "--yes"],
        cwd=_REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    took = time.perf_counter() - start
    status, own, child = json.loads(done.stderr.strip().splitlines()[-1])
    assert not status, done.stderr
    return took, max(own, child) * 1024


if __name__ == "__main__":
    main()
