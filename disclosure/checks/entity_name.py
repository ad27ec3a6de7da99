"""A disclosure of a department's own office (本级) says so wherever it names its entity beside figures.

Source: 部门 and 单位（本级） publish separately; a figure under the wrong name is taken for the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks._finding import Words, remark
from disclosure.checks._places import names, spot
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
    wanted = re.compile(f"{word('rules', 'entity_name', 'before')}(?P<name>{re.escape(bare)}){word('rules', 'entity_name', 'after')}")
    spans = [match.span("name") for match in wanted.finditer(document.text)]
    if spans:
        place = spot(document, *spans)
        yield remark(document, Words(RULE, bare, entity, place.cells, names(document, spans), str(len(spans)), place.quote))
