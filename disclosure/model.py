"""What a disclosure is made of: sections, tables, cells, facts, chunks, findings.

Everything is a frozen value. Character spans are 0-based, end exclusive, into `Document.text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from disclosure.amount import Amount, Unit
from disclosure.correction import Correction, Printed
from disclosure.kinds import CellState, Role, Severity, Stage

__all__ = [
    "BBox", "Cell", "CellState", "Chunk", "Document", "DocumentInfo", "Fact", "Finding", "Role", "Section", "Severity",
    "Span", "Stage", "Table", "cell_address",
]

Span = tuple[int, int]
BBox = tuple[float, float, float, float]  # x0, top, x1, bottom in page points


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the document and the text under it.

    Attributes:
        path: headings from the outermost to this one.
        span: from the heading's first character to the next heading of the same or a higher level.
    """

    path: tuple[str, ...]
    level: int
    span: Span

    @property
    def title(self) -> str:
        """This section's own heading."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, as printed.

    Attributes:
        row, col: 1-based position in the printed grid, header rows included.
        row_path, col_path: what the cell is about, outermost first; empty for labels and headers.
        kind: `value`, `label` or `header`.
        placed_by: the identity that decided the column when layout lost it, else None.
        doubtful: whether the column could not be decided, or a spreadsheet holds a formula without its result.
        printed: what the file gives, where a person corrected the cell.
    """

    row: int
    col: int
    text: str
    state: CellState
    kind: str
    span: Span
    amount: Amount | None = None
    row_path: tuple[str, ...] = ()
    col_path: tuple[str, ...] = ()
    code: str | None = None
    page: int | None = None
    bbox: BBox | None = None
    placed_by: str | None = None
    doubtful: bool = False
    printed: Printed | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One parsed table.

    Attributes:
        id: `t1`, `t2`, … in document order.
        number: the printed label (表 3, 公开01表), or None.
        statement: the standard statement it is, a key of `terms/statements.toml`, or None.
        unit: the unit declared in caption or header, or None.
        notes: lines printed under it, such as 本表无数据.
    """

    id: str
    title: str
    span: Span
    section: tuple[str, ...] = ()
    number: str | None = None
    statement: str | None = None
    unit: Unit | None = None
    page: int | None = None
    rows: int = 0
    columns: int = 0
    cells: tuple[Cell, ...] = ()
    notes: tuple[str, ...] = ()
    is_form: bool = False
    subject: str | None = None

    @property
    def label(self) -> str:
        """How people cite the table: its number and title."""
        return f"{self.number} {self.title}" if self.number else self.title

    def cell(self, row: int, col: int) -> Cell | None:
        """The cell at a printed position."""
        return next((c for c in self.cells if (c.row, c.col) == (row, col)), None)

    def values(self) -> Iterator[Cell]:
        """The cells that carry content rather than labels."""
        return (cell for cell in self.cells if cell.kind == "value")


def cell_address(table_id: str, row: int, col: int) -> str:
    """The address of a cell.

    >>> cell_address("t3", 2, 4)
    't3!R2C4'
    """
    return f"{table_id}!R{row}C{col}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure or text value with its address: what every answer is made of.

    Attributes:
        id: unique in its document: a cell address, or `s<start>-<end>` for a sentence.
        label: the innermost thing the figure is about.
        row_path, col_path: the full description, outermost first.
        cell, span: the address: a cell, or (for a figure in a sentence) the figure's own span.
        quote: for a sentence, the span of the whole clause; for a cell, of its row.
        base: what a delta, rate, share or completion is measured against, as the sentence says.
        printed: what the file gives, where a person corrected the figure.
    """

    id: str
    document: str
    label: str
    row_path: tuple[str, ...]
    col_path: tuple[str, ...]
    text: str
    state: CellState
    span: Span
    quote: Span
    role: Role = Role.LEVEL
    amount: Amount | None = None
    cell: str | None = None
    table: str | None = None
    statement: str | None = None
    section: tuple[str, ...] = ()
    subject: str | None = None
    code: str | None = None
    year: int | None = None
    measure: str | None = None
    comparator: str | None = None
    as_of: str | None = None
    base: str | None = None
    placed_by: str | None = None
    doubtful: bool = False
    page: int | None = None
    bbox: BBox | None = None
    printed: Printed | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage for retrieval: part of a section, or a table.

    Attributes:
        id: unique in its document.
        heading: the document's title and the section path, put before every window when it is embedded.
        windows: overlapping spans short enough for the embedding model.
    """

    id: str
    document: str
    heading: tuple[str, ...]
    span: Span
    windows: tuple[Span, ...]
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction of a document with itself.

    Attributes:
        rule: the name of the check.
        stated, recomputed, difference: exact, in `unit`; words, without unit, where `kind` is `label`.
        cells: addresses of the cells and sentence facts on both sides, the stated one first.
        kind: `arithmetic`, `label` (names, codes, units left out) or `soft` (a judgement).
        cause: the id of the finding that this one follows from, or None; see `disclosure/causes.py`.
    """

    id: str
    document: str
    rule: str
    severity: Severity
    message: str
    message_en: str
    stated: str
    recomputed: str
    unit: str
    difference: str
    cells: tuple[str, ...]
    quote: str = ""
    kind: str = "arithmetic"
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a library lists about a document.

    Attributes:
        source: where the file came from, as whoever added it says: a URL.
        ingested: when it was added, UTC, as ISO 8601 writes it.
    """

    id: str
    file: str
    sha256: str
    title: str
    entity: str | None
    year: int | None
    stage: Stage | None
    pages: int | None = None
    parser: str = ""
    tables: int = 0
    figures: int = 0
    findings: int = 0
    source: str | None = None
    ingested: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole disclosure file, parsed.

    Attributes:
        warnings: a sentence for everything in the file that was left out.
        corrections: what people corrected; it is part of the facts and tables already where it stands.
    """

    info: DocumentInfo
    text: str
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    chunks: tuple[Chunk, ...] = field(default=())
    warnings: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def id(self) -> str:
        """The document's id in the library."""
        return self.info.id

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span[0] : span[1]]

    def table(self, table_id: str) -> Table | None:
        """The table of that id."""
        return next((table for table in self.tables if table.id == table_id), None)
