"""Questions over several documents: the same figure in each, one program, and nothing mixed without saying so."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from asking import engine_of

from disclosure.answer import Status
from qa.across.asked import asked_of, clean
from qa.across.mentions import mentions_in, strangers
from qa.across.units import disclosures, times_in
from qa.recheck import recheck
from qa.understand import understand

SAMPLE = Path(__file__).parents[2] / "sample" / "qingchuan-2025-budget.md"
# The sample's project expenditure, basic expenditure and headcount, and those of the documents made from it.
PROJECT, OTHER, EARLIER = "695.70", "795.70", "500.20"




@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """Two units of 2025, and one of them in 2024 too."""
    folder = tmp_path_factory.mktemp("several")
    own = SAMPLE.read_text(encoding="utf-8")
    (folder / "青川区文化档案局2025年部门预算.md").write_text(own, encoding="utf-8")
    other = own.replace("青川", "白河").replace(PROJECT, OTHER).replace("在职实有人数91人", "在职实有人数80人")
    (folder / "白河区文化档案局2025年部门预算.md").write_text(other, encoding="utf-8")
    earlier = own.replace("2024", "2023").replace("2025", "2024").replace(PROJECT, EARLIER)
    (folder / "青川区文化档案局2024年部门预算.md").write_text(earlier, encoding="utf-8")
    return engine_of(folder)


def value(answer):
    return Decimal(answer.value)


def documents(answer):
    return {figure.document for figure in answer.figures}


def test_which_unit_has_most(engine):
    answer = engine.ask("2025年哪个单位的项目支出最多？")
    assert value(answer) == Decimal(OTHER)
    assert "白河" in answer.text.split("最多")[0]
    assert len(documents(answer)) == 2
    assert [step.op for step in answer.program] == ["largest"]


def test_which_has_least_names_the_other(engine):
    answer = engine.ask("2025年哪个单位的项目支出最少？")
    assert value(answer) == Decimal(PROJECT)
    assert "青川" in answer.text.split("最少")[0]


def test_units_swapped_swap_the_sign(engine):
    one = engine.ask("青川区文化档案局2025年的项目支出比白河区文化档案局2025年的多多少万元？")
    two = engine.ask("白河区文化档案局2025年的项目支出比青川区文化档案局2025年的多多少万元？")
    assert value(one) == -value(two) == Decimal(PROJECT) - Decimal(OTHER)
    assert [step.op for step in one.program] == ["difference"]


def test_two_years_of_one_unit(engine):
    answer = engine.ask("青川区文化档案局2025年比2024年项目支出多多少万元？")
    assert value(answer) == Decimal(PROJECT) - Decimal(EARLIER)
    assert {figure.document for figure in answer.figures} == {
        "青川区文化档案局2025年部门预算.md", "青川区文化档案局2024年部门预算.md"
    }


def test_growth_over_two_years(engine):
    answer = engine.ask("青川区文化档案局项目支出2025年比2024年增长了百分之几？")
    exact = (Decimal(PROJECT) - Decimal(EARLIER)) / Decimal(EARLIER) * 100
    assert value(answer) == exact.quantize(Decimal("0.01"))
    assert answer.unit == "%"


@pytest.mark.parametrize(("word", "divided"), [("加起来", 1), ("平均", 2)])
def test_sum_and_mean(engine, word, divided):
    answer = engine.ask(f"2025年两家单位的项目支出{word}是多少万元？")
    assert value(answer) == (Decimal(PROJECT) + Decimal(OTHER)) / divided
    assert len(answer.figures) == 2


def test_ranking_in_order(engine):
    answer = engine.ask("三份文件按项目支出从高到低排序")
    assert [("白河" in item, "2024" in item) for item in answer.items] == [(True, False), (False, False), (False, True)]


def test_a_condition_counts_and_lists(engine):
    counted = engine.ask("三份文件里，项目支出超过600万元的有几份？")
    assert counted.value == "2"
    assert len(engine.ask("哪几份文件的项目支出超过600万元？").items) == 2


def test_a_figure_that_one_lacks_is_not_compared(engine):
    answer = engine.ask("青川区文化档案局2025年和白河区文化档案局2025年的航天支出差多少万元？")
    assert answer.status is Status.REFUSED
    assert answer.value is None


def test_a_unit_or_year_that_is_not_there(engine):
    strange = engine.ask("青川区文化档案局和黑山区教育局2025年的项目支出谁多？")
    assert strange.status is Status.REFUSED and "黑山区教育局" in strange.text
    assert engine.ask("青川区文化档案局和白河区文化档案局2019年的项目支出谁多？").status is Status.REFUSED


def test_different_years_are_said(engine):
    assert "年度不同" in engine.ask("三份文件里哪份的项目支出最高？").text
    assert "年度不同" not in engine.ask("2025年哪个单位的项目支出最多？").text


def test_per_head(engine):
    answer = engine.ask("2025年两家单位中人均项目支出最高的是哪家？")
    assert answer.unit == "元"
    assert value(answer) == (Decimal(OTHER) * 10000 / 80).quantize(Decimal("0.01"))


def test_what_changed(engine):
    answer = engine.ask("青川区文化档案局2025年和上一年相比有什么变化？")
    assert any(item.startswith("项目支出多195.50") for item in answer.items)


def test_what_the_library_holds(engine):
    assert len(engine.ask("库里有哪些单位？").items) == 2
    assert len(engine.ask("库里有哪些2025年的预算？").items) == 2
    assert "没有" in engine.ask("库里哪些文件是决算？").text


def test_one_document_alone_is_no_comparison(engine):
    answer = engine.ask("哪个项目的预算最多？", documents=["青川区文化档案局2025年部门预算.md"])
    assert documents(answer) <= {"青川区文化档案局2025年部门预算.md"}


def test_names_abbreviated_and_strange():
    units = ["云岭省人大常委会办公厅", "中共云岭省委办公厅", "云岭省高级人民法院", "云岭省人民检察院"]
    found = mentions_in("省委办公厅、省人大办公厅、省检察院、省高院中,谁最高", units)
    assert [next(iter(m.units)) for m in found] == [units[1], units[0], units[3], units[2]]
    assert strangers("云岭省财政厅和云岭省高级人民法院谁多", mentions_in("云岭省财政厅和云岭省高级人民法院谁多", units)) == ["云岭省财政厅"]


def test_times_with_stage_and_date():
    first, second, third = times_in("2024年预算比2023年决算,截至2022年末")
    assert (first.year, first.stage.value, second.stage.value) == (2024, "budget", "final_account")
    assert third.at_end and third.stage is None


@pytest.mark.parametrize(
    ("question", "op"),
    [("哪家的三公经费最多", "top"), ("哪家的三公经费最低", "bottom"), ("三公经费前两名是哪几家", "rank"), ("三公经费相差多少", "difference"),
     ("三公经费增长了百分之几", "growth"), ("三公经费合计多少", "sum"), ("三公经费平均多少", "mean"), ("项目支出占总支出比例最高的是哪家", "top"),
     ("三公经费相当于百分之几", "ratio"), ("三公经费超过5万元的有几家", "count"), ("哪几份的项目支出比基本支出大", "larger")],
)
def test_operations(question, op):
    assert asked_of(understand(question, []), question).op == op


def test_the_figure_without_the_words_of_asking():
    assert clean("五份文件里,公用经费最少的是哪个单位?") == "公用经费"
    assert clean("2025年总预算") == "支出总计"


def test_files_of_one_disclosure_are_one(engine):
    scope = engine._scope(None)
    assert len(disclosures(scope)) == 3


@pytest.mark.parametrize(
    "question",
    ["2025年哪个单位的项目支出最多？", "三份文件按项目支出从高到低排序", "2025年两家单位的项目支出加起来是多少万元？",
     "2025年两家单位中人均项目支出最高的是哪家？", "青川区文化档案局项目支出2025年比2024年增长了百分之几？"],
)  # fmt: skip
def test_the_program_can_be_replayed(engine, question):
    answer = json.loads(json.dumps(engine.ask(question).to_json()))
    held = [engine._library.get(info.id) for info in engine._scope(None)]
    checks = recheck(answer, lambda sha, file: next(d for d in held if sha == d.info.sha256 or file == d.info.file))
    assert answer["program"] and not [check for check in checks if check.problem]


def test_an_ending_alone_is_no_unit():
    assert not mentions_in("社区公共服务中心新建工程用地面积", ["云岭市医疗保险中心"])
    assert mentions_in("医保中心和", ["云岭市医疗保险中心"])


def test_a_reason_is_not_computed(engine):
    answer = engine.ask("青川区文化档案局2025年项目支出为什么比2024年多？")
    assert not answer.program or answer.value is None
