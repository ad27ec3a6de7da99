"""Re-checks questions_seed.jsonl against the five text disclosures.

Every quote must stand in its file (whitespace removed); every derivation is recomputed with Decimal, its
operands traced to a quote or an earlier result; the last result must be the gold answer. Run it directly.
"""

import json
import re
import sys
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = Path("/work/shared/corpus/seeds")
if not SEEDS.is_dir():
    SEEDS = HERE.parents[1] / "shared" / "corpus" / "seeds"
QUESTIONS = HERE / "questions_seed.jsonl"

KEYS = [
    "id", "docs", "question", "lang", "type", "answerable", "answer",
    "evidence", "derivation", "difficulty", "notes",
]  # fmt: skip
ANSWER_KEYS = {"kind", "value", "unit", "tolerance", "items", "accept", "must_include"}
TYPES = {
    "table_lookup": 24, "narrative_lookup": 15, "ratio": 15, "yoy": 12, "aggregate": 15,
    "ranking": 9, "consistency": 9, "unit_conversion": 7, "performance": 10, "list": 8,
    "definition": 7, "reason": 7, "unanswerable": 8, "ambiguous": 4,
}  # fmt: skip
# Operands that are constants of the arithmetic rather than figures of a document.
CONSTANTS = {Decimal(0), Decimal(1), Decimal(100), Decimal(10000)}
DERIVED = {"ratio", "yoy", "aggregate", "unit_conversion", "consistency"}
# The change is printed as such; nothing to recompute.
PRINTED_CHANGE = {"公务接待费比上年压了多少万元？"}
NUMBER = r"-?\d+(?:\.\d+)?"
COMPARE = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
}


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def numbers(text: str) -> set[Decimal]:
    """Figures of a quote, read as written and, for glued cells, as any two-decimal head or tail."""
    plain = re.sub(r"(?<=\d),(?=\d)", "", text)
    found = {Decimal(n) for n in re.findall(r"\d+(?:\.\d+)?", plain)}
    found |= {Decimal(n) for n in re.findall(r"\d+\.\d\d", plain)}
    return found


def calculate(tokens: list[str]) -> Decimal:
    """Left to right with * and / before + and -."""
    terms: list[Decimal] = [Decimal(tokens[0])]
    for op, raw in zip(tokens[1::2], tokens[2::2], strict=True):
        right = Decimal(raw)
        if op == "*":
            terms[-1] *= right
        elif op == "/":
            terms[-1] /= right
        elif op == "+":
            terms.append(right)
        elif op == "-":
            terms.append(-right)
        else:
            raise ValueError(f"operator {op}")
    return sum(terms, Decimal(0))


def check_derivation(text: str, known: set[Decimal]) -> tuple[list[str], Decimal | None]:
    """Problems found, and the last computed result as printed."""
    problems: list[str] = []
    known = known | CONSTANTS
    last: Decimal | None = None
    for step in (s.strip() for s in text.split(";")):
        tokens = step.split(" ")
        for token in tokens:
            if re.fullmatch(NUMBER, token):
                continue
            if token not in {"+", "-", "*", "/", "=", "==", "!=", ">", "<"}:
                problems.append(f"unreadable token {token!r} in {step!r}")
        if problems:
            return problems, last
        if len(tokens) == 3 and tokens[1] in COMPARE:
            left, right = Decimal(tokens[0]), Decimal(tokens[2])
            if not COMPARE[tokens[1]](left, right):
                problems.append(f"false comparison {step!r}")
            operands = [left, right]
        else:
            left_tokens, printed = tokens[: tokens.index("=")], tokens[-1]
            operands = [Decimal(t) for t in left_tokens[0::2]]
            result = calculate(left_tokens)
            rounded = result.quantize(Decimal(printed), rounding=ROUND_HALF_UP)
            if rounded != Decimal(printed):
                problems.append(f"{step!r}: recomputed {result}")
            last = Decimal(printed)
        problems.extend(f"operand {n} of {step!r} is in no quote" for n in operands if abs(n) not in known)
        if last is not None:
            known.add(abs(last))
    return problems, last


def check(row: dict, texts: dict[str, str]) -> list[str]:
    bad: list[str] = []
    answer, quotes = row["answer"], [e["quote"] for e in row["evidence"]]
    if list(row) != KEYS or not set(answer) >= ANSWER_KEYS:
        bad.append("keys")
    for entry in row["evidence"]:
        if entry["doc"] not in row["docs"] or squeeze(entry["quote"]) not in texts[entry["doc"]]:
            bad.append(f"quote not found: {entry['quote']!r}")
    joined = squeeze("".join(quotes))
    known = set().union(*(numbers(q) for q in quotes)) if quotes else set()
    last = None
    if row["derivation"]:
        problems, last = check_derivation(row["derivation"], known)
        bad.extend(problems)
    elif row["type"] in DERIVED and row["question"] not in PRINTED_CHANGE:
        bad.append("no derivation")
    kind = answer["kind"]
    if kind in {"number", "percent"}:
        if answer["value"] is None:
            if "空白" not in answer["accept"] or "cell_state=blank" not in row["notes"]:
                bad.append("blank without 空白")
        else:
            value = Decimal(answer["value"])
            if last is not None and last != value:
                bad.append(f"derivation ends in {last}, gold is {value}")
            if last is None and abs(value) not in known:
                bad.append(f"gold {value} is in no quote")
        bad.extend(f"must_include {m} is in no quote" for m in answer["must_include"] if Decimal(m) not in known)
    elif kind == "text":
        if not answer["must_include"]:
            bad.append("text without must_include")
        bad.extend(f"must_include {m} is in no quote" for m in answer["must_include"] if squeeze(m) not in joined)
    elif kind == "list":
        bad.extend(f"item {i} is in no quote" for i in answer["items"] if squeeze(i) not in joined)
        if not answer["items"]:
            bad.append("empty list")
    elif kind == "bool":
        symbol = "==" if answer["value"] else "!="
        if f" {symbol} " not in row["derivation"]:
            bad.append("the derivation does not state the verdict")
        if Decimal(answer["recomputed"]) not in {abs(Decimal(n)) for n in re.findall(NUMBER, row["derivation"])}:
            bad.append("recomputed is not in the derivation")
    elif kind != "none" or row["answerable"] or row["evidence"]:
        bad.append("kind")
    if (kind == "none") == row["answerable"]:
        bad.append("answerable")
    return bad


def main() -> int:
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line]
    texts = {p.name: squeeze(p.read_text(encoding="utf-8")) for p in SEEDS.glob("*.txt")}
    failures = [f"{row['id']}: {problem}" for row in rows for problem in check(row, texts)]
    if [r["id"] for r in rows] != [f"seed-{n:03d}" for n in range(1, len(rows) + 1)]:
        failures.append("ids are not consecutive")
    if len({squeeze(r["docs"][0] + r["question"]) for r in rows}) != len(rows):
        failures.append("a question stands twice")
    types = Counter(r["type"] for r in rows)
    if types != TYPES:
        failures.append(f"types {dict(types)}")
    documents = Counter(r["docs"][0] for r in rows)
    if set(documents.values()) != {30}:
        failures.append(f"documents {dict(documents)}")
    print("\n".join(failures) if failures else "all checks passed")
    print(f"{len(rows)} questions; {Counter(r['lang'] for r in rows)}; derived {sum(bool(r['derivation']) for r in rows)}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
