"""Documents saved on one line: tables are found again, all their figures in doubt; others are left as they are."""

from pathlib import Path

import pytest

from disclosure.model import Document
from ingest.pipeline import parse
from ingest.readers.text_unfold import cuts

SAMPLE = Path(__file__).parents[2] / "sample" / "qingchuan-2025-budget.txt"


@pytest.fixture(scope="module")
def whole() -> Document:
    return parse(SAMPLE)


@pytest.fixture(scope="module")
def folded(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("one") / "a.txt"
    path.write_text(" ".join(SAMPLE.read_text("utf-8").split("\n")), "utf-8")
    return parse(path)


def test_the_statements_of_a_document_on_one_line_are_found(whole: Document, folded: Document) -> None:
    assert [t.statement for t in folded.tables] == [t.statement for t in whole.tables]
    assert (folded.info.entity, folded.info.year) == (whole.info.entity, whole.info.year)


def test_most_figures_are_there_and_all_of_them_in_doubt(whole: Document, folded: Document) -> None:
    def figures(document: Document) -> list[str]:
        return [cell.text for table in document.tables for cell in table.values() if cell.amount]

    assert len(figures(folded)) > 0.8 * len(figures(whole))
    assert all(cell.doubtful for table in folded.tables for cell in table.values())


def test_every_cell_stands_where_it_says(folded: Document) -> None:
    for table in folded.tables:
        for cell in table.values():
            assert not table.cells or set(cell.text) <= set(folded.slice(cell.span)) | set(" \n")


@pytest.mark.parametrize("name", ["qingchuan-2025-budget.txt", "qingchuan-2025-budget.md", "qingchuan-2026-budget-text.md", "beizhu-2025-budget.md"])
def test_documents_with_lines_are_left_alone(name: str) -> None:
    assert cuts((SAMPLE.parent / name).read_text("utf-8")) == []


@pytest.mark.parametrize("text", ["", "短", "一般公共预算支出10万元。" * 10, "a\tb" * 2_000, "<table><tr><td>208 支出</td></tr></table>" * 100])
def test_short_texts_and_grids_on_one_line_have_no_cuts(text: str) -> None:
    assert cuts(text) == []
