"""Pages of PDF files as images (pypdfium2)."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

_MOST_PIXELS = 4_000_000


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as JPEG, and its size in points."""

    number: int
    jpeg: bytes
    width: float
    height: float


def page_images(path: Path, numbers: Iterable[int], scale: float = 1.5) -> dict[int, PageImage]:
    """Draw pages.

    Args:
        path: a PDF file.
        numbers: 1-based page numbers; those the file lacks are left out.
        scale: pixels a point, less for pages of unusual size.
    """
    found: dict[int, PageImage] = {}
    with pypdfium2.PdfDocument(path) as document:
        for number in sorted(set(numbers)):
            if not 1 <= number <= len(document):
                continue
            page = document[number - 1]
            width, height = page.get_size()
            fitting = min(scale, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
            out = io.BytesIO()
            page.render(scale=fitting).to_pil().convert("RGB").save(out, "JPEG", quality=72)
            found[number] = PageImage(number, out.getvalue(), width, height)
            page.close()
    return found
