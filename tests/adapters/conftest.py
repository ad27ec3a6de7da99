"""A small disclosure, and vectors for it, for the tests of the adapters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from adapters.e5 import BUNDLED, SentenceEmbedder
from adapters.fakes import HashEmbedder
from disclosure.amount import PERCENT, WAN_YUAN, Amount
from disclosure.labels import labels
from disclosure.model import (
    Cell,
    CellState,
    Chunk,
    Document,
    DocumentInfo,
    Fact,
    Finding,
    Role,
    Section,
    Severity,
    Stage,
    Table,
)
from disclosure.ports import Vector

TEXT = "第一部分 概况\n基本支出 1,683.30 万元\n占 29.90%\n公务接待费 0.00 万元\n"

MakeDocument = Callable[..., Document]
MakeVectors = Callable[[Document], list[Vector]]


def _cell(amount: Amount | None) -> Cell:
    return Cell(
        row=2,
        col=4,
        text="1,683.30",
        state=CellState.NUMBER,
        kind="value",
        span=(14, 22),
        amount=amount,
        row_path=("合计",),
        col_path=("基本支出",),
        code="208",
        page=3,
        bbox=(72.1, 100.25, 140.333, 112.0),
        placed_by="column-sum",
    )


def _facts(document: str, amount: Amount | None) -> tuple[Fact, ...]:
    cell = Fact(
        id="t1!R2C4",
        document=document,
        label="基本支出",
        row_path=("合计",),
        col_path=("基本支出",),
        text="1,683.30",
        state=CellState.NUMBER,
        span=(14, 22),
        quote=(9, 25),
        amount=amount,
        cell="t1!R2C4",
        table="t1",
        statement="expenditure",
        code="208",
        year=2024,
    )
    share = replace(
        cell,
        id="s27-33",
        label="占比",
        role=Role.SHARE,
        amount=Amount.parse("29.90%", PERCENT),
        cell=None,
        table=None,
        statement=None,
        code=None,
    )
    zero = replace(cell, id="t1!R3C4", amount=Amount.parse("0.00", WAN_YUAN), state=CellState.ZERO)
    blank = replace(cell, id="t1!R4C4", amount=None, state=CellState.BLANK)
    return (cell, share, zero, blank)


def _document(
    file: str = "甲.txt", *, id: str = "", title: str = "甲单位2024年预算", figure: str = "1,683.30"
) -> Document:
    key = id or f"id-{file}"
    amount = Amount.parse(figure, WAN_YUAN)
    return Document(
        info=DocumentInfo(key, file, "0" * 64, title, "甲单位", 2024, Stage.BUDGET, 5, "text-1", 1, 4, 1),
        text=TEXT.replace("1,683.30", figure),
        sections=(Section(("第一部分 概况",), 1, (0, len(TEXT))),),
        tables=(Table("t1", "支出总表", (9, 25), unit=WAN_YUAN, rows=1, columns=4, cells=(_cell(amount),)),),
        facts=_facts(key, amount),
        findings=(
            Finding(
                "f1",
                key,
                "sum",
                Severity.HIGH,
                "不符",
                "differs",
                "1.0",
                "2.00",
                "万元",
                "1.00",
                ("t1!R2C4",),
            ),
        ),
        chunks=(
            Chunk("c1", key, (title, "概况"), (0, 25), ((0, 12), (8, 25))),
            Chunk("c2", key, (title, "概况"), (25, len(TEXT)), ((25, len(TEXT)),), table="t1"),
        ),
    )


@pytest.fixture
def make_document() -> MakeDocument:
    return _document


@pytest.fixture
def make_vectors() -> MakeVectors:
    embedder = HashEmbedder(16)

    def vectors(document: Document) -> list[Vector]:
        windows = [document.slice(span) for chunk in document.chunks for span in chunk.windows]
        return embedder.embed_passages([*windows, *labels(document)])

    return vectors


@pytest.fixture(scope="session")
def real_embedder(tmp_path_factory: pytest.TempPathFactory) -> SentenceEmbedder:
    """The bundled model, unpacked once a test run."""
    return SentenceEmbedder(BUNDLED, tmp_path_factory.mktemp("models"))
