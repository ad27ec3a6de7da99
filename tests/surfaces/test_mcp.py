"""The MCP tools, called by a real client in the same process."""

from dataclasses import replace

import pytest
from doubles import ANSWERS, FILE, apart, document
from mcp import Client

from disclosure.amount import WAN_YUAN, Amount
from disclosure.model import CellState, Fact, Finding, Severity
from surfaces.mcp_server import Mcp


@pytest.fixture
def call(parts):
    """Calls a tool and gives (whether it failed, what it gave)."""
    whole = document()
    facts = tuple(
        Fact(f"t1!R2C{col}", whole.id, name, ("合计",), (name,), text, CellState.NUMBER, (0, 1), (0, 1),
             amount=Amount.parse(text, WAN_YUAN), cell=f"t1!R2C{col}", table="t1")
        for col, name, text in ((2, "合计", "200.00"), (3, "基本支出", "150.50"))
    )
    finding = Finding("n1", whole.id, "column-sum", Severity.HIGH, "不符", "differs", "1", "2", "万元", "1", ("t1!R2C2",))
    parts.library.delete(whole.id)
    parts.hold(replace(whole, facts=facts, findings=(finding,)))
    server = Mcp(parts.service())

    async def talk(name, arguments):
        async with Client(server._server) as client:
            if name is None:
                return (await client.list_tools()).tools
            result = await client.call_tool(name, arguments)
            return result.is_error, result.structured_content if not result.is_error else result.content[0].text

    return lambda name=None, **arguments: apart(talk(name, arguments))


def test_the_five_tools_are_there_and_described(call):
    tools = {tool.name: tool for tool in call()}
    assert set(tools) == {"ask", "find_figures", "compute", "list_documents", "audit"}
    assert all(tool.description for tool in tools.values())
    assert "ratio" in tools["compute"].description


def test_ask_gives_the_answer(call):
    failed, answer = call("ask", question="比例", documents=[FILE])
    assert not failed
    assert answer["value"] == "75.25"
    assert answer["figures"][0]["cell"] == ANSWERS["比例"].figures[0].cell


def test_figures_found_can_be_computed_with(call):
    _, found = call("find_figures", words="基本支出")
    (part,) = found["figures"]
    assert part["address"] == f"{document().id}#t1!R2C3"
    whole = f"{FILE}#t1!R2C2"
    failed, result = call("compute", steps=[{"id": "s1", "op": "ratio", "args": [part["address"], whole]}])
    assert not failed
    assert (result["value"], result["exact"], result["unit"]) == ("75.25", "75.25", "%")
    assert result["formula"] == "150.50 ÷ 200.00 × 100%"
    assert [figure["text"] for figure in result["figures"]] == ["150.50", "200.00"]


def test_steps_build_on_steps(call):
    one = f"{FILE}#t1!R2C2"
    steps = [{"id": "s1", "op": "difference", "args": [one, f"{FILE}#t1!R2C3"]}, {"id": "s2", "op": "sum", "args": ["s1", one]}]
    assert call("compute", steps=steps)[1]["value"] == "249.50"


@pytest.mark.parametrize("steps", [
    [], [{"id": "s1", "op": "nonsense", "args": []}], [{"id": "s1", "op": "sum", "args": ["150.50"]}],
    [{"id": "s1", "op": "sum", "args": ["没有.txt#t1!R1C1"]}], [{"id": "s1", "op": "sum", "args": [f"{FILE}#t9!R9C9"]}],
    [{"id": "s1", "op": "ratio", "args": [f"{FILE}#t1!R2C2"]}], [{"id": "s1", "op": "per", "args": []}],
    [{"id": "s1", "op": "minus_all", "args": []}], [{"id": "s1", "op": "mean", "args": []}], [{"id": "s1", "op": "sum", "args": ["s1"]}],
    [{"id": "s1", "op": "value", "args": [f"{FILE}#t1!R2C2"]}] * 51,
    [{"id": "s1", "op": "value", "args": [f"{FILE}#t1!R2C2"]}] * 2,
])
def test_a_program_that_cannot_run_says_why(call, steps):
    failed, why = call("compute", steps=steps)
    assert failed
    assert "Traceback" not in why


def test_documents_and_their_contradictions_are_listed(call):
    assert [one["file"] for one in call("list_documents")[1]["documents"]] == [FILE]
    (finding,) = call("audit", documents=[FILE])[1]["findings"]
    assert (finding["rule"], finding["file"], finding["cells"]) == ("column-sum", FILE, ["t1!R2C2"])


@pytest.mark.parametrize(("question", "told"), [("坏", "读不懂"), ("崩", "服务出错")])
def test_a_question_that_fails_is_one_sentence(call, question, told):
    failed, why = call("ask", question=question)
    assert failed
    assert told in why
    assert "defect" not in why


def test_an_unknown_document_is_named(call):
    failed, why = call("ask", question="比例", documents=["没有.txt"])
    assert failed
    assert "没有.txt" in why
