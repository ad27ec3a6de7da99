"""What running costs are said to be used for has an amount in the statement of basic expenditure."""

import pytest
from audited import HEAD, findings

TABLE = (
    f"{HEAD}表6 一般公共预算基本支出表\n单位：万元\n科目编码\t科目名称\t合计\t人员经费\t公用经费\n\t合计\t20.00\t15.00\t5.00\n"
    "301\t工资福利支出\t15.00\t15.00\t0.00\n30101\t基本工资\t15.00\t15.00\t0.00\n302\t商品和服务支出\t5.00\t0.00\t5.00\n"
    "30201\t办公费\t{}\t0.00\t{}\n30202\t印刷费\t{}\t0.00\t{}\n30205\t水费\t1.00\t0.00\t1.00\n30206\t电费\t2.00\t0.00\t2.00\n第三部分 说明\n"
)
SAID = "公用经费5.00万元，主要用于：办公费、印刷费、\n水费、电费等。\n"


@pytest.mark.parametrize(
    ("office", "printing", "stated"),
    [("1.00", "1.00", []), ("0.00", "2.00", []), ("0.00", "0.00", ["办公费、印刷费"])],
)
def test_uses_and_their_amounts(office: str, printing: str, stated: list[str]) -> None:
    text = TABLE.format(office, office, printing, printing) + f"六、一般公共预算基本支出安排情况\n{SAID}"
    found = findings(text, "uses-unspent")
    assert [f.stated for f in found] == stated
    assert {(f.kind, str(f.severity)) for f in found} <= {("soft", "low")}


def test_a_list_in_another_chapter_is_left_alone() -> None:
    text = TABLE.format("0.00", "0.00", "0.00", "0.00") + f"九、其他情况\n{SAID}"
    assert findings(text, "uses-unspent") == []
