"""A text whose lines have lost the order of the page is doubted, not read wrongly."""

from decimal import Decimal

import pytest
from written import document, tables

from disclosure.amount import WAN_YUAN, Amount
from disclosure.identities import column_identities
from disclosure.model import Cell, Table
from ingest.tables.order import run_together

HEAD = "某区档案局2025年部门预算\n第二部分 预算表\n"
FUNDS = [("合计",), ("一般公共预算",), ("政府性基金预算",), ("国有资本经营预算",)]


def sure(table: Table) -> list[Cell]:
    return [cell for cell in table.values() if not cell.doubtful]


@pytest.mark.parametrize(
    ("row", "together"),
    [
        ("9.00 9.00 4.00 4.00", True),
        ("9.00 8.00 1.00 0.00", False),
        ("9.00 8.00 2.00 0.00", False),
        ("0.00 0.00 0.00 0.00", False),
    ],
)
def test_the_figures_of_two_rows_stand_in_one(row: str, together: bool) -> None:
    amounts = [Amount(Decimal(text), WAN_YUAN) for text in row.split()]
    assert run_together(amounts, column_identities(FUNDS)) is together


@pytest.mark.parametrize(
    ("lines", "certain"),
    [
        ("一、一般公共服务支出 9.00\n二、教育支出 4.00", True),
        ("一、一般公共服务支出\n二、教育支出\n9.00\n4.00", False),
        ("一、一般公共服务支出\n二、教育支出\n注：单位为万元。\n9.00\n4.00", False),
    ],
    ids=["row by row", "column by column", "figures behind the note"],
)
def test_a_balance_whose_columns_were_taken_one_after_the_other(lines: str, certain: bool) -> None:
    [table] = tables(f"{HEAD}表1 收支总表\n单位：万元\n支出 预算数\n{lines}\n支出总计 13.00\n")
    assert bool(sure(table)) is certain


def test_a_code_without_figures_where_figures_stand_alone() -> None:
    [table] = tables(f"{HEAD}表6 一般公共预算基本支出表\n单位：万元\n科目编码\n科目名称\n金额\n301\n工资福利支出\n302\n商品和服务支出\n9.00\n4.00\n")
    assert sure(table) == []


def test_a_code_without_figures_among_whole_rows_is_blank() -> None:
    [table] = tables(f"{HEAD}表6 一般公共预算基本支出表\n单位：万元\n科目编码 科目名称 金额\n301 工资福利支出 9.00\n302 商品和服务支出\n303 对个人和家庭的补助 4.00\n")
    assert [cell.text for cell in sure(table)] == ["9.00", "", "4.00"]


def test_a_header_in_the_middle_of_the_rows() -> None:
    [table] = tables(
        f"{HEAD}表3 支出总表\n单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n201 一般公共服务支出 9.00 9.00\n"
        "20126 档案事务 上缴上级支出 经营支出 对附属单位补助支出 9.00 9.00\n"
    )
    assert sure(table) == []


def test_titles_behind_their_tables() -> None:
    found = document(
        f"{HEAD}财政拨款收支预算\n一般公共预算基本支出表\n单位：万元\n科目编码 科目名称 金额\n201 一般公共服务支出 9.00\n20126 档案事务 9.00\n"
        "一般公共预算支出表\n单位：万元\n科目编码 科目名称 金额\n301 工资福利支出 7.00\n30101 基本工资 7.00\n"
    )
    assert [sure(table) for table in found.tables] == [[], []]
    assert all(table.cells for table in found.tables)


def test_words_of_a_header_that_are_no_known_column() -> None:
    """A wrapped heading beside others: which of them its figure is under is not known."""
    [table] = tables(
        f"{HEAD}表2 收入总表\n单位：万元\n科目编码 附属单位\n科目名称 合计 事业收入 其他收入\n上缴收入\n201 一般公共服务支出 9.00 1.00 2.00 6.00\n"
    )
    assert sure(table) == []


def test_codes_in_columns_of_their_own_side_by_side_and_line_by_line() -> None:
    head = f"{HEAD}表6 一般公共预算基本支出表\n单位：万元\n"
    beside = tables(f"{head}科目编码 科目名称 金额\n类 款\n301 工资福利支出 9.00 301 01 基本工资 5.00 301 2 津贴补贴 4.00\n")
    below = tables(f"{head}科目编码\n科目名称\n金额\n类\n款\n301\n工资福利支出\n9.00\n301\n01\n基本工资\n5.00\n301\n02\n津贴补贴\n4.00\n")
    for [table] in (beside, below):
        assert [(cell.code, cell.text, cell.doubtful) for cell in table.values()] == [
            ("301", "9.00", False), ("30101", "5.00", False), ("30102", "4.00", False),
        ]


def test_whole_yuan_with_thousands_are_figures() -> None:
    [table] = tables(f"{HEAD}表3 支出总表\n单位：元\n科目编码 科目名称 合计 基本支出 项目支出\n201 一般公共服务支出 1,200,300 1,000,300 200,000\n")
    assert [cell.text for cell in sure(table)] == ["1,200,300", "1,000,300", "200,000"]
