"""What a turn of a dialogue was about, so that the next question may leave it out."""

from __future__ import annotations

from disclosure.answer import Answer
from qa.facts import FactBase
from qa.parts import good
from qa.text import plain
from qa.topic import name_of_answer, topic_of
from qa.understand import Question, cue


def subject_of(answer: Answer, question: Question, base: FactBase, topic: str) -> str:
    """What a question and its answer are about: the thing found, what a follow-up took it to be, or what was named."""
    return _found_thing(answer, question) or topic or _named_thing(answer, question, base) or topic_of(base, question.body)[0]


def _found_thing(answer: Answer, question: Question) -> str:
    """The name that is itself the answer (哪个项目最大), so that 它 means that one."""
    named = "ranking" in question.kinds and cue("asks", "other").search(question.text) and answer.figures and good(answer)
    return answer.figures[0].label if named else ""


def _named_thing(answer: Answer, question: Question, base: FactBase) -> str:
    """What a question names of which its answer is a figure, whatever statement or form it names beside."""
    if not answer.figures or not answer.program or answer.program[-1].op != "value":
        return ""
    label = plain(answer.figures[0].label)
    return name_of_answer(base, question.body, label) or (label if question.language == "en" else "")
