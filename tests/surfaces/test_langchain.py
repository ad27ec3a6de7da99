import pytest
from doubles import ANSWERS, FILE, document
from langchain_core.retrievers import BaseRetriever
from langchain_core.tools import BaseTool

from surfaces.langchain_tools import DisclosureRetriever, DisclosureTool


@pytest.fixture
def tool(parts):
    return DisclosureTool(service=parts.service())


def test_the_tool_gives_text_with_citations_and_the_answer_beside_it(tool):
    assert isinstance(tool, BaseTool)
    call = {"type": "tool_call", "id": "1", "name": tool.name, "args": {"question": "比例", "documents": [FILE]}}
    message = tool.invoke(call)
    assert message.content.startswith(ANSWERS["比例"].text)
    assert "t1!R2C3" in message.content
    assert message.artifact["value"] == "75.25"


def test_the_tool_asks_what_it_is_given(tool, parts):
    tool.invoke({"question": "比例", "documents": [FILE]})
    assert parts.engine.asked == [("比例", (document().id,), None)]


@pytest.mark.parametrize("arguments", [{"question": "坏"}, {"question": "比例", "documents": ["没有.txt"]}])
def test_what_cannot_be_asked_is_told_to_the_agent(tool, arguments):
    message = tool.invoke({"type": "tool_call", "id": "1", "name": tool.name, "args": arguments})
    assert message.status == "error"
    assert "Traceback" not in message.content


def test_the_tool_describes_its_arguments(tool):
    schema = tool.tool_call_schema.model_json_schema()
    assert schema["required"] == ["question"]
    assert set(schema["properties"]) == {"question", "documents"}


def test_the_retriever_gives_figures_and_passages_with_their_places(parts):
    retriever = DisclosureRetriever(service=parts.service(), documents=[FILE])
    assert isinstance(retriever, BaseRetriever)
    found = retriever.invoke("比例")
    assert [one.metadata["kind"] for one in found] == ["figure", "figure", "passage"]
    assert (found[0].page_content, found[0].metadata["cell"]) == ("合计 › 基本支出：150.50万元", "t1!R2C3")
    assert found[-1].page_content == "本年支出200.00万元。"
    assert {one.metadata["source"] for one in found} == {FILE}


def test_the_retriever_keeps_to_its_limit_and_a_refusal_gives_nothing(parts):
    retriever = DisclosureRetriever(service=parts.service(), limit=1)
    assert len(retriever.invoke("比例")) == 1
    assert retriever.invoke("别的") == []
