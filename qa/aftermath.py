"""Questions about what was just found: its difference, sum, share, growth, basis, computation, and whose is more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure.amount import Amount, Unit, unit
from disclosure.answer import Answer, Status
from disclosure.model import DocumentInfo
from disclosure.terms import load, word
from qa.computed import explained
from qa.continued import continued
from qa.draft import Context
from qa.history import (
    Value,
    basis_of,
    gap,
    grown,
    in_order,
    last_pair,
    latest,
    money_and_heads,
    part_and_whole,
    trailing,
    values,
)
from qa.making import Making
from qa.memory import Turn
from qa.replay import combined
from qa.resort import Known
from qa.stages import is_alone_or_beside
from qa.topic import pattern, terms, topic_of
from qa.understand import number_word
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
        self._text = context.question.text
        self._found = values(turns, context.base.documents)
        self._making = Making(tools, context)
        said = context.question.body
        for words in ("pronoun", "explain", "over"):  # these name nothing
            said = pattern("cue", words).sub(" ", said)
        topic, weak = topic_of(context.base, said)
        # What was spoken of last need not be named again to be meant (这两个区的项目支出相差多少).
        self._topic = "" if weak or topic == turns[-1].topic else topic
        self.known = Known(context, turns, self._found, self._making, self._topic, self._looked_up, self._told)

    def answer(self) -> Answer | None:
        """The answer, where the question is about figures already found; None for every other question."""
        if self._says("explain") and self._says("said") and not self._topic:
            return explained(self._turns[-1], self._context) or self._making.nothing("nothing_before")
        if self._says("basis"):
            return self._basis()
        if self._says("which"):
            return whose(self._tools, self._context, self._scope, self._turns, self._found)
        for key in load("dialogue")["derived"]:
            if pattern(f"derived.{key}", "asked").search(self._text):
                return self._derived(key)
        if self._says("per_head"):
            return self._each()
        if (result := continued(self.known)) is not None:
            return result
        if self._says("equal"):
            return self._equal()
        if self._topic:
            return self._against()
        return self._converted() or self._arithmetic()

    def _against(self) -> Answer | None:
        """The last figure and one named now (跟公务接待费比差多少)."""
        if not (self._says("against") and self._says("difference")) or not self._found:
            return None
        pair = last_pair([*self._found, *self._looked_up(self._topic)])
        return self._making.of("difference", in_order(pair)) if pair else None

    def _says(self, key: str) -> bool:
        return pattern("cue", key).search(self._text) is not None

    def _looked_up(self, topic: str, counted: Unit | None = None) -> list[Value]:
        """The figure of a topic, in the documents and the year spoken of last; a count in a unit where one is given."""
        last, tail = self._turns[-1], terms("tail", "zh")
        asked = topic + (tail["amount"] if counted is None or counted.is_money else tail["count"].format(unit=counted.name))
        answer = self._told(asked) or self._tools.answer(asked, list(last.documents))
        return values([replace(last, topic=topic, answer=answer, made=False)], self._context.base.documents)

    def _told(self, question: str) -> Answer | None:
        """The figure a question gives in the documents and the year spoken of last."""
        last = self._turns[-1]
        dated = len(last.years) == 1 and not pattern("ask", "year").search(question)
        year = terms("say", "zh")["year"].format(year=last.years[0]) if dated else ""
        answer = self._tools.answer(f"{year}{question}", list(last.documents))
        return answer if answer.value is not None and answer.status in (Status.GROUNDED, Status.CONFLICT) else None

    def _each(self) -> Answer | None:
        """An amount, named now or found before, for each of the heads counted before."""
        money = self._looked_up(self._topic) if self._topic else []
        if self._topic and not money:
            return None
        heads = money_and_heads([*self._found, *money], self._text)
        return self._making.of("per", heads, called=heads[1].amount.unit.name) if heads else None

    def _derived(self, key: str) -> Answer | None:
        """A figure that is what remains of one without another (空编 = 编制 − 在职), both looked up anew."""
        found = [v for side in ("left", "right") for v in self._looked_up(word("dialogue", "derived", key, side))]
        named = pattern(f"derived.{key}", "asked").search(self._text)
        if len(found) < 2 or named is None or not is_alone_or_beside(found[0], found[1], self._context):
            return None
        return self._making.of("difference", found, "derived", named[0])

    def _equal(self) -> Answer | None:
        """Whether the two last figures are equal, or come to the one named now."""
        if self._says("sum") and self._topic:
            parts, whole = latest(self._found, self._count()), self._looked_up(self._topic)
            if not parts or not whole:
                return self._making.nothing("no_pair")
            added = combined("sum", [v.plan for v in parts])
            plan = combined("equal", [added, whole[0].plan])
            return self._making.planned(plan, [*parts, whole[0]], "comes_to") or self._making.nothing("no_pair")
        pair = None if self._topic else last_pair(self._found)
        if pair is None:
            return None
        return self._making.nothing("no_pair") if gap(self._turns, 2) else self._making.of("equal", pair)

    def _converted(self) -> Answer | None:
        """The last figure in another unit or with other decimals."""
        named = pattern("cue", "convert").search(self._text)
        target = unit(named["unit"] or named["unit2"]) if named else None
        places = self._context.question.places
        if not self._found or (target is None and places is None) or self._context.question.years:
            return None  # a year that is named asks for another figure
        last = self._found[-1]
        if target is not None and not last.amount.unit.is_money:
            return None
        exact = last.amount.to(target) if target else last.amount
        bare = Amount(exact.value.normalize(), exact.unit)  # with no zeros at its end
        question = replace(self._context.question, asked_unit=target, places=bare.places if places is None else places)
        return Making(self._tools, replace(self._context, question=question)).planned(last.plan, [last], "converted")

    def _count(self) -> int:
        """How many figures a question speaks of (这三项); two where it does not say."""
        if self._says("all_of_them"):
            return max(2, trailing(self._turns))
        named = pattern("cue", "several").search(self._text)
        return (number_word(named["n"]) or 2) if named else 2

    def _arithmetic(self) -> Answer | None:
        asked = self._context.question.asked_unit
        found = [v for v in self._found if asked is None or not asked.is_money or v.amount.unit.is_money]
        pair = last_pair(found)
        if pair is not None and self._says("growth") and (pair_of_years := grown(pair)):
            return self._making.of("growth" if self._says("rate") else "difference", pair_of_years, "growth")
        op = next((op for op in ("difference", "sum") if self._says(op)), None)
        op = None if op == "difference" and self._says("year_named") else op
        count = self._count() if op == "sum" else 2
        if op is not None and len(self._turns) > 1 and gap(self._turns, count):
            return self._making.nothing("no_pair")
        if op is not None and pair is not None:
            parts = latest(found, count)
            if not parts:
                return self._making.nothing("no_pair")
            shares = pair[0].amount.unit.dimension == "percent"
            return self._making.of("points" if shares else op, in_order(pair), op) if op == "difference" else self._making.of(op, parts)
        said = pattern("cue", "of_before").search(self._text)
        if not said and not self._says("share"):
            return None
        share = part_and_whole(self._found, said is not None, (said["noun"] or said["noun2"] or "") if said else "")
        if (said and gap(self._turns, 1)) or (share is None and self._turns[-1].inner):
            return self._making.nothing("no_pair")
        return self._making.of("ratio", share, "share") if share else None

    def _basis(self) -> Answer | None:
        """Whether the two last figures are of one unit, year and stage."""
        taken = [v for v in self._found if len(v.plan.steps) == 1 and v.plan.steps[0].op == "value"]
        pair = taken[-2:] if len(taken) > 1 else self._found[-2:]
        if len(pair) < 2:
            return None
        first, second = (basis_of(value, self._context) for value in pair)
        same, asked = first == second, self._context.question
        text = terms("say", asked.language)["same_basis" if same else "other_basis"].format(a=first, b=second)
        answer = self._tools.plain(asked.raw, asked.language, Status.GROUNDED, text)
        figures = tuple(dict.fromkeys(f for value in pair for f in value.turn.answer.figures))
        evidence = tuple(dict.fromkeys(p for value in pair for p in value.turn.answer.evidence))
        named = tuple(replace(figure, id=f"f{place}") for place, figure in enumerate(figures, 1))
        return replace(answer, boolean=same, figures=named, evidence=evidence, confidence=1.0)
