"""Write the renderings of the sample disclosure, for developers.

`python sample/build.py` writes the three that are kept beside this file. The markdown and the text are the same on
every run; the PDF needs fonttools, the font named in `font.py`, and a headless Chromium: `chromium` on the path, or
what the environment variable CHROMIUM names. `python sample/build.py FOLDER` writes .docx, .xlsx and .html there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
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
    """The markdown and the flattened text, by file name."""
    from sample import contents, render_md, render_txt

    blocks = contents.document()
    return {f"{NAME}.md": render_md.render(blocks), f"{NAME}.txt": render_txt.render(blocks)}


def office() -> dict[str, bytes]:
    """The document as Word, as Excel and as a web page, by file name."""
    from sample import contents, render_docx, render_html, render_xlsx

    blocks, title = contents.document(), contents.TITLE
    return {
        f"{NAME}.docx": render_docx.render(blocks, title),
        f"{NAME}.xlsx": render_xlsx.render(blocks, title),
        f"{NAME}.html": render_html.render(blocks, title, "").encode(),
    }


def page() -> str:
    """The document as HTML, its font included."""
    from sample import contents, font, render_html

    bare = render_html.render(contents.document(), contents.TITLE, "")
    characters = "".join(sorted(set(bare)))
    return render_html.render(contents.document(), contents.TITLE, font.faces(characters))


def print_pdf(chromium: str, target: Path) -> None:
    """Print the document to a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page(), "utf-8")
        profile = f"--user-data-dir={folder}/profile"
        command = [chromium, *_FLAGS, profile, f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=180)


def main(folders: Sequence[str]) -> int:
    """Write the renderings beside this file, or the other ones in a folder; 1 when the PDF's tools are missing."""
    if folders:
        for name, data in office().items():
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
