"""Scanned pages: characters by rapidocr (the optional extra `ocr`), rulings by their ink.

The result is what a drawn page gives, glyphs and rulings in page points, so that the same code finds the tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

from ingest.readers.pdf_page import Glyph, Marks, Ruling, Turn

_DPI = 200
_SHORTEST = 54  # pixels; a shorter stroke is part of a character
_THICKEST = 16
_POINTS = 72
_WIDE = "\u2e80"  # from here on characters are as wide as high
_WORD = (40, 9)  # pixels within which pieces of ink are one word
_LOWEST, _HIGHEST = 16, 90  # pixels a word is high
_MARGIN = 6
_SURE = 0.8  # what a word that was cut out by hand must score
# A recognized word: text, score, four corners.
Word = tuple[str, float, Any]
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
    # The engine keeps what it was last told, so it is told everything.
    found = _engine()(image, use_det=True, use_cls=True, use_rec=True, return_word_box=True)
    words = [word for line in found.word_results or () for word in line]
    ink = _ink(image)
    level, upright = _opened(ink, _SHORTEST, 1), _opened(ink, 1, _SHORTEST)
    words += _missed(image, ink & ~(level | upright), [box for _, _, box in words])
    horizontal = [Ruling((y + h / 2) / scale, x / scale, (x + w) / scale) for x, y, w, h in _boxes(level) if h <= _THICKEST]
    vertical = [Ruling((x + w / 2) / scale, y / scale, (y + h) / scale) for x, y, w, h in _boxes(upright) if w <= _THICKEST]
    glyphs = tuple(glyph for word in words for glyph in _glyphs(word, scale))
    return Marks(number, width, height, glyphs, tuple(horizontal), tuple(vertical), Turn(0, width, height))


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def _glyphs(word: Word, scale: float) -> Iterator[Glyph]:
    """The characters of a recognized word, which share its box by their usual widths."""
    text, _, box = word
    xs, ys = [point[0] / scale for point in box], [point[1] / scale for point in box]
    left, top, bottom = min(xs), min(ys), max(ys)
    widths = [2 if character >= _WIDE else 1 for character in text]
    step = (max(xs) - left) / max(sum(widths), 1)
    for character, share in zip(text, widths, strict=True):
        yield Glyph(character, left, top, left + step * share, bottom, max(bottom - top, 0.1))
        left += step * share


def _missed(image: Any, ink: Any, known: Sequence[Any]) -> Iterator[Word]:
    """Words the engine did not find, short ones alone in a wide cell: ink outside all words and rulings."""
    import cv2

    for box in known:
        xs, ys = [int(point[0]) for point in box], [int(point[1]) for point in box]
        cv2.rectangle(ink, (min(xs) - _MARGIN, min(ys) - _MARGIN), (max(xs) + _MARGIN, max(ys) + _MARGIN), 0, -1)
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, _WORD)
    for x, y, w, h in _boxes(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, kernel)):
        if not (_LOWEST <= h <= _HIGHEST and w >= _LOWEST):
            continue
        top, left = max(y - _MARGIN, 0), max(x - _MARGIN, 0)
        crop = image[top : y + h + _MARGIN, left : x + w + _MARGIN]
        found = _engine()(crop, use_det=False, use_cls=False, use_rec=True, return_word_box=False)
        for text, score in zip(found.txts or (), found.scores or (), strict=True):
            if score >= _SURE and text.strip():
                yield text, score, [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def _ink(image: Any) -> Any:
    import cv2

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image
    return cv2.adaptiveThreshold(
        cv2.bitwise_not(grey), 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, _INK_AROUND, _INK_OVER
    )


def _opened(ink: Any, width: int, height: int) -> Any:
    """The ink that is at least that wide and high."""
    import cv2

    return cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (width, height)))


def _boxes(ink: Any) -> Iterator[tuple[int, int, int, int]]:
    """The box (left, top, width, height) of every connected piece of ink."""
    import cv2

    _, _, boxes, _ = cv2.connectedComponentsWithStats(ink)
    for x, y, w, h, _ in boxes[1:].tolist():
        yield x, y, w, h
