"""Which documents a follow-up means: those spoken of, or others of the same unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from disclosure.model import DocumentInfo, Stage
from qa.entities import documents_meant
from qa.memory import Turn
from qa.topic import pattern
from qa.understand import Question, cue

if TYPE_CHECKING:
    from qa.heard import Heard


_FEW = 12  # documents; more are meant only where no unit is named


def spoken_of(turns: Sequence[Turn], asked: Question, scope: Sequence[DocumentInfo]) -> list[DocumentInfo]:
    """The documents of the turns so far and of the unit named now: a large library is not read for a follow-up."""
    named = documents_meant(asked.text, scope, asked.years)
    named = named if len(named) <= _FEW else []
    held = {document for turn in turns for document in turn.documents} | {info.id for info in named}
    return [info for info in scope if info.id in held] or list(scope)


def documents_for(heard: Heard, last: Turn, scope: Sequence[DocumentInfo]) -> tuple[str, ...]:
    """The documents a question means that names no unit: those of the last one, or of the same unit by year and stage."""
    held = [info for info in scope if info.id in last.documents]
    if heard.unit or not held:
        return tuple(info.id for info in scope)
    units = {info.entity for info in held}
    same = [info for info in scope if info.entity in units]
    dated = [info for info in same if info.year in heard.question.years]
    staged = [info for info in dated or held if info.stage is _stage(heard)]
    if not staged and not dated and _stage(heard) is not None:
        staged = [info for info in same if info.stage is _stage(heard)]
    return tuple(info.id for info in staged or dated or held)


def _stage(heard: Heard) -> Stage | None:
    """The kind of document meant by name; words of spending alone (花了) ask for no other document."""
    named = pattern("ask", "stage").search(heard.text)
    if named is None:
        return None
    settled = cue("stage", "settled").search(named[0])
    return Stage.FINAL_ACCOUNT if settled else heard.question.stage
