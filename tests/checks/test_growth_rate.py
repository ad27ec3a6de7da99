"""A stated growth rate is the stated change over the base it implies."""

import pytest
from audited import HEAD, brief, changed, findings, read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年机关运行经费143.69万元，比2024年预算减少2.42万元，下降1.66%。", []),
        (
            "2025年机关运行经费143.69万元，比2024年预算减少2.42万元，下降6.61%。",
            [("medium", "-6.61", "-1.66")],
        ),
        ("2025年机关运行经费143.69万元，比2024年预算增加2.42万元，增长2.00%。", [("low", "2.00", "1.71")]),
        ("2025年机关运行经费2.0万元，比2024年预算增加1.0万元，增长100%。", []),
        ("2025年机关运行经费2.0万元，比2024年预算增加1.0万元，增长105%。", [("rounding", "105", "100.00")]),
        ("2025年机关运行经费143.69万元，比2024年预算减少2.42万元，增长1.66%。", [("high", "1.66", "-1.66")]),
        ("2025年机关运行经费143.69万元，比2024年预算减少2.42万元，下降0.17%。", [("high", "-0.17", "-1.66")]),
        ("2025年机关运行经费2.00万元，比2024年预算增加2.00万元，上年无此项预算。", []),
        ("2025年机关运行经费143.69万元，与2024年预算持平。", []),
    ],
)
def test_the_rate_follows_from_level_and_change(text: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(f"{HEAD}一、机关运行\n{text}\n", "growth-rate") == found


def test_a_finding_cites_the_rate_the_change_and_the_level_with_their_sentence() -> None:
    text = "2025年机关运行经费143.69万元，比2024年预算减少2.42万元，下降6.61%。"
    [found] = findings(f"{HEAD}一、机关运行\n{text}\n", "growth-rate")
    assert len(found.cells) == 3
    assert found.quote == text
    assert "一、机关运行" in found.message
    assert found.unit == "%"


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("收入包括：一般公共预算财政拨款收入、事业收入", "12.80%", "21.80%"),
        ("2025年一般公共预算拨款2,300.73万元", "10.91%", "19.01%"),
        ("2.一般公共服务支出（类）档案事务（款）档案馆（项）2025", "19.61%", "16.91%"),
        ("3.文化旅游体育与传媒支出（类）文化和旅游（款）行政运行（项）2025", "2.22%", "22.2%"),
        ("7.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）2025", "7.29%", "9.72%"),
        ("2025年一般公共预算“三公”经费支出8.58", "4.67%", "7.64%"),
        ("3.公务接待费1.98", "10.00%", "100.00%"),
        ("2025年机关运行经费143.69", "1.66%", "16.6%"),
        ("2025年政府采购预算支出合计", "14.20%", "12.40%"),
    ],
)
def test_one_changed_rate_of_the_sample_is_noticed(line: str, before: str, after: str) -> None:
    assert "growth-rate" in {rule for rule, _, _ in changed(before, after, line)}


def test_an_increase_cannot_exceed_what_there_is() -> None:
    text = "2025年机关运行经费143.69万元，比2024年预算增加{}万元，增长10.00%。"
    found = [f for f in read(f"{HEAD}一、机关运行\n{text.format('913.06')}\n").findings if f.rule == "change-exceeds"]
    assert [(f.stated, f.recomputed) for f in found] == [("913.06", "13.06")]
    assert read(f"{HEAD}一、机关运行\n{text.format('13.06')}\n").findings == ()


@pytest.mark.parametrize(("rate", "found"), [("11.03%", []), ("12.40%", [("medium", "-12.40", "-11.03")])])
def test_a_change_told_in_the_next_sentence_of_what_was_spent(rate: str, found: list[tuple[str, str, str]]) -> None:
    text = f"公务接待费支出5.00万元，完成预算90.91%。公务接待费支出决算比上年减少0.62万元，下降{rate}。"
    assert brief(f"{HEAD}一、机关运行\n{text}\n", "growth-rate") == found
