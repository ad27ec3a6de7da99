"""A question becomes an answer: understand → link and plan → evaluate → decide → write → verify."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace

from disclosure.answer import Answer, AnswerFinding, Figure, Passage, ProgramStep, Status
from disclosure.answer import Engine as EngineInfo
from disclosure.errors import Undefined, UnitMismatch, UnknownDocument
from disclosure.model import Document, DocumentInfo, Fact
from disclosure.plan import Evaluated, Trace, evaluate, fact_ref
from disclosure.ports import Embedder, Library, PassageIndex
from qa.decide import Decision, acceptable, decide
from qa.dialogue import Dialogue, Tools
from qa.draft import Context, Draft, Quote
from qa.entities import documents_meant, foreign_unit
from qa.facts import FactBase, Named, build, name_document
from qa.find import Found, figure_of, figures
from qa.kinds.across import Said, across
from qa.kinds.average import average
from qa.kinds.change import change
from qa.kinds.comparison import comparison
from qa.kinds.completion import completion
from qa.kinds.consistency import consistency
from qa.kinds.contradictions import contradictions
from qa.kinds.each import each
from qa.kinds.field import field
from qa.kinds.listing import listing
from qa.kinds.lookup import lookup
from qa.kinds.passages import definition, narrative, reason
from qa.kinds.prior import prior
from qa.kinds.ranking import count, ranking
from qa.kinds.share import share
from qa.kinds.total import total, without
from qa.kinds.truth import truth
from qa.link import link, missing_table, phrase
from qa.retrieve import Retriever
from qa.text import language, plain
from qa.understand import Question, cue, understand
from qa.verify import loose_numbers
from qa.write import Written, conflict_note, place_of, sentences, write

VERSION = "0.1.0"
LONGEST = 2000
Kind = Callable[[Context], Draft | None]

# In this order: the kinds whose words say most about what is asked come first.
KINDS: tuple[tuple[str, Kind], ...] = (
    ("contradictions", contradictions),
    ("each", each),
    ("comparison", comparison),
    ("consistency", consistency),
    ("definition", definition),
    ("reason", reason),
    ("average", average),
    ("truth", truth),
    ("field", field),
    ("ranking", ranking),
    ("without", without),
    ("completion", completion),
    ("share", share),
    ("count", count),
    ("change", change),
    ("sum", total),
    ("list", listing),
)


# Kinds that no single figure may stand in for.
# Kinds whose answer is one number, which is no answer to “which ones?”.
NUMERIC = frozenset({"without", "completion", "share", "change", "sum", "count"})
# Kinds that, once recognised, no lookup of one of their figures may stand in for.
STRICT = frozenset({"comparison", "average", "sum", "truth", "count"})
COMPUTED = frozenset({"without", "completion", "share", "change", "definition", "reason", "consistency"})


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
        self._scopes: dict[tuple[str, ...], tuple[FactBase, Retriever]] = {}
        self._dialogue = Dialogue(Tools(self._scope, self._prepared, self._answer, _made, _plain))

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
        answer = self._dialogue.ask(question, documents, session) if session else self._answer(question, documents)
        elapsed = round((time.perf_counter() - started) * 1000, 1)
        return replace(answer, latency_ms=elapsed, engine=EngineInfo(VERSION, "rules", None, self._embedder.name))

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
            return _plain(raw, spoken, Status.CLARIFY, say["empty"])
        if len(" ".join(raw.split())) > LONGEST:
            return _plain(raw, spoken, Status.REFUSED, say["too_long"])
        scope = self._scope(documents)
        if not scope:
            return _plain(raw, spoken, Status.REFUSED, say["no_documents"])
        asked = understand(raw, scope)
        several = across(self._prepared, asked, scope, documents is not None)
        if several is not None:
            return _answer_several(several, asked)
        meant = scope if documents else documents_meant(asked.text, scope, asked.years)
        if len(meant) < len(scope):
            asked = understand(raw, meant)
        base, retriever = self._prepared(meant)
        answer = _answer_parts(Context(base, retriever, asked), meant)
        whose = _owners(base, answer, meant) if documents is None else []
        return answer if len(whose) < 2 else _plain(raw, spoken, Status.CLARIFY, say["clarify"].format(items=say["join"].join(whose)))

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

    def _prepared(self, scope: Sequence[DocumentInfo]) -> tuple[FactBase, Retriever]:
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
            self._scopes[key] = (base, Retriever(docs, self._index, self._embedder))
        return self._scopes[key]

    def _loaded(self, document_id: str) -> tuple[Document, list[Named]]:
        if document_id not in self._documents:
            document = self._library.get(document_id)
            self._documents[document_id] = (document, name_document(document))
        return self._documents[document_id]


def _owners(base: FactBase, answer: Answer, scope: Sequence[DocumentInfo]) -> list[str]:
    """The units that all have a figure of the name answered, where the question named none of them; eight at most."""
    if answer.status is Status.REFUSED or not answer.figures or (answer.value is None and answer.boolean is None):
        return []
    label = plain(answer.figures[0].label)
    holders = {named.fact.document for named in base.named if plain(named.fact.label) == label}
    return list(dict.fromkeys(info.title or info.file for info in scope if info.id in holders and info.entity))[:8]


def _answer_several(several: Said, asked: Question) -> Answer:
    """The answer over several documents, a question back, or why there is none."""
    made = _made(several.draft, several.context) if several.draft and several.context else None
    say = sentences(asked.language)
    why = several.refusal or say["refused"].format(missing=say["missing_fact"])
    return made or _plain(asked.raw, asked.language, Status.CLARIFY if several.asks_back else Status.REFUSED, why)


def _answer_parts(context: Context, scope: Sequence[DocumentInfo]) -> Answer:
    """Answer a question of several sentences: the first one, then what the others add."""
    parts = [part for part in re.split(r"(?<=[？?])", context.question.raw) if any(c.isalnum() for c in part)]
    asked = [understand(part, scope) for part in parts]
    if not 1 < len(parts) < 4 or not all(q.asks_number and _names_something(context, q) for q in asked):
        return _answered_at_last(context, scope)
    first, *more = [_answer(replace(context, question=q)) for q in asked]
    whole = replace(first, question=context.question.raw)
    if first.status is Status.REFUSED:
        return _answer(context)
    for other in more:
        if other.status in (Status.GROUNDED, Status.CONFLICT):
            whole = replace(whole, text=whole.text + other.text, evidence=(*whole.evidence, *other.evidence))
    return whole


def _out_of_reach(context: Context) -> bool:
    """Whether the question is of a unit, or of a table, that the documents in scope are not of or do not have."""
    infos = [document.info for document in context.base.documents]
    if foreign_unit(context.question.text, infos, context.base.labels) is not None:
        return True
    return missing_table(context.base, context.question) and not cue("truth", "asked").search(context.question.text)


def _answered_at_last(context: Context, scope: Sequence[DocumentInfo]) -> Answer:
    """The answer to the whole; where there is none, to its last sentence, which is what is asked."""
    whole = _answer(context)
    last = re.split(r"[。！!；;\n）)]", context.question.raw.strip())[-1]
    if whole.status is not Status.REFUSED or len(last) < 8 or last == context.question.raw.strip():
        return whole
    asked = understand(last, scope)
    if not asked.asks_number or not _names_something(context, asked):
        return whole
    again = _answer(replace(context, question=asked))
    return whole if again.status is Status.REFUSED else replace(again, question=whole.question)


def _names_something(context: Context, question: Question) -> bool:
    """Whether a part of a question can be answered without the others."""
    found = phrase(context.base, question.body)
    return bool(found.keys or found.labels) and not cue("asks", "back").search(question.text)


def _answer(context: Context) -> Answer:
    question = context.question
    if _out_of_reach(context):
        return _refusal(context)
    if cue("asks", "back").search(question.text) and "consistency" not in question.kinds:
        return _try(prior, context) or _refusal(context)
    listing_only = "list" in question.kinds and not question.asks_number
    for name, kind in KINDS:
        if listing_only and name in NUMERIC:
            continue
        if name in question.kinds:
            draft = kind(context)
            answer = _finished(draft, context)
            if answer is not None:
                return answer
            if name in COMPUTED or (draft is not None and name in STRICT):
                return _refusal(context)
    judged = "truth" in question.kinds and not cue("asks", "number").search(question.text)
    of_many = listing_only or judged or "ranking" in question.kinds or bool(cue("sides", "unmet").search(question.body))
    answer = None if of_many else _try(lookup, context) or _try(prior, context)
    if answer is not None:
        return answer
    if not question.asks_number and not _other_years(context):
        answer = _try(narrative, context)
        if answer is not None:
            return answer
    return _refusal(context)


def _other_years(context: Context) -> bool:
    own = {d.info.year for d in context.base.documents}
    return bool(context.question.years) and not own & set(context.question.years)


def _try(kind: Kind, context: Context) -> Answer | None:
    return _finished(kind(context), context)


def _finished(draft: Draft | None, context: Context) -> Answer | None:
    """The answer a draft comes to, or None where it explains too little or cannot be computed."""
    if draft is None or not acceptable(draft, context):
        return None
    return _made(draft, context)


def _made(draft: Draft, context: Context) -> Answer | None:
    """An accepted draft evaluated, decided and written; None where the arithmetic or the closure fails."""
    try:
        trace = evaluate(draft.plan, context.base.lookup) if draft.plan else None
    except (Undefined, UnitMismatch):
        return None
    decision = decide(draft, trace, context)
    return _assemble(draft, trace, decision, context)


def _assemble(draft: Draft, trace: Trace | None, decision: Decision, context: Context) -> Answer | None:
    question = context.question
    written = write(draft, trace, context)
    figures = _figures(draft, trace, context)
    text = written.text
    if decision.status is Status.CONFLICT and not draft.findings:
        text += conflict_note(decision.findings[0], question.language)
    program = _program(trace, figures, question) if trace else ()
    if not _closed(text, draft, trace, decision, written, context):
        return None
    return Answer(
        id=uuid.uuid4().hex[:12], question=question.raw, language=question.language, status=decision.status, text=text,
        value=_trimmed(written.value), unit=written.value.unit.name if written.value else _unit_of(draft),
        exact=written.exact.plain()[:40] if written.exact else None, cell_state=str(written.state),
        boolean=draft.boolean, items=draft.items, figures=tuple(figures.values()),
        evidence=_evidence(draft, trace, context), program=program, reading=written.reading,
        findings=tuple(_finding(f, question.language) for f in decision.findings[:5]),
        confidence=round(min(1.0, draft.coverage), 3),
    )


def _trimmed(amount: object) -> str | None:
    from disclosure.amount import Amount

    return amount.plain() if isinstance(amount, Amount) else None


def _unit_of(draft: Draft) -> str | None:
    return draft.target.name if draft.target else None


def _closed(
    text: str, draft: Draft, trace: Trace | None, decision: Decision, written: Written, context: Context
) -> bool:
    facts = _all_facts(draft, trace)
    figures = [f.text for f in facts] + [str(f.amount) for f in facts if f.amount]
    if trace:
        figures += [e.result.formula for e in trace.steps] + [str(e.result.amount) for e in trace.steps if e.result.amount]
    figures += [f"{f.stated} {f.recomputed} {f.difference}" for f in decision.findings]
    figures += [f.message + f.message_en for f in (*decision.findings, *draft.findings)]
    figures += [str(a) for a in (written.value, written.exact) if a]
    if draft.other is not None:
        figures += [draft.other.fact.text, str(draft.other.fact.amount or "")]
    labels = [place_of(f, context) + "".join((*f.row_path, *f.col_path)) + (f.measure or "") + (f.base or "") for f in facts]
    labels += [*draft.items, *draft.labels]
    return not loose_numbers(text, figures, labels, context.question.text)


def _all_facts(draft: Draft, trace: Trace | None) -> list[Fact]:
    rival = (draft.other.fact,) if draft.other is not None and draft.kind == "lookup" and draft.other.fact.amount else ()
    return list({fact_ref(f): f for f in [*(trace.facts if trace else ()), *draft.facts, *rival]}.values())


def _figures(draft: Draft, trace: Trace | None, context: Context) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for number, fact in enumerate(_all_facts(draft, trace)[: None if draft.kind.startswith("across") else 60], 1):
        figures[fact_ref(fact)] = figure_of(f"f{number}", fact, context.base)
    return figures


def _evidence(draft: Draft, trace: Trace | None, context: Context) -> tuple[Passage, ...]:
    quotes = list(draft.quotes)
    for fact in _all_facts(draft, trace)[:8]:
        document = context.base.document(fact.document)
        quotes.append(Quote(document, fact.quote, fact.section, fact.table))
    passages = []
    for quote in quotes:
        table = quote.document.table(quote.table) if quote.table else None
        page = table.page if table else None
        passages.append(
            Passage(quote.document.info.file, quote.section, table.label if table else None, page, quote.span, quote.text)
        )
    return tuple(dict.fromkeys(passages))


def _program(trace: Trace, figures: dict[str, Figure], question: Question) -> tuple[ProgramStep, ...]:
    def step(item: Evaluated) -> ProgramStep:
        amount = item.result.amount
        places = question.places if question.places is not None else 2
        final = amount.rounded(places) if amount and amount.places > places else amount
        return ProgramStep(
            item.step.id, item.step.op, tuple(figures[a].id if a in figures else a for a in item.step.args),
            final.plain() if final else "", amount.plain()[:40] if amount else "", amount.unit.name if amount else None,
        )

    return tuple(step(item) for item in trace.steps)


def _finding(finding: object, spoken: str) -> AnswerFinding:
    from disclosure.model import Finding

    assert isinstance(finding, Finding)
    message = finding.message_en if spoken == "en" else finding.message
    return AnswerFinding(finding.rule, str(finding.severity), message, finding.stated, finding.recomputed, finding.unit)


def _refusal(context: Context) -> Answer:
    """Say what is missing and the nearest thing there is, without offering its figure."""
    question = context.question
    say = sentences(question.language)
    own = {d.info.year for d in context.base.documents}
    foreign = [y for y in question.years if y not in own]
    missing = say["missing_year"].format(year=foreign[0]) if foreign else say["missing_fact"]
    text = say["refused"].format(missing=missing)
    near = link(context.base, phrase(context.base, question.body), question)
    figures: dict[str, Figure] = {}
    if near:
        fact = near[0].fact
        text += say["nearest"].format(table=place_of(fact, context), label=context.base.title(fact))
    return replace(_plain(question.raw, question.language, Status.REFUSED, text), figures=tuple(figures.values()))


def _plain(raw: str, spoken: str, status: Status, text: str) -> Answer:
    return Answer(uuid.uuid4().hex[:12], raw, spoken, status, text)
