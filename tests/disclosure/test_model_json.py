"""A document stored and read again is the same document, down to the last trailing zero."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.codec import pack, unpack
from disclosure.amount import WAN_YUAN, Amount
from disclosure.answer import Answer, Figure, Status
from disclosure.errors import LibraryError
from disclosure.model import Cell, CellState, Document, DocumentInfo, Fact, Role, Stage, Table, cell_address
from ingest.pipeline import parse

SAMPLE = Path(__file__).parents[2] / "sample" / "qingchuan-2025-budget.md"
INFO = DocumentInfo("d", "a.txt", "0" * 64, "某单位2025年部门预算", "某单位", 2025, Stage.BUDGET)


def with_amount(value: Decimal, text: str) -> Document:
    amount = Amount(value, WAN_YUAN)
    cell = Cell(
        2, 3, text, CellState.NUMBER, "value", (0, len(text)), amount, ("合计",), ("基本支出", "小计"), "201"
    )
    table = Table("t1", "支出总表", (0, len(text)), unit=WAN_YUAN, cells=(cell,))
    address = cell_address("t1", 2, 3)
    fact = Fact(
        address,
        "d",
        "合计",
        ("合计",),
        ("基本支出", "小计"),
        text,
        CellState.NUMBER,
        (0, 1),
        (0, 1),
        Role.LEVEL,
        amount,
        address,
        "t1",
    )
    return Document(INFO, text, tables=(table,), facts=(fact,))


def stored(document: Document) -> Document:
    return unpack(document.info, document.text, pack(document))


@pytest.fixture(scope="module")
def sample() -> Document:
    return parse(SAMPLE)


def test_a_whole_disclosure_comes_back_the_same(sample: Document) -> None:
    assert stored(sample) == sample


def test_every_figure_comes_back_with_its_printed_digits(sample: Document) -> None:
    again = stored(sample)
    before = [(f.id, f.amount.plain(), f.amount.unit) for f in sample.facts if f.amount]
    assert [(f.id, f.amount.plain(), f.amount.unit) for f in again.facts if f.amount] == before
    assert any(plain.endswith(".00") for _, plain, _ in before)


@given(st.integers(-(10**15), 10**15), st.integers(0, 8))
def test_trailing_zeros_survive(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    again = stored(with_amount(value, str(value)))
    for amount in (again.facts[0].amount, again.tables[0].cells[0].amount):
        assert amount is not None
        assert amount.value.as_tuple() == value.as_tuple()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_printed_text_survives(text: str) -> None:
    document = with_amount(Decimal("1.50"), text)
    assert stored(document) == document


def test_damaged_content_is_said_to_be_damaged() -> None:
    with pytest.raises(LibraryError):
        unpack(INFO, "", pack(with_amount(Decimal(1), "1"))[:-9])
    with pytest.raises(LibraryError):
        unpack(INFO, "", b"")


def test_text_that_no_encoding_can_store_is_refused() -> None:
    with pytest.raises(LibraryError):
        pack(with_amount(Decimal(1), "\ud800"))


def test_cells_and_tables_are_found_by_their_address(sample: Document) -> None:
    by_id = {f.id: f for f in sample.facts if f.cell}
    for table in sample.tables:
        for cell in table.values():
            assert table.cell(cell.row, cell.col) is not None
    found = next(f for f in by_id.values() if f.statement == "expenditure" and f.code == "2012604")
    assert (found.text, sample.slice(found.span)) == ("488.72", "488.72")
    table = sample.table(found.table or "")
    assert table is not None
    assert table.label == "表3 支出总表"
    assert sample.table("t999") is None


def test_an_answer_as_json_has_plain_values_only() -> None:
    figure = Figure(
        "f1",
        "基本支出",
        "1653.53",
        "万元",
        None,
        "a.txt",
        "0",
        "表3",
        ("合计",),
        ("基本支出",),
        "t3!R2C4",
        None,
        None,
        None,
        "1,653.53",
    )
    answer = Answer(
        "q1", "基本支出多少？", "zh", Status.GROUNDED, "1653.53万元", "1653.53", "万元", figures=(figure,)
    )
    plain = replace(answer, items=("甲", "乙")).to_json()
    assert (plain["status"], plain["value"], plain["items"]) == ("grounded", "1653.53", ["甲", "乙"])
    assert plain["figures"][0]["row_path"] == ["合计"]
    assert type(plain["status"]) is str
