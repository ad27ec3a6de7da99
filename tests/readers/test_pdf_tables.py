"""Tables drawn with rulings come out as the printed grid."""

from itertools import pairwise
from pathlib import Path

import pytest
from pdf_drawing import Drawing, grids, lines, shape

from ingest.blocks import Grid
from ingest.readers.pdf import read

XS = (60, 200, 320, 440)
YS = (100, 120, 140, 160)
BUDGET = [["科目", "基本支出", "项目支出"], ["教育支出", "1,683.37", ""], ["合计", "1,683.37", "0.00"]]


@pytest.fixture
def drawing(tmp_path: Path) -> Drawing:
    return Drawing(tmp_path / "a.pdf")


def test_ruled_table_keeps_blank_and_zero_apart(drawing: Drawing) -> None:
    drawing.rules(XS, YS)
    drawing.fill(XS, YS, BUDGET)
    assert grids(read(drawing.save())) == [BUDGET]


def test_every_cell_points_into_the_text_and_onto_the_page(drawing: Drawing) -> None:
    drawing.rules(XS, YS)
    drawing.fill(XS, YS, BUDGET)
    raw = read(drawing.save())
    [grid] = [block for block in raw.blocks if isinstance(block, Grid)]
    assert (
        raw.text[slice(*grid.span)] == "科目\t基本支出\t项目支出\n教育支出\t1,683.37\t\n合计\t1,683.37\t0.00"
    )
    assert all(cell and raw.text[slice(*cell.span)] == cell.text for row in grid.rows for cell in row)
    assert grid.page == 1
    assert grid.rows[1][1] is not None
    assert grid.rows[1][1].bbox == pytest.approx((200, 120, 320, 140), abs=1)


def test_double_rulings_do_not_become_columns_and_rows(drawing: Drawing) -> None:
    doubled = sorted([*XS, *(x + 4 for x in XS)])
    drawing.rules(doubled, sorted([*YS, *(y + 3 for y in YS)]))
    drawing.fill(XS, YS, BUDGET)
    assert grids(read(drawing.save())) == [BUDGET]


def test_cell_backgrounds_are_no_rulings(drawing: Drawing) -> None:
    drawing.canvas.setFillGray(0.9)
    for x0, x1 in pairwise(XS):
        for y0, y1 in pairwise(YS):
            for inset in (0, 7):
                drawing.canvas.rect(x0 + inset, 842 - y1, x1 - x0 - 2 * inset, y1 - y0, stroke=0, fill=1)
    drawing.canvas.setFillGray(0)
    drawing.rules(XS, YS)
    drawing.fill(XS, YS, BUDGET)
    assert grids(read(drawing.save())) == [BUDGET]


def test_header_lines_that_miss_the_body_lines_make_no_ghost_columns(drawing: Drawing) -> None:
    for y in YS:
        drawing.h(y, 60, 440)
    drawing.v(60, 100, 160)
    drawing.v(440, 100, 160)
    for header, body in ((200, 209), (320, 311)):
        drawing.v(header, 100, 120)
        drawing.v(body, 120, 160)
    drawing.fill((60, 212, 324), YS, BUDGET)
    assert grids(read(drawing.save())) == [BUDGET]


def test_merged_headers_are_none_where_they_cover(drawing: Drawing) -> None:
    drawing.rules(XS, (140, 160))
    drawing.h(100, 60, 440)
    drawing.h(120, 200, 440)
    for x in (60, 200, 440):
        drawing.v(x, 100, 140)
    drawing.v(320, 120, 140)
    drawing.text(64, 120, "科目")
    drawing.text(204, 110, "本年支出")
    drawing.fill(XS, (120, 140, 160), [["", "基本", "项目"], ["合计", "3.00", "4.00"]])
    assert grids(read(drawing.save())) == [
        [["科目", "本年支出", None], [None, "基本", "项目"], ["合计", "3.00", "4.00"]]
    ]


def test_table_continued_from_the_page_before_has_no_line_on_top(drawing: Drawing) -> None:
    drawing.rules(XS, YS[1:])
    for x in XS:
        drawing.v(x, 100, 120)
    drawing.fill(XS, YS, BUDGET)
    assert grids(read(drawing.save())) == [BUDGET]


def test_table_without_outer_lines_at_its_sides(drawing: Drawing) -> None:
    for y in YS:
        drawing.h(y, 60, 440)
    for x in XS[1:-1]:
        drawing.v(x, 100, 160)
    drawing.fill(XS, YS, BUDGET)
    assert grids(read(drawing.save())) == [BUDGET]


def test_rows_without_lines_between_them_are_told_by_their_figures(drawing: Drawing) -> None:
    drawing.rules(XS, (100, 120, 180))
    drawing.fill(
        XS,
        (100, 120, 140, 160, 180),
        [["科目", "基本", "项目"], *([f"项{n}", f"{n}.50", "0"] for n in "123")],
    )
    assert grids(read(drawing.save())) == [
        [["科目", "基本", "项目"], ["项1", "1.50", "0"], ["项2", "2.50", "0"], ["项3", "3.50", "0"]]
    ]


def test_wrapped_text_is_joined_and_two_figures_never_are(drawing: Drawing) -> None:
    drawing.rules(XS, (100, 140))
    drawing.text(64, 110, "机关事业单位")
    drawing.text(64, 130, "养老支出")
    drawing.text(204, 110, "1")
    drawing.text(204, 130, "5.00")
    drawing.text(324, 120, "7")
    assert grids(read(drawing.save())) == [[["机关事业单位养老支出", "1 5.00", "7"]]]


def test_header_words_printed_one_character_a_line(drawing: Drawing) -> None:
    drawing.rules((60, 80, 200), (100, 160, 180))
    for middle, character in ((110, "公"), (125, "用"), (140, "车")):
        drawing.text(64, middle, character)
    drawing.fill((60, 80), (100, 160, 180), [["", "合计"], ["5", "6"]])
    assert grids(read(drawing.save())) == [[["公用车", "合计"], ["5", "6"]]]


def test_figure_that_spills_over_its_cell_stays_whole(drawing: Drawing) -> None:
    drawing.rules((60, 200, 250, 320), (100, 120))
    drawing.text(64, 110, "合计")
    drawing.right(249, 110, "13,994,321.31", size=8)
    drawing.text(254, 110, "2.00")
    assert grids(read(drawing.save())) == [[["合计", "13,994,321.31", "2.00"]]]


def test_title_and_unit_rows_inside_the_frame_are_lines_above_the_table(drawing: Drawing) -> None:
    ys = (60, 80, *YS)
    for y in ys:
        drawing.h(y, 60, 440)
    drawing.v(60, 60, 160)
    drawing.v(440, 60, 160)
    for x in XS[1:-1]:
        drawing.v(x, 100, 160)
    drawing.v(260, 80, 100)
    drawing.text(180, 70, "2024年部门支出预算总表")
    drawing.text(64, 90, "编制部门：某局")
    drawing.text(330, 90, "单位：万元")
    drawing.fill(XS, YS, BUDGET)
    raw = read(drawing.save())
    assert shape(raw) == ["2024年部门支出预算总表", "编制部门：某局 单位：万元", "GRID"]
    assert grids(raw) == [BUDGET]


def test_merged_first_header_row_is_no_title(drawing: Drawing) -> None:
    drawing.rules(XS, YS[1:])
    drawing.h(100, 60, 440)
    drawing.v(60, 100, 120)
    drawing.v(440, 100, 120)
    drawing.text(200, 110, "2024年“三公”经费预算数")
    drawing.fill(XS, YS[1:], [["合计", "出国费", "接待费"], ["3.00", "1.00", "2.00"]])
    assert grids(read(drawing.save())) == [
        [["2024年“三公”经费预算数", None, None], ["合计", "出国费", "接待费"], ["3.00", "1.00", "2.00"]]
    ]


def test_boxed_contents_are_lines(drawing: Drawing) -> None:
    drawing.rules((60, 440), YS)
    drawing.fill((60,), YS, [["一、主要职能 …… 1"], ["二、机构设置 …… 2"], ["三、预算表 …… 5"]])
    raw = read(drawing.save())
    assert lines(raw) == ["一、主要职能 …… 1", "二、机构设置 …… 2", "三、预算表 …… 5"]
    assert grids(raw) == []


def test_two_tables_a_page_with_the_lines_between_them(drawing: Drawing) -> None:
    drawing.text(60, 80, "表一")
    drawing.rules(XS, YS)
    drawing.fill(XS, YS, BUDGET)
    drawing.text(60, 180, "注：以上不含结转")
    drawing.text(60, 200, "表二")
    below = [y + 120 for y in YS]
    drawing.rules((60, 250, 440), below)
    drawing.fill((60, 250), below, [["项目", "金额"], ["甲", "1.00"], ["乙", "2.00"]])
    raw = read(drawing.save())
    assert shape(raw) == ["表一", "GRID", "注：以上不含结转", "表二", "GRID"]
    assert grids(raw)[1] == [["项目", "金额"], ["甲", "1.00"], ["乙", "2.00"]]


def test_underlined_prose_is_no_table(drawing: Drawing) -> None:
    for middle, figure in ((100, "21,955.35"), (120, "3,958.67"), (140, "21.95")):
        drawing.text(60, middle, f"收入支出预算总计 {figure} 万元，比上年增加。")
        drawing.h(middle + 6, 145, 195)
    raw = read(drawing.save())
    assert grids(raw) == []
    assert len(lines(raw)) == 3


@pytest.mark.parametrize("drawn", [0, 90, 180, 270])
@pytest.mark.parametrize("stored", [0, 90, 180, 270])
def test_turned_pages(drawing: Drawing, drawn: int, stored: int) -> None:
    """Text drawn at an angle, on a page shown at an angle: one grid, its boxes where the page shows them."""
    side = 595
    drawing.canvas.setPageRotation(stored)
    drawing.canvas.translate(side / 2, side / 2)
    drawing.canvas.rotate(drawn)
    drawing.canvas.translate(-side / 2, side / 2 - 842)
    drawing.rules(XS, YS)
    drawing.fill(XS, YS, BUDGET)
    raw = read(drawing.save())
    assert grids(raw) == [BUDGET]
    cell = next(block for block in raw.blocks if isinstance(block, Grid)).rows[0][0]
    assert cell is not None
    assert cell.bbox is not None
    x0, top, x1, bottom = cell.bbox
    assert 0 <= x0 < x1 <= 842
    assert 0 <= top < bottom <= 842
    assert (bottom - top > x1 - x0) == ((drawn + stored) % 180 == 90)
