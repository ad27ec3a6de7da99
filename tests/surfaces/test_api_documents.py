import json
from dataclasses import replace

import pytest
from doubles import FILE, document
from fastapi.testclient import TestClient

from disclosure.model import Finding, Severity
from surfaces.api import build_api
from surfaces.api_documents import safe_name
from surfaces.guard import UPLOAD_LIMIT


@pytest.fixture
def client(parts):
    return TestClient(build_api(parts.service()), raise_server_exceptions=False)


def upload(client, *files):
    return client.post("/api/documents", files=[("files", file) for file in files])


def test_uploads_come_into_the_library_one_outcome_a_file(client):
    reply = upload(client, ("好.txt", "某预算".encode()), ("差.txt", "一首诗".encode()))
    assert reply.status_code == 200
    assert [(one["file"], one["status"]) for one in reply.json()] == [("好.txt", "ok"), ("差.txt", "failed")]
    assert reply.json()[1]["reason"]
    assert "好.txt" in {one["file"] for one in client.get("/api/documents").json()}


@pytest.mark.parametrize(("name", "kept"), [
    ("../../etc/预算.txt", "预算.txt"), ("C:\\x\\预算.txt", "预算.txt"), ("预算\x1b[2J\n.txt", "预算[2J.txt"), ("..", ""), ("", ""),
])
def test_nothing_of_a_path_in_a_name_is_believed(name, kept):
    assert safe_name(name) == kept


def test_a_very_long_name_keeps_its_ending():
    assert safe_name("预" * 500 + ".pdf") == "预" * 80 + ".pdf"


def test_an_upload_out_of_its_folder_stays_in_it(client):
    reply = upload(client, ("../../../../tmp/预算.txt", "某预算".encode()))
    assert reply.json()[0]["file"] == "预算.txt"


def test_an_upload_without_files_or_names_is_refused(client):
    assert client.post("/api/documents").status_code in (411, 422)
    assert upload(client, ("..", b"x")).status_code == 422


def test_an_upload_that_is_too_large_is_refused_before_it_is_read(client):
    headers = {"content-length": str(UPLOAD_LIMIT + 1), "content-type": "multipart/form-data; boundary=x"}
    assert client.post("/api/documents", content=b"", headers=headers).status_code == 413


def test_an_upload_has_to_announce_its_size(client):
    def pieces():
        yield b"x"

    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert client.post("/api/documents", content=pieces(), headers=headers).status_code == 411


def test_a_document_is_deleted_by_id_or_name(client):
    assert client.delete(f"/api/documents/{document().id}").json()["deleted"]["file"] == FILE
    assert client.get("/api/documents").json() == []
    assert client.delete(f"/api/documents/{FILE}").status_code == 404


@pytest.fixture
def contradicting(parts):
    """A library whose document contradicts itself twice."""
    whole = document()
    found = tuple(
        Finding(f"n{n}", whole.id, rule, severity, "合计不符", "a sum differs", "200.00", "150.50", "万元", "49.50", ("t1!R2C2",))
        for n, (rule, severity) in enumerate((("column-sum", Severity.HIGH), ("text-vs-table", Severity.LOW)))
    )
    parts.library.delete(whole.id)
    parts.hold(replace(whole, findings=found))


@pytest.mark.usefixtures("contradicting")
def test_findings_are_listed_and_filtered(client):
    every = client.get("/api/findings").json()
    assert [(one["file"], one["rule"], one["severity"]) for one in every] == [
        (FILE, "column-sum", "high"), (FILE, "text-vs-table", "low")
    ]
    assert every[0]["stated"] == "200.00"
    assert [one["rule"] for one in client.get("/api/findings?severity=low").json()] == ["text-vs-table"]
    assert [one["rule"] for one in client.get("/api/findings?rule=column-sum").json()] == ["column-sum"]
    assert client.get(f"/api/findings?document={FILE}").json() == every
    assert client.get("/api/findings?document=none").status_code == 404


@pytest.mark.parametrize(("method", "path"), [
    ("POST", "/api/ask"), ("POST", "/api/documents"), ("DELETE", "/api/documents/x"), ("POST", "/v1/chat/completions"), ("POST", "/mcp"),
])
def test_a_page_of_another_site_can_do_nothing(client, method, path):
    reply = client.request(method, path, headers={"origin": "https://evil.invalid"}, json={"question": "比例"})
    assert reply.status_code == 403


def test_a_page_of_this_server_may_ask(client):
    reply = client.post("/api/ask", headers={"origin": "http://testserver"}, json={"question": "比例"})
    assert reply.status_code == 200


def test_the_docs_show_how_to_upload(client):
    assert json.dumps(client.get("/openapi.json").json()).count("multipart/form-data") == 1
    assert "-F" in client.get("/docs").text
