"""Runs a reader in a process of its own, so that a hostile file costs a refusal and nothing else.

The child process gets limits on time, processor time and memory (the last two where the system has them), and
answers with JSON on a pipe. A parser that hangs, eats memory or crashes ends as an `UnreadableFile`.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from disclosure.errors import UnreadableFile
from disclosure.terms import load
from ingest.blocks import Block, Grid, GridCell, Line, Raw

Reader = Callable[[Path], Raw]

_OUT_OF_MEMORY = 77  # exit status of a child that could not allocate
_NOTE = 2_000
_UNREADABLE = 78  # exit status of a child that refuses the file and says why


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    Attributes:
        seconds: wall-clock time.
        cpu_seconds: processor time.
        memory_mb: address space of the child, the interpreter and its libraries included.
    """

    seconds: float = 300.0
    cpu_seconds: int = 300
    memory_mb: int = 3_000


def run(read: Reader, path: Path, limits: Limits | None = None) -> Raw:
    """Read a file in a child process.

    Args:
        read: a reader's module-level function; it is imported by name in the child.
        path: the file.
        limits: what it may cost; the defaults fit a disclosure of a thousand pages.

    Raises:
        UnreadableFile: when the reader refuses the file, runs out of time or memory, or crashes.
    """
    allowed = limits or Limits()
    job = json.dumps([read.__module__, read.__qualname__, str(path), allowed.cpu_seconds, allowed.memory_mb])
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ingest.readers.sandbox"],
            input=job.encode(),
            capture_output=True,
            timeout=allowed.seconds,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _stopped("timeout", f"{allowed.seconds:g}") from error
    try:
        return _result(done.returncode, done.stdout, allowed)
    except UnreadableFile as error:
        # For whoever debugs a reader; users see the sentence only.
        error.add_note(done.stderr.decode(errors="replace")[-_NOTE:])
        raise


def _result(status: int, output: bytes, limits: Limits) -> Raw:
    if status == 0:
        return _from_json(json.loads(output))
    if status == _UNREADABLE:
        raise UnreadableFile(output.decode())
    if status == _OUT_OF_MEMORY:
        raise _stopped("memory", str(limits.memory_mb))
    if status == -getattr(signal, "SIGXCPU", 0):
        raise _stopped("timeout", str(limits.cpu_seconds))
    raise _stopped("crash", "")


def _stopped(reason: str, limit: str) -> UnreadableFile:
    return UnreadableFile(load("readers")["reasons"][reason].format(limit=limit))


def _to_json(raw: Raw) -> dict[str, Any]:
    blocks = [
        [block.text, block.span, block.page]
        if isinstance(block, Line)
        else [None, block.span, block.page, [[_cell(c) for c in row] for row in block.rows]]
        for block in raw.blocks
    ]
    return {"text": raw.text, "pages": raw.pages, "format": raw.format, "warnings": raw.warnings, "blocks": blocks}


def _cell(cell: GridCell | None) -> list[Any] | None:
    return None if cell is None else [cell.text, cell.span, cell.bbox, cell.doubtful]


def _from_json(data: dict[str, Any]) -> Raw:
    blocks = tuple(_block(*fields) for fields in data["blocks"])
    return Raw(data["text"], blocks, pages=data["pages"], format=data["format"], warnings=tuple(data["warnings"]))


def _block(
    text: str | None, span: list[int], page: int | None, rows: list[list[list[Any] | None]] | None = None
) -> Block:
    if rows is None:
        return Line(text or "", (span[0], span[1]), page)
    cells = tuple(tuple(None if cell is None else _grid_cell(*cell) for cell in row) for row in rows)
    return Grid(cells, (span[0], span[1]), page)


def _grid_cell(text: str, span: list[int], box: list[float] | None, doubtful: bool) -> GridCell:
    return GridCell(text, (span[0], span[1]), (box[0], box[1], box[2], box[3]) if box else None, doubtful)


def _serve() -> int:
    """What the child does: one job from stdin, one answer to stdout."""
    module, name, path, cpu_seconds, memory_mb = json.load(sys.stdin)
    # Libraries may print: they get the null device, the answer keeps the pipe.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _limit(cpu_seconds, memory_mb)
    try:
        read: Reader = getattr(import_module(module), name)
        answer.write(json.dumps(_to_json(read(Path(path)))).encode())
        answer.close()
    except UnreadableFile as error:
        answer.write(error.reason.encode())
        answer.close()
        return _UNREADABLE
    except MemoryError:
        return _OUT_OF_MEMORY
    return 0


def _limit(cpu_seconds: int, memory_mb: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory_mb << 20, memory_mb << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(_serve())
