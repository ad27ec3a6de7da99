"""A question about one unit, asked of a library of several: answered from that unit's documents alone."""

from decimal import Decimal
from pathlib import Path

import pytest
from asking import engine_of

from disclosure.answer import Status
from qa.across.mentions import mentions_in, of_elsewhere

SAMPLE = Path(__file__).parents[2] / "sample" / "qingchuan-2025-budget.md"
OWN, OTHER, EARLIER = "青川区文化档案局2025年部门预算.md", "白河区文化档案局2025年部门预算.md", "青川区文化档案局2024年部门预算.md"
FILES = [OWN, OTHER, EARLIER]


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """Two units of 2025, and one of them in 2024 too; only their project expenditure differs."""
    folder = tmp_path_factory.mktemp("among")
    own = SAMPLE.read_text(encoding="utf-8")
    (folder / OWN).write_text(own, encoding="utf-8")
    (folder / OTHER).write_text(own.replace("青川", "白河").replace("695.70", "795.70"), encoding="utf-8")
    earlier = own.replace("2024", "2023").replace("2025", "2024").replace("695.70", "500.20")
    (folder / EARLIER).write_text(earlier, encoding="utf-8")
    return engine_of(folder)


@pytest.mark.parametrize("chosen", [FILES, None])
@pytest.mark.parametrize("unit", ["白河区文化档案局", "白河区文档局", "白河文化档案局", "白河区"])
def test_a_unit_named_in_any_way_is_the_only_source(engine, unit, chosen):
    answer = engine.ask(f"{unit}的项目支出是多少万元？", chosen)
    assert Decimal(answer.value) == Decimal("795.70")
    assert {figure.document for figure in answer.figures} == {OTHER}
    assert "白河区文化档案局2025年" in answer.reading


def test_a_share_is_of_two_figures_of_one_unit(engine):
    answer = engine.ask("白河区文化档案局的项目支出占支出总计的百分之几？", FILES)
    assert {figure.document for figure in answer.figures} == {OTHER}


def test_the_year_tells_which_of_its_documents(engine):
    assert Decimal(engine.ask("青川区文化档案局2024年的项目支出是多少万元？", FILES).value) == Decimal("500.20")
    assert Decimal(engine.ask("青川区文化档案局2025年的项目支出是多少万元？", FILES).value) == Decimal("695.70")


def test_without_a_year_it_is_asked_which_document(engine):
    answer = engine.ask("青川区文化档案局的项目支出是多少万元？", FILES)
    assert answer.status is Status.CLARIFY and answer.value is None
    assert "2024" in answer.text and "2025" in answer.text and "白河" not in answer.text


def test_a_year_the_unit_has_no_document_of(engine):
    answer = engine.ask("白河区文化档案局2021年的项目支出是多少万元？", FILES)
    assert answer.status is Status.REFUSED and answer.value is None


@pytest.mark.parametrize("unit", ["黑山区文化档案局", "黑山区文档局", "黑山文化档案局"])
def test_a_unit_of_another_place_has_no_answer(engine, unit):
    answer = engine.ask(f"{unit}的项目支出是多少万元？", FILES)
    assert answer.status is Status.REFUSED and answer.value is None


def test_without_a_unit_it_is_asked_whose(engine):
    answer = engine.ask("项目支出是多少万元？", FILES)
    assert answer.status is Status.CLARIFY and answer.value is None


def named(text, units):
    return [(text[m.start : m.end], set(m.units)) for m in mentions_in(text, units)]


def test_levels_tell_a_citys_bureau_from_its_districts():
    units = ["云岭市医疗保障局", "云岭市青川区医疗保障局", "云岭市白河区医疗保障局", "云岭市医疗保险中心"]
    assert named("市医保局的公用经费", units) == [("市医保局", {units[0]})]
    assert named("云岭医保局的公用经费", units) == [("云岭医保局", {units[0]})]
    assert named("青川医保局的公用经费", units) == [("青川医保局", {units[1]})]
    assert named("医保中心的公用经费", units) == [("医保中心", {units[3]})]
    assert named("白河的公用经费", units) == [("白河", {units[2]})]
    assert len(named("医保局的公用经费", units)[0][1]) == 3


def test_its_own_level_is_a_name():
    units = ["云岭市医疗保障局（本级）", "青川区医疗保障局"]
    assert named("局本级2024年的公用经费", units) == [("局本级", {units[0]})]
    assert named("青川区医保局的部门本级公用经费", units) == [("青川区医保局", {units[1]})]


@pytest.mark.parametrize(
    ("text", "name"),
    [("黑山区医保局的公用经费", "黑山区医保局"), ("请问区医保局的公用经费", ""), ("青川区医保局的公用经费", ""), ("黑山医保局的公用经费", "黑山医保局")],
)
def test_the_name_of_a_unit_of_another_place(text, name):
    (mention,) = mentions_in(text, ["云岭市青川区医疗保障局"])
    assert of_elsewhere(text, mention) == name
