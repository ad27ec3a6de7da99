"""Ruled and tab-separated tables: every figure under its row and column; blanks, zeros and dashes apart."""

from written import figures, ruled, values

from disclosure.amount import YUAN
from ingest.captions import Caption


def test_subjects_by_code() -> None:
    table = ruled(
        "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
        "\t合计\t959.82\t678.92\t280.90\n"
        "201\t一般公共服务支出\t959.82\t678.92\t280.90\n"
        "20126\t档案事务\t959.82\t678.92\t280.90\n"
        "2012601\t行政运行\t471.10\t471.10\t0.00\n"
        "2012604\t档案馆\t488.72\t207.82\t\n"
    )
    assert values(table)[:3] == [
        ("合计", "合计", "959.82", "万元", "number"),
        ("合计", "基本支出", "678.92", "万元", "number"),
        ("合计", "项目支出", "280.90", "万元", "number"),
    ]
    assert values(table)[9:] == [
        ("一般公共服务支出 > 档案事务 > 行政运行", "合计", "471.10", "万元", "number"),
        ("一般公共服务支出 > 档案事务 > 行政运行", "基本支出", "471.10", "万元", "number"),
        ("一般公共服务支出 > 档案事务 > 行政运行", "项目支出", "0.00", "万元", "zero"),
        ("一般公共服务支出 > 档案事务 > 档案馆", "合计", "488.72", "万元", "number"),
        ("一般公共服务支出 > 档案事务 > 档案馆", "基本支出", "207.82", "万元", "number"),
        ("一般公共服务支出 > 档案事务 > 档案馆", "项目支出", "", "", "blank"),
    ]
    assert {c.code for c in table.values() if c.row == 5} == {"2012601"}


def test_a_cell_keeps_its_printed_place() -> None:
    table = ruled("科目编码\t科目名称\t合计\n201\t一般公共服务支出\t959.82")
    [cell] = table.values()
    assert (cell.row, cell.col, cell.placed_by, cell.doubtful) == (2, 3, None, False)
    assert table.cell(2, 3) is cell
    assert (table.rows, table.columns) == (2, 3)


def test_income_on_the_left_and_expenditure_on_the_right() -> None:
    table = ruled(
        "收 入\t\t支 出\t\n项目\t预算数\t项目\t预算数\n"
        "一、本年收入\t2254.53\t一、本年支出\t2300.73\n"
        "（一）一般公共预算拨款\t2254.53\t（一）一般公共服务支出\t947.32\n"
        "（二）政府性基金预算拨款\t\t（二）公共安全支出\t\n"
        "二、上年结转\t46.20\t（三）教育支出\t\n"
        "收 入 总 计\t2300.73\t支 出 总 计\t2300.73\n"
    )
    assert values(table) == [
        ("本年收入", "收入 > 预算数", "2254.53", "万元", "number"),
        ("本年支出", "支出 > 预算数", "2300.73", "万元", "number"),
        ("本年收入 > 一般公共预算拨款", "收入 > 预算数", "2254.53", "万元", "number"),
        ("本年支出 > 一般公共服务支出", "支出 > 预算数", "947.32", "万元", "number"),
        ("本年收入 > 政府性基金预算拨款", "收入 > 预算数", "", "", "blank"),
        ("本年支出 > 公共安全支出", "支出 > 预算数", "", "", "blank"),
        ("上年结转", "收入 > 预算数", "46.20", "万元", "number"),
        ("本年支出 > 教育支出", "支出 > 预算数", "", "", "blank"),
        ("收入总计", "收入 > 预算数", "2300.73", "万元", "number"),
        ("支出总计", "支出 > 预算数", "2300.73", "万元", "number"),
    ]


def test_codes_in_three_columns_are_put_together() -> None:
    table = ruled(
        "类\t款\t项\t科目名称\t合计\n210\t15\t05\t医疗保障政策管理\t30.00\n210\t15\t6\t医疗保障经办事务\t12.00"
    )
    assert [(c.code, c.text) for c in table.values()] == [("2101505", "30.00"), ("2101506", "12.00")]


def test_one_row_of_totals_without_a_label() -> None:
    table = ruled(
        "“三公”经费合计\t公务用车购置及运行费\t\t公务接待费\n\t公务用车购置费\t公务用车运行费\t\n8.58\t0.00\t6.60\t1.98"
    )
    assert values(table) == [
        ("", "“三公”经费合计", "8.58", "万元", "number"),
        ("", "公务用车购置及运行费 > 公务用车购置费", "0.00", "万元", "zero"),
        ("", "公务用车购置及运行费 > 公务用车运行费", "6.60", "万元", "number"),
        ("", "公务接待费", "1.98", "万元", "number"),
    ]


def test_a_share_column_is_percent_and_the_captions_unit_counts() -> None:
    table = ruled("项目\t金额\t占比\n事业收入\t360000\t1.53", Caption(unit=YUAN))
    assert values(table) == [
        ("事业收入", "金额", "360000", "元", "number"),
        ("事业收入", "占比", "1.53", "%", "number"),
    ]


def test_rows_of_column_numbers_are_no_figures() -> None:
    table = ruled("科目编码\t科目名称\t合计\t基本支出\n栏次\t\t1\t2\n201\t一般公共服务支出\t959.82\t678.92")
    assert figures(table) == [
        ("一般公共服务支出", "合计", "959.82"),
        ("一般公共服务支出", "基本支出", "678.92"),
    ]


def test_bold_marks_are_not_part_of_a_figure() -> None:
    table = ruled("科目编码\t科目名称\t合计\n<b>201</b>\t<b>一般公共服务支出</b>\t<b>959.82</b>")
    assert values(table) == [("一般公共服务支出", "合计", "959.82", "万元", "number")]


def test_an_empty_table_has_no_figures() -> None:
    table = ruled("科目编码\t科目名称\t合计\t基本支出\n\t\t\t\n")
    assert figures(table) == []


def test_units_by_code_are_rows_of_their_own() -> None:
    table = ruled("单位编码\t单位名称\t合计\n418\t文化档案局\t2,300.73\n418001\t文化档案局（本级）\t1,313.95")
    assert figures(table) == [("文化档案局", "合计", "2,300.73"), ("文化档案局（本级）", "合计", "1,313.95")]


def test_a_pipe_table_reads_like_a_tab_table() -> None:
    table = ruled("| 科目编码 | 科目名称 | 合计 |\n|---|---|---|\n| 201 | 一般公共服务支出 | 959.82 |")
    assert values(table) == [("一般公共服务支出", "合计", "959.82", "万元", "number")]


def test_words_in_brackets_of_a_heading_make_it_no_description() -> None:
    table = ruled(
        "项目（按功能分类）\t合计\t项目（按支出性质和经济分类）\t合计\n"
        "一、教育支出\t9.00\t一、基本支出\t7.00\n二、科学技术支出\t1.00\t二、项目支出\t3.00\n"
    )
    assert [(row, text) for row, _, text, *_ in values(table)] == [
        ("教育支出", "9.00"), ("基本支出", "7.00"), ("科学技术支出", "1.00"), ("项目支出", "3.00"),
    ]
