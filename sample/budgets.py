"""The statements of the general public budget, the empty ones and the projects: tables 5 to 10."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sample.document import UP, Grid, Row, Table, span
from sample.figures import ZERO, Figures
from sample.statements import bold_rows, money, owner

_SPLIT = (*span("基本支出", 3), "项目支出")
_PARTS = ("小计", "人员经费", "公用经费", UP)


def by_function(f: Figures) -> Table:
    """表5-1 一般公共预算支出表（分功能科目）."""
    rows: list[Row] = [("科目编码", "科目名称", "合计", *_SPLIT), (UP, UP, UP, *_PARTS)]
    for code, name in (("", "合计"), *f.subjects()):
        amounts = (f.total(of, code) for of in ("general", "basic", "personnel", "public", "project"))
        rows.append((code, name, *map(money, amounts)))
    grid = Grid(tuple(rows), (8, 13, 8, 8, 8, 7, 7), 2, bold=bold_rows(rows, 2))
    return Table("表5-1", "一般公共预算支出表（分功能科目）", owner(f), (grid,), landscape=True)


def by_unit(f: Figures) -> Table:
    """表5-2 一般公共预算支出表（分单位）."""
    whole = (f.general, f.basic, f.personnel, f.public, f.total("project"))
    rows: list[Row] = [("单位编码", "单位名称", "合计", *_SPLIT), (UP, UP, UP, *_PARTS)]
    rows.append(("", "合计", *map(money, whole)))
    rows.append(("418", f.entity, *map(money, whole)))
    for unit in f.data["unit"]:
        basic = unit["personnel"] + unit["public"]
        amounts = (basic + unit["project"], basic, unit["personnel"], unit["public"], unit["project"])
        rows.append((unit["code"], unit["name"], *map(money, amounts)))
    grid = Grid(tuple(rows), (6, 13, 7, 7, 7, 6, 6), 2)
    return Table("表5-2", "一般公共预算支出表（分单位）", owner(f), (grid,))


def basic(f: Figures) -> Table:
    """表6 一般公共预算基本支出表; in the PDF its title is left behind on the page before."""

    def row(code: str, name: str, amount: Decimal) -> Row:
        personnel = amount if code[:3] in ("301", "303") else ZERO
        return (code, name, *map(money, (amount, personnel, amount - personnel)))

    rows: list[Row] = [
        (*span("部门预算支出经济分类科目", 2), *span("本年一般公共预算基本支出", 3)),
        ("科目编码", "科目名称", "合计", "人员经费", "公用经费"),
        ("", "合计", *map(money, (f.basic, f.personnel, f.public))),
    ]
    for code, group in f.data["economic"].items():
        rows.append(row(code, group["name"], f.economic(code)))
        rows += [row(key, group[key]["name"], group[key]["amount"]) for key in group if key != "name"]
    bold = frozenset(i for i, cells in enumerate(rows) if i > 1 and len(cells[0]) < 5)
    grid = Grid(tuple(rows), (8, 16, 8, 8, 8), 2, tight=True, bold=bold)
    return Table("表6", "一般公共预算基本支出表", owner(f), (grid,), orphan=True, joined=True)


def travel(f: Figures) -> Table:
    """表7 一般公共预算“三公”经费支出表."""
    t = f.travel
    rows = (
        ("“三公”经费合计", "因公出国（境）费", *span("公务用车购置及运行费", 3), "公务接待费"),
        (UP, UP, "小计", "公务用车购置费", "公务用车运行费", UP),
        tuple(map(money, (t.total, t.abroad, t.vehicles, t.purchase, t.running, t.reception))),
    )
    return Table("表7", "一般公共预算“三公”经费支出表", owner(f), (Grid(rows, (6, 6, 6, 7, 7, 6), 2),))


def _empty(f: Figures, number: str, fund: str, note: str) -> Table:
    rows = (
        ("科目编码", "科目名称", *span(f"本年{fund}支出", 3)),
        (UP, UP, "合计", "基本支出", "项目支出"),
        ("", "", "", "", ""),
    )
    grid = Grid(rows, (8, 14, 8, 8, 8), 2)
    return Table(number, f"{fund}支出表", owner(f), (grid,), note, joined=True)


def funds(f: Figures) -> Table:
    """表8 政府性基金预算支出表, present and empty."""
    note = f"说明：{f.year}年没有使用政府性基金预算拨款安排的支出。"
    return _empty(f, "表8", "政府性基金预算", note)


def state_capital(f: Figures) -> Table:
    """表9 国有资本经营预算支出表, present and empty."""
    note = f"说明：{f.year}年没有使用国有资本经营预算拨款安排的支出。"
    return _empty(f, "表9", "国有资本经营预算", note)


def projects(f: Figures) -> Table:
    """表10 项目支出表: zeros, dashes for what cannot be carried over, a blank column."""

    def row(label: Row, amounts: Sequence[Decimal]) -> Row:
        general, carried, own = map(money, amounts)
        year = (general, "0.00", "0.00")
        return (*label, money(sum(amounts, ZERO)), *year, carried, "—", "—", "", own)

    sources = ("一般公共预算", "政府性基金预算", "国有资本经营预算")
    sums = [sum((getattr(p, of) for p in f.projects), ZERO) for of in ("general", "carry_over", "own")]
    rows: list[Row] = [
        (
            "项目编码", "项目名称", "项目单位", "合计", *span("本年拨款", 3), *span("财政拨款结转结余", 3),
            "财政专户管理资金", "单位资金",
        ),
        (UP, UP, UP, UP, *sources, *sources, UP, UP),
        row(("", "合计", ""), sums),
        row(("31", "本级支出项目", ""), sums),
    ]
    rows += [row((p.code, p.name, p.unit), (p.general, p.carry_over, p.own)) for p in f.projects]
    grid = Grid(tuple(rows), (7, 6, 6, 5, 5, 4, 5, 5, 4, 5, 5, 4), 2)
    return Table("表10", "项目支出表", owner(f), (grid,), landscape=True)
