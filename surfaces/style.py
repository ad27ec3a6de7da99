"""The stylesheet and script of the page; they lie beside the code and load nothing from elsewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "static"


@cache
def stylesheet() -> str:
    """The CSS of everything we draw."""
    return (_FOLDER / "page.css").read_text(encoding="utf-8")


@cache
def script() -> str:
    """What makes a drawn figure clickable; run once for each part of the page that shows figures."""
    return (_FOLDER / "page.js").read_text(encoding="utf-8")
