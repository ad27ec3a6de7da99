"""Tables ruled only across: rows stand between lines, columns are parted by white."""

from pathlib import Path

import pytest
from pdf_drawing import Drawing, grids, lines

from ingest.readers.pdf import read

HEAD = [("科目编码", 90), ("科目名称", 190), ("合计", 300), ("项目支出", 390), ("上缴上级支出", 490)]
ROWS = [
    ("合计", "", "1,200.00", "200.00"),
    ("207", "文化旅游体育与传媒支出", "1,100.00", "200.00"),
    ("2070101", "行政运行", "900.00", ""),
    ("2070104", "图书馆", "200.00", "200.00"),
]


@pytest.fixture
def drawing(tmp_path: Path) -> Drawing:
    return Drawing(tmp_path / "a.pdf")


def centred(drawing: Drawing, x: float, y: float, text: str) -> None:
    drawing.text(x - 5 * len(text), y, text)


def statement(drawing: Drawing, top: float) -> None:
    for text, x in HEAD:
        centred(drawing, x, top + 8, text)
    for index in range(len(ROWS) + 2):
        drawing.h(top + 16 * index, 60, 540)
    for index, (code, name, whole, project) in enumerate(ROWS, 1):
        drawing.text(64, top + 16 * index + 8, code)
        drawing.text(130, top + 16 * index + 8, name)
        drawing.right(345, top + 16 * index + 8, whole)
        drawing.right(435, top + 16 * index + 8, project)


def expected() -> list[list[str]]:
    return [[text for text, _ in HEAD], *([*row, ""] for row in ROWS)]


def test_blank_cells_and_a_blank_column_keep_their_places(drawing: Drawing) -> None:
    statement(drawing, 100)
    assert grids(read(drawing.save())) == [expected()]


def test_a_title_between_the_lines_of_two_tables_parts_them(drawing: Drawing) -> None:
    statement(drawing, 100)
    drawing.text(200, 230, "一般公共预算支出表")
    statement(drawing, 260)
    raw = read(drawing.save())
    assert (grids(raw), lines(raw)) == ([expected(), expected()], ["一般公共预算支出表"])


def test_a_running_head_over_a_line_is_no_part_of_the_table(drawing: Drawing) -> None:
    drawing.text(64, 40, "东沂市档案局2025年部门预算")
    drawing.h(50, 62, 530)
    statement(drawing, 64)
    raw = read(drawing.save())
    assert (grids(raw), lines(raw)) == ([expected()], ["东沂市档案局2025年部门预算"])


def test_a_heading_stands_over_the_columns_whose_middle_it_is_in(drawing: Drawing) -> None:
    ys = [100, 132, 148, 164, 180]
    for y in ys:
        drawing.h(y, 60, 540)
    for text, x, y in [("单位", 110, 116), ("基本支出", 300, 108), ("小计", 210, 124), ("人员经费", 300, 124), ("公用经费", 390, 124), ("项目支出", 490, 116)]:
        centred(drawing, x, y, text)
    for index, figures in enumerate([("9.00", "6.00", "3.00", "1.00"), ("5.00", "4.00", "1.00", ""), ("4.00", "2.00", "2.00", "1.00")]):
        drawing.text(64, ys[index + 1] + 8, ("合计", "甲馆", "乙馆")[index])
        for text, x in zip(figures, (250, 340, 430, 535), strict=True):
            drawing.right(x, ys[index + 1] + 8, text)
    assert grids(read(drawing.save()))[0][:3] == [
        ["单位", "基本支出", None, None, "项目支出"],
        [None, "小计", "人员经费", "公用经费", None],
        ["合计", "9.00", "6.00", "3.00", "1.00"],
    ]


def test_a_form_with_labels_merged_over_rows(drawing: Drawing) -> None:
    full = [100, 116, 132, 180, 196, 228, 244]
    for y in full:
        drawing.h(y, 60, 540)
    for y in (148, 164, 212):
        drawing.h(y, 140, 540)
    for text, x, y in [
        ("项目名称", 100, 108), ("图书购置", 340, 108), ("主管部门", 100, 124), ("某市文化局", 230, 124), ("实施单位", 370, 124), ("某市图书馆", 470, 124),
        ("项目资金", 100, 156), ("年度资金总额", 190, 140), ("115.00", 400, 140), ("其中：财政拨款", 190, 156), ("115.00", 400, 156), ("其他资金", 190, 172),
        ("0.00", 400, 172), ("一级指标", 100, 188), ("二级指标", 190, 188), ("三级指标", 320, 188), ("指标值", 480, 188), ("产出指标", 100, 212),
        ("数量指标", 190, 204), ("新增图书", 290, 204), ("≥4万册", 480, 204), ("质量指标", 190, 220), ("验收合格率", 290, 220), ("100%", 480, 220),
        ("满意度指标", 100, 236), ("服务对象满意度", 180, 236), ("读者满意度", 290, 236), ("≥92%", 480, 236),
    ]:
        centred(drawing, x, y, text)
    [grid] = grids(read(drawing.save()))
    told = [[text for text in row if text] for row in grid]
    assert told[2:5] == [["项目资金", "年度资金总额", "115.00"], ["其中：财政拨款", "115.00"], ["其他资金", "0.00"]]
    assert told[6:8] == [["产出指标", "数量指标", "新增图书", "≥4万册"], ["质量指标", "验收合格率", "100%"]]


def test_the_ruled_header_of_a_table_without_rulings_is_no_table(drawing: Drawing) -> None:
    for y in (100, 116, 132, 148, 300):
        drawing.h(y, 60, 540)
    for y, texts in ((108, ("项目", "金额", "占比")), (124, ("栏次", "1", "2")), (140, ("甲", "10.00", "50%"))):
        for text, x in zip(texts, (100, 280, 420), strict=True):
            centred(drawing, x, y, text)
    for index, texts in enumerate([("乙", "20.00", "50%"), ("丙", "30.00", "50%"), ("丁", "40.00", "50%"), ("戊", "50.00", "50%")]):
        for text, x in zip(texts, (100, 280, 420), strict=True):
            centred(drawing, x, 160 + 16 * index, text)
    assert [row[0] for row in grids(read(drawing.save()))[0]][-4:] == ["乙", "丙", "丁", "戊"]
