"""What a reader does on the page, in a real browser before the real server."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser


def ask(page, question):
    asked = page.locator(".dq-turn").count()
    page.get_by_label("问题").fill(question)
    page.get_by_role("button", name="提问").click()
    page.locator(".dq-turn").nth(asked).locator(".dq-text, .dq-failed").wait_for()


def test_an_answer_can_be_clicked_back_to_its_cell(page):
    ask(page, "基本支出的比例是多少？")
    cited = page.locator("#dq-evidence .dq-cited")
    cited.wait_for()
    assert cited.inner_text() == "150.50"
    assert page.locator("#dq-evidence th.dq-head").all_inner_texts() == ["基本支出", "合计"]
    page.locator(".dq-text").get_by_role("button", name="200.00").click()
    page.locator("#dq-evidence .dq-cited", has_text="200.00").wait_for()
    assert page.locator("#dq-evidence .dq-cited").count() == 1


def test_the_keyboard_is_enough(page):
    page.get_by_label("问题").focus()
    page.keyboard.type("基本支出的比例")
    page.keyboard.press("Enter")
    page.locator("#dq-evidence .dq-cited", has_text="150.50").wait_for()
    page.locator(".dq-text button").nth(1).focus()
    page.keyboard.press("Enter")
    page.locator("#dq-evidence .dq-cited", has_text="200.00").wait_for()


def test_an_example_is_one_click_and_the_conversation_can_begin_again(page):
    examples = page.locator("button.dq-example")
    examples.nth(2).wait_for()
    assert examples.count() == 3
    examples.nth(1).click()
    page.locator(".dq-text").wait_for()
    assert "基本支出占支出合计的比例" in page.locator(".dq-q").inner_text()
    page.get_by_role("button", name="新对话").click()
    examples.first.wait_for()
    assert page.locator(".dq-turn").count() == 0
    assert page.locator("#dq-evidence .dq-cited").count() == 0


def test_earlier_answers_keep_their_evidence(page):
    ask(page, "基本支出的比例是多少？")
    ask(page, "有什么矛盾？")
    page.locator("#dq-evidence .dq-finding").wait_for()
    page.locator(".dq-turn").first.get_by_role("button", name="看出处").click()
    page.locator("#dq-evidence .dq-cited", has_text="150.50").wait_for()


def test_ticking_a_document_asks_only_that_one(page, served):
    page.get_by_label("青山镇档案馆").check()
    ask(page, "比例")
    assert served[1].engine.asked[-1][1] is not None
    page.get_by_label("青山镇档案馆").uncheck()
    ask(page, "比例")
    assert served[1].engine.asked[-1][1] is None


def test_no_text_of_a_document_runs_or_loads_anything(page):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    ask(page, "有什么矛盾？")
    page.locator("#dq-evidence .dq-finding").wait_for()
    ask(page, "<img src=x onerror=alert(1)>{{7*7}}${7*7}")
    assert dialogs == []
    assert page.locator("#dq-main img[src*='evil'], #dq-main img[src='x']").count() == 0
    assert "${7*7}" in page.locator(".dq-q").last.inner_text()
    hosts = {urlsplit(url).hostname for url in page.requests if url.startswith("http")}
    assert hosts == {"127.0.0.1"}


def test_a_remote_image_would_be_blocked_by_the_policy(page):
    blocked = page.evaluate(
        """() => new Promise(done => {
            document.addEventListener("securitypolicyviolation", e => done(e.effectiveDirective));
            setTimeout(() => done("nothing was blocked"), 5000);
            document.body.append(Object.assign(new Image(), {src: "http://192.0.2.1/x.png"}));
        })"""
    )
    assert blocked == "img-src"


def test_the_page_itself_loads_clean(page):
    ask(page, "比例")
    assert page.complaints == []


def test_errors_are_told_in_the_conversation(page):
    ask(page, "坏问题")
    assert "这个问题读不懂" in page.locator(".dq-failed").inner_text()
    ask(page, "崩")
    page.locator(".dq-failed", has_text="程序出错了").wait_for()
    assert page.get_by_text("a defect").count() == 0
    ask(page, "比例")
    assert "75.25%" in page.locator(".dq-text").inner_text()


def test_a_file_can_be_added_and_an_unreadable_one_is_explained(page, tmp_path):
    good, bad = tmp_path / "红旗乡预算.txt", tmp_path / "诗.txt"
    good.write_text("红旗乡预算", encoding="utf-8")
    bad.write_text("一首", encoding="utf-8")
    page.locator("#dq-side input[type=file]").set_input_files([str(good), str(bad)])
    page.get_by_text("诗.txt 读不了：里面没有预算或决算").wait_for()
    page.locator("#dq-documents label", has_text="红旗乡预算.txt").wait_for()


def test_a_narrow_screen_shows_everything_in_one_column(page):
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, "基本支出的比例是多少？")
    page.locator("#dq-evidence .dq-cited").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    talk, evidence = (page.locator(name).bounding_box() for name in ("#dq-talk", "#dq-evidence"))
    assert talk["y"] + talk["height"] <= evidence["y"]


def test_english_is_one_click_away(page):
    page.get_by_role("link", name="English").click()
    page.get_by_role("button", name="Ask", exact=True).wait_for()
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_label("Question").fill("比例")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator("#dq-evidence .dq-cited").wait_for()
    assert "How it was computed" in page.locator("#dq-evidence").inner_text()


def test_the_whole_table_opens_at_the_cell(page, served):
    ask(page, "基本支出的比例是多少？")
    link = page.get_by_role("link", name="打开整张表")
    page.goto(served[0] + link.get_attribute("href"))
    assert page.locator(".dq-cited").inner_text() == "150.50"
    assert page.locator(".dq-gap").count() == 0
