"""The part of the report's page on confidence: coverage against risk, and predicted against observed, drawn."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil

from eval.plot import Axis, Series, picture
from eval.risk import Bin, Point, Trial, bins, curve, thinned
from eval.wording import say

_RED, _AMBER, _BLUE, _GREY = "#b3261e", "#b58900", "#0969da", "#8c959f"
# The risk axis ends at a multiple of this; the risk aimed at.
_LEAST = 0.05
_AIM = 0.01


def trust_section(tried: Sequence[Trial]) -> str:
    """Both pictures and the bins as a table; a word where nothing was answered with a confidence."""
    points, groups = thinned(curve(tried)), bins(tried)
    if not points:
        return f"<p>{escape(say('report', 'none'))}</p>"
    return f'<div class="pictures">{_risk(points)}{_reliability(groups)}</div>{_table(groups)}'


def _risk(points: Sequence[Point]) -> str:
    worst = max(share for p in points[len(points) // 4 :] for share in (p.risk, p.miss))
    top = max(1, ceil(worst / _LEAST)) * _LEAST
    lines = [
        Series(say("report", "wrong_numbers"), [(p.coverage, p.risk) for p in points], _RED),
        Series(say("report", "misses"), [(p.coverage, p.miss) for p in points], _AMBER),
        Series("1%", [(0.0, _AIM), (1.0, _AIM)], _GREY),
    ]
    return picture(say("report", "risk"), Axis(say("report", "coverage")), Axis(say("report", "risk_axis"), 0.0, top), lines)


def _reliability(groups: Sequence[Bin]) -> str:
    low = min(0.5, *(min(g.predicted, g.observed) for g in groups)) if groups else 0.5
    lines = [
        Series(say("report", "ideal"), [(low, low), (1.0, 1.0)], _GREY),
        Series(say("report", "reliability"), [(g.predicted, g.observed) for g in groups], _BLUE, dots=True),
    ]
    across, up = Axis(say("report", "predicted"), low), Axis(say("report", "observed"), low)
    return picture(say("report", "reliability"), across, up, lines)


def _table(groups: Sequence[Bin]) -> str:
    names = ("bin", "asked", "predicted", "observed")
    head = "".join(f'<th scope="col">{escape(say("report", name))}</th>' for name in names)
    rows = "".join(
        f"<tr><td>{g.low:.2f}–{g.high:.2f}</td><td>{g.count}</td><td>{g.predicted:.1%}</td><td>{g.observed:.1%}</td></tr>"
        for g in groups
    )
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
