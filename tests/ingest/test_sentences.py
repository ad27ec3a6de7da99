"""Every amount of a sentence becomes a fact: its subject, what it says of it, and against what."""

import pytest
from written import lines, said

from disclosure.model import Fact
from ingest.facts.sentences import sentence_facts
from ingest.facts.source import Source
from ingest.paragraphs import paragraphs

SOURCE = Source("d", ("三、支出",), 2025)


def facts(text: str) -> list[Fact]:
    return [fact for paragraph in paragraphs(lines(text)) for fact in sentence_facts(paragraph, SOURCE)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "2025年总支出2,349.23万元，其中：基本支出1,653.53万元，占70.39%；项目支出695.70万元，占29.61%。",
            [
                ("总支出", "level", "2349.23万元"),
                ("基本支出", "level", "1653.53万元"),
                ("基本支出", "share", "70.39%"),
                ("项目支出", "level", "695.70万元"),
                ("项目支出", "share", "29.61%"),
            ],
        ),
        (
            "2025年一般公共预算“三公”经费支出8.58万元，比2024年预算减少0.42万元，下降4.67%，主要是厉行节约。",
            [
                ("一般公共预算“三公”经费支出", "level", "8.58万元"),
                ("一般公共预算“三公”经费支出", "delta", "-0.42万元"),
                ("一般公共预算“三公”经费支出", "rate", "-4.67%"),
            ],
        ),
        (
            "机关运行经费143.69万元，比2024年预算增加2.42万元，增长1.66%。",
            [
                ("机关运行经费", "level", "143.69万元"),
                ("机关运行经费", "delta", "2.42万元"),
                ("机关运行经费", "rate", "1.66%"),
            ],
        ),
        ("公务接待费1.98万元，与2024年预算持平。", [("公务接待费", "level", "1.98万元")]),
        ("因公出国（境）费0.00万元。", [("因公出国（境）费", "level", "0.00万元")]),
        (
            "收、支总计均为991.80万元。其中：本年收入合计938.62万元，比上年增加25.90万元，增长2.84%；"
            "年初结转和结余53.18万元。本年支出合计912.30万元，比上年减少21.20万元；年末结转和结余79.50万元。",
            [
                ("收支总计", "level", "991.80万元"),
                ("本年收入合计", "level", "938.62万元"),
                ("本年收入合计", "delta", "25.90万元"),
                ("本年收入合计", "rate", "2.84%"),
                ("年初结转和结余", "level", "53.18万元"),
                ("本年支出合计", "level", "912.30万元"),
                ("本年支出合计", "delta", "-21.20万元"),
                ("年末结转和结余", "level", "79.50万元"),
            ],
        ),
    ],
)
def test_levels_changes_rates_and_shares(text: str, found: list[tuple[str, str, str]]) -> None:
    assert said(facts(text)) == found


def test_the_class_group_and_item_of_a_subject_are_its_path() -> None:
    found = facts(
        "2.一般公共服务支出（类）档案事务（款）档案馆（项）2025年预算数476.22万元，比2024年预算增加78.07万元，增长19.61%。"
    )
    assert [f.row_path for f in found] == [("一般公共服务支出", "档案事务", "档案馆")] * 3
    assert [(f.role.value, str(f.amount)) for f in found] == [
        ("level", "476.22万元"),
        ("delta", "78.07万元"),
        ("rate", "19.61%"),
    ]


def test_a_change_says_against_what() -> None:
    level, delta, _ = facts("机关运行经费143.69万元，比2024年预算减少2.42万元，下降1.66%。")
    assert level.base is None
    assert delta.base is not None
    assert "2024年" in delta.base


def test_counts_are_told_apart_from_money() -> None:
    found = facts("车辆5辆，其中：一般公务用车2辆、特种专业技术用车3辆。")
    assert said(found) == [
        ("车辆", "count", "5辆"),
        ("一般公务用车", "count", "2辆"),
        ("特种专业技术用车", "count", "3辆"),
    ]


def test_a_zero_is_a_figure() -> None:
    [fact] = facts("因公出国（境）费0.00万元。")
    assert (fact.state.value, fact.text) == ("zero", "0.00万元")


def test_a_printed_sum_is_added_up_but_quoted_as_printed() -> None:
    [fact] = facts("项目安排152.09+1275.8万元。")
    assert (str(fact.amount), fact.text) == ("1427.89万元", "152.09+1275.8万元")


def test_the_year_of_a_figure() -> None:
    found = facts("2023年预算182.60万元，2024年预算214.00万元。2025年项目支出280.90万元。")
    assert [(f.year, str(f.amount)) for f in found if f.amount][-1] == (2025, "280.90万元")


@pytest.mark.parametrize(
    "text", ["截至2024年12月31日。", "共分5年实施。", "二〇二五年。", "", "联系电话6120418。"]
)
def test_dates_years_and_numbers_without_a_unit_are_no_facts(text: str) -> None:
    assert facts(text) == []


def test_the_date_of_a_stock() -> None:
    found = facts("截至2024年12月31日，占有使用国有资产4,862.37万元，其中：固定资产4,318.52万元。")
    assert found[0].as_of == "2024年12月31日"
    assert [str(f.amount) for f in found] == ["4862.37万元", "4318.52万元"]


def test_a_figure_has_its_own_span_and_its_clause_as_quote() -> None:
    text = "第一句。\n2025年支出预算\n2,349.23 万元，其中：项目支出695.70万元。"
    for fact in facts(text):
        assert text[slice(*fact.span)].replace(" ", "").replace("\n", "") == fact.text.replace(" ", "")
        assert fact.quote[0] <= fact.span[0] < fact.span[1] <= fact.quote[1]
        assert fact.id == f"s{fact.span[0]}-{fact.span[1]}"
        assert (fact.section, fact.document, fact.cell) == (("三、支出",), "d", None)


def test_a_level_in_brackets_after_last_year_is_last_year_of_the_same_subject() -> None:
    found = facts("2025年机关运行经费预算16.80万元，比上年（18.00万元）减少1.20万元，下降6.67%。")
    assert [(f.row_path[-1], f.role.value, f.year, f.text.rstrip("万元%")) for f in found] == [
        ("机关运行经费预算", "level", 2025, "16.80"),
        ("机关运行经费预算", "level", 2024, "18.00"),
        ("机关运行经费预算", "delta", 2025, "1.20"),
        ("机关运行经费预算", "rate", 2025, "6.67"),
    ]


def test_what_stands_in_brackets_ends_with_them() -> None:
    found = facts("2025年日常公用经费20.00万元（其中：印刷费5.00万元、水费1.00万元），比上年增加2.00万元。")
    assert [(f.row_path[-1], f.role.value, f.text.rstrip("万元%")) for f in found] == [
        ("日常公用经费", "level", "20.00"),
        ("印刷费", "level", "5.00"),
        ("水费", "level", "1.00"),
        ("日常公用经费", "delta", "2.00"),
    ]


def test_a_sentence_that_goes_on_about_what_its_paragraph_began_with() -> None:
    found = facts("收入预算2025年为100.00万元，其中：其他收入5.00万元。收入较2024年增加2.00万元，增长2.04%。")
    assert [(f.row_path[-1], f.role.value) for f in found] == [
        (found[0].row_path[-1], "level"), ("其他收入", "level"), (found[0].row_path[-1], "delta"), (found[0].row_path[-1], "rate"),
    ]


def test_the_budget_of_basic_expenditure_is_named_so() -> None:
    assert [f.row_path[-1] for f in facts("2025年本部门基本支出预算20.00万元。")] == ["基本支出"]


def test_a_completion_rate_behind_its_budget_is_of_the_same_subject() -> None:
    found = facts("“三公”经费支出决算10.07万元，完成全年预算12.60万元的79.92%，比上年减少1.76万元。")
    assert len({f.row_path for f in found}) == 1
    assert [(f.role.value, f.measure) for f in found][:3] == [("level", "支出决算"), ("level", "全年预算"), ("completion", None)]


def test_the_title_of_an_item_names_its_figure() -> None:
    [found] = facts("（一）机关运行经费：2025年本部门机关和事业单位机关运行经费当年一般公共预算拨款128.37万元。")
    assert found.row_path == ("机关运行经费",)


def test_the_year_of_a_sentence_holds_for_its_later_counts() -> None:
    found = facts("2024 年全区定点医疗机构135家，定点零售药店306家。")
    assert [(f.row_path[-1], f.year) for f in found] == [("全区定点医疗机构", 2024), ("定点零售药店", 2024)]


def test_a_short_title_that_ends_with_a_stop_is_what_its_item_is_about() -> None:
    found = facts("1.因公出国（境）费用。2025年预算数6.00万元，比2024年预算数8.50万元减少2.50万元。")
    assert {f.row_path for f in found} == {("因公出国（境）费用",)}
    assert [(f.role.value, f.year, str(f.amount)) for f in found] == [("level", 2025, "6.00万元"), ("level", 2024, "8.50万元"), ("delta", 2025, "-2.50万元")]


def test_subjects_with_their_numbers_alone_open_a_paragraph() -> None:
    found = facts("8.节能环保支出（211）退耕还林还草（06）退耕现金（02）：2025年预算数为62.00万元，比上年预算减少12.00万元。")
    assert {f.row_path for f in found} == {("节能环保支出", "退耕还林还草", "退耕现金")}


def test_digits_of_a_figure_are_no_year_and_a_subject_said_again_is_no_other() -> None:
    found = facts("2025年“三公”经费财政拨款预算21.530000万元，比2024年“三公”经费财政拨款预算24.920000万元减少3.390000万元。")
    assert len({f.row_path for f in found}) == 1
    assert [f.year for f in found] == [2025, 2024, 2025]


def test_income_and_expenditure_of_the_year_keep_their_names() -> None:
    found = facts("2025年度政府性基金预算财政拨款年初结转0.00万元，本年收入21.00万元，本年支出20.00万元，年末结转1.00万元。本年支出比上年增加8.00万元。")
    assert [f.row_path[-1] for f in found][1:] == ["本年收入", "本年支出", "年末结转", "本年支出"]


def test_a_bare_figure_of_last_year_is_of_the_same_subject() -> None:
    found = facts("3．公务接待费支出决算为0.61万元，完成预算的50.83%，上年决算为0.53万元，比上年减少0.08万元。")
    assert {f.row_path[-1] for f in found} == {"公务接待费"}
    assert [f.year for f in found if f.role.value == "level"] == [2025, 2024]


def test_a_subject_behind_its_code() -> None:
    [found, *_] = facts("（十五）2130148渔业发展1,284.60万元，较上年决算数减少187.75万元。")
    assert (found.row_path, found.code) == (("渔业发展",), "2130148")


@pytest.mark.parametrize(
    ("text", "each", "whole"),
    [
        ("看护项目经费15人*9000元=13.5万元。", "9000元", "13.5万元"),
        ("外聘人员46人*6.07万/人=279.22万。", "6.07万元", "279.22万元"),
        ("学员按照2万元/人/年的标准。", "2万元", None),
        ("在职党员22人，每人每年200元，即22人*200元=4400元。", "200元", "4400元"),
    ],
)
def test_money_for_each_head_says_so(text: str, each: str, whole: str | None) -> None:
    found = facts(text)
    assert next(str(f.amount) for f in found if f.measure == "每人标准") == each
    assert [str(f.amount) for f in found if f.measure is None and f.amount and f.amount.unit.is_money][-1:] == ([whole] if whole else [])


def test_a_multiple_is_no_figure() -> None:
    assert [str(f.amount) for f in facts("2025年项目支出60.00万元，是上年的2倍。")] == ["60.00万元"]


def test_a_carried_over_balance_keeps_its_bracket() -> None:
    [found, *_] = facts("上年结转（结余）46.00万元，较上年预算安排减少13.00万元。")
    assert found.row_path[-1] == "上年结转（结余）"
