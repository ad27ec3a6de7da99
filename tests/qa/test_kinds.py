"""Every kind of question, asked of the sample budget: what is answered, and what is not."""

from pathlib import Path

import pytest
from asking import Ask, asking, engine_of

from disclosure.answer import Status

SAMPLE = Path(__file__).parents[2] / "sample" / "qingchuan-2025-budget.md"


@pytest.fixture(scope="module")
def ask() -> Ask:
    return engine_of(SAMPLE).ask


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("公车运行费是多少？", "6.60", "万元"),
        ("30201安排了多少？", "18.60", "万元"),
        ("302类是多少？", "139.09", "万元"),
        ("表7里公务接待费是多少？", "1.98", "万元"),
        ("培训费比会议费多多少？", "1.92", "万元"),
        ("培训费和会议费哪个多？", "1.92", "万元"),
        ("公务接待费和公务用车运行维护费相差多少万元？", "4.62", "万元"),
        ("人均基本工资是多少？", "39213.19", "元"),
        ("平均每辆公务用车的运行维护费是多少？", "33000", "元"),
        ("水费和电费一共多少？", "14.25", "万元"),
        ("除了群众文化活动，其余项目合计多少？", "599.70", "万元"),
        ("超过100万元的项目有几个？", "3", "个"),
        ("三公经费占一般公共预算支出的比重是多少？", "0.37", "%"),
        ("政府采购预算比上年增长了百分之几？", "14.20", "%"),
        ("商品和服务支出下面最多的款级科目是哪个？", "23.04", "万元"),
    ],
)
def test_a_figure(ask: Ask, question: str, value: str, unit: str) -> None:
    answer = ask(question)
    assert (answer.value, answer.unit) == (value, unit), answer.text
    assert answer.figures and answer.program


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        ("这个单位有没有公务用车？", True),
        ("有没有安排因公出国（境）费？", False),
        ("三公经费超过10万元吗？", False),
        ("基本支出是1635.53万元吗？", False),
        ("基本支出是1653.53万元吗？", True),
        ("收支总预算比上年增加了吗？", True),
        ("水费加电费等于14.25万元吗？", True),
    ],
)
def test_yes_or_no(ask: Ask, question: str, truth: bool | None) -> None:
    assert ask(question).boolean is truth


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("群众文化活动项目的负责人是谁？", "纪云帆"),
        ("群众文化活动的项目编码是多少？", "99010325418T000000103"),
        ("项目编码99010325418T000000103是哪个项目？", "群众文化活动"),
    ],
)
def test_a_field_of_a_form(ask: Ask, question: str, text: str) -> None:
    assert text in ask(question).text


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("哪些项目在100万元以上？", ("档案数字化与库房维护", "图书购置与读者服务", "文物保护与修缮")),
        ("纳入部门预算编制范围的单位有哪些？", ("青川区文化档案局", "青川区档案馆", "青川区文化图书中心")),
        (
            "内设机构有哪些？",
            ("办公室", "公共文化科", "文物保护科", "档案业务指导科", "政策法规与安全监管科"),
        ),
    ],
)
def test_a_list(ask: Ask, question: str, items: tuple[str, ...]) -> None:
    assert ask(question).items == items


@pytest.mark.parametrize(
    "question",
    [
        "工会经费和差旅费合起来比福利费和培训费合起来的一半多多少倍？",
        "2019年的三公经费是多少？",
        "人均办公楼面积是多少？",
        "火箭发射费和会议费哪个多？",
    ],
)
def test_what_cannot_be_worked_out_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status in (Status.REFUSED, Status.CLARIFY), answer.text
    assert answer.value is None


def test_a_rate_that_is_not_right_is_worked_out_again(ask: Ask) -> None:
    answer = ask("收支总预算比2024年增加266.56万元、增长12.80%，这个增幅算得对吗？")
    assert answer.boolean is True
    assert "12.80" in answer.text


def test_every_part_of_a_question_of_two_brings_its_figure(ask: Ask) -> None:
    answer = ask("基本支出是多少？项目支出是多少？")
    figures = {figure.id: figure.value for figure in answer.figures}
    assert list(figures) == [f"f{number}" for number in range(1, len(figures) + 1)]
    assert [figures[arg] for step in answer.program for arg in step.args] == ["1653.53", "695.70"]
    assert "1653.53" in answer.text
    assert "695.70" in answer.text


def test_a_blank_cell_is_neither_yes_nor_no(ask: Ask) -> None:
    answer = ask("支出总表里行政运行有没有安排上缴上级支出？")
    assert answer.boolean is None
    assert answer.value is None
    assert answer.cell_state == "blank"
    assert "空白" in answer.text


def test_a_row_without_a_name_is_no_total(tmp_path: Path) -> None:
    text = (
        "临水县水利局2024年部门预算\n表1 收支总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
        "一、财政拨款收入\t35.00\t一、农林水支出\t30.00\n\t\t二、住房保障支出\t5.00\n\t\t\t\n收入总计\t35.00\t支出总计\t35.00\n"
    )
    assert asking(text, tmp_path)("收支总预算是多少？").value == "35.00"
