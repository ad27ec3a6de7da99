"""Passages for retrieval: one per section, one per table, each with windows short enough for the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.labels import labels
from disclosure.model import Chunk, Document, Section, Span, Table

WINDOW = 350
OVERLAP = 60
LONGEST = 1400


def make_chunks(
    document: str, title: str, text: str, sections: Sequence[Section], tables: Sequence[Table]
) -> tuple[Chunk, ...]:
    """Cut a document into chunks.

    A section's own text (without its subsections and tables) is one chunk, or several when it is long; a table is
    one chunk. Headings travel along, so that a window is never without its place.
    """
    blocked = sorted(table.span for table in tables)
    drafts = [(path, span, None) for path, span in _own_spans(sections, len(text), blocked)]
    pieces: list[tuple[tuple[str, ...], Span, str | None]] = [*drafts]
    for table in tables:
        subject = () if table.subject is None else (table.subject,)
        pieces.append(((*table.section, table.label, *subject), table.span, table.id))
    pieces.sort(key=lambda piece: piece[1])
    return tuple(
        Chunk(f"c{number}", document, (title, *path), span, tuple(windows(text, span)), table_id)
        for number, (path, span, table_id) in enumerate(pieces, 1)
        if text[span[0] : span[1]].strip()
    )


def _own_spans(
    sections: Sequence[Section], length: int, blocked: Sequence[Span]
) -> Iterator[tuple[tuple[str, ...], Span]]:
    starts = [(section.span[0], section.path) for section in sections]
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, ()))
    for index, (start, path) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else length
        for free in _free((start, end), blocked):
            for begin in range(free[0], free[1], LONGEST):
                yield path, (begin, min(begin + LONGEST, free[1]))


def _free(span: Span, blocked: Sequence[Span]) -> Iterator[Span]:
    start = span[0]
    for low, high in blocked:
        if high <= start or low >= span[1]:
            continue
        if low > start:
            yield start, low
        start = max(start, high)
    if start < span[1]:
        yield start, span[1]


def windows(text: str, span: Span) -> Iterator[Span]:
    """Overlapping windows of a span, cut at line breaks where there is one near."""
    start, end = span
    while start < end:
        stop = min(start + WINDOW, end)
        if stop < end:
            line = text.rfind("\n", start + WINDOW // 2, stop)
            stop = line + 1 if line > 0 else stop
        if text[start:stop].strip():
            yield start, stop
        if stop >= end:
            return
        start = max(stop - OVERLAP, start + 1)


def window_text(chunk: Chunk, text: str, window: Span) -> str:
    """What is embedded and indexed for a window: its headings, then its text."""
    return " > ".join(chunk.heading) + "\n" + text[window[0] : window[1]]


def window_texts(document: Document) -> list[str]:
    """The texts of all windows of a document, in order."""
    return [window_text(c, document.text, w) for c in document.chunks for w in c.windows]


def texts_to_embed(document: Document) -> list[str]:
    """What gets a vector: a document's windows, then the labels of its figures."""
    return [*window_texts(document), *labels(document)]
