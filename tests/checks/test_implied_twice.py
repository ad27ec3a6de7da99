"""Two passages that tell how one figure changed imply one figure for last year."""

import pytest
from audited import HEAD, brief

ITEM = "住房保障支出（类）住房改革支出（款）住房公积金（项）125.00万元，比2024年预算增加{}万元，{}主要原因是人员增加。"


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("5.00", "5.00", []),
        ("5.00", "5.01", []),
        ("5.00", "15.00", [("medium", "110.00", "120.00")]),
    ],
)
def test_bases(first: str, second: str, found: list[tuple[str, str, str]]) -> None:
    text = f"{HEAD}五、一般公共预算支出安排情况\n1.{ITEM.format(first, '')}\n六、具体使用情况\n1.{ITEM.format(second, '')}\n"
    assert brief(text, "implied-twice") == found


def test_changes_against_different_bases_say_nothing() -> None:
    other = ITEM.format("15.00", "").replace("2024年预算", "2024年预算执行数")
    assert brief(f"{HEAD}五、支出安排情况\n1.{ITEM.format('5.00', '')}\n六、具体使用情况\n1.{other}\n", "implied-twice") == []
