"""Where last year there was nothing, there is no growth rate."""

import pytest
from audited import HEAD, findings


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2025年机关运行经费2.00万元，比2024年预算增加2.00万元，增长100%。", 1),
        ("2025年机关运行经费2.00万元，比2024年预算增加1.00万元，增长100%。", 0),
        ("2025年机关运行经费2.00万元，比2024年预算增加2.00万元，上年无此项预算。", 0),
        ("2025年机关运行经费0.00万元，比2024年预算增加0.00万元，增长0%。", 0),
    ],
)
def test_a_rate_from_nothing(text: str, count: int) -> None:
    found = findings(f"{HEAD}一、机关运行\n{text}\n", "zero-base")
    assert [(f.kind, str(f.severity)) for f in found] == [("soft", "low")] * count
