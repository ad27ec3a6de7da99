"""Plans: programs over facts by address, whose trace cites exactly what was used."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.amount import PERCENT, WAN_YUAN, YUAN, Amount, Unit
from disclosure.errors import PlanError, Undefined, UnitMismatch
from disclosure.model import CellState, Fact
from disclosure.plan import Plan, Selection, Step, evaluate, fact_ref, parent_code, select


def fact(
    address: str, value: str | None, code: str | None = None, column: str = "合计", measure: Unit = WAN_YUAN
) -> Fact:
    amount = None if value is None else Amount(Decimal(value), measure)
    state = CellState.BLANK if value is None else CellState.NUMBER
    return Fact(
        id=address,
        document="d",
        label=code or address,
        row_path=(code or address,),
        col_path=(column,),
        text=value or "",
        state=state,
        span=(0, 1),
        quote=(0, 1),
        amount=amount,
        cell=address,
        statement="expenditure",
        code=code,
    )


LIBRARY = {
    fact_ref(f): f
    for f in [
        fact("t3!R2C3", "2349.23"),
        fact("t3!R2C4", "1653.53"),
        fact("t3!R2C5", "695.70"),
        fact("t3!R2C6", None),
        fact("t3!R9C9", "29.61", measure=PERCENT),
    ]
}


def plan(*steps: tuple[str, str, str]) -> Plan:
    return Plan(tuple(Step(name, op, tuple(args.split())) for name, op, args in steps))


def test_a_share_of_a_difference_runs_step_by_step() -> None:
    trace = evaluate(
        plan(("s1", "difference", "d#t3!R2C3 d#t3!R2C4"), ("s2", "ratio", "s1 d#t3!R2C3")), LIBRARY.get
    )
    assert trace.result.amount is not None
    assert str(trace.result.amount.rounded()) == "29.61%"
    assert str(trace.steps[0].result.amount) == "695.70万元"
    assert [f.id for f in trace.facts] == ["t3!R2C3", "t3!R2C4"]


def test_a_fact_used_twice_is_cited_once() -> None:
    trace = evaluate(plan(("s1", "sum", "d#t3!R2C4 d#t3!R2C4")), LIBRARY.get)
    assert [f.id for f in trace.facts] == ["t3!R2C4"]
    assert str(trace.result.amount) == "3307.06万元"


def test_a_fact_keeps_its_state_in_the_trace() -> None:
    trace = evaluate(plan(("s1", "value", "d#t3!R2C6")), LIBRARY.get)
    assert trace.steps[0].operands[0].state is CellState.BLANK
    assert trace.result.amount is None


@pytest.mark.parametrize(
    ("steps", "error"),
    [
        ([], PlanError),
        ([("s1", "guess", "d#t3!R2C3")], PlanError),
        ([("s1", "value", "d#t9!R9C9")], PlanError),
        ([("s1", "value", "2349.23")], PlanError),
        ([("s1", "value", "s2"), ("s2", "value", "d#t3!R2C3")], PlanError),
        ([("s1", "value", "d#t3!R2C6"), ("s2", "sum", "s1")], PlanError),
        ([("s1", "difference", "d#t3!R2C3 d#t3!R2C6")], Undefined),
        ([("s1", "difference", "d#t3!R2C3 d#t3!R9C9")], UnitMismatch),
    ],
)
def test_a_plan_that_cannot_run_says_so(steps: list[tuple[str, str, str]], error: type[Exception]) -> None:
    with pytest.raises(error):
        evaluate(plan(*steps), LIBRARY.get)


@given(
    st.lists(st.lists(st.integers(0, 7), min_size=1, max_size=4), min_size=1, max_size=4),
    st.lists(st.booleans(), min_size=4, max_size=4),
)
def test_a_plan_cites_exactly_the_facts_it_names(groups: list[list[int]], chained: list[bool]) -> None:
    facts = {fact_ref(f): f for f in (fact(f"t1!R{n}C1", f"{n}.50") for n in range(8))}
    steps = []
    for number, group in enumerate(groups):
        before = [f"s{number - 1}"] if number and chained[number] else []
        steps.append(Step(f"s{number}", "sum", (*before, *(f"d#t1!R{n}C1" for n in group))))
    trace = evaluate(Plan(tuple(steps)), facts.get)
    named = [f"t1!R{n}C1" for group in groups for n in group]
    assert [f.id for f in trace.facts] == list(dict.fromkeys(named))


SUBJECTS = [
    fact("R1", "2349.23", None),
    fact("R2", "959.82", "201"),
    fact("R3", "948.66", "207"),
    fact("R4", "191.92", "208"),
    fact("R5", "794.36", "20701"),
    fact("R6", "154.30", "20702"),
    fact("R7", None, "21011"),
    fact("R8", "414.80", "207", column="项目支出"),
    fact("R9", "1.00", "418001"),
]


@pytest.mark.parametrize(
    ("selection", "rows"),
    [
        (Selection("d", parent="", column="合计"), ["R2", "R3", "R4"]),
        (Selection("d", parent="", column="合计", order="asc"), ["R4", "R3", "R2"]),
        (Selection("d", parent="", column="合计", order="desc", limit=1), ["R2"]),
        (Selection("d", parent="207", column="合计"), ["R5", "R6"]),
        (Selection("d", parent="", column="项目支出"), ["R8"]),
        (Selection("d", "expenditure", "207"), ["R5", "R6"]),
        (Selection("d", "income", "207"), []),
        (Selection("e", parent="207"), []),
    ],
)
def test_a_selection_names_rows_by_description(selection: Selection, rows: list[str]) -> None:
    assert [f.id for f in select(SUBJECTS, selection)] == rows


def test_an_order_leaves_blanks_out_and_document_order_keeps_them() -> None:
    blank = Selection("d", parent="210")
    assert [f.id for f in select(SUBJECTS, blank)] == ["R7"]
    assert select(SUBJECTS, Selection("d", parent="210", order="desc")) == []


def test_order_goes_by_quantity_not_by_digits() -> None:
    yuan = fact("R1", "90000", "201", measure=YUAN)
    wan = fact("R2", "10", "202")
    assert [f.id for f in select([yuan, wan], Selection("d", parent="", order="desc"))] == ["R2", "R1"]


@pytest.mark.parametrize(
    ("code", "parent"),
    [
        ("2101505", "21015"),
        ("21015", "210"),
        ("210", ""),
        ("30101", "301"),
        ("737001", None),
        ("21", None),
        ("A01", None),
    ],
)
def test_the_code_one_level_up(code: str, parent: str | None) -> None:
    assert parent_code(code) == parent
