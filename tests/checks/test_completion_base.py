"""A completion rate of a budget that was nothing: of another budget, a convention, or no rate at all."""

import pytest
from audited import findings

HEAD = "某区档案局2023年度部门决算\n2023年财政拨款收入支出决算情况\n第三部分 2023年度部门决算情况说明\n（三）支出决算具体情况\n"
ITEM = "1.一般公共服务支出（类）档案事务（款）行政运行（项）。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("年初预算为0万元，全年预算为20.00万元，支出决算为10.00万元，完成年初预算的50%。", [("medium", "arithmetic", "年初预算50%", "全年预算50%")]),
        ("年初预算为0万元，全年预算为20.00万元，支出决算为10.00万元，完成全年预算的50%。", []),
        ("年初预算为5.00万元，全年预算为20.00万元，支出决算为10.00万元，完成年初预算的200%。", []),
        ("年初预算为0.00万元，支出决算为13.00万元，完成年初预算的65%。", [("medium", "arithmetic", "65%", "0.00万元")]),
        ("年初预算为0.00万元，支出决算为13.00万元，完成年初预算的100%。", [("low", "soft", "100%", "0.00万元")]),
        ("年初预算为0万元，支出决算为0万元，完成年初预算的0%。", []),
        ("支出决算为13.00万元，完成年初预算的65%。", []),
    ],
)
def test_a_rate_of_nothing(text: str, found: list[tuple[str, str, str, str]]) -> None:
    all_ = [f for rule in ("completion-base", "completion-other") for f in findings(HEAD + ITEM + text + "\n", rule)]
    assert [(str(f.severity), f.kind, f.stated, f.recomputed) for f in all_] == found


def test_the_budget_of_an_expense_without_a_kind() -> None:
    text = "1.公务接待费预算为0万元，支出决算为0.50万元，完成预算的100%。\n2.会议费预算为0万元，支出决算为0.20万元，完成预算的100%。\n"
    first, second = findings(HEAD + text, "completion-base")
    assert (first.kind, first.cause, second.cause) == ("soft", None, first.id)
