"""A table that says it is empty is empty."""

import pytest
from audited import HEAD, findings

TABLE = "表8 政府性基金预算支出表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t{0}\t\t{0}\n\n注：本部门2025年{1}\n"


@pytest.mark.parametrize(
    ("figure", "note", "found"),
    [
        ("", "无政府性基金预算财政拨款安排的预算，故本表为空表。", []),
        ("0.00", "无政府性基金预算财政拨款安排的预算，故本表为空表。", []),
        ("3.00", "无政府性基金预算财政拨款安排的预算，故本表为空表。", ["3.00万元"]),
        ("3.00", "政府性基金预算支出比上年增加。", []),
    ],
)
def test_notes(figure: str, note: str, found: list[str]) -> None:
    got = findings(HEAD + TABLE.format(figure, note), "empty-table")
    assert [f.recomputed.split("、")[0] for f in got] == found
    assert all((f.kind, str(f.severity)) == ("label", "medium") for f in got)
    assert all(note in f.message and note in f.stated and f.cells[0].startswith("s") for f in got)
