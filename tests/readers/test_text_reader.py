"""Plain text and its tab-separated tables."""

from pathlib import Path

from ingest.blocks import Grid
from ingest.readers import text


def test_a_row_cut_in_two_inside_a_cell_is_put_together(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    rows = ["单位\t项目\t科目\t金额", "甲\t水库\t2130305\t5.00", "甲\t节水与", "水资源\t2130311\t2.00", "乙\t供水\t2130335\t1.00", "乙\t防汛\t2130314\t1.00"]
    path.write_text("\n".join(rows), "utf-8")
    [grid] = text.read(path).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.rows[2] if cell] == ["甲", "节水与\n水资源", "2130311", "2.00"]
    assert len(grid.rows) == 5
