"""A document's contradictions as one printable page that stands alone: filters, addresses that lead to cells and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.model import Document, Finding
from surfaces.audit import (
    LEVELS,
    flat,
    in_doubt,
    level,
    message,
    ordered,
    reading_doubts,
    rests_on,
    span_of,
    summary,
    text_at,
)
from surfaces.markup import esc, table_html
from surfaces.words import say, stage

_KINDS = ("arithmetic", "label")
# How much of the text to show around a figure in a sentence.
_CONTEXT = 90
_PRINT = (
    ".dq-audit{max-width:60rem;margin:0 auto;padding:1rem}.dq-audit li{margin:.6rem 0}"
    ".dq-audit blockquote{margin:.3rem 0 .3rem 1rem;color:var(--dq-soft)}.dq-show{margin-right:.3rem}"
    ".dq-audit label{margin-right:1rem}:target{outline:2px solid var(--dq-seal);background:var(--dq-mark)}"
    "@media print{.dq-finding{break-inside:avoid}.dq-scroll{overflow:visible}body{background:#fff;color:#000}"
    ".dq-show,.dq-show+label{display:none}}"
)


def audit_page(document: Document, css: str, language: str) -> str:
    """One self-contained, printable page: what was found, gravest first, and the tables and sentences it rests on.

    An address links to its cell or sentence below. The filters are boxes that the stylesheet reads: nothing is loaded from
    elsewhere and there is no script.
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
        f"<title>{esc(say('audit.title', language))} · {name}</title><style>{css}{_PRINT}{_hiding()}</style></head>"
        f'<body class="dq-plain"><div class="dq-audit"><header><h1>{esc(say("audit.title", language))}</h1>'
        f"<p>{name}</p><p class=\"dq-file\">{esc(_about(document, language))}</p>"
        f"<p>{esc(summary(document.findings, language))}</p>{_legend(document, language)}</header>"
        f"{_filters(document, language)}<main>{''.join(_groups(document, language))}"
        f"{_sentences(document, language)}<h2>{esc(say('audit.tables', language))}</h2>{tables}</main></div></body></html>"
    )


def _about(document: Document, language: str) -> str:
    info = document.info
    parts = (info.file, info.entity or "", str(info.year or ""), stage(info.stage, language))
    return " · ".join(part for part in parts if part)


def _legend(document: Document, language: str) -> str:
    """What the levels mean, and how many figures were read with doubt."""
    meaning = "".join(
        f"<dt>{esc(say(f'severity.{name}', language))}</dt><dd>{esc(say(f'level.{name}', language))}</dd>" for name in LEVELS
    )
    doubts = reading_doubts(document, language)
    note = f'<p class="dq-note">{esc(doubts)}</p>' if doubts else ""
    return f"<details><summary>{esc(say('audit.levels', language))}</summary><dl>{meaning}</dl></details>{note}"


def _filters(document: Document, language: str) -> str:
    """A box for every level and kind that was found; unticked, it hides its findings."""
    if not document.findings:
        return ""
    levels = {level(root) for root, _ in ordered(document.findings)}
    kinds = {root.kind for root, _ in ordered(document.findings)}
    boxes = [_box(f"level-{name}", say(f"severity.{name}", language)) for name in LEVELS if name in levels]
    boxes += [_box(f"kind-{name}", say(f"kind.{name}", language)) for name in _KINDS if name in kinds]
    return f'<p class="dq-note">{esc(say("audit.show", language))}</p>{"".join(boxes)}'


def _box(name: str, words: str) -> str:
    return f'<input type="checkbox" class="dq-show" id="dq-{name}" checked><label for="dq-{name}">{esc(words)}</label>'


def _hiding() -> str:
    """The rules by which an unticked box hides what it stands for."""
    names = [f"level-{name}" for name in LEVELS] + [f"kind-{name}" for name in _KINDS]
    return "".join(f"#dq-{name}:not(:checked)~main .dq-{name}{{display:none}}" for name in names)


def _groups(document: Document, language: str) -> Iterator[str]:
    found = ordered(document.findings)
    if not found:
        yield f"<p>{esc(say('audit.nothing', language))}</p>"
    for name in LEVELS:
        items = [_item(document, root, others, language) for root, others in found if level(root) == name]
        if items:
            heading = f"{say(f'severity.{name}', language)}（{len(items)}）"
            yield f'<section class="dq-level-{name}"><h2>{esc(heading)}</h2><ol>{"".join(items)}</ol></section>'


def _item(document: Document, root: Finding, others: Sequence[Finding], language: str) -> str:
    quote = f"<blockquote>{esc(flat(root.quote))}</blockquote>" if root.quote else ""
    follows = "".join(f"<li>{esc(say('audit.follows', language))}{esc(message(other, language))}</li>" for other in others)
    links = "，".join(_link(document, cell) for cell in root.cells[:12])
    changed = rests_on(document, root, language)
    quote += f'<p class="dq-note">{esc(changed)}</p>' if changed else ""
    cells = in_doubt(document, root)
    doubt = f'<p class="dq-caveat">{esc(say("audit.in_doubt", language, cells=", ".join(cells)))}</p>' if cells else ""
    return (
        f'<li class="dq-finding dq-{esc(root.severity)} dq-kind-{esc(root.kind)}">{esc(message(root, language))}{quote}'
        f'<p class="dq-note">{esc(say("audit.rests", language))}{links}（{esc(root.rule)}）</p>{doubt}'
        f"{f'<ul>{follows}</ul>' if follows else ''}</li>"
    )


def _link(document: Document, address: str) -> str:
    text = esc(flat(text_at(document, address))[:40] or address)
    return f'<a href="#{esc(address)}">{text}</a>' if "!" in address or span_of(address) else text


def _sentences(document: Document, language: str) -> str:
    """The stretches of text that findings rest on, in the words around them, in the order of the document."""
    cited = {address: span for f in document.findings if f.cause is None for address in f.cells[:12] if (span := span_of(address))}
    if not cited:
        return ""
    shown = "".join(_sentence(document, address, span) for address, span in sorted(cited.items(), key=lambda pair: pair[1]))
    return f"<h2>{esc(say('audit.sentences', language))}</h2>{shown}"


def _sentence(document: Document, address: str, span: tuple[int, int]) -> str:
    start, end = span
    before, after = document.text[max(0, start - _CONTEXT) : start], document.text[end : end + _CONTEXT]
    return (
        f'<blockquote class="dq-quote" id="{esc(address)}">…{esc(flat(before))}<mark>{esc(document.slice(span))}</mark>'
        f"{esc(flat(after))}…</blockquote>"
    )
