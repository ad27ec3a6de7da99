"""Write the sample disclosures, for developers.

`python sample/build.py` writes the markdown of every disclosure, the list of plants, and the text and the PDF of the
first, beside this file. Only the PDF is not the same on every run: it needs fonttools, the font named in `font.py`, and
a headless Chromium: `chromium` on the path, or what the environment variable CHROMIUM names.
`python sample/build.py FOLDER` writes every disclosure as .docx, .xlsx, .html and .txt there, and the one in two files
as a .zip as well.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
NAME = "qingchuan-2025-budget"
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync", "--no-pdf-header-footer", "--disable-pdf-tagging",
)


def texts() -> dict[str, str]:
    """What is kept beside this file and is the same on every run: markdown, one flattened text, the plants."""
    from sample import documents, plants, render_md, render_txt

    files = {
        f"{name}.md": render_md.render(blocks)
        for stem in documents.STEMS
        for name, blocks in documents.parts(stem).items()
    }
    planted = "".join(f"{line}\n" for line in plants.lines(files))
    return {**files, f"{NAME}.txt": render_txt.render(documents.whole(NAME)), "planted.jsonl": planted}


def office(stem: str = NAME) -> dict[str, bytes]:
    """A disclosure as Word, as Excel and as a web page, by file name."""
    from sample import documents, render_docx, render_html, render_xlsx

    title, files = documents.title(stem), {}
    for name, blocks in documents.parts(stem).items():
        files[f"{name}.docx"] = render_docx.render(blocks, title)
        files[f"{name}.xlsx"] = render_xlsx.render(blocks, title)
        files[f"{name}.html"] = render_html.render(blocks, title, "").encode()
    return files


def others() -> dict[str, bytes]:
    """Every disclosure in the formats that are not kept."""
    from sample import documents, render_txt

    files: dict[str, bytes] = {}
    for stem in documents.STEMS:
        files |= office(stem)
        files |= {f"{name}.txt": render_txt.render(blocks).encode() for name, blocks in documents.parts(stem).items()}
    return files | {f"{documents.SPLIT}.zip": bundle(documents.SPLIT)}


def bundle(stem: str) -> bytes:
    """The markdown files of one disclosure as a zip, the same bytes on every run."""
    from sample import documents, render_md

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, blocks in documents.parts(stem).items():
            file.writestr(zipfile.ZipInfo(f"{name}.md"), render_md.render(blocks))
    return out.getvalue()


def page(name: str = NAME, *, ruled: bool = True) -> str:
    """One file of a disclosure as HTML, its font included; without rulings between cells where asked."""
    from sample import documents, font, render_html

    stem = next(stem for stem in documents.STEMS if name in documents.parts(stem))
    blocks, title = documents.parts(stem)[name], documents.title(stem)
    characters = "".join(sorted(set(render_html.render(blocks, title, ""))))
    html = render_html.render(blocks, title, font.faces(characters))
    return html if ruled else html.replace("</style>", f"{render_html.UNRULED}</style>", 1)


def print_pdf(chromium: str, target: Path, name: str = NAME, *, ruled: bool = True) -> None:
    """Print one file of a disclosure to a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page(name, ruled=ruled), "utf-8")
        profile = f"--user-data-dir={folder}/profile"
        command = [chromium, *_FLAGS, profile, f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=180)


def main(folders: Sequence[str]) -> int:
    """Write the renderings beside this file, or the other ones in a folder; 1 when the PDF's tools are missing."""
    if folders:
        for name, data in others().items():
            Path(folders[0], name).write_bytes(data)
        return 0
    for name, text in texts().items():
        (FOLDER / name).write_text(text, "utf-8")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium or not find_spec("fontTools"):
        print("the PDF was not written: it needs Chromium and fonttools", file=sys.stderr)
        return 1
    print_pdf(chromium, FOLDER / f"{NAME}.pdf")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(FOLDER.parent))
    sys.exit(main(sys.argv[1:]))
