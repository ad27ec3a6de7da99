"""Two items do not have one and the same purpose."""

import pytest
from audited import HEAD, findings

ITEM = "{}.一般公共服务支出（类）档案事务（款）{}（项）2.00万元，主要用于{}。"


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("馆藏档案数字化加工和异地备份", "公益演出和群众文艺创作", 0),
        ("馆藏档案数字化加工和异地备份", "馆藏档案数字化加工和异地备份", 1),
        ("机关人员工资和日常公用经费支出", "机关人员工资和日常公用经费支出", 0),
        ("数字化", "数字化", 0),
    ],
)
def test_purposes(first: str, second: str, count: int) -> None:
    text = f"{HEAD}五、具体安排情况\n{ITEM.format(1, '档案馆', first)}\n{ITEM.format(2, '其他档案事务支出', second)}\n"
    assert [(f.kind, str(f.severity)) for f in findings(text, "purpose-copied")] == [("soft", "low")] * count
