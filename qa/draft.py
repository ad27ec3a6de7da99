"""What a kind of question comes to, before it is decided, computed and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from disclosure.amount import Unit
from disclosure.model import Document, Fact, Finding, Span
from disclosure.plan import Plan, Step, fact_ref
from qa.facts import FactBase
from qa.link import Candidate
from qa.meaning import Meanings
from qa.retrieve import Retriever
from qa.understand import Question


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact piece of a document."""

    document: Document
    span: Span
    section: tuple[str, ...] = ()
    table: str | None = None

    @property
    def text(self) -> str:
        """The quoted text."""
        return self.document.slice(self.span)


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed answer.

    Attributes:
        kind: what was asked.
        plan: the program, where the answer is computed.
        facts: the facts the plan is about, for labels (the evaluated trace has them all).
        coverage: how much of the question it explains; below the bar it is not an answer.
        other: the next best reading with a different figure, where it came close.
        text: the answer in words, where it is no figure.
        target: the unit to answer in.
        magnitude: whether the question already says the direction, so that a fall is given without its sign.
    """

    kind: str
    coverage: float
    plan: Plan | None = None
    facts: tuple[Fact, ...] = ()
    labels: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    items: tuple[str, ...] = ()
    boolean: bool | None = None
    text: str | None = None
    reading: str = ""
    other: Candidate | None = None
    target: Unit | None = None
    magnitude: bool = False
    findings: tuple[Finding, ...] = field(default=())


# The named facts of some documents, their passages and the meanings of their labels.
Ready = tuple[FactBase, Retriever, Meanings]


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a kind of question may use.

    Attributes:
        meanings: finds labels by meaning.
        near: labels that a figure may be taken by though the question does not say them; see `Meanings.near`.
    """

    base: FactBase
    retriever: Retriever
    meanings: Meanings
    question: Question
    near: Mapping[str, float] = field(default_factory=dict)


def single(op: str, *facts: Fact) -> Plan:
    """A plan of one operation over facts."""
    return Plan((Step("s1", op, tuple(fact_ref(fact) for fact in facts)),))
