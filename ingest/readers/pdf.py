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
from ingest.readers.pdf_furniture import without_furniture
from ingest.readers.pdf_layout import Page, Piece, layout
from ingest.readers.pdf_page import LOST, Turn, marks
from ingest.readers.pdf_write import write

NAME = "pdf"
MAX_BYTES = 200_000_000
MAX_PAGES = 2_000
_HEAD = 1024  # the signature may stand behind this much of something else
_PASSWORD = 4  # PDFium's error code


def claims(head: bytes, name: str) -> bool:  # noqa: ARG001 - every reader is asked alike; a name proves nothing
    """Whether a file is a PDF, by its signature."""
    return b"%PDF-" in head[:_HEAD]


def read(path: Path) -> Raw:
    """Read a PDF into lines and grids, page by page in reading order.

    Pages without text (scans, blank pages) are left out; the others keep their numbers.

    Raises:
        UnreadableFile: when it is encrypted, damaged, too large, without pages, or has no text at all.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise _unreadable("too_large", size // 1_000_000, MAX_BYTES // 1_000_000)
    try:
        with pypdfium2.PdfDocument(path) as document:
            count = _page_count(document)
            pages, lost = _pages(path, document)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise _unreadable("encrypted" if code == _PASSWORD else "damaged") from error
    text, blocks = write(without_furniture(pages))
    if not text.strip():
        raise _unreadable("garbled" if lost else "scan")
    return Raw(text, blocks, pages=count, format=NAME)


def _page_count(document: pypdfium2.PdfDocument) -> int:
    count = len(document)
    if count == 0:
        raise _unreadable("damaged")
    if count > MAX_PAGES:
        raise _unreadable("too_many_pages", count, MAX_PAGES)
    return count


def _pages(path: Path, document: pypdfium2.PdfDocument) -> tuple[list[Page], bool]:
    """Every page's layout, and whether some page's characters could not be told."""
    try:
        with pdfplumber.open(path) as pdf:
            found = [_page(page, document) for page in pdf.pages]
    except PdfminerException:
        found = [_plain_page(document, number) for number in range(1, len(document) + 1)]
    known = [page for page in found if page is not None]
    return known, len(known) < len(found)


def _page(page: Any, document: pypdfium2.PdfDocument) -> Page | None:
    """One page; None when nobody can tell which characters it shows."""
    number: int = page.page_number
    try:
        drawn = marks(page)
    except PdfminerException:
        return _plain_page(document, number)
    finally:
        page.close()
    return _plain_page(document, number) if _is_garbled(g.text for g in drawn.glyphs) else layout(drawn)


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
