"""Starts the real server with the real page over a small library, and a headless browser before it."""

from __future__ import annotations

import shutil
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "surfaces"))

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser():
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no browser: install chromium to run the tests of the page")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def served():
    """The address of a server, and the doubles behind it."""
    import uvicorn
    from doubles import Parts, document

    from surfaces.server import build_server

    parts = Parts()
    parts.hold(document())
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(build_server(parts.service()), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 60
    while not server.started:
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}", parts
    server.should_exit = True
    thread.join(timeout=20)


@pytest.fixture
def page(browser, served):
    """A page on the Chinese front; `page.requests` and `page.complaints` are what it asked for and logged."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    opened.requests, opened.complaints = [], []
    opened.on("request", lambda request: opened.requests.append(request.url))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("console", lambda line: opened.complaints.append(line.text) if line.type == "error" else None)
    opened.goto(served[0])
    opened.get_by_role("button", name="提问").wait_for()
    yield opened
    context.close()
