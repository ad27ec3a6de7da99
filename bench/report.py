"""What a measurement found: a table for people, JSON for programs."""

from __future__ import annotations

import importlib
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surfaces.grid import aligned


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to print under a heading; numbers get the decimals their column is given."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def lines(self) -> list[str]:
        """The table as aligned text."""
        shown = [list(self.head), *([_shown(value) for value in row] for row in self.rows)]
        return [self.title, *aligned(shown), ""]


@dataclass(frozen=True, slots=True)
class Report:
    """One measurement: its name, what it printed, and everything it found."""

    name: str
    tables: tuple[Table, ...]
    data: dict[str, Any]


def publish(report: Report, out: Path | None) -> None:
    """Print the tables and, given a folder, write `<name>.json` into it."""
    for table in report.tables:
        print("\n".join(table.lines()), flush=True)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        whole = {"measurement": report.name, "machine": machine(), **report.data}
        text = json.dumps(whole, ensure_ascii=False, indent=2)
        (out / f"{report.name}.json").write_text(text + "\n", encoding="utf-8")


def machine() -> dict[str, object]:
    """What the numbers depend on and a reader must know."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {"cores": cores, "processor": platform.machine(), "python": platform.python_version()}


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent of the values do not exceed (nearest rank).

    >>> percentile([5, 1, 4, 2, 3], 50), percentile([1, 2], 95)
    (3, 2)
    """
    ordered = sorted(values)
    rank = -(-percent * len(ordered) // 100)
    return ordered[max(rank, 1) - 1]


def peak_of_children_mib() -> int:
    """The most memory a child of this process has held, in MiB; 0 where the system does not tell."""
    try:
        resource = importlib.import_module("resource")  # not on every system
    except ImportError:
        return 0
    kib: int = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return kib // 1024 if platform.system() == "Linux" else 0


def peak_mib() -> int | None:
    """The most memory this process has held, in MiB, where the system tells."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return None
    for line in status.read_text(encoding="ascii").splitlines():
        # Not `getrusage`: its peak survives the start of a new program, so a child would report its parent's.
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    return None


def _shown(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if isinstance(value, float) else str(value)
