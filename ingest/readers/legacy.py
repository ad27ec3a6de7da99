"""Old Word and WPS documents (.doc, .wps, and .rtf), through LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from ingest.blocks import Raw
from ingest.readers import docx, sandbox
from ingest.readers.ole import is_locked, is_ole
from ingest.readers.writer import refusal

NAME = "legacy"
MAX_BYTES = 100_000_000
SECONDS = 180.0
_RTF = b"{\\rtf"
_PROGRAMS = ("soffice", "libreoffice")
# A profile of its own, in which no macro may run and no link is followed.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""


def claims(head: bytes, name: str) -> bool:  # noqa: ARG001 - asked after the workbooks, which go by name
    """Whether a file is a compound file or rich text; workbooks have been claimed before."""
    return is_ole(head) or head.startswith(_RTF)


def read(path: Path) -> Raw:
    """Convert a document to .docx and read that.

    Raises:
        UnreadableFile: when LibreOffice is missing or cannot convert the file, or the result cannot be read.
    """
    if path.stat().st_size > MAX_BYTES:
        raise refusal("too_large", found=path.stat().st_size // 1_000_000, limit=MAX_BYTES // 1_000_000)
    if is_locked(path.read_bytes()):
        raise refusal("locked")
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise refusal("no_office")
    with tempfile.TemporaryDirectory() as folder:
        return sandbox.run(docx.read, _converted(program, path, Path(folder)))


def _converted(program: str, path: Path, folder: Path) -> Path:
    """The document as .docx; the program is stopped with all it started when it takes too long."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    source = folder / "source.doc"
    shutil.copyfile(path, source)
    command = [
        program, "--headless", "--norestore", "--nologo", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", "docx", "--outdir", str(folder), str(source),
    ]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise refusal("timeout", limit=f"{SECONDS:g}") from error
    result = folder / "source.docx"
    if process.returncode or not result.is_file():
        raise refusal("no_conversion")
    return result
