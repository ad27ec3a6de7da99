"""What the words of a form are: headings, years, classes of indicators, bases, labels, parts, objectives."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from disclosure.terms import load, pattern, words
from ingest.captions import squeeze


@cache
def indicator_terms() -> dict[str, Any]:
    """The vocabulary of indicator tables."""
    terms: dict[str, Any] = load("forms")["indicator"]
    return terms


def is_category(text: str) -> bool:
    """Whether a cell only classifies an indicator (产出指标, 数量指标 …)."""
    return bool(re.fullmatch(indicator_terms()["category"], squeeze(text)))


def is_basis(text: str) -> bool:
    """Whether a cell says where a target comes from (计划标准 …)."""
    return bool(re.fullmatch(indicator_terms()["basis"], squeeze(text)))


def is_year(text: str) -> bool:
    """Whether a heading is that of a year."""
    return bool(re.fullmatch(indicator_terms()["year"], text))


def is_value_head(text: str) -> bool:
    """Whether a heading stands over values of indicators; a letter after it (年初目标值(A)) is left out."""
    return re.sub(indicator_terms()["term"], "", text) in indicator_terms()["value_heads"]


def is_level_head(text: str) -> bool:
    """Whether a heading stands over the classes or names of indicators."""
    return text in indicator_terms()["level_heads"]


def is_tail_head(text: str) -> bool:
    """Whether a heading stands over what is said of an indicator behind its values."""
    return text in indicator_terms()["tail_heads"]


def is_two_years(text: str) -> bool:
    """Whether a heading stands over the last two years."""
    return text.startswith(indicator_terms()["two_years"]) and not re.search(r"\d", text)


def is_objective(text: str) -> bool:
    """Whether a label is that of an objective (长期目标1, 年度目标2（30分）)."""
    return bool(pattern("forms", "indicator", "objective").fullmatch(squeeze(text)))


def is_part(text: str) -> bool:
    """Whether a text begins another part of the form."""
    return text in words("forms", "parts", "heads")


@cache
def column_heads() -> frozenset[str]:
    """The headings of a form's small tables."""
    flow = load("columns")["flow"]
    return frozenset(map(squeeze, [*flow["label"], *flow["leaf"], *flow["group"], *load("forms")["heads"]["more"]]))


def is_column_head(text: str) -> bool:
    """Whether a text can head a column of a form."""
    return text in column_heads() or is_year(text) or is_value_head(text) or is_two_years(text)


def is_name_head(text: str) -> bool:
    """Whether a heading stands over what the rows of a small table are called."""
    return text in words("forms", "heads", "names")


def is_text_head(text: str) -> bool:
    """Whether a heading stands over words."""
    return bool(pattern("forms", "heads", "words").search(text))


@cache
def field_labels() -> frozenset[str]:
    """The labels of a form's fields, whether words or amounts follow."""
    terms = load("forms")
    listed = [*terms["fields"]["text"], *terms["fields"]["ends"], *terms["money"]["labels"], *terms["parts"]["heads"]]
    return frozenset(map(squeeze, listed))


def is_field_label(text: str) -> bool:
    """Whether a cell is the label of a field."""
    return text.rstrip("：:") in field_labels() or is_objective(text)


def holds_amount(label: str) -> bool:
    """Whether digits behind a label can be an amount."""
    return not pattern("forms", "money", "not_money").search(label)
