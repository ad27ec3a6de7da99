"""Reconciliation rules, one a file, found by discovery.

A rule module has `RULE` (its name) and `check(document) -> Iterator[Finding]`, and says where the rule comes from.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from disclosure.causes import with_causes
from disclosure.model import Document, Finding


@cache
def rules() -> tuple[ModuleType, ...]:
    """Every rule module of this package, by name."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def check(document: Document) -> tuple[Finding, ...]:
    """Run every rule over a document; what follows from another finding names it as its cause."""
    return with_causes([finding for rule in rules() for finding in _run(rule, document)])


def _run(rule: ModuleType, document: Document) -> Iterator[Finding]:
    yield from rule.check(document)
