"""What must add up, and how far rounding may part the sum from its parts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.amount import PERCENT, WAN_YUAN, YUAN, Amount, round_half_up
from disclosure.identities import code_children, column_identities, holds, satisfied, tolerance


def wan(*texts: str) -> list[Amount]:
    return [Amount(Decimal(text), WAN_YUAN) for text in texts]


@pytest.mark.parametrize(
    ("headings", "sums"),
    [
        ("合计 基本支出 项目支出", {0: (1, 2)}),
        ("合计 基本支出/小计 基本支出/人员经费 基本支出/公用经费 项目支出", {0: (1, 4), 1: (2, 3)}),
        ("合计 基本支出/人员经费 基本支出/公用经费 项目支出", {0: (1, 2, 3)}),
        ("合计 本年/小计 本年/甲 本年/乙 上年/小计 上年/甲 上年/乙", {0: (1, 4), 1: (2, 3), 4: (5, 6)}),
        ("基本支出 项目支出", {}),
        ("合计 基本支出", {}),
        ("预算数", {}),
        ("", {}),
    ],
)
def test_total_columns_and_their_parts(headings: str, sums: dict[int, tuple[int, ...]]) -> None:
    paths = [tuple(heading.split("/")) for heading in headings.split()]
    assert {i.total: i.parts for i in column_identities(paths)} == sums


@pytest.mark.parametrize(
    ("codes", "children"),
    [
        (["210", "21011", "2101101", "2101103"], {0: (1,), 1: (2, 3)}),
        (["201", "20126", "2012601", "207", "20701", "20702"], {0: (1,), 1: (2,), 3: (4, 5)}),
        ([None, "301", "30101", "30102", "302", "30201"], {1: (2, 3), 4: (5,)}),
        (["21011", "2101101"], {0: (1,)}),
        (["2101101", "21011"], {}),
        (["418", "418001", "418002"], {}),
        ([], {}),
    ],
)
def test_a_subject_and_the_subjects_one_level_below(
    codes: list[str | None], children: dict[int, tuple[int, ...]]
) -> None:
    assert code_children(codes) == children


def test_a_code_printed_twice_belongs_to_the_nearest_parent_above() -> None:
    assert code_children(["210", "21011", "210", "21011"]) == {0: (1,), 2: (3,)}


@pytest.mark.parametrize(
    ("total", "parts", "agree"),
    [
        ("3.60", ["1.80", "1.80"], True),
        ("3.61", ["1.80", "1.80"], True),
        ("3.62", ["1.80", "1.80"], False),
        ("100", ["33", "33", "33"], True),
        ("103", ["33", "33", "33"], False),
        ("0.00", ["0.00", "0.00"], True),
        ("2349.23", ["1653.53", "695.70"], True),
        ("2349.23", ["1635.53", "695.70"], False),
    ],
)
def test_a_total_agrees_with_its_parts_within_the_printed_digits(
    total: str, parts: list[str], agree: bool
) -> None:
    assert holds(wan(total)[0], wan(*parts)) is agree


def test_tolerance_is_half_a_place_a_term_and_one_for_the_total() -> None:
    assert tolerance(wan("1.80", "1.80", "3.60")) == Decimal("0.015")
    assert tolerance(wan("18", "1.80", "19.80")) == Decimal("0.51")
    assert tolerance([]) == 0


def test_parts_in_another_money_unit_are_converted_and_another_kind_never_agrees() -> None:
    assert holds(wan("3.00")[0], [Amount(Decimal(30000), YUAN)])
    assert not holds(wan("3.00")[0], [Amount(Decimal("3.00"), PERCENT)])


def test_a_row_satisfies_its_identities_with_blanks_but_never_without_its_total() -> None:
    sums = column_identities([("合计",), ("基本支出",), ("项目支出",)])
    total, basic, project = wan("1.50", "1.50", "0.00")
    assert satisfied(sums, {0: total, 1: basic, 2: project})
    assert satisfied(sums, {0: total, 2: basic})
    assert satisfied(sums, {})
    assert not satisfied(sums, {1: basic})
    assert not satisfied(sums, {0: total, 1: basic, 2: basic})


fine = st.integers(0, 10**9).map(lambda digits: Decimal(digits).scaleb(-5))


@given(st.lists(fine, min_size=1, max_size=15), st.integers(0, 3))
def test_rounded_parts_stay_within_tolerance_of_their_rounded_total(
    parts: list[Decimal], places: int
) -> None:
    total = Amount(round_half_up(sum(parts, Decimal(0)), places), WAN_YUAN)
    printed = [Amount(round_half_up(part, places), WAN_YUAN) for part in parts]
    assert holds(total, printed)


@given(st.lists(fine, min_size=1, max_size=15), st.sampled_from([1, -1]))
def test_a_total_beyond_tolerance_never_agrees(parts: list[Decimal], sign: int) -> None:
    printed = [Amount(round_half_up(part, 2), WAN_YUAN) for part in parts]
    exact = sum((part.value for part in printed), Decimal(0))
    beyond = tolerance([*printed, Amount(exact, WAN_YUAN)]) + Decimal("0.01")
    assert not holds(Amount(round_half_up(exact + sign * beyond, 2), WAN_YUAN), printed)


@given(st.lists(fine, min_size=2, max_size=8).flatmap(lambda v: st.tuples(st.just(v), st.permutations(v))))
def test_the_order_of_the_parts_does_not_matter(pair: tuple[list[Decimal], list[Decimal]]) -> None:
    total = Amount(round_half_up(sum(pair[0], Decimal(0)), 2), WAN_YUAN)
    one, other = ([Amount(round_half_up(v, 2), WAN_YUAN) for v in values] for values in pair)
    assert holds(total, one) is holds(total, other)
