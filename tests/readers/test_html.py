"""Web pages: spans, nested and layout tables, old encodings, what a browser does not show."""

from pathlib import Path

import pytest
from pdf_drawing import grids, lines, shape

from disclosure.errors import UnreadableFile
from ingest.blocks import Raw
from ingest.readers import claimant, html, read


def page(tmp_path: Path, body: str, encoding: str = "utf-8", head: str = "") -> Raw:
    path = tmp_path / "a.html"
    path.write_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding))
    return html.read(path)


def test_spans_cover_their_places(tmp_path: Path) -> None:
    body = (
        "<table><tr><th rowspan=2>科目</th><th colspan=2>支出</th></tr><tr><th>基本</th><th>项目</th></tr>"
        "<tbody><tr><td>教育支出</td><td>1,234.50</td><td></td></tr></tbody></table>"
    )
    raw = page(tmp_path, body)
    assert grids(raw) == [[["科目", "支出", None], [None, "基本", "项目"], ["教育支出", "1,234.50", ""]]]
    assert raw.text == "科目\t支出\t\n\t基本\t项目\n教育支出\t1,234.50\t\n"


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "gb18030", "utf-8", ""])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_encodings_are_told_even_where_the_page_tells_a_wrong_one(tmp_path: Path, charset: str, encoding: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    if charset.startswith("g") and encoding == "utf-8":
        pytest.skip("bytes that two encodings decode")
    assert lines(page(tmp_path, "<p>二〇二五年部门预算 1,683.37万元</p>", encoding, head)) == ["二〇二五年部门预算 1,683.37万元"]


def test_blocks_are_lines_and_blanks_are_one(tmp_path: Path) -> None:
    body = "<h1>部门\n   预算</h1><div>收入<b>100.00</b>万元<br>支出&nbsp;<span>90.00</span></div>尾"
    assert lines(page(tmp_path, body)) == ["部门 预算", "收入100.00万元", "支出 90.00", "尾"]


def test_what_a_browser_does_not_show_is_left_out(tmp_path: Path) -> None:
    body = (
        "<script>var a=1</script><style>p{}</style><p style='display:none'>藏</p><!-- 注 --><p hidden>藏</p>显"
        "<table><tr><td>甲</td><td style='display: none'>9</td><td>1</td></tr><tr hidden><td>乙</td><td>9</td></tr></table>"
        "<table style='display:none'><tr><td>丙</td><td>9</td></tr></table>"
    )
    raw = page(tmp_path, body)
    assert (lines(raw), grids(raw)) == (["显"], [[["甲", "1"]]])


def test_a_layout_table_is_no_table(tmp_path: Path) -> None:
    inner = "<table><tr><td>科目</td><td>金额</td></tr><tr><td>教育</td><td>1.00</td></tr></table>"
    raw = page(tmp_path, f"<table><tr><td>支出总表{inner}说明</td></tr><tr><td>页脚</td></tr></table>")
    assert shape(raw) == ["支出总表", "GRID", "说明", "页脚"]


def test_a_table_in_a_form_follows_it(tmp_path: Path) -> None:
    inner = "<table><tr><td>明细</td><td>金额</td></tr><tr><td>印刷费</td><td>5.00</td></tr></table>"
    raw = page(tmp_path, f"<table><tr><td>项目</td><td>编研</td></tr><tr><td>说明</td><td>见下{inner}</td></tr></table>")
    assert grids(raw) == [[["项目", "编研"], ["说明", "见下"]], [["明细", "金额"], ["印刷费", "5.00"]]]


def test_ticks_captions_and_titles_in_the_frame(tmp_path: Path) -> None:
    body = (
        "<table><caption>表3</caption><tr><td colspan=2>支出总表</td></tr><tr><td>单位：万元</td></tr>"
        "<tr><td>采购</td><td><input type=checkbox checked>是<input type=checkbox>否</td></tr>"
        "<tr><td>金额</td><td>1.00</td></tr></table>"
    )
    raw = page(tmp_path, body)
    assert shape(raw) == ["表3", "支出总表", "单位：万元", "GRID"]
    assert grids(raw) == [[["采购", "☑是□否"], ["金额", "1.00"]]]


def test_cells_that_nobody_closed(tmp_path: Path) -> None:
    assert grids(page(tmp_path, "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>")) == [[["甲", "1"], ["乙", "2"]]]


def test_a_page_that_calls_itself_a_workbook_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "预算.xls"
    path.write_bytes("<html><meta charset=gb2312><table><tr><td>甲<td>1,2.00</table></html>".encode("gb18030"))
    assert claimant(path.read_bytes(), path.name).NAME == "html"
    assert grids(read(path)) == [[["甲", "1,2.00"]]]


def test_text_with_tags_stays_text() -> None:
    assert claimant(b"<table><tr>", "a.md").NAME == "text"
    assert claimant("\ufeff<!DOCTYPE html>".encode(), "a").NAME == "html"
    assert claimant("\ufeff<html>".encode("utf-16-le"), "a.htm").NAME == "html"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<table><tr>" + "<td>1" * 600 + "</table>", "600 列"),
        ("<table><tr><td colspan=100000>1<td>2</table>", "列"),
        ("<table><tr><td>" * 60 + "x", "层层相套"),
        ("", "没有可读的内容"),
    ],
)
def test_hostile_pages_say_so(tmp_path: Path, body: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        page(tmp_path, body)


def test_deep_nesting_and_huge_rowspans_end(tmp_path: Path) -> None:
    assert lines(page(tmp_path, "<div>" * 1500 + "底" + "</div>" * 1500 + "尾")) == ["底", "尾"]
    with pytest.raises(UnreadableFile, match="层层相套"):
        page(tmp_path, "头" + "<div>" * 100_000 + "底")
    rows = "".join(f"<tr><td rowspan=65000>{n}<td>1" for n in range(50))
    assert len(grids(page(tmp_path, f"<table>{rows}</table>"))[0]) == 50
