"""A figure of which the text says that it is as it was the year before: its change is nothing, its prior the same."""

from __future__ import annotations

from dataclasses import replace

from disclosure.model import Fact, Role
from qa.draft import Context
from qa.kinds.choose import Choice
from qa.link import link
from qa.phrase import phrase
from qa.understand import cue

# A figure has to be named as well as that; the words stand this near behind it.
_NAMED = 0.9
_COVERED = 0.5
_BEHIND = 30
_CLOSE = 0.3


def unchanged(context: Context, subject: str) -> Choice | None:
    """The figure of a sentence that goes on “与上年持平”, best first among those named so."""
    undated = replace(context.question, years=())
    found = link(context.base, phrase(context.base, subject), undated, roles=(Role.LEVEL,))
    for candidate in found[:20]:
        near = found[0].score - candidate.score < _CLOSE and candidate.naming >= _NAMED and candidate.coverage >= _COVERED
        if near and candidate.fact.cell is None and _said(context, candidate.fact):
            return Choice(candidate, None)
    return None


def _said(context: Context, fact: Fact) -> bool:
    """Whether the words right behind a figure say that it did not change."""
    document = context.base.document(fact.document)
    behind = document.text[fact.span[1] : fact.span[1] + _BEHIND]
    return cue("change", "unchanged").match("".join(behind.split())) is not None
