"""Parts of procurement by size of the firm never exceed the whole."""

import pytest
from audited import HEAD, read

OPEN = "2025年政府采购预算总额100.00万元，其中：货物预算40.00万元、服务预算60.00万元。面向中小企业预留采购项目预算{}万元，面向其他采购项目预算{}万元。"
SMALL = "2025年政府采购预算总额100.00万元。面向中小企业预留政府采购项目预算金额70.00万元，其中，预留给小型和微型企业的政府采购项目预算为{}万元。"
AWARDED = "2025年政府采购支出总额100.00万元。授予中小企业合同金额{}万元，占政府采购支出总额的90%。"
RULES = ("procurement-reserved", "procurement-small")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (OPEN.format("70.00", "30.00"), []),
        (OPEN.format("70.00", "30.01"), []),
        (OPEN.format("70.00", "20.00"), []),
        (OPEN.format("70.00", "50.00"), [("procurement-reserved", "100.00", "120.00")]),
        (OPEN.format("110.00", "0.00"), [("procurement-reserved", "100.00", "110.00")]),
        (SMALL.format("60.00"), []),
        (SMALL.format("80.00"), [("procurement-small", "70.00", "80.00")]),
        (AWARDED.format("90.00"), []),
        (AWARDED.format("190.00"), [("procurement-reserved", "100.00", "190.00")]),
    ],
)
def test_parts_and_whole(text: str, found: list[tuple[str, str, str]]) -> None:
    findings = read(f"{HEAD}四、政府采购情况\n{text}\n").findings
    assert [(f.rule, f.stated, f.recomputed) for f in findings if f.rule in RULES and f.cause is None] == found


def test_the_sum_may_come_last() -> None:
    text = "2025年预留项目预算70.00万元，其他项目预算50.00万元，政府采购预算100.00万元。"
    [found] = [f for f in read(f"{HEAD}四、政府采购情况\n{text}\n").findings if f.rule in RULES]
    assert (str(found.severity), found.difference) == ("high", "-20.00")


def test_what_is_reserved_elsewhere_is_no_procurement() -> None:
    text = "单位预留机动经费预算数为168.00万元，其他项目5.00万元。\n四、政府采购情况\n2025年政府采购预算总额100.00万元。"
    assert [f for f in read(f"{HEAD}三、支出情况\n{text}\n").findings if f.rule in RULES] == []
