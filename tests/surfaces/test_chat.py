import io
import json

import pytest
from doubles import ANSWERS, FILE, document

from surfaces.cli import main


@pytest.fixture
def chat(parts, monkeypatch, capsys):
    """Runs a dialogue from a pipe and gives the exit code with what was printed."""

    def run(text, *options):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        code = main(["chat", *options], parts.service)
        return code, capsys.readouterr()

    return run


def test_a_pipe_gives_one_answer_a_line(chat, parts):
    code, printed = chat("比例\n\n矛盾\n")
    assert code == 0
    assert printed.out.index("75.25%") < printed.out.index("200.00万元。<img")
    assert [asked for asked, *_ in parts.engine.asked] == ["比例", "矛盾"]


def test_all_questions_of_a_dialogue_share_a_session(chat, parts):
    chat("比例\n矛盾\n")
    sessions = {session for *_, session in parts.engine.asked}
    assert len(sessions) == 1
    assert None not in sessions


def test_reset_begins_another_session(chat, parts):
    code, printed = chat("比例\n/reset\n比例\n")
    assert code == 0
    assert len({session for *_, session in parts.engine.asked}) == 2
    assert "上文已清空" in printed.out


def test_documents_are_listed_and_chosen_by_number(chat, parts):
    _, printed = chat("/docs\n/docs 1\n比例\n/docs all\n比例\n")
    assert printed.out.splitlines()[0].startswith("1  ")
    assert FILE in printed.out
    assert [documents for _, documents, _ in parts.engine.asked] == [(document().id,), None]


def test_nothing_after_quit_is_asked(chat, parts):
    assert chat("/quit\n比例\n")[0] == 0
    assert parts.engine.asked == []


@pytest.mark.parametrize("line", ["/nonsense", "/docs 9", "/docs 没有.txt", "坏", "问" * 20_001])
def test_what_cannot_be_done_is_one_sentence_and_the_dialogue_goes_on(chat, line):
    code, printed = chat(f"{line}\n比例\n")
    assert code == 1
    assert printed.err.count("\n") == 1
    assert "Traceback" not in printed.err
    assert "75.25%" in printed.out


def test_json_is_one_answer_a_line_and_nothing_else(chat):
    code, printed = chat("比例\n/reset\n/docs\n矛盾\n", "--json")
    assert code == 0
    lines = [json.loads(line) for line in printed.out.splitlines()]
    assert [line["value"] for line in lines] == [ANSWERS["比例"].value, None]


def test_an_unknown_document_is_wrong_use(chat):
    code, printed = chat("比例\n", "--doc", "没有.txt")
    assert (code, printed.out) == (2, "")
