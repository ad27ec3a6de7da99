"""Questions about what was just found: its difference, sum, share, per head, basis, computation, and whose is more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure.answer import Answer, Status
from disclosure.errors import PlanError, UnitMismatch
from disclosure.model import DocumentInfo
from disclosure.plan import Trace, evaluate
from disclosure.terms import load, word
from qa.computed import explained
from qa.draft import Context, Draft
from qa.history import Value, basis_of, has_gap, in_order, last_pair, money_and_heads, names_of, part_and_whole, values
from qa.memory import Turn
from qa.replay import combined
from qa.topic import pattern, terms, topic_of
from qa.verify import loose_numbers
from qa.whose import whose

if TYPE_CHECKING:
    from qa.dialogue import Tools


class Aftermath:
    """One question against the turns before it."""

    def __init__(self, tools: Tools, context: Context, scope: Sequence[DocumentInfo], turns: Sequence[Turn]) -> None:
        self._tools = tools
        self._context = context
        self._turns = turns
        self._scope = scope
        self._documents = context.base.documents
        self._found = values(turns, self._documents)
        self._say = terms("say", context.question.language)

    def answer(self) -> Answer | None:
        """The answer, where the question is about figures already found; None for every other question."""
        text = self._context.question.text
        topic, weak = topic_of(self._context.base, pattern("cue", "pronoun").sub(" ", self._context.question.body))
        named = bool(topic) and not weak
        if pattern("cue", "explain").search(text) and pattern("cue", "said").search(text) and not named:
            return explained(self._turns[-1], self._context, self._documents) or self._nothing("nothing_before")
        if pattern("cue", "basis").search(text):
            return self._basis()
        if pattern("cue", "which").search(text):
            return whose(self._tools, self._context, self._scope, self._turns, self._found)
        derived = next((key for key in load("dialogue")["derived"] if pattern(f"derived.{key}", "asked").search(text)), None)
        if derived is not None:
            return self._derived(derived)
        if named and pattern("cue", "per_head").search(text):
            return self._each(topic)
        return None if named else self._arithmetic(text)

    def _nothing(self, key: str) -> Answer:
        asked = self._context.question
        return self._tools.plain(asked.raw, asked.language, Status.CLARIFY, self._say[key])

    def _each(self, topic: str) -> Answer | None:
        """A named amount for each of the heads counted before."""
        last = self._turns[-1]
        answer = self._tools.answer(topic + terms("tail", "zh")["amount"], list(last.documents))
        money = values([replace(last, topic=topic, answer=answer)], self._documents)
        heads = money_and_heads([*self._found, *money], self._context.question.text)
        return self._computed("per", heads) if money and heads else None

    def _derived(self, key: str) -> Answer | None:
        """A figure that is what remains of one without another (空编 = 编制 − 在职), both looked up anew."""
        last = self._turns[-1]
        names = (word("dialogue", "derived", key, "left"), word("dialogue", "derived", key, "right"))
        tail = terms("tail", "zh")["amount"]
        turns = [replace(last, topic=n, answer=self._tools.answer(n + tail, list(last.documents))) for n in names]
        found = values(turns, self._documents)
        named = pattern(f"derived.{key}", "asked").search(self._context.question.text)
        if len(found) < 2 or named is None:
            return None
        return self._computed("difference", (found[0], found[1]), named[0])

    def _arithmetic(self, text: str) -> Answer | None:
        op = next((op for op in ("difference", "sum") if pattern("cue", op).search(text)), None)
        if op is not None and (pair := last_pair(self._found)) is not None:
            if has_gap(self._turns):
                return self._nothing("no_pair")
            return self._computed(op, in_order(pair) if op == "difference" else pair)
        said = pattern("cue", "of_before").search(text) is not None
        if said or pattern("cue", "share").search(text):
            share = part_and_whole(self._found, said)
            return self._computed("ratio", share) if share else None
        if pattern("cue", "per_head").search(text):
            heads = money_and_heads(self._found, text)
            return self._computed("per", heads) if heads else None
        return None

    def _computed(self, op: str, pair: tuple[Value, Value], called: str = "") -> Answer | None:
        plan = combined(op, [value.plan for value in pair])
        kind = {"ratio": "share", "difference": "sum", "per": "sum"}.get(op, op)
        names = names_of(pair, self._context)
        try:
            trace = evaluate(plan, self._context.base.lookup)
        except (PlanError, UnitMismatch):
            return None
        draft = Draft(kind, 1.0, plan=plan, facts=trace.facts, labels=names, target=self._context.question.asked_unit)
        made = self._tools.assemble(draft, self._context)
        return self._worded(made, "derived" if called else op, called or pair[1].amount.unit.name, names, trace) if made else None

    def _worded(self, made: Answer, op: str, head: str, names: tuple[str, str], trace: Trace) -> Answer | None:
        key = "share" if op == "ratio" else op
        result, formula = f"{made.value}{made.unit or ''}", trace.result.formula
        text = self._say[key].format(a=names[0], b=names[1], result=result, formula=formula, head=head)
        notes = made.text.partition(f"（{formula}）")[2].removeprefix("。") if made.status is Status.CONFLICT else ""
        figures = [result, formula, *(f.text for f in trace.facts)]
        if loose_numbers(text, figures, names, self._context.question.text):
            return None
        carried = self._say["carried"].format(items=self._say["join"].join(names))
        return replace(made, text=text + notes, reading=self._say["sep"].join((carried, made.reading)))

    def _basis(self) -> Answer | None:
        """Whether the two last figures are of one unit, year and stage."""
        if len(self._found) < 2:
            return None
        pair = last_pair(self._found) or (self._found[-2], self._found[-1])
        pair = _plain_pair(self._found) or pair
        first, second = (basis_of(value, self._context) for value in pair)
        same = first == second
        text = self._say["same_basis" if same else "other_basis"].format(a=first, b=second)
        answer = self._tools.plain(self._context.question.raw, self._context.question.language, Status.GROUNDED, text)
        figures = tuple(dict.fromkeys(f for value in pair for f in value.turn.answer.figures))
        evidence = tuple(dict.fromkeys(p for value in pair for p in value.turn.answer.evidence))
        named = tuple(replace(figure, id=f"f{place}") for place, figure in enumerate(figures, 1))
        return replace(answer, boolean=same, figures=named, evidence=evidence, confidence=1.0)


def _plain_pair(found: Sequence[Value]) -> tuple[Value, Value] | None:
    """The two last figures that stand in a document and were not computed from others."""
    taken = [v for v in found if len(v.plan.steps) == 1 and v.plan.steps[0].op == "value"]
    return (taken[-2], taken[-1]) if len(taken) > 1 else None
