"""Another site's page with our script tag, in a real browser."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def elsewhere(served):
    """The address of another site (another host name) whose page carries our script tag."""
    page = f'<!doctype html><h1>别的网站</h1><script src="{served[0]}/embed.js" data-height="400"></script>'

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            """Nothing: the test's own output is enough."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def reader(browser):
    context = browser.new_context(locale="zh-CN")
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    opened.requests, opened.complaints = [], []
    opened.on("request", lambda request: opened.requests.append(request.url))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    yield opened
    context.close()


def test_one_script_tag_brings_answers_to_another_site(reader, elsewhere, served):
    reader.goto(elsewhere)
    frame = reader.frame_locator("iframe")
    frame.get_by_label("问题").fill("基本支出的比例是多少？")
    frame.get_by_role("button", name="提问").click()
    frame.locator(".dq-said").wait_for()
    assert "75.25%" in frame.locator(".dq-said").inner_text()
    link = frame.get_by_role("link", name="基本支出 150.50万元")
    assert "t1!R2C3" in link.locator("xpath=..").inner_text()
    with reader.context.expect_page() as opened:
        link.click()
    opened.value.locator(".dq-cited", has_text="150.50").wait_for()
    hosts = {urlsplit(url).netloc for url in reader.requests}
    assert hosts == {urlsplit(elsewhere).netloc, urlsplit(served[0]).netloc}
    assert reader.complaints == []


def test_what_a_document_says_is_shown_as_text(reader, served):
    reader.goto(f"{served[0]}/embed")
    reader.get_by_label("问题").fill("矛盾<img src=x onerror=alert(1)>")
    reader.get_by_role("button", name="提问").click()
    reader.locator(".dq-said").wait_for()
    assert reader.locator("main img").count() == 0
    assert "onerror" in reader.locator(".dq-said").inner_text()
    assert not any("evil" in url for url in reader.requests)


def test_a_page_of_another_site_cannot_ask_by_itself(reader, elsewhere, served):
    reader.goto(elsewhere)
    blocked = reader.evaluate(
        "url => fetch(url, {method: 'POST', body: '{}'}).then(() => 'read', () => 'blocked')", f"{served[0]}/api/ask"
    )
    assert blocked == "blocked"
