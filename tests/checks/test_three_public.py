"""三公经费 are at least what basic expenditure spends on the same items."""

import pytest
from audited import HEAD, brief, findings

PUBLIC = "表7 一般公共预算“三公”经费支出表\n单位：万元\n“三公”经费合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\n\t\t小计\t公务用车购置费\t公务用车运行费\t\n8.00\t0.00\t5.00\t0.00\t5.00\t{}\n"
BASIC = "表6 一般公共预算基本支出表\n单位：万元\n科目编码\t科目名称\t合计\t人员经费\t公用经费\n302\t商品和服务支出\t9.00\t\t9.00\n30217\t公务接待费\t{}\t\t{}\n"


@pytest.mark.parametrize(
    ("public", "basic", "found"),
    [
        ("3.00", "3.00", []),
        ("3.00", "2.00", []),
        ("3.00", "3.01", []),
        ("3.00", "4.00", [("high", "3.00", "4.00")]),
        ("0.00", "4.00", [("high", "0.00", "4.00")]),
    ],
)
def test_reception(public: str, basic: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + PUBLIC.format(public) + BASIC.format(basic, basic), "three-public") == found


def test_a_finding_names_the_economic_subject() -> None:
    [found] = findings(HEAD + PUBLIC.format("3.00") + BASIC.format("4.00", "4.00"), "three-public")
    assert "公务接待费" in found.message
    assert len(found.cells) == 2


@pytest.mark.parametrize(("stated", "count"), [("1.26", 0), ("0.96", 1)])
def test_the_budgeted_figures_of_a_budget_are_its_own(stated: str, count: int) -> None:
    text = (
        f"{HEAD}表6 一般公共预算基本支出表\n单位：万元\n科目编码\t科目名称\t合计\t人员经费\t公用经费\n\t合计\t20.00\t15.00\t5.00\n"
        "301\t工资福利支出\t15.00\t15.00\t0.00\n302\t商品和服务支出\t5.00\t0.00\t5.00\n30201\t办公费\t3.74\t0.00\t3.74\n"
        "30217\t公务接待费\t1.26\t0.00\t1.26\n表7 “三公”经费预算表\n单位：万元\n“三公”经费预算数\t\t\n合计\t因公出国（境）费\t公务接待费\n"
        f"{stated}\t0.00\t{stated}\n"
    )
    assert len(findings(text, "three-public")) == count
