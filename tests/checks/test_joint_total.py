"""Amounts that a sentence adds up come to the sum it gives."""

import pytest
from audited import HEAD, brief, findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("工资福利支出120.00万元与商品和服务支出30.00万元，合计150.00万元。", []),
        ("工资福利支出120.00万元与商品和服务支出30.00万元，合计150.01万元。", [("rounding", "150.01", "150.00")]),
        ("工资福利支出120.00万元与商品和服务支出30.00万元，合计160.00万元。", [("high", "160.00", "150.00")]),
        ("办公费1.00万元、印刷费2.00万元，共计4.00万元。", [("high", "4.00", "3.00")]),
        ("办公费1.00万元、印刷费20000元，共计3.00万元。", []),
        ("甲项目10.00万元和乙项目20.00万元两项合计30.00万元。", []),
        ("甲项目10.00万元和乙项目20.00万元两项合计40.00万元。", [("high", "40.00", "30.00")]),
        # of the last two only
        ("培训9.00万元，甲项目10.00万元，乙项目20.00万元，合计30.00万元。", []),
        # a total of its own, with its parts behind it
        ("甲项目10.00万元，乙项目20.00万元，合计35.00万元，其中：财政拨款35.00万元。", []),
        ("收入10.00万元，比上年增加2.00万元；支出合计40.00万元。", []),
        ("甲项目10.00万元。乙项目20.00万元。合计40.00万元。", []),
    ],
)
def test_terms_and_their_sum(text: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(f"{HEAD}三、基本支出情况\n2025年{text}\n", "joint-total") == found


def test_a_finding_cites_the_sum_and_its_terms() -> None:
    [found] = findings(f"{HEAD}三、情况\n2025年甲项目10.00万元和乙项目20.00万元两项合计40.00万元。\n", "joint-total")
    assert len(found.cells) == 3
