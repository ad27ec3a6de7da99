"""The changes of the parts of a whole add up to the change of the whole."""

import pytest
from audited import HEAD, brief, read

WHOLE = "2025年支出38.00万元，比2024年增加{}万元。其中：基本支出31.00万元，比2024年增加3.00万元，主要原因是人员增加；项目支出{}万元，比2024年减少1.00万元。"


@pytest.mark.parametrize(
    ("whole", "part", "found"),
    [
        ("2.00", "7.00", []),
        ("2.01", "7.00", [("rounding", "2.01", "2.00")]),
        ("4.00", "7.00", [("high", "4.00", "2.00")]),
        ("4.00", "6.00", []),  # what is listed is not all
    ],
)
def test_the_changes_of_parts(whole: str, part: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + WHOLE.format(whole, part), "change-sum") == found


def test_a_change_that_the_table_contradicts_already_is_told_once() -> None:
    table = "表7 “三公”经费支出表\n单位：万元\n2024年预算数\t\t2025年预算数\t\n合计\t公务接待费\t合计\t公务接待费\n5.00\t5.00\t7.00\t7.00\n"
    told = "“三公”经费预算7.00万元，比2024年减少2.00万元。其中：公务接待费4.00万元，比2024年增加1.00万元；公务用车运行费3.00万元，比2024年增加1.00万元。"
    found = read(HEAD + table + "第三部分 说明\n一、“三公”经费\n2025年" + told).findings
    assert [f.rule for f in found if (f.stated, f.recomputed) == ("-2.00", "2.00")] == ["table-change"]
