"""Real disclosures: nothing printed is lost, and tables read as a person reads them off the page's image."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from pdf_drawing import grids, shape

from ingest.blocks import Grid, Raw
from ingest.readers.pdf import read

pytestmark = pytest.mark.corpus

_ROOT = os.environ.get("DISCLOSURE_QA_CORPUS", "")
_FILES = sorted(Path(_ROOT, "pdf").glob("*.pdf")) if _ROOT else []
_NUMBER = re.compile(r"\d[\d,.]*")
_N = None  # a place covered by a merged cell

if not _FILES:
    pytest.skip("DISCLOSURE_QA_CORPUS points at no folder with pdf/", allow_module_level=True)


@cache
def _raw(path: Path) -> Raw:
    return read(path)


def _file(part: str) -> Path:
    [path] = [path for path in _FILES if part in path.name]
    return path


def _page(part: str, page: int) -> Raw:
    raw = _raw(_file(part))
    return Raw(raw.text, tuple(block for block in raw.blocks if block.page == page))


def _printed(path: Path) -> Iterator[Counter[str]]:
    """The numbers another PDF library sees inside each page's borders."""
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            # PDFium's borders do not turn with the page.
            whole = page.get_rotation() != 0
            yield _numbers(text.get_text_range() if whole else text.get_text_bounded(*page.get_cropbox()))


def _numbers(text: str) -> Counter[str]:
    return Counter(token.rstrip(".,") for token in _NUMBER.findall(text))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_no_number_is_lost_cut_or_invented(path: Path) -> None:
    raw = _raw(path)
    for number, printed in enumerate(_printed(path), 1):
        found = _numbers("\n".join(raw.text[slice(*b.span)] for b in raw.blocks if b.page == number))
        assert found - printed == Counter(), f"page {number}"
        assert printed - found in (Counter(), Counter([str(number)])), f"page {number}"


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_every_span_holds_its_text(path: Path) -> None:
    raw = _raw(path)
    for block in raw.blocks:
        if isinstance(block, Grid):
            assert len({len(row) for row in block.rows}) == 1
            for cell in (cell for row in block.rows for cell in row if cell is not None):
                assert raw.text[slice(*cell.span)] == cell.text
        else:
            assert raw.text[slice(*block.span)] == block.text


def test_tables_are_as_many_as_the_pages_show() -> None:
    """Counted on the page images; a table that a page break cuts counts on each page."""
    pages = {"人民检察院": 20, "高级人民法院": 19, "省委办公厅": 13, "商务委员会": 13}
    found = {part: len(grids(_raw(_file(part)))) for part in pages}
    assert found == pages


_SPENDING = [
    ["收入", _N, "支出", _N],
    ["项目名称", "金额", "支出用途", _N],
    [_N, _N, "项目名称", "金额"],
]
_THREE_PUBLIC = [
    ["合计", "“三公”经费", _N, _N, _N, _N, _N, "会议费", "培训费"],
    [_N, "小计", "因公出国（境）费", "公务用车购置及运行维护费", _N, _N, "公务接待费", _N, _N],
    [_N, _N, _N, "小计", "公务用车购置费", "公务用车运行维护费", _N, _N, _N],
]

# (part of the file's name, page, index of the grid on the page, its rows): transcribed from page images.
TRANSCRIBED: list[tuple[str, int, int, list[list[str | None]]]] = [
    (
        "人民检察院",
        14,
        0,
        [
            ["", "", "出", "", "", ""],
            ["", "", "十八、住房保障支出", "3,660.38", "", ""],
            ["", "", "十九、粮油物资储备支出", "", "", ""],
            ["", "", "二十、其他支出", "", "", ""],
            ["当年收入小计", "21,955.35", "当年支出小计", _N, _N, "21,955.35"],
            ["上年结转资金", "", "结转下年资金", _N, _N, ""],
            ["收入合计", "21,955.35", "支出合计", _N, _N, "21,955.35"],
        ],
    ),
    (
        "人民检察院",
        14,
        1,
        [
            ["项目名称", "", "金额"],
            ["收入总计", _N, "21,955.35"],
            ["一般公共预算资金", "小计", "21,940.96"],
            [_N, "公共财政拨款(补助)资金", "21,940.96"],
            [_N, "专项收入", ""],
            ["政府性基金", "小计", ""],
            ["财政专户管理资金", "小计", ""],
            [_N, "专户管理教育收费", ""],
            [_N, "其他非税收入", ""],
            ["其他资金", "小计", "14.39"],
            [_N, "事业收入", ""],
            [_N, "经营收入", ""],
            [_N, "其他收入", "14.39"],
            [_N, "债务资金(银行贷款)", ""],
            ["上年结转和结余资金", "小计", ""],
            [_N, "其中：动用上年结转和结余资金", ""],
        ],
    ),
    (
        "人民检察院",
        15,
        0,
        [
            ["合计", "基本支出", "项目支出", "单位预留机动经费", "结转下年资金"],
            ["21,955.35", "13,994.31", "5,573.00", "2,388.04", ""],
        ],
    ),
    (
        "人民检察院",
        19,
        1,
        [
            *_THREE_PUBLIC,
            ["1,384.74", "484.30", "100.00", "267.80", "", "267.80", "116.50", "200.44", "700.00"],
        ],
    ),
    (
        "人民检察院",
        23,
        0,
        [
            ["", "商品和服务支出", "会议费", "", "", "200.44"],
            ["", "", "", "会议服务", "分散自行组织", "200.44"],
            ["", "检察教育培训经费", "培训费", "", "", "700.00"],
            ["", "", "", "教育服务", "分散自行组织", "700.00"],
        ],
    ),
    (
        "高级人民法院",
        11,
        0,
        [
            ["项目名称", "金额", "支出用途", _N],
            [_N, _N, "项目名称", "金额"],
            ["一、一般公共预算", "33,172.15", "一、基本支出", "18,570.82"],
            ["二、政府性基金预算", "", "二、项目支出", "11,343.27"],
            ["", "", "三、单位预留机动经费", "3,258.06"],
            ["收入合计", "33,172.15", "支出合计", "33,172.15"],
        ],
    ),
    (
        "高级人民法院",
        14,
        1,
        [
            *_THREE_PUBLIC,
            ["2,558.26", "620.75", "170.00", "266.80", "", "266.80", "183.95", "271.26", "1,666.25"],
        ],
    ),
    (
        "政协办公厅2019年部门预算-表格",
        9,
        0,
        [
            *_THREE_PUBLIC,
            ["2,224.43", "660.10", "106.00", "156.60", "", "156.60", "397.50", "1,282.56", "281.77"],
        ],
    ),
    (
        "省委办公厅",
        6,
        0,
        [
            *_SPENDING,
            ["一、一般公共预算", "24,458.43", "一、基本支出", "10,403.11"],
            ["二、政府性基金预算", "", "二、项目支出", "12,081.46"],
            ["", "", "三、单位预留机动经费", "1,973.86"],
            ["收入合计", "24,458.43", "支出合计", "24,458.43"],
        ],
    ),
    (
        "万里街道2024",
        26,
        0,
        [
            ["项目", _N, _N, _N, "一般公共预算支出", _N, _N],
            ["功能分类科目编码", _N, _N, "功能分类科目名称", "合计", "基本支出", "项目支出"],
            ["类", "款", "项", _N, _N, _N, _N],
            ["221", "02", "", "住房改革支出", "6,705,199", "6,705,199", "0"],
            ["221", "02", "01", "住房公积金", "3,503,499", "3,503,499", "0"],
            ["221", "02", "03", "购房补贴", "3,201,700", "3,201,700", "0"],
            ["221", "03", "", "城乡社区住宅", "2,177,200", "0", "2,177,200"],
            ["221", "03", "99", "其他城乡社区住宅支出", "2,177,200", "0", "2,177,200"],
            ["合计", _N, _N, _N, "156,211,123", "99,706,020", "56,505,103"],
        ],
    ),
    (
        "万里街道2024",
        31,
        0,
        [
            ["2024年“三公”经费预算数", _N, _N, _N, _N, _N, "2024年机关运行经费预算数"],
            ["合计", "因公出国(境)费", "公务接待费", "公务用车购置及运行费", _N, _N, _N],
            [_N, _N, _N, "小计", "购置费", "运行费", _N],
            ["47.91", "0", "1.35", "46.56", "25", "21.56", "443.18"],
        ],
    ),
    (
        "社会工作部",
        14,
        0,
        [
            ["财政拨款“三公”经费", *[_N] * 11],
            ["合计", _N, "因公出国（境）费", _N, "公务用车购置及运行维护费", *[_N] * 5, "公务接待费", _N],
            [_N, _N, _N, _N, "小计", _N, "公务用车购置费", _N, "公务用车运行维护费", _N, _N, _N],
            ["预算数", "决算数"] * 6,
            [""] * 12,
        ],
    ),
    (
        "社会工作部",
        15,
        0,
        [
            ["项目", _N, "年初结转和结余", "本年收入", "本年支出", _N, _N, "年末结转和结余"],
            ["功能分类科目编码", "科目名称", *[_N] * 6],
            ["合计", _N, "", "", "合计", "基本支出", "项目支出", ""],
            *[[""] * 8] * 3,
        ],
    ),
]


@pytest.mark.parametrize(
    ("part", "page", "index", "rows"),
    TRANSCRIBED,
    ids=lambda value: str(value) if isinstance(value, int) else "",
)
def test_table_reads_as_on_the_page_image(
    part: str, page: int, index: int, rows: list[list[str | None]]
) -> None:
    assert grids(_page(part, page))[index] == rows


def test_captions_stand_above_their_tables() -> None:
    assert shape(_page("人民检察院", 15)) == [
        "公开03表：支出预算总表",
        "部门： 江苏省人民检察院 单位：万元",
        "GRID",
        "公开04表：财政拨款收支预算总表",
        "部门： 江苏省人民检察院 单位：万元",
        "GRID",
        "公开05表：财政拨款支出预算表",
        "部门： 江苏省人民检察院 单位：万元",
        "GRID",
    ]


def test_boxed_table_of_contents_is_lines() -> None:
    raw = _page("万里街道2024", 2)
    assert grids(raw) == []
    assert shape(raw)[1].startswith("一、部门主要职能")
