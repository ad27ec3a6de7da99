"""A dialogue: what a question leaves out is taken from the turns before it, shown, and can be dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from disclosure.answer import Answer, Status
from disclosure.model import DocumentInfo
from qa.aftermath import Aftermath
from qa.corrected import correction_of
from qa.draft import Context, Draft, Ready
from qa.elsewhere import another
from qa.entities import documents_meant
from qa.followup import Whole, Wording, make_whole
from qa.heard import Heard, hear, unjoined
from qa.memory import Sessions, Turn
from qa.order import chosen, that_one
from qa.parts import Plain, counted, good, joined, other_year, parts, refusal, shown_with
from qa.resort import resort
from qa.stages import side_asked
from qa.stale import unfit
from qa.subject import subject_of
from qa.text import plain
from qa.topic import pattern, terms
from qa.understand import Question, understand
from qa.where import documents_for, spoken_of
from qa.within import row_like, within

LONGEST = 2000
_SHORT = 12  # a question no longer than this may have left everything out


@dataclass(frozen=True, slots=True)
class Tools:
    """What a dialogue asks of the engine."""

    scope: Callable[[Sequence[str] | None], list[DocumentInfo]]
    prepared: Callable[[Sequence[DocumentInfo]], Ready]
    answer: Callable[[str, Sequence[str] | None], Answer]
    assemble: Callable[[Draft, Context], Answer | None]
    plain: Plain


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
        if not turns and self._leans(asked, scope):
            return self._tools.plain(raw, asked.language, Status.CLARIFY, terms("say", asked.language)["nothing_before"])
        if alone or not turns:
            text = asked.text[alone.end() :] if alone else raw
            reply = self._alone(text, documents, scope)
        else:
            reply = self._following(raw, scope, turns) or self._alone(raw, documents, scope)
        for turn in reply.turns:
            self.sessions.remember(session, turn)
        return replace(reply.answer, question=raw)

    def _leans(self, asked: Question, scope: Sequence[DocumentInfo]) -> bool:
        """Whether a first question says nothing of its own, but continues something."""
        text = unjoined(asked.text)
        if text == asked.text or len(text) > _SHORT:
            return False
        heard = hear(understand(text, scope), self._tools.prepared(scope)[0], scope)
        return not heard.topic and not heard.unit

    def _alone(self, raw: str, documents: Sequence[str] | None, scope: Sequence[DocumentInfo]) -> Reply:
        answer = self._tools.answer(raw, documents)
        meant = documents_meant(understand(raw, scope).text, scope, understand(raw, scope).years)
        return Reply(answer, (self._turn(raw, meant, answer),))

    def _turn(self, text: str, meant: Sequence[DocumentInfo], answer: Answer, topic: str = "") -> Turn:
        """What is remembered: the documents an answer came from, where it has figures, else the ones asked."""
        computed = {arg for step in answer.program for arg in step.args}
        used = {f.document for f in answer.figures if not computed or f.id in computed}
        used |= set() if computed else {passage.document for passage in answer.evidence}
        held = [info for info in meant if info.file in used] or list(meant)
        question = understand(text, held)
        base = self._tools.prepared(held)[0]
        topic = subject_of(answer, question, base, topic)
        years = tuple(year for year in question.years if str(year) in question.body)
        return Turn(question.body, topic, tuple(info.id for info in held), years, answer)

    def _following(self, raw: str, scope: Sequence[DocumentInfo], turns: Sequence[Turn]) -> Reply | None:
        last = turns[-1]
        asked = understand(unjoined(plain(raw)), scope)
        if corrected := correction_of(asked.text, last):
            asked = understand(unjoined(corrected.said), scope)
            if corrected.whole:
                return self._whole(hear(asked, self._tools.prepared(scope)[0], scope), scope, turns, corrected.whole)
        if focus := that_one(asked.text, turns):
            turns = focus[1]
            last, asked = turns[-1], understand(focus[0], scope)
        context = Context(*self._tools.prepared(spoken_of(turns, asked, scope)), asked)
        other = another(asked, scope, last, self._tools.plain)
        if isinstance(other, Answer):
            return Reply(other, ())
        if other is not None:
            asked = understand(other, scope)
        raw = chosen(asked, last) or asked.raw
        context = replace(context, question=understand(raw, scope))
        after = Aftermath(self._tools, context, scope, turns)
        known = after.answer()
        if known is not None:
            return Reply(known, (replace(last, answer=known, made=True),))
        heard = hear(context.question, context.base, scope)
        if beside := within(heard, self._tools, context, turns) or side_asked(heard, self._tools, context, turns):
            return Reply(beside[0], (beside[1],))
        reply = self._whole(heard, scope, turns)
        if good(reply.answer):
            return reply
        if beside := row_like(heard, self._tools, context, turns):
            return Reply(beside[0], (beside[1],))
        computed = resort(after.known)
        return reply if computed is None else Reply(computed, (replace(last, answer=computed, made=True),))

    def _whole(self, heard: Heard, scope: Sequence[DocumentInfo], before: Sequence[Turn], put_right: str = "") -> Reply:
        last = before[-1]
        meant = self._meant(heard, last, scope)
        # Read again where it is asked: 去年 and 本年 are years of these documents.
        context = Context(*self._tools.prepared(meant), understand(heard.question.raw, meant))
        heard = hear(context.question, context.base, scope)
        if not any("\u4e00" <= char <= "\u9fff" for char in heard.text):
            heard = replace(heard, question=replace(heard.question, language=last.answer.language))
        whole = _put_right(put_right, last) if put_right else make_whole(heard, before, [info.year for info in meant])
        told = [put_right] if put_right else [*self._told(heard, meant, scope), *whole.years]
        turns: list[Turn] = []
        for part in parts(whole.wordings):
            wording, answer = self._first(part, meant, heard, before)
            told += [wording.borrowed] if wording.borrowed else []
            turns.append(replace(self._turn(wording.text, meant, answer, wording.topic), inner=heard.inner))
        answer = shown_with(joined([turn.answer for turn in turns], heard), told, heard)
        notes = other_year(heard, meant, last)
        return Reply(replace(answer, warnings=(*answer.warnings, *notes)), tuple(turns))

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

    def _first(
        self, wordings: Sequence[Wording], meant: Sequence[DocumentInfo], heard: Heard, before: Sequence[Turn]
    ) -> tuple[Wording, Answer]:
        """The first wording that is answered; the first one's refusal where none is."""
        documents = [info.id for info in meant]
        refused = None
        for wording in wordings:
            answer = self._tools.answer(wording.text, documents)
            fits = good(answer) and counted(answer, understand(wording.text, meant), meant)
            if fits and not unfit(answer, heard, before):
                return wording, answer
            refused = refused or (answer if not good(answer) else None)
        kept = wordings[-1 if heard.inner else 0]
        return kept, refused or refusal(self._tools.plain, understand(kept.text, meant))


def _put_right(text: str, last: Turn) -> Whole:
    """The last question put right, of what it was about before where it still is."""
    return Whole((Wording(text, last.topic if last.topic in text else ""),), ())
