"""What must add up in the sample's explanation, in itself and against the tables."""

import re
from decimal import Decimal

from sampled import cell, number, percent


def identities(text, tables):
    yield from _changes(text)
    yield from _shares(text)
    yield from _lists(text, tables)
    yield from _quoted(text, tables)
    yield from _bases(text, tables)


_CHANGE = re.compile(
    r"([\d,.]+)万元(?:（[^）]*）)?，比2024年预算(增加|减少)([\d,.]+)万元，(?:(增长|下降)([\d.]+)%|上年无此项预算)"
)
_BASE = {"增加": -1, "减少": 1}


def _changes(text):
    for heading, section in text.items():
        for now, way, change, direction, rate in _CHANGE.findall(section):
            prior = number(now) + _BASE[way] * number(change)
            if not rate:
                yield f"{heading} {now} 上年为零", prior, Decimal(0)
                continue
            yield f"{heading} {now} 方向", direction, "增长" if way == "增加" else "下降"
            yield f"{heading} {now} 增长率", number(rate), percent(number(change), prior)


_SHARED = re.compile(r"([\d,.]+)万元，占([\d.]+)%")


def _shares(text):
    for heading, section in text.items():
        found = [(number(part), number(rate)) for part, rate in _SHARED.findall(section)]
        whole = sum((part for part, _ in found), Decimal(0))
        for part, rate in found:
            yield f"{heading} {part} 占比", rate, percent(part, whole)


def _figure(text, heading, name):
    section = next(body for title, body in text.items() if heading in title)
    return number(re.search(re.escape(name) + r"(?:合计)?([\d,.]+)(?:万元|平方米|辆)", section)[1])


def _lists(text, tables):
    def said(heading, *names):
        return sum((_figure(text, heading, name) for name in names), Decimal(0))

    total, basic = cell(tables, "表1", "收 入 总 计", 1), cell(tables, "表6", "合计", 2)
    for heading, name in (("一、收支", "收支总预算"), ("二、收入", "收入预算"), ("三、支出", "支出预算")):
        yield f"{heading} {name}=表1", said(heading, name), total
    yield "四、总预算=表4", said("四、", "财政拨款收支总预算"), cell(tables, "表4", "一、本年收入", 3)
    yield "基本支出总额", said("六、", "一般公共预算基本支出"), basic
    yield "基本支出构成", said("六、", "（一）人员经费", "（二）公用经费"), basic
    yield "人员经费构成", said("六、", "工资福利支出", "个人和家庭的补助"), said("六、", "（一）人员经费")
    yield "公用经费构成", said("六、", "商品和服务支出", "资本性支出"), said("六、", "（二）公用经费")
    scale = said("（一）一般公共", "（1）本年预算", "上年结转")
    yield "规模构成", said("（一）一般公共", "一般公共预算拨款"), scale
    yield "三公=表7", said("七、", "“三公”经费支出"), number(tables["表7"][2][0])
    parts = said("七、", "出国（境）费", "运行维护费", "3.公务接待费")
    yield "三公构成", said("七、", "“三公”经费支出"), parts
    yield "机关运行=公用", said("（一）机关", "机关运行经费"), cell(tables, "表6", "合计", 4)
    yield "采购构成", said("（二）政府", "支出合计"), said("（二）政府", "货物类", "工程类", "服务类")
    yield from _listed(text)
    yield "固定+无形", said("（四）", "国有资产"), said("（四）", "固定资产", "无形资产")
    yield "新增资产", said("（四）", "新增国有资产"), said("（四）", "固定资产增加", "无形资产增加")
    yield "房屋", said("（四）", "房屋面积"), said("（四）", "档案库房", "办公用房", "公共文化服务用房")
    yield "车辆", said("（四）", "车辆"), said("（四）", "一般公务用车", "特种专业技术用车")
    section = next(body for title, body in text.items() if "具体使用" in title)
    items = [number(found) for found in re.findall(r"（项）2025年预算数([\d,.]+)万元", section)]
    yield "各项=表5-1", items, [number(row[2]) for row in tables["表5-1"] if len(row[0]) == 7]


def _listed(text):
    """The lists of named amounts: 类 in section four, projects in ten, purchased services."""
    groups = next(body for title, body in text.items() if title.startswith("四、")).split("支出包括：")
    whole = _figure(text, "四、", "财政拨款收支总预算")
    yield "四、各类之和", whole, _added(groups[1])
    projects = next(body for title, body in text.items() if title.startswith("十、"))
    first, rest = projects.split("具体使用情况如下：")
    yield "项目之和", _figure(text, "十、", "项目支出"), _added(rest)
    yield "项目来源之和", _figure(text, "十、", "项目支出"), _added(first.split("其中：")[1])
    bought = next(body for title, body in text.items() if "政府购买服务" in title).split("其中：")
    yield "购买服务之和", _figure(text, "政府购买服务", "政府购买服务预算支出"), _added(bought[1])


def _added(text):
    return sum((number(found) for found in re.findall(r"([\d,.]+)万元", text)), Decimal(0))


_OWN_FIGURES = ("六、", "（二）政府采购", "（三）政府购买服务", "（四）国有资产")


def _quoted(text, tables):
    """Outside the sections with figures of their own, every level stands in a table."""
    printed = {number(cell) for rows in tables.values() for row in rows for cell in row}
    for heading, section in text.items():
        if not heading.startswith(_OWN_FIGURES):
            levels = re.findall(r"(?<!增加)(?<!减少)(?<![\d,.])(\d[\d,]*\.\d\d)万元", section)
            yield f"{heading} 引用", {number(level) for level in levels} - printed, set()


def _bases(text, tables):
    """What the changes imply for last year is what table 11 prints for it."""
    rows = [row for row in tables["表11"] if len(row) == 7]
    names = ("合计", "财政拨款", "运转类项目支出")
    whole, financed, running = (next(number(row[6]) for row in rows if row[2] == name) for name in names)
    for heading, base in (("一、收支", whole), ("（一）一般公共", financed), ("（一）机关", running)):
        section = next(body for title, body in text.items() if title.startswith(heading))
        now, way, change, *_ = _CHANGE.search(section).groups()
        yield f"{heading} 上年基数", number(now) + _BASE[way] * number(change), base
    section = next(body for title, body in text.items() if "具体使用" in title)
    levels = [number(found) for found in re.findall(r"预算数([\d,.]+)万元", section)]
    changes = [_BASE[way] * number(change) for _, way, change, *_ in _CHANGE.findall(section)]
    yield "各项上年基数之和", sum(levels) + sum(changes), financed
