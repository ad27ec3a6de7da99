"""A table has the title that the list of tables announces."""

import pytest
from audited import HEAD, findings, read

LIST = "表1.收支总表\n表2.收入总表\n表3.{}\n"
TABLES = (
    "表1 收支总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n一、一般公共预算拨款收入\t3.00\t一、一般公共服务支出\t3.00\n"
    "表2 收入总表\n单位：万元\n科目编码\t科目名称\t合计\t一般公共预算\n\t合计\t3.00\t3.00\n"
    "表3 支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t3.00\t3.00\t0.00\n"
)


@pytest.mark.parametrize(
    ("title", "found"),
    [("支出总表", []), ("部门支出总表", []), ("支出总表........8", []), ("项目支出绩效目标表", [("项目支出绩效目标表", "支出总表")])],
)
def test_titles(title: str, found: list[tuple[str, str]]) -> None:
    got = findings(HEAD + LIST.format(title) + TABLES, "table-title")
    assert [(f.stated, f.recomputed) for f in got] == found


def test_a_title_that_differs_is_told_with_both_places() -> None:
    document = read(HEAD + LIST.format("项目支出绩效目标表") + TABLES)
    [found] = [f for f in document.findings if f.rule == "table-title"]
    spans = [tuple(int(part) for part in cell[1:].split("-")) for cell in found.cells]
    assert [document.slice((start, end)) for start, end in spans] == ["项目支出绩效目标表", "支出总表"]
