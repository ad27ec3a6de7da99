"""How sure an answer is: what makes it surer, who may listen, and what is withheld."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from adapters.fakes import HashEmbedder, MemoryIndex, MemoryLibrary
from disclosure.answer import Answer, Status
from disclosure.model import Role
from disclosure.terms import load, words
from ingest.pipeline import Ingestor
from qa import confidence as trusted
from qa.ask import Engine
from qa.confidence import confidence, listening
from qa.draft import Context
from qa.kinds.choose import LEVELS, Choice, choose

SAMPLE = Path(__file__).parents[2] / "sample" / "qingchuan-2025-budget.md"
Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask() -> Ask:
    library, index, embedder = MemoryLibrary(), MemoryIndex(), HashEmbedder()
    Ingestor(library, index, embedder).run([SAMPLE], on_outcome=lambda _: None)
    return Engine(library, index, embedder).ask


def test_every_weighed_sign_has_a_weight_and_no_other() -> None:
    assert set(load("confidence")["weights"]) == {"base", *words("confidence", "signs", "weighed")}


def test_confidence_is_a_chance() -> None:
    assert 0 < confidence({}) < 1
    assert confidence({"coverage": 1.0, "full": 1.0}) > confidence({"coverage": 0.5, "unsaid": 1.0, "rival": 1.0})
    assert confidence({"no such sign": 1.0}) == confidence({})


def test_a_figure_asked_for_by_its_name_is_surer_than_one_of_which_more_is_asked(ask: Ask) -> None:
    plainly, more = ask("培训费是多少？"), ask("培训费平均每期是多少，办了几期？")
    assert plainly.status is Status.GROUNDED and plainly.confidence > 0.8
    assert more.status is Status.REFUSED or more.confidence < plainly.confidence


def test_who_listens_hears_the_signs_of_an_answer(ask: Ask) -> None:
    with listening() as heard:
        answer = ask("培训费是多少？")
    signs = heard[answer.id]
    assert signs["kind.lookup"] == 1.0 and signs["literal"] == 1.0
    assert all(0 <= size <= 1 for size in signs.values())
    assert round(confidence(signs), 3) == answer.confidence


def test_nothing_is_heard_without_a_figure(ask: Ask) -> None:
    with listening() as heard:
        assert ask("人造卫星发射费是多少？").status is Status.REFUSED
    assert not heard


def test_a_figure_too_unsure_is_refused(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.decide.too_unsure", lambda _: True)
    answer = ask("培训费是多少？")
    assert answer.status is Status.REFUSED and answer.value is None and not answer.figures
    assert ask("培训费是什么意思？").status is not Status.CLARIFY


@pytest.mark.parametrize("question", ["公务接待费是多少？", "How much is 公务接待费?"])
def test_a_close_rival_is_asked_about_by_name(ask: Ask, monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    def with_rival(context: Context, text: str, roles: Sequence[Role] = LEVELS) -> Choice | None:
        found, other = choose(context, text, roles), choose(context, "培训费", roles)
        return Choice(found.best, other.best) if found and other else found

    monkeypatch.setattr("qa.kinds.lookup.choose", with_rival)
    monkeypatch.setattr("qa.decide.too_unsure", lambda _: True)
    answer = ask(question)
    assert answer.status is Status.CLARIFY and answer.value is None and not answer.figures
    assert "公务接待费" in answer.text and "培训费" in answer.text


def test_two_figures_of_one_name_and_place_are_no_choice_to_offer(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def with_itself(context: Context, text: str, roles: Sequence[Role] = LEVELS) -> Choice | None:
        found = choose(context, text, roles)
        return Choice(found.best, found.best) if found else None

    monkeypatch.setattr("qa.kinds.lookup.choose", with_itself)
    monkeypatch.setattr("qa.decide.too_unsure", lambda _: True)
    assert ask("公务接待费是多少？").status is Status.REFUSED


def test_nothing_is_withheld_while_somebody_listens() -> None:
    assert trusted.too_unsure(0.0)
    with listening():
        assert not trusted.too_unsure(0.0)
    assert not trusted.too_unsure(1.0)
