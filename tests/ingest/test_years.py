"""Which of two columns under 近两年 without their years is last year's: the changes that the text states decide."""

from pathlib import Path

import pytest

from ingest.pipeline import parse

TEXT = """湖滨区档案局2026年部门预算
第一部分 收支说明
一、收入预算
2026年财政拨款收入100.00万元，比2025年预算增加{change}万元。
第二部分 绩效
表1 整体支出绩效目标表
单位：万元
部门名称	湖滨区档案局
部门总体资金情况	总体资金情况		当年金额	占比	近两年收支金额
	收入构成	财政拨款	100.00	100%	80.00	90.00
		合计	100.00	100%	80.00	90.00
"""


@pytest.mark.parametrize(
    ("change", "years"),
    [
        ("10.00", {"80.00": 2024, "90.00": 2025}),  # last year 90: as printed
        ("20.00", {"80.00": 2025, "90.00": 2024}),  # last year 80: the first column is last year's
        ("30.00", {"80.00": 2024, "90.00": 2025}),  # neither: the first column counts as the earlier one
    ],
)
def test_the_text_settles_the_years(tmp_path: Path, change: str, years: dict[str, int]) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT.format(change=change), "utf-8")
    facts = [fact for fact in parse(path).facts if fact.cell and fact.text in years]
    assert len(facts) == 4
    assert {fact.text: fact.year for fact in facts} == years
