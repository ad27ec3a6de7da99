"""Running text from templates in the toml files.

`{name}` is an amount or a word, `{part/whole}` a share of two amounts, `{now~before}` how an amount changed,
`{now>base}` whether it came out above or below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from sample.document import Block, Heading, Paragraph
from sample.figures import ZERO, Change, share

Values = Mapping[str, Decimal | int | str]


class Words:
    """How a document words what it fills in: `up`, `down`, `level`, `above`, `below`, `unit`, and a divisor."""

    def __init__(self, words: Mapping[str, str], divisor: int = 1) -> None:
        """Take the words; `divisor` turns the figures' unit into the text's."""
        self.words, self.divisor = words, divisor

    def amount(self, value: Decimal) -> str:
        """An amount in the text's unit, to two places."""
        return f"{self._scaled(value):,.2f}{self.words['unit']}"

    def _scaled(self, value: Decimal) -> Decimal:
        return (value / self.divisor).quantize(ZERO, rounding=ROUND_HALF_UP)

    def change(self, now: Decimal, before: Decimal) -> str:
        """How an amount changed, with its rate where the base is not zero; computed from the amounts as printed."""
        change = Change(self._scaled(now), self._scaled(before))
        if change.difference == 0:
            return self.words["level"]
        way = "up" if change.difference > 0 else "down"
        text = self.words[way].format(f"{abs(change.difference):,.2f}{self.words['unit']}")
        return text + (self.words[f"{way}_rate"].format(f"{abs(change.rate)}%") if before else "")

    def filled(self, template: str, values: Values) -> str:
        """A template with its places filled in."""
        return re.sub(r"\{([^{}]+)\}", lambda match: self._field(match[1], values), template)

    def _field(self, field: str, values: Values) -> str:
        for mark in "/~>":
            if mark in field:
                left, right = (Decimal(values[name]) for name in field.split(mark))
                if mark == "/":
                    return f"{share(left, right)}%"
                return self.change(left, right) if mark == "~" else self.words["above" if left > right else "below"]
        value = values[field]
        return self.amount(value) if isinstance(value, Decimal) else str(value)


def blocks(template: str, values: Values, words: Words) -> Iterator[Block]:
    """A template as blocks: a line that starts with `#` is a heading of that level, any other a paragraph."""
    for line in filter(None, map(str.strip, template.splitlines())):
        marks, _, rest = line.partition(" ")
        if marks and not marks.strip("#"):
            yield Heading(len(marks), words.filled(rest, values))
        else:
            yield Paragraph(words.filled(line, values))
