"""What two people who transcribed the same tables both have: `python agree_golden.py A.jsonl B.jsonl`.

A cell counts when both give its row, its column and its text; of the headings above its label, those both wrote.
Tables are paired by document and page, or (texts) by the source line of their title. Prints golden tables, one a line.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

_NEAR = 12  # lines by which two people may differ about where a title begins
Entry = dict[str, Any]


def plain(text: str) -> str:
    """A label without blanks, quotes and differences of width."""
    text = re.sub(r"[\s“”\"·]", "", text)
    return text.replace("(", "（").replace(")", "）").replace("：", ":")


def _key(row: Entry) -> tuple[str, str, str]:
    row_label, col_label = (plain(row[side].split(">")[-1]) for side in ("row_label", "col_label"))
    return row_label, col_label, plain(row["text"])


def _both(mine: str, theirs: str) -> str:
    """The parts of a path that both wrote."""
    other = {plain(part) for part in theirs.split(">")}
    return " > ".join(part.strip() for part in mine.split(">") if plain(part) in other)


def agreed(mine: Entry, theirs: Entry) -> Entry:
    """One table of what two transcriptions have in common."""
    left: defaultdict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for row in theirs["rows"]:
        left[_key(row)].append(row)
    rows = []
    for row in mine["rows"]:
        if not left[_key(row)]:
            continue
        other = left[_key(row)].pop(0)
        paths = {side: _both(row[side], other[side]) for side in ("row_label", "col_label")}
        rows.append({**paths, "text": row["text"]})
    rows = _countable(rows, mine["rows"])
    line = max(filter(None, (mine["line"], theirs["line"])), default=None)
    unit = mine["unit"] or theirs["unit"]
    return {"doc": mine["doc"], "page": mine["page"], "line": line, "title": mine["title"], "unit": unit, "rows": rows}


def _countable(rows: list[Entry], all_rows: list[Entry]) -> list[Entry]:
    """Leave out cells of a label that is repeated where not all of its cells are agreed: their order is not known."""
    listed = Counter(_key(row)[:2] for row in all_rows)
    kept = Counter(_key(row)[:2] for row in rows)
    return [row for row in rows if listed[_key(row)[:2]] in (1, kept[_key(row)[:2]])]


def _partner(table: Entry, others: list[Entry]) -> Entry | None:
    same = [o for o in others if o["doc"] == table["doc"] and o["page"] == table["page"]]
    near = [o for o in same if table["page"] or abs(o["line"] - table["line"]) <= _NEAR]
    return min(near, key=lambda o: abs((o["line"] or 0) - (table["line"] or 0)), default=None)


def main(first: str, second: str) -> None:
    """Print the agreed tables."""
    mine, theirs = ([json.loads(line) for line in Path(p).read_text("utf-8").splitlines()] for p in (first, second))
    kept: Counter[str] = Counter()
    for table in mine:
        other = _partner(table, theirs)
        if other is None:
            continue
        golden = agreed(table, other)
        kept["tables"] += 1
        kept["cells"] += len(golden["rows"])
        print(json.dumps(golden, ensure_ascii=False))
    print(dict(kept), file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:3])
