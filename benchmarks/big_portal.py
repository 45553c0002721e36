"""A number of records in; the folder of a big fictional portal out, the same for the same number.

10,000 records make 10,000 exemplars (one YAML file each, 500 to a folder), 160 decisions with 50
recipients each in CSV files, 60 units and 40 campaigns. Smaller numbers make fewer decisions.
"""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.model.text import slug

UNITS = 60
CAMPAIGNS = 40
ROWS = 50
_PER_FOLDER = 500
_RECORDS_PER_AWARD = 62.5
_FIRST_YEAR, _YEARS = 2016, 11

_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nông Lò Vàng Giàng Y Thạch Đinh"
_MIDDLE = "Thị Văn Đức Minh Ngọc Thanh Hồng Quốc Xuân Thu Kim Hữu Bảo Mỹ Gia Phương"
_GIVEN = "An Bình Chi Dung Đạt Giang Hà Huệ Khánh Lan Liên Mai Nam Oanh Phúc Quyên Sơn Tâm Uyên Yến"
_PLACES = "Sông Suối Đồi Núi Bản Đồng Cầu Bến Vườn Gò"
_ADJECTIVES = "Xanh Trong Sáng Mới Hạ Thượng"
_FIELDS = ("Nông nghiệp", "Giáo dục", "Y tế", "An ninh, trật tự", "Cải cách hành chính")
_FORMS = ("Giấy khen", "Bằng khen", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở")
_SENTENCES = (
    "Vụ lúa năm ấy mất trắng, cả nhà ngồi bên bờ ruộng và bắt đầu lại từ {a} gốc cam.",
    "Mỗi buổi chiều, tổ chia nhau đi từng ngõ, ghi tên {a} hộ cần giúp vào một cuốn sổ nhỏ.",
    "Người trong xóm góp **{a} ngày công** và {b} mét đất để mở rộng con đường ra chợ.",
    "Sau {a} tháng, số hồ sơ trễ hẹn giảm từ {b} xuống còn một.",
    "Có hôm mưa lớn, nước tràn qua cầu, vậy mà lớp học *vẫn đủ* {a} em.",
    "Cuốn sổ ấy nay đã dày {a} trang, trang nào cũng có chữ ký của người nhận.",
    "Từ {a} con giống ban đầu, đàn đã lên {b} con, nuôi theo cách sạch và ghi chép mỗi ngày.",
)
_MARKED = 0.4  # people put few words in bold: about three in a story
_THINGS = ("ngõ xóm sáng đèn", "lớp học vùng cao", "vườn cam hữu cơ", "một cửa không giấy")


@dataclass(frozen=True, slots=True)
class BigPortal:
    """Where a big portal stands, and how much is in it."""

    root: Path
    exemplars: int
    awards: int
    edited: Path


def make_big_portal(root: Path, records: int, repository: Path) -> BigPortal:
    """A portal with `records` exemplars in the empty or missing folder `root`.

    It takes `mkdocs.yml`, the hand-written pages and the theme from `repository`.
    """
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(repository / "mkdocs.yml", root)
    for folder in ("content", "theme"):
        shutil.copytree(repository / folder, root / folder)
    maker = _Maker(root / "data", random.Random(2026))
    awards = max(1, round(records / _RECORDS_PER_AWARD))
    maker.head()
    maker.units()
    maker.campaigns()
    for number in range(awards):
        maker.award(number)
    paths = [maker.exemplar(number, awards) for number in range(records)]
    return BigPortal(root, records, awards, paths[records // 2])


class _Dumper(yaml.CSafeDumper):
    """Writes records as editors do: a text of several lines begins with a bar."""


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _represent_text)


class _Maker:
    """Writes the records, one chance after the other."""

    def __init__(self, data: Path, chance: random.Random) -> None:
        self.data, self.chance = data, chance

    def head(self) -> None:
        """What the portal says of itself."""
        self._write(
            "portal.yml",
            {"name": "Cổng đo tốc độ", "body": "Nhóm phát triển thidua", "note": "Dữ liệu hư cấu."},
        )

    def units(self) -> None:
        """One province's office and the communes below it."""
        for number in range(UNITS):
            unit = {"name": f"Xã {self._place()} {number:02}", "type": "other", "demo": True}
            if number:
                unit["parent"] = _unit(0)
            self._write(f"units/{_unit(number)}.yml", {**unit, "province": "Đo Lường"})

    def campaigns(self) -> None:
        """Campaigns of one year each, in turn over the years."""
        for number in range(CAMPAIGNS):
            year = _FIRST_YEAR + number % _YEARS
            campaign = {
                "title": f"Phong trào thi đua “{self._thing()}” đợt {number + 1}",
                "unit": _unit(number % UNITS),
                "period": {"since": f"{year}-01-15", "until": f"{year}-11-20"},
                "summary": self._plain(),
                "purposes": [{"text": self._plain()} for _ in range(3)],
                "contents": [{"text": self._plain()} for _ in range(4)],
                "demo": True,
            }
            self._write(f"campaigns/{_campaign(number)}.yml", campaign)

    def award(self, number: int) -> None:
        """A decision, and beside it the list of its recipients."""
        campaign = number % CAMPAIGNS
        year = _FIRST_YEAR + campaign % _YEARS
        award = {
            "title": f"Tặng thưởng thành tích trong phong trào “{self._thing()}” lần {number + 1}",
            "number": str(number + 1),
            "symbol": "QĐ-UBND",
            "date": f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "issuer": _unit(number % UNITS),
            "form": _FORMS[number % len(_FORMS)],
            "campaign": _campaign(campaign),
            "recipients_file": f"{_award(number)}.csv",
            "demo": True,
        }
        self._write(f"awards/{_award(number)}.yml", award)
        with (self.data / f"awards/{_award(number)}.csv").open("w", encoding="utf-8") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(("no", "kind", "name", "title", "unit_id", "achievement"))
            for row in range(ROWS):
                rows.writerow(
                    (row + 1, "individual", self._name(), "Nông dân", self._unit(), self._thing())
                )

    def exemplar(self, number: int, awards: int) -> Path:
        """One person with a story of about 1,500 letters; the file that holds them."""
        name = self._name()
        exemplar = {
            "name": name,
            "type": "individual",
            "title": self.chance.choice(("Nông dân", "Giáo viên", "Công chức", "Bác sĩ")),
            "unit": self._unit(),
            "place": f"thôn {self._place()}",
            "field": self.chance.choice(_FIELDS),
            "year": str(_FIRST_YEAR + number % _YEARS),
            "summary": self._plain(),
            "story": "\n\n".join(self._story()),
            "quotes": [{"text": self._plain(), "by": name}],
            "recognitions": [
                {
                    "text": f"{_FORMS[number % len(_FORMS)]} năm {_FIRST_YEAR + number % _YEARS}",
                    "award": _award(number % awards),
                    "row": str(number // awards % ROWS + 1),
                }
            ],
            "campaigns": [_campaign(number % CAMPAIGNS)],
            "consent": {"date": "2026-01-05", "scope": "Đăng họ tên và câu chuyện"},
            "demo": True,
        }
        path = f"exemplars/{number // _PER_FOLDER:03}/{slug(name)}-{number:05}.yml"
        return self._write(path, exemplar)

    def _story(self) -> Iterator[str]:
        """Paragraphs, a heading and a list in Markdown."""
        yield self._paragraph(4)
        yield self._paragraph(4)
        yield f"### {self._thing().capitalize()}"
        yield self._paragraph(4)
        yield "\n".join(f"- {self._sentence()}" for _ in range(3))
        yield self._paragraph(2)

    def _paragraph(self, sentences: int) -> str:
        return " ".join(self._sentence() for _ in range(sentences))

    def _sentence(self) -> str:
        numbers = {"a": self.chance.randint(2, 99), "b": self.chance.randint(100, 999)}
        sentence = self.chance.choice(_SENTENCES).format(**numbers)
        return sentence if self.chance.random() < _MARKED else sentence.replace("*", "")

    def _plain(self) -> str:
        return self._sentence().replace("*", "")

    def _name(self) -> str:
        return " ".join(self.chance.choice(words.split()) for words in (_FAMILY, _MIDDLE, _GIVEN))

    def _place(self) -> str:
        return " ".join(self.chance.choice(words.split()) for words in (_PLACES, _ADJECTIVES))

    def _thing(self) -> str:
        return self.chance.choice(_THINGS)

    def _unit(self) -> str:
        return _unit(self.chance.randrange(UNITS))

    def _write(self, path: str, record: Mapping[str, object]) -> Path:
        file = self.data / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(record, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
        file.write_text(text, "utf-8")
        return file


def _unit(number: int) -> str:
    return f"xa-{number:02}"


def _campaign(number: int) -> str:
    return f"phong-trao-{number:02}"


def _award(number: int) -> str:
    return f"quyet-dinh-{number:04}"
