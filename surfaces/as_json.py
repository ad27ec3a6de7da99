"""Documents and tables as plain JSON values; decimals are strings."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from disclosure.model import Cell, DocumentInfo, Table, cell_address


def info_json(info: DocumentInfo) -> dict[str, Any]:
    """What is listed about a document."""
    return asdict(info) | {"stage": str(info.stage) if info.stage else None}


def table_json(table: Table) -> dict[str, Any]:
    """A parsed table with every cell."""
    return {
        "id": table.id,
        "number": table.number,
        "title": table.title,
        "statement": table.statement,
        "unit": table.unit.name if table.unit else None,
        "section": list(table.section),
        "page": table.page,
        "rows": table.rows,
        "columns": table.columns,
        "notes": list(table.notes),
        "cells": [_cell_json(table, cell) for cell in table.cells],
    }


def _cell_json(table: Table, cell: Cell) -> dict[str, Any]:
    return {
        "cell": cell_address(table.id, cell.row, cell.col),
        "row": cell.row,
        "col": cell.col,
        "kind": cell.kind,
        "text": cell.text,
        "cell_state": str(cell.state),
        "value": cell.amount.plain() if cell.amount else None,
        "unit": cell.amount.unit.name if cell.amount else None,
        "row_path": list(cell.row_path),
        "col_path": list(cell.col_path),
        "code": cell.code,
        "page": cell.page,
        "bbox": list(cell.bbox) if cell.bbox else None,
        "placed_by": cell.placed_by,
        "doubtful": cell.doubtful,
        "printed": cell.printed.text if cell.printed else None,
    }
