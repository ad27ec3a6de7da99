"""What the vehicles of a unit are for: the parts of the sentence that counts them (共有车辆2辆，其中机要通信用车1辆)."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.model import Fact, Role, Span
from qa.draft import Context, Draft
from qa.understand import cue
from qa.write import sentences, shown

# A total and one part at least.
_LEAST = 2


def fleet(context: Context) -> Draft | None:
    """The kinds of vehicles there are, with how many of each; None where no sentence, or no one sentence, divides them."""
    text = context.question.text
    if not cue("fleet", "asked").search(text) or cue("fleet", "other").search(text):
        return None
    divided = {tuple(str(fact.amount) for fact in parts): parts for parts in _sentences(context) if len(parts) >= _LEAST}
    if len(divided) != 1:
        return None
    kinds = tuple(fact for fact in next(iter(divided.values()))[1:] if fact.amount is not None and fact.amount.value)
    if not kinds:
        return None
    say = sentences(context.question.language)
    told = say["join"].join(f"{context.base.title(fact)}{shown(fact.amount)}" for fact in kinds)
    return Draft("list", 0.9, facts=kinds, items=tuple(context.base.title(fact) for fact in kinds), text=say["list"].format(items=told))


def _sentences(context: Context) -> list[Sequence[Fact]]:
    """The counts of vehicles of each sentence, in its order."""
    found: dict[tuple[str, Span], list[Fact]] = {}
    for named in context.base.named:
        fact = named.fact
        if fact.cell is None and fact.role is Role.COUNT and fact.amount is not None and fact.amount.unit.dimension == "vehicle":
            found.setdefault((fact.document, fact.quote), []).append(fact)
    return list(found.values())
