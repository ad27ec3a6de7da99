"""Header rows of a grid: their height, the heading paths, and the kinds of columns."""

import pytest
from written import grid

from ingest.blocks import GridCell
from ingest.tables.headers import (
    Headers,
    column_paths,
    header_height,
    is_index_row,
    is_label_heading,
    read_headers,
)


def heads(text: str) -> Headers:
    found = grid(text)
    return read_headers(found.rows, found.width)


def row(text: str) -> list[GridCell | None]:
    return [None if piece == "~" else GridCell(piece, (0, len(piece))) for piece in text.split("|")]


def test_one_header_row() -> None:
    found = heads("科目编码\t科目名称\t合计\t基本支出\n201\t一般公共服务支出\t959.82\t678.92")
    assert found.height == 1
    assert found.paths == (("科目编码",), ("科目名称",), ("合计",), ("基本支出",))
    assert (found.labels, found.codes, found.values) == ((0, 1), (0,), (2, 3))


def test_a_group_heading_spreads_over_its_columns() -> None:
    found = heads(
        "科目编码\t科目名称\t合计\t基本支出\t\t\t项目支出\n\t\t\t小计\t人员经费\t公用经费\t\n"
        "201\t一般公共服务支出\t947.32\t678.92\t598.88\t80.04\t268.40"
    )
    assert found.height == 2
    assert found.paths[2:] == (
        ("合计",),
        ("基本支出", "小计"),
        ("基本支出", "人员经费"),
        ("基本支出", "公用经费"),
        ("项目支出",),
    )
    assert found.values == (2, 3, 4, 5, 6)


def test_two_blocks_side_by_side_have_their_own_labels() -> None:
    found = heads("收 入\t\t支 出\t\n项 目\t预算数\t项 目\t预算数\n一、事业收入\t36.00\t一、教育支出\t0.00")
    assert found.paths == (("收入", "项目"), ("收入", "预算数"), ("支出", "项目"), ("支出", "预算数"))
    assert (found.labels, found.values) == ((0, 2), (1, 3))


def test_line_numbers_are_no_values() -> None:
    found = heads("项目\t行次\t决算数\n一、财政拨款收入\t1\t2,254.53\n二、事业收入\t2\t36.00")
    assert (found.ordinals, found.values) == ((1,), (2,))


def test_codes_in_three_columns_are_codes() -> None:
    found = heads(
        "类\t款\t项\t科目名称\t合计\n210\t15\t05\t医疗保障政策管理\t30.00\n210\t15\t06\t医疗保障经办事务\t12.00"
    )
    assert (found.codes, found.values) == ((0, 1, 2), (4,))


def test_a_row_of_column_numbers_is_no_heading() -> None:
    found = heads("科目编码\t科目名称\t合计\t基本支出\n栏次\t\t1\t2\n201\t一般公共服务支出\t959.82\t678.92")
    assert found.paths[2:] == (("合计",), ("基本支出",))


def test_a_table_with_figures_only_has_no_labels() -> None:
    found = heads("“三公”经费合计\t公务接待费\n8.58\t1.98")
    assert (found.labels, found.values) == ((), (0, 1))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("栏次|1|2|3", True),
        ("|||1|2|3", True),
        ("1|2|3=1+2", True),
        ("项目编码|1|2|3", True),
        ("1|3|2", False),
        ("教育支出|1|2", False),
        ("1", False),
        ("||", False),
    ],
)
def test_a_row_that_only_numbers_the_columns(text: str, numbers: bool) -> None:
    assert is_index_row(row(text)) is numbers


@pytest.mark.parametrize(
    "text", ["科目编码", "功能分类科目名称", "项目", "单位名称", "类", "备注", "三级指标"]
)
def test_headings_of_label_columns(text: str) -> None:
    assert is_label_heading(text)


@pytest.mark.parametrize("text", ["合计", "基本支出", "预算数", "2024年", "公务接待费"])
def test_headings_of_value_columns(text: str) -> None:
    assert not is_label_heading(text)


def test_the_empty_rows_under_headings_are_rows() -> None:
    rows = [row("科目编码|科目名称|合计"), row("|||")]
    assert header_height(rows) == 1
    assert header_height(rows[:1]) == 1
    assert header_height([]) == 0


def test_a_covered_place_under_a_merged_heading() -> None:
    paths = column_paths([row("合计|基本支出|~"), row("~|人员经费|公用经费")], 3)
    assert paths == (("合计",), ("基本支出", "人员经费"), ("基本支出", "公用经费"))


def test_a_merged_heading_over_code_columns_names_each_of_them() -> None:
    found = heads("科目编码\t\t\t科目名称\t合计\t基本支出\n类\t款\t项\t\t\t\n201\t26\t01\t行政运行\t471.10\t471.10")
    assert found.codes == (0, 1, 2)
    assert found.values == (4, 5)
