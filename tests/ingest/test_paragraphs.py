"""Wrapped lines become paragraphs in which every character knows its place."""

import re

from hypothesis import given
from hypothesis import strategies as st
from written import lines

from ingest.blocks import Line
from ingest.captions import is_page_number
from ingest.paragraphs import paragraphs


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(lines(text))]


def test_a_wrapped_sentence_is_joined() -> None:
    assert texts("拟订全区文化事业、文物保护和档案事业发展规划\n并组织实施。\n\n下一段。") == [
        "拟订全区文化事业、文物保护和档案事业发展规划并组织实施。",
        "下一段。",
    ]


def test_numbered_items_stand_alone() -> None:
    assert texts("1.因公出国（境）费0.00万元，与上年持平\n2.公务接待费1.98万元，比上年减少") == [
        "1.因公出国（境）费0.00万元，与上年持平",
        "2.公务接待费1.98万元，比上年减少",
    ]


def test_a_heading_is_not_joined_to_what_follows() -> None:
    assert texts("三、支出预算安排情况\n2025年支出预算2,349.23万元。") == [
        "三、支出预算安排情况",
        "2025年支出预算2,349.23万元。",
    ]


def test_two_numbers_at_a_line_break_stay_two_numbers() -> None:
    [joined] = texts("印刷服务以及办公用品采购的数量为 1\n5.00万元是其金额。")
    assert "1 5.00万元" in joined


def test_a_page_number_does_not_cut_a_sentence() -> None:
    assert texts("拟订全区文化事业、文物保护和档案事业发展规划\n— 2 —\n并组织实施。") == [
        "拟订全区文化事业、文物保护和档案事业发展规划并组织实施。"
    ]


def test_blanks_inside_a_sentence_go_but_not_between_words_or_numbers() -> None:
    assert texts("2025 年 支出 12.50 万元；ISO 9001 认证 3 5") == ["2025年支出12.50万元；ISO 9001认证3 5"]


def as_printed(text: str) -> list[Line]:
    """Lines with their blanks, each at its place."""
    starts = [0, *(place + 1 for place, char in enumerate(text) if char == "\n")]
    return [
        Line(line, (start, start + len(line))) for start, line in zip(starts, text.split("\n"), strict=True)
    ]


@given(st.text(st.sampled_from("支出预算12.5，。 \n\t一二、()A万元"), max_size=120))
def test_every_character_stands_where_it_says(text: str) -> None:
    for paragraph in paragraphs(as_printed(text)):
        assert len(paragraph.text) == len(paragraph.offsets)
        assert all(
            text[place] == char
            for char, place in zip(paragraph.text, paragraph.offsets, strict=True)
            if char != " "
        )
        assert list(paragraph.offsets) == sorted(paragraph.offsets)


@given(st.text(st.sampled_from("支出预算12.5，。 \n\t一二、()A万元"), max_size=120))
def test_joining_loses_nothing_but_blanks_and_page_numbers(text: str) -> None:
    joined = "".join(paragraph.text for paragraph in paragraphs(as_printed(text)))
    assert re.sub(r"\s", "", joined) == _without_numbers(text)


def _without_numbers(text: str) -> str:
    """The text without its page numbers: lines that hold nothing else."""
    return re.sub(r"\s", "", "\n".join(line for line in text.split("\n") if not is_page_number(line)))
