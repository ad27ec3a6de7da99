"""The sample's figures: read from `figures.toml` as Decimals, with every total derived here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
ZERO = Decimal("0.00")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text("utf-8"), parse_float=Decimal)


DATA = _read("figures.toml")
WORDING = _read("wording.toml")
ENTITY: str = DATA["entity"]
YEAR: int = DATA["year"]
PRIOR: int = DATA["prior_year"]
BEFORE: int = PRIOR - 1


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


ITEMS = tuple(Item(**row) for row in DATA["item"])


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


PROJECTS = tuple(Project(**row) for row in DATA["project"])


def total(of: str, prefix: str = "") -> Decimal:
    """The sum of one quantity of the functional subjects whose code starts with `prefix`."""
    return sum((getattr(item, of) for item in ITEMS if item.code.startswith(prefix)), ZERO)


def subjects() -> Iterator[tuple[str, str]]:
    """Every functional subject as (code, name), each group before its members."""
    seen: set[str] = set()
    for item in ITEMS:
        for code in (item.code[:3], item.code[:5]):
            if code not in seen:
                seen.add(code)
                yield code, DATA["group"][code]
        yield item.code, item.name


def economic(code: str) -> Decimal:
    """An economic subject of the basic expenditure: a group of three digits or a subject of five."""
    group = DATA["economic"][code[:3]]
    if len(code) == 5:
        amount: Decimal = group[code]["amount"]
        return amount
    return sum((row["amount"] for key, row in group.items() if key != "name"), ZERO)


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


TRAVEL = Travel(economic("30212"), economic("31013"), economic("30231"), economic("30217"))
TRAVEL_PRIOR = Travel(**DATA["travel_prior"])

CARRY_OVER: Decimal = DATA["income"]["carry_over"]
OWN = DATA["income"]["business"] + DATA["income"]["other"]
GENERAL = total("general")
ALLOCATED = GENERAL - CARRY_OVER
BASIC = total("basic")
PERSONNEL = total("personnel")
PUBLIC = total("public")
GRAND = total("total")
PRIOR_GENERAL = total("prior")
PRIOR_OWN = DATA["income"]["prior_business"] + DATA["income"]["prior_other"]
PRIOR_GRAND = PRIOR_GENERAL + PRIOR_OWN


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A part as a percentage of the whole, to two places, half up."""
    return (part * 100 / whole).quantize(ZERO, rounding=ROUND_HALF_UP)
