"""The figures of the sample disclosures: read from the toml files as Decimals, with every total derived here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
ZERO = Decimal("0.00")


def read(name: str) -> dict[str, Any]:
    """One of the sample's toml files, every number with a point a Decimal."""
    return tomllib.loads((_FOLDER / name).read_text("utf-8"), parse_float=Decimal)


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A part as a percentage of the whole, to two places, half up."""
    return (part * 100 / whole).quantize(ZERO, rounding=ROUND_HALF_UP)


def merged(base: Any, over: Any) -> Any:
    """`base` with what `over` says differently; tables of a list are matched by their `code`."""
    if isinstance(base, Mapping) and isinstance(over, Mapping):
        return {key: merged(base.get(key), over[key]) if key in over else base[key] for key in (*base, *(over.keys() - base.keys()))}
    if isinstance(base, list) and isinstance(over, list) and over and isinstance(over[0], dict) and "code" in over[0]:
        changes = {row["code"]: row for row in over}
        return [merged(row, changes.get(row["code"], {})) for row in base]
    return over


@dataclass(frozen=True, slots=True)
class Item:
    """A functional subject at the lowest level (项), in 万元."""

    code: str
    name: str
    personnel: Decimal
    public: Decimal
    project: Decimal
    own: Decimal
    prior: Decimal
    prior_project: Decimal
    reason: str

    @property
    def basic(self) -> Decimal:
        """Basic expenditure."""
        return self.personnel + self.public

    @property
    def general(self) -> Decimal:
        """Expenditure from the general public budget, carry-over included."""
        return self.basic + self.project

    @property
    def all_projects(self) -> Decimal:
        """Project expenditure whatever pays for it."""
        return self.project + self.own

    @property
    def total(self) -> Decimal:
        """All expenditure."""
        return self.general + self.own


@dataclass(frozen=True, slots=True)
class Project:
    """A project, in 万元."""

    code: str
    name: str
    unit: str
    general: Decimal
    carry_over: Decimal
    own: Decimal
    prior: Decimal
    before: Decimal
    use: str

    @property
    def total(self) -> Decimal:
        """This year's budget."""
        return self.general + self.carry_over + self.own


@dataclass(frozen=True, slots=True)
class Change:
    """A figure and what it was the year before."""

    now: Decimal
    prior: Decimal

    @property
    def difference(self) -> Decimal:
        """By how much it changed; negative for a fall."""
        return self.now - self.prior

    @property
    def rate(self) -> Decimal:
        """The change as a percentage of the year before."""
        return share(self.difference, self.prior)


@dataclass(frozen=True, slots=True)
class Travel:
    """The 三公 expenditure, in 万元."""

    abroad: Decimal
    purchase: Decimal
    running: Decimal
    reception: Decimal

    @property
    def vehicles(self) -> Decimal:
        """Buying and running vehicles."""
        return self.purchase + self.running

    @property
    def total(self) -> Decimal:
        """All of it."""
        return sum((getattr(self, field.name) for field in fields(self)), ZERO)


class Figures:
    """The figures and the words of one disclosure, and what follows from them."""

    def __init__(self, data: Mapping[str, Any], wording: Mapping[str, Any]) -> None:
        """Take what the toml files give; every total is derived."""
        self.data, self.wording = data, wording
        self.entity: str = data["entity"]
        self.year: int = data["year"]
        self.last_year = self.year - 1
        self.year_before = self.year - 2
        self.items = tuple(Item(**row) for row in data["item"])
        self.projects = tuple(Project(**row) for row in data["project"])

    def total(self, of: str, prefix: str = "") -> Decimal:
        """The sum of one quantity of the functional subjects whose code starts with `prefix`."""
        return sum((getattr(item, of) for item in self.items if item.code.startswith(prefix)), ZERO)

    def subjects(self) -> Iterator[tuple[str, str]]:
        """Every functional subject as (code, name), each group before its members."""
        seen: set[str] = set()
        for item in self.items:
            for code in (item.code[:3], item.code[:5]):
                if code not in seen:
                    seen.add(code)
                    yield code, self.data["group"][code]
            yield item.code, item.name

    def economic(self, code: str) -> Decimal:
        """An economic subject of the basic expenditure: a group of three digits or a subject of five."""
        group = self.data["economic"][code[:3]]
        if len(code) == 5:
            amount: Decimal = group[code]["amount"]
            return amount
        return sum((row["amount"] for key, row in group.items() if key != "name"), ZERO)

    @cached_property
    def travel(self) -> Travel:
        """The 三公 expenditure of the general budget."""
        return Travel(*(self.economic(code) for code in ("30212", "31013", "30231", "30217")))

    @cached_property
    def travel_prior(self) -> Travel:
        """The 三公 expenditure the year before."""
        return Travel(**self.data["travel_prior"])

    @property
    def carry_over(self) -> Decimal:
        """What the year began with."""
        amount: Decimal = self.data["income"]["carry_over"]
        return amount

    @property
    def own(self) -> Decimal:
        """Income that is not from the general budget."""
        amount: Decimal = self.data["income"]["business"] + self.data["income"]["other"]
        return amount

    @cached_property
    def general(self) -> Decimal:
        """All expenditure from the general budget."""
        return self.total("general")

    @property
    def allocated(self) -> Decimal:
        """This year's general budget, without the carry-over."""
        return self.general - self.carry_over

    @cached_property
    def basic(self) -> Decimal:
        """Basic expenditure."""
        return self.total("basic")

    @cached_property
    def personnel(self) -> Decimal:
        """Its personnel part."""
        return self.total("personnel")

    @cached_property
    def public(self) -> Decimal:
        """Its public part."""
        return self.total("public")

    @cached_property
    def grand(self) -> Decimal:
        """All expenditure, which is all income with the carry-over."""
        return self.total("total")

    @cached_property
    def prior_general(self) -> Decimal:
        """The general budget of the year before."""
        return self.total("prior")

    @property
    def prior_allocated(self) -> Decimal:
        """The same without what was carried into that year."""
        carried: Decimal = self.data["income"].get("prior_carry_over", ZERO)
        return self.prior_general - carried

    @property
    def prior_own(self) -> Decimal:
        """Other income of the year before."""
        amount: Decimal = self.data["income"]["prior_business"] + self.data["income"]["prior_other"]
        return amount

    @property
    def prior_grand(self) -> Decimal:
        """Everything, the year before."""
        return self.prior_general + self.prior_own


@cache
def budget_2025() -> Figures:
    """The first unit's budget of 2025."""
    return Figures(read("figures.toml"), read("wording.toml"))


@cache
def budget_2026() -> Figures:
    """The first unit's budget of 2026: what it says of 2025 is what the budget of 2025 gives."""
    last = budget_2025()
    data = merged(merged(last.data, _as_prior(last)), read("figures-2026.toml"))
    return Figures(data, merged(last.wording, read("wording-2026.toml")))


def _as_prior(last: Figures) -> dict[str, Any]:
    """The figures of a budget in the places for the year before."""
    d = last.data
    bought = d["procurement"]
    return {
        "item": [{"code": i.code, "prior": i.general, "prior_project": i.project} for i in last.items],
        "project": [{"code": p.code, "prior": p.total, "before": p.prior} for p in last.projects],
        "income": {
            "prior_business": d["income"]["business"],
            "prior_other": d["income"]["other"],
            "prior_carry_over": last.carry_over,
        },
        "travel_prior": {field.name: getattr(last.travel, field.name) for field in fields(Travel)},
        "before": {
            "financed": last.prior_general,
            "own": last.prior_own,
            "personnel": last.prior_grand - d["running_costs"]["prior"] - last.total("prior_project") - last.prior_own,
            "running": d["running_costs"]["prior"],
            "special": last.total("prior_project") + last.prior_own,
        },
        "procurement": {"prior": bought["goods"] + bought["works"] + bought["services"]},
        "running_costs": {"prior": last.public},
    }
