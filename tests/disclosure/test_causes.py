"""One cause, one finding: the figure whose change makes all hold."""

from dataclasses import replace
from decimal import Decimal

from disclosure.amount import WAN_YUAN, Amount
from disclosure.causes import corrections, with_causes
from disclosure.checks._finding import Claim, finding
from disclosure.model import Document, DocumentInfo, Finding, Severity

DOCUMENT = Document(DocumentInfo("d", "a.txt", "0", "", None, None, None), "")


def _sum(rule: str, stated: str, recomputed: str, cells: list[str], severity: Severity = Severity.HIGH) -> Finding:
    amounts = (Amount(Decimal(stated), WAN_YUAN), Amount(Decimal(recomputed), WAN_YUAN))
    return finding(DOCUMENT, Claim(rule, amounts[0], cells, "表"), severity, amounts[1])


def test_a_wrong_part_explains_its_own_sum_and_the_sum_it_is_part_of() -> None:
    inner = _sum("column-sum", "5.00", "3.00", ["b", "x", "y"])
    outer = _sum("column-sum", "10.00", "12.00", ["a", "b", "c"])
    found = {f.id: f.cause for f in with_causes([outer, inner])}
    assert found == {inner.id: None, outer.id: inner.id}


def test_changes_of_different_size_have_different_causes() -> None:
    inner = _sum("column-sum", "5.00", "3.00", ["b", "x", "y"])
    outer = _sum("column-sum", "10.00", "19.00", ["a", "b", "c"])
    assert [f.cause for f in with_causes([outer, inner])] == [None, None]


def test_three_identities_broken_by_one_total_are_one_cause() -> None:
    found = with_causes([
        _sum("column-sum", "33.00", "30.00", ["t", "x", "y"]),
        _sum("code-sum", "33.00", "30.00", ["t", "z"]),
        _sum("text-total", "30.00", "33.00", ["s1-2", "t"]),
    ])
    assert sum(1 for f in found if f.cause is None) == 1
    assert next(f for f in found if f.cause is None).cells[0] == "t"


def test_units_do_not_hide_a_common_cause() -> None:
    first = _sum("text-table", "352.67", "350.35", ["s1-2", "t"])
    second = replace(_sum("cross-table", "35.00", "38.20", ["u", "s1-2"]), unit="元", difference="-23200")
    assert corrections(first)["s1-2"] == corrections(second)["s1-2"] == Decimal("-23200")
    assert sum(1 for f in with_causes([first, second]) if f.cause is None) == 1


def test_a_share_of_a_contradicted_figure_follows_from_the_contradiction() -> None:
    total = _sum("text-total", "35.00", "30.00", ["s1-2", "t"])
    share = replace(_sum("share", "50.00", "40.00", ["s3-4", "s1-2", "t"]), unit="%")
    assert [f.cause for f in with_causes([total, share])] == [None, total.id]


def test_nothing_is_recomputed_from_a_figure_that_is_itself_wrong() -> None:
    total = _sum("text-total", "35.00", "30.00", ["s1-2", "t"])
    share = replace(_sum("share", "50.00", "40.00", ["s3-4", "s1-2", "u"]), unit="%", quote="甲35.00万元，占50.00%。")
    told = with_causes([total, share])[1]
    assert (told.recomputed, told.difference, told.severity, told.cause) == ("", "", Severity.LOW, total.id)
    assert "35.00万元" in told.message
    assert "40.00" not in told.message


def test_shares_of_one_wrong_whole_are_one_cause() -> None:
    one = replace(_sum("share", "30.00", "40.00", ["s1-2", "p", "w"]), unit="%")
    other = replace(_sum("share", "60.00", "80.00", ["s3-4", "q", "w"]), unit="%")
    third = replace(_sum("share", "60.00", "70.00", ["s5-6", "r", "w"]), unit="%")
    assert [f.cause for f in with_causes([one, other, third])] == [None, one.id, None]


def test_a_sum_of_a_row_that_only_its_subtotal_breaks_is_not_told_again() -> None:
    inner = _sum("column-sum", "5.00", "3.00", ["t1!R2C4", "t1!R2C5"])
    outer = _sum("column-sum", "10.00", "12.00", ["t1!R2C3", "t1!R2C4", "t1!R2C6"])
    assert [f.id for f in with_causes([outer, inner])] == [inner.id]


def test_rounding_is_never_a_cause() -> None:
    rounding = _sum("column-sum", "5.01", "5.00", ["b", "x"], Severity.ROUNDING)
    other = _sum("column-sum", "9.99", "10.00", ["a", "b"])
    assert [f.cause for f in with_causes([rounding, other])] == [None, None]


def test_ids_are_unique_afterwards() -> None:
    one = _sum("column-sum", "5.00", "3.00", ["b", "x"])
    found = with_causes([one, replace(one, recomputed="4.00")])
    assert len({f.id for f in found}) == 2


def test_every_cause_is_a_finding_without_one() -> None:
    found = with_causes([
        _sum("column-sum", "5.00", "3.00", ["b", "x", "y"]),
        _sum("column-sum", "10.00", "12.00", ["a", "b", "c"]),
        _sum("code-sum", "20.00", "18.00", ["e", "b", "f"]),
    ])
    roots = {f.id for f in found if f.cause is None}
    assert all(f.cause is None or f.cause in roots for f in found)
