"""Procurement is goods, works and services."""

import pytest
from audited import HEAD, brief, changed, findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("政府采购预算支出合计30.00万元，其中：货物类10.00万元、工程类5.00万元、服务类15.00万元。", []),
        ("政府采购支出总额25.00万元，其中：政府采购货物支出10.00万元、政府采购服务支出15.00万元。", []),
        ("政府采购支出总额30.00万元，其中：政府采购货物支出10.00万元、政府采购服务支出15.00万元。", [("high", "30.00", "25.00")]),
        ("政府采购支出总额25.01万元，其中：政府采购货物支出10.00万元、政府采购服务支出15.00万元。", [("rounding", "25.01", "25.00")]),
        ("政府采购支出总额30.00万元，其中：政府采购货物支出10.00万元。", []),
        ("政府购买服务预算30.00万元，其中：印刷服务10.00万元、审计服务15.00万元。", []),
    ],
)
def test_kinds_and_their_total(text: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(f"{HEAD}（二）政府采购\n2025年{text}\n", "procurement") == found


def test_a_finding_cites_the_total_and_the_kinds() -> None:
    text = "政府采购支出总额30.00万元，其中：政府采购货物支出10.00万元、政府采购服务支出15.00万元。"
    [found] = findings(f"{HEAD}（二）政府采购\n2025年{text}\n", "procurement")
    assert len(found.cells) == 3


def test_one_changed_figure_of_the_sample_is_noticed() -> None:
    assert "procurement" in {r for r, _, _ in changed("38.60", "36.80", "2025年政府采购预算支出合计319.20")}
