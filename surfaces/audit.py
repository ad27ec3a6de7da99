"""A document's contradictions as people read them: on the terminal, as JSON, and as one printable page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any
from urllib.parse import quote

from disclosure.checks import check
from disclosure.correction import Correction, standing
from disclosure.model import Document, DocumentInfo, Finding, Severity
from surfaces.markup import esc, table_html
from surfaces.words import say, stage

_ORDER = (Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.ROUNDING)
_PRINT = (
    ".dq-audit{max-width:60rem;margin:0 auto;padding:1rem}.dq-audit li{margin:.6rem 0}"
    ".dq-audit blockquote{margin:.3rem 0 .3rem 1rem;color:var(--dq-soft)}"
    "td:target,th:target,span:target{outline:2px solid var(--dq-seal);background:var(--dq-mark)}"
    "@media print{.dq-finding{break-inside:avoid}.dq-scroll{overflow:visible}body{background:#fff;color:#000}}"
)


def finding_json(document: Document, finding: Finding) -> dict[str, Any]:
    """A finding as a JSON object, with the name of its file and the texts its addresses stand for."""
    found = asdict(finding) | {"severity": str(finding.severity), "file": document.info.file}
    changed = [made.figure for made in _changed(document, finding)]
    return found | {"cells": list(finding.cells), "texts": [_text(document, cell) for cell in finding.cells], "corrected": changed}


def _changed(document: Document, finding: Finding) -> list[Correction]:
    """The corrections of figures that a finding rests on."""
    made = standing(document.corrections)
    return [made[cell] for cell in finding.cells if cell in made]


def _rests_on(document: Document, finding: Finding, language: str) -> str:
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


def ordered(findings: Sequence[Finding]) -> list[tuple[Finding, list[Finding]]]:
    """The findings that are causes, the gravest first, each with those that follow from it."""
    roots = sorted((f for f in findings if f.cause is None), key=lambda f: (_ORDER.index(f.severity), f.kind != "arithmetic"))
    return [(root, [f for f in findings if f.cause == root.id]) for root in roots]


def audit_text(document: Document, language: str, *, rounding: bool = False) -> str:
    """What the audit found in a document, a line a finding, what follows from it indented.

    Args:
        document: what was audited.
        language: of the messages.
        rounding: whether to list each 尾差 too; they are always counted.
    """
    lines = [f"{document.info.file}  {summary(document.findings, language)}"]
    for root, others in ordered(document.findings):
        if root.severity is Severity.ROUNDING and not rounding:
            continue
        lines.append(f"  [{say(f'severity.{root.severity}', language)}] {_message(root, language)}")
        if root.quote:
            lines.append(f"      {say('audit.quote', language)}{flat(root.quote)}")
        lines += [f"      {said}" for said in [_rests_on(document, root, language)] if said]
        lines += [f"      {say('audit.follows', language)}{_message(other, language)}" for other in others]
    return "\n".join(lines)


def summary(findings: Sequence[Finding], language: str) -> str:
    """How many findings of each severity, consequences left out."""
    counts = {str(s): sum(1 for f in findings if f.severity is s and f.cause is None) for s in _ORDER}
    return say("audit.summary", language, **counts)


def flat(text: str) -> str:
    """A quote on one line."""
    return re.sub(r"\s+", " ", text).strip()


def _message(finding: Finding, language: str) -> str:
    return finding.message_en if language == "en" else finding.message


def _text(document: Document, cell: str) -> str:
    """What is printed at an address: a cell, a figure, or a stretch of text."""
    table_id, _, place = cell.partition("!")
    found = re.fullmatch(r"R(\d+)C(\d+)", place)
    table = document.table(table_id) if found else None
    if table is not None and found is not None:
        printed = table.cell(int(found[1]), int(found[2]))
        return printed.text if printed is not None else ""
    span = re.fullmatch(r"s(\d+)-(\d+)", cell)
    return document.slice((int(span[1]), int(span[2]))) if span else ""


def audit_page(document: Document, css: str, language: str) -> str:
    """One self-contained, printable page: what was found, gravest first, and the tables it rests on.

    An address links to its cell in the tables below; nothing is loaded from elsewhere and there is no script.
    """
    name = esc(document.info.title or document.info.file)
    cited = {cell.partition("!")[0] for f in document.findings for cell in f.cells if "!" in cell}
    tables = "".join(
        f'<section class="dq-sheet">{table_html(t, language=language)}</section>' for t in document.tables if t.id in cited
    )
    lang = "zh-CN" if language == "zh" else "en"
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{esc(say('audit.title', language))} · {name}</title><style>{css}{_PRINT}</style></head>"
        f'<body class="dq-plain"><div class="dq-audit"><header><h1>{esc(say("audit.title", language))}</h1>'
        f"<p>{name}</p><p class=\"dq-file\">{esc(_about(document, language))}</p>"
        f"<p>{esc(summary(document.findings, language))}</p></header><main>{''.join(_groups(document, language))}"
        f"<h2>{esc(say('audit.tables', language))}</h2>{tables}</main></div></body></html>"
    )


def _about(document: Document, language: str) -> str:
    info = document.info
    parts = (info.file, info.entity or "", str(info.year or ""), stage(info.stage, language))
    return " · ".join(part for part in parts if part)


def _groups(document: Document, language: str) -> Iterator[str]:
    found = ordered(document.findings)
    if not found:
        yield f"<p>{esc(say('audit.nothing', language))}</p>"
    for severity in _ORDER:
        items = [_item(document, root, others, language) for root, others in found if root.severity is severity]
        if items:
            yield f"<h2>{esc(say(f'severity.{severity}', language))}（{len(items)}）</h2><ol>{''.join(items)}</ol>"


def _item(document: Document, root: Finding, others: Sequence[Finding], language: str) -> str:
    quote = f"<blockquote>{esc(flat(root.quote))}</blockquote>" if root.quote else ""
    follows = "".join(f"<li>{esc(say('audit.follows', language))}{esc(_message(other, language))}</li>" for other in others)
    links = "，".join(_link(document, cell) for cell in root.cells[:12])
    changed = _rests_on(document, root, language)
    quote += f'<p class="dq-note">{esc(changed)}</p>' if changed else ""
    return (
        f'<li class="dq-finding dq-{esc(root.severity)}">{esc(_message(root, language))}{quote}'
        f'<p class="dq-note">{esc(say("audit.rests", language))}{links}（{esc(root.rule)}）</p>'
        f"{f'<ul>{follows}</ul>' if follows else ''}</li>"
    )


def _link(document: Document, cell: str) -> str:
    text = esc(flat(_text(document, cell))[:40] or cell)
    return f'<a href="#{esc(cell)}">{text}</a>' if "!" in cell else text


def report_links(documents: Sequence[DocumentInfo], language: str) -> str:
    """A link to the report of every document of a library, with how many findings it has."""
    links = (
        f'<li><a class="dq-link" href="/documents/{quote(info.id, safe="")}/findings?lang={language}" target="_blank" '
        f'rel="noopener">{esc(say("audit.link", language, file=info.file, count=info.findings))} ↗</a></li>'
        for info in documents
    )
    return f"<details><summary>{esc(say('audit.title', language))}</summary><ul>{''.join(links)}</ul></details>"
