"""Check questions_pdf.jsonl, questions_english.jsonl and golden_tables.jsonl against the real PDFs.

Recomputes every derivation with Decimal, looks every operand and quote up on the cited page
(pdftotext), and looks every golden cell up on its page. No float anywhere.

Derivation grammar: clauses separated by ";". A clause is `EXPR = RESULT` (RESULT rounded half up
to its printed places) or `A > B` / `A < B`. EXPR holds numbers, + - * / and parentheses. An operand
must be a figure of an evidence quote, the result of an earlier clause, or a scale constant.

    python3 tests/corpus/check_questions_pdf.py [PDF_FOLDER]
"""

from __future__ import annotations

import ast
import collections
import json
import pathlib
import re
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal, getcontext
from typing import Any

getcontext().prec = 50
HERE = pathlib.Path(__file__).resolve().parent
SCALES = {Decimal(0), Decimal(100), Decimal(10000), Decimal(100000000)}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
KEYS = {
    "id", "docs", "question", "lang", "type", "answerable",
    "answer", "evidence", "derivation", "difficulty", "notes",
}  # fmt: skip
ANSWER_KEYS = {"kind", "value", "unit", "tolerance", "items", "accept", "must_include"}
KINDS = {"number", "percent", "bool", "list", "text", "none"}
DERIVED = {"ratio", "yoy", "aggregate", "ranking", "consistency", "unit_conversion"}


def pdf_folder() -> pathlib.Path:
    if len(sys.argv) > 1:
        return pathlib.Path(sys.argv[1])
    for root in HERE.parents:
        for found in (root / "shared/corpus/pdf", root.parent / "shared/corpus/pdf"):
            if found.is_dir():
                return found
    sys.exit("no folder shared/corpus/pdf above this file: name it as the argument")


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


class Pages:
    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.cache: dict[tuple[str, int], tuple[str, ...]] = {}

    def get(self, doc: str, page: int) -> tuple[str, ...]:
        key = (doc, page)
        if key not in self.cache:
            where = ["-f", str(page), "-l", str(page), str(self.folder / doc), "-"]
            self.cache[key] = tuple(
                squeeze(
                    subprocess.run(
                        ["pdftotext", *mode, *where], check=True, capture_output=True, text=True
                    ).stdout
                )
                for mode in (["-layout"], [], ["-raw"])
            )
        return self.cache[key]

    def holds(self, doc: str, page: int, text: str) -> bool:
        return any(squeeze(text) in one for one in self.get(doc, page))


def numbers(text: str) -> list[Decimal]:
    # whitespace may part the digits of neighbouring cells, so it stays
    return [Decimal(n.replace(",", "")) for n in NUMBER.findall(text)]


def evaluate(expression: str, used: list[Decimal]) -> Decimal:
    # numbers become strings, so that the parser never makes a float of them
    tree = ast.parse(re.sub(r"\d+(?:\.\d+)?", lambda m: f"'{m.group()}'", expression), mode="eval")

    def walk(node: ast.AST) -> Decimal:
        if isinstance(node, ast.Expression):
            return walk(node.body)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            used.append(Decimal(node.value))
            return used[-1]
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return -walk(node.operand)
        if isinstance(node, ast.BinOp):
            left, right = walk(node.left), walk(node.right)
            match node.op:
                case ast.Add():
                    return left + right
                case ast.Sub():
                    return left - right
                case ast.Mult():
                    return left * right
                case ast.Div():
                    return left / right
        raise ValueError(f"not arithmetic: {expression}")

    return walk(tree)


def derive(derivation: str, known: set[Decimal], problems: list[str]) -> Decimal | None:
    last: Decimal | None = None
    for clause in filter(None, (part.strip() for part in derivation.split(";"))):
        used: list[Decimal] = []
        compared = re.fullmatch(r"(.+?)\s*([=<>])\s*(.+)", clause)
        if not compared:
            problems.append(f"cannot read the clause {clause!r}")
            continue
        left, sign, right = compared.groups()
        value = evaluate(left, used)
        if sign == "=":
            stated = Decimal(right)
            got = value.quantize(Decimal(1).scaleb(stated.as_tuple().exponent), ROUND_HALF_UP)  # type: ignore[arg-type]
            if got != stated:
                problems.append(f"{left} is {got}, not {stated}")
            last = stated
        else:
            other = evaluate(right, used)
            if not (value > other if sign == ">" else value < other):
                problems.append(f"not so: {clause}")
        for one in used:
            if abs(one) not in known and one not in SCALES:
                problems.append(f"operand {one} stands in no quote and is no earlier result")
        if sign == "=":
            known.add(abs(Decimal(right)))
    return last


def check_shape(question: dict[str, Any], pages: Pages) -> list[str]:
    answer = question["answer"]
    problems = [f"no document {doc}" for doc in question["docs"] if not (pages.folder / doc).is_file()]
    if set(question) != KEYS:
        problems.append(f"keys: {set(question) ^ KEYS}")
    if not ANSWER_KEYS <= set(answer) <= ANSWER_KEYS | {"recomputed"} or answer["kind"] not in KINDS:
        problems.append(f"answer keys or kind: {answer}")
    if question["answerable"] != (answer["kind"] != "none"):
        problems.append("answerable and kind disagree")
    if question["answerable"] and not question["evidence"]:
        problems.append("no evidence")
    if question["type"] in DERIVED and not question["derivation"]:
        problems.append("no derivation")
    return problems


def check_evidence(question: dict[str, Any], pages: Pages) -> list[str]:
    problems = []
    for evidence in question["evidence"]:
        page = re.match(r"p\.(\d+) ", evidence["where"])
        if evidence["doc"] not in question["docs"] or not page:
            problems.append(f"evidence without document or page: {evidence}")
        elif not pages.holds(evidence["doc"], int(page.group(1)), evidence["quote"]):
            problems.append(f"not on p.{page.group(1)}: {evidence['quote']}")
    return problems


def check_value(answer: dict[str, Any], last: Decimal | None, known: set[Decimal]) -> list[str]:
    value = answer["value"]
    if value is None:
        return [] if "空白" in answer["accept"] else ["no value, and 空白 is not accepted"]
    if last is not None:
        return [] if Decimal(value) == last else [f"value {value} is not the derived {last}"]
    return [] if abs(Decimal(value)) in known else [f"value {value} stands in no quote"]


def check_question(question: dict[str, Any], pages: Pages) -> list[str]:
    answer = question["answer"]
    quotes = [evidence["quote"] for evidence in question["evidence"]]
    known = {number for quote in quotes for number in numbers(quote)}
    problems = check_shape(question, pages) + check_evidence(question, pages)
    last = derive(question["derivation"], set(known), problems)
    if answer["kind"] in ("number", "percent"):
        problems += check_value(answer, last, known)
    if answer["kind"] == "bool" and not isinstance(answer["value"], bool):
        problems.append("value is no boolean")
    if answer.get("recomputed") and Decimal(answer["recomputed"]) not in known | {last}:
        problems.append(f"recomputed {answer['recomputed']} is neither derived nor quoted")
    if answer["kind"] == "text":
        quoted = squeeze("".join(quotes))
        problems += [
            f"{part} stands in no quote" for part in answer["must_include"] if squeeze(part) not in quoted
        ]
    if answer["kind"] == "list" and not answer["items"]:
        problems.append("no items")
    return problems


def check_table(table: dict[str, Any], pages: Pages) -> list[str]:
    problems = []
    if set(table) != {"doc", "page", "title", "unit", "rows"} or not table["rows"]:
        problems.append("keys, or no rows")
    if not pages.holds(table["doc"], table["page"], table["title"]):
        problems.append(f"title not on the page: {table['title']}")
    addresses = collections.Counter((row["row_label"], row["col_label"]) for row in table["rows"])
    problems += [f"twice: {address}" for address, count in addresses.items() if count > 1]
    # each text at least as often on the page as in the table
    wanted = collections.Counter(row["text"] for row in table["rows"] if NUMBER.fullmatch(row["text"]))
    where = ["-f", str(table["page"]), "-l", str(table["page"]), str(pages.folder / table["doc"]), "-"]
    text = subprocess.run(["pdftotext", "-layout", *where], check=True, capture_output=True, text=True).stdout
    there = collections.Counter(NUMBER.findall(text))
    problems += [
        f"{one}: {n} in the table, {there[one]} on the page" for one, n in wanted.items() if there[one] < n
    ]
    for row in table["rows"]:
        code = re.match(r"(\d{3})(?: \d\d)* ", row["row_label"])
        name = row["row_label"].split(" > ")[-1].split(" ")[-1]
        if name and not code and not pages.holds(table["doc"], table["page"], name) and len(name) < 10:
            problems.append(f"label not on the page: {name}")
    return problems


def read(name: str) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def main() -> int:
    pages = Pages(pdf_folder())
    questions = read("questions_pdf.jsonl") + read("questions_english.jsonl")
    tables = [table for table in read("golden_tables.jsonl") if table["page"]]
    bad = 0
    for question in questions:
        for problem in check_question(question, pages):
            bad += 1
            print(f"{question['id']}: {problem}")
    if len({question["id"] for question in questions}) != len(questions):
        bad += 1
        print("an id stands twice")
    for table in tables:
        for problem in check_table(table, pages):
            bad += 1
            print(f"{table['doc']} p.{table['page']}: {problem}")
    for name, counts in (
        ("type", collections.Counter(question["type"] for question in questions)),
        ("lang", collections.Counter(question["lang"] for question in questions)),
        ("document", collections.Counter(doc for question in questions for doc in question["docs"])),
    ):
        print(f"{name}: " + ", ".join(f"{key} {count}" for key, count in sorted(counts.items())))
    cells = [row["text"] for table in tables for row in table["rows"]]
    size = f"{len(questions)} questions, {len(tables)} tables, {len(cells)} cells ({cells.count('')} blank)"
    print(f"{size}: {bad} problems")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
