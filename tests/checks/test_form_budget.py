"""The money of the overall performance form is that of the statements."""

import pytest
from audited import HEAD, brief, changed

TEXT = (
    f"{HEAD}表1 收支总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n一、一般公共预算拨款收入\t30.00\t一、一般公共服务支出\t30.00\n"
    "本年收入合计\t30.00\t本年支出合计\t30.00\n收入总计\t30.00\t支出总计\t30.00\n"
    "表11 整体支出绩效目标表\n单位：万元\n部门名称\t某区档案局\t\t\t\t\n总体资金情况\t\t当年金额\t占比\t近两年收支情况\t\n\t\t\t\t2023年\t2024年\n"
    "收入构成\t财政拨款\t{all}\t100%\t25.00\t28.00\n\t合计\t{all}\t100%\t25.00\t28.00\n支出构成\t人员类项目支出\t{all}\t100%\t25.00\t28.00\n\t合计\t{all}\t100%\t25.00\t28.00\n"
    "一级指标\t二级指标\t三级指标\t指标值\t\t\n产出指标\t数量指标\t页数\t≥20页\t\t\n"
)


@pytest.mark.parametrize(("stated", "found"), [("30.00", []), ("30", []), ("33.00", [("medium", "33.00", "30.00")] * 2)])
def test_totals(stated: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(TEXT.format(all=stated), "form-budget") == found


def test_one_changed_figure_of_the_sample_is_noticed() -> None:
    assert "form-budget" in {rule for rule, _, _ in changed("2349.23", "2439.23", "\t合计\t2349.23")}
