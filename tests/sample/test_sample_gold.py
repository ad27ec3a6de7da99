"""The gold answers over all sample disclosures: quotes stand in their files, arithmetic recomputes from the quotes."""

import ast
import json
import re
from decimal import Decimal
from functools import cache

import pytest
import sampled

from sample import documents

QUESTIONS = [json.loads(line) for line in (sampled.FOLDER / "questions.jsonl").read_text("utf-8").splitlines()]
DIALOGUES = [json.loads(line) for line in (sampled.FOLDER / "dialogues.jsonl").read_text("utf-8").splitlines()]
TURNS = [
    {**turn, "id": f"{dialogue['id']}#{number}", "docs": dialogue["docs"]}
    for dialogue in DIALOGUES
    for number, turn in enumerate(dialogue["turns"], 1)
]
GOLD = [*QUESTIONS, *TURNS]
DERIVED = [one for one in GOLD if one["derivation"]]
# Scale and percent, which no quote has to hold.
FREE = {"100", "10000"}
OPERATIONS = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}


def computed(derivation):
    """The value of an arithmetic expression, in Decimals."""

    def value(node):
        if isinstance(node, ast.BinOp):
            return OPERATIONS[type(node.op)](value(node.left), value(node.right))
        return Decimal(ast.get_source_segment(derivation, node).strip("()"))

    return value(ast.parse(derivation, mode="eval").body)


@cache
def text(name):
    return (sampled.FOLDER / name).read_text("utf-8")


def numbers(quotes):
    return re.findall(r"\d[\d,]*(?:\.\d+)?", " ".join(quotes))


def test_there_are_enough_of_every_kind():
    assert len({one["id"] for one in QUESTIONS}) == 120
    assert len(DIALOGUES) == 10
    assert all(len(dialogue["turns"]) in (3, 4) for dialogue in DIALOGUES)
    assert len([one for one in QUESTIONS if one["lang"] == "en"]) >= 8
    assert len([one for one in QUESTIONS if not one["answerable"]]) >= 6
    asked = {name for one in QUESTIONS for name in one["docs"]}
    assert asked == {f"{part}.md" for stem in documents.STEMS for part in documents.parts(stem)}


@pytest.mark.parametrize("gold", GOLD, ids=lambda one: one["id"])
def test_a_quote_stands_in_its_document(gold):
    assert gold["evidence"] or not gold["answerable"]
    for evidence in gold["evidence"]:
        assert evidence["doc"] in gold["docs"]
        assert evidence["quote"] in text(evidence["doc"])


@pytest.mark.parametrize("gold", DERIVED, ids=lambda one: one["id"])
def test_arithmetic_recomputes_from_the_quotes(gold):
    answer = gold["answer"]
    stated = Decimal(answer.get("recomputed") or answer["value"])
    assert abs(computed(gold["derivation"]) - stated) <= Decimal("0.005")


@pytest.mark.parametrize("gold", DERIVED, ids=lambda one: one["id"])
def test_every_operand_stands_in_a_quote(gold):
    held = {number.replace(",", "").rstrip(".") for number in numbers(e["quote"] for e in gold["evidence"])}
    used = set(re.findall(r"\d+(?:\.\d+)?", gold["derivation"])) - FREE
    assert used <= held


LOOKED_UP = [
    one for one in GOLD
    if one["answer"]["kind"] in ("number", "percent") and not one["derivation"] and one["answer"]["value"]
]


@pytest.mark.parametrize("gold", LOOKED_UP, ids=lambda one: one["id"])
def test_a_looked_up_figure_stands_in_a_quote(gold):
    held = {Decimal(number.replace(",", "")) for number in numbers(e["quote"] for e in gold["evidence"])}
    assert Decimal(gold["answer"]["value"]) in held


def test_every_contradiction_asked_about_is_planted():
    planted = [json.loads(line) for line in text("planted.jsonl").splitlines()]
    pairs = {figure for line in planted for figure in (line["stated"], line["recomputed"])}
    asked = [one["answer"] for one in QUESTIONS if one["type"] == "consistency" and one["answer"]["value"] == "false"]
    assert asked
    assert all(answer["recomputed"] in pairs for answer in asked)
