"""The running text: the overview, the explanation of the figures, and the definitions."""

from __future__ import annotations

from collections.abc import Iterator

from sample import matters
from sample.document import Block, Heading, Paragraph
from sample.figures import Change, Figures, share
from sample.phrases import changed, shared, subject_path, wan


def overview(f: Figures) -> Iterator[Block]:
    """第一部分: duties, structure and staff."""
    yield Heading(2, f"第一部分 {f.entity}概况")
    yield Heading(3, "一、主要职责")
    for number, duty in enumerate(f.wording["duties"], 1):
        yield Paragraph(f"{number}.{duty}")
    yield Heading(3, "二、机构设置")
    names = [unit["name"] for unit in f.data["unit"]]
    offices = "、".join(f.wording["offices"])
    yield Paragraph(f"{f.entity}内设{len(f.wording['offices'])}个科室：{offices}。")
    yield Paragraph(f"纳入{f.year}年部门预算编制范围的预算单位共{len(names)}个，包括：{'、'.join(names)}。")
    yield Heading(3, "三、人员构成")
    yield Paragraph(_staff(f))


def _staff(f: Figures) -> str:
    s = f.data["staff"]
    posts = s["administrative_posts"] + s["public_posts"]
    people = s["administrative"] + s["public"]
    return (
        f"{f.entity}总编制人数{posts}人，其中：行政编制{s['administrative_posts']}人，事业编制{s['public_posts']}人。"
        f"在职实有人数{people}人，其中：行政{s['administrative']}人，事业{s['public']}人。"
        f"离退休人员{s['retired']}人，其中：离休0人，退休{s['retired']}人。"
    )


def explanation(f: Figures) -> Iterator[Block]:
    """第三部分: one section a statement, then the other matters."""
    yield Heading(2, f"第三部分 {f.entity}{f.year}年部门预算情况说明")
    yield from _totals(f)
    yield from _general(f)
    yield from matters.basic(f)
    yield from matters.travel(f)
    yield Heading(3, "八、政府性基金预算支出安排情况")
    yield Paragraph(f"{f.year}年没有使用政府性基金预算拨款安排的支出。")
    yield Heading(3, "九、国有资本经营预算支出安排情况")
    yield Paragraph(f"{f.year}年没有使用国有资本经营预算拨款安排的支出。")
    yield from matters.projects(f)
    yield from matters.other(f)


def _totals(f: Figures) -> Iterator[Block]:
    income = f.data["income"]
    groups = [(name, f.total("general", code)) for code, name in f.subjects() if len(code) == 3]
    names = "、".join(name for name, _ in groups)
    yield Heading(3, "一、收支预算总体安排情况")
    yield Paragraph(f"按照综合预算的原则，{f.entity}所有收入和支出均纳入部门预算管理。")
    yield Paragraph(
        f"收入包括：一般公共预算财政拨款收入、事业收入、其他收入、上年结转。支出包括：{names}。"
        f"{f.year}年收支总预算{wan(f.grand)}，{changed(f, Change(f.grand, f.prior_grand), f.wording['reasons']['total'])}。"
    )
    yield Heading(3, "二、收入预算安排情况")
    sources = [
        ("一般公共预算财政拨款收入", f.allocated),
        ("事业收入", income["business"]),
        ("其他收入", income["other"]),
        ("上年结转", f.carry_over),
    ]
    yield Paragraph(f"{f.year}年收入预算{wan(f.grand)}，其中：{shared(sources, f.grand)}。")
    yield Heading(3, "三、支出预算安排情况")
    uses = [("基本支出", f.basic), ("项目支出", f.total("all_projects"))]
    yield Paragraph(f"{f.year}年支出预算{wan(f.grand)}，其中：{shared(uses, f.grand)}。")
    yield Heading(3, "四、财政拨款收支预算总体情况")
    spent = "、".join(f"{name}{wan(value)}" for name, value in groups)
    yield Paragraph(
        f"{f.year}年财政拨款收支总预算{wan(f.general)}。收入包括：一般公共预算财政拨款本年收入{wan(f.allocated)}、"
        f"上年结转{wan(f.carry_over)}。支出包括：{spent}。"
    )


def _general(f: Figures) -> Iterator[Block]:
    yield Heading(3, "五、一般公共预算支出安排情况")
    yield Heading(4, "（一）一般公共预算拨款规模变化情况")
    moved = changed(f, Change(f.allocated, f.prior_allocated), f.wording["reasons"]["general"])
    yield Paragraph(
        f"{f.year}年一般公共预算拨款{wan(f.general)}。其中：（1）本年预算{wan(f.allocated)}，{moved}；"
        f"（2）上年结转{wan(f.carry_over)}。"
    )
    yield Heading(4, "（二）一般公共预算拨款结构情况")
    project = f.total("project")
    yield Paragraph(
        f"基本支出{wan(f.basic)}，占{share(f.basic, f.general)}%，其中：人员经费{wan(f.personnel)}、"
        f"公用经费{wan(f.public)}；项目支出{wan(project)}，占{share(project, f.general)}%。"
    )
    yield Heading(4, "（三）一般公共预算拨款具体使用情况")
    for number, item in enumerate(f.items, 1):
        moved = changed(f, Change(item.general, item.prior), item.reason)
        yield Paragraph(f"{number}.{subject_path(f, item)}{f.year}年预算数{wan(item.general)}，{moved}。")


def definitions(f: Figures) -> Iterator[Block]:
    """第四部分: the terms, and the functional subjects after the fourth of them."""
    yield Heading(2, "第四部分 名词解释")
    entries = [f"{name}：{meaning}" for name, meaning in f.wording["definitions"].items()]
    subjects = [f"{i}.{subject_path(f, item)}：{f.wording['subjects'][item.code]}" for i, item in enumerate(f.items, 1)]
    entries.insert(4, "本部门使用的主要支出功能分类科目（项级）：")
    for numeral, entry in zip(f.wording["numerals"], entries, strict=False):
        yield Paragraph(f"（{numeral}）{entry}")
        if entry.startswith("本部门"):
            yield from map(Paragraph, subjects)
