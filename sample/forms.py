"""The performance forms: table 11 for the whole, one table 12 for each detailed project."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sample.document import LEFT, UP, Grid, Row, Table, span
from sample.figures import Figures, Project, share
from sample.statements import plain


def _percent(value: Decimal) -> str:
    return f"{value:.2f}%"


def _money_rows(f: Figures) -> list[Row]:
    """Sources and uses of this year, and of the two years before."""
    before = f.data["before"]
    running = f.data["running_costs"]["prior"]
    special = f.total("prior_project") + f.prior_own
    lines = [
        ("收入构成", "财政拨款", f.general, before["financed"], f.prior_general),
        (UP, "财政专户管理资金", None, None, None),
        (UP, "单位资金", f.own, before["own"], f.prior_own),
        (UP, "合计", f.grand, before["financed"] + before["own"], f.prior_grand),
        ("支出构成", "人员类项目支出", f.personnel, before["personnel"], f.prior_grand - running - special),
        (UP, "运转类项目支出", f.public, before["running"], running),
        (UP, "特定目标类项目支出", f.total("all_projects"), before["special"], special),
        (UP, "合计", f.grand, before["financed"] + before["own"], f.prior_grand),
    ]
    rows: list[Row] = []
    for group, name, now, two_back, last in lines:
        if now is None or two_back is None or last is None:
            rows.append((UP, group, name, "", "", "", ""))
            continue
        amounts = (plain(now), _percent(share(now, f.grand)), plain(two_back), plain(last))
        rows.append((UP, group, name, *amounts))
    return rows


def _overall_head(f: Figures) -> Grid:
    rows = [
        ("部门名称", *span(f.entity, 6)),
        ("填报人", *span(f.wording["form"]["filler"], 2), "联系电话", *span(f.wording["form"]["phone"], 3)),
        (
            "部门总体资金情况（万元）", *span("总体资金情况", 2), "当年金额", "占比",
            *span("近两年收支情况", 2),
        ),
        (UP, UP, LEFT, UP, UP, f"{f.year_before}年", f"{f.last_year}年"),
        *_money_rows(f),
        ("部门职能概述", *span(f.wording["overall"]["function"], 6)),
        ("年度工作任务", *span(f.wording["overall"]["tasks"], 6)),
    ]
    return Grid(tuple(rows), (6, 6, 9, 7, 7, 7, 7))


def _overall_projects(f: Figures) -> Grid:
    head = ("项目名称", "支出项目类别", "项目总预算", "项目本年度预算", "项目主要支出方向和用途")
    rows = [("项目支出情况", *head)]
    for p in f.projects:
        rows.append((UP, p.name, "本级支出项目", plain(p.total), plain(p.total), p.use))
    return Grid(tuple(rows), (6, 10, 8, 6, 6, 13))


def _numbered(goals: list[str]) -> str:
    return " ".join(f"{i}、{goal}" for i, goal in enumerate(goals, 1))


def _goals(f: Figures) -> Grid:
    rows = (
        ("整体绩效目标", f"长期目标（截止{f.year + 2}年）", "年度目标"),
        (UP, _numbered(f.wording["overall"]["long_goals"]), _numbered(f.wording["overall"]["year_goals"])),
    )
    return Grid(rows, (6, 21, 22))


def _long_targets(f: Figures, number: int) -> Grid:
    rows = [
        (f"长期目标{number}：", *span(f.wording["overall"]["long_goals"][number - 1], 5)),
        ("长期绩效指标", "一级指标", "二级指标", "指标名称", "指标值", "指标值确定依据"),
        *((UP, *row) for row in f.wording["overall"][f"long_{number}"]),
    ]
    return Grid(tuple(rows), (6, 6, 8, 14, 8, 7))


def _year_targets(f: Figures, number: int) -> Grid:
    rows = [
        (f"年度目标{number}：", *span(f.wording["overall"]["year_goals"][number - 1], 7)),
        (
            "年度绩效指标", "一级指标", "二级指标", "指标名称", *span("近两年指标值", 2), "预期当年实现值",
            "指标值确定依据",
        ),
        (UP, UP, UP, UP, f"{f.year_before}年", f"{f.last_year}年", UP, UP),
        *((UP, *row) for row in f.wording["overall"][f"year_{number}"]),
    ]
    return Grid(tuple(rows), (6, 5, 6, 10, 6, 6, 6, 4))


def overall(f: Figures) -> Table:
    """表11 整体支出绩效目标表."""
    targets = [make(f, number) for make in (_long_targets, _year_targets) for number in (1, 2)]
    grids = (_overall_head(f), _overall_projects(f), _goals(f), *targets)
    return Table("表11", "整体支出绩效目标表", f"填报日期：{f.wording['form']['date']}", grids)


def _history(f: Figures, p: Project) -> str:
    change = p.total - p.prior
    word = "增加" if change > 0 else "减少"
    return (
        f"{f.year_before}年预算{p.before:.2f}万元，{f.last_year}年预算{p.prior:.2f}万元，{f.year}年预算{p.total:.2f}万元。"
        f"{f.year}年项目预算较上年{word}{abs(change):.2f}万元。"
    )


def _project_head(f: Figures, p: Project, detail: dict[str, Any]) -> Grid:
    general = p.general + p.carry_over
    sources = [
        ("合计", plain(p.total)),
        ("一般公共预算财政拨款", plain(general)),
        ("其中：申请当年预算拨款", plain(p.general)),
        ("政府性基金预算财政拨款", ""),
        ("财政专户管理资金", ""),
        ("单位资金", plain(p.own) if p.own else ""),
        ("其中：使用上年度财政拨款结转", plain(p.carry_over) if p.carry_over else ""),
    ]
    rows = [
        ("项目名称", p.name, "项目编码", p.code),
        ("项目主管部门", f.entity, "项目执行单位", p.unit),
        ("项目负责人", f.wording["form"]["leader"], "联系电话", f.wording["form"]["phone"]),
        ("单位地址", f.wording["form"]["address"], "邮政编码", f.wording["form"]["postcode"]),
        ("项目属性", *span("持续性项目", 3)),
        ("支出项目类别", *span("本级支出项目", 3)),
        ("起始年度", str(f.year_before), "终止年度", str(f.year + 2)),
        ("项目申请理由", *span(detail["basis"], 3)),
        ("项目主要内容", *span(detail["content"], 3)),
        ("项目总预算", plain(p.total), "项目当年预算", plain(p.total)),
        ("项目前两年预算及当年预算变动情况", *span(_history(f, p), 3)),
        ("项目资金来源", *span("来源项目", 2), "金额"),
        *((UP, *span(name, 2), amount) for name, amount in sources),
    ]
    return Grid(tuple(rows), (8, 16, 8, 16))


def _lines(detail: dict[str, Any]) -> tuple[Grid, ...]:
    head = ("项目活动", "活动内容表述", "支出经济分类", "金额", "测算依据及说明", "备注")
    cost = (span("项目支出明细测算", 6), head, *map(tuple, detail["lines"]))
    bought = (span("项目采购", 3), ("品名", "数量", "金额"), *map(tuple, detail["purchases"]))
    goals = (
        span("项目绩效总目标", 2),
        ("名称", "目标说明"),
        ("长期绩效目标1", detail["goal_long"]),
        ("年度绩效目标1", detail["goal_year"]),
    )
    return (Grid(cost, (7, 10, 7, 5, 12, 6)), Grid(bought, (20, 10, 10)), Grid(goals, (10, 34)))


def _targets(detail: dict[str, Any]) -> tuple[Grid, Grid]:
    levels = ("目标名称", "一级指标", "二级指标", "三级指标")
    long = (span("长期绩效目标表", 6), (*levels, "指标值", "指标值确定依据"), *map(tuple, detail["long"]))
    year = (
        span("年度绩效目标表", 8),
        (*levels, *span("指标值", 3), "指标值确定依据"),
        (UP, UP, UP, UP, "前年", "上年", "预计当年实现", UP),
        *map(tuple, detail["year"]),
    )
    return Grid(long, (8, 7, 8, 13, 7, 7)), Grid(year, (6, 5, 6, 9, 6, 6, 6, 4))


def project_forms(f: Figures) -> list[Table]:
    """表12-1, 表12-2: the project forms, with their cost lines and targets."""
    known = {p.code: p for p in f.projects}
    tables = []
    for number, detail in enumerate(f.wording["detail"], 1):
        grids = (_project_head(f, known[detail["code"]], detail), *_lines(detail), *_targets(detail))
        title = "部门项目申报表（含绩效目标）"
        tables.append(Table(f"表12-{number}", title, f"申报日期：{f.wording['form']['date']}", grids))
    return tables
