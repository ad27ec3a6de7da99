"""How often the passage with the answer is among the first found: vectors, characters, and both fused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench.evidence import Passages, Place
from bench.options import Options
from bench.report import Report, Table
from bench.workplace import filled
from disclosure.errors import DisclosureError
from disclosure.model import Document
from eval.gold import Question
from eval.questions import load_questions
from qa.retrieve import Hit, Retriever
from surfaces.backend import backend
from surfaces.restore import restore

METHODS: dict[str, Callable[[Retriever, str], list[Hit]]] = {
    "dense": lambda retriever, question: retriever.dense(question, LIMIT),
    "lexical": lambda retriever, question: retriever.lexical(question, LIMIT),
    "fused": lambda retriever, question: retriever.search(question, LIMIT),
}
# Types of question that passages answer; the others are answered from figures.
NARRATIVE = frozenset({"definition", "reason", "list", "narrative_lookup", "performance"})
LIMIT = 10
SCORES = ("recall@1", "recall@5", "recall@10", "mrr")


@dataclass(frozen=True, slots=True)
class Case:
    """A question, the documents it is about, and the passages that answer it."""

    question: Question
    scope: tuple[Document, ...]
    right: frozenset[Place]


def measure(options: Options) -> Report:
    """Look for every question's passage within its own documents, and within the whole library."""
    questions = load_questions(options.questions)
    with filled(options) as settings:
        parts = backend(settings)
        library, index, embedder = parts.library(), parts.index(), parts.embedder()
        restore(library, index, embedder)
        documents = tuple(library.get(info.id) for info in library.list())
        cases, unplaced = cases_of(questions, documents)
        retrievers = Retrievers(lambda scope: Retriever(scope, index, embedder))
        found = [row for case in cases for row in _ranks(case, documents, retrievers)]
        index.reopen()
        library.close()
    if not found:
        raise DisclosureError(f"no question of {options.questions.name} quotes a passage of these documents")
    scores = list(scored(found))
    data: dict[str, Any] = {"embedding": embedder.name, "questions": options.questions.name, "scores": scores}
    data |= {"documents": len(documents), "unplaced": unplaced, "ranks": found}
    title = f"retrieval: {embedder.name}, {len(cases)} questions ({len(unplaced)} without a passage)"
    return Report("retrieval", (_table(title, scores),), data)


class Retrievers:
    """One retriever a scope, made once."""

    def __init__(self, make: Callable[[Sequence[Document]], Retriever]) -> None:
        self._make = make
        self._made: dict[tuple[str, ...], Retriever] = {}

    def over(self, documents: Sequence[Document]) -> Retriever:
        """The retriever over these documents."""
        key = tuple(document.id for document in documents)
        if key not in self._made:
            self._made[key] = self._make(documents)
        return self._made[key]


def cases_of(questions: Sequence[Question], documents: Sequence[Document]) -> tuple[list[Case], list[str]]:
    """The questions whose evidence a passage holds, and the ids of those for which none does."""
    passages, named = Passages(documents), {document.info.file: document for document in documents}
    cases, unplaced = [], []
    for question in questions:
        scope = tuple(named[file] for file in question.docs if file in named)
        # The turns of a dialogue need what was said before, which retrieval alone does not know.
        if question.expects_refusal or question.session or not question.sources or not scope:
            continue
        right = passages.right(question.sources)
        if right:
            cases.append(Case(question, scope, right))
        else:
            unplaced.append(question.id)
    return cases, unplaced


def _ranks(case: Case, library: Sequence[Document], retrievers: Retrievers) -> Iterator[dict[str, Any]]:
    """The rank of the first right passage by every method, in both scopes; None beyond the limit."""
    question = case.question
    for scope, documents in (("own", case.scope), ("all", library)):
        retriever = retrievers.over(documents)
        hits = {name: find(retriever, question.question) for name, find in METHODS.items()}
        ranks = {name: rank_of(found, case.right) for name, found in hits.items()}
        kind = "narrative" if question.type in NARRATIVE else "figures"
        about = {"id": question.id, "type": question.type, "kind": kind, "held_out": question.held_out}
        yield {**about, "scope": scope, **ranks}


def rank_of(hits: Sequence[Hit], right: frozenset[Place]) -> int | None:
    """The place, from 1, of the first hit that is right."""
    places = ((hit.document.id, hit.chunk.id) for hit in hits)
    return next((rank for rank, place in enumerate(places, 1) if place in right), None)


def scored(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The scores of every scope, kind of question and method."""
    for scope in ("own", "all"):
        for kind in ("all", "narrative", "figures"):
            chosen = [row for row in rows if row["scope"] == scope and kind in ("all", row["kind"])]
            if not chosen:
                continue
            each = {name: score([row[name] for row in chosen]) for name in METHODS}
            for name, values in each.items():
                base = each["dense"]["mrr"]
                against = round(values["mrr"] / base, 2) if base else None
                about = {"scope": scope, "kind": kind, "questions": len(chosen), "method": name}
                yield {**about, **values, "mrr/dense": against}


def score(ranks: Sequence[int | None]) -> dict[str, float]:
    """Recall at 1, 5 and 10, and the mean reciprocal rank."""
    found = [rank for rank in ranks if rank is not None]
    recalls = {f"recall@{k}": sum(rank <= k for rank in found) / len(ranks) for k in (1, 5, 10)}
    values = {**recalls, "mrr": sum(1 / rank for rank in found) / len(ranks)}
    return {name: round(value, 3) for name, value in values.items()}


def _table(title: str, scores: Sequence[dict[str, Any]]) -> Table:
    head = ("scope", "kind", "questions", "method", *SCORES, "mrr/dense")
    return Table(title, head, tuple(tuple(row[name] for name in head) for row in scores))
