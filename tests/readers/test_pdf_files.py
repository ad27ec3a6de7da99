"""What a whole file can do to the reader: page numbers, overlays, scans, locks and damage."""

from pathlib import Path

import pytest
from pdf_drawing import Drawing, lines

from disclosure.errors import UnreadableFile
from ingest.readers import pdf
from ingest.readers.pdf import claims, read


@pytest.fixture
def drawing(tmp_path: Path) -> Drawing:
    return Drawing(tmp_path / "a.pdf")


def test_claims_by_signature_not_by_name() -> None:
    assert claims(b"%PDF-1.7\n...", "预算.bin")
    assert claims(b"\xef\xbb\xbf%PDF-1.4", "预算")
    assert not claims(b"PK\x03\x04", "预算.pdf")
    assert not claims(b"", "预算.pdf")


def test_wrapped_paragraph_lines_stay_apart_with_their_page(drawing: Drawing) -> None:
    drawing.text(60, 100, "本部门2024年收入预算")
    drawing.text(60, 120, "1,683.37万元。")
    drawing.page()
    drawing.text(60, 100, "第二页")
    raw = read(drawing.save())
    assert raw.text == "本部门2024年收入预算\n1,683.37万元。\n第二页\n"
    assert [block.page for block in raw.blocks] == [1, 1, 2]
    assert [raw.text[slice(*block.span)] for block in raw.blocks] == lines(raw)
    assert (raw.pages, raw.format) == (2, "pdf")


@pytest.mark.parametrize("form", ["{}", "- {} -", "第{}页", "第 {} 页 共 3 页", "{}/3"])
def test_page_numbers_are_dropped(drawing: Drawing, form: str) -> None:
    for number in (1, 2, 3):
        drawing.text(60, 100, f"正文{number}")
        drawing.text(290, 810, form.format(number))
        drawing.page()
    assert lines(read(drawing.save())) == ["正文1", "正文2", "正文3"]


def test_figure_at_the_foot_of_a_page_is_no_page_number(drawing: Drawing) -> None:
    for figure in ("120", "7", "35"):
        drawing.text(60, 100, "正文")
        drawing.text(290, 810, figure)
        drawing.page()
    assert [line for line in lines(read(drawing.save())) if line != "正文"] == ["120", "7", "35"]


def test_running_head_is_kept_once(drawing: Drawing) -> None:
    for number in range(4):
        drawing.text(60, 40, "某局2024年部门预算")
        drawing.text(60, 100, f"第{number}段")
        drawing.page()
    assert lines(read(drawing.save())) == ["某局2024年部门预算", "第0段", "第1段", "第2段", "第3段"]


def test_bold_faked_by_drawing_twice_is_read_once(drawing: Drawing) -> None:
    for shift in (0, 0.4, 0.8):
        drawing.text(60 + shift, 100, "合计 1,111.11")
    assert lines(read(drawing.save())) == ["合计 1,111.11"]


def test_text_outside_the_page_is_not_read(drawing: Drawing) -> None:
    drawing.text(60, 100, "页内")
    drawing.text(60, 900, "页外 99.00")
    assert lines(read(drawing.save())) == ["页内"]


def test_page_without_text_between_pages_with_text(drawing: Drawing) -> None:
    drawing.text(60, 100, "第一页")
    drawing.page()
    drawing.canvas.rect(60, 60, 400, 600, fill=1)
    drawing.page()
    drawing.text(60, 100, "第三页")
    raw = read(drawing.save())
    assert [(block.page, raw.text[slice(*block.span)]) for block in raw.blocks] == [
        (1, "第一页"),
        (3, "第三页"),
    ]
    assert raw.pages == 3


def _reason(path: Path) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read(path)
    return refused.value.reason


def test_scan_says_that_it_needs_ocr(drawing: Drawing) -> None:
    drawing.canvas.rect(60, 60, 400, 600, fill=1)
    reason = _reason(drawing.save())
    assert "扫描" in reason
    assert "OCR" in reason


def test_encrypted_file_asks_for_the_password_to_be_removed(tmp_path: Path) -> None:
    locked = Drawing(tmp_path / "locked.pdf", password="secret")
    locked.text(60, 100, "机密")
    assert "密码" in _reason(locked.save())


def test_file_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "owner.pdf", password="")
    drawing.text(60, 100, "公开")
    assert lines(read(drawing.save())) == ["公开"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 40])
def test_damaged_file_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(content)
    assert "损坏" in _reason(path)


def test_truncated_file_is_read_or_refused_never_a_crash(drawing: Drawing) -> None:
    drawing.text(60, 100, "合计 5.00")
    whole = drawing.save().read_bytes()
    outcomes = set()
    for share in range(1, 10):
        drawing.path.write_bytes(whole[: len(whole) * share // 10])
        try:
            outcomes.add(read(drawing.path).text)
        except UnreadableFile as refused:
            assert refused.reason
    assert outcomes <= {"合计 5.00\n"}


def test_pdf_without_pages(tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n"
        b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n103\n%%EOF\n"
    )
    assert "没有页面" in _reason(path)


def test_too_many_pages_and_too_large_are_refused(drawing: Drawing, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        drawing.text(60, 100, "页")
        drawing.page()
    path = drawing.save()
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    assert "3 页" in _reason(path)
    monkeypatch.setattr(pdf, "MAX_BYTES", 10)
    assert "MB" in _reason(path)
