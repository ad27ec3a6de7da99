"""Old Excel and WPS workbooks (.xls, .et): the same as .xlsx, from the binary file.

These files store numbers as binary fractions; each is taken by the shortest decimal that names it and printed
under its number format, as the program does.
"""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlrd

from disclosure.terms import load
from ingest.blocks import Raw
from ingest.readers.ole import is_locked, is_ole
from ingest.readers.sheet import Sheet, shown_number, write_sheet
from ingest.readers.writer import Writer, notice, refusal

NAME = "xls"
MAX_BYTES = 100_000_000
_SUFFIXES = (".xls", ".et", ".xlt", ".ett")


def claims(head: bytes, name: str) -> bool:
    """Whether a file is a compound file by its signature and a workbook by its name."""
    return is_ole(head) and name.lower().endswith(_SUFFIXES)


def read(path: Path) -> Raw:
    """Read every visible sheet of a workbook.

    Raises:
        UnreadableFile: when it is locked, damaged, too wide or empty.
    """
    data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    if not data:
        raise refusal("too_large", found=path.stat().st_size // 1_000_000, limit=MAX_BYTES // 1_000_000)
    if is_locked(data):
        raise refusal("locked")
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        raise refusal("locked" if "encrypted" in str(error) else "broken") from error
    except MemoryError:
        raise
    except Exception as error:
        # The library fails in any way it likes on a damaged file.
        raise refusal("broken") from error
    writer = Writer()
    for sheet in book.sheets():
        if sheet.visibility:
            writer.warn(notice("hidden_sheet", name=sheet.name))
        else:
            write_sheet(writer, _sheet(book, sheet))
    return writer.raw(NAME)


def _sheet(book: Any, source: Any) -> Sheet:
    sheet = Sheet(source.name)
    for row in range(source.nrows):
        for column, cell in enumerate(source.row(row)):
            sheet.put(row, column, _text(book, source, cell))
    sheet.merged.extend((top, left, bottom - 1, right - 1) for top, bottom, left, right in source.merged_cells)
    sheet.hidden_rows.update(row for row, info in source.rowinfo_map.items() if info.hidden)
    sheet.hidden_columns.update(column for column, info in source.colinfo_map.items() if info.hidden)
    return sheet


def _text(book: Any, source: Any, cell: Any) -> str:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            raw = str(Decimal(repr(cell.value)))
            form = _form(book, cell)
            return shown_number(raw, form, zeros=bool(source.show_zero_values), since_1904=book.datemode == 1)
        case xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, ""))
    return ""


def _form(book: Any, cell: Any) -> str:
    key = book.xf_list[cell.xf_index].format_key
    builtin: dict[str, str] = load("readers")["number_formats"]["builtin"]
    found = book.format_map.get(key)
    return builtin.get(str(key)) or (found.format_str if found else "General")
