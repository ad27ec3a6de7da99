"""Whole programs, from their start to the first use."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sample
from bench.report import Table, percentile
from disclosure.errors import DisclosureError
from surfaces.settings import Settings

ROOT = Path(sample.__file__).parents[1]
COLUMNS = ("program", "starts", "median", "best", "worst")
PATIENCE = 120


def measure(settings: Settings, question: str, rounds: int) -> list[dict[str, Any]]:
    """Seconds until `documents` and `ask` are done, and until `serve` shows its page and gives an answer."""
    environment = _environment(settings)
    programs = {"documents": ("documents",), "ask": ("ask", question)}
    found = {name: [_whole(words, environment) for _ in range(rounds)] for name, words in programs.items()}
    served = [_serve(question, environment) for _ in range(rounds)]
    for stage in ("health", "page", "answer"):
        found[f"serve: {stage}"] = [times[stage] for times in served]
    return [_spread(name, times) for name, times in found.items()]


def tables(found: Sequence[dict[str, Any]]) -> tuple[Table, ...]:
    """The table to print, or none where nothing was started."""
    if not found:
        return ()
    rows = tuple(tuple(row[name] for name in COLUMNS) for row in found)
    return (Table("cold start: seconds from the start of the program", COLUMNS, rows),)


def _spread(name: str, times: Sequence[float]) -> dict[str, Any]:
    spread = {"median": percentile(times, 50), "best": min(times), "worst": max(times)}
    return {"program": name, "starts": len(times), **{key: round(value, 2) for key, value in spread.items()}}


def _environment(settings: Settings) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DISCLOSURE_QA_LIBRARY": str(settings.library.resolve()),
        "DISCLOSURE_QA_EMBEDDING__MODEL": settings.embedding.model,
    }


def _line(words: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "surfaces.cli", "--json", *words]


def _whole(words: Sequence[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(_line(words), env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DisclosureError(f"{words[0]} failed: {done.stderr.strip()}")
    return time.perf_counter() - started


def _serve(question: str, environment: dict[str, str]) -> dict[str, float]:
    port = _free_port()
    url = f"http://127.0.0.1:{port}/"
    body = json.dumps({"question": question}).encode()
    stages = (("health", "api/health", None), ("page", "", None), ("answer", "api/ask", body))
    started = time.perf_counter()
    line, silent = _line(("serve", "--port", str(port))), subprocess.DEVNULL
    running = subprocess.Popen(line, env=environment, stdout=silent, stderr=silent)
    try:
        times = {}
        for stage, path, data in stages:
            _await(url + path, data, running)
            times[stage] = time.perf_counter() - started
        return times
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(PATIENCE)


def _await(url: str, data: bytes | None, running: subprocess.Popen[bytes]) -> None:
    """Ask until the program answers.

    Raises:
        DisclosureError: when it ends, or does not answer in time.
    """
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    deadline = time.perf_counter() + PATIENCE
    while running.poll() is None and time.perf_counter() < deadline:
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
                reply.read()
                return
        except urllib.error.HTTPError as error:
            raise DisclosureError(f"serve answered with {error.code}") from error
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    raise DisclosureError("serve did not answer")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port
