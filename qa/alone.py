"""A question answered from the documents of one disclosure: what a question over several is put together from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from disclosure.answer import Answer
from disclosure.model import DocumentInfo
from qa.draft import Context, Ready
from qa.route import answer_parts
from qa.understand import understand, with_rows
from qa.unit_rows import spelled_out

Prepared = Callable[[Sequence[DocumentInfo]], Ready]


def answered(prepared: Prepared, raw: str, infos: Sequence[DocumentInfo]) -> Answer:
    """The answer that these documents give, read as one."""
    base, retriever, meanings = prepared(infos)
    asked = with_rows(understand(raw, infos), base.labels, [info.entity for info in infos if info.entity])
    asked = replace(asked, body=spelled_out(asked.body, base))
    return answer_parts(Context(base, retriever, meanings, asked), infos)
