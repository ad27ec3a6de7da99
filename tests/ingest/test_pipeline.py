"""A file becomes a document: the same in every rendering, and no input brings the pipeline down."""

import random
import re
import time
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from written import NAME, SAMPLE, document, figures, raw

from adapters.fakes import HashEmbedder, MemoryIndex, MemoryLibrary
from disclosure.errors import UnreadableFile
from disclosure.model import CellState, Document, Stage
from ingest.pipeline import Ingestor, Outcome, build, files, parse

RENDERINGS = ("md", "txt", "pdf")
SECONDS = 20
HEAD = "某区档案局2025年部门预算\n2025年财政拨款支出预算情况\n"
PIECES = [
    "支出总表", "表3", "单位：万元", "科目编码 科目名称 合计 基本支出 项目支出", "201", "2012601", "行政运行", "合计", "12.50",
    "1,152.06202外交支出", "0.00", "—", "\t", "\n", "\n\n", " ", "|", "一、", "（一）", "第一部分 ", "其中：", "占29.61%", "增加3万元",
    "增长5%", "比2024年预算", "项目名称", "收支总表", "项目支出绩效目标表", "≥90%", "注：", "<b>", "，", "。", "（", "＋", "1" * 30,
]


@cache
def sample(suffix: str) -> Document:
    return parse(SAMPLE / f"{NAME}.{suffix}")


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
        "表1": "balance", "表2": "income", "表3": "expenditure", "表4": "fiscal_balance", "表5-1": "general_by_function",
        "表5-2": "general_by_unit", "表6": "basic_by_economic", "表7": "three_public", "表8": "government_fund",
        "表9": "state_capital", "表10": "project_list", "表11": "overall_performance", "表12-1": "project_performance",
        "表12-2": "project_performance",
    }


def level(suffix: str, statement: str, label: str, column: str) -> list[str]:
    return [
        str(f.amount) for f in sample(suffix).facts
        if f.cell and f.statement == statement and f.label == label and f.col_path and f.col_path[-1] == column
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
        if fact.cell and fact.amount and fact.col_path and fact.statement and not fact.doubtful and not fact.subject:
            row = fact.code or " > ".join(fact.row_path[-2:])
            known[fact.statement, row, " > ".join(fact.col_path)].add(fact.amount.value * fact.amount.unit.factor)
    return known


@pytest.mark.parametrize(("one", "other"), [("md", "txt"), ("md", "pdf"), ("txt", "pdf")])
def test_no_two_renderings_give_two_values_for_one_figure(one: str, other: str) -> None:
    left, right = measured(sample(one)), measured(sample(other))
    shared = [key for key in left.keys() & right.keys() if not key[0].endswith("performance")]
    assert len(shared) > 300
    assert {key: (left[key], right[key]) for key in shared if left[key] != right[key]} == {}


def test_a_small_budget_from_caption_to_fact() -> None:
    found = document(
        f"{HEAD}第二部分 预算表\n表3 支出总表\n单位：元\n"
        "科目编码\t科目名称\t合计\t基本支出\t项目支出\n201\t一般公共服务支出\t3000\t1000\t2000\n"
        "第三部分 说明\n一、支出\n2025年项目支出2000元。\n"
    )
    [table] = found.tables
    assert (table.label, table.section) == ("表3 支出总表", ("第二部分 预算表",))
    assert figures(table) == [
        ("一般公共服务支出", "合计", "3000"), ("一般公共服务支出", "基本支出", "1000"), ("一般公共服务支出", "项目支出", "2000"),
    ]
    [said] = [f for f in found.facts if f.cell is None]
    assert (said.label, str(said.amount), said.year, said.section) == ("项目支出", "2000元", 2025, ("第三部分 说明", "一、支出"))
    assert {f.id for f in found.facts if f.cell} == {"t1!R2C3", "t1!R2C4", "t1!R2C5"}


def test_an_empty_table_keeps_its_note() -> None:
    found = document(
        f"{HEAD}表8 政府性基金预算支出表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t\t\t\t\n"
        "说明：2025年没有使用政府性基金预算拨款安排的支出。\n"
    )
    assert found.tables[0].notes == ("说明：2025年没有使用政府性基金预算拨款安排的支出。",)


def test_a_table_cut_by_a_page_break_is_one_table() -> None:
    head = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    found = document(
        f"{HEAD}表3 支出总表\n单位：万元\n{head}201\t一般公共服务支出\t3.00\t1.00\t2.00\n\n— 2 —\n\n"
        f"{head}207\t文化旅游体育与传媒支出\t4.00\t4.00\t0.00\n"
    )
    [table] = found.tables
    assert [f[0] for f in figures(table)] == ["一般公共服务支出"] * 3 + ["文化旅游体育与传媒支出"] * 3


@pytest.mark.parametrize(
    "text", ["", "  \n\n", "这是一封信。", "预算预算预算", "12345 67890", "菜谱：盐5克，糖10克。"]
)
def test_what_is_no_disclosure_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        document(text)
    assert refused.value.reason


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b""), ("a.pdf", b"%PDF-1.7 nothing"), ("a.txt", b"\xff\xfe\x00\xd8"), ("a.bin", b"\x00\x01\x02"),
        ("a.md", bytes(range(256))),
    ],
)
def test_a_broken_file_is_refused_with_a_reason(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        parse(path)
    assert refused.value.reason


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        parse(tmp_path / "absent.txt")


def test_folders_are_walked_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", ".hidden", "a/d.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in files([tmp_path])] == ["a/c.md", "a/d.pdf", "b.txt"]


def take_in(library: MemoryLibrary, index: MemoryIndex, *paths: Path) -> list[tuple[str, str]]:
    seen: list[Outcome] = []
    outcomes = Ingestor(library, index, HashEmbedder(8)).run(paths, on_outcome=seen.append)
    assert outcomes == seen
    return [(outcome.file, outcome.status) for outcome in outcomes]


SMALL = f"{HEAD}表3 支出总表\n单位：万元\n科目编码\t科目名称\t合计\n201\t一般公共服务支出\t3.00\n"


def test_a_bad_file_stops_nothing_else_and_what_is_known_is_skipped(tmp_path: Path) -> None:
    library, index = MemoryLibrary(), MemoryIndex()
    (tmp_path / "a.txt").write_text("这是一封信。", "utf-8")
    (tmp_path / "b.txt").write_text(SMALL, "utf-8")
    assert take_in(library, index, tmp_path) == [("a.txt", "failed"), ("b.txt", "ok")]
    assert take_in(library, index, tmp_path) == [("a.txt", "failed"), ("b.txt", "skipped")]
    [info] = library.list()
    assert (info.file, info.tables, info.year, info.stage) == ("b.txt", 1, 2025, Stage.BUDGET)
    assert index.documents() == {info.id}


def test_a_changed_file_takes_the_place_of_its_older_version(tmp_path: Path) -> None:
    library, index = MemoryLibrary(), MemoryIndex()
    path = tmp_path / "b.txt"
    path.write_text(SMALL, "utf-8")
    take_in(library, index, path)
    path.write_text(SMALL.replace("3.00", "4.00"), "utf-8")
    assert take_in(library, index, path) == [("b.txt", "ok")]
    [info] = library.list()
    assert [str(f.amount) for f in library.get(info.id).facts if f.cell] == ["4.00万元"]


def survives(text: str) -> None:
    """Nothing but a refusal comes out, within seconds, and what comes out has good addresses."""
    started = time.perf_counter()
    try:
        found = build(raw(text), "a.txt", "0" * 64)
    except UnreadableFile:
        return
    finally:
        assert time.perf_counter() - started < SECONDS
    for fact in found.facts:
        assert 0 <= fact.span[0] <= fact.span[1] <= len(found.text)
        assert (fact.amount is None) or fact.state in (CellState.NUMBER, CellState.ZERO)


fuzz = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@fuzz
@given(st.text(max_size=300))
def test_arbitrary_text_is_read_or_refused(text: str) -> None:
    assume("\x00" not in text)
    survives(HEAD + text.encode("utf-8", "ignore").decode("utf-8"))


@fuzz
@given(st.lists(st.sampled_from(PIECES), max_size=120))
def test_pieces_of_disclosures_in_any_order_are_read_or_refused(pieces: list[str]) -> None:
    survives(HEAD + "".join(pieces))


def mutated(text: str, seed: int) -> str:
    """A file as bad copying leaves it: lines lost, doubled or swapped, characters lost, marks changed."""
    chance = random.Random(seed)
    lines = text.split("\n")
    for _ in range(chance.randrange(1, 60)):
        place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        line = lines[place]
        cut = chance.randrange(len(line) + 1)
        lines[place] = chance.choice(
            [
                "", line + "\n" + line, lines[other], line[:cut], line[cut:], line.replace("\t", " "),
                line.replace(" ", "\t"), line.replace(".", ""), line.replace(",", "，"), line + lines[other],
                line[::-1], line.replace("0", "９" * 20), line[:cut] + chance.choice(PIECES) + line[cut:],
            ]
        )
    start = chance.randrange(len(lines) // 2)
    return "\n".join(lines if seed % 3 else lines[start : start + len(lines) // 2])


@pytest.mark.parametrize("suffix", ["md", "txt"])
@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_sample_is_read_or_refused(suffix: str, seed: int) -> None:
    survives(mutated((SAMPLE / f"{NAME}.{suffix}").read_text("utf-8"), seed))


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_a_sample_on_one_line_is_read_or_refused(suffix: str) -> None:
    text = (SAMPLE / f"{NAME}.{suffix}").read_text("utf-8")
    survives(" ".join(text.split("\n")))
