"""Records transcribed by hand against those of parsed documents.

A transcribed record is found when a record of its kind and name has every field listed, in order, with that text and
without doubt; each parsed record counts once. What a document has of a complete kind beyond the list is surplus.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from disclosure.records import Record

LIST = Path(__file__).parents[1] / "corpus" / "golden_records.txt"
COMPLETE = ("project", "overall", "self_assessment", "execution", "contact", "personnel", "service", "purchase", "detail")


@dataclass(frozen=True)
class Golden:
    """A transcribed record."""

    kind: str
    where: str
    name: str
    fields: tuple[tuple[str, str], ...]
    form: str | None = None


@dataclass
class Listed:
    """What was transcribed of a document: its records, and the forms of which all rows of a kind are listed."""

    records: list[Golden] = field(default_factory=list)
    whole: set[tuple[str, str]] = field(default_factory=set)


def golden_records() -> dict[str, Listed]:
    """The list, by document."""
    found: dict[str, Listed] = {}
    for line in LIST.read_text("utf-8").splitlines():
        if line.startswith("= "):
            current, forms = found.setdefault(line[2:], Listed()), dict[str, str]()
        elif line.startswith("! "):
            kind, _, form = line[2:].partition(": ")
            current.whole.add((kind, plain(form)))
            forms[kind] = plain(form)
        elif line and not line.startswith("#"):
            kind, where, name, fields = (part.strip() for part in line.split("|"))
            pairs = [pair.partition("=") for pair in fields.split("; ")]
            current.records.append(Golden(kind, where, plain(name), tuple((n.strip(), plain(v)) for n, _, v in pairs), forms.get(kind)))
    return found


def plain(text: str) -> str:
    """A text without blanks and differences of width."""
    return re.sub(r"[\s“”\"]", "", text).replace("(", "（").replace(")", "）")


def compared(listed: Listed, records: Iterable[Record]) -> tuple[list[Golden], list[Record]]:
    """What of the list was not found, and what was found and is not in the list."""
    left = list(records)
    missing = []
    for golden in listed.records:
        same = next((record for record in left if _is(golden, record)), None)
        if same is None:
            missing.append(golden)
        else:
            left.remove(same)
    return missing, [record for record in left if _is_complete(listed, record)]


def _is_complete(listed: Listed, record: Record) -> bool:
    return record.kind in COMPLETE or any(record.kind == kind and plain(record.of[0]) == form for kind, form in listed.whole)


def _is(golden: Golden, record: Record) -> bool:
    if golden.kind != record.kind or golden.name != plain(record.name):
        return False
    if golden.form is not None and plain(record.of[0]) != golden.form:
        return False
    names = dict.fromkeys(name for name, _ in golden.fields)
    return all([text for name, text in golden.fields if name == wanted] == list(_texts(record, wanted)) for wanted in names)


def _texts(record: Record, name: str) -> Iterator[str]:
    return (plain(one.text) + "?" * one.doubtful for one in record.all(name))
