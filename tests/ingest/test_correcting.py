"""A figure a person corrects: what it says changes, where it stands does not, and it outlives a new reading."""

from dataclasses import replace
from pathlib import Path

import pytest

from adapters import codec
from adapters.fakes import HashEmbedder, MemoryIndex, MemoryLibrary
from disclosure.errors import InvalidCorrection, UnitMismatch
from disclosure.model import CellState, Document, Fact
from ingest.correcting import carried, correct, withdraw
from ingest.pipeline import Ingestor, parse

TEXT = """某局2025年部门预算
表1 支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t30.00\t20.00\t10.00
205\t教育支出\t18.00\t12.00\t6.00
206\t科学技术支出\t12.00\t8.00\t4.00

一、支出预算情况说明
2025年支出预算31.00万元，其中基本支出20.00万元。
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "某局2025年部门预算.txt"
    path.write_text(TEXT, "utf-8")
    return path


def figure(document: Document, text: str, *, cell: bool = True) -> Fact:
    return next(f for f in document.facts if f.text.startswith(text) and bool(f.cell) is cell)


def rules(document: Document) -> list[str]:
    return [found.rule for found in document.findings]


def test_a_corrected_figure_says_what_is_right_and_keeps_what_is_printed(path: Path) -> None:
    document = parse(path)
    was = figure(document, "12.00")
    fixed = correct(document, was.id, "13.00", "张三", "扫描件上看是13")
    now = next(f for f in fixed.facts if f.id == was.id)
    assert (now.text, str(now.amount), now.printed and now.printed.text) == ("13.00", "13.00万元", "12.00")
    assert (now.span, now.row_path, now.col_path) == (was.span, was.row_path, was.col_path)
    assert document.slice(now.span) == "12.00"
    table_id, _, place = was.id.partition("!R")
    table = fixed.table(table_id)
    row, _, column = place.partition("C")
    cell = table and table.cell(int(row), int(column))
    assert cell is not None
    assert (cell.text, str(cell.amount), cell.printed and cell.printed.text) == ("13.00", "13.00万元", "12.00")
    [made] = fixed.corrections
    assert (made.figure, made.printed, made.text, made.by, made.why, made.stands) == (
        was.id, "12.00", "13.00", "张三", "扫描件上看是13", True,
    )
    assert made.when.endswith("+00:00")


def test_the_audit_is_of_the_figures_as_corrected(path: Path) -> None:
    document = parse(path)
    assert rules(document) == ["text-total"]
    fixed = correct(document, figure(document, "31.00", cell=False).id, "30.00万元", "张三", "印错")
    assert rules(fixed) == []
    broken = correct(document, figure(document, "18.00").id, "19.00", "张三", "试")
    assert len(broken.findings) > len(document.findings)
    assert broken.info.findings == len(broken.findings)


def test_a_correction_is_taken_back_whole(path: Path) -> None:
    document = parse(path)
    one = correct(document, figure(document, "12.00").id, "13.00", "张三", "甲")
    two = correct(one, one.corrections[0].figure, "14", "李四", "乙")
    assert [(c.printed, c.text, c.by) for c in two.corrections] == [("12.00", "14", "李四")]
    assert withdraw(two, two.corrections[0].figure) == document
    with pytest.raises(InvalidCorrection):
        withdraw(document, figure(document, "12.00").id)


@pytest.mark.parametrize(
    ("text", "state", "amount"),
    [("", CellState.BLANK, "None"), ("—", CellState.DASH, "None"), ("0.00", CellState.ZERO, "0.00万元"), ("130000元", CellState.NUMBER, "130000元")],
)
def test_blank_dash_and_zero_stay_three_things(path: Path, text: str, state: CellState, amount: str) -> None:
    document = parse(path)
    fixed = correct(document, figure(document, "12.00").id, text, "张三", "甲")
    now = next(f for f in fixed.facts if f.printed)
    assert (now.state, str(now.amount)) == (state, amount)


def test_what_cannot_stand_for_a_figure_is_refused(path: Path) -> None:
    document = parse(path)
    own = figure(document, "12.00").id
    for text, by, why in (("十三", "张三", "甲"), ("13", " ", "甲"), ("13", "张三", ""), ("12.00", "张三", "甲"), ("13" * 300, "张三", "甲")):
        with pytest.raises(InvalidCorrection):
            correct(document, own, text, by, why)
    with pytest.raises(UnitMismatch):
        correct(document, own, "13人", "张三", "甲")
    with pytest.raises(InvalidCorrection, match="t9!R9C9"):
        correct(document, "t9!R9C9", "1", "张三", "甲")


def test_it_is_found_again_where_the_table_moved_and_not_where_the_print_changed(path: Path) -> None:
    document = parse(path)
    made = correct(document, figure(document, "12.00").id, "13.00", "张三", "甲").corrections
    path.write_text(TEXT.replace("\t合计\t30", "201\t一般公共服务支出\t0.00\t0.00\t0.00\n\t合计\t30"), "utf-8")
    moved = carried(parse(path), made)
    [kept] = moved.corrections
    assert (kept.stands, kept.figure != made[0].figure) == (True, True)
    assert [f.text for f in moved.facts if f.printed] == ["13.00"]
    path.write_text(TEXT.replace("18.00\t12.00", "19.00\t13.00"), "utf-8")
    anew = carried(parse(path), made)
    assert [c.stands for c in anew.corrections] == [False]
    assert [f for f in anew.facts if f.printed] == []
    assert "“12.00”改为“13.00”" in anew.warnings[-1]
    path.write_text(TEXT, "utf-8")
    assert [c.stands for c in carried(parse(path), anew.corrections).corrections] == [True]


def test_it_survives_a_new_ingest_under_another_parser_and_a_stored_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = MemoryLibrary()
    ingestor = Ingestor(library, MemoryIndex(), HashEmbedder())
    ingestor.run([path], on_outcome=lambda _: None)
    document = library.get(library.list()[0].id)
    fixed = correct(document, figure(document, "12.00").id, "13.00", "张三", "甲")
    assert codec.unpack(fixed.info, fixed.text, codec.pack(fixed)) == fixed
    library.save(fixed, library.vectors(fixed.id) or [])
    monkeypatch.setattr("ingest.pipeline.PARSER", "other")
    [outcome] = ingestor.run([path], on_outcome=lambda _: None)
    assert (outcome.status, outcome.warnings) == ("ok", ())
    again = library.get(fixed.id)
    assert again.corrections == fixed.corrections
    assert again.facts == fixed.facts
    assert again.findings == fixed.findings
    assert replace(again.info, parser=fixed.info.parser, ingested=fixed.info.ingested) == fixed.info
