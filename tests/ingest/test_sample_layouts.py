"""The other layouts of the sample: pages with rulings, pages without, scans, flattened text.

With rulings every figure is read as in the markdown. Where a layout lost something, a figure may be missing, under
fewer headings, or in doubt; it has no other value. How much is read is printed (`-s`).
"""

import io
import os
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from rendered import Values, different, values
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from disclosure.model import Document
from ingest.pipeline import parse
from sample import build, documents, render_md, render_txt

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
NAMES = [name for stem in documents.STEMS for name in documents.parts(stem)]
# Shares of the figures that are read under the very same headings.
READ = {"ruled": 1.0, "unruled": 0.91, "txt": 0.84}
# In markdown a cell merged over five columns looks like five blanks.
MERGED = "公用经费合计"


@cache
def blocks(name: str) -> tuple:
    stem = next(stem for stem in documents.STEMS if name in documents.parts(stem))
    return documents.parts(stem)[name]


@cache
def read(name: str, layout: str) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{name}.{'pdf' if 'ruled' in layout else layout}")
        if "ruled" in layout:
            if not CHROMIUM:
                pytest.skip("no Chromium to print with")
            build.print_pdf(CHROMIUM, path, name, ruled=layout == "ruled")
        else:
            text = render_md.render(blocks(name)) if layout == "md" else render_txt.render(blocks(name))
            path.write_text(text, "utf-8")
        return parse(path)


def figures(name: str, layout: str) -> Values:
    return values(read(name, layout).tables)


@pytest.mark.parametrize("layout", [pytest.param("ruled", marks=pytest.mark.browser), pytest.param("unruled", marks=pytest.mark.browser), "txt"])
@pytest.mark.parametrize("name", NAMES)
def test_a_layout_gives_no_figure_another_value(name: str, layout: str) -> None:
    wrong = {key[0][2] for key in different(figures(name, "md"), figures(name, layout))}
    assert wrong <= {MERGED}


@pytest.mark.parametrize("layout", [pytest.param("ruled", marks=pytest.mark.browser), pytest.param("unruled", marks=pytest.mark.browser), "txt"])
def test_how_much_a_layout_keeps(layout: str) -> None:
    expected = [(name, key) for name in NAMES for key in figures(name, "md")]
    kept = [(name, key) for name, key in expected if key in figures(name, layout)]
    print(f"{layout}: {len(kept) / len(expected):.1%} of {len(expected)} figures under the same headings")
    assert len(kept) >= READ[layout] * len(expected)


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_the_same_whatever_the_page_looks_like(name: str) -> None:
    def told(layout: str) -> set[tuple[object, ...]]:
        facts = [fact for fact in read(name, layout).facts if fact.table is None]
        return {(fact.row_path, re.sub(r"\s", "", fact.text), fact.role, fact.year) for fact in facts}

    assert told("ruled") == told("md")
    assert told("unruled") >= told("md")


@pytest.mark.browser
@pytest.mark.timeout(3600)
def test_a_scan_gives_every_printed_figure_and_no_other(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr", reason="the extra `ocr` is not installed")
    name = NAMES[-1]
    if not CHROMIUM:
        pytest.skip("no Chromium to print with")
    build.print_pdf(CHROMIUM, tmp_path / "drawn.pdf", name)
    scanned(tmp_path / "drawn.pdf", tmp_path / f"{name}.pdf")
    found, written = values(parse(tmp_path / f"{name}.pdf").tables), figures(name, "md")
    assert different(written, found) == []
    assert sum(1 for key in written if key in found) >= 0.95 * len(written)


def scanned(source: Path, target: Path) -> None:
    """Pages as pictures, at 200 points an inch, packed as a scanner packs them."""
    canvas = Canvas(str(target))
    with pypdfium2.PdfDocument(source) as document:
        for page in document:
            size, packed = page.get_size(), io.BytesIO()
            page.render(scale=200 / 72).to_pil().convert("L").save(packed, "JPEG", quality=80)
            packed.seek(0)
            canvas.setPageSize(size)
            canvas.drawImage(ImageReader(packed), 0, 0, *size)
            canvas.showPage()
    canvas.save()
