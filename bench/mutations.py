"""How many single wrong figures does the audit notice? Changes one printed figure at a time and audits again.

`python -m bench.mutations FILE… [--each N] [--seed S]`: text files only. A figure is noticed when a high or medium
finding appears that the untouched document has not. Prints a share for figures in tables and in sentences.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from disclosure.amount import numbers_in
from disclosure.model import Document, Fact, Severity
from ingest.pipeline import build
from ingest.readers import read

_SERIOUS = (Severity.HIGH, Severity.MEDIUM)


@dataclass(frozen=True)
class Mutation:
    """A figure, where it stands, and what it becomes."""

    start: int
    before: str
    after: str
    in_table: bool


def mutations(document: Document, each: int, chance: random.Random) -> list[Mutation]:
    """Up to `each` changed figures of either kind: two neighbouring digits swapped, or the first one changed."""
    found = []
    for in_table in (True, False):
        facts = [f for f in document.facts if _usable(f) and (f.cell is not None) is in_table]
        for fact in chance.sample(facts, min(each, len(facts))):
            start, end, _ = numbers_in(document.slice(fact.span))[0]
            text = document.slice(fact.span)[start:end]
            found.append(Mutation(fact.span[0] + start, text, _changed(text), in_table))
    return found


def _usable(fact: Fact) -> bool:
    money = fact.amount is not None and fact.amount.unit.is_money and abs(fact.amount.value) >= 10
    return money and not fact.doubtful and fact.placed_by is None and (fact.cell is not None or fact.table is None)


def _changed(text: str) -> str:
    for place, (left, right) in enumerate(zip(text, text[1:], strict=False)):
        if left != right and left.isdigit() and right.isdigit() and not (place == 0 and right == "0"):
            return text[:place] + right + left + text[place + 2 :]
    return str((int(text[0]) % 9) + 1) + text[1:]


def serious(document: Document) -> set[tuple[str, str, str]]:
    """What a document's grave findings say."""
    return {(f.rule, f.stated, f.recomputed) for f in document.findings if f.severity in _SERIOUS}


def main() -> None:
    """Run over the files named."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("files", nargs="+", type=Path)
    words.add_argument("--each", type=int, default=20)
    words.add_argument("--seed", type=int, default=1)
    args = words.parse_args()
    for path in args.files:
        raw = read(path)
        whole = build(raw, path.name, "0" * 64)
        known, counts = serious(whole), Counter[tuple[bool, bool]]()
        for one in mutations(whole, args.each, random.Random(args.seed)):
            changed = whole.text[: one.start] + one.after + whole.text[one.start + len(one.before) :]
            counts[one.in_table, bool(serious(_reread(changed, path.name)) - known)] += 1
        for in_table, name in ((True, "tables"), (False, "sentences")):
            noticed, all_ = counts[in_table, True], counts[in_table, True] + counts[in_table, False]
            share = Decimal(100 * noticed) / all_ if all_ else Decimal(0)
            print(f"{path.name}  {name}: {noticed}/{all_} noticed ({share:.0f} %)")


def _reread(text: str, name: str) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, name)
        copy.write_text(text, "utf-8")
        return build(read(copy), name, "0" * 64)


if __name__ == "__main__":
    main()
