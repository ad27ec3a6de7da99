"""Answers replayed: what was given holds, and whatever is changed in it is found."""

import copy
import json
from pathlib import Path

import pytest

from adapters.fakes import HashEmbedder, MemoryIndex, MemoryLibrary
from ingest.pipeline import Ingestor
from qa.ask import Engine
from qa.recheck import recheck

SAMPLE = Path(__file__).parents[2] / "sample" / "qingchuan-2025-budget.md"
QUESTIONS = ("基本支出占支出总计的比例是多少？", "项目支出是多少？", "金额最大的三个项目是哪些？", "总编制人数是多少？")


@pytest.fixture(scope="module")
def asked():
    library, index, embedder = MemoryLibrary(), MemoryIndex(), HashEmbedder()
    list(Ingestor(library, index, embedder).run([SAMPLE], on_outcome=lambda _: None))
    (info,) = library.list()
    document = library.get(info.id)
    engine = Engine(library, index, embedder)
    answers = [json.loads(json.dumps(engine.ask(q).to_json())) for q in QUESTIONS]
    return answers, lambda sha, file: document if document.info.sha256 == sha or document.info.file == file else None


@pytest.fixture
def share(asked):
    """A computed answer, and what finds its document."""
    answers, find = asked
    return copy.deepcopy(answers[0]), find


def problems(answer, find):
    return {(check.what, check.problem) for check in recheck(answer, find) if check.problem}


def test_what_was_answered_holds(asked):
    answers, find = asked
    for answer in answers:
        assert answer["figures"], answer["question"]
        assert problems(answer, find) == set()


def test_a_changed_value_is_found(share):
    answer, find = share
    answer["figures"][0]["value"] = "9999.99"
    assert ("figure", "other_value") in problems(answer, find)


def test_a_value_with_other_printed_decimals_is_found(share):
    answer, find = share
    answer["figures"][0]["value"] += "0"
    assert ("figure", "other_value") in problems(answer, find)


def test_a_changed_unit_is_found(share):
    answer, find = share
    answer["figures"][0]["unit"] = "元"
    assert ("figure", "other_unit") in problems(answer, find)


def test_a_figure_moved_to_another_cell_is_found(share):
    answer, find = share
    first, second = answer["figures"][:2]
    first["cell"], second["cell"] = second["cell"], first["cell"]
    assert {what for what, _ in problems(answer, find)} >= {"figure", "step"}


def test_a_cell_that_is_not_there_is_found_and_its_step_cannot_be_run(share):
    answer, find = share
    answer["figures"][0]["cell"] = "t99!R1C1"
    assert problems(answer, find) == {("figure", "no_place"), ("step", "no_result")}


@pytest.mark.parametrize(("key", "value", "problem"), [
    ("text", "1", "other_text"), ("table", "表99 别的表", "other_table"), ("row_path", ["别的"], "other_row_path"),
    ("col_path", ["别的"], "other_col_path"), ("comparator", "≥", "other_comparator"),
])
def test_every_field_of_a_figure_is_compared(share, key, value, problem):
    answer, find = share
    answer["figures"][0][key] = value
    assert ("figure", problem) in problems(answer, find)


@pytest.mark.parametrize("key", ["result", "exact"])
def test_a_changed_result_is_found(share, key):
    answer, find = share
    answer["program"][0][key] = "12.34"
    assert ("step", f"other_{key}") in problems(answer, find)


def test_a_changed_unit_of_a_result_is_found(share):
    answer, find = share
    answer["program"][0]["unit"] = "万元"
    assert ("step", "other_unit") in problems(answer, find)


def test_another_operation_or_other_operands_are_found(share):
    answer, find = share
    answer["program"][0]["op"] = "sum"
    assert any(what == "step" for what, _ in problems(answer, find))
    answer["program"][0]["op"] = "nonsense"
    assert ("step", "no_result") in problems(answer, find)


def test_swapped_operands_are_found(share):
    answer, find = share
    answer["program"][0]["args"].reverse()
    assert ("step", "other_exact") in problems(answer, find)


def test_a_value_that_does_not_follow_from_the_program_is_found(share):
    answer, find = share
    answer["value"] = "12.34"
    assert problems(answer, find) == {("value", "other_value")}


def test_a_number_of_the_text_that_nothing_backs_is_found(share):
    answer, find = share
    answer["text"] += "另有123456.78万元。"
    assert problems(answer, find) == {("text", "loose_number")}


def test_a_changed_quote_is_found(share):
    answer, find = share
    answer["evidence"][0]["quote"] += "。"
    assert problems(answer, find) == {("quote", "other_quote")}


def test_a_document_that_left_the_library_is_found(share):
    answer, _ = share
    assert ("figure", "no_document") in problems(answer, lambda *_: None)


@pytest.mark.parametrize("damage", [
    {"figures": [{}]}, {"figures": [{"id": "f1", "span": "x", "document": 5}]}, {"evidence": [{"span": [1]}]},
    {"program": [{"id": "s1", "op": "ratio", "args": ["f1", "f9"]}]}, {"program": [{}]},
    {"evidence": [{"span": ["a", "b"]}]}, {"program": [{"id": "s1", "op": "sum", "args": 5}]}, {"figures": [{"span": [1.5, {}]}]},
    {"value": "七", "unit": "%"}, {"value": "1", "unit": "光年"},
])
def test_a_damaged_answer_is_reported_and_breaks_nothing(share, damage):
    answer, find = share
    assert problems(answer | damage, find)


@pytest.mark.parametrize("question", ["工资福利支出这一行，和它下面各项加起来一样吗？", "水费加电费等于14.25万元吗？"])
def test_a_verdict_on_a_sum_holds(question):
    library, index, embedder = MemoryLibrary(), MemoryIndex(), HashEmbedder()
    list(Ingestor(library, index, embedder).run([SAMPLE], on_outcome=lambda _: None))
    document = library.get(library.list()[0].id)
    answer = json.loads(json.dumps(Engine(library, index, embedder).ask(question).to_json()))
    assert answer["boolean"] is True and answer["program"]
    assert problems(answer, lambda *_: document) == set()
