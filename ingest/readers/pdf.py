"""PDF: text and tables, ruled or aligned, with the place of every cell on its page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2  # type: ignore[import-untyped]
from pdfplumber.utils.exceptions import PdfminerException

from disclosure.errors import UnreadableFile
from disclosure.terms import load
from ingest.blocks import Raw
from ingest.readers import ocr
from ingest.readers.pdf_furniture import without_furniture
from ingest.readers.pdf_layout import Page, Piece, layout
from ingest.readers.pdf_page import LOST, Marks, Turn, marks
from ingest.readers.pdf_write import write

NAME = "pdf"
MAX_BYTES = 200_000_000
MAX_PAGES = 2_000
MAX_SCANNED = 150
_FEW = 40  # characters that a scan may bear besides its picture: a page number, a stamp of the program
_FILLED = 0.6
_OUTLINES = 50  # curves of a page whose characters were turned into drawings
_HEAD = 1024  # the signature may stand behind this much of something else
_PASSWORD = 4  # PDFium's error code


def claims(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked alike; a name proves nothing
    """Whether a file is a PDF, by its signature."""
    return b"%PDF-" in head[:_HEAD]


def read(path: Path) -> Raw:
    """Read a PDF into lines and grids, page by page in reading order.

    A page that shows its text only as a picture is recognized where the extra `ocr` is installed, and named in the
    warnings either way. Blank pages are left out; the others keep their numbers.

    Raises:
        UnreadableFile: when it is encrypted, damaged, too large, without pages, or has no text at all.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise _unreadable("too_large", size // 1_000_000, MAX_BYTES // 1_000_000)
    try:
        with pypdfium2.PdfDocument(path) as document:
            count = _page_count(document)
            pages = _Pages(document)
            pages.read(path)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise _unreadable("encrypted" if code == _PASSWORD else "damaged") from error
    text, blocks = write(without_furniture(pages.found))
    if not text.strip():
        raise _unreadable("garbled" if pages.garbled else "scan")
    return Raw(text, blocks, pages=count, format=NAME, warnings=pages.warnings())


def _page_count(document: pypdfium2.PdfDocument) -> int:
    count = len(document)
    if count == 0:
        raise _unreadable("damaged")
    if count > MAX_PAGES:
        raise _unreadable("too_many_pages", count, MAX_PAGES)
    return count


class _Pages:
    """Reads the pages of a document, each the way it can be read.

    Attributes:
        found: the pages with something on them.
        garbled, recognized, scanned: numbers of pages whose characters nobody can tell, that OCR read, and that
            nobody read.
    """

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self.found: list[Page] = []
        self.garbled: list[int] = []
        self.recognized: list[int] = []
        self.scanned: list[int] = []
        self._document = document

    def read(self, path: Path) -> None:
        """Read every page."""
        try:
            with pdfplumber.open(path) as pdf:
                for page in pdf.pages:
                    self._add(page.page_number, self._page(page))
        except PdfminerException:
            for number in range(1, len(self._document) + 1):
                self._add(number, _plain_page(self._document, number))

    def warnings(self) -> tuple[str, ...]:
        """What a reader must know of the pages that hold pictures of text."""
        known = {"ocr": self.recognized, "scanned_pages": self.scanned, "garbled_pages": self.garbled}
        listed = {name: ", ".join(map(str, pages)) for name, pages in known.items() if pages}
        return tuple(load("readers")["warnings"][name].format(pages=pages) for name, pages in listed.items())

    def _add(self, number: int, page: Page | None) -> None:
        page = page or self._recognized(number)
        if page is None:
            self.garbled.append(number)
        else:
            self.found.append(page)

    def _page(self, page: Any) -> Page | None:
        """One page; None when nobody can tell which characters it shows."""
        number: int = page.page_number
        try:
            drawn = marks(page)
            picture = _is_picture(page, drawn)
        except PdfminerException:
            return _plain_page(self._document, number)
        finally:
            page.close()
        if picture:
            found = self._recognized(number)
            if found is not None:
                return found
            self.scanned.append(number)
        if _is_garbled(g.text for g in drawn.glyphs):
            return _plain_page(self._document, number)
        return layout(drawn)

    def _recognized(self, number: int) -> Page | None:
        """A page as OCR reads it, where that is installed and has not read its fill."""
        if not ocr.available() or len(self.recognized) >= MAX_SCANNED:
            return None
        self.recognized.append(number)
        return layout(ocr.recognized(self._document[number - 1], number))


def _is_picture(page: Any, drawn: Marks) -> bool:
    """Whether a page shows its text as a picture: no text, or hardly any beside an image that fills the page."""
    inked = sum(1 for glyph in drawn.glyphs if not glyph.text.isspace())
    if inked == 0:
        return bool(page.images) or len(page.curves) > _OUTLINES
    area = float(page.width) * float(page.height)
    largest = max((float(image["width"]) * float(image["height"]) for image in page.images), default=0.0)
    return inked < _FEW and largest > area * _FILLED


def _is_garbled(characters: Iterable[str]) -> bool:
    inked = [character for character in characters if not character.isspace()]
    return inked.count(LOST) * 2 > len(inked)


def _plain_page(document: pypdfium2.PdfDocument, number: int) -> Page | None:
    """A page as PDFium's lines of text, for fonts or drawing commands that cannot be followed otherwise."""
    text = document[number - 1].get_textpage().get_text_bounded()
    if _is_garbled(text):
        return None
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return Page(number, tuple(Piece(line, 0.5, 0.5) for line in lines if line), Turn(0, 0.0, 0.0))


def _unreadable(reason: str, found: int = 0, limit: int = 0) -> UnreadableFile:
    return UnreadableFile(load("readers")["reasons"][reason].format(found=found, limit=limit))
