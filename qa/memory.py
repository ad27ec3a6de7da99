"""What a dialogue remembers: a bounded number of sessions, and of each the last few turns."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from disclosure.answer import Answer
from qa.text import plain


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a dialogue with its answer.

    Attributes:
        asked: the question as it was understood, whole, in plain form and without names of units.
        topic: what it is about, in its own words; empty where it names nothing.
        documents: ids of the documents it was answered from (or asked of).
        years: the years it names in digits.
        inner: whether it asked for a part of what was asked before (其中…).
        made: whether its figure was computed from those of turns before, which stay what a later one speaks of.
    """

    asked: str
    topic: str
    documents: tuple[str, ...]
    years: tuple[int, ...]
    answer: Answer
    inner: bool = False
    made: bool = False

    @property
    def label(self) -> str:
        """What the one figure that the answer took as it stands is called; empty where it took none or several."""
        plain_figure = len(self.answer.program) == 1 and self.answer.program[0].op == "value"
        return plain(self.answer.figures[0].label) if plain_figure and self.answer.figures else ""


class Sessions:
    """The turns of the sessions used last; an older session is forgotten as a whole.

    Args:
        capacity: how many sessions are kept.
        turns: how many turns of each.

    >>> sessions = Sessions(capacity=1)
    >>> sessions.recall("nobody")
    ()
    """

    def __init__(self, capacity: int = 500, turns: int = 6) -> None:
        self._capacity = capacity
        self._turns = turns
        self._held: OrderedDict[str, tuple[Turn, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._held)

    def recall(self, session: str) -> tuple[Turn, ...]:
        """The turns of a session, oldest first."""
        with self._lock:
            if session in self._held:
                self._held.move_to_end(session)
            return self._held.get(session, ())

    def remember(self, session: str, turn: Turn) -> None:
        """Add a turn, and forget what is too much."""
        with self._lock:
            self._held[session] = (*self._held.get(session, ()), turn)[-self._turns :]
            self._held.move_to_end(session)
            while len(self._held) > self._capacity:
                self._held.popitem(last=False)

    def forget(self, session: str) -> None:
        """Drop everything said in a session."""
        with self._lock:
            self._held.pop(session, None)
