"""Rows and headers that slipped a column: moved only when there is no doubt."""

from hypothesis import given
from hypothesis import strategies as st
from written import grid, ruled, values

from ingest.blocks import GridCell
from ingest.tables.align import aligned, realigned
from ingest.tables.headers import Headers, read_headers, text_of

HEAD = "科目编码\t科目名称\t合计\t基本支出\t项目支出"
HEADERS = Headers(
    1, (("科目编码",), ("科目名称",), ("合计",), ("基本支出",), ("项目支出",)), (0, 1), (0,), (), (2, 3, 4)
)


def cells(*texts: str) -> list[GridCell]:
    return [GridCell(text, (0, len(text))) for text in texts]


def test_a_row_with_one_blank_too_many_is_put_back_and_marked() -> None:
    table = ruled(f"{HEAD}\n201\t\t一般公共服务支出\t959.82\t678.92\n207\t文化支出\t948.66\t533.86\t414.80")
    assert values(table)[:2] == [
        ("一般公共服务支出", "合计", "959.82", "万元", "number"),
        ("一般公共服务支出", "基本支出", "678.92", "万元", "number"),
    ]
    moved = [c for c in table.values() if c.text and c.row == 2]
    assert {c.placed_by for c in moved} == {"row-shift"}
    assert [c.col for c in moved] == [4, 5]
    assert {c.placed_by for c in table.values() if c.row == 3} == {None}


def test_a_name_in_the_column_of_figures_is_not_read_as_one() -> None:
    table = ruled(f"{HEAD}\n201\t一般公共服务支出\t959.82\t678.92\t280.90")
    assert all(c.text != "一般公共服务支出" for c in table.values())


def test_a_header_one_column_to_the_right_of_its_figures_is_moved_back() -> None:
    found = grid(
        "项目\t名称\t合计\t基本支出\n教育支出\t10.00\t6.00\t\n文化支出\t20.00\t15.00\t\n合计\t30.00\t21.00\t"
    )
    headers = aligned(read_headers(found.rows, found.width), found.rows)
    assert headers.values == (1, 2)
    assert headers.paths[1:3] == (("合计",), ("基本支出",))


def test_a_header_that_fits_is_left_alone() -> None:
    found = grid(f"{HEAD}\n201\t一般公共服务支出\t959.82\t678.92\t280.90")
    headers = read_headers(found.rows, found.width)
    assert aligned(headers, found.rows) == headers


def test_a_row_that_no_single_slip_explains_stays_as_printed() -> None:
    row = cells("无", "12.50", "说明", "3.00", "备注")
    assert realigned(row, HEADERS).cells == list(enumerate(row))


money = st.integers(0, 10**7).map(lambda digits: f"{digits // 100}.{digits % 100:02d}")
blank_or_money = st.integers(0, 10**7).map(lambda digits: f"{digits // 100}.{digits % 100:02d}")


@given(
    st.sampled_from(["201", "20126", "2012601", ""]),
    st.sampled_from(["行政运行", "档案馆"]),
    st.tuples(blank_or_money, blank_or_money, blank_or_money),
)
def test_a_row_that_fits_its_headers_is_never_moved(
    code: str, name: str, figures: tuple[str, str, str]
) -> None:
    row = cells(code, name, *figures)
    assert realigned(row, HEADERS).cells == list(enumerate(row))


@given(
    st.lists(st.sampled_from(["", "行政运行", "12.50", "0.00", "201", "—", "说明"]), min_size=5, max_size=5)
)
def test_moving_never_changes_the_order_or_the_text_of_what_is_printed(texts: list[str]) -> None:
    row = cells(*texts)
    after = realigned(row, HEADERS).cells
    assert len(after) == len(row)
    assert [text_of(cell) for _, cell in after if text_of(cell)] == [text for text in texts if text]
    assert all(text_of(cell) == text_of(row[printed]) for printed, cell in after if text_of(cell))


def test_a_row_that_only_adds_up_one_cell_farther_left_is_doubtful() -> None:
    table = ruled(f"{HEAD}\n201\t一般公共服务支出\t959.82\t678.92\t280.90\n207\t文化支出\t\t533.86\t533.86")
    assert [(c.text, c.doubtful) for c in table.values()] == [
        ("959.82", False), ("678.92", False), ("280.90", False), ("533.86", True), ("533.86", True),
    ]


def test_a_total_that_no_row_has_says_nothing() -> None:
    table = ruled(f"{HEAD}\n201\t一般公共服务支出\t\t678.92\t678.92\n207\t文化支出\t\t533.86\t533.86")
    assert not any(c.doubtful for c in table.values())


def test_a_figure_under_no_heading_puts_its_row_in_doubt() -> None:
    table = ruled("科目编码\t科目名称\t\t合计\t基本支出\n201\t一般公共服务支出\t\t5.00\t5.00\n207\t文化支出\t6.00\t6.00\t\n208\t卫生支出\t\t4.00\t4.00")
    assert {c.doubtful for c in table.values() if c.row == 3} == {True}
    assert {c.doubtful for c in table.values() if c.row != 3} == {False}
