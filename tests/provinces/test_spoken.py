"""What a first-time reader asked of a final account, in the words used, and what the printed page says."""

import pytest
from test_provinces import library

DOCUMENT = "transport-2024-final.pdf"


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("一般公共预算财政拨款支出占本年支出合计的多少？", "89.76", "%"),
        ("三公经费中哪一项最多？", "410261.20", "元"),
        ("三公经费预算中哪一项最多？", "440000.00", "元"),
        ("2024年三公经费比上年增加了多少？", "14.73", "万元"),
        ("三公经费增长了百分之几？", "48.42", "%"),
        ("2024年本年收入合计比上年增加多少？", "1425.98", "万元"),
        ("本年支出合计是多少，比上年增长多少？", "16.94", "%"),
        ("农村公路安全生命防护工程得了多少分？", "97.78", "分"),
        ("农村公路安全生命防护工程的完工时间得了多少分？", "8.00", "分"),
        ("绩效自评里公路养护项目得了多少分？", "100.13", "分"),
        ("部门整体自评得了多少分？", "94.67", "分"),
        ("公务用车有几辆？", "10", "辆"),
        ("买了几辆新车？", "1", "辆"),
        ("How many vehicles does the bureau have?", "10", "辆"),
        ("How many official vehicles did they buy?", "1", "辆"),
    ],
)
def test_a_figure_asked_for_in_plain_words(question: str, value: str, unit: str) -> None:
    answer = library()[1].ask(question, [DOCUMENT])
    assert (answer.value, answer.unit) == (value, unit), answer.text


def test_a_score_that_its_parts_contradict_is_told_so() -> None:
    assert library()[1].ask("绩效自评里公路养护项目得了多少分？", [DOCUMENT]).status.value == "conflict"


def test_what_is_asks_for_a_definition() -> None:
    answer = library()[1].ask("什么是三公经费？", [DOCUMENT])
    assert answer.value is None and "指用财政拨款安排的因公出国" in answer.text


def test_a_printed_rate_is_finer_than_one_from_rounded_figures() -> None:
    """11.81 and −1.88 give 13.73 %; the document made 13.75 % from yuan, which the rounding allows."""
    answer = library()[1].ask("“三公”经费跟上一年比，降了百分之几？", ["water-2024-final.txt"])
    assert ((answer.value or "").lstrip("-"), answer.unit) == ("13.75", "%"), answer.text
