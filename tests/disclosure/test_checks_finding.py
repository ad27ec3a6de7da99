"""How a finding is put: exact figures, one wording, and a 尾差 told apart from an error."""

from decimal import Decimal

import pytest

from disclosure.amount import WAN_YUAN, YUAN, Amount
from disclosure.checks._finding import Claim, finding, severity_of
from disclosure.model import Document, DocumentInfo, Severity

DOCUMENT = Document(DocumentInfo("d", "a.txt", "0", "", None, None, None), "")


def test_a_finding_gives_both_figures_their_difference_and_every_cell() -> None:
    claim = Claim(
        "code-sum",
        Amount(Decimal("959.82"), WAN_YUAN),
        ["t3!R4C3", "t3!R5C3", "t3!R6C3"],
        "表3 支出总表 一般公共服务支出 合计",
        "引文",
    )
    found = finding(DOCUMENT, claim, Severity.HIGH, Amount(Decimal("969.82"), WAN_YUAN))
    assert (found.stated, found.recomputed, found.unit, found.difference) == (
        "959.82",
        "969.82",
        "万元",
        "-10.00",
    )
    assert found.cells == ("t3!R4C3", "t3!R5C3", "t3!R6C3")
    assert (found.document, found.rule, found.severity, found.quote) == (
        "d",
        "code-sum",
        Severity.HIGH,
        "引文",
    )
    for message in (found.message, found.message_en):
        assert "表3 支出总表 一般公共服务支出 合计" in message
        assert "959.82万元" in message
        assert "10.00万元" in message
        assert "-10.00" not in message


def test_the_difference_is_in_the_stated_unit() -> None:
    claim = Claim("text-table", Amount(Decimal("1635.53"), WAN_YUAN), ["s1-2", "t1!R1C1"], "六、")
    found = finding(DOCUMENT, claim, Severity.HIGH, Amount(Decimal(16535300), YUAN))
    assert Decimal(found.difference) == Decimal(-18)


@pytest.mark.parametrize(
    ("gap", "severity"),
    [
        ("0.00", None),
        ("0.01", Severity.ROUNDING),
        ("-0.015", Severity.ROUNDING),
        ("0.02", Severity.HIGH),
        ("-18", Severity.HIGH),
    ],
)
def test_a_gap_is_nothing_rounding_or_an_error(gap: str, severity: Severity | None) -> None:
    assert severity_of(Decimal(gap), Decimal("0.015")) is severity
