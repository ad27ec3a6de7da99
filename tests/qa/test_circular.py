"""Figures whose agreement proves nothing, because one was placed by it."""

from dataclasses import replace

import pytest

from disclosure.amount import WAN_YUAN, Amount
from disclosure.model import CellState, Fact, Role
from qa.circular import circular

TOTAL = Fact(
    id="t1!R2C3", document="d", label="合计", text="9.66", state=CellState.NUMBER, amount=Amount.parse("9.66", WAN_YUAN), role=Role.LEVEL,
    row_path=("合计",), col_path=("合计",), table="t1", cell="t1!R2C3", span=(0, 4), quote=(0, 4),
)
BASIC = replace(TOTAL, id="t1!R2C4", cell="t1!R2C4", col_path=("基本支出",))
SUBJECT = replace(TOTAL, id="t1!R3C3", cell="t1!R3C3", row_path=("教育支出",))
SAID = replace(TOTAL, id="s1", cell=None, table=None)
ELSEWHERE = replace(TOTAL, id="t2!R2C3", cell="t2!R2C3", table="t2")


@pytest.mark.parametrize(
    ("other", "marks"),
    [(BASIC, {"columns", "roll-up", "stated"}), (SUBJECT, {"roll-up"}), (SAID, {"stated"}), (ELSEWHERE, set[str]())],
    ids=["another column of its row", "another row of its column", "a sentence", "another table"],
)
def test_what_a_placed_figure_does_not_prove(other: Fact, marks: set[str]) -> None:
    found = {mark for mark in ("columns", "roll-up", "stated", "row-shift") if circular([replace(TOTAL, placed_by=mark), other])}
    assert found == marks
    assert not circular([TOTAL, other])
