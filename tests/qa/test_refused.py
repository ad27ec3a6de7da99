"""Near misses of an invented bureau's budget: what it does not have is refused, the twin that it has is answered."""

import pytest
from asking import Ask, asking

from disclosure.answer import Status

TEXT = """云汀县水务局2025年部门预算
第一部分 部门概况
本部门下属单位包括云汀县水质监测站、云汀县城关水库运行管理所。
第二部分 预算情况说明
一、收入预算
2025年收入预算800.00万元，其中：财政拨款收入720.00万元，其他资金收入80.00万元，财政专户管理资金收入0万元。
二、“三公”经费预算
1.因公出国（境）费0万元，与上年预算持平。
2.公务用车购置费0万元，与上年预算持平。
3.公务接待费5.00万元，比上年预算减少1.25万元，下降20%，主要原因是压减接待批次。
三、机关运行经费
机关运行经费60.00万元，比上年减少30.00万元，主要是统计口径调整，上下年数据无可比性。
四、项目用款
河道清淤工程由县内施工队伍承担。第一季度用款计划10.00万元，第二季度用款计划15.00万元。
临聘人员每人6.00万元，共12人。
五、支出具体情况
1.“农林水支出（类）水利事务（款）水利工程运行与维护（项）”30.00万元，主要用于闸门养护。2024年当年预算执行数为28.00万元，2025年预算安排30.00万元。
第三部分 部门预算表
支出预算总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
213\t农林水支出\t720.00\t600.00\t120.00
21303\t水利事务\t720.00\t600.00\t120.00
2130301\t行政运行\t600.00\t600.00\t0.00
2130306\t水利工程运行与维护\t120.00\t0.00\t120.00
合计\t\t720.00\t600.00\t120.00
第四部分 名词解释
一、财政拨款收入：指从财政部门取得的资金。
二、其他资金收入：指上述收入以外的收入。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(TEXT, tmp_path_factory.mktemp("refused"))


@pytest.mark.parametrize(
    "question",
    [
        "水质监测站2025年的财政拨款收入是多少？",  # a listed unit without figures of its own
        "云汀县水质监测站的财政拨款收入是多少？",
        "水务局下属的打井队2025年财政拨款收入是多少？",
        "云汀县湖口镇2025年的财政拨款收入是多少？",  # another body
        "2025年第一季度的财政拨款收入是多少？",  # a part of the year
        "2025年上半年公务接待费花了多少？",
        "3月份的公务接待费是多少？",
        "临聘人员每人每月工资多少元？",
        "财政拨款收入让多少困难群众受益？",  # people, not money
        "水利工程运行与维护（2130311）的支出预算是多少？",  # no such code
        "水利工程运行与维护（2130301）的支出预算是多少？",  # the code of another subject
        "河道清淤工程的施工单位叫什么名字？",
        "因公出国（境）费计划去哪几个国家？",
        "公务接待费5.00万元是用来接待哪些单位的？",
        "300万元政府性基金具体投向了哪几个项目？",  # no such amount
        "财政拨款收入主要给了哪些企业？",
        "云汀县河道管理局本级2025年财政拨款收入是多少？",
        "临聘人员12人分别叫什么名字？",
    ],
)
def test_what_is_not_there_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status in (Status.REFUSED, Status.CLARIFY) and answer.value is None, answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("公务接待费为什么比上年增加了三倍？", "1.25"),
        ("公务接待费比上年多了1.25万元，是用来接待哪些单位的？", "减少"),
        ("公务接待费比上年下降50%，主要压减了哪些活动？", "20"),
        ("因公出国（境）费比上年翻了一番，去了哪几个国家？", "没有变化"),
        ("2025年新买的3辆公务用车是什么型号的？", "0万元"),
    ],
)
def test_what_did_not_happen_is_refused_with_how_it_was(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status is Status.REFUSED and answer.value is None, answer.text
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2025年财政拨款收入是多少？", "720.00"),
        ("二季度打算用多少钱？", "15.00"),
        ("今年打算花多少钱买公务用车？", "0"),
        ("今年花多少钱添置新车？", "0"),
        ("水利工程运行与维护（2130306）的支出预算是多少？", "120.00"),
        ("2024年水利事务实际执行了多少万元？", "28.00"),  # told of its only item
        ("公务接待费比上年减少了多少？", "1.25"),
    ],
)
def test_the_twin_that_is_there_is_answered(ask: Ask, question: str, value: str) -> None:
    answer = ask(question)
    assert answer.value is not None and answer.value.lstrip("-") == value, answer.text


def test_why_it_fell(ask: Ask) -> None:
    assert "压减接待批次" in ask("公务接待费为什么比上年下降20%？").text


@pytest.mark.parametrize(
    ("question", "boolean", "said"),
    [
        ("财政拨款收入720万元，而其他资金收入只有80万元，是这样吗？", True, "80.00"),
        ("财政拨款收入720万元，而其他资金收入有90万元，是这样吗？", False, "80.00"),
        ("收入里的80万元，是财政专户管理资金吧？", False, "其他资金收入"),
        ("收入里的80万元，是其他资金收入吧？", True, "80.00"),
        ("机关运行经费减少30万元，文件自己是不是说上下年数据没有可比性？", True, "可比性"),
    ],
)
def test_every_figure_claimed_is_checked(ask: Ask, question: str, boolean: bool, said: str) -> None:
    answer = ask(question)
    assert answer.boolean is boolean, answer.text
    assert said in answer.text


def test_what_no_document_says_is_no_yes(ask: Ask) -> None:
    assert ask("公务接待费减少，文件是不是说上下年数据没有可比性？").boolean is not True
