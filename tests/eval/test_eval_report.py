"""What a run leaves behind: answers, a report for programs, a page for people, and the comparison."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from eval_samples import perfect, questions, write_set

from eval import EvalError, cli_run, compare, evaluate, write_report
from eval.score import score

PERFECT = {question.question: perfect(question) for question in questions()}
SCRIPT = "<script>alert('x')</script>"


def ask_well(question: str, _documents: Sequence[str] | None, _session: str | None) -> dict[str, Any]:
    return PERFECT[question]


def ask_badly(question: str, _documents: Sequence[str] | None, _session: str | None) -> dict[str, Any]:
    wrong = {"value": "5.00", "text": f"5.00 万元 {SCRIPT}", "unit": "万元"}
    return {**PERFECT[question], **wrong} if "奖金" in question else PERFECT[question]


class Page(HTMLParser):
    """Collects the tags, the addresses and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_each_answer_is_one_line_under_its_question_id(tmp_path: Path) -> None:
    write_report(evaluate(questions(), ask_well), tmp_path)
    lines = (tmp_path / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    answers = [json.loads(line) for line in lines]
    assert [answer["id"] for answer in answers] == [question.id for question in questions()]
    assert "d-1#2" in {answer["id"] for answer in answers}
    rescored = [score(question, answer).right for question, answer in zip(questions(), answers, strict=True)]
    assert all(rescored)


def test_the_report_for_programs_holds_settings_totals_and_parts(tmp_path: Path) -> None:
    code, _ = cli_run(write_set(tmp_path), ask_badly, tmp_path / "out", engine={"planner": "rules"})
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert code == 0
    assert report["settings"]["planner"] == "rules"
    assert report["settings"]["scope"] == "docs"
    assert report["settings"]["questions"] == "set.jsonl"
    assert report["totals"]["wrong_numbers"] == 1
    assert report["totals"]["right"] == len(questions()) - 1
    parts = report["parts"]
    assert parts["held_out"]["asked"] + parts["worked_on"]["asked"] == len(questions())


def test_the_page_lists_every_miss_and_nothing_in_it_is_alive(tmp_path: Path) -> None:
    path = write_report(evaluate(questions(), ask_badly), tmp_path)
    page = Page(path.read_text(encoding="utf-8"))
    text = "".join(page.words)
    assert "script" not in page.tags
    assert page.addresses == []
    assert page.tags.count("article") == 1
    for said in ("奖金多少？", "498.68", SCRIPT, "数值不对", "wrong value"):
        assert said in text


def test_wrong_numbers_come_first_among_the_misses(tmp_path: Path) -> None:
    def ask(question: str, _documents: Sequence[str] | None, _session: str | None) -> dict[str, Any]:
        return {"value": "1", "unit": "万元"} if "三公呢" in question else {}

    html = write_report(evaluate(questions(), ask), tmp_path).read_text(encoding="utf-8")
    first = html.index("<article")
    assert html.index("d-1#2", first) < html.index("n-1 ", first)


def test_a_right_answer_with_the_wrong_source_is_shown_apart(tmp_path: Path) -> None:
    def ask(question: str, _documents: Sequence[str] | None, _session: str | None) -> dict[str, Any]:
        return {**PERFECT[question], "evidence": []}

    report = evaluate(questions(), ask)
    page = Page(write_report(report, tmp_path).read_text(encoding="utf-8"))
    assert report.totals.cited == 0
    assert page.tags.count("article") == report.totals.citable


def test_a_comparison_names_what_got_better_and_worse(tmp_path: Path) -> None:
    bad, good = evaluate(questions(), ask_badly), evaluate(questions(), ask_well)
    write_report(bad, tmp_path / "bad")
    write_report(good, tmp_path / "good")
    assert [change.id for change in compare(tmp_path / "bad", good).better] == ["n-1"]
    assert [change.id for change in compare(tmp_path / "good", bad).worse] == ["n-1"]
    same = compare(tmp_path / "good", good)
    assert (same.better, same.worse, same.added, same.removed) == ((), (), (), ())


def test_a_refusal_in_place_of_a_wrong_number_is_better(tmp_path: Path) -> None:
    def refuse(question: str, documents: Sequence[str] | None, session: str | None) -> dict[str, Any]:
        return {"status": "refused"} if "奖金" in question else ask_well(question, documents, session)

    write_report(evaluate(questions(), ask_badly), tmp_path)
    assert [change.id for change in compare(tmp_path, evaluate(questions(), refuse)).better] == ["n-1"]


def test_questions_that_came_and_went_are_named(tmp_path: Path) -> None:
    write_report(evaluate(questions()[:-1], ask_well), tmp_path)
    comparison = compare(tmp_path, evaluate(questions()[1:], ask_well))
    assert (comparison.added, comparison.removed) == (("a-2",), ("n-1",))


def test_a_folder_without_a_report_cannot_be_compared_with(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"report\.json"):
        compare(tmp_path, evaluate(questions(), ask_well))


def test_a_report_cannot_be_written_over_a_file(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(EvalError, match="Cannot write"):
        write_report(evaluate(questions(), ask_well), blocked)


def test_a_missed_bar_gives_exit_code_one(tmp_path: Path) -> None:
    path = write_set(tmp_path)
    assert cli_run(path, ask_badly, fail_under=Decimal(100))[0] == 1
    assert cli_run(path, ask_badly, fail_under=Decimal(90))[0] == 0
    assert cli_run(path, ask_well, fail_under=Decimal(100))[0] == 0


def test_the_summary_says_what_a_reader_asks_first(tmp_path: Path) -> None:
    path, out = write_set(tmp_path), tmp_path / "out"
    cli_run(path, ask_well, out)
    code, summary = cli_run(path, ask_badly, out, compare_dir=out)
    total = len(questions())
    assert code == 0
    assert f"答对 {total - 1}/{total}" in summary
    assert f"Right {total - 1}/{total}" in summary
    assert "变差 1 题" in summary
    assert str(out / "report.html") in summary


def test_an_unusable_earlier_report_is_found_before_anything_is_asked(tmp_path: Path) -> None:
    def never(_question: str, _documents: Sequence[str] | None, _session: str | None) -> dict[str, Any]:
        raise AssertionError("asked")

    with pytest.raises(EvalError):
        cli_run(write_set(tmp_path), never, tmp_path / "out", compare_dir=tmp_path / "none")
