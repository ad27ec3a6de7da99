"""The statements of income and expenditure: tables 1 to 4."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

from sample.document import LEFT, UP, Grid, Row, Table, span
from sample.figures import ZERO, Figures


def owner(f: Figures) -> str:
    """What stands above the left edge of a statement."""
    return f"部门/单位：{f.entity}"


def money(value: Decimal) -> str:
    """An amount with thousands separators and two decimals."""
    return f"{value:,.2f}"


def plain(value: Decimal) -> str:
    """An amount with two decimals and no separators."""
    return f"{value:.2f}"


def bold_rows(rows: Sequence[Row], head: int) -> frozenset[int]:
    """The rows of a subject table printed in bold: totals and groups."""
    return frozenset(i for i, row in enumerate(rows) if i >= head and len(row[0]) < 7)


def _side_by_side(left: list[Row], right: list[Row]) -> list[Row]:
    return [a + b for a, b in zip_longest(left, right, fillvalue=("", ""))]


def _functions(f: Figures, of: str) -> dict[str, Decimal]:
    """One quantity of every functional group that has any, by its name."""
    codes = [code for code, _ in f.subjects() if len(code) == 3]
    return {f.data["group"][code]: f.total(of, code) for code in codes}


def balance(f: Figures) -> Table:
    """表1 收支总表: a zero wherever there is nothing."""
    income = {
        "一、一般公共预算拨款收入": f.allocated,
        "五、事业收入": f.data["income"]["business"],
        "九、其他收入": f.data["income"]["other"],
    }
    spent = _functions(f, "total")
    left = [(line, money(income.get(line, ZERO))) for line in f.wording["income_lines"]]
    right = [
        (f"{number}、{name}", money(spent.get(name, ZERO)))
        for number, name in zip(f.wording["numerals"], f.wording["functions"], strict=True)
    ]
    rows = [
        (*span("收 入", 2), *span("支 出", 2)),
        ("项 目", "预算数", "项 目", "预算数"),
        *_side_by_side(list(left), list(right)),
        ("本年收入合计", money(sum(income.values(), ZERO)), "本年支出合计", money(f.grand)),
        ("上年结转结余", money(f.carry_over), "年终结转结余", money(ZERO)),
        ("收 入 总 计", money(f.grand), "支 出 总 计", money(f.grand)),
    ]
    note = "备注：财政专户管理资金收入是指教育收费收入；事业收入不含教育收费收入，下同。"
    return Table("表1", "收支总表", owner(f), (Grid(tuple(rows), (17, 7, 17, 7), 2, tight=True),), note)


_SOURCES = ("一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金")
_YEAR_COLUMNS = (
    "小计", *_SOURCES, "事业收入", "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "其他收入",
)
_CARRIED_COLUMNS = ("小计", *_SOURCES, "单位资金")


def _income_row(code: str, name: str, got: dict[str, Decimal], empty: str) -> Row:
    """One unit's row; `empty` stands where its carry-over has nothing."""
    general, business, other = got["general"], got["business"], got["other"]
    year = general + business + other
    amounts = dict.fromkeys(_YEAR_COLUMNS, ZERO) | {
        "小计": year, "一般公共预算": general, "事业收入": business, "其他收入": other,
    }
    carried = got["carry_over"]
    columns = [money(carried)] * 2 if carried else [empty] * 2
    return (code, name, money(year + carried), *map(money, amounts.values()), *columns, *[empty] * 4)


def income(f: Figures) -> Table:
    """表2 收入总表: a unit without carry-over has blanks there, the totals have zeros."""
    names = ("general", "carry_over", "business", "other")
    whole = {name: sum((unit[name] for unit in f.data["unit"]), ZERO) for name in names}
    rows = [
        (
            "部门（单位）代码", "部门（单位）名称", "合计",
            *span("本年收入", len(_YEAR_COLUMNS)), *span("上年结转结余", len(_CARRIED_COLUMNS)),
        ),
        (UP, UP, UP, *_YEAR_COLUMNS, *_CARRIED_COLUMNS),
        _income_row("", "合计", whole, "0.00"),
        _income_row("418", f.entity, whole, "0.00"),
        *(_income_row(unit["code"], unit["name"], unit, "") for unit in f.data["unit"]),
    ]
    grid = Grid(tuple(rows), (4, 5, 5, *[5, 5, 4, 4, 4, 3, 4, 4, 4, 3], *[4, 4, 4, 4, 4, 3]), 2)
    return Table("表2", "收入总表", owner(f), (grid,), landscape=True)


def expenditure(f: Figures) -> Table:
    """表3 支出总表: its last three columns are blank; a page break cuts it."""
    head: Row = (
        "科目编码", "科目名称", "合计", "基本支出", "项目支出", "事业单位经营支出", "上缴上级支出",
        "对附属单位补助支出",
    )
    rows = [head]
    for code, name in (("", "合计"), *f.subjects()):
        amounts = (f.total(of, code) for of in ("total", "basic", "all_projects"))
        rows.append((code, name, *map(money, amounts), "", "", ""))
    cut = next(i for i, row in enumerate(rows) if row[0] == "210")
    grid = Grid(tuple(rows), (8, 11, 7, 7, 7, 5, 5, 6), 1, cut=cut, bold=bold_rows(rows, 1))
    return Table("表3", "支出总表", owner(f), (grid,), landscape=True)


def financed(f: Figures) -> Table:
    """表4 财政拨款收支总表: blank wherever there is nothing, and no thousands separators."""
    spent = _functions(f, "general")
    amounts = {0: f.allocated, 1: f.allocated, 4: f.carry_over, 5: f.carry_over}
    left = [
        (line, plain(amounts[i]) if i in amounts else "") for i, line in enumerate(f.wording["financed_income"])
    ]
    right = [("一、本年支出", plain(f.general))]
    for number, name in zip(f.wording["numerals"], f.wording["functions"], strict=True):
        right.append((f"（{number}）{name}", plain(spent[name]) if name in spent else ""))
    right.append(("二、年终结转结余", ""))
    rows = [
        ("收 入", LEFT, "支 出", LEFT),
        ("项目", "预算数", "项目", "预算数"),
        *_side_by_side(list(left), list(right)),
        ("收 入 总 计", plain(f.general), "支 出 总 计", plain(f.general)),
    ]
    grid = Grid(tuple(rows), (17, 7, 17, 7), 2, tight=True)
    return Table("表4", "财政拨款收支总表", owner(f), (grid,))
