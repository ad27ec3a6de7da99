"""Units that rules speak in."""

from __future__ import annotations

from disclosure.amount import COUNT, Unit, unit
from disclosure.terms import word

POINT: Unit = unit(word("rules", "units", "point")) or COUNT
