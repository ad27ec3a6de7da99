"""English questions put into the words of Chinese disclosures, so that every kind of question is understood in both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from disclosure.terms import load
from qa.lexicon import english_names

# A question is understood where so many times as many words have a translation as have none.
_KNOWN = 3
_NAME = re.compile(r"(?<=[\s(])(?!FY|SMEs?\b|IT\b|WeChat\b|Table\b|Form\b|Part\b|Section\b)[A-Z][\w'’-]*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Translation:
    """A question in Chinese, how many words have an entry in the glossary, and those that have none."""

    text: str
    known: int
    unknown: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether enough is understood for it to stand for the question."""
        return bool(_CHINESE.search(self.text)) and _KNOWN * len(self.unknown) <= self.known


def translated(raw: str) -> Translation:
    """An English question in Chinese: its form by the patterns, its words by the glossary.

    >>> translated("What percentage of total expenditure is project expenditure?").text
    '项目支出占支出总计的百分之几'
    """
    text = " ".join(_NAME.sub(" ", raw.strip()).split()).lower()
    text = re.sub(r"\b(?:fy ?)?(20\d\d)\b(?!年)", r"\1年", text).replace("’", "'")
    asked: list[str] = []
    for pattern, said in load("english")["units"]:
        if re.search(pattern, text):
            asked += [str(said)] if said else []
            text = re.sub(pattern, " ", text)
    text = _formed(" ".join(re.sub(r"[?？]", " ", text).split()).rstrip(",. "))
    return _worded("，".join([text, *asked]))


def _formed(text: str) -> str:
    """The question put together as Chinese puts it; its words are still English."""
    for pattern, form in load("english")["patterns"]:
        match = re.fullmatch(pattern, text)
        if match:
            groups = {name: (group or "").strip(" ,.") for name, group in match.groupdict().items()}
            groups["lead"] = f"{groups['lead']}，" if groups.get("lead") else ""
            return str(form).format(**groups)
    return text


@cache
def _glossary() -> dict[str, str]:
    own: dict[str, str] = load("english")["words"]
    return {**english_names(), **own}


@cache
def _entries() -> re.Pattern[str]:
    words = sorted(_glossary(), key=len, reverse=True)
    return re.compile(r"(?<![a-z])(?:" + "|".join(map(re.escape, words)) + r")(?![a-z])")


def _worded(text: str) -> Translation:
    """Every known word by its Chinese one; silent words left out, unknown ones left out and named."""
    known = len(_entries().findall(text)) + len(re.findall(r"[\u4e00-\u9fff]{2,}", text))
    chinese = _entries().sub(lambda match: _glossary()[match.group()], text)
    silent = frozenset(load("english")["silent"])
    unknown: list[str] = []

    def rest(match: re.Match[str]) -> str:
        word = match.group()
        if word not in silent and len(word) > 1:
            unknown.append(word)
        return " "

    chinese = re.sub(r"[a-z][a-z'’-]*", rest, chinese)
    chinese = re.sub(r"(?<=\d)\s+(?=\d)|[:：]", "，", re.sub(r"'s?(?![a-z])", "", chinese))
    joined = re.sub(r"\s+|[(（][\W\d_]*[)）]", "", chinese)
    joined = re.sub(r"[，,]+", "，", re.sub(r"[()（）]", "", _once(joined)))
    joined = re.sub(r"(?P<said>[\u4e00-\u9fff]{2,16})(?P=said)", r"\g<said>", joined)
    return Translation(re.sub(r"是多少钱?，(?=是多少)|钱(?=，换算)", "", joined).strip("，;"), known, tuple(unknown))


def _once(text: str) -> str:
    """A text without words that the Chinese in brackets behind them says better (编制(编制))."""
    return re.sub(r"(?P<said>[\u4e00-\u9fff]{2,16})[(（](?P<own>[\u4e00-\u9fff（）()]{2,24})[)）]", _better, text)


def _better(match: re.Match[str]) -> str:
    said, own = match["said"], match["own"]
    shared = next((size for size in range(len(said), 0, -1) if any(said[-size:][i : i + 2] in own for i in range(max(1, size - 1)))), 0)
    kept = said[: len(said) - shared] if shared and shared <= len(own) + 2 else said
    return f"{kept}{own}"
