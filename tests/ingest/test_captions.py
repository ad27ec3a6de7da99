"""The lines around a table: number, title, unit, entity, notes."""

import pytest
from written import lines

from disclosure.amount import unit
from disclosure.statements import statement_of
from ingest.captions import (
    declared_entity,
    declared_unit,
    is_entity_line,
    is_note,
    is_page_number,
    is_title,
    read_caption,
    says_empty,
    table_number,
)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("表1", "表1", ""),
        ("表 3 支出总表", "表3", "支出总表"),
        ("表3.支出总表", "表3", "支出总表"),
        ("公开 03 表：支出预算总表", "公开03表", "支出预算总表"),
        ("公开表1", "公开表1", ""),
        ("表一 收支总表", "表一", "收支总表"),
        ("表12-2", "表12-2", ""),
        ("**表5-1**", "表5-1", ""),
    ],
)
def test_a_printed_number_and_what_follows_it(text: str, number: str, rest: str) -> None:
    assert table_number(text) == (number, rest)


@pytest.mark.parametrize("text", ["支出总表", "2025年收支总表", "一、收支预算总体安排情况", "", "表决通过"])
def test_a_line_without_a_table_number(text: str) -> None:
    assert table_number(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("单位：万元", "万元"),
        ("金额单位：元", "元"),
        ("单位:亿元", "亿元"),
        ("单 位： 千元", "千元"),
        ("部门/单位：青川区档案馆 单位：万元", "万元"),
        ("单位：人民币万元", "万元"),
    ],
)
def test_the_declared_unit(text: str, name: str) -> None:
    assert declared_unit(text) == unit(name)


@pytest.mark.parametrize("text", ["单位：青川区档案馆", "支出合计2,349.23", ""])
def test_a_line_that_declares_no_unit(text: str) -> None:
    assert declared_unit(text) is None


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("部门/单位：云岭市青川区文化档案局", "云岭市青川区文化档案局"),
        ("编制部门：青川区档案馆", "青川区档案馆"),
        ("部门名称：青川区档案馆 单位：万元", "青川区档案馆"),
    ],
)
def test_the_declared_entity(text: str, entity: str) -> None:
    assert declared_entity(text) == entity


def test_an_entity_line_that_is_not_filled_in() -> None:
    assert is_entity_line("部门：")
    assert declared_entity("部门：") is None


@pytest.mark.parametrize(
    ("title", "key", "form"),
    [
        ("收支总表", "balance", False),
        ("2025年部门收支总表", "balance", False),
        ("支出总表", "expenditure", False),
        ("收入总表", "income", False),
        ("财政拨款收支总表", "fiscal_balance", False),
        ("一般公共预算支出表（分功能科目）", "general_by_function", False),
        ("一般公共预算基本支出表", "basic_by_economic", False),
        ("一般公共预算“三公”经费支出表", "three_public", False),
        ("政府性基金预算支出表", "government_fund", False),
        ("项目支出表", "project_list", False),
        ("项目支出绩效目标表", "project_performance", True),
        ("整体支出绩效目标表", "overall_performance", True),
    ],
)
def test_a_statement_is_known_by_its_title(title: str, key: str, form: bool) -> None:
    assert statement_of(title) == (key, form)
    assert is_title(title)


@pytest.mark.parametrize("text", ["详见支出总表。", "收支总表反映了收入和支出；", "机构设置", "表", ""])
def test_a_line_that_is_no_title(text: str) -> None:
    assert not is_title(text)


@pytest.mark.parametrize("text", ["12/30", "— 2 —", "- 14 -", "第 3 页", "第3页共26页"])
def test_page_numbers(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["2,349.23", "12.50", "2012601", "", "表3"])
def test_figures_are_no_page_numbers(text: str) -> None:
    assert not is_page_number(text)


def test_notes_and_notes_that_say_the_table_is_empty() -> None:
    assert is_note("说明：2025年没有使用政府性基金预算拨款安排的支出。")
    assert is_note("注：本表金额转换为万元时，因四舍五入可能存在尾差。")
    assert not is_note("说明情况如下")
    assert says_empty(["说明：2025年没有使用政府性基金预算拨款安排的支出。"])
    assert says_empty(["本表无数据"])
    assert not says_empty(["注：因四舍五入可能存在尾差。"])


def test_a_caption_over_four_lines() -> None:
    caption = read_caption(lines("表3\n\n## 支出总表\n\n部门/单位：青川区档案馆\n\n单位：万元\n"))
    assert (caption.number, caption.title, caption.statement) == ("表3", "支出总表", "expenditure")
    assert caption.unit is not None
    assert (caption.unit.name, caption.is_form) == ("万元", False)


def test_the_entity_line_of_a_caption_with_its_unit() -> None:
    caption = read_caption(lines("表3 支出总表\n部门/单位：青川区档案馆 单位：万元\n"))
    assert caption.entity == "青川区档案馆"


def test_a_caption_on_one_line() -> None:
    caption = read_caption(lines("公开02表：收入总表 金额单位：元"))
    assert (caption.number, caption.title) == ("公开02表", "收入总表")
    assert caption.unit is not None
    assert caption.unit.name == "元"


def test_the_nearest_title_wins() -> None:
    caption = read_caption(lines("表2 收入总表\n单位：元\n表3 支出总表\n单位：万元"))
    assert (caption.number, caption.title) == ("表3", "支出总表")
    assert caption.unit is not None
    assert caption.unit.name == "万元"


def test_a_paragraph_above_a_table_is_no_caption() -> None:
    caption = read_caption(lines("支出总表\n\n2025年支出预算2,349.23万元，比上年增加。\n\n"))
    assert (caption.title, caption.number) == ("", None)
