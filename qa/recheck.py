"""An answer replayed against the library: does every figure still stand there, and does every step recompute?

Nothing an answer says about itself is trusted: figures are looked up by their address, steps are run anew over what
stands there, and the value and the numbers of the text have to follow from both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from disclosure.model import Document, Fact, Span
from disclosure.plan import Trace
from qa.recheck_program import check_steps, check_value
from qa.replay import address_of, fact_at
from qa.verify import loose_numbers

Find = Callable[[str, str], Document | None]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at.

    Attributes:
        what: `figure`, `quote`, `step`, `value` or `text`.
        id: the figure's or step's id, a number for a quote, else empty.
        problem: a key of the words that say what is wrong, or None where it holds.
        found: what stands or comes out instead.
    """

    what: str
    id: str
    problem: str | None = None
    stated: str = ""
    found: str = ""


def recheck(answer: Mapping[str, Any], find: Find) -> list[Check]:
    """Look at everything an answer rests on.

    Args:
        answer: the answer's JSON.
        find: gives the document of a sha256, or else of a file name.
    """
    held: dict[str, tuple[Document, Fact]] = {}
    checks = []
    for figure in answer.get("figures") or []:
        check, fact = _figure(figure, find)
        checks.append(check)
        if fact is not None:
            held[str(figure.get("id"))] = fact
    checks += [_quote(place, passage, find) for place, passage in enumerate(answer.get("evidence") or [], 1)]
    steps, trace = check_steps(answer.get("program") or [], {name: fact for name, (_, fact) in held.items()})
    checks += [Check("step", *step) for step in steps]
    if trace is not None:
        value = check_value(answer, trace)
        checks += [Check("value", "", *value)] if value else []
    if not any(check.problem for check in checks):
        checks += _text(answer, list(held.values()), trace)
    return checks


def _document(item: Mapping[str, Any], find: Find) -> Document | None:
    return find(str(item.get("document_sha256") or ""), str(item.get("document") or ""))


def _figure(stated: Mapping[str, Any], find: Find) -> tuple[Check, tuple[Document, Fact] | None]:
    """Whether a figure's address holds its text and value."""
    name = str(stated.get("id"))
    document = _document(stated, find)
    if document is None:
        return Check("figure", name, "no_document", str(stated.get("document"))), None
    address = address_of(stated.get("cell"), _span(stated))
    fact = fact_at(document, address, str(stated.get("text")), stated.get("value"))
    if fact is None:
        return Check("figure", name, "no_place", str(address)), None
    for key, now in _now(document, fact).items():
        said = stated.get(key)
        if said != now:
            return Check("figure", name, f"other_{key}", _shown(said), _shown(now)), (document, fact)
    return Check("figure", name), (document, fact)


def _now(document: Document, fact: Fact) -> dict[str, Any]:
    """What a figure at this fact has to say."""
    table = document.table(fact.table) if fact.table else None
    return {
        "text": fact.text,
        "value": fact.amount.plain() if fact.amount else None,
        "unit": fact.amount.unit.name if fact.amount else None,
        "comparator": fact.comparator,
        "table": table.label if table else None,
        "row_path": list(fact.row_path),
        "col_path": list(fact.col_path),
    }


def _shown(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return " › ".join(map(str, value))
    return "" if value is None else str(value)


def _span(stated: Mapping[str, Any]) -> Span | None:
    match stated.get("span"):
        case [int() as start, int() as end]:
            return start, end
    return None


def _quote(place: int, stated: Mapping[str, Any], find: Find) -> Check:
    document = _document(stated, find)
    if document is None:
        return Check("quote", str(place), "no_document", str(stated.get("document")))
    span = _span(stated)
    now = document.slice(span) if span else ""
    said = str(stated.get("quote") or "")
    return Check("quote", str(place), None if said == now else "other_quote", said[:80], now[:80])


def _text(answer: Mapping[str, Any], held: Sequence[tuple[Document, Fact]], trace: Trace | None) -> list[Check]:
    """Whether every number of the text is backed by what was just found."""
    loose = loose_numbers(
        str(answer.get("text") or ""), _backing(answer, held, trace), _labels(answer, held), str(answer.get("question") or "")
    )
    return [Check("text", "", "loose_number" if loose else None, "、".join(loose))] if answer.get("figures") else []


def _backing(answer: Mapping[str, Any], held: Sequence[tuple[Document, Fact]], trace: Trace | None) -> Iterator[str]:
    yield from (fact.text for _, fact in held)
    yield from (str(fact.amount) for _, fact in held if fact.amount)
    for step in trace.steps if trace else ():
        yield step.result.formula
        if step.step.op == "sum":
            yield str(len(step.operands))  # 等9项之和
        if step.result.amount:
            yield from (step.result.amount.plain(), step.result.amount.rounded().plain())
    yield from (str(answer.get(key) or "") for key in ("value", "exact"))
    for finding in answer.get("findings") or []:
        yield " ".join(str(finding.get(key) or "") for key in ("message", "stated", "recomputed"))


def _years(document: Document) -> str:
    """The document's year and the one before, which its changes are measured from."""
    year = document.info.year
    return f"{year} {year - 1}" if year else ""


def _labels(answer: Mapping[str, Any], held: Sequence[tuple[Document, Fact]]) -> Iterator[str]:
    for document, fact in held:
        table = document.table(fact.table) if fact.table else None
        yield from (*fact.row_path, *fact.col_path, *fact.section, document.info.title, _years(document))
        yield from (table.label if table else "", fact.measure or "", fact.base or "", document.info.file)
    yield from map(str, answer.get("items") or [])
    yield from (str(passage.get("quote") or "") for passage in answer.get("evidence") or [])
    yield str(answer.get("reading") or "")

