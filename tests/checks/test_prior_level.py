"""A rate between two levels of one sentence is their ratio."""

import pytest
from audited import HEAD, brief, findings

ITEM = "1.“住房保障支出（类）住房改革支出（款）住房公积金（项）”{now}万元。2024年当年预算执行数为{before}万元，2025年预算安排{now}万元，比2024年预算执行数{way}{rate}%。\n"


@pytest.mark.parametrize(
    ("before", "now", "way", "rate", "found"),
    [
        ("200.00", "210.00", "增加", "5.00", []),
        ("200.00", "190.00", "减少", "5.00", []),
        ("200.00", "210.00", "增加", "6.00", [("low", "6.00", "5.00")]),
        ("200.00", "210.00", "减少", "5.00", [("high", "-5.00", "5.00")]),
        ("200.00", "20.00", "增加", "5.00", [("high", "5.00", "-90.00")]),
        ("0.00", "20.00", "增加", "100", []),
    ],
)
def test_two_years(before: str, now: str, way: str, rate: str, found: list[tuple[str, str, str]]) -> None:
    text = ITEM.format(before=before, now=now, way=way, rate=rate)
    assert brief(f"{HEAD}2025年部门预算编制说明\n{text}", "prior-level") == found


def test_a_finding_cites_rate_and_both_levels() -> None:
    text = ITEM.format(before="200.00", now="210.00", way="减少", rate="5.00")
    [found] = findings(f"{HEAD}2025年部门预算编制说明\n{text}", "prior-level")
    assert len(found.cells) == 3


def test_a_rate_that_fits_the_level_the_item_opens_with_shows_the_second_level_wrong() -> None:
    text = ITEM.format(before="200.00", now="210.00", way="增加", rate="5.00").replace("预算安排210.00", "预算安排201.00")
    document = f"{HEAD}2025年部门预算编制说明\n{text}"
    assert brief(document, "level-twice") == [("high", "201.00", "210.00")]
    assert brief(document, "prior-level") == []
