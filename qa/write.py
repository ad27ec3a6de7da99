"""An answer in words: the answer first, the figures with their units as printed, then reading and contradictions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from disclosure.amount import Amount, Unit, bare_money, unit
from disclosure.model import CellState, Fact, Finding, Role
from disclosure.ops import Result
from disclosure.plan import Trace
from disclosure.terms import load
from qa.draft import Context, Draft
from qa.facts import is_generic
from qa.understand import cue

# Statements whose rows hold words beside figures.
_WORDY = frozenset({"procurement", "purchased_services", "project_list", "project_performance", "overall_performance"})
_LONGEST_QUOTE = 160
# The terms of a sum are told where there are no more.
_MOST_TERMS = 12
# Markup of a table written as HTML, which no reader should see.
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
# Kinds that bring their own words, and whether their program has one answer.
_TOLD = {"across": True, "across_list": False, "rowwise": False, "rowwise_count": True, "rowwise_top": True, "claimed": False}


@dataclass(frozen=True, slots=True)
class Written:
    """The text of an answer with its value."""

    text: str
    reading: str = ""
    value: Amount | None = None
    exact: Amount | None = None
    state: CellState = CellState.ABSENT


def sentences(language: str) -> Mapping[str, str]:
    """The sentence patterns of a language."""
    return cast(Mapping[str, str], load("answers")[language])


def place_of(fact: Fact, context: Context) -> str:
    """Where a fact stands, as people cite it."""
    document = context.base.document(fact.document)
    table = document.table(fact.table) if fact.table else None
    if table is not None and table.label:
        return f"《{table.label}》"
    return f"“{fact.section[-1]}”" if fact.section else document.info.title


def shown(amount: Amount | None, fact: Fact | None = None) -> str:
    """A figure with its unit, as printed where it comes from a fact."""
    if amount is None:
        return "空白"
    if fact is not None and fact.role is Role.TARGET:
        return "".join(fact.text.split())
    mark = fact.comparator if fact is not None and fact.comparator else ""
    return f"{mark}{amount.plain()}{amount.unit.name}"


def write(draft: Draft, trace: Trace | None, context: Context) -> Written:
    """Put a draft and its evaluated plan into words."""
    say = sentences(context.question.language)
    if draft.kind in ("definition", "reason", "narrative"):
        return Written(say["quoted"].format(text=_short(draft.text or "")))
    if draft.kind in ("list", "ranking", "count") and draft.text is None:
        return _listed(draft, trace, context, say)
    if draft.kind == "consistency":
        return _compared(draft, trace, context, say)
    if draft.kind == "contradictions":
        return _contradicting(draft, say)
    if draft.kind in _TOLD:
        return _told(draft, trace.result if trace and _TOLD[draft.kind] else None, context)
    if trace is None:
        return Written(_short(draft.text or "", " " if context.question.language == "en" else ""))
    if draft.kind == "each":
        parts = [say["each"].format(label=name, value=value) for name, value in _told_apart(draft, context)]
        first = draft.facts[0]
        text = say["fields"].format(items=say["apart"].join(parts))
        return _with_reading(Written(text, value=first.amount, exact=first.amount, state=first.state), draft, context, say)
    if draft.kind == "field":
        return _fields(draft, context, say)
    if draft.kind == "recheck":
        return _rechecked(draft, trace, context, say)
    if draft.kind == "truth":
        return _judged(draft, trace, context, say)
    if draft.kind in ("lookup", "standard"):
        return _looked_up(draft, trace, context, say)
    if draft.kind == "ranking":
        fact = draft.facts[0]
        text = say["ranking_one"].format(label=draft.text, value=shown(fact.amount))
        return _with_reading(Written(text, value=fact.amount, exact=fact.amount, state=fact.state), draft, context, say)
    written = _computed(draft, trace.result, context, say)
    opening = trace.steps[0]
    if draft.kind == "change" and len(trace.steps) > 1 and opening.step.op == "difference" and opening.result.amount is not None:
        gap = opening.result.amount
        text = written.text + say["change_by"].format(result=shown(replace(gap, value=abs(gap.value))), formula=opening.result.formula)
        return replace(written, text=text)
    return written


def _told_apart(draft: Draft, context: Context) -> Iterator[tuple[str, str]]:
    """The names and values of figures told one by one; a label of the draft's own comes before the column."""
    labels = draft.labels if len(draft.labels) == len(draft.facts) else tuple(fact.label for fact in draft.facts)
    for fact, label in zip(draft.facts, labels, strict=True):
        value = shown(fact.amount, fact) if fact.amount else fact.text or shown(None)
        yield _label(fact, context) if label == fact.label else label, value


def _told(draft: Draft, result: Result | None, context: Context) -> Written:
    """A text already written, with the value of its program where it has one answer."""
    exact = result.amount if result else None
    if exact is None:
        return Written(draft.text or "", draft.reading)
    target = _target(draft.target, exact)
    exact = exact.to(target) if target is not None else exact
    places = context.question.places if context.question.places is not None else 2
    final = exact.rounded(places) if exact.places > places else exact
    final = Amount(abs(final.value), final.unit) if draft.magnitude else final
    return Written(draft.text or "", draft.reading, final, exact, CellState.NUMBER)


def _looked_up(draft: Draft, trace: Trace, context: Context, say: Mapping[str, str]) -> Written:
    fact = trace.facts[0]
    label = _label(fact, context)
    if fact.amount is None:
        told = "lookup_unit" if unit(fact.text) else "lookup_text"
        key = {CellState.BLANK: "lookup_blank", CellState.DASH: "lookup_dash"}.get(fact.state, told)
        text = say[key].format(label=label, text=fact.text)
        return _with_reading(Written(text, state=fact.state), draft, context, say)
    target = _target(draft.target, fact.amount)
    if target is not None:
        result = _in(fact.amount, target)
        places = context.question.places
        final = result.rounded(places) if places is not None else result
        text = say["converted"].format(label=label, value=shown(fact.amount), result=_trim(final))
        return _with_reading(Written(text, value=final, exact=result, state=fact.state), draft, context, say)
    text = say["lookup"].format(label=label, value=shown(fact.amount, fact)) + _original(fact, context)
    return _with_reading(Written(text, value=fact.amount, exact=fact.amount, state=fact.state), draft, context, say)


def _original(fact: Fact, context: Context) -> str:
    """The sentence a figure stands in, or the row where it says more than figures."""
    if fact.cell is not None and fact.role is not Role.TARGET and fact.statement not in _WORDY:
        return ""
    printed = _TAG.sub(" ", context.base.document(fact.document).slice(fact.quote))
    quote = "".join(printed.split()).replace("“", "‘").replace("”", "’")
    if not len(fact.text) < len(quote) <= _LONGEST_QUOTE:
        return ""
    return sentences(context.question.language)["original"].format(text=quote)


def _target(target: Unit | None, amount: Amount) -> Unit | None:
    if target is None or target == amount.unit:
        return None
    if target.dimension == amount.unit.dimension and target.is_money:
        return target
    if amount.unit.is_money and (spoken := bare_money(target)) is not None:
        return spoken  # 合多少万
    return target if amount.unit.dimension == "plain" and amount.unit.factor > 1 and target.factor == 1 else None


def _in(amount: Amount, target: Unit) -> Amount:
    """Convert; a bare 万 takes the unit the question counts in."""
    if amount.unit.dimension == target.dimension:
        return amount.to(target)
    return Amount(amount.value * amount.unit.factor, target)


def _trim(amount: Amount) -> str:
    text = amount.plain()
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}{amount.unit.name}"


def _label(fact: Fact, context: Context) -> str:
    parts = [context.base.title(fact)]
    for extra in (fact.measure, *reversed(fact.col_path)):
        if extra and extra not in parts[0] and not is_generic(extra):
            parts.append(extra)
            break
    return parts[0] if len(parts) == 1 else f"{parts[0]}（{parts[1]}）"


def _fields(draft: Draft, context: Context, say: Mapping[str, str]) -> Written:
    items = [f"{f.label}：“{_short(f.text)}”" for f in draft.facts]
    items += [f"“{draft.text}”"] if draft.text else []
    return _with_reading(Written(say["fields"].format(items="；".join(items)), state=CellState.TEXT), draft, context, say)


def _contradicting(draft: Draft, say: Mapping[str, str]) -> Written:
    if not draft.items:
        return Written(say["no_findings"])
    return Written(say["findings"].format(count=draft.labels[0], items=_whole(draft.items)))


def _rechecked(draft: Draft, trace: Trace, context: Context, say: Mapping[str, str]) -> Written:
    exact = trace.result.amount
    again = exact.rounded(2) if exact else None
    words = {"label": draft.labels[0], "stated": draft.text, "result": shown(again), "formula": trace.result.formula}
    text = say["recheck_yes" if draft.boolean else "recheck_no"].format(**words)
    return _with_reading(Written(text, value=again, exact=exact, state=CellState.NUMBER), draft, context, say)


def _judged(draft: Draft, trace: Trace, context: Context, say: Mapping[str, str]) -> Written:
    answer = say["yes" if draft.boolean else "no"]
    if len(draft.facts) > 1 or trace.facts[0].role is Role.DELTA:
        stated = _computed(replace(draft, kind="change"), trace.result, context, say)
        return replace(stated, text=answer + stated.text, value=None, exact=None)
    fact = trace.facts[0]
    told = _looked_up(replace(draft, kind="lookup", other=None, target=None), trace, context, say)
    value = told.value if cue("asks", "number").search(context.question.text) else None
    return Written(answer + told.text, told.reading, value, value, fact.state)


def _computed(draft: Draft, result: Result, context: Context, say: Mapping[str, str]) -> Written:
    exact = result.amount
    if exact is None:
        return Written("")
    target = _target(draft.target, exact)
    if target is not None:
        exact = exact.to(target)
    percent = exact.unit.dimension == "percent"
    places = context.question.places if context.question.places is not None else 2
    final = exact.rounded(places) if percent or exact.places > places else exact
    names = draft.labels or ("", "")
    if draft.kind in ("share", "completion", "prior"):
        text = say[draft.kind].format(a=names[0], b=names[-1], result=shown(final), formula=result.formula)
    elif draft.kind == "comparison":
        key = "comparison_same" if final.value == 0 else ("comparison_more" if final.value > 0 else "comparison_less")
        final = Amount(abs(final.value), final.unit)
        text = "" if draft.boolean is None else say["yes" if draft.boolean else "no"]
        text += say[key].format(a=names[0], b=names[-1], result=shown(final), formula=result.formula)
    elif draft.kind in ("average", "times", "monthly"):
        text = say[draft.kind].format(a=names[0], b=names[-1], result=shown(final), formula=result.formula)
    elif draft.kind == "product" and draft.boolean is not None:
        key = f"product_{'agrees' if draft.boolean else 'disagrees'}"
        return Written(say[key].format(result=shown(final), formula=result.formula, claim=draft.text), exact=exact)
    elif draft.kind == "change":
        down = final.value < 0
        key = f"change_{'rate_' if percent else ''}{'down' if down else 'up'}" if final.value else "change_none"
        size = Amount(abs(final.value), final.unit)
        text = say[key].format(label=names[0], result=shown(size), formula=result.formula)
        if draft.magnitude and down:
            final = size
    else:
        text = say[draft.kind].format(result=shown(final), formula=result.formula)
    return _with_reading(Written(text, value=final, exact=exact, state=CellState.NUMBER), draft, context, say)


def _listed(draft: Draft, trace: Trace | None, context: Context, say: Mapping[str, str]) -> Written:
    if draft.kind == "count" and trace is not None:
        amount = trace.result.amount
        text = say["count"].format(result=shown(amount), items=_joined(draft.labels, say))
        return Written(text, value=amount, exact=amount, state=CellState.NUMBER)
    if draft.kind == "ranking":
        shown_items = [f"{context.base.title(f)}{shown(f.amount)}" for f in draft.facts[:12]]
        return Written(say["ranking" if len(shown_items) > 1 else "rowwise_one"].format(items=_joined(shown_items, say)))
    return Written(say["list"].format(items=_joined(draft.items, say)))


def _joined(items: tuple[str, ...] | list[str], say: Mapping[str, str]) -> str:
    text = say["join"].join(items)
    return text if len(text) < 150 else text[:150] + "…"


def _compared(draft: Draft, trace: Trace | None, context: Context, say: Mapping[str, str]) -> Written:
    if draft.findings:
        finding = draft.findings[0]
        english = context.question.language == "en"
        return Written(finding.message_en if english else finding.message)
    key = "agrees" if draft.boolean else "disagrees"
    if draft.quotes:
        return Written(draft.text or "")
    if trace is not None and trace.result.boolean is None and trace.steps[-1].step.op == "sum":
        added = _side(trace.steps[-1].step.id, trace, context, say)
        return Written(say[f"claim_{key}"].format(a=added, claim=draft.text))
    sides = [_side(ref, trace, context, say) for ref in draft.plan.steps[-1].args] if draft.plan and trace else []
    return Written(say[key].format(a=sides[0], b=sides[-1])) if sides else Written(_short(draft.text or ""))


def _side(ref: str, trace: Trace, context: Context, say: Mapping[str, str]) -> str:
    """One side of a comparison: a figure at its place, or how many figures were added up and what they come to."""
    added = next((evaluated for evaluated in trace.steps if evaluated.step.id == ref), None)
    facts = [context.base.lookup(arg) for arg in (added.step.args if added else (ref,))]
    first = next(fact for fact in facts if fact is not None)
    place = f"{place_of(first, context)}{context.base.title(first)}"
    if added is None and first.role is not Role.DELTA:
        return say["side"].format(place=place, value=shown(first.amount))
    amount = added.result.amount if added else first.amount
    way, size = ("down", replace(amount, value=-amount.value)) if amount is not None and amount.value < 0 else ("up", amount)
    if added is None:
        return say[f"side_{way}"].format(place=place, value=shown(size))
    if added.step.op == "difference" and any(fact is not None and fact.role is Role.DELTA for fact in facts):
        return say["side_back"].format(place=place, value=shown(amount), formula=added.result.formula)
    if added.step.op == "difference":
        return say[f"side_moved_{way}"].format(place=place, value=shown(size), formula=added.result.formula)
    formula = added.result.formula if len(facts) <= _MOST_TERMS else "…"
    return say["side_sum"].format(place=place, count=len(facts), value=shown(added.result.amount), formula=formula)


def _with_reading(written: Written, draft: Draft, context: Context, say: Mapping[str, str]) -> Written:
    places = list(dict.fromkeys(place_of(f, context) for f in draft.facts))
    reading = say["reading"].format(table=say["join"].join(places[:2]))
    if draft.reading:
        reading += f"；{draft.reading}"
    text = written.text
    if draft.other is not None and draft.other.fact.amount is not None and draft.kind == "lookup":
        other = draft.other.fact
        label = f"{place_of(other, context)}“{_label(other, context)}”"
        text += say["other"].format(table=label, value=shown(other.amount, other))
    return Written(text, reading, written.value, written.exact, written.state)


def conflict_note(finding: Finding, language: str) -> str:
    """The sentence that tells of a contradiction."""
    say = sentences(language)
    return say["conflict"].format(message=finding.message_en if language == "en" else finding.message)


def _whole(items: Sequence[str], most: int = 400) -> str:
    """As many whole messages as fit, at least one: half a number is none."""
    kept = " ".join(items[:1])
    for item in items[1:]:
        if len(kept) + len(item) >= most:
            return f"{kept} …"
        kept += f" {item}"
    return kept


def _short(text: str, space: str = "") -> str:
    compact = space.join(_TAG.sub(" ", text).split())
    return compact if len(compact) <= 400 else compact[:400] + "…"
