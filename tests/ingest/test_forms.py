"""Forms: label and value pairs, funds, indicators with their years, and the form's own subject."""

from written import grid, tables, values

from disclosure.amount import WAN_YUAN
from disclosure.model import Table
from ingest.captions import Caption
from ingest.tables.form_terms import is_basis, is_category
from ingest.tables.forms import form_table


def form(text: str) -> Table:
    return form_table("t1", Caption(title="项目支出绩效目标表", is_form=True), grid(text), WAN_YUAN)


def test_the_form_names_its_project() -> None:
    table = form(
        "项目名称\t群众文化活动\t项目编码\t99010325418T000000103\n项目总预算\t96.00\t项目当年预算\t96.00"
    )
    assert (table.subject, table.is_form) == ("群众文化活动", True)


def test_a_figure_belongs_to_the_label_before_it() -> None:
    table = form(
        "项目名称\t群众文化活动\n项目总预算\t280.90\t项目当年预算\t96.00\n起始年度\t2023\t终止年度\t2027"
    )
    assert [(r, t) for r, _, t, _, _ in values(table) if t in ("280.90", "96.00")] == [
        ("项目总预算", "280.90"),
        ("项目当年预算", "96.00"),
    ]


def test_funds_by_source() -> None:
    table = form(
        "项目名称\t群众文化活动\n项目资金来源\t来源项目\t\t金额\n\t合计\t\t280.90\n"
        "\t一般公共预算财政拨款\t\t268.40\n\t其中：申请当年预算拨款\t\t222.20\n\t单位资金\t\t12.50"
    )
    assert [(row, text, unit) for row, _, text, unit, _ in values(table) if text[-1].isdigit()] == [
        ("项目资金来源 > 合计", "280.90", "万元"),
        ("项目资金来源 > 一般公共预算财政拨款", "268.40", "万元"),
        ("项目资金来源 > 一般公共预算财政拨款 > 申请当年预算拨款", "222.20", "万元"),
        ("项目资金来源 > 单位资金", "12.50", "万元"),
    ]


INDICATORS = (
    "一级指标\t二级指标\t指标名称\t近两年指标值\t\t预期当年实现值\t指标值确定依据\n"
    "\t\t\t2023年\t2024年\t\t\n"
    "产出指标\t数量指标\t接待档案查阅\t≥4200人次\t≥4600人次\t≥5000人次\t历史数据\n"
    "\t时效指标\t查阅申请办结时限\t≤3个工作日\t≤2个工作日\t≤1个工作日\t计划标准\n"
)


def test_an_indicator_has_its_class_its_targets_under_the_printed_headings_and_its_basis() -> None:
    table = form(INDICATORS)
    assert [(r, c, t, s) for r, c, t, _, s in values(table)] == [
        ("数量指标 > 接待档案查阅", "近两年指标值 > 2023年", "≥4200人次", "number"),
        ("数量指标 > 接待档案查阅", "近两年指标值 > 2024年", "≥4600人次", "number"),
        ("数量指标 > 接待档案查阅", "预期当年实现值", "≥5000人次", "number"),
        ("数量指标 > 接待档案查阅", "指标值确定依据", "历史数据", "text"),
        ("时效指标 > 查阅申请办结时限", "近两年指标值 > 2023年", "≤3个工作日", "number"),
        ("时效指标 > 查阅申请办结时限", "近两年指标值 > 2024年", "≤2个工作日", "number"),
        ("时效指标 > 查阅申请办结时限", "预期当年实现值", "≤1个工作日", "number"),
        ("时效指标 > 查阅申请办结时限", "指标值确定依据", "计划标准", "text"),
    ]
    assert {unit for _, _, text, unit, _ in values(table) if "人次" in text} == {"人次"}
    assert {unit for _, _, text, unit, _ in values(table) if "工作日" in text} == {"个工作日"}


def test_a_single_target() -> None:
    table = form(
        "一级指标\t二级指标\t指标名称\t指标值\t指标值确定依据\n产出指标\t数量指标\t馆藏档案数字化率\t≥85%\t行业标准\n"
        "效益指标\t社会效益指标\t民生档案跨馆查阅覆盖率\t100%\t计划标准"
    )
    assert values(table) == [
        ("数量指标 > 馆藏档案数字化率", "指标值", "≥85%", "%", "number"),
        ("数量指标 > 馆藏档案数字化率", "指标值确定依据", "行业标准", "", "text"),
        ("社会效益指标 > 民生档案跨馆查阅覆盖率", "指标值", "100%", "%", "number"),
        ("社会效益指标 > 民生档案跨馆查阅覆盖率", "指标值确定依据", "计划标准", "", "text"),
    ]


def test_indicators_whose_cells_ran_together_are_taken_apart() -> None:
    table = form(
        "一级指标\t二级指标\t指标名称\t指标值\t绩效标准\n产出指标\t数量指标\t查阅接待 数字化加工\t≥30 次 20 万份\t计划标准 历史数据"
    )
    assert [(r, c, t) for r, c, t, _, _ in values(table)] == [
        ("数量指标 > 查阅接待", "指标值", "≥30 次"),
        ("数量指标 > 查阅接待", "绩效标准", "计划标准"),
        ("数量指标 > 数字化加工", "指标值", "20 万份"),
        ("数量指标 > 数字化加工", "绩效标准", "历史数据"),
    ]


def test_funds_stand_under_the_printed_headings_and_missing_ones_are_blank() -> None:
    table = form(
        "部门名称\t档案局\n部门总体资金情况\t总体资金情况\t\t当年预算收支 占比\t近两年收支情况 2019年 2020年\n"
        "\t收入构成\t财政拨款\t90.00\t90%\t80.00 70.00\n\t\t合计\t100.00\t\t80.00 70.00"
    )
    assert [(r, c, t) for r, c, t, _, _ in values(table)][1:] == [
        ("部门总体资金情况 > 收入构成 > 财政拨款", "当年预算收支", "90.00"),
        ("部门总体资金情况 > 收入构成 > 财政拨款", "占比", "90%"),
        ("部门总体资金情况 > 收入构成 > 财政拨款", "近两年收支情况 > 2019年", "80.00"),
        ("部门总体资金情况 > 收入构成 > 财政拨款", "近两年收支情况 > 2020年", "70.00"),
        ("部门总体资金情况 > 收入构成 > 合计", "当年预算收支", "100.00"),
        ("部门总体资金情况 > 收入构成 > 合计", "占比", ""),
        ("部门总体资金情况 > 收入构成 > 合计", "近两年收支情况 > 2019年", "80.00"),
        ("部门总体资金情况 > 收入构成 > 合计", "近两年收支情况 > 2020年", "70.00"),
    ]


def test_a_long_text_is_a_value_and_no_label() -> None:
    text = "开展馆藏档案数字化加工和异地备份，维护库房恒温恒湿等设备，提供民生档案查阅服务和编研出版。"
    assert values(form(f"项目名称\t群众文化活动\n项目主要内容\t{text}\n项目总预算\t96.00"))[-2:] == [
        ("项目主要内容", "", text, "", "text"),
        ("项目总预算", "", "96.00", "万元", "number"),
    ]


def test_cells_that_only_classify() -> None:
    assert all(is_category(text) for text in ("产出指标", "数量指标", "社会效益指标"))
    assert all(is_basis(text) for text in ("计划标准", "行业标准", "历史数据"))
    assert not is_category("指标完成情况")
    assert not is_basis("接待档案查阅")


def test_every_figure_keeps_its_printed_place_and_text() -> None:
    table = form(INDICATORS)
    for cell in table.values():
        assert table.cell(cell.row, cell.col) is cell


PIECES = (
    "一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t实际完成值\t得分\n"
    "产出指标\t数量指标\t新增藏书量\t≥\t20000\t册\t21360\t20.00\n"
    "产出指标\t质量指标\t验收合格率\t＝\t100\t%\t100\t10.00\n"
    "效益指标\t社会效益指标\t读者体验\t定性\t良好\t\t良好\t10.00"
)


def test_a_target_printed_in_pieces_is_put_together() -> None:
    found = [(row, text, unit) for row, _, text, unit, _ in values(form(f"项目名称\t图书采购\t项目编码\t01\n{PIECES}"))]
    assert ("数量指标 > 新增藏书量", "≥20000册", "册") in found
    assert ("数量指标 > 新增藏书量", "21360册", "册") in found
    assert ("质量指标 > 验收合格率", "＝100%", "%") in found
    assert ("社会效益指标 > 读者体验", "良好", "") in [(row, text, unit or "") for row, text, unit in found]


def test_a_table_of_several_projects_is_one_form_each() -> None:
    text = (
        "某区民政局2026年部门预算\n2026年财政拨款收支\n表十三 项目支出绩效表\n单位：万元\n"
        "预算单位\t项目名称\t项目预算金额\t绩效目标\t绩效指标\t\t\t\n"
        "\t\t\t\t一级指标\t二级指标\t三级指标\t指标值\n"
        "某区民政局\t养老服务补贴\t86.40\t提升照护能力\t产出指标\t数量指标\t补贴驿站数量\t46家\n"
        "\t\t\t\t满意度指标\t服务对象满意度指标\t老年人满意度\t≥90%\n"
        "某区救助站\t流浪乞讨救助\t18.60\t及时救助\t产出指标\t数量指标\t街面巡查次数\t≥730次\n"
    )
    found = tables(text)
    assert [(table.subject, table.title) for table in found] == [("养老服务补贴", "项目支出绩效表"), ("流浪乞讨救助", "项目支出绩效表")]
    assert ("项目预算金额", "86.40") in [(row, text) for row, _, text, _, _ in values(found[0])]
    assert ("数量指标 > 街面巡查次数", "≥730次") in [(row, text) for row, _, text, _, _ in values(found[1])]


def test_the_next_label_printed_beside_the_last_line() -> None:
    table = form(
        "项目名称\t业务经费\t项目编码\t01\n项目支出预算及测算依据\t项目支出明细预算\t项目支出明细\t\t金额\n"
        "\t\t1. 宣传服务费\t\t30\n\t\t2. 档案托管费\t\t64.8\n测算依据及说明\t\t3. 大厅运行经费\t\t24.29\n"
        "\t\t宣传服务费30万元、档案托管费64.8万元、大厅运行经费24.29万元，按上年实际支出测算，各项明细均有合同为据，据实结算。\n"
    )
    found = [(row.split(" > ")[-1], text[:8]) for row, _, text, _, _ in values(table)]
    assert ("大厅运行经费", "24.29") in found
    assert ("测算依据及说明", "宣传服务费30万") in found
