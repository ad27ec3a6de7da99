"""Typed access to one line of a question set; a missing or wrong field is a `BadLineError`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from disclosure.amount import parse_number
from eval.wording import say_pair


class BadLineError(ValueError):
    """A line that is no question; holds the reason in Chinese and English."""

    def __init__(self, key: str, **values: object) -> None:
        self.chinese, self.english = say_pair(key, **values)
        super().__init__(self.english)


Record = dict[str, Any]


def text(record: Record, name: str, default: str | None = None) -> str:
    """A text field; numbers and booleans are taken as they are written."""
    value = record.get(name)
    if value is None:
        if default is None:
            raise BadLineError("field", name=name)
        return default
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (str, int, Decimal)):
        return str(value)
    raise BadLineError("field", name=name)


def texts(record: Record, name: str) -> tuple[str, ...]:
    """A list of texts; absent is empty."""
    value = record.get(name)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise BadLineError("field", name=name)
    return tuple(text({name: item}, name) for item in value)


def records(record: Record, name: str) -> list[Record]:
    """A list of objects; absent is empty."""
    value = record.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise BadLineError("field", name=name)
    return value


def mapping(record: Record, name: str) -> Record:
    """An object that has to be there."""
    value = record.get(name)
    if not isinstance(value, dict):
        raise BadLineError("field", name=name)
    return value


def truth(record: Record, name: str, default: bool) -> bool:
    """A JSON boolean; absent is the default."""
    value = record.get(name, default)
    if not isinstance(value, bool):
        raise BadLineError("field", name=name)
    return value


def decimal(record: Record, name: str) -> Decimal | None:
    """A number, or None where the field is absent or empty."""
    written = text(record, name, "").strip()
    if not written:
        return None
    number = parse_number(written)
    if number is None:
        raise BadLineError("number", name=name)
    return number
