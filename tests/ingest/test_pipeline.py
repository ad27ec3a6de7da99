"""A file becomes a document, and a library takes files in."""

from pathlib import Path

import pytest
from written import document, figures

from adapters.fakes import HashEmbedder, MemoryIndex, MemoryLibrary
from disclosure.errors import UnreadableFile
from disclosure.model import Stage
from ingest.pipeline import Ingestor, Outcome, files, parse

HEAD = "某区档案局2025年部门预算\n2025年财政拨款支出预算情况\n"


def test_a_small_budget_from_caption_to_fact() -> None:
    found = document(
        f"{HEAD}第二部分 预算表\n表3 支出总表\n单位：元\n"
        "科目编码\t科目名称\t合计\t基本支出\t项目支出\n201\t一般公共服务支出\t3000\t1000\t2000\n"
        "第三部分 说明\n一、支出\n2025年项目支出2000元。\n"
    )
    [table] = found.tables
    assert (table.label, table.section) == ("表3 支出总表", ("第二部分 预算表",))
    assert figures(table) == [
        ("一般公共服务支出", "合计", "3000"),
        ("一般公共服务支出", "基本支出", "1000"),
        ("一般公共服务支出", "项目支出", "2000"),
    ]
    [said] = [f for f in found.facts if f.cell is None]
    assert (said.label, str(said.amount), said.year, said.section) == (
        "项目支出",
        "2000元",
        2025,
        ("第三部分 说明", "一、支出"),
    )
    assert {f.id for f in found.facts if f.cell} == {"t1!R2C3", "t1!R2C4", "t1!R2C5"}


def test_an_empty_table_keeps_its_note() -> None:
    found = document(
        f"{HEAD}表8 政府性基金预算支出表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
        "\t\t\t\t\n"
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
        ("a.txt", b""),
        ("a.pdf", b"%PDF-1.7 nothing"),
        ("a.txt", b"\xff\xfe\x00\xd8"),
        ("a.bin", b"\x00\x01\x02"),
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
    assert [path.relative_to(tmp_path).as_posix() for path in files([tmp_path])] == [
        "a/c.md",
        "a/d.pdf",
        "b.txt",
    ]


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


def test_where_a_file_came_from_is_kept(tmp_path: Path) -> None:
    library, index = MemoryLibrary(), MemoryIndex()
    path = tmp_path / "b.txt"
    path.write_text(SMALL, "utf-8")

    def add(source: str | None) -> tuple[str, str | None]:
        ingestor = Ingestor(library, index, HashEmbedder(8))
        [outcome] = ingestor.run([path], on_outcome=lambda _: None, source=source)
        [info] = library.list()
        assert info.ingested.endswith("+00:00")
        return outcome.status, info.source

    assert add(None) == ("ok", None)
    assert add("https://example.invalid/b") == ("ok", "https://example.invalid/b")
    assert add("https://example.invalid/b") == ("skipped", "https://example.invalid/b")
    path.write_text(SMALL + "\n", "utf-8")
    assert add(None) == ("ok", "https://example.invalid/b")


def test_a_changed_file_takes_the_place_of_its_older_version(tmp_path: Path) -> None:
    library, index = MemoryLibrary(), MemoryIndex()
    path = tmp_path / "b.txt"
    path.write_text(SMALL, "utf-8")
    take_in(library, index, path)
    path.write_text(SMALL.replace("3.00", "4.00"), "utf-8")
    assert take_in(library, index, path) == [("b.txt", "ok")]
    [info] = library.list()
    assert [str(f.amount) for f in library.get(info.id).facts if f.cell] == ["4.00万元"]
