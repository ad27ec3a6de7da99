"""Layouts that several provinces share, as a reader of the parsed document sees them."""

from pathlib import Path

from disclosure.model import Document, Fact
from ingest.pipeline import parse


def read(tmp_path: Path, text: str, name: str = "a.md") -> Document:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return parse(path)


def figure(document: Document, text: str) -> Fact:
    return next(fact for fact in document.facts if fact.cell and fact.text == text)


def test_a_title_and_a_unit_set_as_tables_of_their_own(tmp_path: Path) -> None:
    rows = [("科目编码", "科目名称", "合计"), ("201", "一般公共服务支出", "1,200.00"), ("20126", "档案事务", "1,200.00"), ("", "合计", "1,200.00")]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    document = read(
        tmp_path,
        "<html><body><p>湖滨区档案局2026年部门预算</p><p>第二部分 预算表</p><p>2026年财政拨款收入1200.00元。</p><table><tr><td>支出总表</td></tr></table>"
        f"<table><tr><td>单位：元</td></tr></table><table>{body}</table></body></html>",
        "a.html",
    )
    assert [(table.title, table.unit.name) for table in document.tables] == [("支出总表", "元")]
    amount = figure(document, "1,200.00").amount
    assert amount is not None
    assert amount.unit.name == "元"


def test_a_project_under_its_subject(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "湖滨区档案局2026年部门预算\n第二部分 预算表\n表8 项目支出表\n单位：万元\n"
        "科目编码\t科目名称\t项目名称\t合计\t财政拨款\n合计\t\t\t72.00\t72.00\n"
        "2012604\t档案馆\t\t72.00\t72.00\n2012604\t档案馆\t馆藏数字化\t60.00\t60.00\n2012604\t档案馆\t档案宣传\t12.00\t12.00\n",
    )
    assert figure(document, "60.00").label == "馆藏数字化"
    assert figure(document, "12.00").label == "档案宣传"


def test_numbers_of_lines_are_no_figures(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "湖滨区档案局2025年部门决算\n第二部分 决算表\n表1 收入支出决算总表\n单位：万元\n"
        "收入\t\t\t支出\t\t\n项目\t行次\t决算数\t项目\t行次\t决算数\n"
        "一、财政拨款收入\t1\t90.00\t一、一般公共服务支出\t9\t80.00\n二、事业收入\t2\t10.00\t二、教育支出\t10\t20.00\n"
        "本年收入合计\t8\t100.00\t本年支出合计\t16\t100.00\n",
    )
    assert figure(document, "90.00").label == "财政拨款收入"
    assert figure(document, "20.00").label == "教育支出"
    assert not [fact for fact in document.facts if fact.cell and fact.text in ("9", "16") and fact.amount is not None and fact.amount.unit.is_money]
