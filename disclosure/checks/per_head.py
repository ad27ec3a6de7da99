"""A printed calculation comes out: `22人*200元=4400元`.

Source: 测算依据 in project forms. Factors are rounded, so the product lies in an interval.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from disclosure.amount import Amount, Unit, bare_money, parse_number, unit
from disclosure.checks._finding import Claim, finding
from disclosure.checks._places import sentence_at
from disclosure.model import Document, Finding, Severity
from disclosure.terms import pattern

RULE = "per-head"


def check(document: Document) -> Iterator[Finding]:
    """Check every printed product."""
    for match in pattern("rules", "per_head", "pattern").finditer(document.text):
        count, each, product = (parse_number(match[name]) for name in ("count", "each", "product"))
        each_unit, product_unit = _money(match["each_unit"]), _money(match["product_unit"])
        if count is None or each is None or product is None or each_unit is None or product_unit is None:
            continue
        found = _compare(document, match.span(), count, Amount(each, each_unit), Amount(product, product_unit))
        if found is not None:
            yield found


def _money(name: str) -> Unit | None:
    own = unit(name)
    return own if own is not None and own.is_money else bare_money(own) if own is not None else None


def _compare(
    document: Document, span: tuple[int, int], count: Decimal, each: Amount, product: Amount
) -> Finding | None:
    exact = Amount(count * each.value, each.unit).to(product.unit)
    allowed = count * Amount(each.half_last_place, each.unit).to(product.unit).value + product.half_last_place
    if abs(exact.value - product.value) <= allowed:
        return None
    place = sentence_at(document, span)
    claim = Claim(RULE, product, place.cells, place.name, place.quote)
    return finding(document, claim, Severity.LOW, exact)
