"""Projects printed under their subjects, budgets only the narrative gives, whom to call, heads in a unit's own row."""

import pytest
from asking import Ask, asking

from disclosure.answer import Status

TEXT = """青禾市湖滨区水利局2023年度部门决算
第一部分 部门概况
一、人员情况

| 单位名称 | 单位性质 | 编制数（人） | 年末实有（人） | 2023年支出（万元） |
|---|---|---|---|---|
| 湖滨区水利局（机关） | 行政单位 | 26 | 24 | 480.00 |
| 湖滨区水土保持站 | 事业单位 | 14 | 13 | 130.00 |
| 合计 |  | 40 | 37 | 610.00 |

第二部分 2023年度部门决算表
公开09表 一般公共预算财政拨款项目支出决算表
单位：万元

| 科目代码 | 科目名称（项目） | 金额 |
|---|---|---|
| 合计 |  | 560.00 |
| 213 | 农林水支出 | 560.00 |
| 21303 | 水利 | 560.00 |
| 2130305 | 水利工程建设 | 500.00 |
| 2130305 | 青溪河防洪治理工程 | 300.00 |
| 2130305 | 明月水库除险加固 | 200.00 |
| 2130314 | 防汛 | 60.00 |
| 2130314 | 防汛物资储备 | 60.00 |

第三部分 2023年度部门决算情况说明
一、支出决算具体情况说明
1.农林水支出（类）水利（款）防汛（项）。年初预算为0万元，支出决算为60.00万元，决算数大于年初预算数的主要原因是年中追加防汛资金。
2.农林水支出（类）水利（款）水利工程建设（项）。年初预算为510.00万元，支出决算为500.00万元，完成年初预算的98.04%。
3.社会保障和就业支出（类）抚恤（款）死亡抚恤（项）。年初预算为0万元，支出决算为23.57万元，决算数大于年初预算数的主要原因是追加抚恤金。
二、咨询方式
对本决算公开内容如有疑问，可向局财务股咨询，联系电话：0539-7100268。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("projects"))


def test_projects_are_ranked_without_the_subjects_they_are_booked_to(ask: Ask) -> None:
    assert ask("公开09表列的具体项目里，花钱最多的前两个是哪几个？").items == ("青溪河防洪治理工程", "明月水库除险加固")


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("公开09表里金额在200万元以上的具体项目有几个？", "2"),
        ("公开09表里金额在200万元以上（不含200万元）的具体项目有几个？", "1"),
        ("公开09表里金额在60万元以下，不含本数的具体项目有几个？", "0"),
    ],
)
def test_a_bound_that_is_left_out(ask: Ask, question: str, count: str) -> None:
    assert ask(question).value == count


@pytest.mark.parametrize("question", ["有几个项级科目年初预算是0、全靠年中追加的？", "年初预算为零的科目一共有几个？"])
def test_budgets_that_only_the_narrative_gives_are_counted(ask: Ask, question: str) -> None:
    assert ask(question).value == "2"


@pytest.mark.parametrize("question", ["看不懂这份决算，该打什么电话咨询？", "对公开的信息有疑问，找谁，电话多少？"])
def test_whom_to_call_about_the_disclosure(ask: Ask, question: str) -> None:
    assert "0539-7100268" in ask(question).text


def test_the_number_for_questions_is_nobody_elses(ask: Ask) -> None:
    assert ask("水土保持站的办公电话是多少？").status is Status.REFUSED


@pytest.mark.parametrize(
    ("question", "value"),
    [("湖滨区水土保持站2023年支出按年末实有人数算，人均多少万元？", "10.00"), ("湖滨区水土保持站按编制数算，人均支出多少万元？", "9.29")],
)
def test_heads_are_those_of_the_units_own_row(ask: Ask, question: str, value: str) -> None:
    assert ask(question).value == value
