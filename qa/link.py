"""Asked words to candidate facts, scored.

A fact is meant when its names stand in the question (as words, as concepts, or nearly so), when it explains most of
what the question says, and when year, unit, stage and statement agree. Scores are comparable within one question
only; `coverage` is comparable between questions and decides refusals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from disclosure.model import CellState, Fact, Role, Stage, Table
from disclosure.terms import load, words
from qa.facts import FactBase, Named, is_generic
from qa.lexicon import Mention, concept_of, mentions, misspelt, name_of, sounds
from qa.text import grams, plain
from qa.understand import Question, cues

_LEAST = 0.45


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a question prepared for matching.

    Attributes:
        text: plain text.
        keys: the concepts it names.
        labels: names of figures in scope that stand in it, the longest at each place.
        content: character pairs of what is left when these and the words of asking are taken away.
        words: what is left of it in Latin letters.
    """

    text: str
    keys: frozenset[str]
    labels: frozenset[str]
    content: frozenset[str]
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may be meant.

    Attributes:
        naming: how well its names are in the question (0 to 1).
        coverage: how much of the question's content it explains (0 to 1).
    """

    named: Named
    score: float
    naming: float
    coverage: float

    @property
    def fact(self) -> Fact:
        """The fact."""
        return self.named.fact


def phrase(base: FactBase, text: str) -> Phrase:
    """Prepare a piece of a question."""
    labelled = base.labels_in(text)
    found = [m for m in mentions(text) if not any(_inside(m, text, span) for span in labelled)]
    covered = [*labelled, *((m.start, m.end) for m in found)]
    found += [m for m in misspelt(text) if not any(a < m.end and m.start < b for a, b in covered)]
    bare = list(text)
    for start, end in [*((m.start, m.end) for m in found), *labelled]:
        bare[start:end] = "\x00" * (end - start)
    content: set[str] = set()
    for piece in re.split(r"[\x00\s]+", without_stop_words("".join(bare))):
        content |= {g for g in grams(piece) if not g.isascii()}
    labels = frozenset(text[start:end] for start, end in labelled)
    left = without_stop_words("".join(bare).replace("\x00", " "))
    latin = frozenset(w for w in re.findall(r"[a-z]{3,}", left) if w not in cues()["clean"]["english"])
    if any(not text[a:b].isascii() for a, b in [*labelled, *((m.start, m.end) for m in found)]):
        latin = frozenset()  # a Chinese term in an English question names what is asked
    return Phrase(text, frozenset(m.key for m in found), labels, frozenset(content), latin)


def _inside(mention: Mention, text: str, span: tuple[int, int]) -> bool:
    """Whether a concept's word is only a part of a figure's longer name."""
    longer = span[0] <= mention.start and mention.end <= span[1] and mention.end - mention.start < span[1] - span[0]
    return longer and concept_of(text[span[0] : span[1]]) != mention.key


def without_stop_words(text: str) -> str:
    """A text without numbers, marks and the words of asking."""
    text = re.sub(r"20[0-4]\d年?度?|\d[\d,.]*(?:万元|亿元|元|%|人|个)?", " ", text)
    text = re.sub(r"[，。？！：；、,.?!:;()\-…~/]", " ", text)
    for word in sorted(cues()["clean"]["stop"], key=len, reverse=True):
        text = text.replace(word, " ")
    words = [w for w in text.split(" ") if w not in cues()["clean"]["english"]]
    return " ".join(words)


def link(
    base: FactBase,
    asked: Phrase,
    question: Question,
    *,
    roles: Sequence[Role] | None = None,
    focus: Phrase | None = None,
    outer: Phrase | None = None,
) -> list[Candidate]:
    """Facts that may be meant by a phrase, best first.

    Args:
        base: the facts in scope.
        asked: the phrase.
        question: the whole question: its years, units and hints decide between equals.
        roles: only facts of these roles; None for all but text.
        focus: the part of the phrase that names the figure.
        outer: the part that says what it is part of; a figure that has nothing to do with it is not meant.
    """
    coded = tuple(code for code in question.codes if code in base.codes and code in asked.text)
    bare = not (asked.keys or asked.labels)
    scored = []
    for index in _reachable(base, asked, question):
        named = base.named[index]
        if not _allowed(named.fact, roles) or (coded and not _under(named.fact, coded)):
            continue
        naming = _naming(base, named, asked, focus)
        naming = max(naming, _by_dimension(named, asked, question), float(bare and named.fact.code in coded))
        if naming < _LEAST or (outer is not None and not _belongs(named, outer)):
            continue
        coverage = _coverage(base, named, asked)
        coverage = 0.6 + 0.4 * coverage if named.fact.code in coded else coverage
        score = naming + 0.8 * coverage + _agreement(base, named, question, asked)
        scored.append(Candidate(named, score, naming, coverage))
    scored = _in_table(base, scored, question)
    scored.sort(key=lambda c: (-c.score, c.named.rank, c.fact.cell is None, c.fact.span))
    return scored


def _numbered(base: FactBase, wanted: str) -> list[tuple[str, Table]]:
    """The tables of a number, with their documents."""
    return [
        (d.id, t) for d in base.documents for t in d.tables
        if re.sub(r"[^\d-]", "", t.number or "").lstrip("0") == wanted
    ]


def _in_table(base: FactBase, scored: list[Candidate], question: Question) -> list[Candidate]:
    """Only the figures of the table whose number the question names, where the documents have it."""
    wanted = (question.table_number or "").lstrip("0")
    tables = {(d, t.id) for d, t in _numbered(base, wanted) if t.cells} if wanted else set()
    return [c for c in scored if (c.fact.document, c.fact.table) in tables] if tables else scored


def missing_table(base: FactBase, question: Question) -> bool:
    """Whether the question names a table by number that numbered tables lack, or that is printed empty."""
    wanted = (question.table_number or "").lstrip("0")
    if not wanted or sum(bool(t.number) for d in base.documents for t in d.tables) < 3:
        return False
    found = _numbered(base, wanted)
    return not any(cell.text for _, table in found for cell in table.values())


def _under(fact: Fact, codes: tuple[str, ...]) -> bool:
    """Whether a figure's code is one of those named, or stands below a class that is."""
    return fact.code is not None and any(fact.code == c or (len(c) == 3 and fact.code.startswith(c)) for c in codes)


def _by_dimension(named: Named, asked: Phrase, question: Question) -> float:
    """A count of just what the question counts (人次, 辆), where its surroundings name what is asked about."""
    amount = named.fact.amount
    if question.dimension in (None, "money", "percent", "plain") or amount is None:
        return 0.0
    if amount.unit.dimension != question.dimension:
        return 0.0
    keys = named.context_keys | {key for key in named.keys if key}
    if asked.keys & keys:
        return 0.75
    own = set().union(*(grams(name) for name in named.names))
    telling = {gram for gram in asked.content if len(gram) > 1}
    return 0.6 if len(telling & own) > 1 or (telling and telling <= own | named.context_grams) else 0.0


def _belongs(named: Named, outer: Phrase) -> bool:
    """Whether a fact's names or surroundings share a concept, a name or most words with what it should be part of."""
    keys = {key for key in named.keys if key} | named.context_keys
    if any(key in keys or _alike(key) & keys for key in outer.keys):
        return True
    if any(label in named.context or label in named.names for label in outer.labels):
        return True
    around = named.context_grams | set().union(*(grams(name) for name in named.names))
    wanted = set().union(*(grams(label) for label in outer.labels), *(grams(plain(name_of(k))) for k in outer.keys))
    return len(wanted & around) * 2 > len(wanted)


def _reachable(base: FactBase, asked: Phrase, question: Question) -> set[int]:
    reached: set[int] = set()
    for key in asked.keys:
        for same in (key, *_alike(key)):
            reached.update(base.by_key.get(same, ()))
    if question.dimension not in (None, "money", "percent", "plain"):
        reached.update(base.by_dimension.get(question.dimension, ()))
    for code in (*re.findall(r"\d{5,7}", asked.text), *question.codes):
        reached.update(base.codes.get(code, ()))
    for gram in grams(asked.text):
        if base.weight(gram) > 1.2:
            reached.update(base.by_gram.get(gram, ()))
    return reached


def _allowed(fact: Fact, roles: Sequence[Role] | None) -> bool:
    if roles is None:
        return fact.role is not Role.TEXT
    return fact.role in roles


def _naming(base: FactBase, named: Named, asked: Phrase, focus: Phrase | None) -> float:
    """How well the fact's names stand in the phrase: the least of them counts most, for all must be meant.

    One of them at least has to stand in the focus.
    """
    pairs = list(zip(named.names, named.keys, strict=True))
    if focus is not None and max(_name(base, name, key, focus) for name, key in pairs) < _LEAST:
        return 0.0
    scores = [_name(base, name, key, asked) for name, key in pairs]
    if named.fact.code and len(named.fact.code) > 3 and named.fact.code in asked.text:
        scores[0] = 1.0
    if len(scores) == 1:
        return scores[0]
    return 0.5 * min(scores) + 0.5 * sum(scores) / len(scores)


def _name(base: FactBase, name: str, key: str | None, asked: Phrase) -> float:
    if is_generic(name) and (asked.keys or asked.labels):
        return 0.5 if name in asked.text else 0.0
    if key and key in asked.keys:
        return 1.0
    if key and _alike(key) & asked.keys:
        return 0.96
    if name in asked.text:
        return 1.0 if len(name) > 1 else 0.5
    bare = re.sub(r"\(.*?\)", "", name)
    if len(bare) > 2 and bare in asked.text:
        return 0.97
    if asked.content and not asked.keys and not asked.labels and asked.content <= grams(name):
        return 0.8 - 0.01 * len(name)
    pairs = grams(name)
    whole = sum(base.weight(g) for g in pairs)
    inside = sum(base.weight(g) for g in pairs if g in asked.text)
    recall = inside / whole if whole else 0.0
    return 0.92 * max(recall, _typo(name, asked.text))


@cache
def _alike(key: str) -> frozenset[str]:
    """Concepts that people do not tell apart."""
    groups = load("naming")["alike"]["groups"]
    return frozenset(other for group in groups if key in group for other in group if other != key)


def _typo(name: str, text: str) -> float:
    """A name of four characters or more with one of them mistaken for another of the same sound."""
    size = len(name)
    if not 4 <= size <= 16:
        return 0.0
    for start in range(len(text) - size + 1):
        wrong = [(a, b) for a, b in zip(name, text[start : start + size], strict=True) if a != b]
        if len(wrong) == 1 and sounds(wrong[0][0]) == sounds(wrong[0][1]):
            return 1.0
    return 0.0


def _coverage(base: FactBase, named: Named, asked: Phrase) -> float:
    """The share of what the phrase names that the fact's names and surroundings explain.

    Concepts and names of other figures weigh most, because leaving one unexplained means answering something
    else; loose words weigh little.
    """
    total = 0.0
    explained = 0.0
    own = set().union(*(grams(name) for name in named.names))
    for key in asked.keys:
        weight = 2.0 if key in _soft_concepts() else 8.0
        total += weight
        name = plain(name_of(key))
        if key in named.keys or name in named.context or grams(name) <= own or _alike(key) & set(named.keys) or key in named.context_keys:
            explained += weight
    for label in asked.labels:
        weight = float(len(label))
        total += weight
        if label in named.names or label in named.context or any(label in name for name in named.names):
            explained += weight
        elif grams(label) <= own | named.context_grams:
            explained += 0.8 * weight
    for word in asked.words:
        total += 2.0
        explained += 2.0 * (word in named.context)
    for gram in asked.content:
        weight = 1.0 if gram in base.weights else 0.5
        total += weight
        if gram in own or gram in named.context_grams:
            explained += weight
    return explained / total if total else 0.5


@cache
def _soft_concepts() -> frozenset[str]:
    return frozenset(words("naming", "generic", "soft_concepts"))


def _agreement(base: FactBase, named: Named, question: Question, asked: Phrase) -> float:
    fact = named.fact
    score = _year_agrees(base, fact, question) + _unit_agrees(fact, question) + _stage_agrees(base, fact, question)
    if question.table_number and fact.table:
        table = base.document(fact.document).table(fact.table)
        printed = re.sub(r"[^\d-]", "", table.number or "") if table else ""
        score += 0.4 if printed.lstrip("0") == question.table_number.lstrip("0") else -0.1
    if question.statement:
        score += 0.25 if fact.statement == question.statement else -0.05
    score += _measure_agrees(fact, asked) + _heading_agrees(fact, question) + _exactness(named, asked)
    score += _subject_agrees(base, fact, question)
    if question.narrative:
        score += 0.15 if fact.cell is None else -0.05
    if question.form:
        score += 0.15 if fact.statement in ("overall_performance", "project_performance") else -0.05
    if fact.code and len(fact.code) > 2 and re.search(rf"(?<!\d){fact.code}(?!\d)", asked.text):
        score += 0.35
    if fact.amount is not None and any(fact.amount.value == a for a in question.anchors):
        score += 0.1
    if fact.doubtful:
        score -= 0.15
    if fact.measure in words("naming", "generic", "quantity") and question.dimension != "plain":
        score -= 0.4
    if fact.state in (CellState.BLANK, CellState.DASH):
        score -= 0.08
    return score - 0.004 * named.rank - (0.02 if fact.cell is None else 0.0)


def _heading_agrees(fact: Fact, question: Question) -> float:
    """Of an indicator's target, actual value, weight and score, the one the question speaks of."""
    if fact.statement not in ("overall_performance", "project_performance") or not fact.col_path:
        return 0.0
    heading = fact.col_path[-1]
    for kind, words_of in load("cues")["indicator_column"].items():
        if re.search(words_of["heading"], heading):
            if re.search(words_of["asked"], question.text):
                return 0.2
            return -0.1 if kind in ("score", "weight", "earlier") else 0.0
    return 0.0


def _subject_agrees(base: FactBase, fact: Fact, question: Question) -> float:
    """A question that names the project of a form means that form."""
    named = [subject for subject in base.subjects if len(subject) > 3 and subject in question.text]
    if not named:
        return 0.0
    if not fact.subject:
        return -0.3 if question.form and fact.statement not in ("project_list", "overall_performance") else 0.0
    return 0.2 if plain(fact.subject) in named else -0.4


def _exactness(named: Named, asked: Phrase) -> float:
    """A figure of exactly the name asked for comes before one of a part of that name."""
    return -0.15 if any(name != label and name in label for label in asked.labels for name in named.names) else 0.0


def _measure_agrees(fact: Fact, asked: Phrase) -> float:
    """A question that says which figure of a subject it means (全年预算, 预算执行数) means that one."""
    wanted = next((name for name in words("narrative", "measure", "names") if name in asked.text), None)
    if wanted is None:
        return 0.0
    have = plain("".join((*fact.col_path, fact.measure or "")))
    return 0.3 if wanted in have else (-0.05 if fact.cell is None else 0.0)


def _year_agrees(base: FactBase, fact: Fact, question: Question) -> float:
    if not question.years:
        own = base.document(fact.document).info.year
        return -0.3 if fact.year is not None and own is not None and fact.year != own and not fact.as_of else 0.0
    if fact.year in question.years or (fact.as_of and any(str(y) in fact.as_of for y in question.years)):
        return 0.1
    return -0.6


def _unit_agrees(fact: Fact, question: Question) -> float:
    if question.dimension is None or fact.amount is None:
        return 0.0
    have = fact.amount.unit.dimension
    if have == question.dimension:
        return 0.1
    close = {have, question.dimension} in ({"people", "plain"}, {"plain", "organisation"}, {"plain", "item"})
    return 0.0 if close else -0.7


def _stage_agrees(base: FactBase, fact: Fact, question: Question) -> float:
    """A final account prints budgets beside accounts: unless 预算 is asked for, the account is meant."""
    words = " ".join(map(plain, (*fact.col_path, fact.measure or "")))
    planned = any(mark in words for mark in ("预算",))
    settled = any(mark in words for mark in ("决算", "执行数"))
    if question.initial:
        return 0.3 if "年初预算" in words else -0.1
    if base.document(fact.document).info.stage is not Stage.FINAL_ACCOUNT:
        return -0.1 if settled and question.stage is not Stage.FINAL_ACCOUNT else 0.0
    if question.stage is Stage.BUDGET:
        return 0.1 if planned else 0.0
    return 0.05 if settled else (-0.2 if planned else 0.0)
