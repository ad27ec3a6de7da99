"""A small logistic regression with a ridge, by Newton's method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

Signs = Mapping[str, float]

_ROUNDS = 100
_SMALL = 1e-9


def fit(rows: Sequence[Signs], outcome: Sequence[bool], names: Sequence[str], ridge: float = 1.0) -> dict[str, float]:
    """The weight of each named sign, and `base`, that make the outcomes likeliest.

    Args:
        rows: the signs of each case; one that is missing is 0.
        ridge: how strongly weights are drawn to 0 (the base is not).

    Raises:
        ValueError: when there are no rows, or not both outcomes.
    """
    if len(set(outcome)) != 2:
        raise ValueError("both outcomes are needed to fit")
    table = np.array([[1.0, *(row.get(name, 0.0) for name in names)] for row in rows])
    wanted = np.array(outcome, dtype=float)
    drawn = ridge * np.eye(table.shape[1])
    drawn[0, 0] = _SMALL
    weights = np.zeros(table.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (wanted - chance) - drawn @ weights
        bend = (table.T * (chance * (1 - chance))) @ table + drawn
        step = np.linalg.solve(bend, slope)
        weights += step
        if float(np.abs(step).max()) < _SMALL:
            break
    return dict(zip(("base", *names), (float(w) for w in weights), strict=True))


def chance(weights: Signs, signs: Signs) -> float:
    """The chance (0 to 1) that these weights give a case."""
    total = weights["base"] + sum(weights.get(name, 0.0) * size for name, size in signs.items())
    return float(1 / (1 + np.exp(-total)))
