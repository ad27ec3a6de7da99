"""Zip bundles of one disclosure, honest and hostile, and old formats that need a program."""

import stat
import zipfile
from pathlib import Path

import pytest
import xlwt
from office_files import data, docx, p, xlsx
from pdf_drawing import grids, lines, shape

from disclosure.errors import UnreadableFile
from ingest.readers import bundle, claimant, legacy, ooxml, read


def bundled(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return path


@pytest.fixture
def tables(tmp_path: Path) -> bytes:
    return xlsx(tmp_path / "t.xlsx", {"支出总表": data(["科目", "金额"], ["甲", "1"])}).read_bytes()


@pytest.fixture
def text(tmp_path: Path) -> bytes:
    return docx(tmp_path / "t.docx", p("某局2025年部门预算")).read_bytes()


def test_text_and_tables_are_one_document(tmp_path: Path, tables: bytes, text: bytes) -> None:
    path = bundled(tmp_path / "a.zip", {"某局/2表.xlsx": tables, "某局/1说明.docx": text, "__MACOSX/._x": b"x"})
    raw = read(path)
    assert shape(raw) == ["某局2025年部门预算", "支出总表", "GRID"]
    assert [raw.text[slice(*block.span)] for block in raw.blocks] == ["某局2025年部门预算", "支出总表", "科目\t金额\n甲\t1"]
    assert all(raw.text[slice(*c.span)] == c.text for b in raw.blocks if hasattr(b, "rows") for r in b.rows for c in r)
    assert (raw.format, raw.warnings) == ("bundle", ())


def test_of_one_name_one_file_is_read(tmp_path: Path, text: bytes) -> None:
    path = bundled(tmp_path / "a.zip", {"预算.docx": text, "预算.txt": "某局2025年部门预算".encode(), "图.png": b"\x89PNG"})
    raw = read(path)
    assert lines(raw) == ["某局2025年部门预算"]
    assert [w[:9] for w in raw.warnings] == ["压缩包里的“图.p", "压缩包里的“预算."]


def test_names_of_chinese_windows(tmp_path: Path, tables: bytes) -> None:
    name = "预算.xlsx".encode("gb18030").decode("cp437")
    path = bundled(tmp_path / "a.zip", {"x" * len(name): tables})
    path.write_bytes(path.read_bytes().replace(b"x" * len(name), name.encode("cp437")))
    assert grids(read(path)) == [[["科目", "金额"], ["甲", "1"]]]


def test_a_bundle_of_packages_is_no_package(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as file:
        file.writestr("预算.docx", text)
    head = path.read_bytes()[:8192]
    assert b"word/" in head
    assert (ooxml.is_package(head), claimant(head, "a.zip").NAME) == (False, "bundle")


@pytest.mark.parametrize("name", ["../../etc/x.txt", "/etc/x.txt", "..\\x.txt", "C:\\x.txt", "a/../../x.txt"])
def test_names_that_point_outside_are_refused(tmp_path: Path, name: str) -> None:
    path = bundled(tmp_path / "a.zip", {"说明.txt": b"x", name: b"x"})
    with pytest.raises(UnreadableFile, match="指向包外"):
        read(path)
    assert sorted(found.name for found in tmp_path.rglob("*")) == ["a.zip"]


def test_links_in_a_bundle_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        link = zipfile.ZipInfo("密.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
    assert lines(read(path)) == ["/etc/passwd"]


def test_bundles_in_bundles_and_too_many_files(tmp_path: Path) -> None:
    inner = bundled(tmp_path / "i.zip", {"a.txt": b"x"}).read_bytes()
    with pytest.raises(UnreadableFile, match="没有能读的文件"):
        read(bundled(tmp_path / "a.zip", {"i.zip": inner}))
    many = {f"{n}.txt": b"x" for n in range(bundle.MAX_FILES + 1)}
    with pytest.raises(UnreadableFile, match="101 个文件"):
        read(bundled(tmp_path / "b.zip", many))


def test_an_old_workbook(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("支出总表")
    money = xlwt.easyxf(num_format_str="#,##0.00")
    for r, row in enumerate((["科目", "金额", ""], ["教育支出", 1234.5, 208], ["外交支出", 0, 45658])):
        for c, value in enumerate(row):
            sheet.write(r, c, value, money if c == 1 and r else xlwt.Style.default_style)
    sheet.write_merge(3, 3, 0, 2, "注：含结转")
    book.add_sheet("底稿").visibility = 1
    path = tmp_path / "a.xls"
    book.save(str(path))
    raw = read(path)
    assert grids(raw) == [[["科目", "金额", ""], ["教育支出", "1,234.50", "208"], ["外交支出", "0.00", "45658"]]]
    assert lines(raw) == ["支出总表", "注：含结转"]
    assert [w[:9] for w in raw.warnings] == ["隐藏的工作表“底稿"]


def test_a_damaged_old_workbook_and_a_locked_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40)
    with pytest.raises(UnreadableFile, match="已损坏"):
        read(path)
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)
    for name in ("b.xls", "b.docx"):
        (tmp_path / name).write_bytes(locked)
        with pytest.raises(UnreadableFile, match="密码"):
            read(tmp_path / name)


def test_an_old_document_without_libreoffice_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.wps"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
    with pytest.raises(UnreadableFile, match="LibreOffice") as refused:
        read(path)
    assert "\n" not in refused.value.reason


@pytest.mark.parametrize(
    ("script", "said"), [("exit 1", "没能转换"), ("sleep 60", "超过 1 秒"), ("exit 0", "没能转换")]
)
def test_libreoffice_that_fails_or_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(legacy, "SECONDS", 1.0)
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
    with pytest.raises(UnreadableFile, match=said):
        read(path)


def test_libreoffice_that_converts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    (tmp_path / "made.docx").write_bytes(text)
    program = tmp_path / "soffice"
    program.write_text(
        '#!/bin/sh\nwhile [ "$1" != "--outdir" ]; do shift; done\n' + f'cp "{tmp_path}/made.docx" "$2/source.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
    assert lines(read(path)) == ["某局2025年部门预算"]
