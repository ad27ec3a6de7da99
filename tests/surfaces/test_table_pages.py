import csv
import io

from doubles import HOSTILE, table
from hypothesis import given
from hypothesis import strategies as st

from disclosure.amount import parse_number
from surfaces import grid
from surfaces.markup import Mark, document_page, esc, table_html


def test_columns_stand_under_each_other_with_chinese_counted_double():
    lines = grid.to_text(table()).splitlines()
    assert lines[0] == "# t1  表3 支出总表  单位：万元"
    # 科目 and 合计 are four places wide, as is the widest of neither column.
    assert lines[1].index("合计") == lines[1].index("科目") + 2 + (lines[2].index("200.00") - 2)


def test_csv_reads_back_as_printed_and_defuses_formulas():
    rows = list(csv.reader(io.StringIO(grid.to_csv([table()]))))
    assert rows[1] == ["合计", "200.00", "150.50", "49.50"]
    assert rows[2] == ["'=HYPERLINK(1)", "-3.20", "", "—"]
    assert rows[3][0] == HOSTILE


def test_csv_of_several_tables_names_each():
    text = grid.to_csv([table(), table()])
    assert text.count("表3 支出总表") == 2


@given(st.text(max_size=20))
def test_no_csv_cell_begins_like_a_formula_unless_it_is_a_number(text):
    safe = grid.harmless(text)
    assert safe.lstrip()[:1] not in set("=+-@") or parse_number(safe) is not None


def test_a_table_is_chosen_by_position_or_id():
    from doubles import document

    whole = document()
    assert grid.choose(whole, "1") == grid.choose(whole, "t1") == grid.choose(whole, None) == [table()]
    assert grid.choose(whole, "2") is grid.choose(whole, "0") is grid.choose(whole, "t9") is None


def test_the_cited_cell_and_the_headers_it_is_read_by_are_marked():
    drawn = table_html(table(), Mark.of("t1!R2C3"))
    assert 'id="t1!R2C3" class="dq-inrow dq-incol dq-cited dq-num" aria-current="true">150.50<' in drawn
    assert 'id="t1!R1C3" class="dq-incol dq-head">基本支出<' in drawn
    assert 'id="t1!R2C1" class="dq-inrow dq-head">合计<' in drawn
    assert drawn.count("dq-cited") == 1
    # 合计 also heads another column, which is not this cell's.
    assert 'id="t1!R1C2" class="">合计<' in drawn


def test_a_cell_without_a_certain_place_is_marked():
    assert 'id="t1!R4C3" class="dq-num dq-doubt"' in table_html(table())


def test_far_rows_are_left_out_and_counted():
    drawn = table_html(table(), Mark.of("t1!R2C3"), around=0)
    assert "略去 2 行" in drawn
    assert "科目" in drawn
    assert "HYPERLINK" not in drawn


def test_a_page_of_a_table_loads_nothing_and_runs_nothing():
    from doubles import document

    page = document_page(document(), [table()], None, "", "zh")
    assert "<script" not in page
    assert "<img" not in page
    assert "${" not in page
    assert "{{" not in page
    assert esc(HOSTILE) in page


@given(st.text(max_size=40))
def test_escaped_text_holds_no_markup_and_reads_back_the_same(text):
    import html

    safe = esc(text)
    assert not set(safe) & set("<>\"'{}$`")
    assert html.unescape(safe) == html.unescape(html.escape(text))
