"""A question becomes an Answer. `from qa import DisclosureQA` opens a library from Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from surfaces.wire import DisclosureQA

__all__ = ["DisclosureQA"]


def __getattr__(name: str) -> Any:
    """Import the wiring when it is first asked for, so that the packages below it never need it."""
    if name == "DisclosureQA":
        from surfaces.wire import DisclosureQA

        return DisclosureQA
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
