import json
from pathlib import Path

import pytest
from doubles import FILE, document

from disclosure.amount import WAN_YUAN, Amount
from disclosure.model import CellState, Fact
from surfaces.cli import main


@pytest.fixture
def answer(parts):
    """An answer over two cells that the library holds, as JSON."""
    whole = document()
    facts = tuple(
        Fact(f"t1!R2C{col}", whole.id, name, ("合计",), (name,), text, CellState.NUMBER, (0, 1), (0, 11),
             amount=Amount.parse(text, WAN_YUAN), cell=f"t1!R2C{col}", table="t1")
        for col, name, text in ((2, "合计", "200.00"), (3, "基本支出", "150.50"))
    )
    from dataclasses import replace

    parts.library.delete(whole.id)
    parts.hold(replace(whole, facts=facts))
    figures = [
        {"id": f"f{n}", "label": f.label, "value": f.amount.plain(), "unit": "万元", "comparator": None, "document": FILE,
         "document_sha256": whole.info.sha256, "table": "表3 支出总表", "row_path": list(f.row_path),
         "col_path": list(f.col_path), "cell": f.cell, "span": None, "page": None, "bbox": None, "text": f.text}
        for n, f in enumerate(facts, 1)
    ]
    step = {"id": "s1", "op": "ratio", "args": ["f2", "f1"], "result": "75.25", "exact": "75.25", "unit": "%"}
    return {"id": "a1", "question": "占比？", "status": "grounded", "text": "基本支出占75.25%。", "value": "75.25", "unit": "%",
            "exact": "75.25", "figures": figures, "evidence": [], "program": [step], "findings": []}


@pytest.fixture
def verify(parts, capsys):
    def run(value, *options):
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        Path("answer.json").write_text(text, encoding="utf-8")
        code = main(["verify", "answer.json", *options], parts.service)
        return code, capsys.readouterr()

    return run


def test_an_answer_that_holds_is_told_and_exits_with_0(verify, answer):
    code, printed = verify(answer)
    assert code == 0
    assert "成立" in printed.out
    assert "2 个数" in printed.out


@pytest.mark.parametrize(("change", "told"), [
    (lambda a: a["figures"][0].update(value="201.00"), "数 f1：应为 200.00"),
    (lambda a: a["figures"][0].update(unit="元"), "数 f1：单位应为 万元"),
    (lambda a: a["figures"][1].update(cell="t1!R3C3"), "数 f2：文件里没有 t1!R3C3"),
    (lambda a: a["program"][0].update(result="75.26"), "步骤 s1：结果应为 75.25"),
    (lambda a: a.update(value="80.00"), "答案的值：应为 75.25"),
    (lambda a: a.update(text="占99%。"), "没有出处：99"),
])
def test_what_was_changed_is_told_and_exits_with_1(verify, answer, change, told):
    change(answer)
    code, printed = verify(answer)
    assert code == 1
    assert told in printed.out


def test_a_figure_is_found_by_name_where_the_content_changed(verify, answer):
    answer["figures"][0]["document_sha256"] = "0" * 64
    assert verify(answer)[0] == 0


def test_answers_a_line_are_each_replayed(verify, answer):
    code, printed = verify("\n".join(json.dumps(one) for one in (answer, answer | {"id": "a2", "value": "1"})), "--json")
    assert code == 1
    assert [(one["id"], one["holds"]) for one in json.loads(printed.out)] == [("a1", True), ("a2", False)]


def test_a_refusal_has_nothing_to_check(verify):
    code, printed = verify({"id": "a0", "status": "refused", "text": "没有。", "figures": [], "program": []})
    assert code == 0
    assert "无可核对" in printed.out


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"status": "grounded", "text": "x", "figures": "f"}', "[1]", "[" * 5_000])
def test_what_is_no_answer_is_wrong_use_in_one_sentence(verify, text):
    code, printed = verify(text)
    assert code == 2
    assert printed.err.count("\n") == 1
    assert "Traceback" not in printed.err


def test_a_missing_file_is_wrong_use(parts, capsys):
    assert main(["verify", "none.json"], parts.service) == 2
    assert capsys.readouterr().err.count("\n") == 1
