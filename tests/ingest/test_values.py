"""One printed cell: a number, a zero, a blank, a dash or text — five different statements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.amount import COUNT, PERCENT, WAN_YUAN, YUAN, unit
from disclosure.model import CellState
from ingest.tables.values import column_unit, read_value


@pytest.mark.parametrize(
    ("text", "state", "amount", "comparator"),
    [
        ("1,152.06", "number", "1152.06万元", None),
        ("0.00", "zero", "0.00万元", None),
        ("0", "zero", "0万元", None),
        ("", "blank", "None", None),
        ("  \u3000", "blank", "None", None),
        ("—", "dash", "None", None),
        ("－", "dash", "None", None),
        ("/", "dash", "None", None),
        ("——", "dash", "None", None),
        ("不填", "text", "None", None),
        ("持续性项目", "text", "None", None),
        ("△18.00", "number", "-18.00万元", None),
        ("（18.00）", "number", "-18.00万元", None),
        ("4.5 万元", "number", "4.5万元", None),
        ("97.94%", "number", "97.94%", None),
        ("≥90%", "number", "90%", "≥"),
        (">=90%", "number", "90%", "≥"),
        ("≤0.80元", "number", "0.80元", "≤"),
        ("不低于95%", "number", "95%", "≥"),
        ("不超过2小时", "number", "2小时", "≤"),
        ("1-3", "text", "None", None),
    ],
)
def test_what_a_cell_says(text: str, state: str, amount: str, comparator: str | None) -> None:
    value = read_value(text, WAN_YUAN)
    assert (value.state.value, str(value.amount), value.comparator) == (state, amount, comparator)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (("合计",), "万元"),
        (("收入构成", "占比"), "%"),
        (("增长率",), "%"),
        (("数量",), "个"),
        (("金额（元）",), "元"),
        (("部门总体资金情况（万元）", "2024年"), "万元"),
        (("完成率（%）",), "%"),
        ((), "万元"),
    ],
)
def test_a_column_may_have_its_own_unit(path: tuple[str, ...], name: str) -> None:
    assert column_unit(path, WAN_YUAN) == unit(name)


@given(st.text(max_size=30), st.sampled_from([WAN_YUAN, YUAN, PERCENT, COUNT]))
def test_only_figures_have_amounts(text: str, default: object) -> None:
    value = read_value(text, default)  # type: ignore[arg-type]
    figure = value.state in (CellState.NUMBER, CellState.ZERO)
    assert (value.amount is not None) is figure
    if value.amount is not None:
        assert (value.amount.value == 0) is (value.state is CellState.ZERO)
