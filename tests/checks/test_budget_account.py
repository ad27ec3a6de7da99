"""The initial budget that a final account gives is what the budget published."""

import pytest
from audited import across
from test_year_before import ACCOUNT, BEFORE


@pytest.mark.parametrize(
    ("budget", "found"),
    [("120.00", []), ("120.0", []), ("102.00", [("budget-account", "medium", "102.00", "120.00")])],
)
def test_a_subject(budget: str, found: list[tuple[str, str, str, str]]) -> None:
    assert across(ACCOUNT.format(budget, budget), BEFORE) == found
