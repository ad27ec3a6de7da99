"""Takes docs/screenshot.png: the real page over the sample, after one question (an argument asks another)."""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from surfaces.server import build_server  # noqa: E402 (the checkout must be on the path first)
from surfaces.settings import load_settings  # noqa: E402
from surfaces.wire import Service  # noqa: E402

QUESTION = "“三公”经费一共是多少？"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def main() -> None:
    """Ingest the sample into a folder of its own, serve it, ask, and take the picture."""
    with tempfile.TemporaryDirectory() as folder, Service(load_settings(Path(folder))) as service:
        service.ingest(sorted((ROOT / "sample").glob("*-budget.pdf")))
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(build_server(service), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.1)
        picture(f"http://127.0.0.1:{listening.getsockname()[1]}", ROOT / "docs" / "screenshot.png")
        server.should_exit = True
        thread.join(timeout=20)


def picture(url: str, target: Path) -> None:
    """Ask the question at an address and save what the page shows."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
        page.goto(url)
        page.get_by_label("问题").fill(sys.argv[1] if len(sys.argv) > 1 else QUESTION)
        page.get_by_role("button", name="提问").click()
        page.locator(".dq-text").wait_for(timeout=120_000)
        page.wait_for_timeout(800)
        page.screenshot(path=str(target))
        browser.close()


if __name__ == "__main__":
    main()
