"""An answer as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.answer import Answer, Figure, ProgramStep
from surfaces.words import formula, operation, say


def answer_text(answer: Answer) -> str:
    """The answer, then where its figures stand, how it was computed, and what contradicts it."""
    return "\n".join(_lines(answer, answer.language))


def _lines(answer: Answer, language: str) -> Iterator[str]:
    yield answer.text
    yield from (f"  {place}. {item}" for place, item in enumerate(answer.items, 1))
    if answer.reading:
        yield f"{say('cli.reading', language)}: {answer.reading}"
    if answer.figures:
        yield f"\n{say('cli.figures', language)}"
        yield from (f"  [{figure.id}] {figure_line(figure, language)}" for figure in answer.figures)
    steps = computations(answer)
    if steps:
        yield f"\n{say('cli.program', language)}"
        yield from (f"  [{step.id}] {step_line(step, answer.figures, language)}" for step in steps)
    if answer.evidence:
        yield f"\n{say('cli.evidence', language)}"
        for passage in answer.evidence:
            where = " › ".join(filter(None, (passage.document, *passage.section, passage.table)))
            yield f"  {where}\n    {' '.join(passage.quote.split())}"
    if answer.findings:
        yield f"\n{say('cli.findings', language)}"
        for finding in answer.findings:
            yield f"  ({say(f'severity.{finding.severity}', language)}) {finding.message}"
    yield from (f"{say('cli.warnings', language)}: {warning}" for warning in answer.warnings)


def computations(answer: Answer) -> list[ProgramStep]:
    """The steps worth showing: taking a figure as it stands computes nothing."""
    return [step for step in answer.program if step.op != "value"]


def figure_line(figure: Figure, language: str) -> str:
    """A figure with its value and address on one line."""
    where = [figure.document]
    if figure.table:
        where.append(figure.table)
    where.append(figure.cell or (say("cli.characters", language, first=figure.span[0] + 1, last=figure.span[1]) if figure.span else ""))
    if figure.page:
        where.append(say("cli.page_no", language, page=figure.page))
    return f"{figure.label} {figure_value(figure, language)}  ({' · '.join(filter(None, where))})"


def figure_value(figure: Figure, language: str) -> str:
    """The value with comparator and unit; the printed text, or the word for blank, where there is none."""
    if figure.value is None:
        return figure.text.strip() or say("state.blank", language)
    return f"{figure.comparator or ''}{figure.value}{figure.unit or ''}"


def step_line(step: ProgramStep, figures: Sequence[Figure], language: str) -> str:
    """A computation as people write it: 占比  308.64 ÷ 1234.50 × 100% = 25.00%."""
    values = {figure.id: figure.value or say("state.blank", language) for figure in figures}
    operands = [bracketed(values.get(arg, arg)) for arg in step.args]
    return f"{operation(step.op, language)}  {formula(step.op, operands)} = {step.result}{step.unit or ''}"


def bracketed(value: str) -> str:
    """Put a negative number in brackets, so that no two signs meet."""
    return f"({value})" if value.startswith("-") else value
