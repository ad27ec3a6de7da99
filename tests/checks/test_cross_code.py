"""Statements of equal totals have the same figure for every subject."""

import pytest
from audited import HEAD, brief, findings

TABLE = "单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t30.00\t20.00\t10.00\n201\t一般公共服务支出\t30.00\t20.00\t10.00\n"
ROWS = "2012601\t行政运行\t{}\t{}\t0.00\n2012604\t档案馆\t{}\t{}\t10.00\n"


def _text(general: str, total: str = "30.00") -> str:
    whole = f"表3 支出总表\n{TABLE}{ROWS.format('12.00', '12.00', '18.00', '8.00')}"
    return HEAD + whole.replace("30.00", total) + f"表5 一般公共预算支出表\n{TABLE}{general}"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("12.00", "12.00", "18.00", "8.00"), []),
        (("12.00", "12.00", "18.01", "8.00"), []),
        (("10.00", "10.00", "18.00", "8.00"), [("high", "10.00", "12.00"), ("high", "10.00", "12.00")]),
        (("12.00", "12.00", "28.00", "8.00"), [("high", "28.00", "18.00")]),
    ],
)
def test_a_subject_in_two_statements(rows: tuple[str, ...], found: list[tuple[str, str, str]]) -> None:
    assert sorted(brief(_text(ROWS.format(*rows)), "cross-code")) == sorted(found)


def test_statements_of_different_totals_are_not_compared() -> None:
    assert brief(_text(ROWS.format("10.00", "10.00", "18.00", "8.00"), "50.00"), "cross-code") == []


def test_a_finding_cites_both_cells() -> None:
    [found] = findings(_text(ROWS.format("12.00", "12.00", "28.00", "8.00")), "cross-code")
    assert found.cells == ("t2!R5C3", "t1!R5C3")
