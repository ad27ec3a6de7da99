"""Passages for retrieval cover the document, carry their headings, and have windows of bounded length."""

from hypothesis import given
from hypothesis import strategies as st

from disclosure.model import Section, Table
from ingest.chunks import LONGEST, WINDOW, make_chunks, window_text, windows


def test_sections_and_tables_are_passages_with_their_headings() -> None:
    text = "第一部分 概况\n职责。\n表3 支出总表\n合计\t9.66\n二、说明\n支出9.66万元。\n"
    part, table_at, later = 0, text.index("表3"), text.index("二、")
    sections = [
        Section(("第一部分 概况",), 0, (part, len(text))),
        Section(("第一部分 概况", "二、说明"), 1, (later, len(text))),
    ]
    table = Table("t1", "支出总表", (table_at, later), section=("第一部分 概况",), number="表3")
    chunks = make_chunks("d", "某局2025年部门预算", text, sections, [table])
    assert [(c.id, c.table, c.heading, text[slice(*c.span)]) for c in chunks] == [
        ("c1", None, ("某局2025年部门预算", "第一部分 概况"), "第一部分 概况\n职责。\n"),
        ("c2", "t1", ("某局2025年部门预算", "第一部分 概况", "表3 支出总表"), "表3 支出总表\n合计\t9.66\n"),
        ("c3", None, ("某局2025年部门预算", "第一部分 概况", "二、说明"), "二、说明\n支出9.66万元。\n"),
    ]
    assert (
        window_text(chunks[2], text, chunks[2].windows[0])
        == "某局2025年部门预算 > 第一部分 概况 > 二、说明\n二、说明\n支出9.66万元。\n"
    )


def test_a_form_is_found_by_its_project() -> None:
    table = Table("t1", "项目支出绩效目标表", (0, 4), number="表12", is_form=True, subject="群众文化活动")
    [chunk] = make_chunks("d", "题", "一二三四", [], [table])
    assert chunk.heading == ("题", "表12 项目支出绩效目标表", "群众文化活动")


def test_a_document_without_headings_is_still_covered() -> None:
    chunks = make_chunks("d", "题", "正文。" * 1000, [], [])
    assert [c.span for c in chunks] == [(0, LONGEST), (LONGEST, 2 * LONGEST), (2 * LONGEST, 3000)]


def test_blank_pieces_are_no_passages() -> None:
    assert make_chunks("d", "题", "  \n\n ", [], []) == ()
    assert list(windows(" " * 900, (0, 900))) == []


@given(st.text(st.sampled_from("支出预算12.5，。\n"), max_size=3000), st.integers(0, 50), st.integers(0, 50))
def test_windows_cover_every_printed_character_and_are_short(text: str, before: int, after: int) -> None:
    span = (min(before, len(text)), max(min(before, len(text)), len(text) - after))
    found = list(windows(text, span))
    covered = {place for start, end in found for place in range(start, end)}
    assert all(span[0] <= start < end <= span[1] and end - start <= WINDOW for start, end in found)
    assert all(place in covered for place in range(*span) if not text[place].isspace())
    assert found == sorted(found)


@given(st.text(st.sampled_from("支出一、\n"), max_size=2000), st.lists(st.integers(0, 2000), max_size=6))
def test_passages_never_overlap_and_miss_nothing(text: str, cuts: list[int]) -> None:
    edges = sorted({min(cut, len(text)) for cut in cuts})
    tables = [
        Table(f"t{i}", "表", (a, b))
        for i, (a, b) in enumerate(zip(edges[::2], edges[1::2], strict=False))
        if a < b
    ]
    chunks = make_chunks("d", "题", text, [], tables)
    taken = [place for chunk in chunks for place in range(*chunk.span)]
    assert len(taken) == len(set(taken))
    assert {place for place in range(len(text)) if not text[place].isspace()} <= set(taken)
