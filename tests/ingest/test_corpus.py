"""Real disclosures: each is read whole, knows whose it is, and every figure leads back to its place."""

import os
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from written import parsed

from disclosure.model import CellState, Document, Stage

pytestmark = pytest.mark.corpus

_ROOT = os.environ.get("DISCLOSURE_QA_CORPUS", "")
_FILES = sorted(path for path in Path(_ROOT).rglob("*") if path.suffix in (".pdf", ".txt")) if _ROOT else []
_NAMED = [path for path in _FILES if re.search(r"20\d\d年部门", path.name)]

if not _FILES:
    pytest.skip(
        "DISCLOSURE_QA_CORPUS is not set, or names a folder without .pdf and .txt files",
        allow_module_level=True,
    )

every_file = pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)


@every_file
def test_a_disclosure_says_whose_it_is_of_which_year_and_stage(path: Path) -> None:
    info = parsed(path).info
    assert info.entity
    assert info.year in range(2010, 2040)
    assert info.stage in set(Stage)


@pytest.mark.parametrize("path", _NAMED, ids=lambda path: path.stem)
def test_the_document_agrees_with_the_name_of_its_file(path: Path) -> None:
    info = parsed(path).info
    named = re.search(r"(?P<year>20\d\d)年部门(?P<stage>预算|决算)", path.name)
    assert named is not None
    assert info.year == int(named["year"])
    assert info.stage is (Stage.BUDGET if named["stage"] == "预算" else Stage.FINAL_ACCOUNT)


@every_file
def test_it_has_tables_and_figures(path: Path) -> None:
    """A disclosure may have its text in one file and its tables in another."""
    document = parsed(path)
    filled = sum(1 for table in document.tables if table.statement and any(c.amount for c in table.values()))
    said = sum(1 for fact in document.facts if fact.amount and fact.cell is None)
    assert filled >= 4 if document.tables else said > 10


@every_file
def test_addresses_are_unique_and_inside_the_text(path: Path) -> None:
    document = parsed(path)
    repeated = {name: n for name, n in Counter(fact.id for fact in document.facts).items() if n > 1}
    assert repeated == {}
    for fact in document.facts:
        assert 0 <= fact.span[0] <= fact.span[1] <= len(document.text)
        assert fact.quote[0] <= fact.quote[1] <= len(document.text)


def _digits(text: str) -> str:
    return re.sub(r"[^\d.]", "", text)


@every_file
def test_a_figure_of_a_cell_is_printed_in_the_document(path: Path) -> None:
    document = parsed(path)
    printed = re.sub(r"\s", "", document.text)
    absent = [f.id for f in document.facts if f.amount and re.sub(r"\s", "", f.text) not in printed]
    assert absent == []


@every_file
def test_an_amount_is_what_its_text_says(path: Path) -> None:
    for fact in parsed(path).facts:
        if fact.amount is None or "+" in fact.text or "＋" in fact.text:
            continue
        digits = _digits(fact.text)
        assert abs(fact.amount.value) == Decimal(digits), (fact.id, fact.text)
        assert fact.amount.places == len(digits.partition(".")[2]), (fact.id, fact.text)
        assert (fact.amount.value == 0) is (fact.state is CellState.ZERO)


@every_file
def test_a_finding_cites_facts_of_the_document(path: Path) -> None:
    """A finding's places are facts, or spans of the text where it is about words (names, titles, numbering)."""
    document = parsed(path)
    known = {fact.id for fact in document.facts}
    for address in {address for found in document.findings for address in found.cells} - known:
        span = re.fullmatch(r"s(\d+)-(\d+)", address)
        cell = re.fullmatch(r"(t\d+)!R\d+C\d+", address)
        assert (span and int(span[1]) < int(span[2]) <= len(document.text)) or (cell and document.table(cell[1])), address


@every_file
def test_passages_cover_what_is_printed(path: Path) -> None:
    document = parsed(path)
    covered = bytearray(len(document.text))
    for chunk in document.chunks:
        for start, end in chunk.windows:
            covered[start:end] = b"\1" * (end - start)
    left = [
        char for char, seen in zip(document.text, covered, strict=True) if not seen and not char.isspace()
    ]
    assert len(left) == 0


def _tables(document: Document) -> Counter[str]:
    return Counter(
        t.statement
        for t in document.tables
        if t.statement and not t.is_form and any(c.amount for c in t.values())
    )


@every_file
def test_a_standard_statement_is_not_found_many_times_over(path: Path) -> None:
    assert max(_tables(parsed(path)).values(), default=0) <= 3
