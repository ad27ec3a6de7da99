"""One disclosure in six formats: the same document, figure by figure."""

import re
import tempfile
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from written import NAME, SAMPLE, parsed

from disclosure.model import CellState, Document, Fact, Stage
from ingest.pipeline import parse
from sample import build

OFFICE = ("docx", "xlsx", "html")
RENDERINGS = ("md", "txt", "pdf", *OFFICE)


def sample(suffix: str) -> Document:
    return rendered(suffix) if suffix in OFFICE else parsed(SAMPLE / f"{NAME}.{suffix}")


@cache
def rendered(suffix: str) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{NAME}.{suffix}")
        path.write_bytes(build.office()[path.name])
        return parse(path)


@pytest.mark.parametrize("suffix", RENDERINGS)
def test_the_sample_knows_whose_it_is(suffix: str) -> None:
    info = sample(suffix).info
    assert (info.entity, info.year, info.stage) == ("云岭市青川区文化档案局", 2025, Stage.BUDGET)
    assert info.title == "云岭市青川区文化档案局2025年部门预算"
    assert info.file == f"{NAME}.{suffix}"
    assert info.figures == len(sample(suffix).facts)
    assert info.tables == len(sample(suffix).tables)
    assert info.findings == len(sample(suffix).findings)


@pytest.mark.parametrize("suffix", RENDERINGS)
def test_every_statement_of_the_sample_is_found(suffix: str) -> None:
    found = {t.number: t.statement for t in sample(suffix).tables if t.cells or t.notes}
    assert found == {
        "表1": "balance",
        "表2": "income",
        "表3": "expenditure",
        "表4": "fiscal_balance",
        "表5-1": "general_by_function",
        "表5-2": "general_by_unit",
        "表6": "basic_by_economic",
        "表7": "three_public",
        "表8": "government_fund",
        "表9": "state_capital",
        "表10": "project_list",
        "表11": "overall_performance",
        "表12-1": "project_performance",
        "表12-2": "project_performance",
    }


def level(suffix: str, statement: str, label: str, column: str) -> list[str]:
    return [
        str(f.amount)
        for f in sample(suffix).facts
        if f.cell
        and f.statement == statement
        and f.label == label
        and f.col_path
        and f.col_path[-1] == column
    ]


@pytest.mark.parametrize("suffix", RENDERINGS)
@pytest.mark.parametrize(
    ("statement", "label", "column", "amount"),
    [
        ("expenditure", "档案馆", "基本支出", "207.82万元"),
        ("general_by_function", "机关事业单位职业年金缴费支出", "人员经费", "59.36万元"),
        ("basic_by_economic", "公务用车运行维护费", "公用经费", "6.60万元"),
        ("basic_by_economic", "因公出国（境）费用", "合计", "0.00万元"),
        ("general_by_unit", "青川区档案馆", "公用经费", "21.30万元"),
        ("balance", "住房保障支出", "预算数", "142.77万元"),
        ("balance", "教育支出", "预算数", "0.00万元"),
        ("fiscal_balance", "教育支出", "预算数", "None"),
    ],
)
def test_a_figure_is_the_same_in_every_rendering(
    suffix: str, statement: str, label: str, column: str, amount: str
) -> None:
    assert level(suffix, statement, label, column) == [amount]


@pytest.mark.parametrize("suffix", RENDERINGS)
def test_figures_have_addresses_that_lead_back_to_them(suffix: str) -> None:
    found = sample(suffix)
    assert len({f.id for f in found.facts}) == len(found.facts)
    for fact in found.facts:
        printed = re.sub(r"</?b>|\s", "", found.slice(fact.span))
        assert printed == re.sub(r"\s", "", fact.text), fact.id
        assert fact.document == found.id


def measured(found: Document) -> dict[tuple[str, str, str], set[Decimal]]:
    """What a rendering says of (statement, code or row label, column), where it is not in doubt."""
    known: dict[tuple[str, str, str], set[Decimal]] = defaultdict(set)
    for fact in found.facts:
        if (
            fact.cell
            and fact.amount
            and fact.col_path
            and fact.statement
            and not fact.doubtful
            and not fact.subject
        ):
            row = fact.code or " > ".join(fact.row_path[-2:])
            known[fact.statement, row, " > ".join(fact.col_path)].add(
                fact.amount.value * fact.amount.unit.factor
            )
    return known


@pytest.mark.parametrize(("one", "other"), [("md", "txt"), ("md", "pdf"), ("txt", "pdf"), ("docx", "pdf"), ("xlsx", "txt")])
def test_no_two_renderings_give_two_values_for_one_figure(one: str, other: str) -> None:
    left, right = measured(sample(one)), measured(sample(other))
    shared = [key for key in left.keys() & right.keys() if not key[0].endswith("performance")]
    assert len(shared) > 300
    assert {key: (left[key], right[key]) for key in shared if left[key] != right[key]} == {}


def stated(fact: Fact) -> tuple[object, ...]:
    """All that a fact says, save where it stands."""
    amount = fact.amount and (fact.amount.value, fact.amount.unit.name)
    return (
        fact.statement, fact.subject, fact.code, fact.row_path, fact.col_path, amount, fact.text, fact.state,
        fact.role, fact.year, fact.measure, fact.comparator, fact.base, fact.cell and fact.cell.partition("!")[0],
        fact.doubtful,
    )


def in_empty_row(fact: Fact) -> bool:
    """A blank of a row without a name: a sheet does not print the row of an empty table."""
    return fact.state is CellState.BLANK and not fact.row_path


@pytest.mark.parametrize("suffix", OFFICE)
def test_office_formats_give_every_fact_of_the_markdown_and_no_other(suffix: str) -> None:
    expected = Counter(stated(fact) for fact in sample("md").facts if not in_empty_row(fact))
    found = Counter(stated(fact) for fact in sample(suffix).facts if not in_empty_row(fact))
    assert sum(expected.values()) > 950
    assert (expected - found, found - expected) == (Counter(), Counter())
