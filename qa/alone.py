"""A question answered from the documents of one disclosure: what a question over several is put together from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from disclosure.amount import unit
from disclosure.answer import Answer, Status
from disclosure.model import DocumentInfo
from qa.draft import Context, Ready
from qa.several import answer_parts
from qa.understand import cue, understand, with_rows
from qa.unit_rows import spelled_out

Prepared = Callable[[Sequence[DocumentInfo]], Ready]


def answered(prepared: Prepared, raw: str, infos: Sequence[DocumentInfo]) -> Answer:
    """The answer that these documents give, read as one; without the year they are of, where it is said and they give none.

    What is counted is told of another day (at the end of the year before), and what is told in words of none.
    """
    answer = _read(prepared, raw, infos)
    dateless = _without_own_year(raw, infos) if answer.status is Status.REFUSED else None
    if dateless is None or cue("time", "planned").search(raw):
        return answer
    again = _read(prepared, dateless, infos)
    named = unit(again.unit or "")
    of_money = again.value is not None and (named is None or named.is_money or named.dimension == "percent")
    return answer if of_money or again.status is Status.REFUSED else replace(again, question=answer.question)


def _read(prepared: Prepared, raw: str, infos: Sequence[DocumentInfo]) -> Answer:
    base, retriever, meanings = prepared(infos)
    asked = with_rows(understand(raw, infos), base.labels, [info.entity for info in infos if info.entity])
    asked = replace(asked, body=spelled_out(asked.body, base))
    return answer_parts(Context(base, retriever, meanings, asked), infos)


def _without_own_year(raw: str, infos: Sequence[DocumentInfo]) -> str | None:
    """A question without the one year that all documents are of, where it names that one and no other."""
    own = {info.year for info in infos}
    years = set(understand(raw, infos).years)
    if len(own) != 1 or years != own:
        return None
    bare = cue("time", "own").sub("", raw)
    return bare if bare != raw else None
