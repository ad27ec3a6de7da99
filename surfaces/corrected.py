"""Corrections by people: made and taken back in the library, and shown wherever a corrected figure is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from typing import Any

from disclosure.answer import Answer, Corrected, Figure
from disclosure.correction import Correction, standing
from disclosure.model import Document
from disclosure.ports import Embedder, Library
from ingest.chunks import texts_to_embed
from surfaces.words import say


def store(library: Library, embedder: Embedder, document: Document) -> None:
    """Save a document whose figures changed; the vectors of what it says still are kept, the others are made.

    Raises:
        LibraryBusy: when another process is writing.
    """
    with library.writing():
        earlier, vectors = library.get(document.id), library.vectors(document.id)
        known = dict(zip(texts_to_embed(earlier), vectors or (), strict=False))
        texts = texts_to_embed(document)
        new = [text for text in texts if text not in known]
        if new:
            known |= dict(zip(new, embedder.embed_passages(new), strict=True))
        library.save(document, [known[text] for text in texts])


def marked(answer: Answer, documents: Callable[[Figure], Document | None]) -> Answer:
    """An answer that says which of its figures a person corrected.

    Args:
        answer: any answer.
        documents: gives the document of a figure.
    """
    figures = tuple(mark(figure, documents(figure)) for figure in answer.figures)
    notes = (note(figure, answer.language) for figure in figures if figure.corrected is not None)
    return replace(answer, figures=figures, warnings=(*answer.warnings, *dict.fromkeys(notes)))


def mark(figure: Figure, document: Document | None) -> Figure:
    """A figure with its correction, where it has one."""
    made = _of(figure, document) if document is not None and document.corrections else None
    return figure if made is None else replace(figure, corrected=Corrected(made.printed, made.by, made.when, made.why))


def _of(figure: Figure, document: Document) -> Correction | None:
    """The correction at a figure's address; several figures may share a cell."""
    made = standing(document.corrections)
    if figure.span is not None:
        return made.get(f"s{figure.span[0]}-{figure.span[1]}")
    here = [fact for fact in document.facts if fact.cell == figure.cell and fact.id in made]
    return next((made[fact.id] for fact in here if fact.text == figure.text), None)


def note(figure: Figure, language: str) -> str:
    """One sentence that says who corrected a figure, when and why."""
    made = figure.corrected or Corrected("", "", "", "")
    return say("corrected.note", language, label=figure.label, text=figure.text, day=made.when[:10], **asdict(made))


def hint(printed: str, language: str) -> str:
    """What is said of a cell that was corrected."""
    return say("corrected.cell", language, printed=printed)


def listed(document: Document) -> list[dict[str, Any]]:
    """A document's corrections as JSON objects, with the name of its file."""
    return [asdict(made) | {"where": [part for part in made.where if part.strip("|")], "file": document.info.file} for made in document.corrections]


def lines(document: Document, language: str) -> Iterator[str]:
    """A document's corrections, a line each."""
    for made in document.corrections:
        key = "corrected.line" if made.stands else "corrected.lost"
        where = " ".join(part for part in made.where if part.strip("|"))
        yield say(key, language, file=document.info.file, place=where, **(asdict(made) | {"day": made.when[:10]}))
