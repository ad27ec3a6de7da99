"""In a balance table the classes of expenditure add up to the year's expenditure."""

import pytest
from audited import HEAD, brief, changed, findings

TABLE = (
    "表1 收支总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
    "一、一般公共预算拨款收入\t{total}\t一、一般公共服务支出\t{first}\n二、事业收入\t\t二、教育支出\t{second}\n"
    "本年收入合计\t{total}\t本年支出合计\t{total}\n上年结转结余\t5.00\t年终结转结余\t5.00\n收入总计\t35.00\t支出总计\t35.00\n"
)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("10.00", "20.00", []),
        ("30.00", "", []),
        ("10.00", "20.01", [("rounding", "30.00", "30.01")]),
        ("10.00", "21.00", [("high", "30.00", "31.00")]),
    ],
)
def test_classes_and_their_total(first: str, second: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + TABLE.format(total="30.00", first=first, second=second), "balance-sum") == found


def test_a_finding_cites_the_total_and_the_classes_that_have_figures() -> None:
    [found] = findings(HEAD + TABLE.format(total="30.00", first="", second="21.00"), "balance-sum")
    assert len(found.cells) == 2
    assert "本年支出合计" in found.message


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("一、一般公共预算拨款收入\t2,254.53", "959.82", "995.82"),
        ("一、本年收入\t2254.53", "2300.73", "2330.73"),
        ("（一）一般公共预算拨款\t2254.53", "947.32", "974.32"),
    ],
)
def test_one_changed_figure_of_the_sample_is_noticed(line: str, before: str, after: str) -> None:
    assert "balance-sum" in {rule for rule, _, _ in changed(before, after, line)}
