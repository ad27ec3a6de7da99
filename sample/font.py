"""A small TrueType font with exactly the characters of the document, for a PDF whose text layer is clean.

Printed straight from the system's OpenType font, Chromium would embed glyph drawings instead of a font, and
name some characters by their look-alikes among the radicals. Needs fonttools (`pip install fonttools`).
"""

from __future__ import annotations

import base64
import io
import subprocess
from typing import Any

from fontTools import subset  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.ttLib import TTFont, newTable  # type: ignore[import-not-found, import-untyped, unused-ignore]

FAMILY = "Noto Sans CJK SC"
# How far, in font units (1000 to the em), a quadratic curve may stray from the cubic one it replaces.
_STRAY = 1.0


def faces(characters: str) -> str:
    """CSS that defines the family `Sample` in both weights from the characters given."""
    rules = []
    for style, weight in (("regular", 400), ("bold", 700)):
        data = base64.b64encode(_truetype(characters, style)).decode("ascii")
        source = f"url(data:font/ttf;base64,{data})"
        rules.append(f'@font-face {{ font-family: "Sample"; font-weight: {weight}; src: {source}; }}')
    return "\n".join(rules)


def _truetype(characters: str, style: str) -> bytes:
    command = ["fc-match", "-f", "%{file}|%{index}", f"{FAMILY}:{style}"]
    found = subprocess.run(command, check=True, capture_output=True, text=True)
    file, index = found.stdout.split("|")
    font = TTFont(file, fontNumber=int(index))
    options = subset.Options(layout_features=[], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    _redraw(font)
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def _redraw(font: Any) -> None:
    """Replace the cubic outlines by quadratic ones, in place."""
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, _STRAY, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), table
    for stale in ("CFF ", "VORG", "vhea", "vmtx"):
        if stale in font:
            del font[stale]
    maxp = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for field in (
        "maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
        "maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours",
        "maxCompositePoints", "maxCompositeContours", "maxComponentDepth",
    ):
        setattr(maxp, field, 0)
    maxp.maxZones, maxp.numGlyphs = 1, len(order)
    font["maxp"] = maxp
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}
    font.sfntVersion = "\000\001\000\000"
