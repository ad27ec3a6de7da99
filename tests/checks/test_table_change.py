"""The change of the 三公 expenses told in the text against the two years of their table."""

import pytest
from audited import brief

TEXT = (
    "某区档案局2025年部门预算\n2025年财政拨款“三公”经费支出表\n第一部分 2025年部门预算情况说明\n五、“三公”经费预算情况说明\n"
    "2025年“三公”经费预算{}万元，比2024年{}万元，主要原因是厉行节约。其中：公务接待费1.20万元，比2024年{}万元。\n"
    "表7 一般公共预算“三公”经费支出表\n单位：万元\n"
    "年度\t“三公”经费合计\t因公出国（境）费\t公务接待费\t公务用车运行维护费\n"
    "2024年\t9.60\t0.00\t1.60\t8.00\n2025年\t8.20\t0.00\t1.20\t7.00\n"
)


@pytest.mark.parametrize(
    ("total", "change", "reception", "found"),
    [
        ("8.20", "减少1.40", "减少0.40", []),
        ("8.20", "减少1.04", "减少0.40", [("high", "-1.04", "-1.40")]),
        ("8.20", "增加1.40", "减少0.40", [("high", "1.40", "-1.40")]),
        ("8.20", "减少1.40", "减少0.04", [("high", "-0.04", "-0.40")]),
    ],
)
def test_the_changes(total: str, change: str, reception: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(TEXT.format(total, change, reception), "table-change") == found


def test_a_change_against_another_year_is_left_alone() -> None:
    assert brief(TEXT.format("8.20", "减少1.40", "减少0.40").replace("比2024年减少1.40", "比2023年减少3.00"), "table-change") == []
