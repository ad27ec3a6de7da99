"""The sentences a report and its errors are made of, from `terms/eval.toml`."""

from __future__ import annotations

from disclosure.errors import DisclosureError
from disclosure.terms import load


class EvalError(DisclosureError):
    """A question set, an earlier report or an output folder cannot be used; the message says why."""


def say(group: str, key: str, **values: object) -> str:
    """Return one sentence of the vocabulary with its places filled.

    >>> say("summary", "below", bar="90")
    '低于要求的 90% / Below the required 90%.'
    """
    template: str = load("eval")[group][key]
    return template.format(**values)


def say_pair(key: str, **values: object) -> tuple[str, str]:
    """Return what is wrong with a line, in Chinese and in English."""
    chinese, english = load("eval")["bad_line"][key]
    return chinese.format(**values), english.format(**values)
