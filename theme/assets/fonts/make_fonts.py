"""Make the two font files of the theme from the packages of fontsource.

    npm pack @fontsource/lora@5.3.0 @fontsource/be-vietnam-pro@5.3.0   (and unpack both)
    python -m venv v && v/bin/pip install fonttools brotli
    v/bin/python make_fonts.py LORA_FILES BE_VIETNAM_FILES OUT

Each package holds a Latin and a Vietnamese file per weight; they are cut to the characters
of `wanted()`, merged, freed of hinting and written as one WOFF2. Not part of any build.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

ARROWS = {0x2190: "arrowleft", 0x2191: "arrowup", 0x2192: "arrowright", 0x2193: "arrowdown"}
FAINT_KERN = 12


def wanted() -> set[int]:
    """The code points kept: Latin, every Vietnamese letter, combining marks, punctuation."""
    rare = {
        0xA4,
        0xA6,
        0xA8,
        0xAA,
        0xAC,
        0xAD,
        0xAF,
        0xB5,
        0xB6,
        0xB8,
        0xBA,
        0xD0,
        0xDE,
        0xF0,
        0xFE,
    }
    letters = set(range(0x20, 0x7F)) | (set(range(0xA0, 0x100)) - rare)
    letters |= {0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0}
    letters |= set(range(0x1EA0, 0x1EFA)) | {0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323}
    letters |= {0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x202F}
    return letters | {0x20AB, 0x20AC, 0x2116, 0x2212} | set(ARROWS)


def part(path: Path, points: set[int], features: list[str]) -> TTFont:
    """One source file, cut to `points`."""
    font = TTFont(path)
    font.flavor = None
    options = subset.Options()
    options.hinting = False
    options.layout_features = features
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["STAT", "meta", "gasp", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    return font


def merged(paths: list[Path], features: list[str]) -> TTFont:
    """The parts as one font; a character comes from the first part that has it."""
    points = wanted()
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, path in enumerate(paths):
            font = part(path, points, features)
            points -= set(font.getBestCmap() or {})
            files.append(f"{folder}/{number}.ttf")
            font.save(files[-1])
        return merge.Merger().merge(files)


def quiet_kerning(font: TTFont) -> None:
    """Set kerning below FAINT_KERN units to 0: nobody sees it, and the file compresses better."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for sub in lookup.SubTable:
            if getattr(sub, "LookupType", 0) == 9:
                sub = sub.ExtSubTable
            if sub.LookupType != 2 or sub.Format != 2:
                continue
            for row in sub.Class1Record:
                for cell in row.Class2Record:
                    value = cell.Value1
                    if value is not None and abs(getattr(value, "XAdvance", 0)) < FAINT_KERN:
                        value.XAdvance = 0


def add_cmap(font: TTFont, point: int, glyph: str) -> None:
    """Let `point` show `glyph`."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[point] = glyph


def add_glyph(font: TTFont, name: str, glyph: object, advance: int, left: int) -> None:
    """A new glyph at the end of the font."""
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"][name] = (advance, left)


def add_arrows(font: TTFont, weight: int = 62) -> None:
    """Four plain arrows, which neither package has."""
    w = weight / 2
    right = [(60, 370 - w), (480, 370 - w), (480, 370 + w), (60, 370 + w)]
    head = [(330, 180), (420, 180), (610, 370), (420, 560), (330, 560), (520, 370)]
    turn = {
        "arrowright": lambda x, y: (x, y),
        "arrowleft": lambda x, y: (670 - x, y),
        "arrowup": lambda x, y: (y - 35, x + 35),
        "arrowdown": lambda x, y: (y - 35, 705 - x),
    }
    shaft = [right[0], (530, 370 - w), (530, 370 + w), right[3]]
    for point, name in ARROWS.items():
        pen = TTGlyphPen(None)
        for outline in (shaft, head):
            corners = [turn[name](x, y) for x, y in outline]
            pen.moveTo(corners[0])
            for corner in corners[1:]:
                pen.lineTo(corner)
            pen.closePath()
        add_glyph(font, name, pen.glyph(), 670, 60)
        add_cmap(font, point, name)


def add_tabular_digits(font: TTFont) -> None:
    """Digits of one width behind the feature `tnum`, for columns of numbers."""
    cmap = font.getBestCmap()
    digits = [cmap[ord(d)] for d in "0123456789"]
    width = sorted(font["hmtx"][d][0] for d in digits)[6]
    swap = {}
    for digit in digits:
        advance, left = font["hmtx"][digit]
        pen = TTGlyphPen(font["glyf"].glyphs and font.getGlyphSet())
        shift = (width - advance) // 2
        pen.addComponent(digit, (1, 0, 0, 1, shift, 0))
        swap[digit] = f"{digit}.tnum"
        add_glyph(font, swap[digit], pen.glyph(), width, left + shift)
    table = font["GSUB"].table
    table.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(swap)]))
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag = "tnum"
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(table.LookupList.Lookup) - 1]
    record.Feature.LookupCount = 1
    table.FeatureList.FeatureRecord.append(record)
    table.FeatureList.FeatureCount += 1
    index = len(table.FeatureList.FeatureRecord) - 1
    for script in table.ScriptList.ScriptRecord:
        languages = [
            script.Script.DefaultLangSys,
            *(r.LangSys for r in script.Script.LangSysRecord),
        ]
        for language in filter(None, languages):
            language.FeatureIndex.append(index)
            language.FeatureCount = len(language.FeatureIndex)


def rename(font: TTFont, family: str) -> None:
    """Give the font a name of its own, as a reserved font name demands."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            record.string = family.replace(" ", "") if record.nameID in (3, 6) else family


def finish(font: TTFont, out: Path) -> None:
    """Write the font without what a browser does not need."""
    cmap = font.getBestCmap()
    add_cmap(font, 0x2011, cmap[ord("-")])
    add_cmap(font, 0x202F, cmap[0xA0])
    font.flavor = "woff2"
    font.recalcTimestamp = False
    font.save(out)
    print(out.name, out.stat().st_size)


def main() -> None:
    """Write the two fonts of the theme."""
    lora, sans, out = (Path(argument) for argument in sys.argv[1:])
    heading = merged(
        [lora / f"lora-{s}-600-normal.woff2" for s in ("latin", "vietnamese")],
        ["kern", "locl", "tnum"],
    )
    quiet_kerning(heading)
    rename(heading, "Thi Dua Serif")
    finish(heading, out / "thidua-serif-600.woff2")
    body = merged(
        [sans / f"be-vietnam-pro-{s}-400-normal.woff2" for s in ("latin", "vietnamese")],
        ["kern", "mark", "mkmk", "ccmp", "locl", "liga"],
    )
    quiet_kerning(body)
    add_arrows(body)
    add_tabular_digits(body)
    finish(body, out / "be-vietnam-pro-400.woff2")


if __name__ == "__main__":
    main()
