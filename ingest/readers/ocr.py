"""Scanned pages: characters by rapidocr (the optional extra `ocr`), rulings by their ink.

The result is what a drawn page gives, glyphs and rulings in page points, so that the same code finds the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any

from ingest.readers.pdf_page import Glyph, Marks, Ruling, Turn

_DPI = 200
_SHORTEST = 54  # pixels; a shorter stroke is part of a character
_THICKEST = 16
_POINTS = 72
_WIDE = "\u2e80"  # from here on characters are as wide as high
_INK_AROUND, _INK_OVER = 15, -2  # a pixel is ink when it is darker than its surroundings of that size


@cache
def available() -> bool:
    """Whether the extra is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def recognized(page: Any, number: int) -> Marks:
    """Read a page that shows its text only as a picture.

    Args:
        page: of pypdfium2.
        number: counted from 1.
    """
    scale = _DPI / _POINTS
    image = page.render(scale=scale).to_numpy()
    height, width = image.shape[0] / scale, image.shape[1] / scale
    found = _engine()(image, return_word_box=True)
    glyphs = tuple(glyph for line in found.word_results or () for glyph in _glyphs(line, scale))
    horizontal, vertical = _rulings(image, scale)
    return Marks(number, width, height, glyphs, horizontal, vertical, Turn(0, width, height))


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def _glyphs(line: Any, scale: float) -> Iterator[Glyph]:
    """The characters of a recognized line; a word's share its box by their usual widths."""
    for text, _, box in line:
        xs, ys = [point[0] / scale for point in box], [point[1] / scale for point in box]
        left, top, bottom = min(xs), min(ys), max(ys)
        widths = [2 if character >= _WIDE else 1 for character in text]
        step = (max(xs) - left) / max(sum(widths), 1)
        for character, share in zip(text, widths, strict=True):
            yield Glyph(character, left, top, left + step * share, bottom, max(bottom - top, 0.1))
            left += step * share


def _rulings(image: Any, scale: float) -> tuple[tuple[Ruling, ...], tuple[Ruling, ...]]:
    """The straight lines of a page, level and upright."""
    import cv2

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image
    ink = cv2.adaptiveThreshold(
        cv2.bitwise_not(grey), 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, _INK_AROUND, _INK_OVER
    )
    level = [
        Ruling((y + h / 2) / scale, x / scale, (x + w) / scale) for x, y, w, h in _strokes(ink, _SHORTEST, 1) if h <= _THICKEST
    ]
    upright = [
        Ruling((x + w / 2) / scale, y / scale, (y + h) / scale) for x, y, w, h in _strokes(ink, 1, _SHORTEST) if w <= _THICKEST
    ]
    return tuple(level), tuple(upright)


def _strokes(ink: Any, width: int, height: int) -> Iterator[tuple[int, int, int, int]]:
    """The boxes (left, top, width, height) of ink that is at least that wide and high."""
    import cv2

    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (width, height))
    opened = cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(opened)
    for x, y, w, h, _ in boxes[1:].tolist():
        yield x, y, w, h
