"""Flattened lists of projects whose rows are named by unit, project and subject."""

from written import document

from disclosure.model import Table

HEAD = "某区档案局2025年部门预算\n第二部分 预算表\n一般公共预算财政拨款\n"
TITLE = "表4 项目支出表\n单位：万元\n"
COLUMNS = "单位 项目名称 功能科目 合计 一般公共预算 政府性基金预算 单位资金\n"
ROWS = "某区档案局（本级） 馆藏数字化 2012604档案馆 60.00 60.00\n某区档案馆 24小时阅览 2012604档案馆 12.00 8.00 4.00\n"
NONE = "本单位没有政府性基金预算财政拨款安排的支出。\n"


def read(body: str, said: str = "") -> Table:
    [table] = document(HEAD + said + TITLE + body).tables
    return table


def figures(table: Table) -> list[tuple[str, str, str, str | None, str | None, bool]]:
    """Row path, column, text, code, what placed it and doubt of every figure."""
    found = [c for c in table.values() if c.text]
    return [(" > ".join(c.row_path), c.col_path[-1] if c.col_path else "", c.text, c.code, c.placed_by, c.doubtful) for c in found]


def test_figures_are_placed_by_the_columns_the_total_and_what_is_said_to_be_nothing() -> None:
    assert figures(read(COLUMNS + ROWS + "合计 72.00 68.00 4.00\n", NONE)) == [
        ("某区档案局（本级） > 馆藏数字化", "合计", "60.00", "2012604", "roll-up", False),
        ("某区档案局（本级） > 馆藏数字化", "一般公共预算", "60.00", "2012604", "roll-up", False),
        ("某区档案馆 > 24小时阅览", "合计", "12.00", "2012604", "stated", False),
        ("某区档案馆 > 24小时阅览", "一般公共预算", "8.00", "2012604", "stated", False),
        ("某区档案馆 > 24小时阅览", "单位资金", "4.00", "2012604", "stated", False),
        ("合计", "合计", "72.00", None, "stated", False),
        ("合计", "一般公共预算", "68.00", None, "stated", False),
        ("合计", "单位资金", "4.00", None, "stated", False),
    ]


def test_where_nothing_tells_the_columns_only_the_total_is_certain() -> None:
    found = figures(read(COLUMNS + ROWS + "合计 72.00 68.00 4.00\n"))
    assert {column for _, column, *_, doubtful in found if not doubtful} == {"合计"}
    assert found[0][:4] == ("某区档案局（本级） > 馆藏数字化", "合计", "60.00", "2012604")


def test_the_row_of_a_unit_is_the_sum_of_its_projects() -> None:
    body = "某区档案局（本级） 5.00 3.00 2.00\n某区档案局（本级） 甲项目 2012604档案馆 3.00 3.00\n某区档案局（本级） 乙项目 2012604 档案馆 2.00 2.00\n"
    found = figures(read(COLUMNS + body + "合计 5.00 3.00 2.00\n", NONE))
    assert [f[:3] for f in found if f[0].endswith(("甲项目", "乙项目")) and f[1] != "合计"] == [
        ("某区档案局（本级） > 甲项目", "一般公共预算", "3.00"),
        ("某区档案局（本级） > 乙项目", "单位资金", "2.00"),
    ]
    assert not any(doubtful for *_, doubtful in found)


def test_a_blank_cell_of_a_row_is_blank() -> None:
    table = read(COLUMNS + ROWS + "合计 72.00 68.00 4.00\n", NONE)
    assert [(c.col_path, c.state.value, c.amount) for c in table.values() if c.row == 2 and not c.text] == [
        (("政府性基金预算",), "blank", None), (("单位资金",), "blank", None),
    ]


def test_a_row_with_more_words_than_label_columns_gives_none_of_them_a_column() -> None:
    wrapped = ROWS + "某区档案馆 全民 阅读 2012604档案馆 1.00 1.00\n合计 73.00 69.00 4.00\n"
    found = figures(read(COLUMNS + wrapped, NONE))
    assert not any(path.startswith("某区档案馆 > ") for path, *_ in found)
    assert all(doubtful for *_, doubtful in found)


def test_other_orders_of_the_label_columns() -> None:
    found = figures(read("项目名称 实施单位 科目编码 科目名称 合计 一般公共预算\n甲项目 某区档案馆 2012604 档案馆 3.00 3.00\n合计 3.00 3.00\n"))
    assert found[:2] == [
        ("某区档案馆 > 甲项目", "合计", "3.00", "2012604", None, False),
        ("某区档案馆 > 甲项目", "一般公共预算", "3.00", "2012604", None, False),
    ]
