"""The statements of a disclosure are of its own year."""

import pytest
from audited import findings

TABLE = "{year}年{name}\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t30.00\t20.00\t10.00\n201\t一般公共服务支出\t30.00\t20.00\t10.00\n"
NAMES = ("部门支出预算总表", "部门一般公共预算支出预算表", "部门财政拨款支出预算总表")


@pytest.mark.parametrize(("years", "stated"), [((2025, 2025, 2025), []), ((2025, 2025, 2024), ["2024"]), ((2025, 2024, 2024), [])])
def test_titles(years: tuple[int, ...], stated: list[str]) -> None:
    tables = "".join(TABLE.format(year=year, name=name) for year, name in zip(years, NAMES, strict=True))
    found = findings(f"某区档案局2025年部门预算\n2025年财政拨款支出预算情况\n{tables}", "table-year")
    assert [f.stated for f in found] == stated
    assert {(f.kind, str(f.severity)) for f in found} <= {("label", "low")}
    assert all(f.cells for f in found)
