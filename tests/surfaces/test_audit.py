"""The audit as people meet it: the command, its exit code, the printable page and the HTTP API."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from disclosure.model import Severity
from ingest.pipeline import parse
from surfaces.api import build_api
from surfaces.audit import LEVELS, audit_text, finding_json, in_doubt, ordered, report_links, serious, summary
from surfaces.audit_page import audit_page
from surfaces.cli import main
from surfaces.style import stylesheet
from surfaces.wire import Service
from surfaces.words import say

CLEAN = (
    "某区档案局2025年部门预算\n2025年财政拨款支出预算情况\n表3 支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    "\t合计\t30.00\t20.00\t10.00\n201\t一般公共服务支出\t30.00\t20.00\t10.00\n第三部分 说明\n三、支出预算安排情况\n2025年支出预算30.00万元。\n"
)
# One cell that breaks its row, its column and the sentence, with markup in a label.
WRONG = CLEAN.replace("\t合计\t30.00", "\t合计\t33.00").replace("一般公共服务支出", "一般<b>公共</b>服务支出<script>")
SOFT = CLEAN.replace("支出预算30.00万元。", "支出预算30.00万元，比2024年预算增加2.00万元，增长7.14%，主要原因是压减一般性支出。")


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str, name: str = "a.md") -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def run(parts, capsys):
    def call(*argv):
        try:
            code = main(argv, lambda settings: Service(settings, replace(parts.backend(), parse=parse)))
        except SystemExit as stop:
            code = stop.code
        caught = capsys.readouterr()
        return code, caught.out, caught.err

    return call


def test_a_clean_document_passes_and_a_wrong_one_does_not(written) -> None:
    assert not serious(parse(written(CLEAN)).findings)
    assert serious(parse(written(WRONG)).findings)


def test_one_wrong_cell_is_one_finding_with_its_consequences(written) -> None:
    [(root, others)] = [pair for pair in ordered(parse(written(WRONG)).findings) if pair[0].severity is Severity.HIGH]
    assert root.cells[0] == "t1!R2C3"
    assert others
    assert {other.cause for other in others} == {root.id}


def test_the_text_gives_counts_messages_and_consequences(written) -> None:
    text = audit_text(parse(written(WRONG)), "zh")
    assert "严重 1" in text
    assert "由此引起" in text
    assert "follows from it" in audit_text(parse(written(WRONG)), "en")


def test_json_gives_every_side_its_text(written) -> None:
    document = parse(written(WRONG))
    [first, *_] = [finding_json(document, f) for f in document.findings if f.cause is None]
    assert first["texts"][0] == "33.00"
    assert json.dumps(first, ensure_ascii=False)


def test_the_page_stands_alone_and_its_links_lead_to_cells(written) -> None:
    page = audit_page(parse(written(WRONG)), stylesheet(), "zh")
    links = re.findall(r'href="#([^"]+)"', page)
    assert links
    assert all(f'id="{link}"' in page for link in links)
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def test_boxes_hide_levels_and_kinds_without_a_script(written) -> None:
    page = audit_page(parse(written(SOFT)), stylesheet(), "zh")
    for name in re.findall(r'id="dq-((?:level|kind)-\w+)"', page):
        assert f"#dq-{name}:not(:checked)~main .dq-{name}{{display:none}}" in page
        assert f'class="dq-{name}"' in page or f'dq-{name}">' in page
    assert 'id="dq-level-soft"' in page


def test_a_sentence_can_be_clicked_too(written) -> None:
    page = audit_page(parse(written(SOFT)), stylesheet(), "zh")
    links = re.findall(r'href="#(s\d+-\d+)"', page)
    assert links
    assert all(f'id="{link}"' in page for link in links)


def test_judgements_are_counted_and_listed_by_themselves(written) -> None:
    document = parse(written(SOFT))
    assert "轻微 0，待判断 1" in summary(document.findings, "zh")
    assert "[待判断]" in audit_text(document, "zh")
    assert not serious(document.findings)


def test_rounding_is_counted_and_how_to_list_it_is_said(written) -> None:
    document = parse(written(CLEAN.replace("\t合计\t30.00", "\t合计\t30.01").replace("预算30.00", "预算30.01")))
    told = audit_text(document, "zh")
    assert "--rounding" in told
    assert "[尾差]" not in told
    listed = audit_text(document, "zh", rounding=True)
    assert "[尾差]" in listed
    assert "--rounding" not in listed


def test_what_the_levels_mean_is_said(run, written) -> None:
    page = audit_page(parse(written(WRONG)), stylesheet(), "zh")
    assert "公布前必须改" in page
    out = run("audit", "--help")[1]
    assert all(say(f"severity.{name}") in out for name in LEVELS)


def test_a_cell_that_layout_lost_is_pointed_out(written) -> None:
    document = parse(written(WRONG))
    [(root, _), *_] = ordered(document.findings)
    assert in_doubt(document, root) == []
    tables = tuple(
        replace(t, cells=tuple(replace(c, doubtful=c.amount is not None) for c in t.cells)) for t in document.tables
    )
    read = replace(document, tables=tables)
    assert in_doubt(read, root)
    assert "读表" in audit_text(read, "zh")
    assert finding_json(read, root)["in_doubt"]


def test_the_command_is_a_gate(run, written) -> None:
    assert run("audit", str(written(CLEAN)))[0] == 0
    code, out, err = run("audit", str(written(WRONG)))
    assert (code, err) == (1, "")
    assert "33.00" in out


def test_the_command_prints_json_and_html(run, written) -> None:
    path = str(written(WRONG))
    assert json.loads(run("audit", path, "--json")[1])[0]["rule"]
    assert run("audit", path, "--format", "html")[1].startswith("<!doctype html>")


def test_an_html_report_is_of_one_document(run, written) -> None:
    code, _, err = run("audit", str(written(CLEAN)), str(written(WRONG, "b.md")), "--format", "html")
    assert code == 2
    assert err.count("\n") == 1


def test_findings_over_http_can_be_filtered(parts, written) -> None:
    document = parse(written(WRONG))
    parts.library.save(document, [])
    client = TestClient(build_api(parts.service()))
    everything = client.get("/api/findings").json()
    high = client.get("/api/findings", params={"document": "a.md", "severity": "high"}).json()
    assert len(everything) >= len(high) > 0
    assert {one["severity"] for one in high} == {"high"}
    assert client.get("/api/findings", params={"rule": "no-such-rule"}).json() == []
    assert client.get("/api/findings", params={"document": "none.md"}).status_code == 404
    assert "33.00" in client.get(f"/documents/{document.id}/findings").text


def test_the_chat_page_links_to_every_report(written) -> None:
    document = parse(written(WRONG, "a&b.md"))
    links = report_links([document.info], "zh")
    assert f'href="/documents/{document.id}/findings?lang=zh"' in links
    assert "a&amp;b.md" in links


def test_documents_of_one_entity_are_compared_when_audited_together(run, written) -> None:
    last = CLEAN.replace("2025", "2024").replace("30.00", "40.00").replace("20.00", "30.00")
    now = CLEAN.replace("支出预算30.00万元。", "支出预算30.00万元，比2024年预算增加2.00万元，增长7.14%。")
    paths = [str(written(last)), str(written(now, "b.md"))]
    found = json.loads(run("audit", *paths, "--json")[1])
    assert [(f["rule"], f["stated"], f["recomputed"]) for f in found] == [("implied-base", "28.00", "40.00")]
    assert "a.md" in found[0]["message"]
    assert json.loads(run("audit", paths[1], "--json")[1]) == []
