"""Flattened forms: printed headings as paths, indicators with their classes, funds with blanks, detail lines."""

from written import lines, values

from disclosure.amount import WAN_YUAN
from disclosure.model import Table
from ingest.tables.flow_form import form_cells
from ingest.tables.wraps import parted


def form(text: str) -> Table:
    return Table("t1", "项目支出绩效目标表", (0, 0), cells=tuple(form_cells(lines(text), WAN_YUAN)), is_form=True)


def read(text: str) -> list[tuple[str, str, str]]:
    return [(row, column, said) for row, column, said, _, _ in values(form(text))]


def test_indicators_stand_under_the_printed_years_with_their_class_and_basis() -> None:
    found = read(
        "年度绩效指标\n一级指标 二级指标 指标名称\n指标值\n指标值确\n定依据\n近两年指标值\n预期当年\n实现值\n2022 年 2023 年\n"
        "产出指标\n数量指标\n接待档案查阅\n人次\n≥4200人次 ≥4600人次 ≥5000人次\n历史数据\n"
    )
    assert found == [
        ("数量指标 > 接待档案查阅人次", "指标值 > 近两年指标值 > 2022年", "≥4200人次"),
        ("数量指标 > 接待档案查阅人次", "指标值 > 近两年指标值 > 2023年", "≥4600人次"),
        ("数量指标 > 接待档案查阅人次", "指标值 > 预期当年实现值", "≥5000人次"),
        ("数量指标 > 接待档案查阅人次", "指标值确定依据", "历史数据"),
    ]


def test_an_objective_has_its_text_and_is_over_its_indicators() -> None:
    found = read("长期目标\n1：\n推进档案数字化\n一级指标 二级指标 三级指标 指标值\n产出指标 质量指标 合格率 100%")
    assert found == [("长期目标1", "", "推进档案数字化"), ("长期目标1 > 质量指标 > 合格率", "指标值", "100%")]


def test_funds_have_a_blank_where_no_figure_follows_and_a_lone_figure_is_placed_by_its_total() -> None:
    found = form(
        "部门总体资金情况\n总体资金情况 当年金额 占比\n近两年收支情况\n2022 年 2023 年\n收入构成\n财政拨款 60.00 60.00% 40.00 50.00\n"
        "财政专户管理资金\n单位资金 40.00 40.00% 23\n合计 100.00 100.00% 63.00 50.00"
    )
    cells = {(c.row_path[-1], c.col_path[-1]): c for c in found.values()}
    assert cells["财政专户管理资金", "当年金额"].text == ""
    assert (cells["单位资金", "2022年"].text, cells["单位资金", "2022年"].placed_by) == ("23", "roll-up")
    assert cells["单位资金", "2023年"].text == ""


def test_detail_lines_keep_activity_class_amount_and_reasoning() -> None:
    found = read(
        "项目支出明细测算\n项目活动 支出经济分类 金额 测算依据及说明 备注\n印刷费 印刷费 5\n档案宣传品及政策法规汇编等\n印刷\n"
        "打击盗掘行为举报\n奖励\n委托业务\n费\n8\n按规定流程和标准对举报人\n给予奖励。\n项目采购\n品名 数量 金额\n印刷服务 1\n5.00"
    )
    assert ("项目支出明细测算 > 印刷费", "测算依据及说明", "档案宣传品及政策法规汇编等印刷") in found
    assert ("项目支出明细测算 > 打击盗掘行为举报奖励", "支出经济分类", "委托业务费") in found
    assert ("项目支出明细测算 > 打击盗掘行为举报奖励", "金额", "8") in found
    assert found[-2:] != [] and ("项目采购 > 印刷服务", "金额", "5.00") in found


def test_a_cut_that_the_widths_do_not_decide_is_not_decided() -> None:
    assert parted(["档案宣传品汇编印刷", "举报奖励", "费用"], 9, 4) == [1, 2]
    assert parted(["档案宣传", "印刷", "举报奖励", "费用"], 4, 4) == [2]


def test_targets_whose_marks_and_units_have_columns_of_their_own() -> None:
    found = read(
        "项目名称 馆藏数字化 业务主管部门 某区档案局\n当年预算 60.00 资金来源 事业收入\n绩效指标\n"
        "指标名称 指标权重 计量单位 指标性质 指标值 是否核心指标\n扫描档案页数 15 万页 ≥ 46.5 是\n错误率 10 % ≤ 0.5 否\n"
    )
    assert [f for f in found if f[1]] == [
        ("扫描档案页数", "指标权重", "15"), ("扫描档案页数", "指标值", "≥46.5万页"), ("扫描档案页数", "是否核心指标", "是"),
        ("错误率", "指标权重", "10"), ("错误率", "指标值", "≤0.5%"), ("错误率", "是否核心指标", "否"),
    ]
    assert [f for f in found if not f[1]] == [
        ("当年预算", "", "60.00"), ("项目名称", "", "馆藏数字化"), ("业务主管部门", "", "某区档案局"), ("资金来源", "", "事业收入"),
    ]
