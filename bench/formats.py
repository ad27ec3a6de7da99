"""What a format costs: seconds and memory of reading one disclosure in each, every time in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.cold import ROOT
from bench.options import SAMPLE, Options
from bench.report import Report, Table, percentile
from disclosure.errors import DisclosureError
from ingest.pipeline import files

_HEAD = ("file", "format", "bytes", "pages", "figures", "seconds", "process_mib", "reader_mib")
# Reads a file and tells what it took: of this process, and of the largest child, which does the reading.
_PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from bench.report import peak_mib
from ingest.pipeline import parse
started = time.perf_counter()
document = parse(Path(sys.argv[1]))
seconds = time.perf_counter() - started
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print(json.dumps([document.info.pages, len(document.facts), seconds, peak_mib() or 0, child]))
"""


def measure(options: Options) -> Report:
    """Read the sample in every format, and the files named; the median of several rounds.

    Raises:
        DisclosureError: when a file cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        rows = [_row(path, options.rounds) for path in _files(Path(folder), options)]
    table = Table("formats: reading one file in a process of its own", _HEAD, tuple(rows))
    return Report("formats", (table,), {"files": [dict(zip(_HEAD, row, strict=True)) for row in rows]})


def _files(folder: Path, options: Options) -> Iterator[Path]:
    """One disclosure of the sample in every format, then the documents asked for that are none of the sample."""
    from sample import build, documents

    yield from sorted(path for path in SAMPLE.glob(f"{build.NAME}.*"))
    for name, data in {**build.office(), f"{documents.SPLIT}.zip": build.bundle(documents.SPLIT)}.items():
        (folder / name).write_bytes(data)
        yield folder / name
    yield from (path for path in files(options.documents) if SAMPLE not in path.parents)


def _row(path: Path, rounds: int) -> tuple[Any, ...]:
    taken = [_once(path) for _ in range(max(1, rounds))]
    pages, figures, *_ = taken[0]
    seconds = percentile([float(one[2]) for one in taken], 50)
    own, child = (max(int(one[place]) for one in taken) for place in (3, 4))
    return path.name, path.suffix.lstrip("."), path.stat().st_size, pages, figures, round(seconds, 2), own, child


def _once(path: Path) -> list[Any]:
    done = subprocess.run([sys.executable, "-c", _PROGRAM, str(path)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DisclosureError(f"{path.name} could not be read: {done.stderr.strip().splitlines()[-1]}")
    found: list[Any] = json.loads(done.stdout)
    return found
