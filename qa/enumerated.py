"""The terms a question lists: what a sum is of."""

from __future__ import annotations

from qa.draft import Context
from qa.lexicon import concept_of, mentions
from qa.understand import cue, cues

# What joins terms is written so inside the names of figures.
_HIDDEN = "\x01\x02\x03\x04"
# What stands behind the count of the terms is a name of its own from four characters on (公用经费).
_NAMED = 3


def enumerated(text: str, *, tailed: bool = True) -> list[str]:
    """The things a sum question lists; `tailed` says whether what follows their number ends each name (两项经费).

    >>> enumerated("工会经费和福利费两项预算合计多少万元?")
    ['工会经费', '福利费']
    """
    cut = cue("enumerated", "end").search(text)
    said, year = cues()["enumerated"], cue("enumerated", "year")
    joins, around = cue("enumerated", "joins"), cue("enumerated", "around")
    head, tail = (text[: cut.start()], cut["tail"] or "") if cut else (text, "")
    behind = ""
    inside = cue("enumerated", "inside").match(head)
    if inside is not None:  # 两家单位（文化馆、图书馆）的项目支出: what follows belongs to each
        head = cue("enumerated", "counted").sub("", inside["inner"])
        behind = year.sub("", inside["behind"]).strip(said["edges"])
    head = cue("enumerated", "lead").sub("", head)
    clauses = [clause for clause in cue("enumerated", "clauses").split(head) if clause.strip()]
    joined = [clause for clause in clauses if joins.search(clause)]
    head = joined[0] if len(joined) == 1 and len(clauses) > 1 and not cue("enumerated", "joined_clause").search(head) else head
    if len(clauses) == 2 and not joins.search(head) and not cue("enumerated", "counted_off").search(text):
        return _joined(head)  # a comma behind where it is asked of joins nothing
    pieces = [year.sub("", piece) for piece in cue("enumerated", "cuts").split(head)]
    names = [around.sub("", piece.strip()) for piece in pieces]
    tail = tail if len(tail) > _NAMED and concept_of(tail) else cue("terms", "generic_tail").sub("", tail)
    names = [name + (tail if tailed else "") + behind for name in names if name and not cue("terms", "container").search(name)]
    return _shared(names) if len(names) > 1 else _joined(head)


def _shared(names: list[str]) -> list[str]:
    """Two halves of one subject that is named once (差旅费基本支出和项目支出), each with its name."""
    halves = cues()["enumerated"]["halves"]
    own = next((half for half in halves if names[0].endswith(half) and len(names[0]) > len(half)), None)
    lead = names[0][: -len(own)] if own else ""
    return [names[0], *(lead + name if name in halves else name for name in names[1:])]


def _joined(text: str) -> list[str]:
    """Two known concepts standing side by side (水电费 is listed as such in the vocabulary)."""
    joined = cues()["joined"]
    for word, parts in joined.items():
        if word in text:
            return list(parts)
    found = mentions(text)
    beside = all(text[a.end : b.start] in cues()["split"]["pair"] for a, b in zip(found, found[1:], strict=False))
    return [text[m.start : m.end] for m in found] if len(found) > 1 and beside else []


def unsplit(context: Context) -> str:
    """The question with what joins terms (和, 、) hidden inside the names of figures and concepts, so that no name is cut in two."""
    text = cue("terms", "denied").sub("", context.question.body)
    hide = str.maketrans(cues()["enumerated"]["hidden"], _HIDDEN)
    for start, end in (*context.base.labels_in(text), *((m.start, m.end) for m in mentions(text))):
        text = text[:start] + text[start:end].translate(hide) + text[end:]
    return text


def shown(name: str) -> str:
    """A name as it is printed."""
    return name.translate(str.maketrans(_HIDDEN, cues()["enumerated"]["hidden"]))
