"""Questions about rows of lists by what they have in common: a kind of purchase, a unit, a bound."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure.model import Fact
from disclosure.plan import Plan, Step, fact_ref
from qa.draft import Context, Draft
from qa.kinds.conditions import condition, in_digits
from qa.kinds.ranked_rows import ranked
from qa.kinds.row_sums import summed
from qa.phrase import without_stop_words
from qa.records import Record, kind_of, of_unit, records, told_by
from qa.understand import cue, cues
from qa.write import sentences, shown

# Questions of these kinds are not about a choice of rows.
_OTHER = ("share", "change", "comparison", "average", "consistency", "without", "reason", "definition")


def rows_of_lists(context: Context) -> Draft | None:
    """What the rows come to that a question chooses by kind, unit or bound."""
    question = context.question
    if any(kind in question.kinds for kind in _OTHER) or question.in_english:
        return None
    chosen = _chosen(context)
    if chosen is None or not chosen:
        return None
    facts = [record.amount for record in chosen]
    if "ranking" in question.kinds:
        return ranked(context, facts)
    if "count" in question.kinds and condition(question.text) is not None:
        return _counted(facts)
    if cue("records", "which").search(question.text):
        return _listed(context, facts)
    if "sum" in question.kinds and len(facts) > 1:
        return summed(context, facts, [fact.label for fact in facts])
    return None


def _chosen(context: Context) -> list[Record] | None:
    """The rows of the list a question speaks of that meet what it says of them; None where it says nothing of them."""
    question = context.question
    spoken = (key for key, said in cues()["records"]["lists"].items() if cue("records", said).search(question.text))
    statement, listed = next(((key, found) for key in spoken if (found := records(context, key))), ("", []))
    if not listed:
        return None
    kept, owned = of_unit(context, listed)
    kind = next((k for k in cues()["records"]["kinds"] if statement == "procurement" and _is_kind(k, question.body)), None)
    if kind is not None:
        kept = [record for record in kept if kind_of(record) == kind]
    holds = condition(question.text)
    if holds is not None:
        kept = [record for record in kept if holds(record.amount)]
    words = _words_left(question.body, (owned, kind))
    narrowed = told_by(words, kept)
    if narrowed is None or (statement == "project_list" and owned is None):
        return None
    return narrowed


def _is_kind(kind: str, body: str) -> bool:
    """Whether a kind of purchase is named as one, and not as the end of a longer name (工程监理服务)."""
    return bool(re.search(cues()["records"]["of_kind"].format(kind=kind), body))


def _words_left(body: str, known: Sequence[str | None]) -> list[str]:
    """The words of a question beside unit, kind, bound and asking."""
    for word in known:
        body = body.replace(word, " ") if word else body
    body = cue("records", "around").sub(" ", in_digits(body))
    return [piece for piece in without_stop_words(body).split() if len(piece) > 1]


def _counted(facts: Sequence[Fact]) -> Draft:
    plan = Plan((Step("s1", "count", tuple(fact_ref(f) for f in facts)),))
    return Draft("count", 1.0, plan=plan, facts=tuple(facts), labels=tuple(f.label for f in facts))


def _listed(context: Context, facts: Sequence[Fact]) -> Draft:
    say = sentences(context.question.language)
    told = say["list"].format(items=say["join"].join(f"{f.label}{shown(f.amount)}" for f in facts))
    return Draft("list", 1.0, items=tuple(f.label for f in facts), facts=tuple(facts), labels=tuple(f.label for f in facts), text=told)
