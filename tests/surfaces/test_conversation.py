from pathlib import Path

from doubles import ANSWERS, FILE, HOSTILE, REFUSAL, document

from surfaces.conversation import (
    QUESTION_LIMIT,
    Turn,
    answered,
    conversation_html,
    document_choices,
    example_questions,
    linked,
)
from surfaces.evidence import evidence_html
from surfaces.upload import add_files


def test_each_number_that_is_a_cited_figure_is_a_button_to_it():
    text = linked(ANSWERS["比例"], 3)
    assert 'data-turn="3" data-figure="f1"' in text
    assert 'data-turn="3" data-figure="f2"' in text
    assert text.count("<button") == 2  # 75.25 was computed and stands in no cell


def test_no_text_of_a_document_becomes_markup(parts):
    turns = [Turn(HOSTILE, ANSWERS["矛盾"]), Turn(HOSTILE, failure=HOSTILE), Turn(HOSTILE)]
    drawn = conversation_html(turns, "zh") + evidence_html(parts.service(), ANSWERS["矛盾"], 0, "f1", "zh")
    assert "<img" not in drawn
    assert "${" not in drawn
    assert "{{" not in drawn


def test_the_evidence_opens_the_asked_figure_in_its_table(parts):
    service = parts.service()
    first = evidence_html(service, ANSWERS["比例"], 0, "", "zh")
    second = evidence_html(service, ANSWERS["比例"], 0, "f2", "zh")
    assert 'aria-current="true">150.50<' in first
    assert 'aria-current="true">200.00<' in second
    assert f"/documents/{document().id}/tables/t1?cell=t1%21R2C2" in second
    assert "占比" in first


def test_a_figure_in_a_sentence_is_marked_in_its_words(parts):
    drawn = evidence_html(parts.service(), ANSWERS["矛盾"], 0, "f1", "zh")
    assert "本年支出<mark>200.00</mark>万元" in drawn
    assert "按表重算" in drawn


def test_evidence_of_a_document_that_left_says_so(parts):
    parts.library.delete(document().id)
    drawn = evidence_html(parts.service(), ANSWERS["比例"], 0, "f1", "zh")
    assert "已不在文库里" in drawn
    assert "150.50万元" in drawn


def test_an_answer_without_figures_has_no_empty_evidence(parts):
    assert "没有引用任何数字" in evidence_html(parts.service(), REFUSAL, 0, "", "zh")


def test_a_deliberate_error_is_told_in_the_conversation(parts):
    turn = answered(parts.service(), Turn("坏"), [], "s", "zh")
    assert turn.failure == "这次没有答成：这个问题读不懂"
    assert not turn.waiting
    assert "读不懂" in conversation_html([turn], "zh")


def test_a_question_that_is_too_long_is_not_asked(parts):
    turn = answered(parts.service(), Turn("问" * (QUESTION_LIMIT + 1)), [], "s", "zh")
    assert str(QUESTION_LIMIT) in turn.failure
    assert parts.engine.asked == []


def test_examples_name_the_first_document():
    questions = example_questions([document().info], "zh")
    assert len(questions) == 3
    assert all(question.startswith("青山镇档案馆2024年") for question in questions)
    assert example_questions([], "zh")[0] == "“三公”经费一共是多少？"


def test_documents_are_listed_by_unit_year_and_stage():
    assert document_choices([document().info], "zh") == [
        (f"青山镇档案馆\n2024 · 预算\n{FILE}", document().id)
    ]


def test_uploads_say_what_came_of_each_file(parts, tmp_path):
    good, bad = tmp_path / "好.txt", tmp_path / "<b>差.txt"
    good.write_text("某预算", encoding="utf-8")
    bad.write_text("一首诗", encoding="utf-8")
    told = add_files(parts.service(), [good, bad], "zh", lambda *_, **__: None)
    assert "好.txt：1 章节，1 表" in told
    assert "&lt;b&gt;差.txt 读不了：里面没有预算或决算" in told
    assert Path(FILE).name in [info.file for info in parts.library.list()]


def test_every_sentence_of_the_vocabulary_has_both_languages():
    from disclosure.terms import load

    def sentences(node):
        for value in node.values():
            if isinstance(value, dict):
                yield from [value] if "zh" in value else sentences(value)

    found = list(sentences(load("ui")))
    assert len(found) > 100
    assert all(set(one) == {"zh", "en"} and one["zh"] and one["en"] for one in found)
