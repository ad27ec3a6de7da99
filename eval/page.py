"""The report as one page that needs nothing else: no script, no outside file, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from eval.cards import miss_card, uncited_card
from eval.changes import Change, Comparison
from eval.risk import trials
from eval.run import Report
from eval.summary import Tally
from eval.trust import trust_section
from eval.wording import say

_STYLE = """
body{font:16px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:70rem;margin:2rem auto;
padding:0 1rem;color:#1b1f24;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.2rem;border-bottom:1px solid #d0d7de}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .6rem;border-bottom:1px solid #e4e8ec;text-align:right;vertical-align:top}
th:first-child,td:first-child{text-align:left}td{white-space:nowrap}
.scroll{overflow-x:auto}
article{border:1px solid #d0d7de;border-left:4px solid #b58900;border-radius:4px}
article{margin:1rem 0;padding:.6rem 1rem}
article.wrong{border-left-color:#b3261e}
article h3{font-size:1rem;margin:0 0 .4rem;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:12rem 1fr;gap:.2rem 1rem;margin:0}
dt{color:#57606a}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
.pictures{display:flex;flex-wrap:wrap;gap:1rem}svg{max-width:100%;height:auto}
@media(max-width:40rem){dl{grid-template-columns:1fr}}
""".strip()

_COLUMNS = (
    "group",
    "asked",
    "right",
    "wrong_numbers",
    "cited",
    "false_refusals",
    "missed_refusals",
    "latency",
)


def render(report: Report, comparison: Comparison | None = None) -> str:
    """Return the report as HTML."""
    title = escape(label("title"))
    parts = [
        f"<h1>{title}</h1>",
        _section("settings", _settings(report.settings)),
        _section("totals", _table({label("all"): report.totals})),
        _section("parts", _parts(report)),
        _section("types", _table(report.types)),
        _section("docs", _table(report.documents)),
        _section("trust", trust_section(trials(report.scores))),
    ]
    if comparison is not None:
        parts.append(_section("compared", _comparison(comparison)))
    parts.append(_section("misses", _misses(report)))
    parts.append(_section("uncited", _uncited(report)))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    body = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="{label("language")}"><head>{head}<style>{_STYLE}</style></head>'
        f"<body>\n{body}\n</body></html>\n"
    )


def label(key: str) -> str:
    """A heading of the report, in Chinese and English."""
    return say("report", key)


def _section(key: str, content: str) -> str:
    return f"<section><h2>{escape(label(key))}</h2>\n{content}</section>"


def _settings(settings: Mapping[str, Any]) -> str:
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(str(value))}</dd>" for name, value in settings.items()
    )
    return f"<dl>{rows}</dl>"


def _parts(report: Report) -> str:
    table = _table({label("held_out"): report.held_out, label("worked_on"): report.worked_on})
    if report.gap is None:
        return table
    return f"{table}<p>{escape(say('report', 'gap', points=report.gap))}</p>"


def _table(groups: Mapping[str, Tally]) -> str:
    head = "".join(f'<th scope="col">{escape(label(key))}</th>' for key in _COLUMNS)
    rows = "\n".join(_row(name, group) for name, group in groups.items())
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table></div>'


def _row(name: str, group: Tally) -> str:
    cells = (
        str(group.asked),
        f"{group.right} ({group.share}%)",
        str(group.wrong_numbers),
        f"{group.cited}/{group.citable}",
        f"{group.false_refusals}/{group.answerable}",
        f"{group.missed_refusals}/{group.unanswerable}",
        f"{group.p50_ms} / {group.p95_ms}",
    )
    return f"<tr><td>{escape(name)}</td>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _comparison(comparison: Comparison) -> str:
    groups = (("better", comparison.better), ("worse", comparison.worse))
    changes = "".join(
        f"<h3>{escape(label(key))}（{len(group)}）</h3>{_changes(group)}" for key, group in groups
    )
    only = (("added", comparison.added), ("removed", comparison.removed))
    return changes + "".join(
        f"<p>{escape(label(key))}: {escape(', '.join(ids))}</p>" for key, ids in only if ids
    )


def _changes(changes: Iterable[Change]) -> str:
    rows = "".join(
        f"<li>{escape(change.id)} {escape(change.question)} — {escape(change.cause)}</li>"
        for change in changes
    )
    return f"<ul>{rows}</ul>" if rows else f"<p>{escape(label('none'))}</p>"


def _misses(report: Report) -> str:
    missed = sorted((s for s in report.scores if not s.right), key=lambda s: not s.wrong_number)
    return "\n".join(miss_card(score) for score in missed) or f"<p>{escape(label('none'))}</p>"


def _uncited(report: Report) -> str:
    wrong = [score for score in report.scores if score.right and score.cited is False]
    return "\n".join(uncited_card(score) for score in wrong) or f"<p>{escape(label('none'))}</p>"
