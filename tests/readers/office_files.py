"""Small Office packages written by hand, so that every odd thing can be put into them."""

from __future__ import annotations

import zipfile
from pathlib import Path

_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def package(path: Path, parts: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", _TYPES)
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def relations(*targets: tuple[str, str, str, str]) -> str:
    """Relations as (id, kind, target, mode)."""
    body = "".join(
        f'<Relationship Id="{i}" Type="{_RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for i, kind, target, mode in targets
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{body}</Relationships>'


def docx(path: Path, body: str, doctype: str = "", **parts: str | bytes) -> Path:
    document = f'<?xml version="1.0"?>{doctype}<w:document {_NAMES}><w:body>{body}</w:body></w:document>'
    others = {name.replace("__", "/").replace("_", "."): content for name, content in parts.items()}
    return package(path, {"word/document.xml": document, **others})


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if '<' in content else p(content)}</w:tc>"


def tbl(*rows: list[str]) -> str:
    body = "".join(f"<w:tr>{''.join(c if c.startswith('<w:tc') else tc(c) for c in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{body}</w:tbl>"


def xlsx(
    path: Path,
    sheets: dict[str, str],
    *,
    formats: tuple[str, ...] = (),
    strings: str = "",
    states: dict[str, str] | None = None,
    others: dict[str, str | bytes] | None = None,
    doctype: str = "",
) -> Path:
    """Sheets by name, each the XML inside its worksheet element; style n uses format n, style 0 none."""
    known = states or {}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}" state="{known.get(name, "visible")}"/>'
        for n, name in enumerate(sheets, 1)
    )
    forms = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{form}"/>' for n, form in enumerate(formats))
    styles = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(formats)))
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": f'{doctype}<workbook xmlns="{_S}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            *((f"r{n}", "worksheet", f"worksheets/sheet{n}.xml", "Internal") for n in range(1, len(sheets) + 1))
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_S}"><numFmts>{forms}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_S}">{strings}</sst>',
    }
    for n, content in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = f'<worksheet xmlns="{_S}">{content}</worksheet>'
    return package(path, {**parts, **(others or {})})


def data(*rows: list[str]) -> str:
    """Rows of cells: a text starting with `<c` is XML, a number a number, anything else an inline string."""
    body = ""
    for r, row in enumerate(rows, 1):
        cells = "".join(_cell(cell, f"{chr(64 + c)}{r}") for c, cell in enumerate(row, 1))
        body += f'<row r="{r}">{cells}</row>'
    return f"<sheetData>{body}</sheetData>"


def number(value: str, style: int = 0) -> str:
    return f'<c s="{style}"><v>{value}</v></c>'


def _cell(cell: str, address: str) -> str:
    if cell.startswith("<c"):
        return cell.replace("<c", f'<c r="{address}"', 1)
    return f'<c r="{address}" t="inlineStr"><is><t>{cell}</t></is></c>' if cell else ""
