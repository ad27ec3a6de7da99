"""A corrected figure is shown as corrected wherever it is used: answers, tables, audit, export, HTTP."""

import csv
import json
import zipfile

import pytest
from fastapi.testclient import TestClient

from surfaces.api import build_api
from surfaces.cli import main
from surfaces.settings import Settings
from surfaces.wire import Service

FILE = "青山镇档案馆2025年部门预算.txt"
TEXT = """青山镇档案馆2025年部门预算
表1 支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t30.00\t20.00\t10.00
205\t教育支出\t18.00\t12.00\t6.00
206\t科学技术支出\t12.00\t8.00\t4.00
"""
ADDRESS = "t1!R3C4"
QUESTION = "教育支出的基本支出是多少？"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DISCLOSURE_QA_EMBEDDING__MODEL", "hash")
    (tmp_path / FILE).write_text(TEXT, "utf-8")

    def call(*argv):
        code = main(["--library", str(tmp_path / "library"), *argv])
        caught = capsys.readouterr()
        return code, caught.out, caught.err

    call("ingest", str(tmp_path / FILE))
    return call


@pytest.fixture
def corrected(run):
    assert run("correct", FILE, ADDRESS, "13.00", "--by", "张三", "--why", "看错")[0] == 0
    return run


def test_an_answer_says_so(corrected):
    answer = json.loads(corrected("ask", QUESTION, "--json")[1])
    assert (answer["value"], answer["unit"]) == ("13.00", "万元")
    cited = next(f for f in answer["figures"] if f["cell"] == ADDRESS)
    assert cited["corrected"] | {"when": ""} == {"printed": "12.00", "by": "张三", "when": "", "why": "看错"}
    assert any("原印“12.00”，张三于" in warning for warning in answer["warnings"])
    assert "原印“12.00”" in corrected("ask", QUESTION)[1]


def test_an_answer_with_it_is_replayed_and_one_from_before_no_longer_holds(run, tmp_path):
    before = tmp_path / "before.json"
    before.write_text(run("ask", QUESTION, "--json")[1], "utf-8")
    assert json.loads(before.read_text("utf-8"))["value"] == "12.00"
    assert run("verify", str(before))[0] == 0
    run("correct", FILE, ADDRESS, "13.00", "--by", "张三", "--why", "看错")
    assert run("verify", str(before))[0] == 1
    after = tmp_path / "after.json"
    after.write_text(run("ask", QUESTION, "--json")[1], "utf-8")
    assert run("verify", str(after))[0] == 0


def test_tables_audit_and_export_say_so(corrected, tmp_path):
    assert f"{ADDRESS} 13.00 更正过，原印“12.00”" in corrected("tables", FILE)[1]
    assert "更正过，原印“12.00”" in corrected("tables", FILE, "--format", "html")[1]
    cell = next(c for c in json.loads(corrected("tables", FILE, "--json")[1])["tables"][0]["cells"] if c["cell"] == ADDRESS)
    assert (cell["text"], cell["printed"]) == ("13.00", "12.00")
    found = corrected("audit", FILE)[1]
    assert "涉及更正过的数：“12.00”→“13.00”（张三）" in found
    assert "涉及更正过的数" in corrected("audit", FILE, "--format", "html")[1]
    corrected("export", str(tmp_path / "out"))
    with (tmp_path / "out" / "figures.csv").open(encoding="utf-8", newline="") as file:
        row = next(r for r in csv.DictReader(file) if r["figure"] == ADDRESS)
    assert (row["text"], row["value"], row["printed"]) == ("13.00", "13.00", "12.00")


def test_it_is_listed_survives_reading_again_and_is_taken_back(corrected, tmp_path):
    (tmp_path / FILE).write_text(TEXT + "\n\n", "utf-8")
    assert corrected("ingest", str(tmp_path / FILE), "--source", "https://example.invalid/a")[0] == 0
    [one] = json.loads(corrected("corrections", "--json")[1])
    assert (one["file"], one["figure"], one["printed"], one["text"], one["stands"]) == (FILE, ADDRESS, "12.00", "13.00", True)
    assert "“12.00”→“13.00”  张三" in corrected("corrections")[1]
    assert json.loads(corrected("ask", QUESTION, "--json")[1])["value"] == "13.00"
    assert corrected("correct", FILE, ADDRESS, "--withdraw")[0] == 0
    assert json.loads(corrected("ask", QUESTION, "--json")[1])["value"] == "12.00"
    assert json.loads(corrected("corrections", "--json")[1]) == []


def test_it_is_in_a_backup(corrected, tmp_path):
    corrected("backup", str(tmp_path / "b.zip"))
    corrected("correct", FILE, ADDRESS, "--withdraw")
    corrected("restore", str(tmp_path / "b.zip"), "--replace")
    assert zipfile.is_zipfile(tmp_path / "b.zip")
    assert json.loads(corrected("ask", QUESTION, "--json")[1])["value"] == "13.00"


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        ((ADDRESS, "13.00"), 1), ((ADDRESS, "13.00", "--by", "张三"), 1), ((ADDRESS,), 2), ((ADDRESS, "1", "--withdraw"), 2),
        (("t9!R1C1", "1", "--by", "甲", "--why", "乙"), 1), ((ADDRESS, "很多", "--by", "甲", "--why", "乙"), 1),
    ],
)
def test_what_is_no_correction_is_one_sentence(run, argv, code):
    got, out, err = run("correct", FILE, *argv)
    assert (got, out, err.count("\n")) == (code, "", 1)
    assert json.loads(run("corrections", "--json")[1]) == []


@pytest.mark.usefixtures("corrected")
def test_over_http(tmp_path):
    with Service(Settings(library=tmp_path / "library")) as service:
        client = TestClient(build_api(service), base_url="http://127.0.0.1")
        place = f"/api/documents/{service.info(FILE).id}/corrections"
        assert [one["text"] for one in client.get(place).json()] == ["13.00"]
        made = {"figure": "t1!R4C4", "text": "7.00", "by": "<b>李四</b>", "why": "印错"}
        assert [one["text"] for one in client.post(place, json=made).json()] == ["13.00", "7.00"]
        assert client.post(place, json=made | {"figure": "t1!R9C9"}).status_code == 400
        assert client.post(place, json=made | {"extra": 1}).status_code == 422
        page = client.get(f"/documents/{service.info(FILE).id}/tables/t1").text
        assert "原印“8.00”" in page
        assert "<b>李四" not in page
        assert len(client.delete(f"{place}/t1!R4C4").json()) == 1
        assert client.delete(f"{place}/t1!R4C4").status_code == 400


def test_the_file_itself_is_kept_with_its_hash_and_source(run, tmp_path):
    run("ingest", str(tmp_path / FILE), "--source", "https://example.invalid/a.txt")
    written = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).unlink()
    run("backup", str(tmp_path / "b.zip"))
    run("delete", FILE)
    assert run("original", FILE, str(tmp_path / "x"))[0] == 2
    run("restore", str(tmp_path / "b.zip"), "--replace")
    code, out, _ = run("original", FILE, str(tmp_path / "x.txt"))
    assert (code, (tmp_path / "x.txt").read_bytes()) == (0, written)
    assert "https://example.invalid/a.txt" in out
    assert run("original", FILE, str(tmp_path / "x.txt"))[0] == 2
    with Service(Settings(library=tmp_path / "library")) as service:
        place = f"/api/documents/{service.info(FILE).id}/original"
        answer = TestClient(build_api(service), base_url="http://127.0.0.1").get(place)
    assert (answer.content, answer.headers["content-type"]) == (written, "application/octet-stream")
    assert answer.headers["content-disposition"].startswith("attachment")


def test_the_file_outlives_a_correction_and_goes_with_its_document(run, tmp_path):
    run("correct", FILE, ADDRESS, "13.00", "--by", "张三", "--why", "看错")
    assert run("original", FILE, str(tmp_path / "x.txt"))[0] == 0
    (tmp_path / FILE).write_text(TEXT + "\n", "utf-8")
    run("ingest", str(tmp_path / FILE))
    run("original", FILE, str(tmp_path / "y.txt"))
    assert (tmp_path / "y.txt").read_text("utf-8") == TEXT + "\n"
    with Service(Settings(library=tmp_path / "library")) as service:
        database = service._opened()._database
        with database.reading() as connection:
            assert connection.exec_driver_sql("SELECT COUNT(*) FROM originals").scalar() == 1
