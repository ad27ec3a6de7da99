"""Pages that show their text as a picture: decided page by page, read by OCR where it is installed."""

import io
from pathlib import Path

import pypdfium2
import pytest
from pdf_drawing import HEIGHT, WIDTH, Drawing, grids, lines
from reportlab.lib.utils import ImageReader

from disclosure.errors import UnreadableFile
from ingest.readers import ocr, pdf
from ingest.readers.pdf_page import Glyph, Marks, Ruling, Turn

XS, YS = (60, 260, 420), (100, 130, 160)
ROWS = [["基本支出", "1,683.37"], ["项目支出", "208.10"]]


def drawn(path: Path) -> Path:
    drawing = Drawing(path)
    drawing.text(60, 80, "支出总表", 14)
    drawing.rules(XS, YS)
    drawing.fill(XS, YS, ROWS)
    return drawing.save()


def scanned(source: Path, target: Path, *, stamp: str = "") -> Path:
    """A page with text, then the first page of a PDF as a picture, under a stamp of the program that made it."""
    with pypdfium2.PdfDocument(source) as document:
        picture = document[0].render(scale=200 / 72).to_pil().convert("L")
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=75)
    drawing = Drawing(target)
    drawing.text(60, 100, "第一页的正文")
    drawing.page()
    packed.seek(0)
    drawing.canvas.drawImage(ImageReader(packed), 0, 0, WIDTH, HEIGHT)
    if stamp:
        drawing.text(60, 820, stamp)
    return drawing.save()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return scanned(drawn(tmp_path / "drawn.pdf"), tmp_path / "a.pdf")


def test_without_the_extra_the_pages_are_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    raw = pdf.read(path)
    assert lines(raw) == ["第一页的正文"]
    [warning] = raw.warnings
    assert warning.startswith("第 2 页是扫描页，没有读取")
    assert "disclosure-qa[ocr]" in warning


def test_without_the_extra_a_whole_scan_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    path = Drawing(tmp_path / "b.pdf")
    path.canvas.rect(60, 60, 400, 600, fill=1)
    with pytest.raises(UnreadableFile, match=r"disclosure-qa\[ocr\]"):
        pdf.read(path.save())


def test_a_recognized_page_goes_the_way_of_a_drawn_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def recognized(_: object, number: int) -> Marks:
        glyphs = [
            Glyph(character, x + 4 + 8 * n, top + 8, x + 12 + 8 * n, top + 20, 12)
            for row, top in zip(ROWS, YS, strict=False)
            for text, x in zip(row, XS, strict=False)
            for n, character in enumerate(text)
        ]
        level = tuple(Ruling(y, XS[0], XS[-1]) for y in YS)
        upright = tuple(Ruling(x, YS[0], YS[-1]) for x in XS)
        return Marks(number, WIDTH, HEIGHT, tuple(glyphs), level, upright, Turn(0, WIDTH, HEIGHT))

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognized", recognized)
    raw = pdf.read(path)
    assert grids(raw) == [ROWS]
    assert [block.page for block in raw.blocks] == [1, 2]
    assert raw.warnings[0].startswith("第 2 页是扫描页，由文字识别")
    monkeypatch.setattr(pdf, "MAX_SCANNED", 0)
    assert pdf.read(path).warnings[0].startswith("第 2 页是扫描页，没有读取")


def test_a_stamp_over_a_scan_does_not_make_it_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    path = scanned(drawn(tmp_path / "drawn.pdf"), tmp_path / "a.pdf", stamp="扫描全能王 创建")
    assert pdf.read(path).warnings[0].startswith("第 2 页")


def test_ocr_reads_a_scanned_table(path: Path) -> None:
    pytest.importorskip("rapidocr", reason="the extra `ocr` is not installed")
    raw = pdf.read(path)
    assert grids(raw) == [ROWS]
    assert "支出总表" in lines(raw)
