"""Words to concepts: which concept a printed label is, and which concepts a question names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pypinyin import lazy_pinyin

from disclosure.terms import load, words
from qa.text import plain


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named in a text: its key and where."""

    key: str
    start: int
    end: int


@cache
def _concepts() -> dict[str, dict[str, Any]]:
    concepts: dict[str, dict[str, Any]] = load("concepts")["concept"]
    return concepts


@cache
def _printed() -> dict[str, str]:
    """Printed names to concept keys."""
    names: dict[str, str] = {}
    for key, concept in _concepts().items():
        for name in [concept["name"], *concept.get("names", [])]:
            names.setdefault(plain(name), key)
    return names


@cache
def _asked() -> dict[str, str]:
    """Every way of naming a concept, printed, spoken and English."""
    spoken = dict(_printed())
    for key, concept in _concepts().items():
        for word in [*concept.get("asked", []), *concept.get("en", [])]:
            spoken.setdefault(plain(word), key)
    joining = words("naming", "generic", "joining")
    joined = [(word.replace(own, other), key) for word, key in spoken.items() for own in joining for other in joining if own in word]
    return {**dict(joined), **spoken}


@cache
def english_names() -> dict[str, str]:
    """English words for concepts, with the canonical name of each."""
    return {word.lower(): str(concept["name"]) for concept in _concepts().values() for word in concept.get("en", [])}


@cache
def _codes() -> dict[str, str]:
    return {code: key for key, concept in _concepts().items() for code in concept.get("codes", [])}


@cache
def concept_of(label: str, code: str | None = None) -> str | None:
    """The concept a printed label (or its subject code) is, or None."""
    exact = _printed().get(plain(label)) or (_codes().get(code) if code else None)
    exact = exact or _printed().get(plain(label).replace(str(load("naming")["generic"]["of_year"]), ""))
    return exact or _unwrapped().get(_bare(plain(label))) or _ending(plain(label))


def _ending(text: str) -> str | None:
    """The concept a longer label ends with (占有使用国有资产): the last words of a phrase say what it is.

    Words around a name are taken off the end one by one, so that a name that ends with one itself is still known.
    """
    wrapped = re.compile(rf"(?:{load('naming')['generic']['wrapping']})$")
    while text:
        for start in range(1, max(1, len(text) - 2)):
            key = _printed().get(text[start:])
            if key and re.fullmatch(str(load("naming")["generic"]["before"]), text[:start]):
                return key
        shorter = text if text in _printed() else wrapped.sub("", text)
        if shorter == text or shorter in _printed():
            return _printed().get(shorter)
        text = shorter
    return None


def _bare(text: str) -> str:
    return re.sub(str(load("naming")["generic"]["wrapping"]), "", text)


@cache
def _unwrapped() -> dict[str, str]:
    """Names without the words around them, where that leaves one concept."""
    bare: dict[str, set[str]] = {}
    for name, key in _printed().items():
        if len(_bare(name)) > 1:
            bare.setdefault(_bare(name), set()).add(key)
    return {name: next(iter(keys)) for name, keys in bare.items() if len(keys) == 1}


def name_of(key: str) -> str:
    """The canonical printed name of a concept."""
    return str(_concepts()[key]["name"])


def parts_of(key: str) -> tuple[str, ...]:
    """The concepts a concept is normally the sum of."""
    return tuple(_concepts()[key].get("parts", []))


def codes_of(key: str) -> tuple[str, ...]:
    """The subject codes of a concept."""
    return tuple(_concepts()[key].get("codes", []))


@cache
def _longest() -> int:
    return max(len(word) for word in _asked())


def mentions(text: str) -> list[Mention]:
    """The concepts a plain text names, left to right; of overlapping names the longer wins."""
    found: list[Mention] = []
    place = 0
    while place < len(text):
        for length in range(min(_longest(), len(text) - place), 1, -1):
            key = _asked().get(text[place : place + length])
            if key and _whole(text, place, place + length):
                found.append(Mention(key, place, place + length))
                place += length
                break
        else:
            place += 1
    return found


def standard(text: str) -> str:
    """A plain text with everyday words replaced by the statements' own, outside the names of concepts.

    >>> standard("公车的保险")
    '公务用车的保险'
    """
    text = _joined(text)
    kept = [(m.start, m.end) for m in mentions(text)]
    pieces, last = [], 0
    for match in _everyday().finditer(text):
        name = str(_rewrites()[match.group()])
        inside = any(a < match.end() and match.start() < b for a, b in kept)
        if not inside and text[max(0, match.end() - len(name)) : match.end()] != name:
            pieces += [text[last : match.start()], name]
            last = match.end()
    return "".join([*pieces, text[last:]])


def _joined(text: str) -> str:
    """A text without the particle inside the name of a concept (公务用车的运行维护费)."""
    particle = load("cues")["clean"]["particle"]
    for place in [i for i, char in enumerate(text) if char == particle][::-1]:
        bare = text[:place] + text[place + 1 :]
        if any(m.start < place < m.end for m in mentions(bare)):
            text = bare
    return text


@cache
def _rewrites() -> dict[str, str]:
    rewritten: dict[str, str] = load("cues")["rewrite"]
    return rewritten


@cache
def _everyday() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _rewrites()), key=len, reverse=True)))


def misspelt(text: str) -> list[Mention]:
    """Concepts named with one character mistaken for another of the same sound (公用经废)."""
    found: list[Mention] = []
    place = 0
    while place < len(text):
        for length in range(8, 2, -1):
            piece = text[place : place + length]
            key = _by_sound().get(sounds(piece)) if len(piece) == length else None
            if key and _asked().get(piece) is None and piece not in _asking() and _one_off(piece, key):
                found.append(Mention(key, place, place + length))
                place += length - 1
                break
        place += 1
    return found


@cache
def _asking() -> frozenset[str]:
    """Words of asking, which are never a misspelt name."""
    return frozenset(load("cues")["clean"]["stop"])


@lru_cache(maxsize=50_000)
def sounds(text: str) -> str:
    """How a text is read aloud, without tones."""
    return " ".join(lazy_pinyin(text))


@cache
def _by_sound() -> dict[str, str]:
    return {sounds(word): key for word, key in _asked().items() if 3 <= len(word) <= 8 and not word.isascii()}


def _one_off(piece: str, key: str) -> bool:
    """Whether a piece differs in one or two characters from a name of the concept that sounds the same."""
    names = [word for word, other in _asked().items() if other == key and len(word) == len(piece)]
    return any(0 < sum(a != b for a, b in zip(piece, name, strict=True)) <= 2 for name in names)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a name is not cut out of a longer one: an English word, or what is left of another subject (其他…)."""
    if not text[start].isascii():
        return not text[:start].endswith(words("naming", "generic", "other"))
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha())
