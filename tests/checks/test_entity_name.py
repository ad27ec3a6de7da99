"""A disclosure of a department's own office says so wherever it names its entity."""

import pytest
from audited import findings

TEXT = "某区档案局（本级）2023年度部门决算\n财政拨款收入支出决算情况\n单位名称：某区档案局（本级）\n第三部分 某区档案局（本级）2023年度部门决算情况说明\n十、机关运行经费支出说明\n2023年度{}机关运行经费支出29.19万元。\n"


@pytest.mark.parametrize(("name", "count"), [("某区档案局（本级）", 0), ("某区档案局", 1), ("本单位", 0)])
def test_names(name: str, count: int) -> None:
    found = findings(TEXT.format(name), "entity-name")
    assert len(found) == count
    assert all(f.recomputed == "某区档案局（本级）" for f in found)


def test_every_place_is_counted_and_named() -> None:
    text = TEXT.format("某区档案局") + "十一、资产\n截至2023年12月31日，某区档案局共有车辆2辆。\n"
    [found] = findings(text, "entity-name")
    assert len(found.cells) == 2
    assert "共2处" in found.message
    assert "十、机关运行经费支出说明”、“十一、资产" in found.message
