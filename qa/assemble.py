"""A draft becomes an answer: evaluated, decided, written, and closed over its figures; or a refusal says why not."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import replace

from disclosure.answer import Answer, AnswerFinding, Figure, Passage, ProgramStep, Status
from disclosure.errors import Undefined, UnitMismatch
from disclosure.model import Fact, Finding
from disclosure.plan import Evaluated, Trace, evaluate, fact_ref
from qa.confidence import tell
from qa.decide import Decision, decide
from qa.draft import Context, Draft, Quote
from qa.find import figure_of
from qa.link import link
from qa.phrase import phrase
from qa.understand import Question
from qa.verify import loose_numbers
from qa.write import Written, conflict_note, place_of, sentences, write


def made(draft: Draft, context: Context) -> Answer | None:
    """An accepted draft evaluated, decided and written; None where the arithmetic or the closure fails."""
    try:
        trace = evaluate(draft.plan, context.base.lookup) if draft.plan else None
    except (Undefined, UnitMismatch):
        return None
    decision = decide(draft, trace, context)
    if decision.status in (Status.REFUSED, Status.CLARIFY):
        return _withheld(draft, decision, context)
    answer = _assemble(draft, trace, decision, context)
    if answer is not None:
        tell(answer.id, decision.signs)
    return answer


def _withheld(draft: Draft, decision: Decision, context: Context) -> Answer:
    """What is said instead of a figure too unsure: which of two readings is meant, or that there is none."""
    readings = _readings(draft, context) if decision.status is Status.CLARIFY else []
    if len(readings) < 2:
        return refusal(context)
    question = context.question
    text = sentences(question.language)["which_reading"].format(a=readings[0], b=readings[1])
    return plain_answer(question.raw, question.language, Status.CLARIFY, text)


def _readings(draft: Draft, context: Context) -> list[str]:
    """What the figure taken and its rival are called, with their columns where need be; one where they are called alike."""
    facts = [*draft.facts[:1], *([draft.other.fact] if draft.other else [])]
    one = sentences(context.question.language)["one_reading"]
    labels = [context.base.title(fact) for fact in facts]
    if len(set(labels)) < len(labels):
        labels = [" ".join((label, *fact.col_path)) for label, fact in zip(labels, facts, strict=True)]
    named = (one.format(table=place_of(fact, context), label=label) for label, fact in zip(labels, facts, strict=True))
    return list(dict.fromkeys(named))


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
        value=written.value.plain() if written.value else None, unit=written.value.unit.name if written.value else _unit_of(draft),
        exact=written.exact.plain()[:40] if written.exact else None, cell_state=str(written.state),
        boolean=draft.boolean, items=draft.items, figures=tuple(figures.values()),
        evidence=_evidence(draft, trace, context), program=program, reading=written.reading,
        findings=tuple(_finding(f, question.language) for f in decision.findings[:5]),
        confidence=round(decision.confidence, 3),
    )


def _unit_of(draft: Draft) -> str | None:
    return draft.target.name if draft.target else None


def _closed(
    text: str, draft: Draft, trace: Trace | None, decision: Decision, written: Written, context: Context
) -> bool:
    facts = _all_facts(draft, trace)
    figures = [f.text for f in facts] + [str(f.amount) for f in facts if f.amount]
    if trace:
        figures += [str(len(e.operands)) for e in trace.steps if e.step.op == "sum"]
        figures += [e.result.formula for e in trace.steps] + [str(e.result.amount) for e in trace.steps if e.result.amount]
    figures += [f"{f.stated} {f.recomputed} {f.difference}" for f in decision.findings]
    figures += [f.message + f.message_en for f in (*decision.findings, *draft.findings)]
    figures += [str(a) for a in (written.value, written.exact) if a]
    if draft.other is not None:
        figures += [draft.other.fact.text, str(draft.other.fact.amount or "")]
    labels = [place_of(f, context) + "".join((*f.row_path, *f.col_path)) + (f.measure or "") + (f.base or "") for f in facts]
    labels += [*draft.items, *draft.labels]
    labels += ["".join(quote.text.split()) for quote in draft.quotes]
    return not loose_numbers(text, figures, labels, context.question.text)


def _all_facts(draft: Draft, trace: Trace | None) -> list[Fact]:
    rival = (draft.other.fact,) if draft.other is not None and draft.kind == "lookup" and draft.other.fact.amount else ()
    return list({fact_ref(f): f for f in [*(trace.facts if trace else ()), *draft.facts, *rival]}.values())


def _figures(draft: Draft, trace: Trace | None, context: Context) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for number, fact in enumerate(_all_facts(draft, trace), 1):
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


def _finding(finding: Finding, spoken: str) -> AnswerFinding:
    message = finding.message_en if spoken == "en" else finding.message
    return AnswerFinding(finding.rule, str(finding.severity), message, finding.stated, finding.recomputed, finding.unit)


def refusal(context: Context) -> Answer:
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
    return replace(plain_answer(question.raw, question.language, Status.REFUSED, text), figures=tuple(figures.values()))


def joined(question: str, answers: Sequence[Answer]) -> Answer:
    """Several answers as one, the first one's value leading; every figure and step keeps its place under a new id."""
    whole = replace(answers[0], question=question)
    for other in answers[1:]:
        moved = _renumbered(other, len(whole.figures), len(whole.program))
        status = Status.CONFLICT if Status.CONFLICT in (whole.status, other.status) else whole.status
        whole = replace(
            whole, status=status, text=whole.text + other.text, figures=(*whole.figures, *moved.figures),
            program=(*whole.program, *moved.program), evidence=tuple(dict.fromkeys((*whole.evidence, *other.evidence))),
            findings=tuple(dict.fromkeys((*whole.findings, *other.findings))),
            confidence=min(whole.confidence, other.confidence),
        )
    return whole


def _renumbered(answer: Answer, figures: int, steps: int) -> Answer:
    """An answer whose figures and steps are numbered after so many others."""

    def moved(name: str) -> str:
        match = re.fullmatch(r"([fs])(\d+)", name)
        return f"{match[1]}{int(match[2]) + (figures if match[1] == 'f' else steps)}" if match else name

    return replace(
        answer,
        figures=tuple(replace(figure, id=moved(figure.id)) for figure in answer.figures),
        program=tuple(replace(s, id=moved(s.id), args=tuple(map(moved, s.args))) for s in answer.program),
    )


def plain_answer(raw: str, spoken: str, status: Status, text: str) -> Answer:
    """An answer that is only words: a refusal or a question back."""
    return Answer(uuid.uuid4().hex[:12], raw, spoken, status, text)
