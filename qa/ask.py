"""A question becomes an answer: understand → link and plan → evaluate → decide → write → verify."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from disclosure.answer import Answer, Status
from disclosure.answer import Engine as EngineInfo
from disclosure.errors import UnknownDocument
from disclosure.model import Document, DocumentInfo
from disclosure.ports import Embedder, Library, PassageIndex
from qa.across.english import with_own_names
from qa.across.strangers import strange
from qa.among import among
from qa.assemble import made, plain_answer
from qa.courtesy import without_courtesy
from qa.dialogue import Dialogue, Tools
from qa.draft import Ready
from qa.entities import documents_meant
from qa.facts import Named, build, name_document
from qa.find import Found, figures
from qa.kinds.across import Said, across
from qa.meaning import Meanings
from qa.retrieve import Retriever
from qa.text import language
from qa.understand import Question, understand
from qa.write import sentences

VERSION = "0.1.0"
LONGEST = 2000


class Engine:
    """Answers questions over a library.

    Documents and what is derived from them are kept in memory until the library's generation changes.
    """

    def __init__(self, library: Library, index: PassageIndex, embedder: Embedder) -> None:
        self._library = library
        self._index = index
        self._embedder = embedder
        self._generation = -1
        self._documents: dict[str, tuple[Document, list[Named]]] = {}
        self._scopes: dict[tuple[str, ...], Ready] = {}
        self._dialogue = Dialogue(Tools(self._scope, self._prepared, self._answer, made, plain_answer))

    def ask(self, question: str, documents: Sequence[str] | None = None, session: str | None = None) -> Answer:
        """Answer one question.

        Args:
            question: in Chinese or English.
            documents: names, titles or ids that limit the scope; None for the whole library.
            session: a name under which earlier questions are remembered, so that this one may lean on them.

        Raises:
            UnknownDocument: when a document named is not in the library.
        """
        started = time.perf_counter()
        asked = without_courtesy(question)
        answer = self._dialogue.ask(asked, documents, session) if session else self._answer(asked, documents)
        elapsed = round((time.perf_counter() - started) * 1000, 1)
        return replace(answer, question=question, latency_ms=elapsed, engine=EngineInfo(VERSION, "rules", None, self._embedder.name))

    def find(self, words: str, documents: Sequence[str] | None = None, limit: int = 20) -> list[Found]:
        """The figures a few words may mean, best first.

        Raises:
            UnknownDocument: when a document named is not in the library.
        """
        scope = self._scope(documents)
        if not scope or len(words) > LONGEST:
            return []
        asked = understand(words, scope)
        meant = scope if documents else documents_meant(asked.text, scope, asked.years)
        return figures(self._prepared(meant)[0], understand(words, meant), limit)

    def _answer(self, raw: str, documents: Sequence[str] | None) -> Answer:
        spoken = language(raw)
        say = sentences(spoken)
        if not any(char.isalnum() for char in raw):
            return plain_answer(raw, spoken, Status.CLARIFY, say["empty"])
        if len(" ".join(raw.split())) > LONGEST:
            return plain_answer(raw, spoken, Status.REFUSED, say["too_long"])
        scope = self._scope(documents)
        if not scope:
            return plain_answer(raw, spoken, Status.REFUSED, say["no_documents"])
        asked = _asked(raw, scope, spoken)
        if stranger := strange(self._prepared, asked, scope):
            return plain_answer(raw, spoken, Status.REFUSED, say["across_unknown"].format(items=stranger))
        several = across(self._prepared, asked, scope, documents is not None)
        if several is not None:
            return _answer_several(several, asked)
        return among(self._prepared, asked, scope, documents is not None)

    def _scope(self, documents: Sequence[str] | None) -> list[DocumentInfo]:
        if documents is None:
            return self._library.list()
        found = []
        for name in documents:
            info = self._library.find(name)
            if info is None:
                raise UnknownDocument(f"{name}: 库里没有这个文件。 No such document in the library.")
            found.append(info)
        return found

    def _prepared(self, scope: Sequence[DocumentInfo]) -> Ready:
        generation = self._library.generation()
        if generation != self._generation:
            self._documents.clear()
            self._scopes.clear()
            self._generation = generation
        key = tuple(sorted(info.id for info in scope))
        if key not in self._scopes:
            loaded = [self._loaded(document) for document in key]
            docs = [document for document, _ in loaded]
            base = build(docs, (named for _, listed in loaded for named in listed))
            meanings = Meanings(docs, self._library.vectors, self._embedder)
            self._scopes[key] = (base, Retriever(docs, self._index, self._embedder), meanings)
        return self._scopes[key]

    def _loaded(self, document_id: str) -> tuple[Document, list[Named]]:
        if document_id not in self._documents:
            document = self._library.get(document_id)
            self._documents[document_id] = (document, name_document(document))
        return self._documents[document_id]


def _asked(raw: str, scope: Sequence[DocumentInfo], spoken: str) -> Question:
    """A question read against these documents; the units it names in English by their own names, where there are several."""
    units = list(dict.fromkeys(info.entity for info in scope if info.entity))
    named = with_own_names(raw, units) if spoken == "en" and len(units) > 1 else raw
    return replace(understand(named, scope), raw=raw, language=spoken)


def _answer_several(several: Said, asked: Question) -> Answer:
    """The answer over several documents, a question back, or why there is none."""
    answer = made(several.draft, several.context) if several.draft and several.context else None
    say = sentences(asked.language)
    why = several.refusal or say["refused"].format(missing=say["missing_fact"])
    return answer or plain_answer(asked.raw, asked.language, Status.CLARIFY if several.asks_back else Status.REFUSED, why)
