"""What must add up in the sample, read from the printed markdown: (name, stated, recomputed)."""

import re
from decimal import Decimal

import narrative_identities
import sampled
from sampled import cell, number, percent


def contradictions(markdown):
    """The names of the identities that do not hold."""
    return {name for name, stated, recomputed in identities(markdown) if stated != recomputed}


def identities(markdown):
    tables, text = sampled.tables(markdown), sampled.narrative(markdown)
    yield from _balances(tables)
    yield from _rollups(tables)
    yield from _columns(tables)
    yield from _across(tables)
    yield from _forms(tables)
    yield from narrative_identities.identities(text, tables)


def column(tables, table, place, keep):
    """The sum of a column over the rows that `keep` accepts; blanks add nothing."""
    return sum((number(row[place]) or Decimal(0) for row in tables[table] if keep(row)), Decimal(0))


def _balances(tables):
    for table, whole in (("表1", "收 入 总 计"), ("表4", "收 入 总 计")):
        income, spent = cell(tables, table, whole, 1), cell(tables, table, whole, 3)
        yield f"{table} 收入=支出", income, spent
    named = re.compile(r"[一二三四五六七八九十廿]+、(?!本年|上年|年终)")
    for name, place in (("表1 本年收入", 1), ("表1 本年支出", 3)):
        added = sum((number(row[place]) for row in tables["表1"] if named.match(row[place - 1])), Decimal(0))
        yield name, cell(tables, "表1", "本年收入合计", place), added
    carried = cell(tables, "表1", "上年结转结余", 1)
    yield "表1 总计", cell(tables, "表1", "收 入 总 计", 1), cell(tables, "表1", "本年收入合计", 1) + carried
    spent = column(tables, "表4", 3, lambda r: r[2].startswith("（"))
    yield "表4 本年支出", cell(tables, "表4", "一、本年收入", 3), spent
    income = column(tables, "表4", 1, lambda r: r[0].startswith("（"))
    yield "表4 总计", cell(tables, "表4", "收 入 总 计", 1), income
    heads = cell(tables, "表4", "一、本年收入", 1), cell(tables, "表4", "二、上年结转", 1)
    yield "表4 本年收入", heads[0], cell(tables, "表1", "一、一般公共预算拨款收入", 1)
    yield "表4 上年结转", heads[1], cell(tables, "表1", "上年结转结余", 1)


def _rollups(tables):
    for table, first in (("表3", 2), ("表5-1", 2), ("表6", 2)):
        rows = [row for row in tables[table] if row[0].isdigit()]
        for place in range(first, len(rows[0])):
            for parent in [["", "合计"], *rows]:
                depth = {0: 3, 3: 5, 5: 7}.get(len(parent[0]))
                parts = [row for row in rows if len(row[0]) == depth and row[0].startswith(parent[0])]
                if parts:
                    whole = cell(tables, table, parent[0] or "合计", place)
                    added = sum((number(row[place]) or Decimal(0) for row in parts), Decimal(0))
                    yield f"{table} {parent[0]} 列{place}", whole or Decimal(0), added


def _columns(tables):
    plans = {
        "表2": [(2, (3, 13)), (3, tuple(range(4, 13))), (13, tuple(range(14, 19)))],
        "表3": [(2, (3, 4, 5, 6, 7))],
        "表5-1": [(2, (3, 6)), (3, (4, 5))],
        "表5-2": [(2, (3, 6)), (3, (4, 5))],
        "表6": [(2, (3, 4))],
        "表7": [(0, (1, 2, 5)), (2, (3, 4))],
        "表10": [(3, tuple(range(4, 12)))],
    }
    for table, sums in plans.items():
        for at, row in enumerate(tables[table]):
            for whole, parts in sums:
                if number(row[whole]) is not None:
                    added = sum((number(row[part]) or Decimal(0) for part in parts), Decimal(0))
                    yield f"{table} 行{at} 列{whole}", number(row[whole]), added


def _across(tables):
    total = cell(tables, "表1", "收 入 总 计", 1)
    yield "表2=表1", cell(tables, "表2", "合计", 2), total
    yield "表3=表1", cell(tables, "表3", "合计", 2), total
    yield "表11=表1", next(number(row[3]) for row in tables["表11"] if row[2] == "合计"), total
    for place in range(2, 19):
        units = column(tables, "表2", place, lambda r: len(r[0]) == 6 and r[0].isdigit())
        yield f"表2 单位 列{place}", cell(tables, "表2", "418", place), units
    for place in range(2, 7):
        units = column(tables, "表5-2", place, lambda r: len(r[0]) == 6)
        yield f"表5-2 单位 列{place}", cell(tables, "表5-2", "合计", place), units
        whole = cell(tables, "表5-1", "合计", place)
        yield f"表5-2=表5-1 列{place}", cell(tables, "表5-2", "418", place), whole
    yield "表5-1=表4", cell(tables, "表5-1", "合计", 2), cell(tables, "表4", "一、本年收入", 3)
    for place, other in ((2, 3), (3, 4), (4, 5)):
        yield f"表6=表5-1 列{place}", cell(tables, "表6", "合计", place), cell(tables, "表5-1", "合计", other)
    travel = next(row for row in tables["表7"] if number(row[0]) is not None)
    for place, code in ((1, "30212"), (3, "31013"), (4, "30231"), (5, "30217")):
        yield f"表7={code}", number(travel[place]), cell(tables, "表6", code, 2)
    yield "表10=表3", cell(tables, "表10", "合计", 3), cell(tables, "表3", "合计", 4)
    for place in (3, 4, 7, 11):
        added = column(tables, "表10", place, lambda r: len(r[0]) == 21)
        yield f"表10 合计 列{place}", cell(tables, "表10", "合计", place), added


def _forms(tables):
    rows = tables["表11"]
    ends = [at for at, row in enumerate(rows) if row[2] == "合计"]
    for start, end in zip((ends[0] - 3, ends[1] - 3), ends, strict=True):
        for place in (3, 4, 5, 6):
            added = sum((number(row[place]) or Decimal(0) for row in rows[start:end]), Decimal(0))
            yield f"表11 行{end} 列{place}", number(rows[end][place]), added
    for row in rows:
        if len(row) == 7 and row[4].endswith("%"):
            part, whole = number(row[3]), number(rows[ends[0]][3])
            yield f"表11 {row[2]} 占比", number(row[4]), percent(part, whole)
    budget = {row[1]: number(row[3]) for row in tables["表10"] if len(row[0]) == 21}
    for place in (3, 4):
        yield "表11 项目=表10", {row[1]: number(row[place]) for row in rows if row[1] in budget}, budget
    for table in ("表12-1", "表12-2"):
        yield from _project_form(tables, table, budget)


def _project_form(tables, table, budget):
    form = tables[table]
    stated = cell(tables, table, "项目总预算", 1)
    costs = [number(row[3]) for row in form if len(row) == 6 and number(row[3]) is not None]
    yield f"{table} 明细", stated, sum(costs, Decimal(0))
    sources = {row[1]: number(row[3]) or Decimal(0) for row in form if len(row) == 4 and not row[0]}
    yield f"{table} 来源", stated, sources["一般公共预算财政拨款"] + sources["单位资金"]
    fresh, carried = sources["其中：申请当年预算拨款"], sources["其中：使用上年度财政拨款结转"]
    yield f"{table} 资金合计", stated, sources["合计"]
    yield f"{table} 当年预算", stated, cell(tables, table, "项目总预算", 3)
    bought = {number(row[2]) for row in form if len(row) == 3} - {None}
    yield f"{table} 采购在明细中", bought - set(costs), set()
    yield f"{table} 结转", sources["一般公共预算财政拨款"], fresh + carried
    yield f"{table}=表10", stated, budget[form[0][1]]
    history = next(row[1] for row in form if row[0].startswith("项目前两年预算"))
    prior, now, change = map(number, re.findall(r"([\d.]+)万元", history)[1:])
    yield f"{table} 变动", (now, change), (stated, abs(now - prior))
