"""The measurements themselves, quickly: the sample, and an embedding without a model."""

import json

import pytest

from bench import scale, table_tools
from bench.__main__ import main
from bench.evidence import Passages
from bench.options import SAMPLE_DOCUMENT
from bench.report import percentile
from bench.retrieval import score
from eval.gold import Source
from ingest.pipeline import parse


@pytest.fixture
def measured(tmp_path, capsys, monkeypatch):
    """Runs a measurement and returns what it wrote and printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISCLOSURE_QA_CORPUS", raising=False)

    def run(name, *more):
        assert main([name, "--embedding", "hash", "--out", str(tmp_path / "out"), *more]) == 0
        written = json.loads((tmp_path / "out" / f"{name}.json").read_text(encoding="utf-8"))
        return written, capsys.readouterr().out

    return run


def test_ingest_counts_what_the_parser_finds(measured):
    written, printed = measured("ingest", "--scale", "1", "2")
    document = parse(SAMPLE_DOCUMENT)
    row = written["files"][0]
    assert (row["file"], row["tables"]) == (SAMPLE_DOCUMENT.name, len(document.tables))
    assert row["windows"] == sum(len(chunk.windows) for chunk in document.chunks)
    assert written["total"]["facts"] == len(document.facts)
    assert row["parse"] > 0 and row["embed"] > 0
    assert [one["copies"] for one in written["scale"]] == [1, 2]
    assert SAMPLE_DOCUMENT.name in printed


def test_an_unreadable_file_is_reported_and_stops_nothing(measured, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    written, _ = measured("ingest", "--documents", str(tmp_path / "empty.txt"), str(SAMPLE_DOCUMENT))
    assert written["files"][0]["failed"]
    assert (written["total"]["documents"], written["total"]["failed"]) == (1, 1)


def test_retrieval_scores_every_method_and_kind_of_question(measured):
    written, printed = measured("retrieval")
    scores = {(s["scope"], s["kind"], s["method"]): s for s in written["scores"]}
    lexical = scores["own", "all", "lexical"]
    assert lexical["recall@1"] <= lexical["recall@5"] <= lexical["recall@10"] <= 1
    assert lexical["recall@10"] > 0.5  # the sample's questions use the words of its passages
    parts = [scores["own", kind, "fused"]["questions"] for kind in ("narrative", "figures")]
    assert sum(parts) == lexical["questions"]
    assert "fused" in printed


def test_a_library_given_is_filled_once_and_used_as_it_stands(measured, tmp_path):
    first, _ = measured("retrieval", "--library", str(tmp_path / "kept"))
    nothing = str(tmp_path / "none")
    again, _ = measured("retrieval", "--library", str(tmp_path / "kept"), "--documents", nothing)
    assert again["scores"] == first["scores"]


def test_latency_of_answers_in_a_running_program(measured):
    written, printed = measured("latency", "--no-cold", "--rounds", "1")
    own = written["warm_ms"][0]
    assert 0 < own["p50"] <= own["p95"] <= own["max"]
    lines = (SAMPLE_DOCUMENT.parent / "questions.jsonl").read_text("utf-8").splitlines()
    assert own["answers"] == sum(SAMPLE_DOCUMENT.name in json.loads(line)["docs"] for line in lines)
    assert "own documents" in printed


def test_questions_about_other_documents_are_refused_in_a_sentence(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    line = {"id": "q", "docs": ["other.txt"], "question": "?", "answer": {"kind": "text", "value": "x"}}
    (tmp_path / "other.jsonl").write_text(json.dumps(line))
    for name in ("retrieval", "latency"):
        assert main([name, "--embedding", "hash", "--questions", str(tmp_path / "other.jsonl")]) == 1
        error = capsys.readouterr().err
        assert error.startswith("bench: ") and error.count("\n") == 1


def test_the_right_passage_holds_the_quote_or_the_row():
    document = parse(SAMPLE_DOCUMENT)
    passages, chunks = Passages([document]), {chunk.id: chunk for chunk in document.chunks}

    def held(quote, file=SAMPLE_DOCUMENT.name):
        return [document.slice(chunks[c].span) for _, c in passages.right([Source(file, "", quote)])]

    row = held("30103 奖金 283.40 283.40 0.00")
    assert row and all("奖金" in text for text in row)
    assert held("30103 奖金 283.40 一二三四") == row  # most tokens of the row, one of them garbled
    assert held("没有这样一句话") == []
    assert held("30103 奖金 283.40 283.40 0.00", "other.md") == []


@pytest.mark.parametrize(("percent", "value"), [(50, 50), (95, 95), (100, 100)])
def test_percentiles_are_values_that_were_measured(percent, value):
    assert percentile(range(1, 101), percent) == value


def test_a_question_without_its_passage_counts_as_lost():
    assert score([1, 4, None, 10]) == {"recall@1": 0.25, "recall@5": 0.5, "recall@10": 0.75, "mrr": 0.338}


def test_meaning_is_measured_at_several_bars(measured):
    written, printed = measured("meaning")
    assert [row["bar"] for row in written["rows"]] == sorted(row["bar"] for row in written["rows"])
    asked = {row["asked"] for row in written["rows"]}
    assert len(asked) == 1 and asked.pop() > 0
    assert "meaning: hash" in printed


def test_table_readers_are_compared_over_golden_figures(measured, tmp_path):
    [document] = (p for p in SAMPLE_DOCUMENT.parent.iterdir() if p.suffix == ".pdf")
    [cell] = [c for t in parse(document).tables for c in t.cells if c.amount is not None and c.row_path and c.col_path][:1]
    golden = tmp_path / "golden.jsonl"
    address = {"row_label": cell.row_path[-1], "col_label": " > ".join(cell.col_path)}
    rows = [{**address, "text": cell.text}, {**address, "row_label": "?", "text": cell.text}, {"text": "987654321.09"}, {"text": "合计"}]
    golden.write_text(json.dumps({"doc": document.name, "page": cell.page, "rows": rows}), encoding="utf-8")
    written, printed = measured("tables", "--documents", str(document), "--golden", str(golden))
    ours, plumber = written["rows"][:2]
    assert (ours["tool"], ours["golden figures"], ours["in a cell of their own"], ours["in row and column"]) == ("disclosure-qa", 3, 2, 1)
    assert plumber["tool"] == "pdfplumber" and plumber["pages"] == ours["pages"]
    assert all(row["peak_mib"] is None or row["peak_mib"] > 0 for row in (ours, plumber))
    assert "tables of 1 PDFs" in printed


def test_a_plain_grid_gives_every_cell_its_row_and_what_stands_above():
    grid = [["科目", "合计"], ["一、收入", "5.00"], ["合 计", None]]
    [found] = [reading for reading in table_tools._of_grid(3, grid) if reading.text == "5.00"]
    assert (found.page, found.row, found.column) == (3, {"一、收入", "收入"}, {"合计"})


def test_sums_are_tried_and_figures_in_doubt_counted(measured, tmp_path):
    written, printed = measured("identities", "--documents", str(SAMPLE_DOCUMENT))
    [one] = written["files"]
    assert one["sums"] >= one["hold"] > 50 and one["tables that hold"] <= one["with sums"]
    assert one["in doubt"] == 0 and one["figures"] > 400
    broken = tmp_path / "broken.md"
    broken.write_text(SAMPLE_DOCUMENT.read_text("utf-8").replace("\t207.82\t", "\t207.28\t"), "utf-8")
    again, _ = measured("identities", "--documents", str(broken))
    assert again["total"]["hold"] < written["total"]["hold"] and again["total"]["sums"] == written["total"]["sums"]
    assert "figures in doubt" in printed


def test_copies_differ_in_every_sum_of_money_and_still_add_up():
    text = SAMPLE_DOCUMENT.read_text("utf-8")
    twice = scale.multiplied(text, 2)
    assert twice != text and scale.multiplied(text, 1) == text
    assert scale.multiplied("201 4.50 0.00 占29.61%", 2) == "201 9.00 0.00 占29.61%"


def test_tables_without_golden_tables_says_what_is_missing(capsys):
    assert main(["tables", "--documents", str(SAMPLE_DOCUMENT)]) == 1
    assert "--golden" in capsys.readouterr().err


def test_formats_are_read_in_processes_of_their_own(measured):
    written, printed = measured("formats", "--rounds", "1")
    rows = {row["format"]: row for row in written["files"]}
    assert {"md", "txt", "pdf", "docx", "xlsx", "html", "zip"} <= set(rows)
    assert rows["docx"]["figures"] == rows["md"]["figures"]
    assert all(row["seconds"] > 0 and row["process_mib"] > 0 for row in rows.values())
    assert rows["pdf"]["reader_mib"] > 0
    assert "reader_mib" in printed
