"""A dialogue: what a question leaves out is taken from the turns before it, shown, and can be dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from disclosure.amount import unit
from disclosure.answer import Answer, Status
from disclosure.model import DocumentInfo
from qa import elsewhere
from qa.aftermath import Aftermath
from qa.draft import Context, Draft
from qa.entities import documents_meant
from qa.facts import FactBase
from qa.followup import Heard, counts, documents_for, hear, make_whole
from qa.memory import Sessions, Turn
from qa.retrieve import Retriever
from qa.topic import pattern, terms, topic_of
from qa.understand import Question, understand
from qa.write import sentences

LONGEST = 2000
Wordings = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Tools:
    """What a dialogue asks of the engine."""

    scope: Callable[[Sequence[str] | None], list[DocumentInfo]]
    prepared: Callable[[Sequence[DocumentInfo]], tuple[FactBase, Retriever]]
    answer: Callable[[str, Sequence[str] | None], Answer]
    assemble: Callable[[Draft, Context], Answer | None]
    plain: Callable[[str, str, Status, str], Answer]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of a dialogue with what is to be remembered of it."""

    answer: Answer
    turns: tuple[Turn, ...]


class Dialogue:
    """Answers the questions of sessions, each in the light of the ones before it."""

    def __init__(self, tools: Tools, sessions: Sessions | None = None) -> None:
        self._tools = tools
        self.sessions = sessions or Sessions()

    def ask(self, raw: str, documents: Sequence[str] | None, session: str) -> Answer:
        """Answer a question of a session.

        Raises:
            UnknownDocument: when a document named is not in the library.
        """
        scope = self._tools.scope(documents)
        turns = self.sessions.recall(session)
        if not scope or not any(char.isalnum() for char in raw) or len(raw) > LONGEST:
            return self._tools.answer(raw, documents)
        asked = understand(raw, scope)
        if pattern("cue", "reset").search(asked.text):
            self.sessions.forget(session)
            say = terms("say", asked.language)
            return self._tools.plain(raw, asked.language, Status.CLARIFY, say["reset"])
        alone = pattern("cue", "fresh").match(asked.text)
        if alone or not turns:
            text = asked.text[alone.end() :] if alone else raw
            reply = self._alone(text, documents, scope)
        else:
            reply = self._following(raw, scope, turns) or self._alone(raw, documents, scope)
        for turn in reply.turns:
            self.sessions.remember(session, turn)
        return replace(reply.answer, question=raw)

    def _alone(self, raw: str, documents: Sequence[str] | None, scope: Sequence[DocumentInfo]) -> Reply:
        answer = self._tools.answer(raw, documents)
        meant = documents_meant(understand(raw, scope).text, scope, understand(raw, scope).years)
        return Reply(answer, (self._turn(raw, meant, answer),))

    def _turn(self, text: str, meant: Sequence[DocumentInfo], answer: Answer, topic: str = "") -> Turn:
        """What is remembered: the documents an answer came from, where it has figures, else the ones asked."""
        used = {figure.document for figure in answer.figures} | {passage.document for passage in answer.evidence}
        held = [info for info in meant if info.file in used] or list(meant)
        question = understand(text, held)
        base, _ = self._tools.prepared(held)
        topic = topic or topic_of(base, question.body)[0]
        return Turn(question.body, topic, tuple(info.id for info in held), question.years, answer)

    def _following(self, raw: str, scope: Sequence[DocumentInfo], turns: Sequence[Turn]) -> Reply | None:
        asked = understand(raw, scope)
        corrected = pattern("cue", "correction").search(asked.text)
        if corrected:
            new = next(text for key, text in corrected.groupdict().items() if key.startswith("new") and text)
            raw, asked = new, understand(new, scope)
        context = Context(*self._tools.prepared(scope), asked)
        other = elsewhere.another(asked, scope, turns[-1], self._tools.plain)
        if isinstance(other, Answer):
            return Reply(other, ())
        if other is not None:
            raw, asked = other, understand(other, scope)
        known = Aftermath(self._tools, context, scope, turns).answer()
        if known is not None:
            return Reply(known, (replace(turns[-1], answer=known),))
        return self._whole(hear(understand(raw, scope), context.base, scope), scope, turns[-1])

    def _whole(self, heard: Heard, scope: Sequence[DocumentInfo], last: Turn) -> Reply:
        meant = self._meant(heard, last, scope)
        # Read again where it is asked: 去年 and 本年 are years of these documents.
        context = Context(*self._tools.prepared(meant), understand(heard.question.raw, meant))
        heard = hear(context.question, context.base, scope)
        whole = make_whole(heard, last)
        told = [*self._told(heard, meant, scope), *whole.carried]
        turns: list[Turn] = []
        for part in _parts(whole.wordings):
            wording, topic, answer = self._first(part, meant)
            turns.append(self._turn(wording, meant, answer, topic))
        return Reply(_shown(_joined([turn.answer for turn in turns], heard), told, heard), tuple(turns))

    def _meant(self, heard: Heard, last: Turn, scope: Sequence[DocumentInfo]) -> list[DocumentInfo]:
        if heard.unit:
            return documents_meant(heard.question.text, scope, heard.question.years)
        chosen = documents_for(heard, last, scope)
        return [info for info in scope if info.id in chosen]

    def _told(self, heard: Heard, meant: Sequence[DocumentInfo], scope: Sequence[DocumentInfo]) -> list[str]:
        """The unit that was carried over, where there is another it could have been."""
        if heard.unit or len({info.entity for info in scope}) < 2:
            return []
        return list(dict.fromkeys(info.entity or info.title for info in meant))[:1]

    def _first(self, wordings: Wordings, meant: Sequence[DocumentInfo]) -> tuple[str, str, Answer]:
        """The first wording that is answered, its topic and answer; the first one's refusal where none is."""
        documents = [info.id for info in meant]
        refused = None
        for wording, topic in wordings:
            answer = self._tools.answer(wording, documents)
            if _good(answer) and _counted(answer, understand(wording, meant)):
                return wording, topic, answer
            refused = refused or (answer if not _good(answer) else None)
        wording, topic = wordings[0]
        return wording, topic, refused or _refused(self._tools, understand(wording, meant))




def _good(answer: Answer) -> bool:
    return answer.status in (Status.GROUNDED, Status.CONFLICT)


def _counted(answer: Answer, asked: Question) -> bool:
    """Whether an answer to a count is one: no money where people or vehicles are asked for."""
    named = unit(answer.unit or "")
    if named is None or not counts(asked):
        return True
    return named.dimension in (asked.dimension, "plain")


def _refused(tools: Tools, asked: Question) -> Answer:
    say = sentences(asked.language)
    return tools.plain(asked.raw, asked.language, Status.REFUSED, say["refused"].format(missing=say["missing_fact"]))


def _parts(wordings: Wordings) -> list[Wordings]:
    """The wordings of each quantity a question asks for (多少批、多少人次): one, where it asks for one."""
    quantity = pattern("ask", "quantities")
    asked = [match[0] for match in quantity.finditer(wordings[0][0])]
    if not 1 < len(asked) < 4:
        return [tuple(wordings)]
    bare = [(_tidy(quantity.sub("", wording.rstrip("?？"))), topic) for wording, topic in wordings]
    return [tuple((f"{text}{one}?", topic) for text, topic in bare) for one in asked]


def _tidy(text: str) -> str:
    return re.sub(r"[、,，和与及\s]+$", "", text)


def _joined(answers: Sequence[Answer], heard: Heard) -> Answer:
    """Several answers as one: the answered ones in order, and what was not found."""
    good = [a for a in answers if _good(a)]
    if len(answers) == 1 or not good:
        return answers[0]
    missing = [a.question for a in answers if a not in good]
    note = "".join(terms("say", heard.question.language)["part_missing"].format(what=what) for what in missing)
    evidence = tuple(dict.fromkeys(passage for a in good for passage in a.evidence))
    return replace(good[0], text="".join(a.text for a in good) + note, evidence=evidence)


def _shown(answer: Answer, told: Sequence[str], heard: Heard) -> Answer:
    """The answer with what was carried over in its reading."""
    if not told:
        return answer
    say = terms("say", heard.question.language)
    note = say["carried"].format(items=say["join"].join(dict.fromkeys(told)))
    return replace(answer, reading=say["sep"].join(filter(None, (note, answer.reading))))
