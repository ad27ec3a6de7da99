"""An identity by which a cell was placed is never counted as evidence for it afterwards, and places repair nothing."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from audited import HEAD, TABLE, brief, read

from disclosure.checks import _families, check, rules
from disclosure.identities import rests_on
from disclosure.model import Cell, Document, Table
from ingest.pipeline import files, parse

MARKS = ("columns", "roll-up", "stated", "an unknown mark")
# The identity of placing that a rule checks again.
CHECKED = {"column-sum": "columns", "code-sum": "roll-up", "row-sum": "roll-up", "closing-balance": "columns"}
FLAT = f"{HEAD}表3 支出总表\n单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n"
LIST = f"{HEAD}表4 项目支出表\n单位：万元\n单位\t项目名称\t合计\n"
FLOWS = f"{HEAD}表7 政府性基金预算财政拨款支出决算表\n单位：万元\n科目名称\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余\n\t\t\t小计\t基本支出\t项目支出\t\n"
BROKEN = {
    "column-sum": f"{TABLE}2012601\t行政运行\t471.10\t371.10\t0.00\n",
    "code-sum": f"{TABLE}201\t一般公共服务支出\t9.00\t9.00\t0.00\n20126\t档案事务\t8.00\t8.00\t0.00\n",
    "row-sum": f"{LIST}某区档案局\t甲项目\t3.00\n某区档案局\t乙项目\t4.00\n合计\t\t6.00\n",
    "closing-balance": f"{FLOWS}合计\t1.00\t9.00\t8.00\t8.00\t0.00\t5.00\n",
}
corpus = pytest.mark.skipif(not os.environ.get("DISCLOSURE_QA_CORPUS"), reason="DISCLOSURE_QA_CORPUS is not set")


def cells(document: Document) -> dict[str, Cell]:
    return {f"{t.id}!R{c.row}C{c.col}": c for t in document.tables for c in t.cells}


def marked(document: Document, mark: str) -> Document:
    """The document as if layout had lost the columns of all its figures and one identity had placed them."""
    def placed(table: Table) -> Table:
        return replace(table, cells=tuple(replace(c, placed_by=mark) if c.kind == "value" else c for c in table.cells))

    facts = tuple(replace(f, placed_by=mark) if f.cell else f for f in document.facts)
    return replace(document, tables=tuple(map(placed, document.tables)), facts=facts)


@pytest.mark.parametrize("rule", CHECKED)
@pytest.mark.parametrize("mark", MARKS)
def test_no_finding_rests_on_how_its_cells_were_placed(rule: str, mark: str) -> None:
    document = read(BROKEN[rule])
    assert [f for f in check(document) if f.rule == rule], "printed cells are evidence"
    found = [f for f in check(marked(document, mark)) if f.rule == rule]
    assert not found or not rests_on(mark, CHECKED[rule])


def test_no_total_of_placed_rows_is_offered_as_adding_up() -> None:
    document = read(f"{LIST}某区档案局\t甲项目\t3.00\n某区档案局\t乙项目\t4.00\n合计\t\t7.00\n")
    assert [family.rule for family in _families.families(document)] == ["row-sum"]
    assert not list(_families.families(marked(document, "roll-up")))


@pytest.mark.parametrize(
    "rows",
    [
        "208 社会保障和就业支出 9.67 8.16 1.51\n20805 养老 8.16 8.16\n20811 残疾人事业 1.51 1.50\n",
        "合计 9.66 8.16 1.50\n208 社会保障和就业支出 8.16 8.16\n210 卫生健康支出 1.51 1.50\n",
    ],
)
def test_a_rounding_difference_of_a_placed_row_is_no_finding_of_its_columns(rows: str) -> None:
    document = read(FLAT + rows)
    assert {cell.placed_by for cell in cells(document).values()} > {"roll-up"}
    assert brief(FLAT + rows, "column-sum") == []


def _of(document: Document, code: str) -> list[tuple[str, bool, str | None]]:
    return [(c.text, c.doubtful, c.placed_by) for c in document.tables[0].values() if c.code == code and c.text]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("20811 残疾人事业 2.50 1.50", "its columns do not add up"),
        ("20811 残疾人事业 2.51 2.51", "the subject above has no room for it"),
    ],
)
def test_a_printed_error_is_not_repaired_by_placing(row: str, why: str) -> None:
    document = read(f"{FLAT}208 社会保障和就业支出 9.66 8.16 1.50\n20805 养老 8.16 8.16\n{row}\n")
    figures = row.split()[2:]
    assert [text for text, *_ in _of(document, "20811")] == figures, why
    assert _of(document, "20811")[-1][1], why


def test_a_full_row_with_a_printed_error_stands_as_printed_and_is_told() -> None:
    text = f"{FLAT}208 社会保障和就业支出 9.66 8.16 2.50\n"
    assert _of(read(text), "208") == [("9.66", False, None), ("8.16", False, None), ("2.50", False, None)]
    assert brief(text, "column-sum") == [("high", "9.66", "10.66")]


def _resting(document: Document, use: Callable[[str], str | None]) -> list[str]:
    """Findings and sums offered whose cells were placed by the identity their rule checks."""
    own = cells(document)
    cited = [(f.rule, f.cells) for f in check(document)]
    cited += [(family.rule, (family.total, *family.parts)) for family in _families.families(document)]
    return [
        f"{rule} {address}" for rule, addresses in cited for address in addresses
        if (identity := use(rule)) and address in own and rests_on(own[address].placed_by, identity)
    ]


@corpus
@pytest.mark.corpus
@pytest.mark.parametrize("path", [p for p in files([Path(os.environ.get("DISCLOSURE_QA_CORPUS", "."))]) if p.suffix == ".txt"] if os.environ.get("DISCLOSURE_QA_CORPUS") else [], ids=lambda p: p.stem[:3])
def test_no_finding_of_a_real_document_rests_on_placing(path: Path) -> None:
    assert _resting(parse(path), CHECKED.get) == []


def test_the_rules_named_here_are_rules() -> None:
    assert set(CHECKED) <= {rule.RULE for rule in rules()}
