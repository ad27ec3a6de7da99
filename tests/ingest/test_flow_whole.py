"""Flattened lists whose lines have a word for every heading."""

import pytest
from written import document

TITLE = "某区档案局2025年部门预算\n第二部分 预算表\n一般公共预算财政拨款\n表9 政府采购预算明细表\n单位：元\n"
HEAD = "采购品目 采购项目名称 计量单位 数量 预算金额\n"
ROWS = "A02010105 台式计算机 阅览室电脑 台 40 196,000.00\nC16070200 运行维护服务 系统运维 项 1 960,000.00\n"


def figures(body: str) -> list[tuple[str, str, str, str, bool]]:
    [table] = document(TITLE + body).tables
    return [
        (" > ".join(c.row_path), c.col_path[-1] if c.col_path else "", c.text, c.amount.unit.name if c.amount else "", c.doubtful)
        for c in table.values() if c.text
    ]


def test_what_is_bought_stands_under_its_headings() -> None:
    assert figures(HEAD + "合计 1,156,000.00\n" + ROWS) == [
        ("合计", "预算金额", "1,156,000.00", "元", False),
        ("A02010105台式计算机 > 阅览室电脑", "数量", "40", "个", False),
        ("A02010105台式计算机 > 阅览室电脑", "预算金额", "196,000.00", "元", False),
        ("C16070200运行维护服务 > 系统运维", "数量", "1", "个", False),
        ("C16070200运行维护服务 > 系统运维", "预算金额", "960,000.00", "元", False),
    ]


@pytest.mark.parametrize("row", ["C16070200 运行维护服务 系统 运维 项 1 960,000.00", "C16070200 运行维护服务 系统运维 960,000.00"])
def test_a_line_that_is_no_whole_row_leaves_the_list_to_other_readings(row: str) -> None:
    found = figures(HEAD + ROWS + row + "\n")
    assert ("C16070200运行维护服务 > 系统运维", "预算金额", "960,000.00", "元", False) not in found
