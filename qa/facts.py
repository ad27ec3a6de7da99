"""The facts of the documents in scope, prepared for matching: what each figure is called, in the words of its table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from disclosure.model import Document, Fact, Role, Table
from disclosure.terms import load, pattern, words
from qa.lexicon import concept_of, mentions
from qa.lists import Listed, lists_of
from qa.text import grams, plain


@dataclass(frozen=True, slots=True)
class Named:
    """A fact and its names.

    Attributes:
        names: what the figure is called: the row, and the column where it is no plain total; all must be meant.
        keys: the concepts of these names, in the same order (None where a name is no known concept).
        context: everything else that describes it.
    """

    fact: Fact
    names: tuple[str, ...]
    keys: tuple[str | None, ...]
    context: str
    context_grams: frozenset[str]
    context_keys: frozenset[str]
    rank: int


@cache
def _generic() -> frozenset[str]:
    generic = load("naming")["generic"]
    return frozenset(plain(word) for word in generic["words"])


@cache
def _budgeted() -> re.Pattern[str]:
    return re.compile(str(load("naming")["generic"]["budgeted"]))


@cache
def _statements() -> dict[str, tuple[str, int]]:
    entries = load("naming")["statement"]
    return {key: (plain(str(entry["subject"])), int(entry["rank"])) for key, entry in entries.items()}


def is_generic(name: str) -> bool:
    """Whether a heading names nothing of its own (合计, 预算数, 金额 …)."""
    return plain(name) in _generic() or _budgeted().fullmatch(plain(name)) is not None


def name_fact(fact: Fact, table: Table | None, around: str, headings: _Headings) -> Named:
    """Give a fact its names; a row says nothing where it is the only one of its table.

    Args:
        around: other text that describes it: the document's title, its sentence.
    """
    nothing = _generic() - {*words("naming", "generic", "own")} if fact.cell is None else _generic()
    row = [headings.unowned(name) for name in map(plain, fact.row_path) if name and name not in nothing and not headings.is_own(name)]
    if fact.subject and fact.label and pattern("columns", "time", "field").fullmatch(plain(fact.label)):
        row = [plain(fact.subject)]  # 2024年预算 in a project's form is the project's
    column = headings.telling(fact)
    subject, rank = _statements().get(fact.statement or "", ("", 50))
    nameless = not any(fact.row_path) and (fact.statement or "") in load("naming")["sides"]
    subject = "" if nameless else _side(fact) or subject  # a row without a name is no total
    if headings.has(fact, subject):
        subject = ""
    lone = headings.is_lone(fact)
    names: list[str] = []
    if row and not (lone and (column or subject)):
        names.append(row[-1])
    if column and (not row or _specific(column[-1], fact)):
        names.append(column[-1])
    if not names and subject:
        names.append(subject)
    if not names and fact.cell is None and fact.section and (whole := _described(fact.section)):
        names.append(_side_of(whole, plain(fact.label)))
    names = [n for n in dict.fromkeys(names) if n] or [plain(fact.label)]
    if fact.amount is not None and fact.amount.unit.dimension == "area":
        names = [name if "面积" in name else f"{name}面积" for name in names]
    parts = [*row[:-1], *column, subject, plain(fact.subject or ""), plain(table.label if table else ""),
             *map(plain, fact.section), plain(fact.as_of or ""), plain(fact.measure or ""), plain(around)]
    context = " ".join(part for part in parts if part)
    keys = tuple(_key(name, fact.code if i == 0 and row else None, fact) for i, name in enumerate(names))
    around_keys = frozenset(key for part in parts for key in _concepts_in(part))
    return Named(fact, tuple(names), keys, context, grams(context), around_keys, rank)


def _side(fact: Fact) -> str:
    """What a total of one side of a balance is a total of."""
    sides: dict[str, str] = load("naming")["sides"].get(fact.statement or "", {})
    row = plain(fact.row_path[-1]) if fact.row_path else ""
    if group := _group(fact):
        return group
    if not sides or not row or row in words("naming", "generic", "own"):
        return row if sides else ""
    over = plain(fact.col_path[0]) if fact.col_path else ""
    return next((plain(said) for side, said in sides.items() if side in over), "")


def _group(fact: Fact) -> str:
    """What a total under a heading of a form is a total of (收入构成: 收入合计)."""
    if len(fact.row_path) < 2 or not is_generic(fact.row_path[-1]):
        return ""
    return str(load("naming")["groups"].get(fact.row_path[-2], ""))


def _key(name: str, code: str | None, fact: Fact) -> str | None:
    """The concept of a name; a count may leave out that it is one (退休23人, 购置公务用车1辆), a sentence puts owners before."""
    ending = load("naming")["counted"].get(fact.amount.unit.dimension) if fact.amount is not None else None
    counted = concept_of(f"{name}{ending}") if ending else None
    told = fact.cell is None and fact.role in (Role.LEVEL, Role.DELTA, Role.RATE, Role.COMPLETION)
    owned = concept_of(re.sub(str(load("naming")["generic"]["owners"]), "", name)) if told else None
    return counted or concept_of(name, code) or owned


@lru_cache(maxsize=20_000)
def _concepts_in(text: str) -> frozenset[str]:
    return frozenset(mention.key for mention in mentions(text))


def _described(section: Sequence[str]) -> str:
    """What a chapter describes, by its heading (人民调解项目经费情况说明 → 人民调解项目)."""
    tail = re.compile(str(load("naming")["generic"]["chapter"]))
    part = re.compile(str(load("naming")["generic"]["part"]))
    ordinal = pattern("structure", "heading", "ordinal")
    told = (ordinal.sub("", heading) for heading in section if not part.match(heading))
    return next((plain(tail.sub("", heading)) for heading in told if tail.search(heading) and tail.sub("", heading)), "")


def _side_of(whole: str, label: str) -> str:
    """What a total of one side is called in a chapter of both: 本年收入 in 政府性基金预算财政拨款支出决算情况说明 is no 支出."""
    sides = load("naming")["sides"]["balance"]
    side = next((side for side in sides if label.endswith(side)), None)
    return re.split("|".join(sides), whole)[0] + side if side else whole


def _is_time(name: str) -> bool:
    """Whether a heading says nothing but years."""
    bare = re.sub(r"20\d\d年?度?", "", name)
    return bare != name and (bare in ("", "预算", "决算", "数", "预算数", "决算数") or bare in _generic())


def _specific(name: str, fact: Fact) -> bool:
    return name not in words("naming", "generic", "soft") or fact.cell is None


@dataclass(frozen=True, slots=True)
class FactBase:
    """The named facts of a set of documents, with an index from name characters to facts."""

    documents: tuple[Document, ...]
    named: tuple[Named, ...]
    by_gram: dict[str, tuple[int, ...]]
    by_key: dict[str, tuple[int, ...]]
    weights: dict[str, float]
    by_reference: dict[str, Fact]
    labels: frozenset[str]
    longest: int
    codes: dict[str, tuple[int, ...]]
    subjects: frozenset[str]
    by_dimension: dict[str, tuple[int, ...]]
    lists: tuple[Listed, ...] = ()

    def title(self, fact: Fact) -> str:
        """What a fact is called in an answer: its label, or where that is a plain total what it is a total of."""
        if not is_generic(fact.label):
            return fact.label
        if group := _group(fact):
            return f"{fact.year}年{group}" if fact.year else group
        specific = [name for name in reversed(fact.col_path) if not is_generic(name)]
        return specific[0] if specific else _side(fact) or _statements().get(fact.statement or "", (fact.label, 0))[0]

    def lookup(self, reference: str) -> Fact | None:
        """The fact a plan names as `document#id`."""
        return self.by_reference.get(reference)

    def labels_in(self, text: str) -> list[tuple[int, int]]:
        """Where names of figures stand in a text; at each place the longest, three characters or more."""
        found: list[tuple[int, int]] = []
        place = 0
        while place < len(text):
            for size in range(min(self.longest, len(text) - place), 2, -1):
                if text[place : place + size] in self.labels:
                    found.append((place, place + size))
                    place += size
                    break
            else:
                place += 1
        return found

    def document(self, document_id: str) -> Document:
        """A document of the scope."""
        return next(d for d in self.documents if d.id == document_id)

    def weight(self, gram: str) -> float:
        """How telling a pair of characters is."""
        return self.weights.get(gram, 6.0)


def name_document(document: Document) -> list[Named]:
    """Name every fact of a document."""
    tables = {table.id: table for table in document.tables}
    headings = _Headings(document)
    return [
        name_fact(f, tables.get(f.table or ""), _around(document, f), headings) for f in document.facts
    ]


_CLAUSE, _BEFORE, _AROUND = 40, 120, 200  # characters


def _around(document: Document, fact: Fact) -> str:
    """The document's title and, for a figure in a sentence or a form, the sentence or the row."""
    if fact.cell is not None and fact.statement not in words("naming", "level", "forms"):
        return document.info.title
    start, end = fact.quote
    if fact.cell is None and end - start < _CLAUSE:  # 维修费2.35万元；: the clause before says of what it is a part
        start = max(document.text.rfind("\n", 0, start) + 1, start - _BEFORE)
    return f"{document.info.title} {document.text[start:end][:_AROUND]}"


class _Headings:
    """Which column headings of a document's tables tell figures apart."""

    def __init__(self, document: Document) -> None:
        entity = re.sub(r"[（(].*?[）)]", "", document.info.entity or "")
        self._owner = plain(entity)
        self._rows: dict[str, set[tuple[str, ...]]] = {}
        self._groups: dict[tuple[str, tuple[str, ...]], set[str]] = {}
        self._shared: dict[str, int] = {}
        paths: dict[str, set[tuple[str, ...]]] = {}
        cells = [f for f in document.facts if f.cell is not None and f.table is not None]
        for fact in cells:
            self._rows.setdefault(fact.table or "", set()).add(fact.row_path)
            if fact.col_path:
                paths.setdefault(fact.table or "", set()).add(fact.col_path)
        self._named = {(t, plain(h)) for t, found in paths.items() if len(found) > 1 for p in found for h in p[:-1]}
        for table, found in paths.items():
            self._shared[table] = _common(found)
        for fact in cells:
            path = self._own(fact)
            if path:
                self._groups.setdefault((fact.table or "", fact.row_path), set()).add(path[0])

    def _own(self, fact: Fact) -> tuple[str, ...]:
        return fact.col_path[self._shared.get(fact.table or "", 0) :]

    def unowned(self, name: str) -> str:
        """A name without the document's own unit in front of it, which says nothing here."""
        own = self._owner
        if not own or not name.startswith(own):
            return name
        side: str | None = load("naming")["sides"]["balance"].get(name[len(own) :])
        return side or (name[len(own) :] if len(name) > len(own) + 2 else name)

    def is_own(self, name: str) -> bool:
        """Whether a row is that of the document's own unit, and so of the whole."""
        return bool(self._owner) and name == self._owner

    def has(self, fact: Fact, subject: str) -> bool:
        """Whether a table has a column of its statement's own subject, so that its total is a total of more."""
        return bool(subject) and (fact.table or "", subject) in self._named

    def is_lone(self, fact: Fact) -> bool:
        """Whether a fact's row is the only one of its table."""
        return len(self._rows.get(fact.table or "", ())) == 1

    def telling(self, fact: Fact) -> list[str]:
        """The headings over a fact that are names: not plain totals, not years, not over everything."""
        path = self._own(fact)
        alone = len(self._groups.get((fact.table or "", fact.row_path), ())) == 1
        if len(path) > 1 and alone and fact.row_path and is_generic(path[-1]):
            path = path[-1:]
        shared = self._shared.get(fact.table or "", 0)
        source = [plain(path[-1])] if path and shared == 0 and plain(path[-1]) in words("naming", "generic", "sources") else []
        return [name for name in map(plain, path) if name and (not is_generic(name) or name in source) and not _is_time(name)]


def _common(paths: set[tuple[str, ...]]) -> int:
    """How many leading headings all columns have in common."""
    count = 0
    while len(paths) > 1 and len({p[: count + 1] for p in paths}) == 1 and all(len(p) > count + 1 for p in paths):
        count += 1
    return count


def build(documents: Sequence[Document], named: Iterable[Named]) -> FactBase:
    """Index named facts."""
    listed = tuple(named)
    by_gram: dict[str, list[int]] = {}
    by_key: dict[str, list[int]] = {}
    spread: dict[str, set[str]] = {}
    for index, item in enumerate(listed):
        for gram in set().union(*(grams(name) for name in item.names)):
            by_gram.setdefault(gram, []).append(index)
        for name in item.names:
            for gram in grams(name):
                spread.setdefault(gram, set()).add(name)
        for key in item.keys:
            if key:
                by_key.setdefault(key, []).append(index)
    total = len({name for item in listed for name in item.names}) or 1
    weights = {gram: log(1 + total / len(names)) for gram, names in spread.items()}
    codes: dict[str, list[int]] = {}
    for index, item in enumerate(listed):
        if item.fact.code:
            codes.setdefault(item.fact.code, []).append(index)
    labels = frozenset(name for item in listed for name in item.names if 3 <= len(name) <= 30)
    longest = max((len(label) for label in labels), default=0)
    return FactBase(
        tuple(documents), listed, {g: tuple(v) for g, v in by_gram.items()},
        {k: tuple(v) for k, v in by_key.items()}, weights,
        {f"{item.fact.document}#{item.fact.id}": item.fact for item in listed}, labels, longest,
        {c: tuple(v) for c, v in codes.items()},
        frozenset(plain(item.fact.subject) for item in listed if item.fact.subject),
        _dimensions(listed),
        tuple(found for document in documents for found in lists_of(document)),
    )


def _dimensions(listed: Sequence[Named]) -> dict[str, tuple[int, ...]]:
    """Facts by what they count, money and shares left out."""
    found: dict[str, list[int]] = {}
    for index, item in enumerate(listed):
        if item.fact.amount is not None and item.fact.amount.unit.dimension not in ("money", "percent"):
            found.setdefault(item.fact.amount.unit.dimension, []).append(index)
    return {dimension: tuple(indexes) for dimension, indexes in found.items()}
