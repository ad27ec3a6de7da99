"""Arithmetic puts back what layout lost — or says that it cannot; it never moves or changes a figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.amount import WAN_YUAN, Amount
from disclosure.identities import Path, column_identities, satisfied
from ingest.tables.place import PlacedRow, place_rows, stated_in

PLAIN: list[Path] = [("合计",), ("基本支出",), ("项目支出",)]
DEEP: list[Path] = [
    ("合计",),
    ("基本支出", "小计"),
    ("基本支出", "人员经费"),
    ("基本支出", "公用经费"),
    ("项目支出",),
]


def wan(text: str) -> list[Amount]:
    return [Amount(Decimal(piece), WAN_YUAN) for piece in text.split()]


def place(rows: list[str], codes: list[str | None], paths: list[Path], said: str = "") -> list[PlacedRow]:
    return place_rows([wan(row) for row in rows], codes, paths, stated_in(said))


def test_a_full_row_is_where_it_is_printed() -> None:
    assert place(["9.66 8.16 1.50"], ["208"], PLAIN) == [PlacedRow((0, 1, 2))]


def test_a_full_row_that_does_not_add_up_is_not_moved_either() -> None:
    assert place(["9.66 8.16 9.99"], ["208"], PLAIN) == [PlacedRow((0, 1, 2))]


def test_the_roll_up_of_the_parent_decides() -> None:
    assert place(["9.66 8.16 1.50", "8.16 8.16", "1.50 1.50"], ["208", "20805", "20811"], PLAIN) == [
        PlacedRow((0, 1, 2)),
        PlacedRow((0, 1), "roll-up"),
        PlacedRow((0, 2), "roll-up"),
    ]


def test_a_row_with_one_way_to_add_up_is_placed_by_its_columns() -> None:
    assert place(["5.00 5.00 3.00 2.00"], ["2012601"], DEEP) == [PlacedRow((0, 1, 2, 3), "columns")]


def test_a_row_with_several_ways_is_doubtful() -> None:
    [row] = place(["1.50 1.50"], ["20811"], PLAIN)
    assert row.doubtful
    assert (row.unsure(0), row.unsure(1), row.unsure(2)) == (False, True, True)


def test_a_row_that_adds_up_nowhere_is_doubtful() -> None:
    [row] = place(["9.99 1.50"], ["20811"], PLAIN)
    assert row.doubtful


def test_more_figures_than_columns_are_doubtful() -> None:
    [row] = place(["1.00 1.00 0.00 7.00"], ["208"], PLAIN)
    assert row.doubtful


def test_the_documents_own_words_decide_the_total_row() -> None:
    said = "2025年支出预算2.00万元，其中：项目支出2.00万元，占100%。"
    assert place(["2.00 2.00"], [""], PLAIN, said) == [PlacedRow((0, 2), "stated")]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("项目支出", "695.70", 2),
        ("项目支出", "69.57", 0),
        ("捐赠收入", "7.00", 1),
        ("某某预算拨款收入", "8.00", 2),
        ("基本支出", "695.70", 0),
        ("项目支出", "0.00", 0),
        ("事业收入", "5.00", -1),
        ("经营支出", "5.00", -1),
    ],
)
def test_what_the_document_states_of_a_column(name: str, value: str, said: int) -> None:
    evidence = stated_in("其中：基本支出1,653.53万元，占70.39%；项目支出695.70万元，占29.61%。事业收入0万元，无经营支出。捐赠收入等共计7.00万元；某某预算拨款8.00万元。")
    assert evidence(name, Amount(Decimal(value), WAN_YUAN)) == said


def test_what_is_said_to_be_nothing_holds_no_figure() -> None:
    paths: list[Path] = [("合计",), ("财政拨款收入",), ("事业收入",), ("其他收入",)]
    said = "其他收入1.00万元，事业收入0万元。"
    assert place(["10.00 9.00 1.00"], [""], paths, said) == [PlacedRow((0, 1, 3), "stated")]


def test_where_only_one_column_is_in_doubt_the_others_are_certain() -> None:
    paths: list[Path] = [("合计",), ("公务用车", "小计"), ("公务用车", "购置费"), ("公务用车", "运行费"), ("公务接待费",)]
    [found] = place(["8.00 6.00 6.00 2.00"], [""], paths)
    assert found.doubtful and found.loose == {2, 3}
    assert [found.unsure(column) for column in range(5)] == [False, False, True, True, False]


def test_opening_balance_and_income_are_expenditure_and_closing_balance() -> None:
    paths: list[Path] = [("年初结转和结余",), ("本年收入",), ("本年支出", "小计"), ("本年支出", "基本支出"), ("本年支出", "项目支出"), ("年末结转和结余",)]
    [found] = place(["1.00 9.00 8.00 8.00 2.00"], [""], paths)
    assert (found.columns[:3], found.columns[-1]) == ((0, 1, 2), 5)
    [spent] = place(["9.00 7.00 7.00"], [""], paths)
    assert spent.columns != (1, 2, 3), "nothing would be left of the 2.00 not spent"


cents = st.integers(0, 10**6).map(lambda digits: f"{Decimal(digits).scaleb(-2)}")
codes = st.sampled_from(["", "201", "20126", "2012601", "207", "20701", None])


@given(
    st.sampled_from([PLAIN, DEEP]),
    st.lists(st.tuples(codes, st.lists(cents, min_size=1, max_size=6)), max_size=6),
)
def test_placing_keeps_every_figure_and_their_order(
    paths: list[Path], rows: list[tuple[str | None, list[str]]]
) -> None:
    placed = place([" ".join(row) for _, row in rows], [code for code, _ in rows], paths)
    assert len(placed) == len(rows)
    for (_, row), place_ in zip(rows, placed, strict=True):
        assert list(place_.columns) == sorted(set(place_.columns))
        assert len(place_.columns) == min(len(row), len(paths))
        assert all(0 <= column < len(paths) for column in place_.columns)


@given(st.sampled_from([PLAIN, DEEP]), st.data())
def test_a_full_row_is_never_moved(paths: list[Path], data: st.DataObject) -> None:
    full = st.lists(cents, min_size=len(paths), max_size=len(paths))
    rows = data.draw(st.lists(st.tuples(codes, full), min_size=1, max_size=5))
    placed = place([" ".join(row) for _, row in rows], [code for code, _ in rows], paths)
    assert placed == [PlacedRow(tuple(range(len(paths))))] * len(rows)


@given(st.lists(st.integers(0, 10**6), min_size=3, max_size=3), st.sets(st.integers(0, 2)))
def test_what_columns_decided_adds_up_and_is_where_it_was_lost_from(
    parts: list[int], blank: set[int]
) -> None:
    staff, office, project = (0 if i in blank else part for i, part in enumerate(parts))
    true = [staff + office + project, staff + office, staff, office, project]
    kept = [i for i in range(5) if not (i > 1 and i - 2 in blank)]
    row = [Amount(Decimal(true[i]).scaleb(-2), WAN_YUAN) for i in kept]
    [placed] = place_rows([row], ["2012601"], DEEP, stated_in(""))
    if placed.placed_by == "columns" and not placed.doubtful:
        assert satisfied(column_identities(DEEP), dict(zip(placed.columns, row, strict=True)))
        if all(true[i] for i in kept):
            assert placed.columns == tuple(kept)
