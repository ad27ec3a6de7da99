"""The columns of an export: what each is called, what it holds, and how a figure fills it."""

from __future__ import annotations

from disclosure.model import Document, DocumentInfo, Fact, Table
from disclosure.scope import scope_of

SEPARATOR = " › "

# Name, title, description, and the column type of the Fiscal Data Package where there is one.
COLUMNS: tuple[tuple[str, str, str, str | None], ...] = (
    ("document", "file", "The file the figure is printed in.", None),
    ("document_sha256", "content", "The sha256 of that file.", None),
    ("figure", "address", "The figure's address in the document: a cell, or s<start>-<end> for a sentence.", "transaction-id:code"),
    ("entity", "entity", "The unit whose disclosure it is.", "administrative-classification:generic:level1:label"),
    ("year", "fiscal year of the figure", "The year the figure is of.", "date:fiscal-year"),
    ("stage", "stage", "budget or final_account.", "phase:label"),
    ("statement", "statement", "The standard statement the table is.", None),
    ("table", "table", "Number and title of the table as printed.", None),
    ("code", "subject code", "The printed classification code of the row.", "functional-classification:generic:code"),
    ("label", "label", "What the figure is about.", "functional-classification:generic:label"),
    ("row_path", "row", "Row headings, outermost first.", None),
    ("col_path", "column", "Column headings, outermost first.", None),
    ("role", "role", "level, delta, rate, share, target and so on.", None),
    ("cell_state", "state", "number, zero, blank, dash or text: blank is not zero.", None),
    ("text", "as printed", "The text of the cell or the sentence.", None),
    ("value", "value", "The figure as a decimal, with its printed decimals.", "value"),
    ("unit", "unit", "The unit of the value.", "value-currency:code"),
    ("comparator", "comparator", "≥, ≤ and the like, where printed.", None),
    ("section", "section", "Headings over it, outermost first.", None),
    ("page", "page", "The printed page, 1-based.", None),
    ("doubtful", "doubtful", "yes where the layout left its column in doubt.", None),
    ("scope", "scope", "Which money it counts: all, fiscal, general, government_fund, state_capital, other; empty where nothing says.", None),
    ("printed", "printed before correction", "What the file prints, where a person corrected the figure; else empty.", None),
)
DOCUMENT_COLUMNS = ("file", "sha256", "title", "entity", "year", "stage", "tables", "figures", "findings")


def fact_row(document: Document, fact: Fact, table: Table | None) -> list[str | None]:
    """A figure's row, in the order of `COLUMNS`."""
    info = document.info
    return [
        info.file, info.sha256, fact.id, info.entity, _text(fact.year or info.year), _text(info.stage),
        fact.statement, table.label if table else None, fact.code, fact.label,
        SEPARATOR.join(fact.row_path), SEPARATOR.join(fact.col_path), str(fact.role), str(fact.state), fact.text,
        fact.amount.plain() if fact.amount else None, fact.amount.unit.name if fact.amount else None,
        fact.comparator, SEPARATOR.join(fact.section), _text(fact.page), "yes" if fact.doubtful else "no",
        scope_of(fact), fact.printed.text if fact.printed else None,
    ]


def document_row(info: DocumentInfo) -> list[str | None]:
    """A document's row, in the order of `DOCUMENT_COLUMNS`."""
    return [_text(getattr(info, name)) for name in DOCUMENT_COLUMNS]


def _text(value: object) -> str | None:
    return None if value is None else str(value)
