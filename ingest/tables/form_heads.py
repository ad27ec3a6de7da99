"""Headings over the indicators of a form, from one or several header rows, as paths in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.identities import Path
from ingest.tables.form_terms import indicator_terms, is_level_head, is_tail_head, is_two_years, is_value_head, is_year


@dataclass(frozen=True, slots=True)
class IndicatorHeads:
    """What stands over indicators.

    Attributes:
        values: the heading paths of their values, left to right.
        tails: the headings behind the values (指标值确定依据, 备注).
        printed: all headings so far, as printed.
    """

    values: tuple[Path, ...] = ()
    tails: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


def indicator_heads(rows: Sequence[Sequence[str]]) -> IndicatorHeads:
    """Read header rows of indicators, outermost first.

    >>> indicator_heads([["一级指标", "三级指标", "指标值", "备注"], ["前年", "上年", "预计当年实现"]]).values
    (('指标值', '前年'), ('指标值', '上年'), ('指标值', '预计当年实现'))
    """
    printed = tuple(text for row in rows for text in row)
    roots = _values(rows[0]) if rows else []
    below = [text for row in rows[1:] for text in _values(row)]
    tails = tuple(text for text in printed if is_tail_head(text))
    return IndicatorHeads(_paths(roots, below), tails, printed)


def heads_in_order(printed: Sequence[str]) -> IndicatorHeads:
    """Headings whose rows are lost: what follows the first heading of values, years and shares of it, is below it.

    >>> heads_in_order(["指标名称", "指标值", "绩效标准", "近两年指标值", "预期当年实现值", "2018年", "2019年"]).values
    (('指标值', '近两年指标值', '2018年'), ('指标值', '近两年指标值', '2019年'), ('指标值', '预期当年实现值'))
    """
    values = _values(printed)
    lead = [text for text in values if text == indicator_terms()["value"]][:1]
    rest = list(dict.fromkeys(text for text in values if text not in lead))
    nested = any(is_year(text) or is_two_years(text) for text in rest)
    paths = _paths(lead, rest) if nested else _paths(values, [])
    tails = tuple(text for text in printed if is_tail_head(text))
    if not tails and lead and printed.count(lead[0]) > 1:  # the second is the beginning of a longer heading
        tails = tuple(text for text in indicator_terms()["tail_heads"] if text.startswith(lead[0]))
    return IndicatorHeads(paths, tails, tuple(printed))


def _values(row: Sequence[str]) -> list[str]:
    return [
        text for text in row
        if (is_value_head(text) or is_year(text) or is_two_years(text)) and not is_level_head(text) and not is_tail_head(text)
    ]


def _paths(roots: Sequence[str], below: Sequence[str]) -> tuple[Path, ...]:
    """Hang the lower headings under their roots: years under the heading of two years, all under the value's."""
    two = next((text for text in (*roots, *below) if is_two_years(text)), None)
    years = [text for text in (*roots, *below) if is_year(text) and text != indicator_terms()["target_years"][-1]]
    plain_roots = [text for text in roots if not is_two_years(text) and not is_year(text)]
    lead: Path = (plain_roots[0],) if below and len(plain_roots) == 1 and two not in roots else ()
    others = [text for text in (*(plain_roots if not lead else ()), *below) if text != two and text not in years]
    if two is None:
        return tuple((*lead, text) for text in (*(roots if not lead else ()), *below)) or ((lead,) if lead else ())
    if not years:
        years = list(indicator_terms()["target_years"][:2])
        return (*((*lead, two) for _ in years), *((*lead, text) for text in others))
    return (*((*lead, two, year) for year in years), *((*lead, text) for text in others))
