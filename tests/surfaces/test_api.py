import json
from pathlib import Path
from urllib.parse import quote

import pytest
from doubles import ANSWERS, FILE, HOSTILE, document
from fastapi.testclient import TestClient

from disclosure.errors import LibraryBusy
from surfaces.api import build_api
from surfaces.guard import BODY_LIMIT
from surfaces.markup import esc


@pytest.fixture
def client(parts):
    return TestClient(build_api(parts.service()), raise_server_exceptions=False)


def test_asking_gives_the_answer(client, parts):
    reply = client.post("/api/ask", json={"question": "比例", "documents": [FILE], "session": "s1"})
    assert reply.status_code == 200
    assert reply.json() == {**ANSWERS["比例"].to_json(), "question": "比例"}
    assert parts.engine.asked == [("比例", (document().id,), "s1")]


def test_documents_and_their_tables(client):
    (listed,) = client.get("/api/documents").json()
    assert (listed["file"], listed["stage"]) == (FILE, "budget")
    for name in (listed["id"], FILE):
        found = client.get(f"/api/documents/{quote(name)}/tables").json()
        assert found["tables"][0]["cells"][5]["text"] == "200.00"


def test_health_counts_the_documents(client):
    assert client.get("/api/health").json()["documents"] == 1
    assert client.get("/api/health").json()["status"] == "ok"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, 422),
        ({"question": ""}, 422),
        ({"question": "  \n"}, 422),
        ({"question": 5}, 422),
        ({"question": "问", "documnets": []}, 422),
        ({"question": "问" * 20_001}, 422),
        ({"question": "问" * 50_000}, 413),
        ({"question": "问", "documents": ["没有.txt"]}, 404),
        ({"question": "坏"}, 400),
        ({"question": "崩"}, 500),
    ],
)
def test_what_cannot_be_answered_is_one_sentence_of_json(client, body, code):
    reply = client.post("/api/ask", json=body)
    assert reply.status_code == code
    assert set(reply.json()) == {"error"}
    assert "\n" not in reply.json()["error"].strip()
    assert "Traceback" not in reply.text


def test_what_is_no_json_is_refused(client):
    reply = client.post("/api/ask", content=b"{", headers={"content-type": "application/json"})
    assert (reply.status_code, set(reply.json())) == (422, {"error"})


def test_a_body_without_a_length_is_limited_too(client):
    def pieces():
        yield b'{"question": "'
        for _ in range(BODY_LIMIT // 1_000 + 1):
            yield b"a" * 1_000

    assert client.post("/api/ask", content=pieces()).status_code == 413


def test_a_body_just_within_the_limit_is_read(client):
    body = json.dumps({"question": "比例", "documents": []}).encode()
    padded = body + b" " * (BODY_LIMIT - len(body))
    headers = {"content-type": "application/json"}
    assert client.post("/api/ask", content=padded, headers=headers).status_code == 200
    assert client.post("/api/ask", content=padded + b" ", headers=headers).status_code == 413


def test_a_busy_library_asks_to_come_back(client, parts, monkeypatch):
    def busy(*_):
        raise LibraryBusy("另一个进程正在写")

    monkeypatch.setattr(parts.engine, "ask", busy)
    assert client.post("/api/ask", json={"question": "问"}).status_code == 503


@pytest.mark.parametrize("path", ["/api/nothing", "/api/documents/none/tables", "/documents/none/tables/t1"])
def test_an_unknown_address_is_json_too(client, path):
    reply = client.get(path)
    assert (reply.status_code, set(reply.json())) == (404, {"error"})


def test_the_table_page_marks_the_cell_and_escapes_the_document(client):
    page = client.get(f"/documents/{document().id}/tables/t1", params={"cell": "t1!R2C3"})
    assert "dq-cited" in page.text
    assert HOSTILE not in page.text
    assert client.get(f"/documents/{document().id}/tables/t9").status_code == 404


def test_every_reply_carries_the_security_headers(client):
    for path in ("/api/health", "/docs", "/api/nothing"):
        headers = client.get(path).headers
        assert "img-src 'self' data: blob:" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_the_docs_describe_every_address_without_another_host(client):
    page = client.get("/docs").text
    for path in client.get("/openapi.json").json()["paths"]:
        assert esc(path) in page
    assert "<script" not in page
    assert "https://" not in page


def test_the_schema_of_the_docs_folder_holds_what_is_answered(client):
    import jsonschema

    text = (Path(__file__).parents[2] / "docs" / "answer.schema.json").read_text(encoding="utf-8")
    validator = jsonschema.Draft202012Validator(json.loads(text))
    for question in ("比例", "矛盾", "别的"):
        validator.validate(client.post("/api/ask", json={"question": question}).json())
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({**ANSWERS["比例"].to_json(), "value": 75.25})


def test_a_langchain_chain_runs_over_the_service(parts):
    from surfaces.langchain_tools import as_runnable

    chain = as_runnable(parts.service()) | (lambda answer: answer["value"])
    assert chain.invoke({"question": "比例"}) == "75.25"
    assert chain.batch([{"question": "比例", "documents": [FILE]}, {"question": "别的"}]) == ["75.25", None]
