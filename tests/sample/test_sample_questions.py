import json
from decimal import Decimal

import pytest
import sampled

KINDS = {
    "table_lookup", "narrative_lookup", "ratio", "yoy", "aggregate", "ranking", "consistency",
    "unit_conversion", "performance", "list", "definition", "reason", "unanswerable", "ambiguous",
}
FIELDS = {
    "id", "docs", "question", "lang", "type", "answerable", "answer", "evidence", "derivation", "difficulty",
    "notes",
}
LINES = (sampled.FOLDER / "questions.jsonl").read_text("utf-8").splitlines()
# The first twenty are about the first disclosure; test_sample_gold.py holds the rules for all.
QUESTIONS = [json.loads(line) for line in LINES][:20]


def _figures():
    from sample.figures import budget_2025

    return budget_2025()


def _target(name):
    f = _figures()
    rows = [row for group in ("year_1", "year_2") for row in f.wording["overall"][group]]
    return Decimal(next(row[5] for row in rows if row[2] == name).strip("≥人次场"))


def _item(code):
    return next(item for item in _figures().items if item.code == code)


def _expected():
    """Every number answer, from the figures and not from the printed document."""
    from sample.figures import Change, share

    f = _figures()
    assets, staff, services = f.data["assets"], f.data["staff"], f.data["purchased_services"]
    archive = _item("2012604")
    art = next(p for p in f.projects if p.name == "群众文化活动")
    return {
        "sample-001": f.economic("30103"),
        "sample-003": assets["store_area"] + assets["office_area"] + assets["public_area"],
        "sample-004": Decimal(staff["administrative"] + staff["public"]),
        "sample-005": share(f.travel.total, f.grand),
        "sample-006": share(f.personnel, f.basic),
        "sample-007": Change(archive.general, archive.prior).rate,
        "sample-008": -Change(art.total, art.prior).rate,
        "sample-009": f.economic("30205") + f.economic("30206"),
        "sample-010": _item("2070104").general + _item("2070109").general,
        "sample-012": f.basic,
        "sample-013": sum(row["amount"] for row in services["items"]),
        "sample-014": f.travel.reception * 10000,
        "sample-015": _target("接待档案查阅"),
        "sample-020": f.travel.reception,
    }


def test_there_are_twenty_questions_of_every_kind():
    assert len({question["id"] for question in QUESTIONS}) == 20
    assert {question["type"] for question in QUESTIONS} == KINDS


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["id"])
def test_a_question_has_the_documented_shape(question):
    assert set(question) == FIELDS
    assert question["docs"] == [f"{sampled.NAME}.md"]
    assert question["answer"]["kind"] in {"number", "percent", "bool", "list", "text", "none"}
    assert question["answerable"] == (question["answer"]["kind"] != "none")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["id"])
def test_the_evidence_stands_in_the_document(question, markdown):
    assert question["evidence"] or not question["answerable"]
    for evidence in question["evidence"]:
        assert evidence["quote"] in markdown


def test_every_number_answer_recomputes_from_the_figures():
    stated = {}
    for question in QUESTIONS:
        answer = question["answer"]
        value = answer.get("recomputed") or answer["value"]
        if answer["kind"] in ("number", "percent", "bool"):
            stated[question["id"]] = Decimal(value)
    assert stated == _expected()


def test_the_ranking_recomputes_from_the_figures():
    f = _figures()
    group = {row["name"]: row["amount"] for key, row in f.data["economic"]["302"].items() if key != "name"}
    ranked = sorted(group, key=group.__getitem__, reverse=True)
    asked = next(question for question in QUESTIONS if question["type"] == "ranking")
    assert asked["answer"]["items"] == ranked[:3]


def test_the_consistency_questions_are_about_the_planted_contradictions():
    asked = [question["answer"] for question in QUESTIONS if question["type"] == "consistency"]
    assert [answer["value"] for answer in asked] == ["false", "false"]
    assert [answer["recomputed"] for answer in asked] == ["1653.53", "202.90"]
