"""The final account of 2025: what was spent, in the nine statements of the 公开 template."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from sample.document import Row, Table
from sample.figures import ZERO, Figures, budget_2025, merged, read
from sample.layout import beside, table
from sample.statements import money

_BLOCKS = (("301", "303"), ("302",), ("310",))


@cache
def words() -> dict[str, Any]:
    """The words of the final account."""
    return read("wording-2025-final.toml")


@cache
def spent() -> Figures:
    """What was spent, with the names and codes of the budget."""
    return Figures(merged(budget_2025().data, read("figures-2025-final.toml")), budget_2025().wording)


def closing() -> Decimal:
    """What the year ends with: the general budget's carry-over."""
    amount: Decimal = spent().data["closing"]
    return amount


def received(code: str = "") -> Decimal:
    """The general budget's income for a subject, or all of it: what was spent, carried over less what was there."""
    carried = closing() - spent().carry_over
    return spent().total("general", code) + (carried if words()["carried_item"].startswith(code) else ZERO)


def earned(kind: str, code: str = "") -> Decimal:
    """The unit's own income of a kind (`business` or `other`) for a subject."""
    item = words()["own_items"][kind]
    return spent().total("own", item) if item.startswith(code) else ZERO


def income_of(code: str = "") -> Decimal:
    """All income of the year for a subject."""
    return received(code) + earned("business", code) + earned("other", code)


def _shown(value: Decimal) -> str:
    """An amount; the template leaves blank what is nothing."""
    return money(value) if value else ""


def _made(key: str, rows: list[Row]) -> Table:
    spec = words()["table"][key]
    return table(spec, rows, words()["owner"].format(entity=spent().entity), words()["unit"], year=spent().year)


def _subjects() -> list[tuple[str, str]]:
    return [("", words()["total"]), *spent().subjects()]


def _numbered(names: list[str], amounts: dict[str, tuple[Decimal, ...]], first: int, columns: int) -> list[Row]:
    """Lines of a balance: name, line number, amounts."""
    rows = []
    for at, name in enumerate(names):
        bare = name.rpartition("、")[2]
        values = amounts.get(bare, (ZERO,) * columns)
        rows.append((name, str(first + at), *map(_shown, values)))
    return rows


def _by_function(of: str) -> dict[str, Decimal]:
    f = spent()
    return {name: f.total(of, code) for code, name in f.subjects() if len(code) == 3}


def balance() -> Table:
    """公开01表."""
    f, w = spent(), words()
    income = dict(zip(w["own_lines"], (received(), earned("business"), earned("other")), strict=True))
    year, opening = income_of(), f.carry_over
    left = _numbered(w["income_lines"], {name: (value,) for name, value in income.items()}, 1, 1)
    left += [("", str(line), "") for line in range(len(left) + 1, 27)]
    ends = (year, ZERO, opening, None, year + opening)
    left += [(name, str(27 + at), "" if v is None else _shown(v)) for at, (name, v) in enumerate(zip(w["income_ends"], ends, strict=True))]
    right = _numbered(w["functions"], {name: (value,) for name, value in _by_function("total").items()}, 32, 1)
    ends = (f.grand, ZERO, closing(), None, f.grand + closing())
    right += [(name, str(58 + at), "" if v is None else _shown(v)) for at, (name, v) in enumerate(zip(w["spent_ends"], ends, strict=True))]
    return _made("balance", beside(left, right))


def income() -> Table:
    """公开02表."""
    rows = []
    for code, name in _subjects():
        amounts = (income_of(code), received(code), ZERO, earned("business", code), ZERO, ZERO, earned("other", code))
        rows.append((code, name, *map(_shown, amounts)))
    return _made("income", rows)


def expenditure() -> Table:
    """公开03表."""
    f = spent()
    rows = []
    for code, name in _subjects():
        amounts = (f.total(of, code) for of in ("total", "basic", "all_projects"))
        rows.append((code, name, *map(_shown, amounts), "", "", ""))
    return _made("expenditure", rows)


def financed() -> Table:
    """公开04表."""
    f, w = spent(), words()
    left = _numbered(w["fund_lines"], {w["fund"]: (received(),)}, 1, 1)
    left += [("", str(line), "") for line in range(len(left) + 1, 27)]
    ends = (received(), f.carry_over, f.carry_over, ZERO, ZERO, received() + f.carry_over)
    left += [(name, str(27 + at), _shown(v)) for at, (name, v) in enumerate(zip(w["fund_ends"], ends, strict=True))]
    by_function: dict[str, tuple[Decimal, ...]] = {name: (value, value, ZERO, ZERO) for name, value in _by_function("general").items()}
    right = _numbered(w["functions"], by_function, 33, 4)
    for at, (name, value) in enumerate(zip(w["fund_spent"], (f.general, closing(), None, None, None, f.general + closing()), strict=True)):
        amounts = ("", "", "", "") if value is None else (money(value), money(value), "", "")
        right.append((name, str(59 + at), *amounts))
    return _made("financed", beside(left, right))


def general() -> Table:
    """公开05表."""
    f = spent()
    of = ("general", "basic", "project")
    rows = [(code, name, *(_shown(f.total(one, code)) for one in of)) for code, name in _subjects()]
    return _made("general", rows)


def basic() -> Table:
    """公开06表: three blocks of economic subjects side by side."""
    f, w = spent(), words()
    blocks: list[list[Row]] = []
    for groups in _BLOCKS:
        rows: list[Row] = []
        for code in groups:
            group = f.data["economic"][code]
            rows.append((code, group["name"], _shown(f.economic(code))))
            rows += [(key, group[key]["name"], _shown(group[key]["amount"])) for key in group if key != "name"]
        blocks.append(rows)
    left, right = w["basic_ends"]
    last: Row = (left, "←", money(f.personnel), right, "←", "←", "←", "←", money(f.public))
    return _made("basic", [*beside(*blocks), last])


def empty(key: str) -> Table:
    """公开07表 and 公开08表: present, without figures."""
    width = len(words()["table"][key]["head"][0])
    return _made(key, [("", words()["total"], *[""] * (width - 2))])


def travel() -> Table:
    """公开09表: the budget, then what was spent."""
    cells: list[str] = []
    for t in (budget_2025().travel, spent().travel):
        cells += map(_shown, (t.total, t.abroad, t.vehicles, t.purchase, t.running, t.reception))
    return _made("travel", [tuple(cells)])


def statements() -> Iterator[Table]:
    """The nine statements, in order."""
    yield from (balance(), income(), expenditure(), financed(), general(), basic())
    yield from (empty("fund"), empty("state"), travel())
