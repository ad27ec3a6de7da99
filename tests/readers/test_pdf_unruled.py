"""Tables that only white space holds together, and prose that only looks like one."""

from pathlib import Path

import pytest
from pdf_drawing import Drawing, grids, lines, shape

from ingest.readers.pdf import read


@pytest.fixture
def drawing(tmp_path: Path) -> Drawing:
    return Drawing(tmp_path / "a.pdf")


def test_aligned_figures_are_a_table(drawing: Drawing) -> None:
    drawing.text(60, 80, "支出预算表如下。")
    rows = [
        ("科目", "基本支出", "项目支出"),
        ("教育支出", "1,000.00", "20.50"),
        ("科技支出", "9.00", ""),
        ("合计", "1,009.00", "20.50"),
    ]
    for index, (label, basic, project) in enumerate(rows):
        drawing.text(60, 100 + 16 * index, label)
        drawing.right(300, 100 + 16 * index, basic)
        drawing.right(420, 100 + 16 * index, project)
    drawing.text(60, 190, "以上支出全部来自财政拨款，其中教育支出占比最大，用于学校运行和设备购置。")
    raw = read(drawing.save())
    assert shape(raw)[0] == "支出预算表如下。"
    assert grids(raw) == [[list(row) for row in rows]]
    assert len(lines(raw)) == 2


def test_three_line_table_without_vertical_rulings(drawing: Drawing) -> None:
    for y in (92, 108, 172):
        drawing.h(y, 60, 440)
    for index, (label, amount, share) in enumerate(
        [
            ("项目", "金额", "占比"),
            ("甲", "10.00", "50%"),
            ("乙", "—", ""),
            ("丙", "10.00", "50%"),
            ("合计", "20.00", "100%"),
        ]
    ):
        drawing.text(60, 100 + 16 * index, label)
        drawing.right(300, 100 + 16 * index, amount)
        drawing.right(420, 100 + 16 * index, share)
    assert grids(read(drawing.save())) == [
        [
            ["项目", "金额", "占比"],
            ["甲", "10.00", "50%"],
            ["乙", "—", ""],
            ["丙", "10.00", "50%"],
            ["合计", "20.00", "100%"],
        ]
    ]


def test_contents_with_page_numbers_are_lines(drawing: Drawing) -> None:
    for index, title in enumerate(("主要职能", "机构设置", "收支总表", "名词解释")):
        drawing.text(60, 100 + 16 * index, title)
        drawing.right(440, 100 + 16 * index, str(index + 3))
    raw = read(drawing.save())
    assert grids(raw) == []
    assert lines(raw)[2] == "收支总表 5"


def test_prose_with_figures_is_lines(drawing: Drawing) -> None:
    for index, amount in enumerate(("12.50", "8.25", "1,030.00", "7.00")):
        drawing.text(
            60, 100 + 16 * index, f"本年第{index + 1}项支出{amount}万元，比上年有所增加，主要用于办公。"
        )
    raw = read(drawing.save())
    assert grids(raw) == []
    assert len(lines(raw)) == 4


def test_a_header_over_two_levels_wrapped_and_centred(drawing: Drawing) -> None:
    drawing.text(180, 84, "本年支出")
    for x, heading in ((60, "科目名称"), (130, "小计"), (190, "基本支出"), (250, "项目支出"), (320, "附属单位上缴")):
        drawing.text(x, 100, heading)
    drawing.text(340, 109, "支出")
    for index, (label, *figures) in enumerate([("教育支出", "3.00", "1.00", "2.00", "4.00"), ("科技支出", "5.00", "2.00", "3.00", "4.00"), ("合计", "8.00", "3.00", "5.00", "8.00")]):
        drawing.text(60, 126 + 16 * index, label)
        for right, figure in zip((150, 220, 280, 360), figures, strict=True):
            drawing.right(right, 126 + 16 * index, figure)
    [grid] = grids(read(drawing.save()))
    assert grid[:2] == [
        ["科目名称", "本年支出", None, None, "附属单位上缴支出"],
        [None, "小计", "基本支出", "项目支出", None],
    ]
    assert grid[2] == ["教育支出", "3.00", "1.00", "2.00", "4.00"]


def test_headings_in_the_middle_of_cells_over_figures_at_their_right_and_over_nothing(drawing: Drawing) -> None:
    drawing.text(60, 80, "支出总表", 14)
    edges = (60, 220, 320, 420, 520)
    for left, right, heading in zip(edges, edges[1:], ["科目名称", "合计", "上缴支出", "项目支出"], strict=False):
        drawing.text((left + right) / 2 - 5 * len(heading), 110, heading)
    for row, (name, total, project) in enumerate([("教育支出", "1.50", "1.50"), ("外交支出", "208.10", "8.10"), ("农林水支出", "3.00", "0.00")]):
        drawing.text(62, 140 + 22 * row, name)
        drawing.right(318, 140 + 22 * row, total)
        drawing.right(518, 140 + 22 * row, project)
    assert grids(read(drawing.save())) == [
        [
            ["科目名称", "合计", "上缴支出", "项目支出"],
            ["教育支出", "1.50", "", "1.50"],
            ["外交支出", "208.10", "", "8.10"],
            ["农林水支出", "3.00", "", "0.00"],
        ]
    ]


def test_a_label_wrapped_above_and_below_its_figures_is_one_row(drawing: Drawing) -> None:
    drawing.text(60, 110, "科目名称")
    drawing.right(300, 110, "预算数")
    for row, printed in enumerate((["机关事业单位基", "本养老保险缴费"], ["外交支出"], ["农林水支出"])):
        middle = 150 + 24 * row
        for number, line in enumerate(printed):
            drawing.text(60, middle + 13 * (number - (len(printed) - 1) / 2), line)
        drawing.right(300, middle, f"{row + 1}.00")
    [rows] = grids(read(drawing.save()))
    assert rows[1:] == [["机关事业单位基本养老保险缴费", "1.00"], ["外交支出", "2.00"], ["农林水支出", "3.00"]]
