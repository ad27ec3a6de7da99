"""English questions put into the words of Chinese disclosures, so that every kind of question is understood in both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import takewhile

from disclosure.terms import load
from qa.glosses import own_names
from qa.lexicon import english_names

# A question is understood where so many times as many words have a translation as have none.
_KNOWN = 3
_NAME = re.compile(r"(?<=[\s(])(?<![.?!]\s)(?!FY|SMEs?\b|IT\b|WeChat\b|Table\b|Form\b|Part\b|Section\b)[A-Z][\w'’-]*")
_LARGE = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)[ -](?P<of>million|billion)[ -](?:yuan|rmb)\b(?: rmb)?(?!\))|(?!10,?000 )(?P<whole>\d[\d,]*0,?000) (?:yuan|rmb)\b(?!\))")
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
    text = " ".join(_NAME.sub(" ", raw.strip()).split()).lower().replace("’", "'")
    text = re.sub(r"\b(?:fy ?)?(20\d\d)\b(?!年)", r"\1年", _LARGE.sub(_in_ten_thousands, text))
    text = _named(_counting(text))
    asked: list[str] = []
    for pattern, said in load("english")["units"]:
        if re.search(pattern, text):
            asked += [str(said)] if said else []
            text = re.sub(pattern, " ", text)
    text = re.sub(r"\([^()]*\)", _aside, re.sub(r"[?？]", ".", text))
    text = re.sub(r"\s+(?=[,.])|(?<=\.)[ .]+$", "", " ".join(text.split())).strip(",. ")
    for pattern, said in load("english")["rewrites"]:
        text = " ".join(re.sub(pattern, said, text).split())
    clauses = re.split(load("english")["clauses"], text)
    return _worded(_in_unit("，".join(map(_formed, clauses)), asked))


def _in_unit(text: str, asked: list[str]) -> str:
    """A question with the units it is to be answered in; one that ends by asking how much asks it in the first of them."""
    much = load("english")["much"]
    if asked and text.endswith(much["ends"]) and asked[0].startswith(much["unit"]):
        text, asked = text + asked[0].removeprefix(much["unit"]), asked[1:]
    return "，".join([text, *asked])


def _in_ten_thousands(match: re.Match[str]) -> str:
    """Round sums of yuan as the documents write them (5 million yuan: 500万元; 500,000 yuan: 50万元)."""
    number = Decimal((match["number"] or match["whole"]).replace(",", ""))
    amount = number / 10_000 if match["whole"] else number * (100 if match["of"] == "million" else 100_000)
    return f"{amount.normalize():f}万元"


def _aside(match: re.Match[str]) -> str:
    """A bracket as a clause of its own; nothing where it lists things or says nothing about what is asked."""
    inside = match.group()[1:-1]
    silent = load("english")["silent"]
    return " " if "," in inside or all(word in silent for word in re.findall(r"[a-z-]+|\d+|[\u4e00-\u9fff]+", inside)) else f" , {inside} , "


def _named(text: str) -> str:
    """The question with Chinese names for English ones wherever it gives them, and its words apart."""
    text = own_names(text, load("english")["brackets"], _glossary())
    return re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text)


def _counting(text: str) -> str:
    """The question with the measure word of what is counted behind “how many” (场 performances)."""
    stops, counters = load("english")["brackets"]["stops"], load("english")["counters"]

    def counted(match: re.Match[str]) -> str:
        nouns = list(takewhile(lambda word: word not in stops, re.findall(r"[a-z'-]+", match["rest"])))
        counter = next((counters[noun] for noun in reversed(nouns) if noun in counters), "")
        return f"how many {counter} {match['rest']}" if counter else match.group()

    return re.sub(r"\bhow many (?P<rest>[^,?]+)", counted, text)


def _formed(text: str) -> str:
    """A clause put together as Chinese puts it; its words are still English."""
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
    return {word.replace("-", " "): said for word, said in {**english_names(), **own}.items()}


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
    joined = re.sub(r"[，,]+", "，", re.sub(r"[()（）]", "", joined))
    joined = re.sub(r"(?P<said>[\u4e00-\u9fff]{2,16})(?P=said)", r"\g<said>", joined)
    return Translation(re.sub(r"(?:是多少钱?|要求多长时间)，(?=是多少)|钱(?=，换算)", "", joined).strip("，;"), known, tuple(unknown))

