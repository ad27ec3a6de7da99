"""Headings become a tree of sections; a table of contents does not."""

import pytest
from written import lines

from ingest.outline import heading_level, outline, running_lines, section_at, starts_item


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("第一部分 云岭市青川区文化档案局概况", 0),
        ("## 第三部分 部门预算情况说明", 0),
        ("一、主要职责", 1),
        ("### 十一、其他重要事项的情况说明", 1),
        ("（一）机关运行经费情况", 2),
        ("(二) 政府采购预算情况", 2),
        ("1.因公出国（境）费情况", 3),
        ("（1）本年预算情况", 4),
        ("**名词解释**", 0),
    ],
)
def test_the_level_of_a_heading(text: str, level: int) -> None:
    assert heading_level(text) == level


@pytest.mark.parametrize(
    "text",
    [
        "",
        "按照综合预算的原则，所有收入和支出均纳入部门预算管理。",
        "（一）人员经费1,509.84万元",
        "2.公务接待费1.98万元，与2024年预算持平",
        "3.50",
        "20805 行政事业单位养老支出",
        "一、" + "很长的标题" * 12,
    ],
)
def test_a_line_that_is_no_heading(text: str) -> None:
    assert heading_level(text) is None


def test_sections_span_to_the_next_heading_of_their_level() -> None:
    text = (
        "第一部分 概况\n一、主要职责\n管理档案。\n二、机构设置\n内设5个科室。\n"
        "第二部分 说明\n（一）收入\n正文。"
    )
    found = outline(lines(text), len(text))
    assert [(s.path, s.level) for s in found] == [
        (("第一部分 概况",), 0),
        (("第一部分 概况", "一、主要职责"), 1),
        (("第一部分 概况", "二、机构设置"), 1),
        (("第二部分 说明",), 0),
        (("第二部分 说明", "（一）收入"), 2),
    ]
    spans = {s.title: text[slice(*s.span)] for s in found}
    assert spans["一、主要职责"] == "一、主要职责\n管理档案。\n"
    assert spans["第一部分 概况"].endswith("内设5个科室。\n")
    assert spans["（一）收入"] == "（一）收入\n正文。"


def test_a_table_of_contents_gives_no_sections() -> None:
    text = (
        "目录\n第一部分 概况\n第二部分 预算表\n第三部分 说明\n第一部分 概况\n"
        "一、职责\n第二部分 预算表\n第三部分 说明\n正文。"
    )
    found = outline(lines(text), len(text))
    assert [s.title for s in found] == ["第一部分 概况", "一、职责", "第二部分 预算表", "第三部分 说明"]
    assert found[0].span[0] == text.rindex("第一部分")


def test_a_place_belongs_to_its_innermost_section() -> None:
    text = "前言。\n第一部分 概况\n一、主要职责\n管理档案。"
    found = outline(lines(text), len(text))
    assert section_at(found, text.index("管理")) == ("第一部分 概况", "一、主要职责")
    assert section_at(found, text.index("第一部分")) == ("第一部分 概况",)
    assert section_at(found, 0) == ()


def test_a_document_without_headings_has_no_sections() -> None:
    assert outline(lines("正文。\n正文。"), 7) == ()
    assert outline([], 0) == ()


def test_blank_lines_and_page_numbers_carry_no_text() -> None:
    assert [line.text for line in running_lines(lines("甲\n\n— 2 —\n乙\n  \n13"))] == ["甲", "乙", "13"]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("1.基本工资", True),
        ("（二）公用经费", True),
        ("- 三、项目", True),
        ("基本工资", False),
        ("1.50万元", False),
    ],
)
def test_an_item_begins_with_its_number(text: str, starts: bool) -> None:
    assert starts_item(text) is starts
