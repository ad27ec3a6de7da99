"""What workbooks can hold: printed digits, merged and hidden cells, formulas with and without a result."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import data, number, xlsx
from pdf_drawing import grids, lines, shape

from disclosure.errors import UnreadableFile
from ingest.pipeline import build
from ingest.readers import claimant, read
from ingest.readers import xlsx as reader
from ingest.readers.number_format import printed

ACCOUNTS = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.xlsx"


@pytest.mark.parametrize(
    ("raw", "form", "shown"),
    [
        ("1234.5", "#,##0.00", "1,234.50"),
        ("208.0", "General", "208"),
        ("208.10000000000002", "General", "208.1"),
        ("1683.3700000000001", "0.00", "1683.37"),
        ("1.005", "0.00", "1.01"),
        ("0", ACCOUNTS, "-"),
        ("-3", ACCOUNTS, "-3.00"),
        ("1234567.891", ACCOUNTS, "1,234,567.89"),
        ("0", "#,##0.00;-#,##0.00;", ""),
        ("-3.456", "0.00_);[Red]\\(0.00\\)", "(3.46)"),
        ("-0.001", "0.00", "0.00"),
        ("0.0932", "0.00%", "9.32%"),
        ("5", "000", "005"),
        ("2010301", "General", "2010301"),
        ("12345678", "#,##0,", "12,346"),
        ("12345", '0!.0,"万"', "1.2万"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("0.1", "[>=1]0.00;0.0000", "0.1000"),
        ("100", '0"万元"', "100万元"),
        ("45658", 'yyyy"年"m"月"d"日"', "2025年1月1日"),
        ("45658.5", "yyyy-mm-dd hh:mm", "2025-01-01 12:00"),
        ("2.5", 'G/通用格式"万元"', "2.5"),
        ("0.333333333333333", "General", "0.333333333"),
        ("12.3", "0.00E+00", "12.3"),
    ],
)
def test_a_number_is_printed_under_its_format(raw: str, form: str, shown: str) -> None:
    assert printed(Decimal(raw), form) == shown


@given(st.integers(-(10**13), 10**13), st.integers(0, 4))
def test_grouped_digits_give_the_number_back(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    shown = printed(value, "#,##0." + "0" * places if places else "#,##0")
    assert Decimal(shown.replace(",", "")) == value
    assert all(len(group) == 3 for group in shown.lstrip("-").split(".")[0].split(",")[1:])


def test_cells_of_every_kind(path: Path) -> None:
    strings = "<si><t>教育支出</t></si><si><r><t>一、</t></r><r><t>收入</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>"
    rows = data(
        ["科目", "金额", "备注"],
        ['<c t="s"><v>0</v></c>', number("1234.5", 1), '<c t="b"><v>1</v></c>'],
        ['<c t="s"><v>1</v></c>', "<c><f>B2*2</f><v>2469</v></c>", '<c t="str"><f>A2</f><v>见附_x000D_表</v></c>'],
        ['<c t="s"><v>9</v></c>', '<c t="e"><v>#DIV/0!</v></c>', ""],
    )
    xlsx(path, {"一": rows}, formats=("#,##0.00",), strings=strings)
    assert grids(reader.read(path)) == [
        [
            ["科目", "金额", "备注"],
            ["教育支出", "1,234.50", "TRUE"],
            ["一、收入", "2469", "见附_x000D_表"],
            ["", "#DIV/0!", ""],
        ]
    ]


def test_a_formula_without_a_result_is_blank_and_in_doubt(path: Path) -> None:
    rows = data(["部门预算支出总表"], ["单位：万元"], ["科目编码", "科目名称", "基本支出"], ["201", "教育支出", "<c><f>1+1</f></c>"], ["202", "外交支出", "3"])
    xlsx(path, {"支出总表": rows})
    raw = read(path)
    assert "（如 C4）" in raw.warnings[0]
    document = build(raw, "某局2025年部门预算.xlsx", "0" * 64)
    blank, known = [fact for fact in document.facts if fact.cell]
    assert (blank.text, blank.state, blank.amount, blank.doubtful) == ("", "blank", None, True)
    assert (str(known.amount), known.doubtful) == ("3万元", False)
    assert document.warnings == raw.warnings


def test_hidden_sheets_rows_and_columns_are_left_out_and_named(path: Path) -> None:
    shown = '<cols><col min="2" max="2" hidden="1"/></cols>' + data(
        ["科目", "草稿", "金额"], ["甲", "9", "1"], ["乙", "9", "2"]
    ).replace('<row r="3">', '<row r="3" hidden="1">')
    xlsx(path, {"公开": shown, "底稿": data(["科目", "金额"], ["甲", "9"])}, states={"底稿": "veryHidden"})
    raw = reader.read(path)
    assert grids(raw) == [[["科目", "金额"], ["甲", "1"]]]
    assert [w[:11] for w in raw.warnings] == ["工作表“公开”有隐藏的", "隐藏的工作表“底稿”没"]


def test_merged_cells_cover_their_places(path: Path) -> None:
    rows = data(["科目", "支出", ""], ["", "基本", "项目"], ["甲", "1", "2"])
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    xlsx(path, {"一": rows + merged})
    assert grids(reader.read(path)) == [[["科目", "支出", None], [None, "基本", "项目"], ["甲", "1", "2"]]]


def test_a_sheet_may_hide_its_zeros(path: Path) -> None:
    view = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    xlsx(path, {"一": view + data(["科目", "金额"], ["甲", number("0")], ["乙", number("1")])})
    assert grids(reader.read(path)) == [[["科目", "金额"], ["甲", ""], ["乙", "1"]]]


def test_titles_units_and_notes_of_a_sheet_are_lines(path: Path) -> None:
    rows = data(["支出总表"], ["部门：某局", "", "单位：万元"], ["科目", "", "金额"], ["甲", "", "1"], ["注：含结转"])
    xlsx(path, {"Sheet1": rows})
    raw = reader.read(path)
    assert shape(raw) == ["支出总表", "部门：某局 单位：万元", "GRID", "注：含结转"]
    assert grids(raw) == [[["科目", "金额"], ["甲", "1"]]]


def test_a_sheet_that_only_its_name_titles(path: Path) -> None:
    rows = data(["科目", "金额"], ["甲", "1"])
    xlsx(path, {"表3 支出总表": rows, "Sheet2": rows, "工作表3": rows})
    assert shape(reader.read(path)) == ["表3 支出总表", "GRID", "GRID", "GRID"]


def test_two_tables_on_one_sheet_are_two(path: Path) -> None:
    rows = data(["收入总表"], ["科目", "金额"], ["甲", "1"], [""], ["支出总表"], ["科目", "金额"], ["乙", "2"])
    xlsx(path, {"一": rows})
    assert shape(reader.read(path)) == ["收入总表", "GRID", "支出总表", "GRID"]


def test_narrative_on_a_sheet_is_text(path: Path) -> None:
    xlsx(path, {"说明": data(["某局2025年部门预算"], ["收入预算100.00万元。" * 20], ["支出预算100.00万元。"])})
    assert len(lines(reader.read(path))) == 3


def test_a_workbook_of_the_library_is_read(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["科目", "金额"])
    book.active.append(["甲", Decimal("1234.5")])
    book.active["B2"].number_format = "#,##0.00"
    book.active.append(["乙", "=B2*2"])
    book.save(path)
    raw = read(path)
    assert grids(raw) == [[["科目", "金额"], ["甲", "1,234.50"], ["乙", ""]]]
    assert "B3" in raw.warnings[0]


def test_a_cell_far_down_costs_nothing_and_one_far_right_is_refused(path: Path) -> None:
    far = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row></sheetData>'
    xlsx(path, {"一": far})
    assert grids(reader.read(path)) == [[["1", ""], ["", "2"]]]
    xlsx(path, {"一": '<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'})
    with pytest.raises(UnreadableFile, match="16384 列"):
        reader.read(path)


def test_claims_by_content_whatever_the_name(path: Path) -> None:
    xlsx(path, {"一": data(["甲"])})
    assert claimant(path.read_bytes()[:8192], "预算.xls").NAME == "xlsx"
