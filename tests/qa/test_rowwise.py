"""Which rows rose, fell or missed their budget, and how many, and which went farthest."""

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.fakes import HashEmbedder, MemoryIndex, MemoryLibrary
from disclosure.answer import Answer
from ingest.pipeline import Ingestor
from qa.ask import Engine

Ask = Callable[[str], Answer]
ACCOUNT = """临水县水利局2024年度部门决算
第二部分 决算表
表1 支出决算表
单位：万元
科目编码	科目名称	年初预算数	决算数
213	农林水支出	300.00	330.00
21303	水利	300.00	330.00
2130301	行政运行	100.00	96.00
2130305	水利工程建设	150.00	180.00
2130306	水利工程运行与维护	50.00	54.00
合计		300.00	330.00
第三部分 情况说明
一、“三公”经费
因公出国（境）费0.00万元，比上年减少2.00万元。公务接待费1.00万元，比上年增加0.20万元。公务用车运行维护费5.00万元，比上年减少0.50万元。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    path = tmp_path_factory.mktemp("rowwise") / "account.md"
    Path(path).write_text(ACCOUNT, "utf-8")
    library, index, embedder = MemoryLibrary(), MemoryIndex(), HashEmbedder()
    Ingestor(library, index, embedder).run([path], on_outcome=lambda _: None)
    return Engine(library, index, embedder).ask


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("哪些科目决算超过了年初预算？", ("水利工程建设", "水利工程运行与维护")),
        ("哪几个项级科目没完成年初预算？", ("行政运行",)),
        ("完成率不到100%的科目有哪些？", ("行政运行",)),
        ("哪些费用比上年减少了？", ("因公出国（境）费", "公务用车运行维护费")),
        ("哪项三公经费比上年减少了？", ("因公出国（境）费", "公务用车运行维护费")),
        ("Which items fell compared with last year?", ("因公出国（境）费", "公务用车运行维护费")),
    ],
)
def test_the_rows_that_went_one_way(ask: Ask, question: str, items: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.items == items, answer.text
    assert len(answer.figures) >= len(items)


@pytest.mark.parametrize(
    ("question", "value", "unit", "label"),
    [
        ("三公经费里比上年增加的有几项？", "1", "个", "公务接待费"),
        ("完成率超过110%的科目有几个？", "1", "个", "水利工程建设"),
        ("完成率最高的是哪个科目？", "120", "%", "水利工程建设"),
        ("完成率最低的科目是哪个？", "96", "%", "行政运行"),
        ("与年初预算相比，哪个科目超得最多？", "30.00", "万元", "水利工程建设"),
        ("哪项三公经费比上年降得最多？", "2.00", "万元", "因公出国（境）费"),
        ("哪项三公经费比上年降得最少？", "0.50", "万元", "公务用车运行维护费"),
        ("三公经费里哪项比上年变化最大？", "2.00", "万元", "因公出国（境）费"),
        ("与年初预算相比，哪个科目增幅最小？", "8", "%", "水利工程运行与维护"),
    ],
)
def test_how_many_and_which_went_farthest(ask: Ask, question: str, value: str, unit: str, label: str) -> None:
    answer = ask(question)
    assert (answer.value, answer.unit) == (value, unit), answer.text
    assert label in answer.text


def test_where_no_subject_has_two_years_nothing_is_compared(ask: Ask) -> None:
    assert ask("哪些科目的支出比上年增加了？").status == "refused"
