"""Programs over the figures of several disclosures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.amount import Amount, Unit
from disclosure.model import Document, Fact
from disclosure.plan import Plan, Step, Trace, evaluate, fact_ref
from qa.across.measure import Measured, Value
from qa.across.units import Disclosure
from qa.facts import FactBase


@dataclass(frozen=True, slots=True)
class Term:
    """What one disclosure brings: a figure, or a share of two of its figures.

    Attributes:
        ref: the argument a step names it by.
        steps: the steps that give it, none for a figure.
        target: the unit a computed one is shown in, None for its own.
    """

    of: Disclosure
    ref: str
    facts: tuple[Fact, ...]
    amount: Amount
    steps: tuple[Step, ...] = ()
    target: Unit | None = None

    @property
    def shown(self) -> str:
        """The figure as printed; a computed one to two places."""
        if not self.steps:
            return str(self.amount)
        amount = self.amount.to(self.target) if self.target and self.target.dimension == self.amount.unit.dimension else self.amount
        return str(amount.rounded() if amount.places > 2 else amount)


def plain_terms(found: Measured) -> list[Term]:
    """Every disclosure's figure as it is."""
    return [Term(v.of, fact_ref(v.fact), (v.fact,), v.fact.amount) for v in found.values if v.fact.amount]


def paired(op: str, left: Measured, right: Measured) -> list[Term]:
    """One operation over two figures of every disclosure that has both; a share of zero is left out."""
    others = {v.of: v for v in right.values}
    terms = []
    for place, value in enumerate(left.values, 1):
        other = others.get(value.of)
        if other is None or (op == "ratio" and (other.fact.amount is None or other.fact.amount.value == 0)):
            continue
        terms.append(_pair(op, f"s{place}", value, other))
    return terms


def _pair(op: str, name: str, left: Value, right: Value) -> Term:
    step = Step(name, op, (fact_ref(left.fact), fact_ref(right.fact)))
    facts = (left.fact, right.fact)
    amount = run([step], facts).result.amount
    assert amount is not None
    return Term(left.of, name, facts, amount, (step,))


def plan_of(terms: Sequence[Term], *last: tuple[str, Sequence[str]]) -> Plan:
    """The terms' own steps and then the last ones, each (operation, arguments); `@1` names the first of the last."""
    steps = [step for term in terms for step in term.steps]
    for place, (op, args) in enumerate(last, 1):
        names = tuple("z1" if arg == "@1" else arg for arg in args)
        steps.append(Step(f"z{place}", op, names))
    return Plan(tuple(steps))


def run(steps: Sequence[Step] | Plan, facts: Sequence[Fact]) -> Trace:
    """Run steps over these facts."""
    plan = steps if isinstance(steps, Plan) else Plan(tuple(steps))
    held = {fact_ref(fact): fact for fact in facts}
    return evaluate(plan, held.get)


def base_of(documents: Sequence[Document], facts: Sequence[Fact]) -> FactBase:
    """The documents and facts of an answer, without an index: nothing is searched any more."""
    held = {fact_ref(fact): fact for fact in facts}
    return FactBase(tuple(documents), (), {}, {}, {}, held, frozenset(), 0, {}, frozenset(), {})


def size(amount: Amount) -> Decimal:
    """By what amounts of different units are ordered."""
    return amount.value * amount.unit.factor
