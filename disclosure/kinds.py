"""The closed sets of the domain: stages, states of a cell, roles of a figure, severities."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """What kind of disclosure: 预算 or 决算."""

    BUDGET = "budget"
    FINAL_ACCOUNT = "final_account"


class CellState(StrEnum):
    """What a cell holds; a blank, a zero and a dash are three different statements."""

    NUMBER = "number"
    ZERO = "zero"
    BLANK = "blank"
    DASH = "dash"
    TEXT = "text"
    ABSENT = "absent"


class Role(StrEnum):
    """What a figure says about its subject."""

    LEVEL = "level"
    DELTA = "delta"
    RATE = "rate"
    SHARE = "share"
    COMPLETION = "completion"
    TARGET = "target"
    ACTUAL = "actual"
    SCORE = "score"
    COUNT = "count"
    TEXT = "text"


class Severity(StrEnum):
    """How much a contradiction matters; `ROUNDING` is a 尾差, never an error."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    ROUNDING = "rounding"
