"""No number leaves without a figure, a result, a quote or a label behind it.

The closure of an answer: every number in its text is a figure it cites, a result of its program, inside a quote,
part of a cited label, or a number of the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from disclosure.amount import numbers_in

_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|「[^」]*」")


def loose_numbers(text: str, figures: Iterable[str], labels: Iterable[str], question: str) -> list[str]:
    """The numbers of a text that nothing backs.

    Args:
        text: the answer's text.
        figures: printed figures, values, results and formulas it may use.
        labels: names of rows, columns, tables and sections it cites.
        question: the question, whose numbers may be repeated.

    >>> loose_numbers("三公经费为8.76万元，占1%。", ["8.76"], [], "")
    ['1']
    """
    outside = _QUOTED.sub(" ", text)
    backed: set[Decimal] = set()
    for source in (*figures, *labels, question):
        for _, _, value in numbers_in(source):
            backed |= {value, abs(value)}
    return [outside[a:b] for a, b, value in numbers_in(outside) if value not in backed]
