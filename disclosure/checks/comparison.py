"""A sentence that says an account is above or below its budget agrees with the two figures, and gives both.

Source: 支出决算数大于（小于）年初预算数 in the template of 一般公共预算支出决算具体情况.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.amount import Amount
from disclosure.checks._finding import Claim, Words, cited, finding, remark
from disclosure.checks._narrative import narrative
from disclosure.model import Document, Fact, Finding, Role, Severity
from disclosure.terms import pattern, word, words

RULE = "comparison"
_NEAR = 40


def check(document: Document) -> Iterator[Finding]:
    """Check every comparison that follows an actual amount."""
    facts = narrative(document)
    for match in pattern("rules", "comparison", "pattern").finditer(document.text):
        before = [f for f in facts if match.start() - 200 < f.span[1] <= match.start()]
        actual = [f for f in before if f.role is Role.LEVEL and f.measure in words("rules", "completions", "actual")]
        if not actual or match.start() - before[-1].span[1] > _NEAR:
            continue
        found = _compare(document, match["way"], match["base"], actual[-1], before)
        if found is not None:
            yield found


def _compare(document: Document, way: str, base: str, actual: Fact, before: Sequence[Fact]) -> Finding | None:
    same = [f for f in before if f.role is Role.LEVEL and f.row_path == actual.row_path and f.section == actual.section]
    budget = [f for f in same if f.measure and f.measure.removesuffix("数") == base]
    quote = document.slice(actual.quote)
    if not budget:
        if any(f.measure and f is not actual for f in same):
            return None
        missing = word("rules", "comparison", "missing").format(base=base)
        claim = Words("comparison-base", f"{actual.text}{way}{base}数", missing, [actual.id], cited(actual), quote=quote, kind="arithmetic")
        return remark(document, claim)
    left, right = actual.amount, budget[-1].amount
    if left is None or right is None or left.unit.dimension != right.unit.dimension:
        return None
    gap = left.value - right.to(left.unit).value
    if (gap > 0) is (way in words("rules", "comparison", "above")) and gap != 0:
        return None
    contrary = Claim(RULE, left, [actual.id, budget[-1].id], cited(actual), quote, f"{way}{base}")
    return finding(document, contrary, Severity.MEDIUM, Amount(right.value, right.unit))
