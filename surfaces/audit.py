"""A document's contradictions as people read them: as JSON and on the terminal (`audit_page` has the printable page)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any
from urllib.parse import quote

from disclosure.checks import check
from disclosure.correction import Correction, standing
from disclosure.model import Cell, Document, DocumentInfo, Finding, Severity
from surfaces.markup import esc
from surfaces.words import say

_ORDER = (Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.ROUNDING)
# Findings of judgement are a level of their own, after those that figures and names prove and before rounding.
SOFT = "soft"
LEVELS = (*map(str, _ORDER[:3]), SOFT, str(Severity.ROUNDING))


def finding_json(document: Document, finding: Finding) -> dict[str, Any]:
    """A finding as a JSON object, with the name of its file, the texts its addresses stand for, and the cells in doubt."""
    found = asdict(finding) | {"severity": str(finding.severity), "file": document.info.file}
    texts = [text_at(document, cell) for cell in finding.cells]
    changed = [made.figure for made in _changed(document, finding)]
    return found | {"cells": list(finding.cells), "texts": texts, "in_doubt": in_doubt(document, finding), "corrected": changed}


def _changed(document: Document, finding: Finding) -> list[Correction]:
    """The corrections of figures that a finding rests on."""
    made = standing(document.corrections)
    return [made[cell] for cell in finding.cells if cell in made]


def rests_on(document: Document, finding: Finding, language: str) -> str:
    """A sentence on the corrected figures a finding rests on, or nothing."""
    pairs = (say("corrected.pair", language, printed=m.printed, text=m.text, by=m.by) for m in _changed(document, finding))
    printed = "，".join(pairs)
    return say("corrected.finding", language, printed=printed) if printed else ""


def together(documents: Sequence[Document]) -> list[Document]:
    """Documents audited together, so that those of one entity are compared with each other too."""
    if len(documents) < 2:
        return list(documents)
    return [replace(document, findings=check(document, documents)) for document in documents]


def serious(findings: Sequence[Finding]) -> bool:
    """Whether something high was found, so that a document should not be published as it is."""
    return any(f.severity is Severity.HIGH and f.cause is None for f in findings)


def level(finding: Finding) -> str:
    """The level a finding is shown at: its severity, but for judgements."""
    return SOFT if finding.kind == SOFT else str(finding.severity)


def ordered(findings: Sequence[Finding]) -> list[tuple[Finding, list[Finding]]]:
    """The findings that are causes, the gravest first and judgements by themselves, each with those that follow from it."""
    roots = sorted((f for f in findings if f.cause is None), key=lambda f: (LEVELS.index(level(f)), f.kind != "arithmetic"))
    return [(root, [f for f in findings if f.cause == root.id]) for root in roots]


def audit_text(document: Document, language: str, *, rounding: bool = False) -> str:
    """What the audit found in a document, a line a finding, what follows from it indented.

    Args:
        document: what was audited.
        language: of the messages.
        rounding: whether to list each 尾差 too; they are always counted, and where they are not listed it is said how to.
    """
    lines = [f"{document.info.file}  {summary(document.findings, language)}"]
    found = ordered(document.findings)
    for root, others in found:
        if root.severity is Severity.ROUNDING and not rounding:
            continue
        lines.append(f"  [{say(f'severity.{level(root)}', language)}] {message(root, language)}")
        if root.quote:
            lines.append(f"      {say('audit.quote', language)}{flat(root.quote)}")
        if said := rests_on(document, root, language):
            lines.append(f"      {said}")
        if cells := in_doubt(document, root):
            lines.append(f"      {say('audit.in_doubt', language, cells=', '.join(cells))}")
        lines += [f"      {say('audit.follows', language)}{message(other, language)}" for other in others]
    hidden = sum(1 for root, _ in found if root.severity is Severity.ROUNDING and not rounding)
    if hidden:
        lines.append(f"  {say('audit.rounding_left_out', language, count=hidden)}")
    if note := reading_doubts(document, language):
        lines.append(f"  {note}")
    return "\n".join(lines)


def summary(findings: Sequence[Finding], language: str) -> str:
    """How many findings of each level, consequences left out."""
    counts = {name: sum(1 for f in findings if level(f) == name and f.cause is None) for name in LEVELS}
    return say("audit.summary", language, **counts)


def in_doubt(document: Document, finding: Finding) -> list[str]:
    """The cells of a finding that layout did not settle the place of: to be looked at before the document is blamed."""
    return [address for address in finding.cells if (cell := _cell(document, address)) and (cell.doubtful or cell.placed_by)]


def reading_doubts(document: Document, language: str) -> str:
    """How many figures were read with doubt, which is no error of the document; empty where there are none."""
    count = sum(1 for table in document.tables for cell in table.values() if cell.doubtful and cell.amount is not None)
    return say("audit.doubts", language, count=count) if count else ""


def flat(text: str) -> str:
    """A quote on one line."""
    return re.sub(r"\s+", " ", text).strip()


def message(finding: Finding, language: str) -> str:
    """What a finding says, in one of the two languages."""
    return finding.message_en if language == "en" else finding.message


def text_at(document: Document, address: str) -> str:
    """What is printed at an address: a cell, a figure, or a stretch of text."""
    cell = _cell(document, address)
    span = span_of(address)
    return cell.text if cell is not None else document.slice(span) if span else ""


def span_of(address: str) -> tuple[int, int] | None:
    """The stretch of text that an address such as `s10-15` names."""
    span = re.fullmatch(r"s(\d+)-(\d+)", address)
    return (int(span[1]), int(span[2])) if span else None


def _cell(document: Document, address: str) -> Cell | None:
    table_id, _, place = address.partition("!")
    found = re.fullmatch(r"R(\d+)C(\d+)", place)
    table = document.table(table_id) if found else None
    return table.cell(int(found[1]), int(found[2])) if table is not None and found is not None else None


def report_links(documents: Sequence[DocumentInfo], language: str) -> str:
    """A link to the report of every document of a library, with how many findings it has."""
    links = (
        f'<li><a class="dq-link" href="/documents/{quote(info.id, safe="")}/findings?lang={language}" target="_blank" '
        f'rel="noopener">{esc(say("audit.link", language, file=info.file, count=info.findings))} ↗</a></li>'
        for info in documents
    )
    return f"<details><summary>{esc(say('audit.title', language))}</summary><ul>{''.join(links)}</ul></details>"
