"""Units named in English, by the sound of their places and the kind of body, put by their own names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure.terms import load
from qa.across.mentions import bare_name, core_of, places_of
from qa.lexicon import sounds
from qa.translate import translated


def with_own_names(raw: str, units: Sequence[str]) -> str:
    """An English question with the Chinese names of the units it names.

    A name is a run of capitalised words with a place of the unit's in it; the unit is of the smallest place said, of
    the kind of body said (bureau, centre, court), and of the business said where that is still open. A name that
    several units bear stays as it is.
    """
    return re.sub(str(load("entities")["english"]["name"]), lambda match: _own_names(match.group(), units), raw)


def without_names(raw: str, units: Sequence[str]) -> str:
    """An English question without the names of these units, brackets and all."""
    names = str(load("entities")["english"]["name"])
    return re.sub(names, lambda match: match.group() if _own_names(match.group(), units) == match.group() else " ", raw)


def _own_names(said: str, units: Sequence[str]) -> str:
    """A name by its own one, two names joined by “and” each by its own; as it stands where they are not known."""
    parts = said.split(" and ")
    own = _own_name(said, units)
    each = [_own_name(part, units) for part in parts]
    return own or (" and ".join(each) if len(parts) > 1 and all(each) else said)


def stranger_in(raw: str, units: Sequence[str]) -> str:
    """The first body a question names in English that is of no place of these units; empty where there is none."""
    said = load("entities")["english"]
    for match in re.finditer(str(said["name"]), raw):
        # The first word of a question has a capital anyway.
        words = match.group().lower() if match.start() else match.group().lower().partition(" ")[2]
        place = re.sub("|".join((*said["bodies"], *said["business"], *said["levels"], str(said["plain"]))), " ", words)
        of_ours = any(_sound(core_of(place)) in words for unit in units for place in places_of(unit))
        if any(re.search(body, words) for body in (*said["bodies"], *said["levels"])) and re.search(r"[a-z]{3}", place) and not of_ours:
            return match.group()
    return ""


def in_chinese(raw: str) -> str:
    """What an English question asks of several units, in Chinese: the figure's words and the operation, without the units.

    >>> in_chinese("How much more is the project expenditure of Qingchuan than of Baihe?")
    '项目支出多多少'
    """
    said = load("entities")["english"]
    asked = next((str(chinese) for word, chinese in said["asking"] if re.search(word, raw, re.IGNORECASE)), "")
    rest = re.sub(str(said["name"]), lambda match: " " if match.start() else match.group(), raw)
    for pattern in said["silent"]:
        rest = re.sub(pattern, " ", rest, flags=re.IGNORECASE)
    return translated(" ".join(rest.split())).text + asked


def _own_name(said: str, units: Sequence[str]) -> str:
    words = said.lower()
    placed = [unit for unit in units if _place_said(words, unit)]
    fitting = [unit for unit in placed if all(len(places_of(other)) <= len(places_of(unit)) for other in placed)] or list(units)
    wanted = [[name for word, name in load("entities")["english"][table].items() if re.search(word, words)] for table in ("bodies", "business")]
    if not placed and not all(wanted):
        return ""  # a name without a place has to say both what it is and what it is for
    for names in filter(None, wanted):
        fitting = [unit for unit in fitting if any(re.search(name, bare_name(unit)) for name in names)]
    return fitting[0] if len(set(fitting)) == 1 else ""


def _place_said(words: str, unit: str) -> bool:
    """Whether the smallest place of a unit is said; its level too, where the name says one."""
    places = places_of(unit)
    if not places:
        return False
    smallest = _sound(core_of(places[-1]))
    level = next((name for word, name in load("entities")["english"]["levels"].items() if re.search(word, words)), "")
    if level and not re.search(level, places[-1]):
        return False
    return re.search(rf"\b{smallest}\b", re.sub("[’'](?:s\\b)?", "", words)) is not None


def _sound(place: str) -> str:
    """A place as English writes it: its sounds in one word."""
    return sounds(place).replace(" ", "")
