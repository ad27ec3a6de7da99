"""What a visit or visitor cost is the cost of reception over their number."""

import pytest
from audited import findings

HEAD = "某区档案局2023年度部门决算\n2023年财政拨款收入支出决算情况\n第三部分 2023年度部门决算情况说明\n（三）三公经费支出决算情况\n"
LISTED = "3.公务接待费支出1.00万元，其中：国内公务接待支出1.00万元，接待批次10批次、人次100人次，人均接待费{}元，批均{}元。\n"
TOLD = "3.公务接待费支出决算为0.75万元。2023年共接待国内来访团组{}个、来宾{}人次（不包括陪同人员），人均接待费{}元。\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LISTED.format("100", "1000"), []),
        (LISTED.format("100.00", "1000.00"), []),
        (LISTED.format("200", "1000"), [("medium", "200", "100.00")]),
        (LISTED.format("100", "2000"), [("medium", "2000", "1000.00")]),
        (TOLD.format("10", "96", "78.13"), []),
        (TOLD.format("10", "96", "78"), []),
        (TOLD.format("10", "96", "87.13"), [("medium", "87.13", "78.13")]),
    ],
)
def test_averages(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(str(f.severity), f.stated, f.recomputed) for f in findings(HEAD + text, "per-visit")] == found


@pytest.mark.parametrize(("visits", "visitors", "count"), [("10", "96", 0), ("10", "10", 0), ("10", "8", 1), ("0", "0", 0)])
def test_no_fewer_visitors_than_visits(visits: str, visitors: str, count: int) -> None:
    text = f"3.公务接待费支出决算为0.75万元。国内公务接待{visits}批次、{visitors}人次。\n"
    assert len(findings(HEAD + text, "visitors")) == count


def test_averages_in_a_list_are_no_parts_of_its_total() -> None:
    assert findings(HEAD + LISTED.format("100", "1000"), "list-sum") == []
