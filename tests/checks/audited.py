"""Small disclosures with a contradiction in them, and the sample with one figure changed."""

import tempfile
from functools import cache
from pathlib import Path

from disclosure.checks import check
from disclosure.model import Document, Finding, Severity
from ingest.pipeline import parse

SAMPLE = Path(__file__).parents[2] / "sample"
NAME = "qingchuan-2025-budget"
HEAD = "某区档案局2025年部门预算\n2025年财政拨款支出预算情况\n"
TABLE = f"{HEAD}表3 支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
SERIOUS = (Severity.HIGH, Severity.MEDIUM)
# What sample/PLANTED.md lists: the rule, what the document states, what its other figures give.
PLANTED = {("text-total", "1635.53", "1653.53"), ("list-sum", "164.90", "202.90")}


def read(text: str) -> Document:
    """A small disclosure as the product reads it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.md")
        path.write_text(text, "utf-8")
        return parse(path)


def findings(text: str, rule: str) -> list[Finding]:
    """What one rule finds in a small disclosure."""
    return [found for found in read(text).findings if found.rule == rule]


def brief(text: str, rule: str) -> list[tuple[str, str, str]]:
    """Severity, stated and recomputed figure of what one rule finds."""
    return [(str(f.severity), f.stated, f.recomputed) for f in findings(text, rule)]


def across(text: str, *others: str) -> list[tuple[str, str, str, str]]:
    """What is found in a small disclosure only beside others: rule, severity, stated and recomputed figure."""
    document = read(text)
    alone = {f.id for f in document.findings}
    found = check(document, [document, *(read(other) for other in others)])
    return [(f.rule, str(f.severity), f.stated, f.recomputed) for f in found if f.id not in alone]


@cache
def sample(suffix: str = "md") -> Document:
    return parse(SAMPLE / f"{NAME}.{suffix}")


def serious(document: Document) -> set[tuple[str, str, str]]:
    return {(f.rule, f.stated, f.recomputed) for f in document.findings if f.severity in SERIOUS}


def changed(before: str, after: str, line: str) -> set[tuple[str, str, str]]:
    """What is found in the sample only once a figure in one line (named by its beginning) is changed."""
    text = (SAMPLE / f"{NAME}.md").read_text("utf-8")
    start = text.index(line)
    place = text.index(before, start)
    assert place < text.find("\n", start + len(line)), f"{before} is not in the line {line}"
    other = read(text[:place] + after + text[place + len(before) :])
    return serious(other) - serious(sample())
