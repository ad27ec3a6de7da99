"""Rows of flattened tables: wrapped names, glued figures, and blanks that vanished."""

from written import figures, lines, tables

from disclosure.amount import WAN_YUAN
from disclosure.model import Cell, Table
from ingest.tables.flow_rows import row_cells
from ingest.tables.place import stated_in
from ingest.tables.tokens import tokens

HEAD = "科目编码 科目名称 合计 基本支出 项目支出\n"


def rows(text: str, said: str = "") -> list[Cell]:
    cells, _ = row_cells([line for line in lines(text) if line.text.strip()], WAN_YUAN, stated_in(said))
    return [cell for cell in cells if cell.kind == "value"]


def read(text: str) -> list[tuple[str, str, str]]:
    return [(c.row_path[-1], c.col_path[-1], c.text) for c in rows(text)]


def test_full_rows_stand_as_printed() -> None:
    cells = rows(
        HEAD + "合计 959.82 678.92 280.90\n201 一般公共服务支出 959.82 678.92 280.90\n"
        "2012601 行政运行 471.10 471.10 0.00"
    )
    assert [(" > ".join(c.row_path), c.col_path[-1], c.text, c.state.value, c.code) for c in cells[3:]] == [
        ("一般公共服务支出", "合计", "959.82", "number", "201"),
        ("一般公共服务支出", "基本支出", "678.92", "number", "201"),
        ("一般公共服务支出", "项目支出", "280.90", "number", "201"),
        ("一般公共服务支出 > 行政运行", "合计", "471.10", "number", "2012601"),
        ("一般公共服务支出 > 行政运行", "基本支出", "471.10", "number", "2012601"),
        ("一般公共服务支出 > 行政运行", "项目支出", "0.00", "zero", "2012601"),
    ]
    assert {(c.placed_by, c.doubtful) for c in cells} == {(None, False)}


def test_a_name_wrapped_before_its_figures() -> None:
    assert read(
        HEAD + "208 社会保障和就业支出 118.72 118.72 0.00\n2080505 机关事业单位基本养老保\n"
        "险缴费支出\n118.72 118.72 0.00"
    )[3:] == [
        ("机关事业单位基本养老保险缴费支出", "合计", "118.72"),
        ("机关事业单位基本养老保险缴费支出", "基本支出", "118.72"),
        ("机关事业单位基本养老保险缴费支出", "项目支出", "0.00"),
    ]


def test_the_roll_up_decides_where_the_missing_blank_was() -> None:
    cells = rows(
        HEAD + "208 社会保障和就业支出 9.66 8.16 1.50\n20805 行政事业单位养老支出 8.16 8.16\n"
        "20811 残疾人事业 1.50 1.50\n"
    )
    by_code = {(c.code, c.col_path[-1]): c for c in cells}
    assert by_code["20811", "项目支出"].text == "1.50"
    assert by_code["20811", "基本支出"].text == ""
    assert by_code["20805", "基本支出"].text == "8.16"
    assert {c.placed_by for c in cells if c.code == "20811"} == {"roll-up"}
    assert {c.placed_by for c in cells if c.code == "208"} == {None}


def test_columns_that_add_up_decide_on_their_own() -> None:
    cells = rows(
        "科目编码 科目名称 合计 基本支出 项目支出\n小计 人员经费 公用经费\n"
        "201 一般公共服务支出 12.00 10.00 8.00 2.00 2.00\n"
        "20126 档案事务 12.00 9.00 7.00 2.00 3.00\n2012601 行政运行 5.00 5.00 3.00 2.00\n"
    )
    last = {" > ".join(c.col_path): c.text for c in cells if c.code == "2012601"}
    assert last == {
        "合计": "5.00",
        "基本支出 > 小计": "5.00",
        "基本支出 > 人员经费": "3.00",
        "基本支出 > 公用经费": "2.00",
        "项目支出": "",
    }
    assert {c.placed_by for c in cells if c.code == "2012601"} == {"columns"}


def test_what_nothing_decides_is_doubtful() -> None:
    cells = rows(HEAD + "20811 残疾人事业 1.50 1.50\n")
    assert [(c.col_path[-1], c.text, c.doubtful) for c in cells] == [("合计", "1.50", False), ("基本支出", "1.50", True)]


def test_a_figure_glued_to_the_next_label_and_two_glued_figures() -> None:
    cells = rows(
        "科目编码 科目名称 合计 人员经费\n"
        "201 一般公共服务支出 1,152.06 1,152.06202外交支出 1,139.401,139.40\n"
    )
    assert [(c.code, c.text) for c in cells][:2] == [("201", "1,152.06"), ("201", "1,152.06")]
    assert [c.text for c in cells][-2:] == ["1,139.40", "1,139.40"]


def test_a_single_row_of_totals_is_named_total() -> None:
    assert read(
        "“三公”经费\n合计\n公务用车购置及运行费 公务接待费\n小计 公务用车购置费 公务用车运行费\n"
        "8.58 6.60 0.00 6.60 1.98"
    ) == [
        ("合计", "“三公”经费合计", "8.58"),
        ("合计", "小计", "6.60"),
        ("合计", "公务用车购置费", "0.00"),
        ("合计", "公务用车运行费", "6.60"),
        ("合计", "公务接待费", "1.98"),
    ]


def test_a_note_ends_the_table() -> None:
    text = HEAD + "201 一般公共服务支出 959.82 678.92 280.90\n注：尾差。\n207 文化支出 1.00 1.00 0.00\n"
    assert {row for row, _, _ in read(text)} == {"一般公共服务支出"}


def flattened(text: str) -> Table:
    [table] = tables(text)
    return table


def test_a_whole_flattened_table_with_its_caption() -> None:
    table = flattened(
        "表 6\n一般公共预算基本支出表\n部门/单位：青川区档案馆 单位：万元\n"
        "科目编码 科目名称 合计 人员经费 公用经费\n"
        "合计 20.40 18.60 1.80\n301 工资福利支出 18.60 18.60 0.00\n302 商品和服务支出 1.80 0.00 1.80\n"
    )
    assert (table.number, table.title, table.statement) == (
        "表6",
        "一般公共预算基本支出表",
        "basic_by_economic",
    )
    assert figures(table)[3:6] == [
        ("工资福利支出", "合计", "18.60"),
        ("工资福利支出", "人员经费", "18.60"),
        ("工资福利支出", "公用经费", "0.00"),
    ]


def test_spans_point_at_the_printed_figures() -> None:
    text = HEAD + "201 一般公共服务支出 1,152.06 1,152.06202外交支出 9.40 9.40\n"
    for cell in rows(text):
        if cell.text:
            assert text[slice(*cell.span)] == cell.text


def test_a_unit_named_between_the_rows_of_projects_is_no_part_of_a_name() -> None:
    found = read(
        "项目编码 项目名称 合计 一般公共预算\n330100250000000001 档案数字化 12.00 12.00\n临水县档案馆\n"
        "330100250000000002 库房修缮 8.00 8.00"
    )
    assert {name for name, _, _ in found} == {"档案数字化", "库房修缮"}


def test_a_unit_named_inside_a_row_of_projects_stays_there() -> None:
    cells, _ = row_cells(
        lines(
            "项目编码 项目名称 项目单位 合计 一般公共预算\n330100250000000001\n档案数字化\n临水县档案馆\n12.00 12.00\n"
            "330100250000000002\n库房修缮\n临水县档案馆\n8.00 8.00"
        ),
        WAN_YUAN,
        stated_in(""),
    )
    assert "临水县档案馆" in {cell.text for cell in cells} | {word for cell in cells for word in cell.row_path}


def test_a_bare_code_starts_a_row_where_every_figure_has_decimals() -> None:
    found = read(HEAD + "2080505\n机关事业单位基本养老保险缴费支出\n40.00 40.00 0.00\n2210201\n住房公积金\n30.00 30.00 0.00")
    assert [name for name, _, _ in found[::3]] == ["机关事业单位基本养老保险缴费支出", "住房公积金"]


def test_a_bracket_below_the_figures_ends_the_name_above() -> None:
    cells = rows(HEAD + "2013101 行政运行 40.00 40.00 0.00\n（本级）\n事业运行\n2013150 30.00 30.00 0.00")
    assert [c.row_path[-1] for c in cells[::3]] == ["行政运行（本级）", "事业运行"]


def test_codes_in_columns_of_their_own_and_a_header_printed_again() -> None:
    cells = rows(
        "项目 本年支出\n合计 基本支出 项目支出\n科目编码 科目名称\n类 款 项 栏次 1 2 3\n"
        "213 农林水支出 9.00 4.00 5.00\n213 03 水利 9.00 4.00 5.00\n"
        "科目编码 科目名称\n类 款 项 栏次 1 2 3\n"
        "213 03 01 行政运行 4.00 4.00 0.00\n213 03 05 水利工程建\n5.00 0.00 5.00\n设\n"
    )
    assert [(" > ".join(c.row_path), c.code, c.text) for c in cells if c.col_path[-1] == "本年支出合计"] == [
        ("农林水支出", "213", "9.00"),
        ("农林水支出 > 水利", "21303", "9.00"),
        ("农林水支出 > 水利 > 行政运行", "2130301", "4.00"),
        ("农林水支出 > 水利 > 水利工程建设", "2130305", "5.00"),
    ]


def test_blocks_side_by_side_in_one_line() -> None:
    found = read(
        "人员经费 公用经费\n科目编码 科目名称 金额 科目编码 科目名称 金额\n"
        "301 工资福利支出 9.00 302 商品和服务支出 4.00\n30101 基本工资 5.00 30201 办公费 4.00\n"
        "30102 津贴补贴 4.00 30202 印刷费\n人员经费合计 9.00 公用经费合计 4.00\n"
    )
    assert found == [
        ("工资福利支出", "金额", "9.00"), ("商品和服务支出", "金额", "4.00"),
        ("基本工资", "金额", "5.00"), ("办公费", "金额", "4.00"),
        ("津贴补贴", "金额", "4.00"), ("印刷费", "金额", ""),
        ("人员经费合计", "金额", "9.00"), ("公用经费合计", "金额", "4.00"),
    ]


def test_projects_stand_under_the_subjects_they_belong_to() -> None:
    cells = rows(
        "科目编码 科目名称 项目名称 金额\n类 款 项 栏次 1\n合计 8.00\n213 03 05 水利工程建设 河段治理 5.00\n水库加固 2.00\n"
        "213 03 14 防汛 防汛物资储备 1.00\n"
    )
    assert [(" > ".join(c.row_path), c.text) for c in cells] == [
        ("合计", "8.00"), ("水利工程建设 > 河段治理", "5.00"), ("水利工程建设 > 水库加固", "2.00"), ("防汛 > 防汛物资储备", "1.00"),
    ]


def test_figures_of_six_decimals_are_not_cut() -> None:
    texts = "科目编码 科目名称 合计 基本支出 项目支出", "合计 4,590.064659 2,678.367259 1,911.697400", "207 文化支出 4,590.064659 2,678.367259 1,911.697400"
    found = [token.text for token in tokens(lines("\n".join(texts))) if token.is_money]
    assert found == ["4,590.064659", "2,678.367259", "1,911.697400"] * 2


def test_a_total_right_above_its_figures_begins_the_first_row_and_ends_no_header() -> None:
    head = "单位名称\n“三公”经费合计\n因公出国（境）费\n公务用车购置及运行费\n公务接待费\n小计\n公务用车购置费\n公务用车运行费\n"
    found = read(head + "合计\n48.60\n38.80\n18.00\n20.80\n9.80\n青禾市航道站\n29.85\n26.55\n18.00\n8.55\n3.30\n")
    assert ("合计", "公务接待费", "9.80") in found
    assert ("合计", "公务用车运行费", "20.80") in found
    assert ("合计", "因公出国（境）费", "") in found
