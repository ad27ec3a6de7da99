"""Balance tables in flattened text: a figure belongs to the nearest label to its left."""

from written import lines, tables

from disclosure.amount import WAN_YUAN
from disclosure.model import Cell
from ingest.tables.flow_balance import balance_cells

HEAD = "收 入 支 出\n项 目 预算数 项 目 预算数\n"


def read(text: str) -> list[Cell]:
    cells, _ = balance_cells([line for line in lines(text) if line.text.strip()], WAN_YUAN)
    return [cell for cell in cells if cell.kind == "value"]


def shown(text: str) -> dict[tuple[str, str], str]:
    return {(c.col_path[0], c.row_path[-1]): c.text for c in read(text)}


def test_income_and_expenditure_on_one_line() -> None:
    found = shown(
        HEAD + "一、一般公共预算拨款收入 2,254.53 一、一般公共服务支出 959.82\n"
        "五、事业收入 36.00 五、文化旅游体育与传媒支出 948.66\n"
    )
    assert found == {
        ("收入", "一般公共预算拨款收入"): "2,254.53",
        ("支出", "一般公共服务支出"): "959.82",
        ("收入", "事业收入"): "36.00",
        ("支出", "文化旅游体育与传媒支出"): "948.66",
    }


def test_a_label_without_a_figure_is_a_blank_cell() -> None:
    cells = read(
        HEAD + "（二）政府性基金预算拨款 （二）公共安全支出\n二、上年结转 46.20 （四）科学技术支出\n"
    )
    states = {c.row_path[-1]: (c.text, c.state.value) for c in cells}
    assert states["公共安全支出"] == ("", "blank")
    assert states["科学技术支出"] == ("", "blank")
    assert states["上年结转"] == ("46.20", "number")


def test_a_written_zero_is_no_blank() -> None:
    cells = read(HEAD + "十、农林水支出 0.00\n十一、交通运输支出\n十二、资源勘探工业信息等支出 3.00\n")
    assert [(c.row_path[-1], c.state.value) for c in cells] == [
        ("农林水支出", "zero"),
        ("交通运输支出", "blank"),
        ("资源勘探工业信息等支出", "number"),
    ]


def test_totals_on_both_sides() -> None:
    found = shown(HEAD + "五、事业收入 36.00 一、教育支出 36.00\n收 入 总 计 36.00 支 出 总 计 36.00\n")
    assert found[("收入", "收入总计")] == "36.00"
    assert found[("支出", "支出总计")] == "36.00"


def test_a_name_over_two_lines() -> None:
    found = shown(HEAD + "十八、粮油物\n资储备支出 12.50\n十九、国有资本经营预算支出 0.00\n")
    assert found[("支出", "粮油物资储备支出")] == "12.50"


def test_a_whole_flattened_balance_table() -> None:
    [table] = tables(
        "表 1\n收支总表\n部门/单位：青川区档案馆 单位：万元\n"
        + HEAD
        + "一、一般公共预算拨款收入 30.00 一、一般公共服务支出 20.00\n"
        "五、事业收入 6.00 五、文化旅游体育与传媒支出 16.00\n"
        "收 入 总 计 36.00 支 出 总 计 36.00\n备注：事业收入不含教育收费收入。\n"
    )
    assert (table.statement, table.number) == ("balance", "表1")
    assert table.notes == ("备注：事业收入不含教育收费收入。",)
    assert {c.row_path[-1]: c.text for c in table.values()}["事业收入"] == "6.00"


def test_spans_point_at_the_printed_figures() -> None:
    text = HEAD + "一、一般公共预算拨款收入 2,254.53 一、一般公共服务支出 959.82\n"
    assert [text[slice(*c.span)] for c in read(text)] == ["2,254.53", "959.82"]


def test_the_sums_of_a_balance_say_to_which_side_a_lone_figure_belongs() -> None:
    found = shown(
        HEAD + "一、一般公共预算拨款收入 30.00 一、一般公共服务支出 24.00\n二、事业收入 二、教育支出 6.00\n"
        "本年收入合计 30.00 本年支出合计 30.00\n"
    )
    assert found[("支出", "教育支出")] == "6.00"
    assert found.get(("收入", "事业收入"), "") == ""


def test_line_numbers_and_two_bare_totals_of_one_line() -> None:
    found = shown(
        "收入 支出\n项目 行次 决算数 项目 行次 决算数\n栏次 1 栏次 2\n"
        "一、一般公共预算财政拨款收入 1 30.00 一、一般公共服务支出 32 28.00\n9 九、卫生健康支出 40 1.00\n"
        "本年收入合计 27 30.00 本年支出合计 58 29.00\n年初结转和结余 29 2.00 年末结转和结余 60 3.00\n总计 31 32.00 总计 62 32.00\n"
    )
    assert found[("收入", "一般公共预算财政拨款收入")] == "30.00"
    assert (found[("支出", "一般公共服务支出")], found[("支出", "卫生健康支出")]) == ("28.00", "1.00")
    assert (found[("收入", "总计")], found[("支出", "总计")]) == ("32.00", "32.00")


def test_a_row_over_others_is_not_added_to_them() -> None:
    found = read(
        "收入 支出\n项目 预算数 项目 合计\n一般公共预算\n财政拨款\n政府性基金预\n算财政拨款\n"
        "一、本年收入 39.00 一、本年支出 39.00 38.00 1.00\n一般公共预算资金 38.00 卫生健康支出 38.00 38.00\n"
        "政府性基金预算资金 1.00 其他支出 1.00 1.00\n收入总计 39.00 支出总计 39.00 38.00 1.00\n"
    )
    assert [(c.row_path[-1], c.col_path[-1], c.text, c.doubtful) for c in found if c.text and len(c.row_path) > 1] == [
        ("一般公共预算资金", "预算数", "38.00", False),
        ("卫生健康支出", "合计", "38.00", False),
        ("卫生健康支出", "一般公共预算财政拨款", "38.00", False),
        ("政府性基金预算资金", "预算数", "1.00", False),
        ("其他支出", "合计", "1.00", False),
        ("其他支出", "政府性基金预算财政拨款", "1.00", False),
    ]
