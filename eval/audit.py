"""Scores what the audit found against a hand-made list of a document's contradictions.

`python -m eval.audit GOLD.jsonl FILE [GOLD.jsonl FILE …]`; the gold format is that of the shared `audit-*.jsonl`.
A finding matches an entry when it stands at the same place and gives the same recomputed figure; entries of one
`cause` count once.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from disclosure.amount import numbers_in
from disclosure.checks import check
from disclosure.model import Document, Finding, Severity

_SERIOUS = (Severity.HIGH, Severity.MEDIUM)


@dataclass(frozen=True, slots=True)
class Entry:
    """One contradiction of the gold list."""

    id: str
    kind: str
    cause: str
    recomputed: str
    difference: str
    stated: str
    quotes: tuple[str, ...]

    @classmethod
    def of(cls, line: dict[str, Any]) -> Entry:
        """Read a line of the gold file."""
        return cls(
            line["id"], line["class"], line["cause"], line["recomputed"], line["difference"], line["stated"],
            tuple(line["quote"]),
        )


@dataclass(frozen=True, slots=True)
class Score:
    """What of a gold list was found, and what was reported beside it.

    Attributes:
        found, missed: causes by class.
        unlisted: findings of no gold entry that are no 尾差 and follow from no other: to be judged by a person.
    """

    found: dict[str, list[str]]
    missed: dict[str, list[str]]
    unlisted: list[Finding]

    def recall(self, kind: str) -> tuple[int, int]:
        """How many causes of a class were found, of how many."""
        found = len(self.found.get(kind, []))
        return found, found + len(self.missed.get(kind, []))


def entries(path: Path) -> list[Entry]:
    """The gold list of a file."""
    return [Entry.of(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]


def score(document: Document, gold: Sequence[Entry]) -> Score:
    """Compare a document's findings with its gold list."""
    matched: set[str] = set()
    known: set[str] = set()
    for finding in document.findings:
        for entry in gold:
            if matches(document, finding, entry):
                matched.add(entry.cause)
                known.add(finding.id)
    found: dict[str, list[str]] = {}
    missed: dict[str, list[str]] = {}
    for entry in gold:
        side = found if entry.cause in matched else missed
        causes = side.setdefault(entry.kind, [])
        if entry.cause not in causes:
            causes.append(entry.cause)
    rest = [f for f in document.findings if f.id not in known and f.cause not in known and not _slight(f)]
    return Score(found, missed, rest)


def _slight(finding: Finding) -> bool:
    return finding.severity is Severity.ROUNDING or finding.cause is not None


def matches(document: Document, finding: Finding, entry: Entry) -> bool:
    """Whether a finding is what an entry describes: the same figures at the same place."""
    if not _same_place(document, finding, entry):
        return False
    if not finding.difference:
        return _alike(finding, entry)
    wanted, side = (entry.recomputed, finding.recomputed) if _numbers(entry.recomputed) else (entry.difference, finding.difference)
    return bool(_numbers(wanted) & _numbers(side))


def _alike(finding: Finding, entry: Entry) -> bool:
    """Whether a finding about words names the words of an entry, on either side."""
    ours = [_plain(text) for text in (finding.stated, finding.recomputed) if text]
    theirs = [_plain(text) for text in (entry.stated, entry.recomputed) if text]
    return any(one in other or other in one for one in ours for other in theirs)


def _same_place(document: Document, finding: Finding, entry: Entry) -> bool:
    """Whether one of the gold quotes holds a figure of the finding, or the finding's sentence holds a quote."""
    spots = [_plain(text) for text in _texts(document, finding)]
    quotes = [_plain(quote) for quote in entry.quotes]
    return any(quote in spot or spot in quote for quote in quotes for spot in spots if len(spot) > 3)


def _texts(document: Document, finding: Finding) -> Iterable[str]:
    yield finding.quote
    yield finding.stated
    cells = set(finding.cells)
    for fact in document.facts:
        if fact.id in cells or fact.cell in cells:
            yield fact.text
            yield document.slice(fact.quote)


def _plain(text: str) -> str:
    return re.sub(r"[\s,，]", "", text)


def _numbers(text: str) -> set[Decimal]:
    return {number for _, _, number in numbers_in(text)}


def report(pairs: Sequence[tuple[Document, Sequence[Entry]]]) -> str:
    """The figures of several documents as text."""
    lines: list[str] = []
    for document, gold in pairs:
        result = score(document, gold)
        lines.append(f"{document.info.file}  {milliseconds(document)} ms for all rules")
        for kind in sorted({entry.kind for entry in gold}):
            got, all_ = result.recall(kind)
            lines.append(f"  {kind}: {got}/{all_}  missed: {' '.join(result.missed.get(kind, [])) or '-'}")
        serious = [f for f in document.findings if f.severity in _SERIOUS and f.cause is None]
        lines.append(f"  high and medium: {len(serious)}; not in the list: {len(result.unlisted)}")
        lines += [f"    {f.severity} {f.kind} {f.message}" for f in result.unlisted]
    return "\n".join(lines)


def milliseconds(document: Document) -> int:
    """How long all rules take over a parsed document, by the clock."""
    start = time.perf_counter_ns()
    check(document)
    return (time.perf_counter_ns() - start) // 1_000_000


def main(arguments: Sequence[str]) -> int:
    """Print the scores of GOLD FILE pairs, and how long the rules take."""
    from ingest.pipeline import parse

    pairs = list(zip(arguments[::2], arguments[1::2], strict=True))
    print(report([(parse(Path(file)), entries(Path(gold))) for gold, file in pairs]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
