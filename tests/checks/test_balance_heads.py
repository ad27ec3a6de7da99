"""A balance table has income on one side and expenditure on the other."""

import pytest
from audited import HEAD, findings

TABLE = "表1 收支总表\n单位：万元\n收入\t\t{}\t\n项目\t预算数\t项目\t预算数\n一、一般公共预算拨款收入\t3.00\t一、一般公共服务支出\t3.00\n收入总计\t3.00\t支出总计\t3.00\n"


@pytest.mark.parametrize(("head", "found"), [("支出", []), ("收入", [("收入", "支出")])])
def test_heads(head: str, found: list[tuple[str, str]]) -> None:
    got = findings(HEAD + TABLE.format(head), "balance-heads")
    assert [(f.stated, f.recomputed) for f in got] == found
