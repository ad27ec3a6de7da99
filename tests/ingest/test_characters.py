"""Wide digits, marks of negative sums and traditional characters, in grids and in flattened text."""

import pytest
from written import document

from ingest.blocks import Line, Raw
from ingest.characters import simplified

HEAD = "某区档案局2025年部门预算\n第二部分 预算表\n一般公共预算财政拨款\n表3 支出总表\n单位：万元\n"
COLUMNS = "科目编码 科目名称 合计 基本支出 项目支出\n"
between = pytest.mark.parametrize("blank", ["\t", " "], ids=["grid", "flattened"])


def figures(text: str) -> list[tuple[str, str, bool]]:
    """Text, value and doubt of every figure."""
    [table] = document(text).tables
    return [(cell.text, str(cell.amount.value), cell.doubtful) for cell in table.values() if cell.amount]


@between
def test_wide_digits(blank: str) -> None:
    rows = (COLUMNS + "２０１ 一般公共服务支出 １，２３４．５０ １，２００．００ ３４．５０\n").replace(" ", blank)
    assert figures(HEAD + rows) == [("１，２３４．５０", "1234.50", False), ("１，２００．００", "1200.00", False), ("３４．５０", "34.50", False)]


@between
def test_negative_by_triangle_brackets_and_wide_sign(blank: str) -> None:
    rows = (COLUMNS + "201 一般公共服务支出 △5.00 （3.00） －2.00\n").replace(" ", blank)
    assert figures(HEAD + rows) == [("△5.00", "-5.00", False), ("（3.00）", "-3.00", False), ("－2.00", "-2.00", False)]


@between
def test_traditional_characters(blank: str) -> None:
    head = "某區檔案局2025年部門預算\n第二部分 預算表\n一般公共預算財政撥款\n表3 支出總表\n單位：萬元\n"
    rows = ("科目編碼 科目名稱 合計 基本支出 項目支出\n201 一般公共服務支出 5.00 3.00 2.00\n").replace(" ", blank)
    found = document(head + rows)
    assert [(t.statement, t.unit.name) for t in found.tables if t.unit] == [("expenditure", "万元")]
    assert [cell.col_path for cell in found.tables[0].values()] == [("合计",), ("基本支出",), ("项目支出",)]
    assert found.info.entity == "某区档案局"


def test_a_traditional_character_in_a_name_stays() -> None:
    found = document(HEAD + "科目编码\t科目名称\t合计\n201\t一般公共服务支出（陳氏檔案）\t5.00\n202\t外交支出\t5.00\n")
    assert "陳氏檔案" in found.text


def test_every_character_keeps_its_place() -> None:
    raw_text = "單位：萬元，預算數"
    again = simplified(Raw(raw_text, (Line(raw_text, (0, len(raw_text))),)))
    assert len(again.text) == len(raw_text) and again.blocks[0].span == (0, len(raw_text))
