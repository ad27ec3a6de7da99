"""Exact amounts: a Decimal as printed, and a unit that refuses to mix.

No Amount is made from or through a float. The number of printed decimals is kept, because the tolerance of a
check follows from it (see `half_last_place`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache

from disclosure.errors import UnitMismatch
from disclosure.terms import load, word

# Enough digits that no ratio or product of printed figures loses a place that could be asked for.
_CONTEXT = Context(prec=50)
_TRANSLATE = str.maketrans("０１２３４５６７８９．，－（）％﹪", "0123456789.,-()%%")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_EACH = 6  # characters of what a rate is for each of
_WHOLE = re.compile(r"(?P<neg>[-−–△▲])?\s*[¥￥]?\s*(?P<num>\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?P<unit>\S{0,6})")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    Attributes:
        name: as the field writes it, e.g. 万元.
        dimension: what it measures; only units of one dimension can be compared.
        factor: how many base units of its dimension one unit is.
    """

    name: str
    dimension: str
    factor: Decimal

    @property
    def is_money(self) -> bool:
        """Whether the unit counts money."""
        return self.dimension == "money"


@cache
def _units() -> dict[str, Unit]:
    tables = load("units")
    known = {
        name: Unit(name, dimension, Decimal(factor))
        for dimension, names in tables.items()
        if dimension not in ("named", "bare_money", "aliases")
        for name, factor in names.items()
    }
    return known | {alias: known[name] for alias, name in tables["aliases"].items()}


def unit(name: str) -> Unit | None:
    """Return the unit of that name or spelling, or None.

    >>> unit("名").name
    '人'
    """
    bare = name.strip()
    return _units().get(bare.lower()) or _units().get(bare) or _rate(bare)


@cache
def _rate(name: str) -> Unit | None:
    """Money for each of something that is no unit of its own (元/人·月, 元/亩): it mixes with its like only."""
    money, _, each = name.partition("/")
    own = _units().get(money)
    return Unit(name, f"money/{each}", own.factor) if own is not None and own.is_money and 0 < len(each) <= _EACH else None


def unit_names() -> tuple[str, ...]:
    """Return every spelling of a unit, longest first, for building patterns."""
    return tuple(sorted(_units(), key=len, reverse=True))


YUAN = _units()[word("units", "named", "yuan")]
WAN_YUAN = _units()[word("units", "named", "wan_yuan")]
PERCENT = _units()[word("units", "named", "percent")]
POINTS = _units()[word("units", "named", "points")]
COUNT = _units()[word("units", "named", "count")]
TIMES = _units()[word("units", "named", "times")]
SCORE = _units()[word("units", "named", "score")]


def bare_money(own: Unit) -> Unit | None:
    """The money unit that a bare 万 or 亿 stands for, or None for any other unit."""
    name = load("units")["bare_money"].get(own.name)
    return _units()[name] if name else None


def parse_number(text: str) -> Decimal | None:
    """Return the one number a text consists of, or None when it is anything else.

    Understands full-width digits, thousands separators (also misplaced ones), △ and brackets for negatives.

    >>> parse_number("1,234.50"), parse_number("（0.50）"), parse_number("12人")
    (Decimal('1234.50'), Decimal('-0.50'), None)
    """
    cleaned = text.translate(_TRANSLATE).strip()
    bracketed = cleaned.startswith("(") and cleaned.endswith(")")
    if bracketed:
        cleaned = cleaned[1:-1].strip()
    match = _WHOLE.fullmatch(cleaned)
    if not match or match["unit"]:
        return None
    if bracketed and match["neg"]:
        return None
    value = Decimal(match["num"].replace(",", ""))
    return -value if match["neg"] or bracketed else value


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact number with its unit; `value` keeps the printed decimals.

    >>> Amount.parse("1,234.50", WAN_YUAN).to(YUAN).plain()
    '12345000'
    """

    value: Decimal
    unit: Unit

    @classmethod
    def parse(cls, text: str, default: Unit) -> Amount | None:
        """Read a cell's text: a number, optionally with its own unit, which then wins over `default`.

        >>> Amount.parse("4.5 万元", YUAN).unit.name
        '万元'
        """
        value = parse_number(text)
        if value is not None:
            return cls(value, default)
        match = _WHOLE.fullmatch(text.translate(_TRANSLATE).strip())
        own = unit(match["unit"]) if match else None
        if match is None or own is None:
            return None
        if default.is_money:
            own = bare_money(own) or own
        value = Decimal(match["num"].replace(",", ""))
        return cls(-value if match["neg"] else value, own)

    @property
    def places(self) -> int:
        """Printed decimals."""
        exponent = self.value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0

    @property
    def half_last_place(self) -> Decimal:
        """Half a unit in the last printed place: how far the true figure may lie from the printed one."""
        exponent = self.value.as_tuple().exponent
        return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)

    def to(self, target: Unit) -> Amount:
        """Convert to another unit of the same dimension, exactly.

        Raises:
            UnitMismatch: when the units measure different things.
        """
        if target == self.unit:
            return self
        require_same_dimension(self.unit, target)
        shift = _power_of_ten(self.unit.factor, target.factor)
        if shift is not None:
            return Amount(self.value.scaleb(shift), target)
        with localcontext(_CONTEXT):
            return Amount(self.value * self.unit.factor / target.factor, target)

    def rounded(self, places: int = 2) -> Amount:
        """Round half up to `places` decimals.

        >>> Amount(Decimal("2.675"), PERCENT).rounded().plain()
        '2.68'
        """
        return Amount(round_half_up(self.value, places), self.unit)

    def plain(self) -> str:
        """The number in plain digits: no exponent, no separators, printed decimals kept."""
        value = self.value
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent > 0:
            value = value.quantize(Decimal(1))
        return format(value, "f")

    def same_as(self, other: Amount) -> bool:
        """Whether both are exactly the same quantity, whatever units they are written in."""
        if self.unit.dimension != other.unit.dimension:
            return False
        return self.value * self.unit.factor == other.value * other.unit.factor

    def __str__(self) -> str:
        return f"{self.plain()}{self.unit.name}"


def _power_of_ten(factor: Decimal, other: Decimal) -> int | None:
    """By how many places the point moves from one unit to the other, where it is a matter of moving the point."""
    if factor.as_tuple().digits.count(0) < len(factor.as_tuple().digits) - 1 or factor.adjusted() < 0:
        return None
    same_lead = factor.scaleb(-factor.adjusted()) == other.scaleb(-other.adjusted())
    return factor.adjusted() - other.adjusted() if same_lead else None


def require_same_dimension(left: Unit, right: Unit) -> None:
    """Raise UnitMismatch unless both units measure the same thing."""
    if left.dimension != right.dimension:
        raise UnitMismatch(f"{left.name} and {right.name} cannot be combined")


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Round as people do: half away from zero, to `places` decimals."""
    with localcontext(_CONTEXT):
        return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def divide(left: Decimal, right: Decimal) -> Decimal:
    """Divide with 50 digits, so that any rounding asked for later is the exact quotient's."""
    with localcontext(_CONTEXT):
        return left / right


def numbers_in(text: str) -> list[tuple[int, int, Decimal]]:
    """Return every unsigned number in a text with its character span (end exclusive).

    >>> numbers_in("增加 1,633.80万元")
    [(3, 11, Decimal('1633.80'))]
    """
    plain = text.translate(_TRANSLATE)
    return [(m.start(), m.end(), Decimal(m.group().replace(",", ""))) for m in _NUMBER.finditer(plain)]
