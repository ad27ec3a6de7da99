"""What a question set says: questions, their right answers, and where the answers stand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

KINDS = ("number", "percent", "bool", "list", "text", "none")


@dataclass(frozen=True, slots=True)
class Gold:
    """The right answer.

    Attributes:
        kind: one of `KINDS`; it decides how an answer is judged.
        value: as written: a decimal, `true`/`false`, a text, or nothing.
        tolerance: in the gold unit; None means half a unit of the last printed place.
        accept: other answers that are right too.
        must_include: what the answer's text has to hold.
        recomputed: the number a yes/no answer has to name.
    """

    kind: str
    value: str = ""
    unit: str = ""
    tolerance: Decimal | None = None
    items: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    must_include: tuple[str, ...] = ()
    recomputed: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One place of a document where the answer stands."""

    doc: str
    where: str
    quote: str


@dataclass(frozen=True, slots=True)
class Hostile:
    """What must happen to a hostile or degenerate input; `expect` is a sentence for people."""

    kind: str
    expect: str
    must_include: tuple[str, ...] = ()
    must_not_include: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask and how to judge the answer.

    Attributes:
        id: its own id; a turn of a dialogue is `dialogue#number`.
        group: what is set aside together: the dialogue's id, else its own.
        session: the dialogue it belongs to, else None.
        gold: the right answer, or None for a hostile input.
        hostile: what a hostile input must lead to, else None.
    """

    id: str
    group: str
    docs: tuple[str, ...]
    question: str
    type: str
    answerable: bool = True
    gold: Gold | None = None
    hostile: Hostile | None = None
    sources: tuple[Source, ...] = ()
    notes: str = ""
    session: str | None = None

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the fixed third that is laid aside."""
        return int(sha256(self.group.encode()).hexdigest(), 16) % 3 == 0

    @property
    def expects_refusal(self) -> bool:
        """Whether the documents do not hold the answer."""
        return self.gold is not None and (self.gold.kind == "none" or not self.answerable)
