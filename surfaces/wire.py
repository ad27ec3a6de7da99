"""Settings become one service: the only place where reading, answering and the outside world meet."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from disclosure.answer import Answer, Figure
from disclosure.errors import LibraryBusy, UnknownDocument
from disclosure.model import Document, DocumentInfo
from disclosure.ports import Embedder
from qa.find import Found
from qa.programs import run_program
from surfaces import corrected
from surfaces.backend import Answers, Backend, Cache, Progress, Store, backend
from surfaces.restore import restore
from surfaces.settings import Settings, load_settings
from surfaces.words import say

if TYPE_CHECKING:
    from ingest.pipeline import Outcome

_LOG = logging.getLogger(__name__)


class Service:
    """A library, with everything that may be done to it.

    Nothing is opened before it is needed: listing documents loads neither Chroma nor the embedding model. One
    service may be used from several threads.

    Args:
        settings: what to open.
        parts: how to make the parts; by default what the settings choose.
    """

    def __init__(self, settings: Settings, parts: Backend | None = None) -> None:
        self.settings = settings
        self._parts = parts or backend(settings)
        self._lock = threading.RLock()  # held briefly, while parts are opened
        self._writing = threading.Lock()  # held as long as this process changes the library
        self._library: Store | None = None
        self._index: Cache | None = None
        self._embedder: Embedder | None = None
        self._engine: Answers | None = None
        self._generation = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the library and the index; the next call opens them again."""
        with self._lock:
            if self._index is not None:
                self._index.reopen()
            if self._library is not None:
                self._library.close()
            self._library = self._index = self._engine = None
            self._generation = -1

    def documents(self) -> list[DocumentInfo]:
        """What the library holds, by file name."""
        return self._opened().list()

    def info(self, name: str) -> DocumentInfo:
        """A document by file name, title or id.

        Raises:
            UnknownDocument: when there is none.
        """
        found = self._opened().find(name)
        if found is None:
            raise UnknownDocument(say("cli.no_file", self.settings.language, file=name))
        return found

    def document(self, name: str) -> Document:
        """A whole document by file name, title or id.

        Raises:
            UnknownDocument: when there is none.
        """
        return self._opened().get(self.info(name).id)

    def original(self, name: str) -> bytes:
        """The file a document was read from, as it was added.

        Raises:
            UnknownDocument: when there is no such document, or its file was not kept.
        """
        info = self.info(name)
        content = self._opened().original(info.id)
        if content is None:
            raise UnknownDocument(say("cli.no_original", self.settings.language, file=info.file))
        return content

    def parsed(self, name: str) -> Document:
        """A document of the library, or a file on disk that the library does not hold as it now is.

        Raises:
            UnknownDocument: when it is in neither place.
            UnreadableFile: when the file on disk cannot be read.
        """
        path = Path(name)
        if not path.is_file():
            return self.document(name)
        exists = self.settings.store.url is not None or self.settings.library.is_dir()
        held = self._opened().find(path.name) if exists else None
        if held is not None and held.sha256 == hashlib.sha256(path.read_bytes()).hexdigest():
            return self.document(held.id)
        return self._parts.parse(path)

    def ingest(
        self,
        paths: Sequence[Path],
        on_outcome: Callable[[Outcome], None] = lambda _: None,
        progress: Progress | None = None,
        source: str | None = None,
    ) -> list[Outcome]:
        """Bring files and folders into the library, one outcome a file.

        Raises:
            LibraryBusy: when another process is writing.
        """
        with self._writing:
            with self._lock:
                ingestor = self._parts.ingestor(self._opened(), self._indexed(), self._embedding())
            return list(ingestor.run(paths, on_outcome=on_outcome, progress=progress, source=source))

    def delete(self, name: str) -> DocumentInfo:
        """Remove a document from the library and the index, and return what it was.

        Raises:
            UnknownDocument: when there is none.
            LibraryBusy: when another process is writing.
        """
        info = self.info(name)
        with self._writing:
            with self._lock:
                library, index = self._opened(), self._indexed()
            with library.writing():
                library.delete(info.id)
                index.remove(info.id)
        return info

    def correct(self, name: str, figure: str, text: str, by: str, why: str) -> Document:
        """Put what is right in the place of a figure, and return the document with it.

        Raises:
            UnknownDocument: when there is none of that name.
            InvalidCorrection: when it names no figure or cannot stand for it.
            LibraryBusy: when another process is writing.
        """
        from ingest.correcting import correct

        return self._changed(name, lambda document: correct(document, figure, text, by, why))

    def withdraw(self, name: str, figure: str) -> Document:
        """Take a correction back, and return the document as printed there.

        Raises:
            UnknownDocument: when there is none of that name.
            InvalidCorrection: when that figure was not corrected.
            LibraryBusy: when another process is writing.
        """
        from ingest.correcting import withdraw

        return self._changed(name, lambda document: withdraw(document, figure))

    def _changed(self, name: str, change: Callable[[Document], Document]) -> Document:
        info = self.info(name)
        with self._writing:
            with self._lock:
                library, embedder = self._opened(), self._embedding()
            with library.writing():
                document = change(library.get(info.id))
                corrected.store(library, embedder, document)
        return document

    def _cited(self, figure: Figure) -> Document | None:
        """The document of a figure, or None where the library holds it no more."""
        info = self._opened().find(figure.document_sha256[:16]) or self._opened().find(figure.document)
        return self._opened().get(info.id) if info is not None else None

    def ask(
        self, question: str, documents: Sequence[str] | None = None, session: str | None = None
    ) -> Answer:
        """Answer one question.

        Args:
            question: in Chinese or English.
            documents: file names, titles or ids to look in; None or none for the whole library.
            session: a name under which what was asked before is remembered.

        Raises:
            UnknownDocument: when a named document is not in the library.
        """
        scope = [self.info(name).id for name in documents or ()]
        return corrected.marked(self._ready().ask(question, scope or None, session), self._cited)

    def find(self, words: str, documents: Sequence[str] | None = None, limit: int = 20) -> list[Found]:
        """The figures a few words may mean, best first, each with the address a program names it by.

        Raises:
            UnknownDocument: when a named document is not in the library.
        """
        scope = [self.info(name).id for name in documents or ()]
        found = self._ready().find(words, scope or None, limit)
        return [replace(one, figure=corrected.mark(one.figure, self._cited(one.figure))) for one in found]

    def compute(self, steps: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """Run a program over figures of the library; see `qa.programs.run_program`.

        Raises:
            DisclosureError: when it cannot be run as written.
        """
        return run_program(steps, self.document)

    def _opened(self) -> Store:
        with self._lock:
            if self._library is None:
                self._library = self._parts.library()
            return self._library

    def _indexed(self) -> Cache:
        if self._index is None:
            self._index = self._parts.index()
        return self._index

    def _embedding(self) -> Embedder:
        if self._embedder is None:
            self._embedder = self._parts.embedder()
        return self._embedder

    def _ready(self) -> Answers:
        """The engine over the library as it is now, whoever changed it since the last question."""
        with self._lock:
            if self._opened().generation() != self._generation:
                self._refresh_index()
                self._generation = self._opened().generation()
            if self._engine is None:
                self._engine = self._parts.engine(self._opened(), self._indexed(), self._embedding())
            return self._engine

    def _refresh_index(self) -> None:
        """See what another process wrote, and bring a lost or late index back to what the library holds.

        While this process itself is writing, its index is the current one and is left alone.
        """
        if not self._writing.acquire(blocking=False):
            return
        try:
            # Chroma does not see another process's writes until it is opened anew.
            self._indexed().reopen()
            restore(self._opened(), self._indexed(), self._embedding())
        except LibraryBusy:
            _LOG.info("the index is behind the library while another process writes")
        finally:
            self._writing.release()


class DisclosureQA(Service):
    """The Python interface: open a library, ask questions.

    Example:
        with DisclosureQA.open("library") as qa:
            print(qa.ask("2024年三公经费是多少？").text)
    """

    @classmethod
    def open(cls, library: str | Path | None = None) -> Self:
        """Open a library folder; None takes the one the settings name.

        Raises:
            SettingsError: when a setting is unknown or wrong.
        """
        return cls(load_settings(Path(library) if library is not None else None))
