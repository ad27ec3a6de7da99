"""Slips of writing that have one form wherever they stand."""

import pytest
from audited import HEAD, findings


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("全年通过通过开展检查，实现全覆盖。", ["通过"]),
        ("全年通过开展检查，实现全覆盖。", []),
        ("一个一个项目逐项逐项检查。", []),
        ("依据某办文2019【35】号执行。", ["〔2019〕35号"]),
        ("依据某办文〔2019〕35号执行。", []),
        ("依据某发{[2019]52号执行。", ["〔2019〕52号"]),
        ("下降23.470%，主要原因是压减。", ["23.47%"]),
        ("下降23.47%，主要原因是压减。", []),
        ("推进ABCS付费和ABC付费改革。", ["ABC"]),
        ("推进GPS系统建设。", []),
    ],
)
def test_slips(text: str, right: list[str]) -> None:
    found = findings(f"{HEAD}一、工作情况\n{text}\n", "wording")
    assert [f.recomputed for f in found] == right
    assert all((f.kind, str(f.severity)) == ("label", "low") for f in found)
