"""An amount in the narrative has its unit."""

import pytest
from audited import HEAD, findings


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("收、支总计各减少1,188.52，下降21.5%。", ["1,188.52万元"]),
        ("行政单位医疗73.11万，比2024年预算增加7.11万元。", ["73.11万元"]),
        ("收、支总计各减少1,188.52万元，下降21.5%。", []),
        ("案件执行支出950万元，与上年相比减少100万元，减少9.52，主要原因是压减。", ["9.52%"]),
        ("服务群众增加1.5万人次，比上年多。", []),
        ("提高2.5个百分点，增长3。", []),
    ],
)
def test_units(text: str, right: list[str]) -> None:
    found = findings(f"{HEAD}一、总体情况\n{text}\n", "unit-missing")
    assert [f.recomputed for f in found] == right
    assert all(f.kind == "label" for f in found)


def test_a_slip_that_is_repeated_follows_from_the_first() -> None:
    text = "收、支总计各减少1,188.52，下降21.5%。\n二、支出\n支出减少1,188.52，下降21.5%。\n三、医疗\n医疗73.11万，比2024年预算增加7.11万元。\n"
    found = findings(f"{HEAD}一、总体情况\n{text}", "unit-missing")
    assert [f.cause for f in found] == [None, found[0].id, None]
