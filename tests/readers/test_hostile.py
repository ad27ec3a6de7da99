"""Files made to do harm: each costs one clear line, little time and memory, and reaches nothing outside."""

import os
import resource
import struct
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from office_files import data, docx, number, p, package, relations, tbl, tc, xlsx
from pdf_drawing import Drawing, grids, lines

from disclosure.errors import UnreadableFile
from ingest.readers import read
from ingest.readers.archive import MAX_ENTRIES

SECONDS = 20.0
MEGABYTES = 1_200
SLACK = 200

LAUGHS = '<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">' + "".join(
    '<!ENTITY {} "{}">'.format(chr(98 + n), f"&{chr(97 + n)};" * 10) for n in range(9)
) + "]>"


@pytest.fixture
def host() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that notes whoever asks it for something."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    """Whatever a test reads, it takes seconds of a processor, and no child grows large."""
    started, largest = spent(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    yield
    assert spent() - started < SECONDS
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # a child begins with what its parent holds
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(largest, MEGABYTES * 1024, own + SLACK * 1024)


def spent() -> float:
    """Processor seconds of this process and its children; a busy machine does not count."""
    return sum(os.times()[:4])


def refused(path: Path) -> str:
    with pytest.raises(UnreadableFile) as error:
        read(path)
    reason = error.value.reason
    assert "\n" not in reason
    assert "Error" not in reason
    assert str(path) not in reason
    return reason


def xxe(target: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY a SYSTEM "{target}">]>'


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_entities_of_any_kind_are_refused(tmp_path: Path, host: tuple[str, list[str]], suffix: str) -> None:
    url, asked = host
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密")
    for doctype in (LAUGHS, xxe(secret.as_uri()), xxe(f"{url}/xxe"), f'<!DOCTYPE x SYSTEM "{url}/x.dtd">'):
        path = tmp_path / f"a.{suffix}"
        if suffix == "docx":
            docx(path, p("&a;&j;"), doctype)
        else:
            xlsx(path, {"&a;": data(["甲"])}, doctype=doctype)
        assert "DTD" in refused(path)
    assert asked == []


def test_entities_in_an_utf16_part_and_in_a_relation(tmp_path: Path) -> None:
    text = f'<?xml version="1.0" encoding="utf-16"?>{LAUGHS}<document><body>&j;</body></document>'
    path = package(tmp_path / "a.docx", {"word/document.xml": text.encode("utf-16")})
    assert refused(path)
    docx(tmp_path / "b.docx", p("话"), word___rels__document_xml_rels=LAUGHS + "<Relationships/>")
    assert "DTD" in refused(tmp_path / "b.docx")


def test_entities_in_a_page_are_never_resolved(tmp_path: Path, host: tuple[str, list[str]]) -> None:
    url, asked = host
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密")
    for doctype in (xxe(secret.as_uri()), xxe(f"{url}/xxe")):
        path = tmp_path / "a.html"
        path.write_text(f"{doctype}<html><body><p>前&a;后</p></body></html>", "utf-8")
        assert "秘密" not in read(path).text
    path.write_text(f"{LAUGHS}<html><body><p>前&j;后</p></body></html>", "utf-8")
    assert len(read(path).text) < 1000
    assert asked == []


def test_nothing_is_fetched(tmp_path: Path, host: tuple[str, list[str]]) -> None:
    url, asked = host
    page = tmp_path / "a.html"
    page.write_text(
        f'<html><head><link rel=stylesheet href="{url}/css"><base href="{url}"><meta http-equiv=refresh content="0;{url}">'
        f'<script src="{url}/js"></script></head><body><img src="{url}/img"><iframe src="{url}/f"></iframe>话</body></html>',
        "utf-8",
    )
    assert lines(read(page)) == ["话"]
    outside = relations(
        ("r1", "image", f"{url}/img", "External"),
        ("r2", "attachedTemplate", f"{url}/t.dotm", "External"),
        ("r3", "hyperlink", f"{url}/link", "External"),
    )
    raw = read(docx(tmp_path / "a.docx", p("话"), word___rels__document_xml_rels=outside))
    assert [w[:10] for w in raw.warnings] == ["文件引用了外部内容，"]
    link = relations(("r1", "externalLinkPath", f"{url}/b.xlsx", "External"))
    parts: dict[str, str | bytes] = {
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": link,
    }
    raw = read(xlsx(tmp_path / "a.xlsx", {"一": data(["甲", "<c><f>[1]一!A1</f><v>7</v></c>"])}, others=parts))
    assert grids(raw) == [[["甲", "7"]]]
    assert [w[:10] for w in raw.warnings] == ["文件引用了外部内容，"]
    assert asked == []


def test_a_link_alone_is_no_outside_content(tmp_path: Path) -> None:
    link = relations(("r3", "hyperlink", "http://example.invalid/", "External"))
    assert read(docx(tmp_path / "a.docx", p("话"), word___rels__document_xml_rels=link)).warnings == ()


def test_macros_are_not_run_but_named(tmp_path: Path) -> None:
    raw = read(docx(tmp_path / "a.docm", p("话"), **{"word__vbaProject.bin": b"\xd0\xcf\x11\xe0"}))
    assert (lines(raw), [w[:6] for w in raw.warnings]) == (["话"], ["文件含宏，没"])


def test_commands_in_cells_are_text_or_nothing(tmp_path: Path) -> None:
    command = "=cmd|'/c touch /tmp/owned'!A0"
    formula = f"<c><f>{command[1:]}</f></c>"
    raw = read(xlsx(tmp_path / "a.xlsx", {"一": data(["科目", "金额"], [command, formula], ["甲", "1"])}))
    assert grids(raw) == [[["科目", "金额"], [command, ""], ["甲", "1"]]]
    assert "B2" in raw.warnings[0]


def zeros(path: Path, part: str, megabytes: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        with file.open(part, "w", force_zip64=True) as out:
            for _ in range(megabytes):
                out.write(b" " * 1_000_000)
    return path


@pytest.mark.parametrize(
    ("name", "part"), [("a.docx", "word/document.xml"), ("a.xlsx", "xl/workbook.xml"), ("a.zip", "a.txt")]
)
def test_zip_bombs_are_refused_before_they_unpack(tmp_path: Path, name: str, part: str) -> None:
    path = zeros(tmp_path / name, part, 400)
    if name == "a.zip":
        path.write_bytes(path.read_bytes().replace(b"[Content_Types].xml", b"_Content_Types_.txt"))
    assert "大得不正常" in refused(path)


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = zeros(tmp_path / "a.docx", "word/document.xml", 100)
    bomb = path.read_bytes().replace(struct.pack("<L", 100_000_000), struct.pack("<L", 1_000))
    path.write_bytes(bomb)
    assert refused(path)


def test_bombs_in_a_bundle(tmp_path: Path) -> None:
    inner = zeros(tmp_path / "i.docx", "word/document.xml", 100).read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        for n in range(20):
            file.writestr(f"{n}.docx", inner)
    assert "没有能读的文件" in refused(tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as file:
        for n in range(MAX_ENTRIES + 1):
            file.writestr(f"{n}.txt", "")
    assert "大得不正常" in refused(tmp_path / "b.zip")


def test_ten_thousand_columns(tmp_path: Path) -> None:
    row = "".join(f"<c><v>{n}</v></c>" for n in range(10_000))
    xlsx(tmp_path / "a.xlsx", {"一": f"<sheetData><row>{row}</row></sheetData>"})
    assert "500 列" in refused(tmp_path / "a.xlsx")
    docx(tmp_path / "a.docx", tbl([tc("甲")] * 10_000))
    assert "500 列" in refused(tmp_path / "a.docx")
    docx(tmp_path / "b.docx", tbl([tc("甲", '<w:gridSpan w:val="99999"/>')]))
    assert "500 列" in refused(tmp_path / "b.docx")


def test_a_million_rows_and_overlapping_ranges(tmp_path: Path) -> None:
    rows = "".join(f"<row><c><v>{n * 7919 % 99991}</v></c></row>" for n in range(300_000))
    xlsx(tmp_path / "a.xlsx", {"一": f"<sheetData>{rows}</sheetData>"})
    assert "200000 个" in refused(tmp_path / "a.xlsx")
    cells = data(*([f"{n}", "1", "2"] for n in range(500)))
    merged = "<mergeCells>" + '<mergeCell ref="A1:C1048576"/>' * 100_000 + "</mergeCells>"
    xlsx(tmp_path / "b.xlsx", {"一": cells + merged})
    assert "已损坏" in refused(tmp_path / "b.xlsx")


def test_tables_nested_a_hundred_deep(tmp_path: Path) -> None:
    body = p("底")
    for _ in range(80):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    docx(tmp_path / "a.docx", body)
    assert "层层相套" in refused(tmp_path / "a.docx")


def test_numbers_that_would_fill_the_memory(tmp_path: Path) -> None:
    rows = data(["甲", number("1E+999999999")], ["乙", number("1E-999999999", 1)], ["丙", number("NaN")])
    xlsx(tmp_path / "a.xlsx", {"一": rows}, formats=("0.00",))
    assert grids(read(tmp_path / "a.xlsx"))[0][:1] == [["甲", "1E+999999999"]]


def test_paths_in_a_workbook_that_lead_outside(tmp_path: Path) -> None:
    workbook = relations(("r1", "worksheet", "../../../../etc/passwd", "Internal"))
    path = xlsx(tmp_path / "a.xlsx", {"一": data(["甲"])})
    whole = zipfile.ZipFile(path)
    parts = {n: whole.read(n) for n in whole.namelist() if n not in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels")}
    package(path, {**parts, "xl/_rels/workbook.xml.rels": workbook})
    assert "没有可读的内容" in refused(path)


def test_more_pages_than_any_disclosure(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    for _ in range(2_001):
        drawing.page()
    assert "2001 页" in refused(drawing.save())


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.xls", "a.zip", "a.html", "a.pdf"])
def test_noise_of_every_name_is_refused(tmp_path: Path, name: str) -> None:
    signature = {"a.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.pdf": b"%PDF-1.7", "a.html": b"<html>"}
    start = signature.get(name, b"PK\x03\x04" + bytes(22) + struct.pack("<HH", 5, 0) + (b"word/" if "docx" in name else b"xl/w."))
    (tmp_path / name).write_bytes(start + bytes(range(256)) * 20)
    try:
        assert len(read(tmp_path / name).text) < 10_000
    except UnreadableFile as error:
        assert "\n" not in error.reason
