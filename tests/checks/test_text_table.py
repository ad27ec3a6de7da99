"""A level stated in the narrative is one of the figures the tables give for the same subject."""

import pytest
from audited import HEAD, TABLE, brief, changed, findings

ROWS = (
    "\t合计\t959.82\t678.92\t280.90\n201\t一般公共服务支出\t959.82\t678.92\t280.90\n第三部分 说明\n一、支出\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年一般公共服务支出959.82万元。", []),
        ("2025年一般公共服务支出959.8万元。", []),
        ("2025年一般公共服务支出9598200元。", []),
        ("2025年一般公共服务支出678.92万元。", []),
        ("2025年一般公共服务支出995.82万元。", [("high", "995.82", "959.82")]),
        ("2025年一般公共服务支出959.83万元。", [("rounding", "959.83", "959.82")]),
        ("2025年一般公共服务支出959.84万元。", [("low", "959.84", "959.82")]),
        ("2024年一般公共服务支出995.82万元。", []),
        ("2025年一般公共服务支出比上年增加995.82万元。", []),
        ("2025年国防支出995.82万元。", []),
    ],
)
def test_a_sentence_and_the_table(text: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(f"{TABLE}{ROWS}{text}\n", "text-table") == found


def test_a_finding_cites_the_sentence_and_the_cell() -> None:
    text = "2025年一般公共服务支出995.82万元。"
    [found] = findings(f"{TABLE}{ROWS}{text}\n", "text-table")
    assert found.cells[1] == "t1!R3C3"
    assert found.quote == text
    assert (found.difference, found.unit) == ("36.00", "万元")
    assert "一、支出" in found.message


def test_a_project_named_after_a_subject_is_only_likely_to_be_confused_with_it() -> None:
    rows = "\t合计\t959.82\t678.92\t280.90\n2012604\t档案征集管理\t959.82\t678.92\t280.90\n第三部分 说明\n一、支出\n"
    text = f"{TABLE}{rows}档案征集管理工作经费995.82万元。\n"
    assert brief(text, "project-subject") == [("low", "995.82", "959.82")]
    assert brief(text, "text-table") == []


PROJECTS = (
    "某区档案局2025年部门预算\n2025年财政拨款支出预算情况\n表10 项目支出表\n单位：万元\n项目编码\t项目名称\t合计\t一般公共预算\n"
    "\t合计\t74.00\t74.00\n\t档案中心工作经费\t74.00\t74.00\n第三部分 说明\n"
)


@pytest.mark.parametrize(("heading", "count"), [("（三）政府购买服务预算情况", 0), ("十、项目支出情况", 1)])
def test_what_is_bought_is_a_part_of_a_project(heading: str, count: int) -> None:
    text = f"{PROJECTS}{heading}\n2025年档案中心工作经费73.00万元。\n"
    assert len(findings(text, "text-table")) == count


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("2025年财政拨款收支总预算2,300.73万元", "947.32", "974.32"),
        ("2025年财政拨款收支总预算2,300.73万元", "142.77", "147.27"),
        ("（一）人员经费1,509.84", "1,489.70", "1,498.70"),
        ("（一）人员经费1,509.84", "20.14", "21.04"),
        ("（二）公用经费143.69", "139.09", "193.09"),
        ("3.公务接待费1.98", "1.98", "1.89"),
        ("档案数字化与库房维护280.90万元", "280.90", "208.90"),
        ("群众文化活动96.00万元", "96.00", "69.00"),
        ("13.住房保障支出（类）住房改革支出（款）住房公积金（项）2025", "124.57", "142.57"),
    ],
)
def test_one_changed_figure_of_the_sample_is_noticed(line: str, before: str, after: str) -> None:
    assert "text-table" in {rule for rule, _, _ in changed(before, after, line)}


@pytest.mark.parametrize(("stated", "found"), [("9.00", []), ("12.00", [("high", "12.00", "9.00")])])
def test_a_chapter_about_the_general_budget_is_held_to_its_own_statement(stated: str, found: list[tuple[str, str, str]]) -> None:
    head = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    text = (
        f"{HEAD}表3 支出总表\n单位：万元\n{head}213\t农林水支出\t12.00\t12.00\t\n合计\t\t12.00\t12.00\t\n"
        f"表5 一般公共预算支出表\n单位：万元\n{head}213\t农林水支出\t9.00\t9.00\t\n合计\t\t9.00\t9.00\t\n"
        f"（二）一般公共预算支出结构情况\n2025年农林水支出{stated}万元。\n"
    )
    assert brief(text, "text-table") == found


@pytest.mark.parametrize(("stated", "found"), [("0.00", []), ("5.00", [("high", "5.00", "0.00")])])
def test_a_short_name_is_held_to_the_statement_of_its_chapter(stated: str, found: list[tuple[str, str, str]]) -> None:
    text = (
        f"{HEAD}表6 一般公共预算基本支出表\n单位：万元\n科目编码\t科目名称\t合计\t人员经费\t公用经费\n"
        "\t合计\t20.00\t15.00\t5.00\n301\t工资福利支出\t15.00\t15.00\t0.00\n302\t商品和服务支出\t5.00\t0.00\t5.00\n"
        "30201\t办公费\t0.00\t0.00\t0.00\n30202\t印刷费\t5.00\t0.00\t5.00\n第三部分 说明\n"
        f"{{}}\n公用经费5.00万元，其中：办公费{stated}万元。\n"
    )
    assert brief(text.format("六、一般公共预算基本支出情况"), "text-table") == found
    assert brief(text.format("九、机关运行情况"), "text-table") == []


@pytest.mark.parametrize(("stated", "count"), [("20.00", 0), ("12.00", 1)])
def test_a_code_before_a_name_is_not_part_of_it(stated: str, count: int) -> None:
    text = (
        f"{HEAD}表5 一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t20.00\t20.00\t\n"
        "210\t卫生健康支出\t20.00\t20.00\t\n21001\t管理事务\t20.00\t20.00\t\n2100101\t行政管理工作\t20.00\t20.00\t\n"
        f"第三部分 说明\n（二）支出结构\n2100101行政管理工作{stated}万元。\n"
    )
    assert len(findings(text, "text-table")) == count


def test_of_a_row_with_several_columns_the_nearest_figure_is_compared() -> None:
    table = f"{HEAD}表5 一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t年初结转\t合计\n201\t一般公共服务支出\t5.00\t959.82\n第三部分 说明\n一、支出\n"
    assert brief(table + "2025年一般公共服务支出995.82万元。\n", "text-table") == [("high", "995.82", "959.82")]
