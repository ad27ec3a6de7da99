"""Parts and shares of a form's table of income and expenditure."""

import pytest
from audited import HEAD, brief, findings, read

FORM = (
    "表11 部门整体支出绩效目标申报表\n单位：万元\n部门(单位)名称\t某区档案局\n总体资金情况\t\t当年金额\t占比\n"
    "收入构成\t财政拨款\t{first}\t{share}\n\t单位资金\t20.00\t25.00%\n\t合计\t80.00\t100%\n"
    "支出构成\t基本支出\t40.00\t50.00%\n\t项目支出\t40.00\t50.00%\n\t合计\t80.00\t100%\n"
)


@pytest.mark.parametrize(
    ("first", "found"), [("60.00", []), ("60.01", []), ("65.00", [("medium", "80.00", "85.00")])]
)
def test_parts(first: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(HEAD + FORM.format(first=first, share="75.00%"), "form-shares") == found


@pytest.mark.parametrize(("share", "count"), [("75.00%", 0), ("57.00%", 1)])
def test_shares(share: str, count: int) -> None:
    document = read(HEAD + FORM.format(first="60.00", share=share))
    assert len([f for f in document.findings if f.rule == "share"]) == count


def test_a_finding_cites_the_total_and_its_parts() -> None:
    [found] = findings(HEAD + FORM.format(first="65.00", share="75.00%"), "form-shares")
    assert len(found.cells) == 3
