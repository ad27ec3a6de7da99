"""Amounts: every printed form is read exactly, units never mix, and printing loses nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.amount import (
    COUNT,
    PERCENT,
    POINTS,
    WAN_YUAN,
    YUAN,
    Amount,
    divide,
    numbers_in,
    parse_number,
    require_same_dimension,
    round_half_up,
    unit,
    unit_names,
)
from disclosure.errors import UnitMismatch

MONEY = [found for name in ("元", "千元", "万元", "百万元", "千万元", "亿元") if (found := unit(name))]
UNITS = [found for name in unit_names() if (found := unit(name))]
printed = st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=2)
figures = st.integers(0, 6).flatmap(
    lambda places: st.integers(-(10**14), 10**14).map(lambda digits: Decimal(digits).scaleb(-places))
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,152.06", "1152.06"),
        ("1，152.06", "1152.06"),
        ("0.00", "0.00"),
        ("２，３０３．０３", "2303.03"),
        ("（0.50）", "-0.50"),
        ("(1,234.50)", "-1234.50"),
        ("△3.20", "-3.20"),
        ("▲3.20", "-3.20"),
        ("－18.00", "-18.00"),
        ("−18.00", "-18.00"),
        ("12,34.5", "1234.5"),
        (".75", "0.75"),
        (" 96.00 ", "96.00"),
        ("¥1,000", "1000"),
    ],
)
def test_a_printed_number_is_read_as_written(text: str, value: str) -> None:
    assert str(parse_number(text)) == value


@pytest.mark.parametrize(
    "text", ["", " ", "—", "-", "无", "12人", "1.2.3", "2023年", "3?5", "12-8", "一百", "()"]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "default", "value", "name"),
    [
        ("5,622.97", WAN_YUAN, "5622.97", "万元"),
        ("4.5 万元", YUAN, "4.5", "万元"),
        ("3亿元", WAN_YUAN, "3", "亿元"),
        ("97.94%", WAN_YUAN, "97.94", "%"),
        ("97.94％", WAN_YUAN, "97.94", "%"),
        ("12人次", COUNT, "12", "人次"),
        ("7名", COUNT, "7", "人"),
        ("300万", YUAN, "300", "万元"),
        ("300万", PERCENT, "300", "万"),
        ("-2.5万元", YUAN, "-2.5", "万元"),
    ],
)
def test_a_unit_printed_in_the_cell_wins_over_the_tables(
    text: str, default: object, value: str, name: str
) -> None:
    amount = Amount.parse(text, default)  # type: ignore[arg-type]
    assert amount is not None
    assert (str(amount.value), amount.unit.name) == (value, name)


@pytest.mark.parametrize("text", ["", "—", "≥5", "本表无数据", "5光年", "2023年5月"])
def test_a_cell_without_a_number_has_no_amount(text: str) -> None:
    assert Amount.parse(text, WAN_YUAN) is None


def test_ten_thousand_yuan_and_yuan_are_the_same_money() -> None:
    assert Amount(Decimal("5622.97"), WAN_YUAN).to(YUAN).value == 56229700
    assert Amount(Decimal("1.50"), WAN_YUAN).same_as(Amount(Decimal(15000), YUAN))
    assert not Amount(Decimal("1.50"), WAN_YUAN).same_as(Amount(Decimal("1.50"), YUAN))


@pytest.mark.parametrize(
    ("left", "right"), [(WAN_YUAN, PERCENT), (PERCENT, POINTS), (WAN_YUAN, COUNT), (unit("人"), unit("人次"))]
)
def test_units_of_two_kinds_never_meet(left: object, right: object) -> None:
    with pytest.raises(UnitMismatch):
        require_same_dimension(left, right)  # type: ignore[arg-type]
    with pytest.raises(UnitMismatch):
        Amount(Decimal(1), left).to(right)  # type: ignore[arg-type]
    assert not Amount(Decimal(1), left).same_as(Amount(Decimal(1), right))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "half"), [("96", "0.5"), ("96.0", "0.05"), ("96.00", "0.005"), ("0.0000", "0.00005")]
)
def test_tolerance_follows_the_printed_digits(text: str, half: str) -> None:
    assert Amount(Decimal(text), WAN_YUAN).half_last_place == Decimal(half)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("2.675", 2, "2.68"),
        ("-2.675", 2, "-2.68"),
        ("29.937381", 2, "29.94"),
        ("0.5", 0, "1"),
        ("7", 2, "7.00"),
    ],
)
def test_rounding_is_half_up_not_half_even(value: str, places: int, rounded: str) -> None:
    assert Amount(Decimal(value), PERCENT).rounded(places).plain() == rounded


def test_plain_digits_have_no_exponent() -> None:
    assert Amount(Decimal("1E+3"), YUAN).plain() == "1000"
    assert str(Amount(Decimal("1683.30"), WAN_YUAN)) == "1683.30万元"


def test_a_quotient_keeps_enough_digits_for_any_rounding() -> None:
    assert str(divide(Decimal("1683.37"), Decimal("5622.97"))).startswith("0.299373818")
    assert round_half_up(divide(Decimal(2), Decimal(3)), 20) == Decimal("0.66666666666666666667")


def test_the_numbers_of_a_sentence_with_their_places() -> None:
    text = "项目支出１，６３３．８０万元，占29.61%"
    assert [(text[a:b], value) for a, b, value in numbers_in(text)] == [
        ("１，６３３．８０", Decimal("1633.80")),
        ("29.61", Decimal("29.61")),
    ]


def test_an_unknown_unit_is_none() -> None:
    assert unit("光年") is None


@given(figures, st.sampled_from(UNITS))
def test_what_is_printed_is_read_back_digit_by_digit(value: Decimal, measure: object) -> None:
    amount = Amount(value, measure)  # type: ignore[arg-type]
    again = Amount.parse(str(amount), PERCENT)
    assert again == amount
    assert again is not None
    assert again.plain() == amount.plain()
    assert again.places == amount.places


@given(printed)
def test_thousands_separators_and_full_width_digits_change_nothing(value: Decimal) -> None:
    spelled = f"{value:,.2f}"
    wide = spelled.translate(str.maketrans("0123456789.,", "０１２３４５６７８９．，"))
    assert parse_number(spelled) == parse_number(wide) == value
    assert parse_number(f"（{spelled}）") == -value


@given(figures, st.sampled_from(MONEY), st.sampled_from(MONEY))
def test_a_unit_round_trip_gives_the_same_money(value: Decimal, one: object, other: object) -> None:
    amount = Amount(value, one)  # type: ignore[arg-type]
    there = amount.to(other)  # type: ignore[arg-type]
    assert there.to(one).value == value  # type: ignore[arg-type]
    assert there.same_as(amount)


@given(figures, st.integers(0, 4))
def test_rounding_moves_a_figure_by_half_a_place_at_most_and_only_once(value: Decimal, places: int) -> None:
    rounded = Amount(value, WAN_YUAN).rounded(places)
    assert rounded.places == places
    assert abs(rounded.value - value) <= rounded.half_last_place
    assert rounded.rounded(places) == rounded


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none_and_spans_hold_digits(text: str) -> None:
    value = parse_number(text)
    assert value is None or value.is_finite()
    for start, end, _ in numbers_in(text):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
