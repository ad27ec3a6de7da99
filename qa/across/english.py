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
    return re.sub(str(load("entities")["english"]["name"]), lambda match: _own_name(match.group(), units) or match.group(), raw)


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
    fitting = [unit for unit in units if _place_said(words, unit)]
    fitting = [unit for unit in fitting if all(len(places_of(other)) <= len(places_of(unit)) for other in fitting)]
    for table in ("bodies", "business"):
        wanted = [name for word, name in load("entities")["english"][table].items() if re.search(word, words)]
        if wanted:
            fitting = [unit for unit in fitting if any(re.search(name, bare_name(unit)) for name in wanted)]
    return fitting[0] if len(set(fitting)) == 1 else ""


def _place_said(words: str, unit: str) -> bool:
    """Whether the smallest place of a unit is said; its level too, where the name says one."""
    places = places_of(unit)
    if not places:
        return False
    smallest = sounds(core_of(places[-1])).replace(" ", "")
    level = next((name for word, name in load("entities")["english"]["levels"].items() if re.search(word, words)), "")
    if level and not re.search(level, places[-1]):
        return False
    return re.search(rf"\b{smallest}\b", re.sub("[’'](?:s\\b)?", "", words)) is not None
