"""What a saying with a number stands for (“六化”是哪六化): as many items of one enumeration as it says, all ending so."""

from __future__ import annotations

from qa.draft import Context, Draft, Quote
from qa.text import plain
from qa.understand import cue, number_word


def numbered(context: Context) -> Draft | None:
    """The items of the one enumeration of that number and ending; None where there is none, or several."""
    match = cue("numbered", "asked").search(context.question.text)
    if match is None:
        return None
    count, end = number_word(match["n"] or match["m"]), match["end"] or match["tail"]
    fitting = {
        tuple(map(plain, listed.items)): listed for listed in context.base.lists
        if len(listed.items) == count and all(plain(item).endswith(end) for item in listed.items)
    }
    if len(fitting) != 1:
        return None
    listed = next(iter(fitting.values()))
    return Draft("list", 1.0, quotes=(Quote(listed.document, listed.span, listed.section),), items=listed.items)
