"""A disclosure of a department's own office (本级) says so wherever it names its entity beside figures.

Source: 部门 and 单位（本级） publish separately; a figure under the wrong name is taken for the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._places import sentence_at
from disclosure.model import Document, Finding
from disclosure.terms import pattern, word

RULE = "entity-name"


def check(document: Document) -> Iterator[Finding]:
    """Look for the entity's name without 本级, in the narrative's figures and the heads of forms."""
    entity = document.info.entity or ""
    own = pattern("rules", "entity_name", "own").search(entity)
    if own is None or not own.start():
        return
    bare = entity[: own.start()]
    wanted = re.compile(word("rules", "entity_name", "before") + re.escape(bare) + word("rules", "entity_name", "after"))
    found = list(wanted.finditer(document.text))
    for match in found[:1]:
        place = sentence_at(document, match.span())
        cells = [f"s{m.start()}-{m.end()}" for m in found]
        yield remark(document, Words(RULE, bare, entity, cells, place.name, str(len(found)), place.quote))
