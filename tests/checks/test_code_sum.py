"""A subject is the sum of the subjects one level below it."""

import pytest
from audited import HEAD, TABLE, brief, changed, findings

GOOD = (
    "\t合计\t30.00\t20.00\t10.00\n"
    "201\t一般公共服务支出\t10.00\t10.00\t0.00\n20126\t档案事务\t10.00\t10.00\t0.00\n"
    "2012601\t行政运行\t6.00\t6.00\t0.00\n2012604\t档案馆\t4.00\t4.00\t0.00\n"
    "207\t文化旅游体育与传媒支出\t20.00\t10.00\t10.00\n20701\t文化和旅游\t20.00\t10.00\t10.00\n"
)


def test_subjects_that_add_up_are_quiet() -> None:
    assert brief(TABLE + GOOD, "code-sum") == []


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (
            "行政运行\t6.00\t6.00",
            "行政运行\t7.00\t7.00",
            [("high", "10.00", "11.00"), ("high", "10.00", "11.00")],
        ),
        (
            "档案事务\t10.00\t10.00",
            "档案事务\t10.00\t9.00",
            [("high", "10.00", "9.00"), ("high", "9.00", "10.00")],
        ),
        ("合计\t30.00", "合计\t35.00", [("high", "35.00", "30.00")]),
        ("档案馆\t4.00\t4.00", "档案馆\t4.01\t4.00", [("rounding", "10.00", "10.01")]),
    ],
)
def test_a_subject_that_is_not_the_sum(before: str, after: str, found: list[tuple[str, str, str]]) -> None:
    assert sorted(brief(TABLE + GOOD.replace(before, after), "code-sum")) == sorted(found)


def test_a_finding_names_the_subject_and_its_parts_by_cell() -> None:
    [found] = findings(TABLE + GOOD.replace("合计\t30.00", "合计\t35.00"), "code-sum")
    assert found.cells == ("t1!R2C3", "t1!R3C3", "t1!R7C3")
    assert "表3 支出总表 合计" in found.message
    assert (found.difference, found.unit) == ("5.00", "万元")


def test_a_blank_adds_nothing() -> None:
    assert brief(TABLE + GOOD.replace("档案馆\t4.00\t4.00\t0.00", "档案馆\t4.00\t4.00\t"), "code-sum") == []


def test_units_by_code_are_no_subjects() -> None:
    table = (
        f"{HEAD}表5-2 一般公共预算支出表（分单位）\n单位：万元\n单位编码\t单位名称\t合计\n"
        "418\t文化档案局\t9.00\n418001\t档案馆\t4.00\n"
    )
    assert brief(table, "code-sum") == []


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("2012601\t行政运行\t471.10\t471.10\t0.00\t", "471.10", "417.10"),
        ("<b>20126</b>\t<b>档案事务</b>\t<b>959.82", "959.82", "959.28"),
        ("<b>207</b>\t<b>文化旅游体育与传媒支出</b>\t<b>948.66", "414.80", "441.80"),
        ("\t<b>合计</b>\t<b>2,349.23", "2,349.23", "2,394.23"),
        ("2101101\t行政单位医疗\t46.30\t46.30\t46.30", "46.30", "46.03"),
        ("2070109\t群众文化\t254.10\t158.10\t142.68", "15.42", "15.24"),
        ("<b>22102</b>\t<b>住房改革支出</b>\t<b>142.77</b>\t<b>142.77</b>\t<b>142.77", "142.77", "142.17"),
        ("30103\t奖金", "283.40", "238.40"),
        ("30231\t公务用车运行维护费", "6.60", "6.06"),
        ("<b>302</b>\t<b>商品和服务支出", "139.09", "193.09"),
        ("\t<b>合计</b>\t<b>1,653.53", "1,509.84", "1,590.84"),
    ],
)
def test_one_changed_figure_of_the_sample_is_noticed(line: str, before: str, after: str) -> None:
    assert "code-sum" in {rule for rule, _, _ in changed(before, after, line)}


@pytest.mark.parametrize(("second", "found"), [("8.00", []), ("9.00", [("high", "20.00", "21.00")])])
def test_projects_under_the_subject_they_are_booked_to(second: str, found: list[tuple[str, str, str]]) -> None:
    text = (
        "某区水利局2023年度部门决算\n公开09表 一般公共预算财政拨款项目支出决算表\n单位：万元\n科目代码\t科目名称（项目）\t金额\n合计\t\t20.00\n"
        "213\t农林水支出\t20.00\n21303\t水利\t20.00\n2130314\t防汛\t20.00\n2130314\t防汛物资储备\t12.00\n"
        f"2130314\t山洪灾害防治\t{second}\n"
    )
    assert brief(text, "code-sum") == found
