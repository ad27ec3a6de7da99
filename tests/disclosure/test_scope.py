"""Which money a figure counts: by its headings, its statement, its section."""

from decimal import Decimal

import pytest

from disclosure.amount import COUNT, WAN_YUAN, Amount, Unit
from disclosure.model import CellState, Fact
from disclosure.scope import scope_of


def fact(rows: str = "教育支出", column: str = "合计", statement: str | None = None, section: str = "", unit: Unit = WAN_YUAN) -> Fact:
    return Fact(
        "t1!R1C1", "d", rows, (rows,), (column,), "1.00", CellState.NUMBER, (0, 4), (0, 4), amount=Amount(Decimal("1.00"), unit),
        statement=statement, section=(section,) if section else (),
    )


@pytest.mark.parametrize(
    ("one", "scope"),
    [
        (fact(statement="general_by_function"), "general"),
        (fact(statement="balance"), "all"),
        (fact(statement="balance", rows="一般公共预算拨款收入"), "general"),
        (fact(statement="fiscal_balance"), "fiscal"),
        (fact(statement="fiscal_balance", column="政府性基金预算"), "government_fund"),
        (fact(statement="income", column="单位资金"), "other"),
        (fact(section="五、一般公共预算支出安排情况"), "general"),
        (fact(rows="国有资本经营预算支出", section="五、一般公共预算支出安排情况"), "state_capital"),
        (fact(section="十一、其他重要事项"), None),
        (fact(statement="balance", unit=COUNT), None),
    ],
)
def test_scope(one: Fact, scope: str | None) -> None:
    assert scope_of(one) == scope
