"""Tables written as HTML in a text: what recognition models and some web pages give."""

from pathlib import Path

import pytest

from ingest.blocks import Grid, Line
from ingest.pipeline import parse
from ingest.readers import text


def read(tmp_path: Path, content: str) -> tuple[Grid | Line, ...]:
    path = tmp_path / "a.md"
    path.write_text(content, "utf-8")
    return tuple(block for block in text.read(path).blocks if not isinstance(block, Line) or block.text.strip())


def shown(grid: Grid) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in grid.rows]


def test_merged_cells_keep_their_places(tmp_path: Path) -> None:
    content = '前文\n<table><tr><td rowspan="2">科目</td><td colspan="2">支出</td></tr><tr><td>基本</td><td><b>项目</b></td></tr><tr><td>教育</td><td>1.00</td><td></td></tr></table>\n后文'
    before, grid, after = read(tmp_path, content)
    assert isinstance(grid, Grid) and isinstance(before, Line) and isinstance(after, Line)
    assert shown(grid) == [["科目", "支出", None], [None, "基本", "项目"], ["教育", "1.00", ""]]
    assert (before.text, after.text) == ("前文", "后文")


def test_every_cell_points_at_its_own_text(tmp_path: Path) -> None:
    content = "说明<table>\n<tr><th>项目&nbsp;</th><th>金额</th></tr>\n<tr><td> 水费<br/>电费 </td><td>1,234.50</td></tr>\n</table>"
    [_, grid] = read(tmp_path, content)
    assert isinstance(grid, Grid)
    cell = grid.rows[1][1]
    assert cell is not None and content[slice(*cell.span)] == "1,234.50"
    assert grid.rows[1][0] is not None and grid.rows[1][0].text == "水费\n电费"


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        ("<table><tr><td>一列</td></tr><tr><td>也是一列</td></tr></table>", [Line, Line]),
        ("<table><tr><td>甲</td><td>1</td></tr>", [Grid]),  # cut off
        ("<table></table>", []),
        ("<table><tr><td colspan='9999'>甲</td></tr></table>", [Line]),
    ],
)
def test_what_is_no_table_or_broken(tmp_path: Path, content: str, kinds: list[type]) -> None:
    assert [type(block) for block in read(tmp_path, content)] == kinds


def test_a_statement_in_html_reads_like_one_with_tabs(tmp_path: Path) -> None:
    head = "某区档案局2025年部门预算\n2025年财政拨款支出预算情况\n表3 支出总表\n单位：万元\n"
    rows = [("科目编码", "科目名称", "合计", "基本支出", "项目支出"), ("", "合计", "9.00", "5.00", "4.00"), ("201", "一般公共服务支出", "9.00", "5.00", "4.00")]
    marked = "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    facts = []
    for name, body in (("a.md", marked), ("b.md", "\n".join("\t".join(row) for row in rows))):
        path = tmp_path / name
        path.write_text(head + body, "utf-8")
        facts.append([(f.label, f.col_path, f.code, str(f.amount)) for f in parse(path).facts if f.cell and f.amount])
    assert facts[0] == facts[1] != []
