"""Findings against a hand-made list: what counts as found, and what as beside it."""

import json
from pathlib import Path

import pytest

from eval.audit import Entry, entries, matches, report, score
from ingest.pipeline import parse

TEXT = (
    "某区档案局2025年部门预算\n2025年财政拨款支出预算情况\n（三）政府购买服务预算情况\n"
    "2025年政府购买服务预算合计30.00万元。其中：印刷服务25.00万元、审计服务15.00万元。\n"
)
LINE = {
    "id": "x-1", "class": "arithmetic", "cause": "x-1", "stated": "30.00万元", "recomputed": "40.00万元",
    "difference": "-10.00", "quote": ["2025年政府购买服务预算合计30.00万元"],
}


@pytest.fixture
def document(tmp_path: Path):
    path = tmp_path / "a.md"
    path.write_text(TEXT, "utf-8")
    return parse(path)


def _entry(**changes: object) -> Entry:
    return Entry.of(LINE | changes)


def test_the_same_place_and_figure_match(document) -> None:
    [found] = document.findings
    assert matches(document, found, _entry())
    assert not matches(document, found, _entry(recomputed="41.00万元"))
    assert not matches(document, found, _entry(quote=["2025年机关运行经费合计"]))


def test_a_difference_counts_only_where_no_figure_is_given(document) -> None:
    [found] = document.findings
    assert matches(document, found, _entry(recomputed=""))
    assert not matches(document, found, _entry(recomputed="41.00万元", difference="-10.00"))


def test_entries_of_one_cause_count_once(document) -> None:
    gold = [_entry(), _entry(id="x-2", recomputed="99.00"), _entry(id="x-3", cause="x-3", recomputed="98.00")]
    result = score(document, gold)
    assert result.recall("arithmetic") == (1, 2)
    assert result.missed == {"arithmetic": ["x-3"]}


def test_what_the_list_lacks_is_to_be_judged(document) -> None:
    result = score(document, [_entry(recomputed="99.00")])
    assert [f.rule for f in result.unlisted] == ["list-sum"]
    assert score(document, [_entry()]).unlisted == []


def test_the_file_is_read_and_the_report_names_what_is_missed(document, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(LINE | {"recomputed": "99.00"}, ensure_ascii=False) + "\n", "utf-8")
    text = report([(document, entries(path))])
    assert "arithmetic: 0/1  missed: x-1" in text
