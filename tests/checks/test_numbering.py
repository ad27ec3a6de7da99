"""Neighbouring items do not have the same number."""

import pytest
from audited import HEAD, findings


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("1", "2", 0), ("3", "3", 1), ("2", "1", 0)],
)
def test_numbers(first: str, second: str, count: int) -> None:
    text = f"{HEAD}一、项目支出主要用于\n{first}.档案数字化加工，完成存量档案。\n\n{second}.库房维护，保障设备正常运行。\n"
    found = findings(text, "numbering")
    assert [f.recomputed for f in found] == [str(int(first) + 1)] * count


def test_a_second_first_item_may_begin_another_list() -> None:
    text = f"{HEAD}一、项目支出主要用于\n1.档案数字化加工，完成存量档案。\n\n1.库房维护，保障设备正常运行。\n"
    [found] = findings(text, "numbering-anew")
    assert (found.stated, found.recomputed) == ("1", "")
    assert findings(text, "numbering") == []
