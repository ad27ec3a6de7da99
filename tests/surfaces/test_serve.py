"""The real program, served in a process of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def environment(tmp_path):
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("DISCLOSURE_QA_")},
        "PYTHONPATH": str(ROOT),
        "DISCLOSURE_QA_EMBEDDING__MODEL": "hash",
        "DISCLOSURE_QA_LIBRARY": str(tmp_path / "library"),
    }


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def serve(port, environment):
    line = [sys.executable, "-m", "surfaces.cli", "serve", "--json", "--port", str(port)]
    return subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_one_process_serves_page_and_api_until_interrupted(environment):
    port = free_port()
    running = serve(port, environment)
    try:
        url = json.loads(running.stdout.readline())["url"]
        assert url == f"http://127.0.0.1:{port}/"
        deadline = time.monotonic() + 60
        while True:
            try:
                health = httpx.get(f"{url}api/health", timeout=30).json()
                break
            except httpx.TransportError:
                assert time.monotonic() < deadline
                time.sleep(0.1)
        assert health["documents"] == 0
        for path in ("", "en/", "docs", "openapi.json"):
            assert httpx.get(url + path, timeout=30).status_code == 200
        refused = httpx.post(f"{url}api/ask", json={"question": "三公经费是多少？"}, timeout=60).json()
        assert refused["status"] == "refused"
    finally:
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 0
    assert "Traceback" not in err


def test_a_taken_port_is_one_sentence(environment):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        running = serve(taken.getsockname()[1], environment)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 2
    assert out == ""
    assert err.count("\n") == 1
    assert "--port" in err
