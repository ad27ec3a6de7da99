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
from doubles import apart
from mcp import Client

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample" / "qingchuan-2025-budget.md"


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


@pytest.fixture
def server(environment):
    """The address of a running server with an empty library."""
    running = serve(free_port(), environment)
    try:
        url = json.loads(running.stdout.readline())["url"]
        wait_for(url)
        yield url
    finally:
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 0
    assert "Traceback" not in err


def wait_for(url):
    deadline = time.monotonic() + 60
    while True:
        try:
            return httpx.get(f"{url}api/health", timeout=30)
        except httpx.TransportError:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_a_document_is_uploaded_asked_about_and_deleted_over_every_door(server):
    with httpx.Client(base_url=server, timeout=120) as web:
        (outcome,) = web.post("api/documents", files={"files": SAMPLE.open("rb")}).json()
        assert (outcome["status"], outcome["file"]) == ("ok", SAMPLE.name)
        (held,) = web.get("api/documents").json()
        assert len(web.get(f"api/documents/{held['id']}/tables").json()["tables"]) == held["tables"] > 5
        assert len(web.get("api/findings").json()) == held["findings"]
        asked = {"question": "基本支出是多少？", "session": "s"}
        assert web.post("api/ask", json=asked).json()["value"] == "1653.53"
        assert web.post("api/ask", json={"question": "那项目支出呢？", "session": "s"}).json()["value"] == "695.70"
        with web.stream("POST", "api/ask/stream", json=asked) as stream:
            names = [line.partition(": ")[2] for line in stream.iter_lines() if line.startswith("event: ")]
        assert names[-2:] == ["answer", "done"]
        said = [{"role": "user", "content": "基本支出是多少？"}, {"role": "assistant", "content": "…"},
                {"role": "user", "content": "那项目支出呢？"}]
        reply = web.post("v1/chat/completions", json={"model": "disclosure-qa", "messages": said}).json()
        assert reply["disclosure"]["value"] == "695.70"
        assert web.get(reply["choices"][0]["message"]["annotations"][0]["url_citation"]["url"]).status_code == 200
        assert web.get("embed").status_code == web.get("embed.js").status_code == 200
        share = apart(computed_over_mcp(f"{server}mcp"))
        assert (share["value"], share["unit"]) == ("29.61", "%")
        assert web.delete(f"api/documents/{held['id']}").json()["deleted"]["id"] == held["id"]
        assert web.get("api/documents").json() == []


async def computed_over_mcp(url):
    """The share of project expenditure, its two figures found and divided by tools."""
    async with Client(url) as client:
        assert {tool.name for tool in (await client.list_tools()).tools} >= {"ask", "compute", "audit"}
        places = []
        for words in ("项目支出", "支出总计"):
            found = await client.call_tool("find_figures", {"words": words, "limit": 3})
            places.append(found.structured_content["figures"][0]["address"])
        steps = [{"id": "s1", "op": "ratio", "args": places}]
        return (await client.call_tool("compute", {"steps": steps})).structured_content


def test_one_process_serves_page_and_api_until_interrupted(environment):
    port = free_port()
    running = serve(port, environment)
    try:
        url = json.loads(running.stdout.readline())["url"]
        assert url == f"http://127.0.0.1:{port}/"
        assert wait_for(url).json()["documents"] == 0
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
