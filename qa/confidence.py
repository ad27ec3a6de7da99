"""How sure an accepted draft is: its signs (see `qa.signs`), weighed as fitted from questions answered before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from math import exp

from disclosure.terms import load

# What an answer was decided by, under its id, while somebody listens.
_HEARD: ContextVar[dict[str, Mapping[str, float]] | None] = ContextVar("heard", default=None)


def confidence(signs: Mapping[str, float]) -> float:
    """The chance (0 to 1) that a draft with these signs is right; a sign without a weight counts for nothing.

    >>> confidence({"full": 1.0}) > confidence({"unsaid": 1.0})
    True
    """
    weights = load("confidence")["weights"]
    total = weights["base"] + sum(weights.get(name, 0.0) * size for name, size in signs.items())
    return float(1 / (1 + exp(-total)))


def too_unsure(confident: float) -> bool:
    """Whether a figure is better withheld; never while somebody listens, who wants to know how those would have done."""
    return _HEARD.get() is None and confident < load("confidence")["decide"]["least"]


@contextmanager
def listening() -> Iterator[dict[str, Mapping[str, float]]]:
    """The signs of every answer made within, by the answer's id; in there nothing is withheld for want of confidence."""
    heard: dict[str, Mapping[str, float]] = {}
    token = _HEARD.set(heard)
    try:
        yield heard
    finally:
        _HEARD.reset(token)


def tell(answer: str, signs: Mapping[str, float]) -> None:
    """Let a listener, if there is one, know the signs of an answer."""
    heard = _HEARD.get()
    if heard is not None:
        heard[answer] = signs
