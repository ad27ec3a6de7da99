"""What changed between two disclosures of one unit: the usual figures, each with its difference."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.amount import Amount
from disclosure.model import Fact
from disclosure.plan import Plan, Step, fact_ref
from qa.across.measure import Prepared, measured
from qa.across.program import run
from qa.across.units import Disclosure
from qa.across.words import names_for, notes, rounded, shown
from qa.draft import Draft
from qa.understand import Question, cues
from qa.write import sentences


def changes(prepared: Prepared, question: Question, pair: Sequence[Disclosure]) -> Draft | None:
    """The differences of the usual figures of two disclosures, the first less the second; None where none is in both."""
    steps: list[Step] = []
    facts: list[Fact] = []
    said: list[str] = []
    say = sentences(question.language)
    for what in cues()["across"]["changed"]:
        found = {v.of: v.fact for v in measured(prepared, pair, str(what), None).values}
        if len(found) < 2:
            continue
        both = (found[pair[0]], found[pair[1]])
        step = Step(f"s{len(steps) + 1}", "difference", tuple(fact_ref(fact) for fact in both))
        amount = run([step], both).result.amount
        assert amount is not None
        gap = rounded(amount, None, None)
        key = "across_flat" if gap.value == 0 else "across_up" if gap.value > 0 else "across_down"
        said.append(say[key].format(what=what, result=shown(Amount(abs(gap.value), gap.unit))))
        steps.append(step)
        facts += both
    if not steps:
        return None
    names = names_for(pair, question.language)
    text = say["across_changes"].format(a=names.of(pair[0]), b=names.of(pair[1]), items=say["join"].join(said))
    labels = (*(d.title for d in pair), *said)
    text = names.lead(pair) + text + notes(pair, (), names)
    return Draft("across_list", 1.0, plan=Plan(tuple(steps)), facts=tuple(facts), labels=labels, items=tuple(said), text=text)
