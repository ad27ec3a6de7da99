import json

import pytest
from doubles import ANSWERS, FILE, document
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from surfaces.api import build_api
from surfaces.sse import pieces


@pytest.fixture
def client(parts):
    return TestClient(build_api(parts.service()), raise_server_exceptions=False)


def events(reply):
    """The events of a stream as (name, data)."""
    found = []
    for block in reply.text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if "data" in fields:
            found.append((fields.get("event"), fields["data"]))
    return found


def test_a_streamed_answer_is_the_answer(client):
    reply = client.post("/api/ask/stream", json={"question": "比例", "documents": [FILE]})
    assert reply.headers["content-type"].startswith("text/event-stream")
    got = events(reply)
    assert [name for name, _ in got][-2:] == ["answer", "done"]
    text = "".join(json.loads(data)["delta"] for name, data in got if name == "text")
    answer = json.loads(dict(got)["answer"])
    assert text == answer["text"] == ANSWERS["比例"].text
    assert answer == client.post("/api/ask", json={"question": "比例"}).json()


@pytest.mark.parametrize(("question", "told"), [("坏", "读不懂"), ("崩", "服务出错")])
def test_what_fails_in_a_stream_is_one_sentence(client, question, told):
    got = events(client.post("/api/ask/stream", json={"question": question}))
    assert [name for name, _ in got] == ["error", "done"]
    assert told in json.loads(got[0][1])["error"]
    assert "Traceback" not in got[0][1]


def test_an_unknown_document_is_a_status_code_not_a_stream(client):
    assert client.post("/api/ask/stream", json={"question": "问", "documents": ["没有"]}).status_code == 404
    assert client.post("/api/ask/stream", json={"question": ""}).status_code == 422


@given(st.text())
def test_pieces_are_the_text_again(text):
    assert "".join(pieces(text)) == text


def test_a_decimal_point_ends_no_piece():
    assert pieces("占69.02%。It is 1.5 here. Yes") == ["占69.02%。", "It is 1.5 here. ", "Yes"]


def chat(client, *messages, **more):
    said = [{"role": role, "content": content} for role, content in messages]
    return client.post("/v1/chat/completions", json={"model": "x", "messages": said, **more})


def test_a_chat_completion_keeps_the_citations(client):
    reply = chat(client, ("system", "be brief"), ("user", "比例"), temperature=0.2).json()
    message = reply["choices"][0]["message"]
    assert reply["object"] == "chat.completion"
    assert reply["choices"][0]["finish_reason"] == "stop"
    assert message["content"].startswith(ANSWERS["比例"].text)
    assert "[f1] 基本支出 150.50万元" in message["content"]
    cited = [one["url_citation"] for one in message["annotations"]]
    assert [message["content"][c["start_index"] : c["end_index"]] for c in cited] == ["[f1]", "[f2]"]
    assert cited[0]["url"] == f"http://testserver/documents/{document().id}/tables/t1?cell=t1%21R2C3"
    assert client.get(cited[0]["url"]).status_code == 200
    assert reply["disclosure"]["figures"][0]["cell"] == "t1!R2C3"


def test_a_streamed_completion_is_the_same_text(client):
    whole = chat(client, ("user", "比例")).json()
    got = events(chat(client, ("user", "比例"), stream=True))
    assert got[-1] == (None, "[DONE]")
    parsed = [json.loads(data) for _, data in got[:-1]]
    assert {one["object"] for one in parsed} == {"chat.completion.chunk"}
    assert len({one["id"] for one in parsed}) == 1
    text = "".join(one["choices"][0]["delta"].get("content", "") for one in parsed)
    assert text == whole["choices"][0]["message"]["content"]
    assert parsed[-1]["choices"][0]["finish_reason"] == "stop"
    assert parsed[-1]["choices"][0]["delta"]["annotations"] == whole["choices"][0]["message"]["annotations"]


def test_earlier_questions_of_the_conversation_are_heard_first(client, parts):
    chat(client, ("user", "矛盾"), ("assistant", "…"), ("user", "比例"))
    assert [asked for asked, *_ in parts.engine.asked] == ["矛盾", "比例"]
    first, second = (session for *_, session in parts.engine.asked)
    assert first == second is not None


def test_a_message_in_parts_and_a_scope_are_understood(client, parts):
    content = [{"type": "text", "text": "比例"}, {"type": "image_url", "image_url": {"url": "http://evil.invalid/x"}}]
    assert chat(client, ("user", content), documents=[FILE]).status_code == 200
    assert parts.engine.asked == [("比例", (document().id,), None)]


@pytest.mark.parametrize(("messages", "code"), [
    ([], 422), ([("assistant", "x")], 422), ([("user", " ")], 422), ([("user", "坏")], 400), ([("user", "崩")], 500),
    ([("robot", "x")], 422), ([("user", "问" * 20_001)], 422),
])
def test_errors_have_the_shape_openai_clients_read(client, messages, code):
    reply = chat(client, *messages)
    assert reply.status_code == code
    assert set(reply.json()["error"]) == {"message", "type", "param", "code"}
    assert "\n" not in reply.json()["error"]["message"].strip()


def test_the_model_list_names_the_product(client):
    assert [one["id"] for one in client.get("/v1/models").json()["data"]] == ["disclosure-qa"]


def test_the_page_for_an_iframe_may_be_framed_and_only_it(client):
    framed = client.get("/embed")
    assert "frame-ancestors *" in framed.headers["content-security-policy"]
    assert "x-frame-options" not in framed.headers
    assert "frame-ancestors 'none'" in client.get("/docs").headers["content-security-policy"]


@pytest.mark.parametrize(("lang", "word"), [("zh", "提问"), ("en", "Ask"), ("<script>", "提问")])
def test_the_embedded_page_speaks_two_languages_and_loads_nothing(client, lang, word):
    page = client.get("/embed", params={"lang": lang}).text
    assert word in page
    assert "<script>alert" not in page
    for outside in ("src=", "http://", "https://", "innerHTML"):
        assert outside not in page


def test_the_script_for_other_pages_is_a_script(client):
    reply = client.get("/embed.js")
    assert reply.headers["content-type"].startswith("text/javascript")
    assert "iframe" in reply.text
    assert "innerHTML" not in reply.text
