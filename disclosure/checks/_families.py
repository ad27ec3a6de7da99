"""What should add up: a total and its parts, as a rule finds them, whether or not they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from disclosure.model import Document


@dataclass(frozen=True, slots=True)
class Family:
    """A total and its parts, by address (`t3!R2C4`, or the id of a figure in a sentence).

    Attributes:
        rule: the rule that checks it.
        place: where the total stands, as people cite it.
    """

    rule: str
    place: str
    total: str
    parts: tuple[str, ...]


def families(document: Document) -> Iterator[Family]:
    """Everything in a document that rules add up."""
    from disclosure.checks import rules  # the rules import this module

    for rule in rules():
        if hasattr(rule, "families"):
            yield from rule.families(document)
