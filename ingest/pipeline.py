"""A file becomes a document in the library: read → outline → tables → facts → checks → chunks → save.

`parse` is the pure part, every stage of which can be called on its own; `Ingestor` embeds and saves.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from disclosure.checks import check
from disclosure.correction import Correction
from disclosure.errors import UnreadableFile
from disclosure.labels import of_windows
from disclosure.model import Cell, Document, DocumentInfo, Fact, Section, Table
from disclosure.ports import Embedder, Library, PassageIndex, Vector
from disclosure.terms import words
from ingest.blocks import Line, Raw
from ingest.captions import squeeze
from ingest.characters import plain_characters, simplified
from ingest.chunks import make_chunks, texts_to_embed
from ingest.correcting import carried
from ingest.facts.cells import cell_facts
from ingest.facts.sentences import opening_subject, sentence_facts
from ingest.facts.source import Source
from ingest.facts.years import ordered_years
from ingest.furniture import without_page_numbers
from ingest.outline import outline, section_at, section_of_table, starts_item
from ingest.paragraphs import Paragraph, paragraphs
from ingest.profile import profile
from ingest.readers import read
from ingest.tables.assemble import find_tables

# Raise it whenever the same file could be parsed differently: documents of an older parser are ingested again.
PARSER = "15"
_LARGEST_KEPT = 200_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `status` is `ok`, `skipped` or `failed`.

    Attributes:
        warnings: a sentence for everything in the file that was left out.
    """

    file: str
    status: str
    reason: str = ""
    sections: int = 0
    tables: int = 0
    figures: int = 0
    findings: int = 0
    seconds: float = 0.0
    warnings: tuple[str, ...] = ()


def parse(path: Path) -> Document:
    """Parse a file without a library.

    Raises:
        UnreadableFile: when it cannot be read or is no disclosure.
    """
    raw = read(path)
    return build(raw, path.name, digest(path))


def build(raw: Raw, file: str, sha256: str) -> Document:
    """Interpret what a reader gave.

    Raises:
        UnreadableFile: when nothing in it looks like a disclosure.
    """
    raw = simplified(plain_characters(raw))
    _require_disclosure(raw)
    raw = without_page_numbers(raw)
    found = find_tables(raw)
    sections = outline(found.lines, len(raw.text))
    who = profile(found.lines, found.entities, Path(file).stem)
    document = sha256[:16]
    tables = tuple(replace(t, section=section_of_table(sections, t.span[0])) for t in found.tables)
    facts = ordered_years(tuple(_facts(_Read(document, raw.text, tables, sections, tuple(found.lines), who.year))), who.year)
    info = DocumentInfo(
        document, file, sha256, who.title, who.entity, who.year, who.stage, raw.pages, PARSER,
        len(tables), len(facts),
    )
    draft = Document(info, raw.text, sections, tables, facts, warnings=raw.warnings)
    findings = check(draft)
    chunks = make_chunks(document, who.title, raw.text, sections, tables)
    return replace(draft, info=replace(info, findings=len(findings)), findings=findings, chunks=chunks)


def _require_disclosure(raw: Raw) -> None:
    text = squeeze(raw.text)
    signs = sum(1 for sign in words("profile", "signs") if sign in text)
    if signs < 2 or not re.search(r"\d", text):
        raise UnreadableFile(words("messages", "not_disclosure")[0])


@dataclass(frozen=True, slots=True)
class _Read:
    """What facts are made from: a document's id, text, tables, sections, running lines and year."""

    document: str
    text: str
    tables: Sequence[Table]
    sections: Sequence[Section]
    lines: Sequence[Line]
    year: int | None


def _facts(file: _Read) -> Iterator[Fact]:
    seen: set[str] = set()
    for fact in (*_table_facts(file), *_text_facts(file)):
        if fact.id not in seen:
            seen.add(fact.id)
            yield fact


def _table_facts(file: _Read) -> Iterator[Fact]:
    for table in file.tables:
        yield from cell_facts(file.document, table, file.year)
        source = Source(file.document, table.section, file.year, table.id, table.statement, table.subject)
        for cell in table.values():
            if cell.amount is None and len(cell.text) > 6:
                inner = Paragraph(cell.text, cell_offsets(file.text, cell), cell.page)
                yield from sentence_facts(inner, source)


def cell_offsets(text: str, cell: Cell) -> tuple[int, ...]:
    """The place in the document of every character of a cell, whose text may be printed with blanks and line breaks."""
    place, end = cell.span
    offsets: list[int] = []
    for char in cell.text:
        found = text.find(char, place, end)
        place = found if found >= 0 else place
        offsets.append(place)
        place += found >= 0
    return tuple(offsets)


def _text_facts(file: _Read) -> Iterator[Fact]:
    source = Source(file.document, year=file.year)
    for paragraph in paragraphs(file.lines):
        section = section_at(file.sections, paragraph.offsets[0])
        goes_on = section == source.section and not starts_item(paragraph.text)
        opening = opening_subject(paragraph.text) or (source.opening if goes_on else ())
        source = replace(source, section=section, opening=opening)
        yield from sentence_facts(paragraph, source)


class Ingestor:
    """Takes files into a library, one transaction each; a bad file stops nothing else."""

    def __init__(self, library: Library, index: PassageIndex, embedder: Embedder) -> None:
        self._library = library
        self._index = index
        self._embedder = embedder

    def run(
        self,
        paths: Sequence[Path],
        *,
        on_outcome: Callable[[Outcome], None],
        progress: Callable[[str, int, int], None] | None = None,
        source: str | None = None,
    ) -> list[Outcome]:
        """Ingest files and folders.

        Args:
            paths: files, and folders to look through.
            on_outcome: told of every file as it is done.
            progress: told (file, done, total) while passages are embedded.
            source: where the files came from; a file added again without one keeps the one it had.

        Raises:
            LibraryBusy: when another process is writing to the library.
        """
        outcomes = []
        with self._library.writing():
            for path in files(paths):
                outcome = self._one(path, progress, source)
                on_outcome(outcome)
                outcomes.append(outcome)
        return outcomes

    def _one(
        self, path: Path, progress: Callable[[str, int, int], None] | None, source: str | None
    ) -> Outcome:
        started = time.perf_counter()
        try:
            known = self._known(path)
            if known is not None and source in (None, known.source):
                self._keep(known, path)
                return Outcome(path.name, "skipped", "", 0, known.tables, known.figures, known.findings)
            document = parse(path)
        except UnreadableFile as error:
            return Outcome(path.name, "failed", error.reason, seconds=time.perf_counter() - started)
        document = carried(document, self._corrections(path.name, document.id))
        vectors = self._embed(document, progress)
        earlier = self._library.find(path.name)
        document = _with_origin(document, source or (earlier.source if earlier else None))
        for known_id in {document.id, *([earlier.id] if earlier else [])}:
            self._index.remove(known_id)
        self._library.save(document, vectors)
        self._keep(document.info, path)
        self._index.replace(document.id, document.chunks, of_windows(document, vectors))
        info = document.info
        seconds = time.perf_counter() - started
        return Outcome(
            path.name, "ok", "", len(document.sections), info.tables, info.figures, info.findings, seconds,
            document.warnings,
        )

    def _embed(self, document: Document, progress: Callable[[str, int, int], None] | None) -> list[Vector]:
        """One vector a window and label; those that an earlier version of the file had too keep theirs."""
        name = document.info.file
        kept = self._earlier(name)
        texts = texts_to_embed(document)
        new = [text for text in texts if text not in kept]
        report = (lambda done, total: progress(name, done, total)) if progress else None
        if new:
            kept |= dict(zip(new, self._embedder.embed_passages(new, report), strict=True))
        return [kept[text] for text in texts]

    def _earlier(self, name: str) -> dict[str, Vector]:
        """The windows and labels of the library's version of a file with their vectors, when the same model made them."""
        info = self._library.find(name)
        vectors = self._library.vectors(info.id) if info is not None else None
        if info is None or vectors is None:
            return {}
        earlier = self._library.get(info.id)
        return dict(zip(texts_to_embed(earlier), vectors, strict=False))

    def _keep(self, info: DocumentInfo, path: Path) -> None:
        """Keep the file itself, unless it is kept already, is too large, or is another one by now."""
        if self._library.original(info.id) is None and path.stat().st_size <= _LARGEST_KEPT:
            content = path.read_bytes()
            if hashlib.sha256(content).hexdigest() == info.sha256:
                self._library.keep_original(info.id, content)

    def _corrections(self, name: str, document_id: str) -> tuple[Correction, ...]:
        """What people corrected in the library's version of a file, under this name or another."""
        info = self._library.find(name) or self._library.find(document_id)
        return self._library.get(info.id).corrections if info is not None else ()

    def _known(self, path: Path) -> DocumentInfo | None:
        """The library's entry of this very file, when the same parser and embedding made it."""
        if not path.is_file():
            return None
        info = self._library.find(path.name)
        if info is None or info.sha256 != digest(path) or info.parser != PARSER:
            return None
        return info if self._library.vectors(info.id) is not None else None


def _with_origin(document: Document, source: str | None) -> Document:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return replace(document, info=replace(document.info, source=source, ingested=now))


def digest(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files(paths: Sequence[Path]) -> Iterator[Path]:
    """Every file of the paths given, folders recursively, hidden ones left out, in name order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path
