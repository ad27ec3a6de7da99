"""Questions over several documents put together from what each answers: in its own words, in English, word for word."""

from decimal import Decimal
from pathlib import Path

import pytest
from asking import engine_of

from disclosure.answer import Status
from qa.across.asked import clean
from qa.across.english import in_chinese, stranger_in, with_own_names
from qa.across.meant import meant_by
from qa.across.mentions import mentions_in
from qa.across.units import disclosures
from qa.understand import understand

SAMPLE = Path(__file__).parents[2] / "sample" / "qingchuan-2025-budget.md"
UNITS = ["云岭市青川区文化档案局", "云岭市白河区文化档案局", "云岭市财政局", "云岭市医疗保险中心"]


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """Two units of 2025, and one of them in 2024 too."""
    folder = tmp_path_factory.mktemp("parts")
    own = SAMPLE.read_text(encoding="utf-8")
    (folder / "青川区文化档案局2025年部门预算.md").write_text(own, encoding="utf-8")
    other = own.replace("青川", "白河").replace("695.70", "795.70").replace("280.90", "380.90").replace("望川楼", "听雨阁")
    other = other.replace("指区级财政一般公共预算当年拨付的资金", "指本级财政当年给的钱")
    (folder / "白河区文化档案局2025年部门预算.md").write_text(other.replace("在职实有人数91人", "在职实有人数80人"), encoding="utf-8")
    earlier = own.replace("2024", "2023").replace("2025", "2024").replace("695.70", "500.20")
    (folder / "青川区文化档案局2024年部门预算.md").write_text(earlier, encoding="utf-8")
    return engine_of(folder)


def value(answer):
    return Decimal(answer.value)


def test_a_year_before_the_unit_is_said_of_it(engine):
    answer = engine.ask("2025年白河区文化档案局的项目支出比2024年青川区文化档案局的多多少万元？")
    assert value(answer) == Decimal("795.70") - Decimal("500.20")


def test_a_figure_of_another_year_in_one_of_the_documents(engine):
    answer = engine.ask("青川区文化档案局2025年预算登记的2024年运转类项目支出，比2024年预算的运转类项目支出多多少万元？")
    assert value(answer) == Decimal("146.11") - Decimal("143.69")
    assert len({figure.document for figure in answer.figures}) == 2


def test_one_figure_divided_by_another_in_each(engine):
    answer = engine.ask("用项目支出除以在职人数，2025年青川区文化档案局和白河区文化档案局各是多少万元？哪家高？")
    assert value(answer) == (Decimal("795.70") / 80).quantize(Decimal("0.01"))
    assert str((Decimal("695.70") / 91).quantize(Decimal("0.01"))) in answer.text


def test_how_many_times(engine):
    answer = engine.ask("白河区文化档案局2025年的项目支出是青川区文化档案局2024年的几倍？")
    assert answer.unit == "倍" and value(answer) == (Decimal("795.70") / Decimal("500.20")).quantize(Decimal("0.01"))


def test_a_fall_asked_for_is_told_without_its_sign(engine):
    answer = engine.ask("青川区文化档案局2024年的项目支出比白河区文化档案局2025年的少百分之几？")
    assert value(answer) == ((Decimal("795.70") - Decimal("500.20")) / Decimal("795.70") * 100).quantize(Decimal("0.01"))


def test_units_named_in_english(engine):
    ours, theirs = "Baihe District Culture and Archives Bureau", "Qingchuan District Culture and Archives Bureau"
    more = engine.ask(f"How much more is the 2025 project expenditure of the {ours} than that of the {theirs} in 2024, in 万元?")
    assert (more.language, value(more), more.unit) == ("en", Decimal("295.50"), "万元")
    alone = engine.ask(f"What is the project expenditure of the {ours} in 2025?")
    assert value(alone) == Decimal("795.70") and {f.document for f in alone.figures} == {"白河区文化档案局2025年部门预算.md"}


def test_an_english_name_of_no_unit_here(engine):
    answer = engine.ask("What is the project expenditure of the Heishan District Culture Bureau in 2025?")
    assert answer.status is Status.REFUSED and "Heishan" in answer.text


@pytest.mark.parametrize(
    ("name", "unit"),
    [("Baihe District Culture Bureau", UNITS[1]), ("Yunling Municipal Finance Bureau", UNITS[2]), ("Finance Bureau", UNITS[2]),
     ("Yunling Medical Insurance Center", UNITS[3]), ("Yunling Bureau", UNITS[2]), ("Culture Bureau", "")],
)  # fmt: skip
def test_english_names(name, unit):
    assert with_own_names(f"What is the budget of the {name} ?", UNITS) == f"What is the budget of the {unit or name} ?"


def test_strangers_in_english():
    assert stranger_in("How much did the Heishan Finance Bureau spend?", UNITS) == "Heishan Finance Bureau"
    assert not stranger_in("How much did the Yunling Finance Bureau spend?", UNITS)
    assert not stranger_in("What is the Finance Bureau for?", UNITS)


def test_what_is_asked_in_english_of_several():
    assert in_chinese("How many times as large is the project expenditure of A1 in 2024 as B1's?").endswith("几倍")


def test_which_documents_say_something(engine):
    answer = engine.ask("哪几份文件提到了“听雨阁”？")
    assert len(answer.items) == 1 and "白河" in answer.items[0] and answer.evidence
    assert len(engine.ask("三份文件里，哪几份提到了望川楼？").items) == 2
    assert not engine.ask("哪几份文件提到了“月球基地”？").items


def test_explanations_compared(engine):
    term = "一般公共预算财政拨款收入"
    assert engine.ask(f"青川区文化档案局2025年和白河区文化档案局2025年对{term}的解释一样吗？").boolean is False
    assert engine.ask("青川区文化档案局2025年和白河区文化档案局2025年对上年结转的解释一样吗？").boolean is True
    saying = engine.ask(f"名词解释里，哪几家把“{term}”定义为“本级财政当年给的钱”？")
    assert len(saying.items) == 1 and "白河" in saying.items[0]


def test_the_largest_project_of_all(engine):
    answer = engine.ask("三份文件里，单个项目预算最大的是哪个项目？是哪家的？多少万元？")
    assert value(answer) == Decimal("380.90")
    assert "白河" in answer.text.split("，")[0] and "档案数字化与库房维护" in answer.text


def test_words_of_asking_are_no_part_of_the_figure():
    assert clean("差旅费最多的前两名是哪几家?") == "差旅费"
    assert clean("截至各自披露时点, (2023年末)、 (2020年末)的公务用车合计几辆?") == "公务用车"
    assert clean("平均每辆公务用车的运行维护费预算, (1辆)和 (2辆)哪个高?各是多少万元?").replace(" ", "") == "公务用车运行维护费"


def test_a_unit_of_another_place_among_several(engine):
    scope = engine._scope(None)
    text = "青川区文化档案局、黑山区文化档案局和白河区文化档案局2025年的项目支出谁多？"
    said = meant_by(understand(text, scope), disclosures(scope), narrowed=False)
    assert isinstance(said, str) and "黑山区文化档案局" in said
    assert [m.units for m in mentions_in("白河区文档局", UNITS)] == [frozenset({UNITS[1]})]
