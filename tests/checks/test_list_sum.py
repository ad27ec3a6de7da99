"""The items of a list do not exceed the total it states."""

import pytest
from audited import HEAD, brief, changed, findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("政府采购预算合计30.00万元，其中：货物类10.00万元、工程类5.00万元、服务类15.00万元。", []),
        (
            "政府采购预算合计30.00万元。其中：货物类10.00万元、工程类15.00万元、服务类15.00万元。",
            [("high", "30.00", "40.00")],
        ),
        ("政府采购预算合计30.00万元，其中：货物类10.00万元、服务类15.00万元。", []),
        ("政府采购预算合计30.00万元，其中：货物类10.01万元、工程类5.00万元、服务类15.00万元。", []),
        ("政府采购预算合计30.00万元，其中：货物类100000元、服务类250000元。", [("high", "30.00", "35")]),
        ("政府采购预算合计30.00万元。货物类40.00万元、服务类15.00万元。", []),
        ("政府采购预算合计30.00万元，其中：货物类40.00万元。", []),
        # Posts of every kind are listed, people are not.
        ("年末实有人员编制86人。其中：行政编制18人（含工勤编制2人），事业编制66人。", [("high", "86", "84")]),
        ("年末实有人员编制84人。其中：行政编制18人（含工勤编制2人），事业编制66人。", []),
        ("年末实有在职人员86人。其中：行政人员18人，事业人员66人。", []),
    ],
)
def test_items_and_their_total(text: str, found: list[tuple[str, str, str]]) -> None:
    got = brief(f"{HEAD}（二）政府采购\n{text}\n", "list-sum")
    assert [
        (severity, stated, recomputed.removesuffix(".0000")) for severity, stated, recomputed in got
    ] == found


def test_shares_between_the_items_are_no_items() -> None:
    text = "2025年收入预算30.00万元，其中：事业收入10.00万元，占33.33%；其他收入20.00万元，占66.67%。"
    assert brief(f"{HEAD}{text}\n", "list-sum") == []


def test_a_finding_cites_the_total_and_every_item() -> None:
    text = "政府采购预算合计30.00万元。其中：货物类10.00万元、工程类15.00万元、服务类15.00万元。"
    [found] = findings(f"{HEAD}（二）政府采购\n{text}\n", "list-sum")
    assert len(found.cells) == 4
    assert (found.difference, found.unit) == ("-10.00", "万元")
    assert "（二）政府采购" in found.message


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("2025年政府采购预算支出合计319.20", "319.20", "219.20"),
        ("2025年政府采购预算支出合计319.20", "38.60", "83.60"),
        ("2025年项目支出695.70万元，其中", "46.20", "64.20"),
    ],
)
def test_one_changed_figure_of_the_sample_is_noticed(line: str, before: str, after: str) -> None:
    assert "list-sum" in {rule for rule, _, _ in changed(before, after, line)}


@pytest.mark.parametrize(
    ("listed", "found"),
    [("机要通信用车1辆、应急保障用车4辆、其他用车3辆", []), ("机要通信用车1辆、应急保障用车4辆", [("high", "8", "5")])],
)
def test_every_kind_of_vehicle_is_listed(listed: str, found: list[tuple[str, str, str]]) -> None:
    text = f"截至2025年12月31日，本部门共有车辆8辆，其中：{listed}。"
    assert brief(f"{HEAD}（三）国有资产占用情况\n{text}\n", "list-sum") == found
