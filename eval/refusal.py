"""Whether a refusal offers a number as the answer all the same."""

from __future__ import annotations

import re
from functools import cache

from disclosure.amount import unit, unit_names
from disclosure.terms import words
from eval.reply import Reply
from eval.text import numbers, spaced

_SENTENCES = re.compile(r"[。！？!?;\n]+|\.(?=\s|$)")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|\"[^\"]*\"")


@cache
def _measured() -> re.Pattern[str]:
    calendar = words("eval", "calendar")
    names = [name for name in unit_names() if (known := unit(name)) and known.dimension not in calendar]
    return re.compile(r"(\d+(?:\.\d+)?)\s*(?:" + "|".join(re.escape(name.lower()) for name in names) + ")")


def offered_number(reply: Reply, question: str) -> str | None:
    """Return the number a refusal offers as the answer, or None.

    A value is an offer. In the text an offer is a figure with a unit, not the asker's and not quoted, that
    stands in the first sentence without a word of refusal, or anywhere with a word of guessing. Naming the
    nearest thing the documents hold is no offer.
    """
    if reply.has_value:
        return reply.shown_value or reply.text
    asked = numbers(question)
    for position, sentence in enumerate(_SENTENCES.split(_QUOTED.sub(" ", spaced(reply.text)))):
        fresh = [m.group() for m in _measured().finditer(sentence) if not numbers(m[1]) <= asked]
        if fresh and _is_offer(sentence, first=position == 0):
            return fresh[0]
    return None


def _is_offer(sentence: str, *, first: bool) -> bool:
    if _holds(sentence, "guess"):
        return True
    return first and not _holds(sentence, "missing") and not _holds(sentence, "nearest")


def _holds(sentence: str, key: str) -> bool:
    return any(word in sentence for word in words("eval", "refusal", key))
