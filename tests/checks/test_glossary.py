"""The glossary explains the subjects of the statements, each once, by its name."""

import pytest
from audited import TABLE, findings, read

ROWS = "\t合计\t3.00\t3.00\t0.00\n208\t社会保障和就业支出\t3.00\t3.00\t0.00\n20805\t行政事业单位养老支出\t3.00\t3.00\t0.00\n2080501\t行政单位离退休\t3.00\t3.00\t0.00\n"
TEXT = "第四部分 名词解释\n1.社会保障和就业支出（类）行政事业单位养老支出（款）{}（项）：反映离退休经费。\n{}"
AGAIN = "2.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）：反映离退休经费。\n"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("行政单位离退休", []),
        ("行政事业单位离退休", [("行政事业单位离退休", "行政单位离退休")]),
        ("职业年金缴费支出", []),
    ],
)
def test_names(name: str, found: list[tuple[str, str]]) -> None:
    got = findings(TABLE + ROWS + TEXT.format(name, ""), "glossary")
    assert [(f.stated, f.recomputed) for f in got] == found


@pytest.mark.parametrize(("more", "count"), [("", 0), (AGAIN, 1)])
def test_a_subject_explained_twice(more: str, count: int) -> None:
    document = read(TABLE + ROWS + TEXT.format("行政单位离退休", more))
    assert len([f for f in document.findings if f.rule == "glossary-twice"]) == count
