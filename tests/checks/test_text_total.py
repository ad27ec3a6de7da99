"""A total stated by its usual name is the total its tables give."""

import pytest
from audited import TABLE, brief, changed, findings

ROWS = "\t合计\t959.82\t678.92\t280.90\n201\t一般公共服务支出\t959.82\t678.92\t280.90\n第三部分 说明\n三、支出预算安排情况\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年支出预算959.82万元，其中：基本支出678.92万元。", []),
        ("2025年支出预算9598200元。", []),
        ("2025年支出预算995.82万元。", [("high", "995.82", "959.82")]),
        ("2025年支出预算959.83万元。", [("rounding", "959.83", "959.82")]),
        ("2025年支出预算959.84万元。", [("low", "959.84", "959.82")]),
        ("2025年支出预算959.82万元，其中：基本支出687.92万元。", [("high", "687.92", "678.92")]),
        ("2024年支出预算995.82万元。", []),
        ("2025年政府采购支出预算995.82万元。", []),
        ("2025年支出预算比上年增加995.82万元。", []),
    ],
)
def test_a_sentence_and_the_statement(text: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(f"{TABLE}{ROWS}{text}\n", "text-total") == found


def test_a_finding_cites_the_sentence_and_the_cell() -> None:
    [found] = findings(f"{TABLE}{ROWS}2025年支出预算995.82万元。\n", "text-total")
    assert found.cells[1] == "t1!R2C3"
    assert found.quote == "2025年支出预算995.82万元。"


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("2025年财政拨款收支总预算2,300.73万元", "2,300.73", "2,330.73"),
        ("（一）人员经费1,509.84", "1,509.84", "1,590.84"),
        ("（二）公用经费143.69", "143.69", "134.69"),
        ("2025年项目支出695.70万元，其中", "695.70", "659.70"),
    ],
)
def test_one_changed_total_of_the_sample_is_noticed(line: str, before: str, after: str) -> None:
    assert "text-total" in {rule for rule, _, _ in changed(before, after, line)}
