"""Whose disclosure, of which year, of which stage: from what the document says of itself."""

import pytest
from written import lines

from disclosure.model import Stage
from ingest.profile import Profile, profile


def read(text: str, entities: tuple[str, ...] = (), file: str = "a") -> Profile:
    return profile(lines(text), entities, file)


def test_a_budget_names_its_entity_and_year() -> None:
    found = read(
        "云岭市青川区文化档案局2025年部门预算\n第一部分 云岭市青川区文化档案局概况\n"
        "2025年收支总预算2,349.23万元，比2024年预算增加。"
    )
    assert found == Profile(
        "云岭市青川区文化档案局", 2025, Stage.BUDGET, "云岭市青川区文化档案局2025年部门预算"
    )


def test_a_final_account() -> None:
    found = read(
        "青川区档案馆2023年度部门决算\n第一部分 青川区档案馆概况\n"
        "2023年度决算支出12.50万元，2023年度预算10.00万元。"
    )
    assert (found.entity, found.year, found.stage) == ("青川区档案馆", 2023, Stage.FINAL_ACCOUNT)
    assert found.title == "青川区档案馆2023年部门决算"


def test_last_years_figures_do_not_make_it_last_years_document() -> None:
    found = read(
        "2025年部门预算\n" + "支出1.00万元，比2024年预算增加0.50万元。\n" * 30 + "2025年部门预算情况说明\n"
    )
    assert (found.year, found.stage) == (2025, Stage.BUDGET)


def test_the_entity_line_of_the_tables_counts_most() -> None:
    found = read("第一部分 青川区档案局概况\n2025年部门预算", ("云岭市青川区档案局", "云岭市青川区档案局"))
    assert found.entity == "云岭市青川区档案局"


def test_the_file_name_helps_only_where_the_document_is_silent() -> None:
    silent = read("收入 12.50\n支出 12.50", file="青川区档案馆2022年部门决算")
    assert (silent.entity, silent.year, silent.stage) == ("青川区档案馆", 2022, Stage.FINAL_ACCOUNT)
    loud = read(
        "云岭市青川区文化档案局2025年部门预算\n第一部分 云岭市青川区文化档案局概况",
        file="青川区档案馆2022年部门决算",
    )
    assert (loud.entity, loud.year, loud.stage) == ("云岭市青川区文化档案局", 2025, Stage.BUDGET)


@pytest.mark.parametrize("text", ["", "没有内容。"])
def test_a_document_that_says_nothing_is_known_by_its_file(text: str) -> None:
    assert read(text, file="a") == Profile(None, None, None, "a")


def test_the_general_budget_is_no_stage() -> None:
    texts = [
        "某区文化局", "2024年度部门决算", "第二部分 2024年度部门决算情况说明", "五、2024年度一般公共预算财政拨款支出决算情况说明",
        *(f"2024年度一般公共预算财政拨款支出{n}.00万元。" for n in range(5)),
    ]
    found = read("\n".join(texts))
    assert (found.stage, found.year) == (Stage.FINAL_ACCOUNT, 2024)


def test_a_title_that_calls_itself_an_explanation_names_its_entity() -> None:
    found = read("青川区中医院2024年单位预算情况说明\n青川区中医院收入预算12.00万元。\n", file="a-2024")
    assert (found.entity, found.year, found.stage) == ("青川区中医院", 2024, Stage.BUDGET)
