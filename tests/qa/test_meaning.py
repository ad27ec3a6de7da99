"""Labels found by their meaning, with an embedder that knows two words to be one."""

from pathlib import Path

import pytest

from adapters.fakes import HashEmbedder, MemoryIndex, MemoryLibrary
from disclosure.ports import Vector
from ingest.pipeline import Ingestor
from qa.ask import Engine

SAMPLE = Path(__file__).parents[2] / "sample" / "qingchuan-2025-budget.md"
ASKED = "坐船出行的开销安排了多少？"


class Knowing(HashEmbedder):
    """Spells alike, but knows that 坐船出行的开销 is 其他交通费用."""

    def __init__(self) -> None:
        super().__init__()
        self.knows_meaning = True

    def embed_query(self, text: str) -> Vector:
        return super().embed_query("其他交通费用" if "坐船" in text else text)


def engine(embedder: HashEmbedder) -> Engine:
    library, index = MemoryLibrary(), MemoryIndex()
    Ingestor(library, index, embedder).run([SAMPLE], on_outcome=lambda _: None)
    return Engine(library, index, embedder)


def test_a_figure_is_found_by_what_its_label_means() -> None:
    answer = engine(Knowing()).ask(ASKED)
    assert answer.value == engine(HashEmbedder()).ask("其他交通费用安排了多少？").value
    assert "理解为“其他交通费用”" in answer.reading


def test_an_embedder_that_only_spells_alike_is_not_asked() -> None:
    assert engine(HashEmbedder()).ask(ASKED).value is None


@pytest.mark.parametrize("question", ["坐船出行的开销里，船票多少？", "坐船出行的有几个人？"])
def test_another_thing_is_not_taken_for_it(question: str) -> None:
    assert engine(Knowing()).ask(question).value is None
