"""What is computed from the figures found where no wording of a follow-up is answered as a question of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from disclosure.amount import Unit
from disclosure.answer import Answer
from disclosure.model import Fact
from qa.draft import Context, Draft, Quote
from qa.history import Value, asked_for, gap, larger
from qa.kinds.why import reason_after
from qa.making import Making
from qa.memory import Turn
from qa.text import plain, share_said
from qa.topic import pattern, terms

_ALIKE = 0.6  # of the shorter name of two figures of one thing


@dataclass(frozen=True, slots=True)
class Known:
    """What a follow-up may be computed from.

    Attributes:
        topic: what it names itself; empty where that is nothing, or what was spoken of last.
        look_up: the figures of a topic in the documents spoken of last, counted in a unit.
        ask: the answer to a question in words of those documents, where it gives a figure.
    """

    context: Context
    turns: Sequence[Turn]
    found: Sequence[Value]
    making: Making
    topic: str
    look_up: Callable[[str, Unit | None], list[Value]]
    ask: Callable[[str], Answer | None]

    def says(self, key: str) -> bool:
        """Whether the question has a word of the dialogue's vocabulary."""
        return pattern("cue", key).search(self.context.question.text) is not None


def resort(known: Known) -> Answer | None:
    """A share, a change or a reason by the figures found before; None where they give none."""
    if not known.found or gap(known.turns, 1):
        return None
    asked = known.context.question.asked_unit
    if known.says("share_words") and known.topic and (asked is None or not asked.is_money):
        return _share(known)
    if known.says("year_before") and not known.topic:
        return _change(known)
    return _reason(known) if "reason" in known.context.question.kinds and not known.topic else None


def _share(known: Known) -> Answer | None:
    """The last figure as a share of one named now, or one named now as a share of the last."""
    last = asked_for(known.found)[-1:]
    named = known.look_up(known.topic, last[0].amount.unit) if last else []
    if not named or named[0].amount.unit.dimension in ("percent", "points"):
        return None
    before = known.context.question.body.split(known.topic)[0]
    of_named = pattern("cue", "share_of").search(before)
    if of_named is not None and _names_another(before[: of_named.start()], last[0]):
        return None
    part, whole = (last[0], named[0]) if of_named else (named[0], last[0])
    if part.amount.unit.dimension != whole.amount.unit.dimension or part.plan == whole.plan or not larger(whole, part):
        return None
    return known.making.of("ratio", (part, whole), "share")


def _names_another(before: str, last: Value) -> bool:
    """Whether what stands before a share of something names another part than the last figure."""
    said = pattern("ask", "idle").sub("", pattern("cue", "pronoun").sub("", before)).strip()
    return any("\u4e00" <= char <= "\u9fff" for char in said) and said not in last.name


def _change(known: Known) -> Answer | None:
    """The last figure against that of the year before, which the documents give in another place."""
    last = asked_for(known.found)[-1:]
    year = max(last[0].turn.years, default=None) if last else None
    if not last or year is None or not last[0].turn.topic:
        return None
    say = terms("say", "zh")["year"]
    earlier = known.look_up(f"{say.format(year=year - 1)}{last[0].turn.topic}", last[0].amount.unit)
    if not earlier or not _alike(earlier[0], last[0]):
        return None
    rate = known.says("rate")
    return known.making.of("growth" if rate else "difference", (last[0], earlier[0]), "growth")


def _alike(one: Value, other: Value) -> bool:
    """Whether two figures are different ones of the same name and dimension."""
    if one.plan == other.plan or one.amount.unit.dimension != other.amount.unit.dimension:
        return False
    names = [plain(v.turn.answer.figures[0].label) if v.turn.answer.figures else "" for v in (one, other)]
    return all(names) and max(share_said(*names), share_said(*reversed(names))) >= _ALIKE


def _reason(known: Known) -> Answer | None:
    """The reason told behind one of the last figures."""
    for turn in reversed(known.turns):
        for fact in _told(turn, known):
            document = known.context.base.document(fact.document)
            span = reason_after(document.text, fact.span[1])
            if span is not None:
                quote = Quote(document, span, fact.section, None)
                return known.making.tools.assemble(Draft("reason", 0.9, quotes=(quote,), text=quote.text), known.context)
    return None


def _told(turn: Turn, known: Known) -> list[Fact]:
    """The figures of sentences that an answer was taken from."""
    refs = [arg for value in known.found if value.turn is turn for step in value.plan.steps for arg in step.args]
    facts = (known.context.base.lookup(ref) for ref in refs)
    return [fact for fact in facts if fact is not None and fact.cell is None]
