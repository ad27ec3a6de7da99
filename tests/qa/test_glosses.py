"""Chinese names in brackets behind English words."""

import pytest

from qa.glosses import own_names

WORDS = {"stops": ["is", "of", "the", "on", "many", "spend", "budgeted", "and", "for"], "kept": ["actual"], "counted": ["万元"]}


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("is personnel cost (人员经费) due?", "is 人员经费 due?"),
        ("the actual number of guests (接待人次)", "the actual number of 接待人次"),
        ("the actual tax (税金) paid", "the actual 税金 paid"),
        ("spend on goods (货物) and works (工程)", "spend on 货物 and 工程"),
        ("the 'reserve' fund (储备金)?", "the 储备金?"),
        ("in units of 10,000 yuan (万元)", "in units of 10,000 yuan"),
        ("how much is 公用经费 (running costs)", "how much is 公用经费"),
        ("the bureau's rent (租赁费)", "the bureau's 租赁费"),
        ("spend on goods and services (商品和服务支出)", "spend on 商品和服务支出"),
        ("the budget (draft)", "the budget (draft)"),
    ],
)
def test_the_bracket_stands_for_its_words(said: str, left: str) -> None:
    assert own_names(said, WORDS, {"actual": "实际"}) == left
