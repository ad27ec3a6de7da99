"""Parsed tables beside the page or the lines they come from, with what was placed, joined or doubted marked."""

from dataclasses import replace
from pathlib import Path

from doubles import HOSTILE, document, table

from adapters.page_images import page_images
from ingest.pipeline import parse
from surfaces.table_view import view_page
from surfaces.words import placing

SAMPLE = Path(__file__).parents[2] / "sample" / "qingchuan-2025-budget.pdf"


def test_a_text_table_stands_beside_its_source_lines_with_a_legend():
    whole = document()
    page = view_page(whole, list(whole.tables), None, "", "zh")
    assert '<ul class="dq-legend">' in page
    assert '<ol class="dq-lines">' in page
    assert "<img" not in page
    assert HOSTILE not in page


def test_doubt_is_marked_and_counted():
    page = view_page(document(), [table()], None, "", "en")
    assert "dq-doubt" in page.split("<main>")[1]
    assert "in doubt" in page


def test_a_value_read_under_another_path_than_its_column_says_so():
    whole = document()
    cells = [cell for cell in whole.tables[0].cells if cell.kind == "value" and cell.col_path]
    other = replace(cells[0], col_path=("收入", "预算数"))
    moved = replace(whole.tables[0], cells=tuple(other if cell is cells[0] else cell for cell in whole.tables[0].cells))
    column = [cell for cell in cells if cell.col == cells[0].col]
    assert ("<small>收入 › 预算数</small>" in view_page(whole, [moved], None, "", "zh")) == (len(column) > 1)
    assert "<small>" not in view_page(whole, [whole.tables[0]], None, "", "zh")


def test_a_pdf_table_stands_beside_the_image_of_its_page():
    parsed = parse(SAMPLE)
    page = view_page(parsed, [parsed.tables[0]], SAMPLE, "", "zh")
    assert page.count("data:image/jpeg;base64,") == 1
    assert "dq-box dq-outline" in page
    assert "http" not in page.replace("http-equiv", "")


def test_pages_that_a_file_lacks_are_left_out():
    assert set(page_images(SAMPLE, [1, 999, 0])) == {1}
    assert page_images(SAMPLE, [1])[1].jpeg.startswith(b"\xff\xd8")


FLAT = """某区档案局2025年部门预算
第二部分 预算表
一般公共预算财政拨款
表3 支出总表
单位：万元
科目编码 科目名称 合计 基本支出 项目支出
208 社会保障和就业支出 9.66 8.16 1.50
20805 行政事业单位养老支出 8.16 8.16
20811 残疾人事业 1.50 1.50
21012 财政对医疗保险基金的补助 0.50 0.40
"""


def test_placed_and_doubted_cells_are_marked_and_explained_in_words(tmp_path):
    (tmp_path / "a.txt").write_text(FLAT, "utf-8")
    parsed = parse(tmp_path / "a.txt")
    page = view_page(parsed, list(parsed.tables), None, "", "zh")
    cells = {c.text: c for c in parsed.tables[0].values() if c.row == 4 or c.doubtful}
    assert (cells["1.50"].placed_by, cells["0.40"].doubtful) == ("roll-up", True)
    assert 'dq-placed dq-value" title="社会保障和就业支出 › 残疾人事业 | 项目支出 | 万元 | 版面丢了列位，按勾稽关系（上级科目' in page
    assert "放回的依据：上级科目（或合计行）等于下级各行之和（6 格）" in page
    address = f"t1!R{cells['0.40'].row}C{cells['0.40'].col}"
    assert "存疑的格：" in page and f'<a href="#{address}">财政对医疗保险基金的补助 0.40</a>' in page
    assert f'id="{address}" class="dq-num dq-doubt' in page
    assert "roll-up" not in page


def test_every_mark_of_placing_has_words_in_both_languages():
    for mark in ("columns", "roll-up", "stated", "row-shift"):
        assert len({mark, placing(mark, "zh"), placing(mark, "en")}) == 3
    assert placing("unknown") == "unknown"
