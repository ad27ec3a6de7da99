"""Rules are found by their file; each has wording in both languages and a test beside it."""

import ast
import re
from pathlib import Path
from types import ModuleType

import pytest

import disclosure.checks as package
from disclosure.checks import check, rules
from disclosure.model import Document, DocumentInfo
from disclosure.terms import load

TESTS = Path(__file__).parents[1] / "checks"
EMPTY = Document(DocumentInfo("d", "a.txt", "0", "", None, None, None), "")


def test_every_rule_file_is_found_and_helpers_are_not() -> None:
    files = {
        path.stem for path in Path(package.__file__).parent.glob("*.py") if not path.stem.startswith("_")
    }
    assert {rule.__name__.rsplit(".", 1)[-1] for rule in rules()} == files
    assert {"code_sum", "column_sum", "growth_rate", "list_sum", "text_table"} <= files


def test_no_two_rules_share_a_name() -> None:
    names = [rule.RULE for rule in rules()]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.RULE)
def test_a_rule_is_worded_in_chinese_and_english(rule: ModuleType) -> None:
    texts = load("findings")[rule.RULE]
    for language in ("zh", "en"):
        assert {"{place}", "{stated}", "{recomputed}"} <= set(_fields(texts[language]))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.RULE)
def test_a_rule_says_where_it_comes_from(rule: ModuleType) -> None:
    assert "Source:" in (ast.get_docstring(ast.parse(Path(str(rule.__file__)).read_text("utf-8"))) or "")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.RULE)
def test_a_rule_has_a_test_beside_it(rule: ModuleType) -> None:
    assert (TESTS / f"test_{rule.__name__.rsplit('.', 1)[-1]}.py").is_file()


def test_an_empty_document_contradicts_nothing() -> None:
    assert check(EMPTY) == ()


def _fields(template: str) -> list[str]:
    return re.findall(r"\{\w+\}", template)
