import json
import subprocess
import sys
from pathlib import Path

import pytest
from doubles import ANSWERS, FILE, HOSTILE, document

from surfaces.arguments import parser
from surfaces.cli import main
from surfaces.commands import COMMANDS
from surfaces.wire import Service


@pytest.fixture
def run(parts, capsys):
    """Run a command over the doubles; gives exit code, stdout, stderr."""

    def call(*argv):
        try:
            code = main(argv, lambda settings: Service(settings, parts.backend()))
        except SystemExit as stop:
            code = stop.code
        caught = capsys.readouterr()
        return code, caught.out, caught.err

    return call


def one_sentence(text):
    return text.startswith("disclosure-qa") and text.count("\n") == 1 and "Traceback" not in text


def test_every_command_has_its_options_before_and_after_its_name():
    arguments = {
        "ingest": ["x"],
        "ask": ["x"],
        "tables": ["x"],
        "audit": [],
        "eval": ["x"],
        "delete": ["x"],
        "chat": [],
        "verify": ["x"],
        "export": ["x"],
        "backup": ["x"],
        "restore": ["x"],
        "correct": ["x", "t1!R1C1", "1"],
        "corrections": [],
        "records": ["x"],
        "original": ["x", "y"],
        "documents": [],
        "serve": [],
    }
    assert set(arguments) == set(COMMANDS)
    for command, rest in arguments.items():
        before = parser().parse_args(["--library", "L", "--json", command, *rest])
        after = parser().parse_args([command, *rest, "--library", "L", "--json"])
        assert before == after
        assert (after.library, after.json) == (Path("L"), True)


def test_every_command_is_in_the_readme():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"disclosure-qa {command}" in readme


def test_documents_lists_what_a_reader_needs(run):
    code, out, err = run("documents")
    assert (code, err) == (0, "")
    for word in (document().id, FILE, "青山镇档案馆", "2024", "预算"):
        assert word in out
    listed = json.loads(run("documents", "--json")[1])
    assert listed[0]["file"] == FILE
    assert listed[0]["stage"] == "budget"


def test_an_empty_library_says_what_to_do(run, parts):
    parts.library.delete(document().id)
    code, out, _ = run("documents")
    assert code == 0
    assert "disclosure-qa ingest" in out
    assert json.loads(run("--json", "documents")[1]) == []


def test_an_answer_shows_its_figures_with_address_and_its_computation(run):
    code, out, err = run("ask", "基本支出的比例？")
    assert (code, err) == (0, "")
    assert out.startswith(ANSWERS["比例"].text)
    assert "t1!R2C3" in out
    assert "占比  150.50 ÷ 200.00 × 100% = 75.25%" in out
    assert "本年支出200.00万元。" in out


def test_the_json_of_an_answer_is_the_answer(run):
    answer = json.loads(run("ask", "比例", "--json")[1])
    assert answer == {**ANSWERS["比例"].to_json(), "question": "比例"}


def test_documents_are_handed_on_and_a_refusal_is_no_failure(run, parts):
    code, out, _ = run("ask", "别的", "--doc", FILE)
    assert (code, out.strip()) == (0, "文库里没有这个数。")
    assert parts.engine.asked[-1][1] == (document().id,)


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("nonsense",),
        ("ask",),
        ("ask", " "),
        ("ask", "问", "--doc", "没有.txt"),
        ("tables", "没有.txt"),
        ("tables", FILE, "--table", "9"),
        ("tables", FILE, "--format", "xml"),
        ("delete", "没有.txt"),
        ("ingest", "没有/这个"),
        ("eval", "没有.jsonl"),
        ("eval", "x.jsonl", "--fail-under", "abc"),
        ("serve", "--port", "99999"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(run, argv):
    code, out, err = run(*argv)
    assert code == 2
    assert out == ""
    assert one_sentence(err)


def test_a_question_that_cannot_be_read_is_one_sentence_and_exit_code_1(run):
    code, out, err = run("ask", "坏")
    assert (code, out) == (1, "")
    assert one_sentence(err)


def test_a_wrong_setting_is_wrong_use(run, monkeypatch):
    monkeypatch.setenv("DISCLOSURE_QA_NONSENSE", "1")
    code, _, err = run("documents")
    assert code == 2
    assert "DISCLOSURE_QA_NONSENSE" in err


def test_ingesting_says_a_line_a_file_and_fails_when_one_failed(run, tmp_path):
    (tmp_path / "好.txt").write_text("某预算", encoding="utf-8")
    (tmp_path / "差.txt").write_text("一首诗", encoding="utf-8")
    code, out, err = run("ingest", str(tmp_path / "好.txt"), str(tmp_path / "差.txt"))
    assert (code, err) == (1, "")
    good, bad = out.splitlines()
    assert good.startswith("ok  好.txt")
    assert bad.startswith("failed: 里面没有预算或决算  差.txt")
    assert run("ingest", str(tmp_path / "好.txt"))[0] == 0
    outcome = json.loads(run("ingest", str(tmp_path / "好.txt"), "--json")[1])
    assert outcome[0]["status"] == "ok"


def test_deleting_looks_every_name_up_before_it_removes_any(run):
    assert run("delete", FILE, "没有.txt")[0] == 2
    assert json.loads(run("documents", "--json")[1])
    assert run("delete", FILE)[:2] == (0, f"已删除 {FILE}\n")


def test_tables_in_every_format(run):
    assert "200.00" in run("tables", FILE)[1]
    assert "'=HYPERLINK(1)" in run("tables", FILE, "--format", "csv")[1]
    page = run("tables", FILE, "--table", "t1", "--format", "html")[1]
    assert page.startswith("<!doctype html>")
    assert HOSTILE not in page
    found = json.loads(run("tables", FILE, "--format", "json")[1])
    cell = next(c for c in found["tables"][0]["cells"] if c["cell"] == "t1!R2C3")
    assert (cell["value"], cell["unit"], cell["col_path"]) == ("150.50", "万元", ["基本支出"])
    assert found == json.loads(run("--json", "tables", FILE)[1])


def test_an_interruption_is_a_sentence(run, parts, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(parts.engine, "ask", interrupt)
    code, _, err = run("ask", "问")
    assert code == 1
    assert one_sentence(err)


def test_english_is_a_setting(run, monkeypatch):
    monkeypatch.setenv("DISCLOSURE_QA_LANGUAGE", "en")
    assert "Budget" in run("documents")[1]


def test_the_program_starts_without_loading_models():
    code = (
        "import sys; from surfaces.cli import main; main(['--library', 'L', 'documents']);"
        "loaded = {'torch', 'chromadb', 'gradio', 'langchain_core'} & set(sys.modules);"
        "assert not loaded, loaded"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": root}, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_reader_who_has_enough_is_no_error():
    env = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"}
    line = f"{sys.executable} -m surfaces.cli --help | head -1"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=env, check=False)
    assert done.stderr == ""


def test_a_defect_leaves_its_details_in_a_file_and_a_sentence_on_the_terminal(tmp_path):
    code = (
        "import surfaces.cli as cli\n"
        "def broken(args, service): raise ZeroDivisionError('a defect')\n"
        "cli.COMMANDS['documents'] = broken\n"
        "raise SystemExit(cli.main())"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code, "documents"],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": root, "TMPDIR": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 1
    assert one_sentence(done.stderr)
    (log,) = tmp_path.glob("disclosure-qa-*.log")
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_a_question_set_is_scored_and_a_missed_bar_is_exit_code_1(run, tmp_path):
    gold = {"kind": "percent", "value": "75.25", "unit": "%", "tolerance": "0.005"}
    question = {
        "id": "q1",
        "docs": [FILE],
        "question": "比例",
        "answerable": True,
        "answer": gold,
        "evidence": [],
    }
    wrong = {**question, "id": "q2", "question": "没有的"}
    questions = tmp_path / "questions.jsonl"
    questions.write_text("\n".join(map(json.dumps, (question, wrong))), encoding="utf-8")
    code, out, err = run("eval", str(questions), "--out", str(tmp_path / "out"), "--fail-under", "50")
    assert (code, err) == (0, "")
    assert "50" in out
    lines = (tmp_path / "out" / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["q1", "q2"]
    summary = run("eval", str(questions), "--out", str(tmp_path / "out"), "--fail-under", "51", "--json")
    assert summary[0] == 1
    assert json.loads(summary[1])["exit_code"] == 1


def test_records_as_text_csv_and_json(tmp_path, capsys):
    path = Path(__file__).parents[2] / "sample" / "qingchuan-2025-budget.md"
    code = main(["--library", str(tmp_path / "none"), "records", str(path), "--kind", "purchase", "--format", "csv"])
    assert code == 0
    head, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split(",") == [
        "kind", "of", "name", "field", "text", "value", "unit", "comparator", "year", "address", "printed",
    ]
    assert first.startswith("purchase,档案数字化与库房维护 › 项目采购,档案数字化加工服务,quantity,1项")
    main(["--library", str(tmp_path / "none"), "records", str(path), "--kind", "contact", "--json"])
    [contact, *_] = json.loads(capsys.readouterr().out)
    assert contact["fields"][1]["text"] == "6120418"
    assert contact["fields"][1]["address"].startswith("t")
    main(["--library", str(tmp_path / "none"), "records", str(path), "--kind", "contact"])
    assert capsys.readouterr().out.startswith("[contact] 沈青禾")
