"""What Word documents can hold: merged cells, changes, boxes, numbers that Word writes itself."""

from pathlib import Path

import docx as library
import pytest
from office_files import docx, p, tbl, tc
from pdf_drawing import grids, lines, shape

from disclosure.errors import UnreadableFile
from ingest.readers import claimant, read
from ingest.readers import docx as reader


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.docx"


def test_a_document_of_the_library_is_read_in_order(path: Path) -> None:
    document = library.Document()
    document.add_paragraph("支出总表")
    table = document.add_table(2, 2)
    for cell, text in zip([c for row in table.rows for c in row.cells], ["科目", "金额", "教育支出", "208.10"], strict=True):
        cell.text = text
    document.add_paragraph("说明：无")
    document.save(str(path))
    raw = reader.read(path)
    assert shape(raw) == ["支出总表", "GRID", "说明：无"]
    assert grids(raw) == [[["科目", "金额"], ["教育支出", "208.10"]]]
    assert raw.text == "支出总表\n科目\t金额\n教育支出\t208.10\n说明：无\n"
    assert all(raw.text[slice(*c.span)] == c.text for b in raw.blocks if hasattr(b, "rows") for r in b.rows for c in r)
    assert raw == read(path)


def test_merged_cells_cover_their_places(path: Path) -> None:
    head = [tc("科目", '<w:vMerge w:val="restart"/>'), tc("支出", '<w:gridSpan w:val="2"/>')]
    under = [tc("", "<w:vMerge/>"), "基本", "项目"]
    docx(path, tbl(head, under, ["教育支出", "1.00", ""]))
    assert grids(reader.read(path)) == [
        [["科目", "支出", None], [None, "基本", "项目"], ["教育支出", "1.00", ""]]
    ]


@pytest.mark.parametrize(("sliver", "columns"), [("20", 3), ("0", 4)])
def test_columns_whose_edges_nearly_meet_are_one(path: Path, sliver: str, columns: int) -> None:
    widths = ("1200", "1200", sliver, "1200") if columns == 3 else (sliver,) * 4
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    two = '<w:gridSpan w:val="2"/>'
    body = tbl(["科目", "基本", tc("项目", two)], ["教育", tc("1.00", two), "2.00"])
    docx(path, body.replace("<w:tbl>", f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>"))
    [found] = grids(reader.read(path))
    assert len(found[0]) == columns
    assert columns == 4 or found == [["科目", "基本", "项目"], ["教育", "1.00", "2.00"]]


def test_rows_that_begin_late_and_end_early_are_filled(path: Path) -> None:
    late = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("乙") + "</w:tr>"
    docx(path, f"<w:tbl>{late}<w:tr>{tc('甲')}{tc('1')}{tc('2')}</w:tr></w:tbl>")
    assert grids(reader.read(path)) == [[["", "乙", ""], ["甲", "1", "2"]]]


def test_tracked_changes_are_read_as_accepted(path: Path) -> None:
    text = '<w:r><w:t>收入</w:t></w:r><w:del><w:r><w:delText>99.00</w:delText></w:r></w:del>'
    text += "<w:ins><w:r><w:t>12.34</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('删')}{tc('9')}</w:tr>"
    table = f"<w:tbl><w:tr>{tc('甲')}{tc('1')}</w:tr>{gone}<w:tr>{tc('乙')}{tc('2')}</w:tr></w:tbl>"
    docx(path, f"<w:p>{text}</w:p>{table}")
    raw = reader.read(path)
    assert lines(raw) == ["收入12.34"]
    assert grids(raw) == [[["甲", "1"], ["乙", "2"]]]
    assert [w[:8] for w in raw.warnings] == ["文件含修订痕迹："]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(path: Path) -> None:
    docx(path, f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>支出</w:t></w:r></w:p>{p('合计')}")
    assert lines(reader.read(path)) == ["支出合计"]


def test_hidden_text_and_field_codes_are_not_printed(path: Path) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r>"
    docx(path, f"<w:p>{hidden}{field}<w:r><w:t>页</w:t><w:br/><w:t>下行</w:t></w:r></w:p>")
    assert lines(reader.read(path)) == ["3页", "下行"]


def test_text_boxes_are_read_once_after_their_paragraph(path: Path) -> None:
    inner = f"<w:txbxContent>{tbl(['科目', '金额'], ['教育', '1.00'])}</w:txbxContent>"
    box = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{inner}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('旧式文本框')}</w:txbxContent></v:textbox></w:pict></w:r>"
    docx(path, f"<w:p><w:r><w:t>上文</w:t>{box}</w:r></w:p><w:p>{old}</w:p>{p('下文')}")
    raw = reader.read(path)
    assert shape(raw) == ["上文", "GRID", "旧式文本框", "下文"]
    assert grids(raw) == [[["科目", "金额"], ["教育", "1.00"]]]


def test_content_controls_and_ticks(path: Path) -> None:
    tick = '<w:sym w:font="Wingdings 2" w:char="F052"/>'
    empty = '<w:sym w:font="Wingdings" w:char="F0A8"/>'
    control = f"<w:sdt><w:sdtContent>{p('控件里的话')}</w:sdtContent></w:sdt>"
    docx(path, f"{control}<w:p><w:r>{tick}<w:t>是</w:t>{empty}<w:t>否</w:t></w:r></w:p>")
    assert lines(reader.read(path)) == ["控件里的话", "☑是□否"]


def test_nested_tables_follow_the_table_they_stand_in(path: Path) -> None:
    inner = tbl(["明细", "金额"], ["印刷费", "5.00"])
    docx(path, tbl(["项目", "说明"], ["编研", tc(p("见下") + inner)]))
    assert grids(reader.read(path)) == [
        [["项目", "说明"], ["编研", "见下"]],
        [["明细", "金额"], ["印刷费", "5.00"]],
    ]


def test_titles_and_notes_inside_the_frame_are_lines(path: Path) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    docx(
        path,
        tbl([tc("支出总表", wide)], [tc("单位：万元", wide)], ["科目", "金额"], ["教育", "1.00"], [tc("注：含结转", wide)]),
    )
    assert shape(reader.read(path)) == ["支出总表", "单位：万元", "GRID", "注：含结转"]


def test_numbers_that_word_writes_are_part_of_the_text(path: Path) -> None:
    def level(depth: int, form: str, text: str) -> str:
        start = '<w:start w:val="1"/>' + "<w:isLgl/>" * depth
        return f'<w:lvl w:ilvl="{depth}">{start}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'

    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2")
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

    def item(text: str, depth: int) -> str:
        place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>'
        return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    body = item("收入", 0) + item("财政拨款", 1) + item("支出", 0) + item("基本支出", 1) + p("正文")
    docx(path, body, word__numbering_xml=numbering)
    assert lines(reader.read(path)) == ["一、收入", "1.1财政拨款", "二、支出", "2.1基本支出", "正文"]


def test_claims_by_content_whatever_the_name(path: Path) -> None:
    docx(path, p("话"))
    head = path.read_bytes()[:8192]
    assert claimant(head, "预算.doc").NAME == "docx"
    assert not reader.claims(b"PK\x03\x04", "a.docx")


def test_a_cut_file_and_an_empty_one_say_so(path: Path) -> None:
    docx(path, p("话") * 200)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFile, match="已损坏"):
        read(path)
    docx(path, "")
    with pytest.raises(UnreadableFile, match="没有可读的内容"):
        read(path)
