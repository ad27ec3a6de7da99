"""Sections six to eleven of the explanation: basic expenditure, 三公, projects, other matters."""

from __future__ import annotations

from collections.abc import Iterator

from sample.document import Block, Heading, Paragraph
from sample.figures import ZERO, Change, Figures
from sample.phrases import changed, wan
from sample.statements import money


def _subject_names(f: Figures, group: str) -> str:
    rows = f.data["economic"][group]
    return "、".join(rows[key]["name"] for key in rows if key != "name" and rows[key]["amount"])


def basic(f: Figures) -> Iterator[Block]:
    """Section 六: its total is the first planted contradiction."""
    stated = f.data["basic_expenditure"]["stated_total"]
    yield Heading(3, "六、一般公共预算基本支出安排情况")
    yield Paragraph(f"{f.year}年一般公共预算基本支出{wan(stated)}，其中：")
    yield Paragraph(
        f"（一）人员经费{wan(f.personnel)}，包括：工资福利支出{wan(f.economic('301'))}，主要用于："
        f"{_subject_names(f, '301')}等；对个人和家庭的补助{wan(f.economic('303'))}，主要用于：{_subject_names(f, '303')}等。"
    )
    yield Paragraph(
        f"（二）公用经费{wan(f.public)}，包括：商品和服务支出{wan(f.economic('302'))}，主要用于："
        f"{_subject_names(f, '302')}等；资本性支出{wan(f.economic('310'))}，主要用于：{_subject_names(f, '310')}。"
    )


def travel(f: Figures) -> Iterator[Block]:
    """Section 七: the 三公 expenditure."""
    now, prior = f.travel, f.travel_prior
    yield Heading(3, "七、一般公共预算“三公”经费支出安排情况")
    yield Paragraph(
        f"{f.year}年一般公共预算“三公”经费支出{wan(now.total)}，"
        f"{changed(f, Change(now.total, prior.total), f.wording['reasons']['travel'])}。具体包括："
    )
    yield Paragraph(f"1.因公出国（境）费{wan(now.abroad)}，{changed(f, Change(now.abroad, prior.abroad))}。")
    yield Paragraph(
        f"2.公务用车购置及运行维护费{wan(now.vehicles)}（公务用车购置费{wan(now.purchase)}，"
        f"公务用车运行维护费{wan(now.running)}），"
        f"{changed(f, Change(now.vehicles, prior.vehicles), f.wording['reasons']['running_vehicle'])}。"
    )
    moved = changed(f, Change(now.reception, prior.reception), f.wording["reasons"]["reception"])
    yield Paragraph(f"3.公务接待费{wan(now.reception)}，{moved}。")


def projects(f: Figures) -> Iterator[Block]:
    """Section 十: the projects."""
    sums = {of: sum((getattr(p, of) for p in f.projects), ZERO) for of in ("general", "carry_over", "own")}
    yield Heading(3, "十、项目支出安排情况")
    yield Paragraph(
        f"{f.year}年项目支出{wan(f.total('all_projects'))}，其中：一般公共预算本年拨款{wan(sums['general'])}、"
        f"上年结转{wan(sums['carry_over'])}、单位资金{wan(sums['own'])}。具体使用情况如下："
    )
    for p in f.projects:
        yield Paragraph(f"{p.name}{wan(p.total)}，主要用于{p.use}。")


def other(f: Figures) -> Iterator[Block]:
    """Section 十一: the other matters; the purchased services hold the second planted contradiction."""
    yield Heading(3, "十一、其他重要事项的情况说明")
    yield Heading(4, "（一）机关运行经费情况")
    moved = changed(f, Change(f.public, f.data["running_costs"]["prior"]), f.wording["reasons"]["running_costs"])
    yield Paragraph(f"{f.year}年机关运行经费{wan(f.public)}（即部门公用经费），{moved}。")
    yield from _purchases(f)
    yield Heading(4, "（四）国有资产占有使用情况")
    yield Paragraph(_assets(f))
    yield Heading(4, "（五）预算绩效管理情况")
    yield Paragraph(
        f"{f.year}年，项目支出{wan(f.total('all_projects'))}全面实施预算绩效目标管理，设置了整体支出绩效目标和"
        f"{len(f.projects)}个项目支出绩效目标，其中{len(f.wording['detail'])}个重点项目的绩效目标表随本预算一并公开。"
        f"同时，拟对{f.last_year}年部门整体支出及项目支出开展绩效评价，评价结果依法公开。"
    )


def _purchases(f: Figures) -> Iterator[Block]:
    yield Heading(4, "（二）政府采购预算情况")
    p = f.data["procurement"]
    whole = p["goods"] + p["works"] + p["services"]
    moved = changed(f, Change(whole, p["prior"]), f.wording["reasons"]["procurement"])
    yield Paragraph(
        f"{f.year}年政府采购预算支出合计{wan(whole)}，{moved}。"
        f"其中：货物类{wan(p['goods'])}、工程类{wan(p['works'])}、服务类{wan(p['services'])}。"
    )
    yield Heading(4, "（三）政府购买服务预算情况")
    services = f.data["purchased_services"]
    items = "、".join(f"{row['name']}{wan(row['amount'])}" for row in services["items"])
    yield Paragraph(f"{f.year}年政府购买服务预算支出合计{wan(services['stated_total'])}。其中：{items}。")


def _assets(f: Figures) -> str:
    a = f.data["assets"]
    vehicles = a["general_vehicles"] + a["special_vehicles"]
    area = a["store_area"] + a["office_area"] + a["public_area"]
    return (
        f"截至{f.last_year}年12月31日，占有使用国有资产{wan(a['fixed'] + a['intangible'])}，其中：固定资产"
        f"{wan(a['fixed'])}、无形资产{wan(a['intangible'])}。主要实物资产为：房屋面积{money(area)}平方米，其中："
        f"档案库房{money(a['store_area'])}平方米、办公用房{money(a['office_area'])}平方米、"
        f"公共文化服务用房{money(a['public_area'])}平方米；车辆{vehicles}辆，其中：一般公务用车{a['general_vehicles']}辆、"
        f"特种专业技术用车{a['special_vehicles']}辆；单价100万元（含）以上专用设备{a['special_equipment']}台（套）。"
        f"{f.last_year}年新增国有资产{wan(a['added_fixed'] + a['added_intangible'])}，其中：固定资产增加"
        f"{wan(a['added_fixed'])}、无形资产增加{wan(a['added_intangible'])}。"
    )
