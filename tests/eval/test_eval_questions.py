"""Reading question sets: what is read, and the one clear error for a bad line."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from eval_samples import LINES, write_set

from eval import EvalError, load_questions

GOOD = {
    "id": "q",
    "docs": ["a.txt"],
    "question": "多少？",
    "answer": {"kind": "number", "value": "1", "unit": "元"},
}


def write(folder: Path, *lines: object) -> Path:
    path = folder / "set.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def test_dialogue_becomes_one_question_a_turn_with_one_session(tmp_path: Path) -> None:
    turns = [question for question in load_questions(write_set(tmp_path)) if question.session == "d-1"]
    assert [turn.id for turn in turns] == ["d-1#1", "d-1#2"]
    assert {turn.docs for turn in turns} == {tuple(LINES[0]["docs"])}


def test_hostile_line_keeps_what_must_and_must_not_stand(tmp_path: Path) -> None:
    hostile = next(q for q in load_questions(write_set(tmp_path)) if q.id == "a-2").hostile
    assert hostile is not None
    assert (hostile.must_include, hostile.must_not_include) == (("8.76",), ("对，80",))


def test_blank_lines_and_a_byte_order_mark_are_no_questions(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text("\ufeff" + json.dumps(GOOD) + "\n\n", encoding="utf-8")
    assert [question.id for question in load_questions(path)] == ["q"]


def test_numbers_written_as_json_numbers_keep_their_digits(tmp_path: Path) -> None:
    raw = '{"id":"q","question":"?","answer":{"kind":"number","value":28.40,"unit":"万元","tolerance":0.005}}'
    gold = load_questions(write(tmp_path, raw))[0].gold
    assert gold is not None
    assert (gold.value, str(gold.tolerance)) == ("28.40", "0.005")


def test_an_unanswerable_question_is_one_whose_answer_is_none(tmp_path: Path) -> None:
    found = {question.id: question.expects_refusal for question in load_questions(write_set(tmp_path))}
    assert found["x-1"] is True
    assert found["n-1"] is False


def test_the_held_out_third_is_fixed_by_the_id_and_keeps_a_dialogue_together(tmp_path: Path) -> None:
    for question in load_questions(write_set(tmp_path)):
        digest = int(sha256(question.id.split("#")[0].encode()).hexdigest(), 16)
        assert question.held_out == (digest % 3 == 0)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{broken", "JSON"),
        ("[1]", "JSON object"),
        ({"id": "x", "doc": "a.txt", "stated": "1"}, "neither question and answer"),
        ({**GOOD, "answer": {"kind": "guess"}}, "guess"),
        ({**GOOD, "answer": {"kind": "number", "value": "many", "unit": "元"}}, "answer.value"),
        ({**GOOD, "answer": {"kind": "number", "value": "1", "tolerance": "small"}}, "tolerance"),
        ({**GOOD, "answer": {"kind": "list", "items": []}}, "items"),
        ({**GOOD, "answer": {"kind": "bool", "value": "maybe"}}, "answer.value"),
        ({**GOOD, "answer": {"kind": "text"}}, "answer.value"),
        ({**GOOD, "answerable": "yes"}, "answerable"),
        ({**GOOD, "docs": "a.txt"}, "docs"),
        ({**GOOD, "evidence": ["表1"]}, "evidence"),
        ({"id": "d", "turns": []}, "turns"),
        ({"question": "多少？", "answer": {"kind": "none"}}, "id"),
        ({**GOOD, "id": "first"}, "twice"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_reason(tmp_path: Path, bad: object, said: str) -> None:
    path = write(tmp_path, {**GOOD, "id": "first"}, "", bad)
    with pytest.raises(EvalError, match=r"line 3") as error:
        load_questions(path)
    assert said in str(error.value)
    assert "第 3 行" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_and_an_empty_set_are_errors(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"missing\.jsonl"):
        load_questions(tmp_path / "missing.jsonl")
    with pytest.raises(EvalError, match="no questions"):
        load_questions(write(tmp_path, ""))
