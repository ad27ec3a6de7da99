"""Confidence against outcome: the curve, the bins, the pictures, and the fit."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from eval_samples import perfect, questions, write_set

from eval import evaluate, write_report
from eval.calibrate import Case, asked, calibrate, cut_at, fair_cut, report_lines
from eval.logistic import chance, fit
from eval.plot import Axis, Series, picture
from eval.risk import Trial, bins, curve, risk_json, thinned, trials, widest

PERFECT = {question.question: perfect(question) for question in questions()}
TRIED = [
    Trial(0.9, True, False),
    Trial(0.8, True, False),
    Trial(0.8, False, True),
    Trial(0.4, False, False),
    Trial(None, False, False),
]


def ask(question: str, _documents: Sequence[str] | None, _session: str | None) -> dict[str, Any]:
    return {**PERFECT[question], "confidence": 0.75}


def test_the_curve_runs_from_the_surest_answer_to_all_of_them() -> None:
    points = curve(TRIED)
    assert [(p.least, p.answered, p.coverage) for p in points] == [(0.9, 1, 0.2), (0.8, 3, 0.6), (0.4, 4, 0.8)]
    assert [round(p.risk, 2) for p in points] == [0.0, 0.33, 0.25]
    assert points[-1].miss == 0.5
    assert curve([]) == [] and curve([Trial(None, True, False)]) == []


def test_the_widest_coverage_within_a_risk() -> None:
    points = curve(TRIED)
    assert widest(points, 0.01) == points[0]
    assert widest(points, 0.3) == points[-1]
    assert widest([], 0.3) is None


def test_a_thinned_curve_keeps_its_end() -> None:
    points = curve([Trial(n / 500, True, False) for n in range(500)])
    kept = thinned(points)
    assert len(kept) <= 60 and kept[-1] == points[-1]


def test_bins_compare_what_was_predicted_with_what_came() -> None:
    tried = [Trial(0.2, n % 5 == 0, False) for n in range(10)] + [Trial(0.9, n != 0, False) for n in range(10)]
    low, high = bins(tried)
    assert (low.count, round(low.predicted, 3), low.observed) == (10, 0.2, 0.2)
    assert (high.count, round(high.predicted, 3), high.observed) == (10, 0.9, 0.9)
    assert bins([]) == []


def test_a_refusal_and_an_answer_without_confidence_have_none() -> None:
    report = evaluate(questions(), lambda *_: {"status": "refused", "confidence": 0.9})
    assert all(trial.confidence is None for trial in trials(report.scores))
    report = evaluate(questions(), lambda *_: {"status": "grounded", "text": "x", "confidence": True})
    assert all(trial.confidence is None for trial in trials(report.scores))


def test_the_report_shows_both_pictures_and_keeps_their_points(tmp_path: Path) -> None:
    write_report(evaluate(questions(), ask), tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 2
    trust = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["trust"]
    assert trust["curve"] and trust["bins"][0]["predicted"] == 0.75


def test_a_report_without_confidence_says_so(tmp_path: Path) -> None:
    write_report(evaluate(questions(), lambda *_: {"status": "refused"}), tmp_path)
    assert "<svg" not in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert risk_json([]) == {"curve": [], "bins": []}


def test_a_picture_is_well_formed_and_escaped() -> None:
    line = Series("<b>", [(0.0, 0.0), (2.0, 1.0)], "#000", dots=True)
    root = ElementTree.fromstring(picture("a & b", Axis("x"), Axis("y", 0.5), [line]))
    shapes = [element.tag for element in root.iter()]
    assert shapes.count("polyline") == 1 and shapes.count("circle") == 2
    assert root.findtext("title") == "a & b"


def made_up(count: int) -> list[Case]:
    """Cases that are right nine times in ten with the sign, and half the times without it."""
    dice = random.Random(7)
    cases = []
    for number in range(count):
        good = dice.random() < 0.7
        right = dice.random() < (0.9 if good else 0.5)
        cases.append(Case({"good": float(good)}, Trial(0.0, right, not right), number % 3 == 0, True))
    return cases


def test_a_fit_finds_the_chances_back() -> None:
    cases = made_up(3000)
    weights = fit([c.signs for c in cases], [c.trial.right for c in cases], ["good", "absent"])
    assert chance(weights, {"good": 1.0}) == pytest.approx(0.9, abs=0.03)
    assert chance(weights, {}) == pytest.approx(0.5, abs=0.05)
    assert weights["absent"] == pytest.approx(0.0, abs=1e-6)
    with pytest.raises(ValueError, match="both outcomes"):
        fit([{}], [True], [])


def test_a_threshold_removes_more_wrong_numbers_than_it_costs_right_answers() -> None:
    bad = [Case({}, Trial(0.3, n == 0, n != 0), False, True) for n in range(5)]
    fine = [Case({}, Trial(0.8, n != 0, n == 0), False, True) for n in range(5)]
    cut = fair_cut([*bad, *fine])
    assert (cut.least, cut.removed, cut.lost) == (0.31, 4, 1)
    assert fair_cut([*bad, *fine] * 2, 2) == cut
    assert fair_cut(fine).least == 0.0


def test_a_figure_alone_is_withheld() -> None:
    told = Case({}, Trial(0.1, False, False), False, False)
    assert cut_at([told], 0.5).removed == cut_at([told], 0.5).lost == 0


def test_a_number_is_good_when_it_is_not_wrong_and_words_when_they_are_right() -> None:
    lacking = Trial(0.9, right=False, wrong_number=False)
    assert Case({}, lacking, False, figure=True).good
    assert not Case({}, lacking, False, figure=False).good


def test_the_report_of_a_calibration_gives_weights_and_threshold() -> None:
    lines = report_lines(calibrate(made_up(900), ["good"]))
    assert lines[0] == "[weights]" and any(line.startswith('"good" = ') for line in lines)
    assert any(line.startswith("least = ") for line in lines)


def test_sets_are_asked_and_answers_without_signs_count_as_refused(tmp_path: Path) -> None:
    cases = asked([str(write_set(tmp_path))], ask)
    assert cases and all(case.trial.confidence is None for case in cases)
