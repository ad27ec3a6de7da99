"""The parts of a sum that a question lists by name: where its list stands, and whether figures are of these names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from disclosure.model import Fact
from qa.draft import Context
from qa.enumerated import enumerated, shown, unsplit
from qa.text import grams, plain
from qa.understand import cue, number_word


def cut(context: Context) -> tuple[str, str] | None:
    """The piece of a question that lists what is added up, and the rest, which names the total."""
    body = context.question.body
    body = cue("named_sum", "commas").sub("、", body) if context.question.english else body
    for key in ("before", "behind", "plus"):
        match = cue("named_sum", key).search(body)
        if match is not None:
            return cue("named_sum", "lead").sub("", match["parts"]), cue("named_sum", "asking").sub("", match["total"])
    return None


def names_of(context: Context, listed: str) -> list[str]:
    """The names of a list."""
    return [shown(name) for name in enumerated(unsplit(replace(context, question=replace(context.question, body=listed))))]


def count_of(listed: str) -> int | None:
    """How many things a list says it holds."""
    counted = cue("named_sum", "count").search(listed)
    return number_word(counted["n"]) if counted else None


def fits(context: Context, parts: Sequence[Fact]) -> bool:
    """Whether figures may be the parts a question counts or lists: as many, and each name of one of them."""
    split = cut(context)
    if split is None:
        return True
    names = names_of(context, split[0])
    if count_of(split[0]) not in (None, len(parts)) or 1 < len(names) != len(parts):
        return False
    called = [grams(plain("".join((*fact.row_path, *fact.col_path, fact.subject or "")))) for fact in parts]
    return len(names) < 2 or all(any(grams(plain(name)) & label for label in called) for name in names)
