"""Reconciliation rules, one a file, found by discovery.

A rule module has `RULE` (its name) and says where the rule comes from. It has `check(document) -> Iterator[Finding]`, or
`check_across(document, related) -> Iterator[Finding]` where it compares a document with others of the same entity.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType

from disclosure.causes import with_causes
from disclosure.model import Document, Finding


@cache
def rules() -> tuple[ModuleType, ...]:
    """Every rule module of this package, by name."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def check(document: Document, related: Sequence[Document] = ()) -> tuple[Finding, ...]:
    """Run every rule over a document; what follows from another finding names it as its cause.

    Args:
        document: what is audited.
        related: other documents, of which those of the same entity are compared with it: last year's, its own budget.
    """
    return with_causes([finding for rule in rules() for finding in _run(rule, document, related)])


def _run(rule: ModuleType, document: Document, related: Sequence[Document]) -> Iterator[Finding]:
    if hasattr(rule, "check"):
        yield from rule.check(document)
    if related and hasattr(rule, "check_across"):
        yield from rule.check_across(document, related)
