"""Same quantity, whatever the unit; a wrong scale or sign is wrong unless the set lists it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.amount import unit
from eval.gold import Gold
from eval.numbers import Measure, matches, read_accept
from eval.text import coverage, plain, stands_in

MONEY = ["元", "千元", "万元", "百万元", "千万元", "亿元"]
CENTS = st.integers(min_value=1, max_value=10**12).map(lambda n: Decimal(n).scaleb(-2))


def number(value: str, name: str, tolerance: str = "0.005", accept: tuple[str, ...] = ()) -> Gold:
    return Gold("number", value, name, Decimal(tolerance), accept=accept)


def said(text: str) -> Measure:
    value, _, name = text.partition(" ")
    return Measure(Decimal(value), name)


@pytest.mark.parametrize(
    ("gold", "answer"),
    [
        (number("498.68", "万元"), "4986800 元"),
        (number("0.4937", "亿元"), "4937.30 万元"),
        (number("498.68", "万元"), "498.68 万"),
        (number("60", "万", "0"), "60 万人"),
        (number("60", "万", "0"), "600000 人"),
        (number("60", "万", "0"), "600000"),
        (number("10650000", "人", "0.5"), "1065 万"),
        (number("8", "个", "0"), "8 项"),
        (number("8", "个", "0"), "8"),
        (number("3", "人", "0"), "3 名"),
        (number("208.33", "元", "0.05"), "208.33 元/人"),
        (number("2.87", "%"), "2.87 个百分点"),
        (number("3", "幢", "0"), "3 幢"),
    ],
)
def test_the_same_quantity_in_another_unit_is_right(gold: Gold, answer: str) -> None:
    assert matches(said(answer), gold)


@pytest.mark.parametrize(
    ("gold", "answer"),
    [
        (number("498.68", "万元"), "498.68 元"),
        (number("498.68", "万元"), "498.68"),
        (number("498.68", "万元"), "498.68 个"),
        (number("498.68", "万元"), "-498.68 万元"),
        (number("498.68", "万元"), "498.68 %"),
        (number("60", "万", "0"), "60 人"),
        (number("60", "万", "0"), "60 万元"),
        (number("2", "辆", "0"), "2 人"),
        (number("29.94", "%"), "0.2994 %"),
        (number("29.94", "%"), "29.94"),
        (number("0.5", "万元", accept=("5000元", "5000")), "5000 万元"),
    ],
)
def test_another_quantity_scale_or_sign_is_wrong(gold: Gold, answer: str) -> None:
    assert not matches(said(answer), gold)


@pytest.mark.parametrize(
    ("accept", "answer"),
    [
        ("-2.22", "-2.22 %"),
        ("-2.22%", "-2.22 %"),
        ("下降2.22%", "-2.22 %"),
        ("2%", "2 %"),
    ],
)
def test_accept_lets_in_what_it_lists(accept: str, answer: str) -> None:
    gold = number("2.22", "%", "0.01")
    assert not matches(said(answer), gold)
    assert matches(said(answer), number("2.22", "%", "0.01", (accept,)))


def test_an_accepted_fall_lets_the_bare_amount_pass_only_where_the_text_says_fall() -> None:
    gold = number("-64.89", "万元", accept=("减少64.89万元",))
    assert matches(said("64.89 万元"), gold, "比上年减少 64.89 万元。")
    assert not matches(said("64.89 万元"), gold, "比上年增加 64.89 万元。")


@pytest.mark.parametrize(
    ("accept", "value", "name"),
    [
        ("1065万人", "1065", "万人"),
        ("8,888,000元", "8888000", "元"),
        ("7,500 yuan", "7500", "元"),
        ("RMB 7,500", "7500", "元"),
        ("≥60万", "60", "万"),
        ("5000", "5000", "元"),
        ("-0.5", "-0.5", "万元"),
        ("0.49亿元", "0.49", "亿元"),
    ],
)
def test_accepted_answers_are_read_as_people_write_them(accept: str, value: str, name: str) -> None:
    assert read_accept(accept, number("0.5", "万元")) == Measure(Decimal(value), name)


@pytest.mark.parametrize("accept", ["空白", "没有安排", "三名", "not disclosed", "5批36人次"])
def test_words_are_no_measure(accept: str) -> None:
    assert read_accept(accept, number("0.5", "万元")) is None


def test_without_a_tolerance_half_the_last_printed_place_is_forgiven() -> None:
    gold = Gold("number", "1705.8", "万元")
    assert matches(said("1705.84 万元"), gold)
    assert not matches(said("1705.86 万元"), gold)


@settings(deadline=None)
@given(CENTS, st.sampled_from(MONEY), st.sampled_from(MONEY))
def test_money_is_right_in_every_unit_and_wrong_at_every_other_scale(
    value: Decimal, own: str, other: str
) -> None:
    given_unit, gold_unit = unit(own), unit(other)
    assert given_unit and gold_unit
    converted = Measure(value * gold_unit.factor / given_unit.factor, own)
    gold = Gold("number", str(value), other)
    assert matches(converted, gold)
    assert not matches(Measure(converted.value * 10, own), gold)
    assert not matches(Measure(-converted.value, own), gold)


@settings(deadline=None)
@given(CENTS)
def test_a_number_stands_in_a_text_with_or_without_separators(value: Decimal) -> None:
    assert stands_in(str(value), f"合计 {value:,} 万元，其中")
    assert stands_in(f"{value:,}", f"合计{value}万元，其中")
    assert not stands_in(str(value), f"合计 {value + 1} 万元")


def test_a_number_is_not_found_inside_another() -> None:
    assert not stands_in("5", "支出 5.39 万元、25 人")
    assert stands_in("89.8", "占 89.80%")
    assert not stands_in("98%", "98分")


def test_words_stand_in_a_text_whatever_its_spaces_and_widths() -> None:
    assert stands_in("基本支出之外", "在 基本\n支出 之外")
    assert plain("（１２３）") == "(123)"


def test_coverage_is_the_share_of_a_sentence_that_is_there() -> None:
    assert coverage("项目数量增加", "因为项目 数量增加了") == 1
    assert coverage("项目数量增加", "天气很好") == 0
