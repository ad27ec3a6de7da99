"""Answers computed from figures of earlier turns: a plan over their addresses, run again, and a sentence of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from disclosure.answer import Answer, Status
from disclosure.errors import PlanError, UnitMismatch
from disclosure.plan import Plan, Trace, evaluate
from qa.draft import Context, Draft
from qa.history import Value, names_of
from qa.replay import combined
from qa.topic import terms
from qa.verify import loose_numbers

if TYPE_CHECKING:
    from qa.dialogue import Tools

# The kind whose value and rounding an operation's answer has; its words are the dialogue's own.
_KINDS = {"ratio": "share", "growth": "change", "equal": "consistency", "multiple": "times"}


@dataclass(frozen=True, slots=True)
class Making:
    """Makes answers for one question of a dialogue."""

    tools: Tools
    context: Context

    def nothing(self, key: str) -> Answer:
        """A sentence that says why nothing can be computed."""
        asked = self.context.question
        return self.tools.plain(asked.raw, asked.language, Status.CLARIFY, terms("say", asked.language)[key])

    def of(self, op: str, parts: Sequence[Value], key: str = "", called: str = "") -> Answer | None:
        """An operation over the figures of earlier turns.

        Args:
            op: the operation.
            parts: its operands, in order.
            key: the sentence, where it is not named as the operation is.
            called: what the sentence calls the result.
        """
        return self.planned(combined(op, [value.plan for value in parts]), parts, key or op, called)

    def planned(self, plan: Plan, parts: Sequence[Value], key: str, called: str = "") -> Answer | None:
        """A plan over the figures of earlier turns, told in the sentence of that key."""
        try:
            trace = evaluate(plan, self.context.base.lookup)
        except (PlanError, UnitMismatch):
            return None
        names = names_of(parts, self.context)
        draft = Draft(
            _KINDS.get(plan.steps[-1].op, "sum"), 1.0, plan=plan, facts=trace.facts, labels=(names[0], names[-1]),
            boolean=trace.result.boolean, target=self.context.question.asked_unit,
        )
        made = self.tools.assemble(draft, self.context)
        return self._worded(made, trace, parts, names, key, called) if made else None

    def _worded(
        self, made: Answer, trace: Trace, parts: Sequence[Value], names: Sequence[str], key: str, called: str
    ) -> Answer | None:
        say = terms("say", self.context.question.language)
        amount = trace.result.amount
        falls = amount is not None and amount.value < 0
        if trace.result.boolean is not None:
            key = f"{key}_{'yes' if trace.result.boolean else 'no'}"
        value = (made.value or "").removeprefix("-") if key == "growth" else made.value
        result = f"{value}{made.unit or ''}" if value else str(amount or "")
        words = {
            "more": say["less" if falls else "more"], "a": say["join"].join(names[:-1]) or names[-1], "b": names[-1], "result": result, "called": called,
            "formula": trace.result.formula, "direction": say["down" if falls else "up"],
            "x": str(parts[0].amount), "y": str(parts[-1].amount), "size": str(amount).removeprefix("-"),
        }
        text = say[key].format(**words)
        backing = [result, str(amount), trace.result.formula, *(f.text for f in trace.facts), *(str(v.amount) for v in parts)]
        if loose_numbers(text, backing, names, self.context.question.text):
            return None
        carried = say["carried"].format(items=say["join"].join(names))
        return replace(
            made, text=text + self._notes(made), reading=say["sep"].join(filter(None, (carried, made.reading)))
        )

    def _notes(self, made: Answer) -> str:
        """What contradicts the figures, in the words of the findings."""
        say = terms("say", self.context.question.language)
        return say["note"].format(message=made.findings[0].message) if made.status is Status.CONFLICT and made.findings else ""
