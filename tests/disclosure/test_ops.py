"""The operations of plans: exact, honest about blanks, and clear about what they cannot do."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.amount import COUNT, PERCENT, WAN_YUAN, YUAN, Amount, unit
from disclosure.errors import PlanError, Undefined, UnitMismatch
from disclosure.model import CellState
from disclosure.ops import OPERATIONS, Operand, Result, convert

BLANK = Operand(None, CellState.BLANK, "空白")
DASH = Operand(None, CellState.DASH, "横线")
cents = st.integers(-(10**10), 10**10).map(lambda digits: Decimal(digits).scaleb(-2))


def wan(text: str) -> Operand:
    return Operand(Amount(Decimal(text), WAN_YUAN), CellState.NUMBER, text)


def run(name: str, *operands: Operand) -> Result:
    return OPERATIONS[name].run(operands)


def figure(name: str, *operands: Operand) -> str:
    amount = run(name, *operands).amount
    assert amount is not None
    return str(amount.rounded(2))


@pytest.mark.parametrize(
    ("name", "operands", "answer"),
    [
        ("value", ["959.82"], "959.82万元"),
        ("sum", ["1.80", "1.80"], "3.60万元"),
        ("difference", ["2349.23", "2303.03"], "46.20万元"),
        ("minus_all", ["1653.53", "1489.70", "20.14"], "143.69万元"),
        ("ratio", ["1683.37", "5622.97"], "29.94%"),
        ("growth", ["2349.23", "2082.67"], "12.80%"),
        ("growth", ["8.58", "9.00"], "-4.67%"),
        ("growth_from_change", ["2349.23", "266.56"], "12.80%"),
        ("mean", ["10.00", "20.00", "40.00"], "23.33万元"),
        ("count", ["1", "2", "3"], "3.00个"),
        ("equal", ["1653.53", "1635.53"], "18.00万元"),
    ],
)
def test_what_an_operation_gives(name: str, operands: list[str], answer: str) -> None:
    assert figure(name, *map(wan, operands)) == answer


def test_the_quotient_is_unrounded_and_the_formula_shows_the_printed_figures() -> None:
    result = run("ratio", wan("1683.37"), wan("5622.97"))
    assert result.amount is not None
    assert result.amount.plain().startswith("29.9373818")
    assert result.formula == "1683.37 ÷ 5622.97 × 100%"


@pytest.mark.parametrize(("right", "same"), [("1653.53", True), ("1653.530", True), ("1635.53", False)])
def test_equal_says_yes_or_no(right: str, same: bool) -> None:
    assert run("equal", wan("1653.53"), wan(right)).boolean is same


def test_money_of_two_units_is_brought_together() -> None:
    yuan = Operand(Amount(Decimal(15000), YUAN), CellState.NUMBER, "元")
    assert figure("sum", wan("1.50"), yuan) == "3.00万元"
    assert run("equal", wan("1.50"), yuan).boolean is True


def test_per_head_is_given_in_yuan() -> None:
    people = Operand(Amount(Decimal(91), unit("人") or COUNT), CellState.NUMBER, "在职人数")
    assert figure("per", wan("1509.84"), people) == "165916.48元"


@pytest.mark.parametrize("name", ["difference", "ratio", "growth", "equal", "growth_from_change"])
def test_money_and_percent_do_not_mix(name: str) -> None:
    with pytest.raises(UnitMismatch):
        run(name, wan("1"), Operand(Amount(Decimal(3), PERCENT), CellState.NUMBER, "%"))


def test_a_sum_of_money_and_percent_is_refused() -> None:
    with pytest.raises(UnitMismatch):
        run("sum", wan("1"), Operand(Amount(Decimal(3), PERCENT), CellState.NUMBER, "%"))


@pytest.mark.parametrize("empty", [BLANK, DASH])
@pytest.mark.parametrize("name", ["difference", "ratio", "growth", "equal", "per", "growth_from_change"])
def test_a_blank_is_not_a_zero(name: str, empty: Operand) -> None:
    with pytest.raises(Undefined):
        run(name, wan("1"), empty)


def test_a_blank_adds_nothing_to_a_sum_but_blanks_alone_have_none() -> None:
    assert figure("sum", wan("12.50"), BLANK, DASH, wan("0.00")) == "12.50万元"
    with pytest.raises(Undefined):
        run("sum", BLANK, DASH)


def test_a_blank_does_not_count_in_an_average() -> None:
    assert figure("mean", wan("10.00"), BLANK, wan("20.00")) == "15.00万元"


def test_the_value_of_a_blank_is_no_amount() -> None:
    assert run("value", BLANK).amount is None


@pytest.mark.parametrize("name", ["ratio", "growth"])
def test_nothing_grows_from_zero(name: str) -> None:
    with pytest.raises(Undefined):
        run(name, wan("154.30"), wan("0.00"))


def test_a_change_as_large_as_the_figure_has_no_rate() -> None:
    with pytest.raises(Undefined):
        run("growth_from_change", wan("154.30"), wan("154.30"))


def test_nothing_is_shared_among_nobody() -> None:
    with pytest.raises(Undefined):
        run("per", wan("1"), Operand(Amount(Decimal(0), COUNT), CellState.ZERO, "0"))


@pytest.mark.parametrize(
    "name", ["value", "difference", "ratio", "growth", "equal", "per", "growth_from_change"]
)
@pytest.mark.parametrize("number", [0, 3])
def test_the_wrong_number_of_operands_is_an_error_of_the_plan(name: str, number: int) -> None:
    with pytest.raises(PlanError):
        run(name, *[wan("1")] * number)


def test_every_operation_says_what_it_does_in_a_sentence() -> None:
    assert {"value", "sum", "difference", "ratio", "growth", "count", "mean", "equal"} <= set(OPERATIONS)
    for name, operation in OPERATIONS.items():
        assert operation.name == name
        assert operation.description.endswith("."), name


def test_convert_is_exact() -> None:
    assert convert(Amount(Decimal("2300.73"), WAN_YUAN), YUAN).value == 23007300


@given(
    st.lists(cents, min_size=1, max_size=12).flatmap(
        lambda values: st.tuples(st.just(values), st.permutations(values))
    )
)
def test_a_sum_does_not_depend_on_the_order(pair: tuple[list[Decimal], list[Decimal]]) -> None:
    one, other = (run("sum", *[wan(str(value)) for value in values]).amount for values in pair)
    assert one == other
    assert one is not None
    assert one.plain() == Amount(sum(pair[0], Decimal(0)), WAN_YUAN).plain()


@given(cents, cents)
def test_a_difference_is_undone_by_a_sum(left: Decimal, right: Decimal) -> None:
    gap = run("difference", wan(str(left)), wan(str(right))).amount
    assert gap is not None
    again = run("sum", Operand(gap, CellState.NUMBER, "差"), wan(str(right))).amount
    assert again is not None
    assert again.value == left


@given(cents.filter(lambda value: value > 0), cents.filter(lambda value: value > 0))
def test_growth_over_the_base_and_growth_from_the_change_agree(level: Decimal, base: Decimal) -> None:
    from_base = figure("growth", wan(str(level)), wan(str(base)))
    assert from_base == figure("growth_from_change", wan(str(level)), wan(str(level - base)))


@given(st.integers(1, 10**4), cents)
def test_heads_times_a_standard_divided_by_the_heads_is_the_standard(heads: int, each: Decimal) -> None:
    people, money = unit("人"), Operand(Amount(each, YUAN), CellState.NUMBER, "标准")
    assert people is not None
    counted = Operand(Amount(Decimal(heads), people), CellState.NUMBER, "人数")
    whole = run("product", counted, money).amount
    assert whole is not None and whole.unit == YUAN
    again = run("per", Operand(whole, CellState.NUMBER, "合计"), counted).amount
    assert again is not None and again.rounded(2).value == each


@given(cents)
def test_twelve_months_are_the_year(money: Decimal) -> None:
    month = run("monthly", Operand(Amount(money, WAN_YUAN), CellState.NUMBER, "全年")).amount
    assert month is not None and month.unit == YUAN
    assert (month.value * 12 - money * 10000).copy_abs() < Decimal("0.000001")


def test_a_product_takes_a_count_and_money() -> None:
    with pytest.raises(PlanError):
        run("product", wan("1.00"), wan("2.00"))
