"""Grids, headers, forms and placing under anything: no crash, no hang, nothing made up, nothing placed wrongly."""

import contextlib
import os
import random
import tempfile
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import raw

from disclosure.amount import WAN_YUAN, Amount
from disclosure.errors import UnreadableFile
from disclosure.model import Table
from ingest.blocks import Grid, GridCell
from ingest.captions import Caption, squeeze
from ingest.pipeline import build, parse
from ingest.readers import read
from ingest.tables.forms import form_table
from ingest.tables.grid import grid_table
from ingest.tables.headers import read_headers
from ingest.tables.place import place_rows

_ROOT = os.environ.get("DISCLOSURE_QA_CORPUS", "")
_SECONDS = 20
PIECES = st.sampled_from(
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出", "小计", "行次", "1", "2", "201", "2012601", "行政运行", "12.50", "0.00", "—", "1,152.06", "一、收入", "其中：甲", "一级指标", "二级指标", "三级指标", "指标值", "前年", "上年", "近两年指标值", "数量指标", "产出指标", "≥95%", "计划标准", "备注", "项目名称", "来源项目", "金额", "品名", "数量", "项目采购", "长期目标1：", "单位：万元", "年度绩效目标表", "总体资金情况", "占比", "收入构成", "项目活动", "支出经济分类", "办公费", "249", "2,0", "△3", "（5.00）", "？", "\u3000"]
)
CELL = st.one_of(st.just(""), PIECES, PIECES, st.text(max_size=6), st.tuples(PIECES, PIECES).map(" ".join))
GRID = st.integers(1, 9).flatmap(lambda w: st.lists(st.lists(st.one_of(CELL, st.none()), min_size=w, max_size=w), min_size=1, max_size=14))


def _grid(texts: list[list[str | None]]) -> Grid:
    place = 0
    rows = []
    for row in texts:
        cells: list[GridCell | None] = []
        for text in row:
            cells.append(None if text is None else GridCell(text, (place, place + len(text))))
            place += len(text or "") + 1
        rows.append(tuple(cells))
    return Grid(tuple(rows), (0, place))


def _check(table: Table, texts: list[list[str | None]]) -> None:
    """Addresses are unique, and every value is printed in its row."""
    addresses = [(c.row, c.col) for c in table.cells]
    assert len(addresses) == len(set(addresses))
    for cell in table.values():
        printed = "".join(squeeze(text or "") for text in texts[cell.row - 1])
        assert squeeze(cell.text) in printed


@given(GRID)
def test_any_grid_is_read_and_nothing_made_up(texts: list[list[str | None]]) -> None:
    _check(grid_table("t1", Caption(), _grid(texts), WAN_YUAN), texts)


@given(GRID)
def test_any_form_is_read_and_nothing_made_up(texts: list[list[str | None]]) -> None:
    _check(form_table("t1", Caption(is_form=True), _grid(texts), WAN_YUAN), texts)


@given(GRID)
def test_columns_are_labels_or_values(texts: list[list[str | None]]) -> None:
    grid = _grid(texts)
    headers = read_headers(grid.rows, grid.width)
    assert not set(headers.labels) & set(headers.values)
    assert set(headers.labels) | set(headers.values) == set(range(grid.width))
    assert 0 <= headers.height <= len(grid.rows)


MONEY = st.integers(0, 99999).map(lambda n: Decimal(n).scaleb(-2))
PATHS = [("合计",), ("基本支出", "小计"), ("基本支出", "人员经费"), ("基本支出", "公用经费"), ("项目支出",)]


@settings(deadline=None)
@given(st.lists(st.tuples(MONEY, MONEY, MONEY), min_size=1, max_size=5))
def test_a_figure_is_placed_where_it_was_or_in_doubt(parts: list[tuple[Decimal, Decimal, Decimal]]) -> None:
    """Zeros are printed as blanks and vanish; what is placed for certain stands where it stood."""
    rows = [[a + b + c, a + b, a, b, c] for a, b, c in parts]
    total = [sum((row[i] for row in rows), Decimal(0)) for i in range(5)]
    table = [total, *rows]
    kept = [[i for i, value in enumerate(row) if value] for row in table]
    figures = [[Amount(row[i], WAN_YUAN) for i in columns] for row, columns in zip(table, kept, strict=True)]
    codes = ["", *(f"{201 + i}" for i in range(len(rows)))]
    for placed, columns in zip(place_rows(figures, codes, PATHS, lambda _n, _a: False), kept, strict=True):
        assert placed.doubtful or list(placed.columns) == columns


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=3000), st.sampled_from([".txt", ".pdf", ".md"]))
def test_arbitrary_bytes_are_refused_or_read(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes((b"%PDF-1.4\n" if suffix == ".pdf" else b"") + data)
        with contextlib.suppress(UnreadableFile):
            parse(path)


FORM = ["某局2025年部门预算", "表12", "项目支出绩效目标表", "单位：万元", "项目支出明细测算", "项目活动 支出经济分类 金额 测算依据及说明 备注"]


@pytest.mark.parametrize(
    "filler",
    [["甲"] * 6000, ["项目活动", "办公费", "5"] * 1500, ["产出指标", "数量指标", "说明", "≥5次", "说明"] * 1200,
     ["来源项目 金额", "合计 5", "单位资金 3"] * 1200, ["办公费 5"] + ["说明文字"] * 5000 + ["办公费 6"]],
    ids=["words", "anchors", "indicators", "funds", "long text between anchors"],
)
def test_long_forms_are_read_in_time(filler: list[str]) -> None:
    started = time.perf_counter()
    build(raw("\n".join([*FORM, *filler, "一般公共预算 财政拨款 支出"])), "a.txt", "0" * 64)
    assert time.perf_counter() - started < _SECONDS


@pytest.mark.corpus
@pytest.mark.skipif(not _ROOT, reason="DISCLOSURE_QA_CORPUS is not set")
@pytest.mark.parametrize("path", sorted(Path(_ROOT).rglob("*.txt")) if _ROOT else [], ids=lambda path: path.stem[:3])
def test_mutated_documents_are_read_in_time(path: Path, tmp_path: Path) -> None:
    """Lines lost, doubled, swapped, joined and cut: whatever is left is read, and every value lies in the text."""
    chance = random.Random(path.name)
    lines = path.read_text("utf-8").split("\n")
    for number in range(4):
        changed = list(lines)
        for _ in range(len(lines) // 8):
            i, j = chance.randrange(len(changed)), chance.randrange(len(changed))
            kind = chance.randrange(5)
            if kind == 0:
                changed[i] = ""
            elif kind == 1:
                changed[i], changed[j] = changed[j], changed[i]
            elif kind == 2:
                changed[i] += changed[j]
            elif kind == 3:
                changed[i] = changed[i][: chance.randrange(len(changed[i]) + 1)]
            else:
                changed.insert(i, changed[j])
        file = tmp_path / f"{number}.txt"
        file.write_text("\n".join(changed), "utf-8")
        started = time.perf_counter()
        document = build(read(file), file.name, "0" * 64)
        assert time.perf_counter() - started < _SECONDS
        for table in document.tables:
            for cell in table.values():
                assert _in_order(squeeze(cell.text), document.slice(cell.span))


def _in_order(text: str, printed: str) -> bool:
    """Whether all characters of a text stand in a longer one, in order: marks and page breaks may lie between; boxes are drawn for marks."""
    place = -1
    return all((place := printed.find(char, place + 1)) >= 0 for char in text if char not in "☑□")
