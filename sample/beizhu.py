"""The second unit's budget: in 元, explained before its tables, codes in three columns."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from sample.document import Block, Row, Table
from sample.figures import ZERO, read
from sample.layout import beside, table
from sample.statements import money
from sample.template import Words, blocks

_SOURCES = ("personnel", "public", "project", "fund", "own")
_OF = {
    "total": _SOURCES,
    "fiscal": ("personnel", "public", "project", "fund"),
    "general": ("personnel", "public", "project"),
    "basic": ("personnel", "public"),
    "projects": ("project", "fund", "own"),
}


@cache
def data() -> dict[str, Any]:
    """The figures and words of the second unit."""
    return read("beizhu-2025.toml")


def total(of: str, code: str = "") -> Decimal:
    """A quantity of the subjects whose code starts with `code`, in 元."""
    keys = _OF.get(of, (of,))
    return sum((row.get(key, ZERO) for row in data()["item"] if row["code"].startswith(code) for key in keys), ZERO)


def subjects(keep: str) -> Iterator[tuple[str, str]]:
    """The subjects that have any of a quantity as (code, name), each group before its members."""
    seen: set[str] = set()
    for row in data()["item"]:
        if not total(keep, row["code"]):
            continue
        for code in (row["code"][:3], row["code"][:5]):
            if code not in seen:
                seen.add(code)
                yield code, data()["group"][code]
        yield row["code"], row["name"]


def economic(group: str) -> Decimal:
    """An economic group of the basic expenditure, in 元."""
    return sum((row["amount"] for key, row in data()["economic"][group].items() if key != "name"), ZERO)


def _made(key: str, rows: list[Row], unit: str = "yuan") -> Table:
    labels = data()["labels"]
    owner = labels["owner"].format(entity=data()["entity"])
    return table(data()["table"][key], rows, owner, labels[unit], year=data()["year"])


def _shown(value: Decimal) -> str:
    return money(value) if value else ""


def _split(code: str) -> Row:
    """A code in three columns."""
    return (code[:3], code[3:5], code[5:])


def _by_subject(key: str, keep: str, columns: tuple[str, ...]) -> Table:
    rows: list[Row] = []
    for code, name in subjects(keep):
        rows.append((*_split(code), name, *(_shown(total(of, code)) for of in columns)))
    rows.append(("", "", "", data()["labels"]["total"], *(_shown(total(of)) for of in columns)))
    return _made(key, rows)


def _classes(keep: str) -> list[tuple[str, str]]:
    return [(code, name) for code, name in subjects(keep) if len(code) == 3]


def balance() -> Table:
    """财务收支预算总表."""
    labels = data()["labels"]
    amounts = (total("fiscal"), total("general"), total("fund"), ZERO, ZERO, total("own"))
    left: list[Row] = [(name, _shown(value)) for name, value in zip(labels["income"], amounts, strict=True)]
    right: list[Row] = [
        (f"{numeral}、{name}", money(total("total", code)))
        for numeral, (code, name) in zip(labels["numerals"], _classes("total"), strict=True)
    ]
    income, spent = labels["grand"]
    return _made("balance", [*beside(left, right), (income, money(total("total")), spent, money(total("total")))])


def financed() -> Table:
    """财政拨款收支预算总表."""
    labels = data()["labels"]
    left: list[Row] = [
        (name, _shown(value))
        for name, value in zip(labels["financed"], (total("general"), total("fund"), ZERO), strict=True)
    ]
    right: list[Row] = [
        (f"{numeral}、{name}", *(_shown(total(of, code)) for of in ("fiscal", "general", "fund")), "")
        for numeral, (code, name) in zip(labels["numerals"], _classes("fiscal"), strict=True)
    ]
    income, spent = labels["grand"]
    sums = [money(total(of)) for of in ("fiscal", "general", "fund")]
    return _made("financed", [*beside(left, right), (income, sums[0], spent, *sums, "")])


def basic() -> Table:
    """一般公共预算基本支出部门预算经济分类预算表."""

    def row(codes: Row, name: str, amount: Decimal) -> Row:
        personnel = amount if codes[0] in ("301", "303") else ZERO
        return (*codes, name, *map(money, (amount, personnel, amount - personnel)))

    rows: list[Row] = []
    for code, group in data()["economic"].items():
        rows.append(row((code, ""), group["name"], economic(code)))
        rows += [row((code, key), group[key]["name"], group[key]["amount"]) for key in group if key != "name"]
    rows.append(("", "", data()["labels"]["total"], *map(money, (total("basic"), total("personnel"), total("public")))))
    return _made("basic", rows)


def projects() -> Table:
    """项目支出预算表."""
    keys = ("general", "fund", "own")
    rows: list[Row] = []
    for p in data()["project"]:
        amounts = [p.get(key, ZERO) for key in keys]
        rows.append((p["name"], money(sum(amounts, ZERO)), *map(_shown, amounts)))
    sums = [sum((p.get(key, ZERO) for p in data()["project"]), ZERO) for key in keys]
    rows.append((data()["labels"]["total"], money(sum(sums, ZERO)), *map(money, sums)))
    return _made("projects", rows)


def _travel() -> dict[str, Decimal]:
    group = data()["economic"]["302"]
    running, reception = group["31"]["amount"], group["17"]["amount"]
    return {"running": running, "reception": reception, "travel": running + reception}


def travel() -> Table:
    """“三公”经费和机关运行经费预算表, in 万元."""
    t, words = _travel(), Words(data()["words"], 10000)
    cells = (t["travel"], ZERO, t["reception"], t["running"], ZERO, t["running"], total("public"))
    bare = [words.amount(value).removesuffix(data()["words"]["unit"]) for value in cells]
    return _made("travel", [tuple(bare)], "wan")


def _empty_state() -> Table:
    return _made("state", [("", "", "", data()["labels"]["total"], "", "", "")])


def tables() -> Iterator[Table]:
    """The tables in this template's order."""
    yield balance()
    yield financed()
    yield _by_subject("income", "total", ("total", "fiscal", "business", "own"))
    yield _by_subject("expenditure", "total", ("total", "basic", "projects"))
    yield projects()
    yield _by_subject("general", "general", ("general", "basic", "project"))
    yield basic()
    yield travel()
    yield _by_subject("fund", "fund", ("fund", "none", "fund"))
    yield _empty_state()


def _values() -> dict[str, Any]:
    d = data()
    bought, prior = d["procurement"], d["prior"]
    fund_prior = total("prior", d["fund_group"])
    listed = [(p["name"], sum((p.get(key, ZERO) for key in ("general", "fund", "own")), ZERO)) for p in d["project"]]
    words = Words(d["words"], 10000)
    return {
        "entity": d["entity"], "year": d["year"], "last": d["last"],
        **{of: total(of) for of in (*_OF, "fund", "own", "public")}, **_travel(),
        "prior": total("prior"), "prior_fund": fund_prior, "prior_general": total("prior") - fund_prior,
        "prior_travel": prior["travel"], "prior_running": prior["running"], "prior_reception": prior["reception"],
        "goods": bought["goods"], "works": bought["works"], "services": bought["services"],
        "bought": sum(bought.values(), ZERO),
        "project_list": "、".join(f"{name}{words.amount(amount)}" for name, amount in listed),
    }


def _items(words: Words) -> str:
    lines = []
    for number, row in enumerate(data()["item"], 1):
        group = data()["group"]
        path = f"{group[row['code'][:3]]}（类）{group[row['code'][:5]]}（款）{row['name']}（项）"
        amount = total("fiscal", row["code"])
        values = {"number": number, "path": path, "amount": amount, "prior": row["prior"], "use": row["use"]}
        lines.append(words.filled(data()["text"]["item"], values))
    return "\n".join(lines)


def document() -> tuple[Block, ...]:
    """The document as blocks."""
    words, text, values = Words(data()["words"], 10000), data()["text"], _values()
    before = text["before"].replace("{items}", _items(words))
    return (*blocks(before, values, words), *tables(), *blocks(text["after"], values, words))
