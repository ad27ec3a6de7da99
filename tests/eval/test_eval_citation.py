"""An answer is cited when one hop leads to the gold's cell or sentence."""

from __future__ import annotations

from typing import Any

import pytest
from eval_samples import DOC, perfect, question

from eval.score import score


def cited(own: str, *, figures: list[Any] | None = None, evidence: list[Any] | None = None) -> bool | None:
    asked = question(own)
    return score(asked, {**perfect(asked), "figures": figures or [], "evidence": evidence or []}).cited


def figure(text: str, document: str = DOC, **more: Any) -> dict[str, Any]:
    return {"document": document, "text": text, "value": text.replace(",", ""), **more}


def test_the_figure_of_the_gold_quote_is_a_citation() -> None:
    assert cited("n-1", figures=[figure("498.68")]) is True
    assert cited("n-1", figures=[figure("5.00"), figure("498.68")]) is True


@pytest.mark.parametrize(
    "wrong", [figure("498.68", "别的文件.txt"), figure("498.69"), figure("0.00"), figure("30103")]
)
def test_another_document_or_figure_is_none(wrong: dict[str, Any]) -> None:
    assert cited("n-1", figures=[wrong]) is False


def test_the_operands_of_a_computed_answer_are_citations() -> None:
    assert cited("p-1", figures=[figure("8.76")]) is True
    assert cited("p-1", figures=[figure("16.02")]) is False


def test_a_passage_counts_among_the_first_three_only() -> None:
    good = {"document": DOC, "quote": "30103\t奖金\t498.68\t498.68\t0.00"}
    other = {"document": DOC, "quote": "别的一段话，没有要找的数字。"}
    assert cited("n-1", evidence=[other, other, good]) is True
    assert cited("n-1", evidence=[other, other, other, good]) is False


def test_a_path_before_the_file_name_and_another_extension_do_not_matter() -> None:
    assert cited("n-1", figures=[figure("498.68", "folder/" + DOC.replace(".txt", ".pdf"))]) is True


def test_nothing_cited_is_wrong_and_nothing_to_cite_is_not_counted() -> None:
    assert cited("n-1") is False
    assert cited("n-2") is None
    assert cited("x-1") is None
