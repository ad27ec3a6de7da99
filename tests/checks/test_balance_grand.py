"""A side's grand total is the total of the year and what is carried over."""

import pytest
from audited import HEAD, findings

TABLE = (
    f"{HEAD}表1 收支总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n一、一般公共预算拨款收入\t30.00\t一、一般公共服务支出\t30.00\n"
    "本年收入合计\t30.00\t本年支出合计\t30.00\n上年结转\t{carried}\t结转下年\t{left}\n其中：财政拨款结转\t{part}\t\t\n收入总计\t{income}\t支出总计\t{spent}\n"
)


@pytest.mark.parametrize(
    ("carried", "part", "left", "income", "spent", "found"),
    [
        ("2.00", "1.00", "2.00", "32.00", "32.00", []),
        ("2.00", "", "2.01", "32.00", "32.00", [("rounding", "32.00", "32.01")]),
        ("2.00", "1.00", "4.00", "32.00", "32.00", [("high", "32.00", "34.00")]),
        ("3.00", "1.00", "2.00", "32.00", "32.00", [("high", "32.00", "33.00")]),
        ("", "", "", "30.00", "30.00", []),
        # what is carried over is in the year's total already
        ("2.00", "1.00", "2.00", "30.00", "30.00", []),
    ],
)
def test_totals(carried: str, part: str, left: str, income: str, spent: str, found: list[tuple[str, str, str]]) -> None:
    text = TABLE.format(carried=carried, part=part, left=left, income=income, spent=spent)
    got = [(str(f.severity), f.stated, f.recomputed) for f in findings(text, "balance-grand") if f.severity != "rounding" or found]
    assert got == found
