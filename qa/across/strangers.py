"""Units and places a question names that no document of the library is of, or speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.model import DocumentInfo
from qa.across.english import stranger_in
from qa.across.mentions import bare_name, core_of
from qa.alone import Prepared
from qa.text import plain
from qa.understand import Question, cue


def strange(prepared: Prepared, question: Question, scope: Sequence[DocumentInfo]) -> str:
    """A body named in English, or a district, that is of none of several units and in none of their texts; empty for none."""
    units = list(dict.fromkeys(info.entity for info in scope if info.entity))
    if len(units) < 2:
        return ""
    if question.language == "en":
        return stranger_in(question.raw, units)
    found = [match["name"] for match in cue("across", "district").finditer(question.text)]
    unknown = [name for name in found if not any(core_of(name) in bare_name(unit) for unit in units)]
    if not unknown:
        return ""
    texts = [plain(document.text) for document in prepared(scope)[0].documents]
    return next((name for name in unknown if not any(core_of(name) in text for text in texts)), "")
