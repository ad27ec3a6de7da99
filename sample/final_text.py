"""The final account as a document: overview, nine statements, explanation, definitions, self-assessment forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sample import final_account as account
from sample import self_assessment
from sample.document import Block
from sample.figures import budget_2025
from sample.phrases import subject_path
from sample.template import Words, blocks


def _values() -> dict[str, Any]:
    f, plan = account.spent(), budget_2025()
    before, bought = f.data["before"], f.data["procurement"]
    income, opening = account.income_of(), f.carry_over
    last_closing = plan.carry_over
    return {
        "entity": f.entity, "year": f.year, "last": f.last_year,
        "income": income, "received": account.received(), "spent": f.grand, "whole": income + opening,
        "business": account.earned("business"), "other": account.earned("other"),
        "basic": f.basic, "projects": f.total("all_projects"), "general_projects": f.total("project"),
        "general": f.general, "fiscal": account.received() + opening, "planned": plan.general,
        "personnel": f.personnel, "public": f.public, "public_plan": plan.public,
        "adjusted": income + opening, "score": str(self_assessment.overall_score()),
        "last_whole": before["expenditure"] + last_closing, "last_income": before["income"],
        "last_spent": before["expenditure"], "last_fiscal": before["fiscal_expenditure"] + last_closing,
        "last_received": before["general_income"], "last_general": before["fiscal_expenditure"],
        "travel": f.travel.total, "travel_plan": plan.travel.total,
        "running": f.travel.running, "running_plan": plan.travel.running,
        "reception": f.travel.reception, "reception_plan": plan.travel.reception,
        "goods": bought["goods"], "works": bought["works"], "services": bought["services"], "small": bought["small"],
        "bought": bought["goods"] + bought["works"] + bought["services"],
        **f.data["running"], **f.data["assets"],
    }


def _lists(values: dict[str, Any], words: Words) -> dict[str, str]:
    """The lists of the explanation: groups of subjects, subjects, projects."""
    f, plan, text = account.spent(), budget_2025(), account.words()["text"]
    groups = [(name, f.total("general", code)) for code, name in f.subjects() if len(code) == 3]
    planned = {item.code: item for item in plan.items}
    budgets = {p.name: p.total for p in plan.projects}
    reviews = account.words()["review"].items()
    lists: dict[str, list[dict[str, Any]]] = {
        "group": [{"name": name, "amount": amount} for name, amount in groups],
        "item": [
            {"path": subject_path(f, item), "plan": planned[item.code].general, "actual": item.general, "reason": item.reason}
            for item in f.items
        ],
        "review": [
            {"name": name, "plan": budgets[name], "actual": f.data["spent"][name], "done": done} for name, done in reviews
        ],
    }
    return {
        f"{key}s": "\n".join(
            words.filled(text[key], {**values, **row, "number": number}) for number, row in enumerate(rows, 1)
        )
        for key, rows in lists.items()
    }


def document() -> tuple[Block, ...]:
    """The document as blocks."""
    return tuple(_blocks())


def _blocks() -> Iterator[Block]:
    words, text, values = Words(account.words()["words"]), account.words()["text"], _values()
    lists = _lists(values, words)
    explanation = text["explanation"]
    for key, lines in lists.items():
        explanation = explanation.replace(f"{{{key}}}", lines)
    yield from blocks(text["overview"], values, words)
    yield from account.statements()
    yield from blocks(explanation, values, words)
    yield from blocks(text["definitions"], values, words)
    yield from self_assessment.forms()
