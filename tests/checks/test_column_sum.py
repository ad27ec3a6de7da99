"""A total column is the sum of its component columns."""

import pytest
from audited import HEAD, TABLE, brief, changed, findings

DEEP = (
    f"{HEAD}表5-1 一般公共预算支出表（分功能科目）\n单位：万元\n"
    "科目编码\t科目名称\t合计\t基本支出\t\t\t项目支出\n\t\t\t小计\t人员经费\t公用经费\t\n"
)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("2012601\t行政运行\t471.10\t471.10\t0.00", []),
        ("2012601\t行政运行\t471.10\t471.10\t", []),
        ("2012601\t行政运行\t471.10\t471.10\t—", []),
        ("2012601\t行政运行\t471.10\t371.10\t0.00", [("high", "471.10", "371.10")]),
        ("2012601\t行政运行\t471.10\t471.10\t280.90", [("high", "471.10", "752.00")]),
        ("2012601\t行政运行\t471.11\t471.10\t0.00", [("rounding", "471.11", "471.10")]),
        ("2012601\t行政运行\t\t471.10\t0.00", []),
    ],
)
def test_total_and_its_two_columns(row: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(f"{TABLE}{row}\n", "column-sum") == found


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("2012604\t档案馆\t476.22\t207.82\t186.52\t21.30\t268.40", []),
        ("2012604\t档案馆\t476.22\t207.82\t186.52\t31.30\t268.40", [("high", "207.82", "217.82")]),
        (
            "2012604\t档案馆\t476.22\t217.82\t186.52\t21.30\t268.40",
            [("high", "217.82", "207.82")],  # the total of the row is right, so it is not told a second time
        ),
    ],
)
def test_a_group_is_the_sum_of_its_own_columns(row: str, found: list[tuple[str, str, str]]) -> None:
    assert sorted(brief(f"{DEEP}{row}\n", "column-sum")) == sorted(found)


def test_a_finding_names_the_row_and_every_cell() -> None:
    [found] = findings(f"{TABLE}2012601\t行政运行\t471.10\t371.10\t0.00\n", "column-sum")
    assert found.cells == ("t1!R2C3", "t1!R2C4", "t1!R2C5")
    assert "表3 支出总表 行政运行 合计" in found.message
    assert "100.00万元" in found.message


def test_a_row_that_arithmetic_placed_is_no_evidence() -> None:
    flat = (
        f"{HEAD}表3 支出总表\n单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n"
        "208 社会保障和就业支出 9.66 8.16 1.50\n20811 残疾人事业 1.50 1.50\n"
    )
    assert brief(flat, "column-sum") == []


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("\t合计\t2,349.23\t2,303.03", "2,303.03", "2,330.03"),
        ("418002\t青川区档案馆\t571.16", "524.96", "542.96"),
        ("2012604\t档案馆\t488.72", "280.90", "208.90"),
        ("2070109\t群众文化\t254.10\t158.10\t96.00", "96.00", "69.00"),
        ("2080501\t行政单位离退休\t13.84\t13.84\t12.46", "1.38", "13.8"),
        ("418003\t青川区文化图书中心\t428.12", "224.50", "242.50"),
        ("418001\t青川区文化档案局（本级）\t1,313.95\t1,159.65", "106.97", "109.67"),
        ("30101\t基本工资", "356.84", "365.84"),
        ("30299\t其他商品和服务支出", "4.56", "4.65"),
    ],
)
def test_one_changed_figure_of_the_sample_is_noticed(line: str, before: str, after: str) -> None:
    assert "column-sum" in {rule for rule, _, _ in changed(before, after, line)}


@pytest.mark.parametrize(("total", "running", "found"), [("3.00", "2.00", []), ("5.00", "2.00", ["5.00"]), ("3.00", "1.50", ["2.00"])])
def test_a_flat_heading_that_names_the_next_two_is_their_sum(total: str, running: str, found: list[str]) -> None:
    head = "合计\t因公出国（境）费\t公务用车购置及运行费小计\t公务用车购置费\t公务用车运行费\t公务接待费"
    text = f"{HEAD}表7 “三公”经费支出表\n单位：万元\n{head}\n{total}\t0.00\t2.00\t0.00\t{running}\t1.00\n"
    assert [f.stated for f in findings(text, "column-sum")] == found


def test_a_column_that_is_the_sum_of_those_behind_it() -> None:
    head = f"{HEAD}表5 一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出合计\t人员经费\t公用经费\t项目支出\n"
    assert brief(head + "2012601\t行政运行\t10.00\t7.00\t5.00\t2.00\t3.00\n", "column-sum") == []
    assert brief(head + "2012601\t行政运行\t10.00\t7.00\t5.00\t1.00\t3.00\n", "column-sum") == [("high", "7.00", "6.00")]


CLASSES = (
    "某区档案局2023年度部门决算\n公开07表 一般公共预算财政拨款支出决算明细表\n单位：万元\n"
    "科目代码\t科目名称\t合计\t工资福利支出\t基本工资\t奖金\t资本性支出（基本建设）\t基础设施建设\t资本性支出\t办公设备购置\t基础设施建设\n"
    "合计\t\t100.00\t60.00\t40.00\t20.00\t{wide}\t25.00\t15.00\t5.00\t10.00\n"
    "201\t一般公共服务支出\t100.00\t60.00\t40.00\t20.00\t25.00\t25.00\t15.00\t5.00\t10.00\n"
)


@pytest.mark.parametrize(("wide", "found"), [("25.00", []), ("52.00", [("high", "100.00", "127.00")])])
def test_classes_followed_by_their_items(wide: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(CLASSES.format(wide=wide), "column-sum") == found


PARTS = (
    "某区档案局2023年度部门决算\n公开07表 一般公共预算财政拨款支出决算明细表\n单位：万元\n"
    "科目代码\t科目名称\t合计\t工资福利支出\t基本工资\t商品和服务支出\t办公费\n"
    "合计\t\t100.00\t60.00\t60.00\t40.00\t15.00\n201\t一般公共服务支出\t70.00\t40.00\t40.00\t30.00\t10.00\n210\t卫生健康支出\t30.00\t20.00\t20.00\t10.00\t5.00\n"
    "公开07表 一般公共预算财政拨款支出决算明细表（续1）\n单位：万元\n科目代码\t科目名称\t印刷费\t培训费\n"
    "合计\t\t20.00\t5.00\n201\t一般公共服务支出\t16.00\t{}\n210\t卫生健康支出\t4.00\t1.00\n"
)


@pytest.mark.parametrize(("training", "found"), [("4.00", []), ("8.00", [("high", "30.00", "34.00")])])
def test_a_statement_in_parts_beside_each_other(training: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(PARTS.format(training), "column-sum") == found
