"""A small disclosure made by hand, and a service over it that answers without reading anything."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from adapters.fakes import HashEmbedder, MemoryIndex, MemoryLibrary
from disclosure.amount import WAN_YUAN, Amount
from disclosure.answer import Answer, AnswerFinding, Figure, Passage, ProgramStep, Status
from disclosure.errors import DisclosureError, UnreadableFile
from disclosure.model import (
    Cell,
    CellState,
    Chunk,
    Document,
    DocumentInfo,
    Section,
    Stage,
    Table,
)
from ingest.chunks import texts_to_embed
from ingest.pipeline import Outcome
from qa.find import Found
from surfaces.backend import Backend
from surfaces.settings import Settings
from surfaces.wire import Service


def apart(work: Coroutine[Any, Any, Any]) -> Any:
    """Run something asynchronous in a thread of its own: a browser test may have left a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


FILE = "青山镇档案馆2024年预算.txt"
HOSTILE = "<img src=http://evil.invalid/x.png onerror=alert(1)>{{7*7}}${7*7}`|$(id)"
_ROWS = (
    ("科目", "合计", "基本支出", "项目支出"),
    ("合计", "200.00", "150.50", "49.50"),
    ("=HYPERLINK(1)", "-3.20", "", "—"),
    (HOSTILE, "0.00", "12.00", "1"),
)
_PRINTED = "\n".join("\t".join(row) for row in _ROWS)
TEXT = f"青山镇档案馆2024年预算\n{_PRINTED}\n本年支出200.00万元。\n{HOSTILE}"
_STATED = TEXT.index("200.00万")


def document(file: str = FILE, text: str = TEXT) -> Document:
    """A disclosure with one table of three columns and one section."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    info = DocumentInfo(
        sha[:16], file, sha, "青山镇档案馆2024年预算", "青山镇档案馆", 2024, Stage.BUDGET, tables=1, figures=9
    )
    chunk = Chunk("c1", info.id, ("预算",), (0, 20), ((0, 20),))
    section = Section(("支出说明",), 1, (0, len(text)))
    return Document(info, text, (section,), (table(),), chunks=(chunk,))


def table() -> Table:
    """支出总表: a header row, and three rows of which one tries to break out of whatever shows it."""
    cells = tuple(_cell(row, col) for row in range(1, 5) for col in range(1, 5))
    where = ("t1", "支出总表", (0, 10), ("支出说明",), "表3")
    return Table(*where, unit=WAN_YUAN, rows=4, columns=4, cells=cells, notes=("注",))


def _cell(row: int, col: int) -> Cell:
    text = _ROWS[row - 1][col - 1]
    if row == 1 or col == 1:
        return Cell(row, col, text, CellState.TEXT, "header" if row == 1 else "label", (0, 1))
    amount = Amount.parse(text, WAN_YUAN)
    states = {"": CellState.BLANK, "—": CellState.DASH, "0.00": CellState.ZERO}
    state = states.get(text, CellState.NUMBER)
    paths = ((_ROWS[row - 1][0],), (_ROWS[0][col - 1],))
    doubtful = (row, col) == (4, 3)
    return Cell(row, col, text, state, "value", (0, 1), amount, *paths, doubtful=doubtful)


def figure(name, label, value, cell, span=None) -> Figure:
    place = ("表3 支出总表", ("合计",), (label,)) if cell else (None, (), ())
    return Figure(name, label, value, "万元", None, FILE, "", *place, cell, span, None, None, value)


ANSWERS = {
    "比例": Answer(
        "a1",
        "",
        "zh",
        Status.GROUNDED,
        "基本支出占支出合计的75.25%（150.50万元 ÷ 200.00万元）。",
        value="75.25",
        unit="%",
        exact="75.25",
        cell_state="number",
        figures=(figure("f1", "基本支出", "150.50", "t1!R2C3"), figure("f2", "合计", "200.00", "t1!R2C2")),
        evidence=(Passage(FILE, ("支出说明",), None, None, (0, 11), "本年支出200.00万元。"),),
        program=(ProgramStep("s1", "ratio", ("f1", "f2"), "75.25", "75.25", "%"),),
        reading="按支出总表",
    ),
    "矛盾": Answer(
        "a2",
        "",
        "zh",
        Status.CONFLICT,
        f"文中写200.00万元。{HOSTILE}",
        figures=(figure("f1", HOSTILE, "200.00", None, (_STATED, _STATED + 6)),),
        evidence=(Passage(FILE, (HOSTILE,), None, None, (0, 5), HOSTILE),),
        findings=(AnswerFinding("text-vs-table", "high", HOSTILE, "200.00", "150.50", "万元"),),
        warnings=(HOSTILE,),
        reading=HOSTILE,
    ),
}
REFUSAL = Answer("a0", "", "zh", Status.REFUSED, "文库里没有这个数。")


class Answering:
    """Answers by keyword; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...] | None, str | None]] = []

    def ask(self, question, documents=None, session=None):
        self.asked.append((question, tuple(documents) if documents else None, session))
        if "坏" in question:
            raise DisclosureError("这个问题读不懂")
        if "崩" in question:
            raise ZeroDivisionError("a defect")
        found = next((answer for word, answer in ANSWERS.items() if word in question), REFUSAL)
        return replace(found, question=question)


    def find(self, words, documents=None, limit=20):
        self.asked.append((words, tuple(documents) if documents else None, None))
        cited = ANSWERS["比例"].figures
        return [Found(f"{document().id}#{f.cell}", 1.0, f) for f in cited if words in f.label][:limit]


class Index(MemoryIndex):
    """A cache in memory that can be reopened and wiped."""

    def __init__(self) -> None:
        super().__init__()
        self.reopened = 0

    def reopen(self) -> None:
        self.reopened += 1

    def wipe(self) -> None:
        for document in self.documents():
            self.remove(document)


class Library(MemoryLibrary):
    """A library in memory that can be closed."""

    def close(self) -> None:
        """Nothing to let go of."""


class Reading:
    """Takes any file whose text holds 预算; the rest is unreadable."""

    def __init__(self, library, index, embedder) -> None:
        self._library, self._index, self._embedder = library, index, embedder

    def run(self, paths, *, on_outcome, progress=None, source=None):  # noqa: ARG002
        outcomes = []
        for done, path in enumerate(paths):
            if progress:
                progress(path.name, done, len(paths))
            outcomes.append(self._one(path))
            on_outcome(outcomes[-1])
        return outcomes

    def _one(self, path: Path) -> Outcome:
        try:
            read = parse(path)
        except UnreadableFile as error:
            return Outcome(path.name, "failed", error.reason)
        self._library.save(read, self._embedder.embed_passages(texts_to_embed(read)))
        self._index.replace(read.id, read.chunks, [self._embedder.embed_query("x")])
        return Outcome(path.name, "ok", "", 1, 1, 9, 0, 0.1)


def parse(path: Path) -> Document:
    text = path.read_text(encoding="utf-8")
    if "预算" not in text:
        raise UnreadableFile("里面没有预算或决算")
    return document(path.name, text)


@dataclass
class Parts:
    """The doubles of one service, and how often each was made."""

    library: Library = field(default_factory=Library)
    index: Index = field(default_factory=Index)
    engine: Answering = field(default_factory=Answering)
    made: list[str] = field(default_factory=list)

    def backend(self) -> Backend:
        def make(name, thing):
            self.made.append(name)
            return thing

        return Backend(
            library=lambda: make("library", self.library),
            index=lambda: make("index", self.index),
            embedder=lambda: make("embedder", HashEmbedder()),
            engine=lambda *_: make("engine", self.engine),
            ingestor=Reading,
            parse=parse,
        )

    def hold(self, held: Document) -> None:
        self.library.save(held, [[1.0] * 256 for _ in texts_to_embed(held)])

    def service(self, settings: Settings | None = None) -> Service:
        return Service(settings or Settings(), self.backend())
