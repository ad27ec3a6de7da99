"""Which money pays for a project, and what belongs to the project named first."""

from pathlib import Path

import pytest
from asking import engine_of

SAMPLE = Path(__file__).parents[2] / "sample" / "qingchuan-2025-budget.md"


@pytest.fixture(scope="module")
def ask():
    """Questions of the sample, whose projects are paid in part out of what was left over."""
    return engine_of(SAMPLE).ask


@pytest.mark.parametrize(
    "question",
    ["图书购置与读者服务的钱是从哪本预算里出的？", "图书购置与读者服务用的是哪类资金？", "图书购置与读者服务的资金来源是什么？"],
)
def test_the_money_that_pays_for_a_project(ask, question):
    answer = ask(question)
    assert len(answer.items) == 2 and "一般公共预算" in answer.items[0] and answer.items[1] == "单位资金"
    assert all(figure.row_path[-1] == "图书购置与读者服务" for figure in answer.figures)


def test_of_no_project_nothing_is_said(ask):
    assert not any("一般公共预算" in item for item in ask("航天项目的钱是从哪本预算里出的？").items)


def test_a_project_named_first_is_meant_to_the_end(ask):
    answer = ask("群众文化活动项目，总预算是多少？项目当年预算是多少？")
    assert answer.value == "96.00"
