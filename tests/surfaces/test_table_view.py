"""Parsed tables beside the page or the lines they come from, with what was placed, joined or doubted marked."""

from dataclasses import replace
from pathlib import Path

from doubles import HOSTILE, document, table

from adapters.page_images import page_images
from ingest.pipeline import parse
from surfaces.table_view import view_page

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
