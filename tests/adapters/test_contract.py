"""What every implementation of the ports promises, the fakes as much as the real ones."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from adapters.chroma import ChromaIndex
from adapters.e5 import SentenceEmbedder
from adapters.fakes import HashEmbedder, MemoryIndex, MemoryLibrary
from adapters.sql import SqlLibrary
from disclosure.errors import LibraryBusy, UnknownDocument
from disclosure.model import Chunk
from disclosure.ports import Embedder, Library, PassageIndex


@pytest.fixture(params=["memory", "sql"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    return MemoryLibrary("m") if request.param == "memory" else SqlLibrary(tmp_path / "library", "m")


@pytest.fixture(params=["memory", "chroma"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PassageIndex]:
    if request.param == "memory":
        yield MemoryIndex()
        return
    chroma = ChromaIndex(tmp_path / "chroma")
    yield chroma
    chroma.close()


@pytest.fixture(params=["hash", pytest.param("e5", marks=pytest.mark.model)])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "hash":
        return HashEmbedder()
    real: SentenceEmbedder = request.getfixturevalue("real_embedder")
    return real


class TestLibrary:
    def test_a_new_library_is_empty(self, library: Library) -> None:
        assert library.list() == []
        assert library.find("甲.txt") is None

    def test_a_document_comes_back_exactly(
        self, library: Library, make_document: Any, make_vectors: Any
    ) -> None:
        document = make_document()
        library.save(document, make_vectors(document))
        found = library.get(document.id)
        assert found == document
        assert str(found.facts[0].amount.value) == "1683.30"  # type: ignore[union-attr]
        assert found.tables[0].cells[0].bbox == (72.1, 100.25, 140.333, 112.0)

    def test_documents_are_listed_by_file_name(self, library: Library, make_document: Any) -> None:
        for file in ("c.txt", "a.txt", "b.txt"):
            library.save(make_document(file), [])
        assert [info.file for info in library.list()] == ["a.txt", "b.txt", "c.txt"]
        assert library.list()[0] == make_document("a.txt").info

    def test_the_same_file_replaces_its_older_version(self, library: Library, make_document: Any) -> None:
        library.save(make_document("a.txt", id="old"), [])
        library.save(make_document("a.txt", id="new", figure="2.00"), [])
        assert [info.id for info in library.list()] == ["new"]
        with pytest.raises(UnknownDocument):
            library.get("old")

    def test_a_renamed_file_replaces_its_older_name(self, library: Library, make_document: Any) -> None:
        library.save(make_document("a.txt", id="same"), [])
        library.save(make_document("b.txt", id="same"), [])
        assert [info.file for info in library.list()] == ["b.txt"]

    def test_a_document_saved_again_is_read_anew(self, library: Library, make_document: Any) -> None:
        library.save(make_document(), [])
        library.get("id-甲.txt")
        library.save(make_document(figure="7.10"), [])
        amount = library.get("id-甲.txt").facts[0].amount
        assert amount is not None
        assert amount.value == Decimal("7.10")

    def test_generation_grows_with_every_change_and_only_then(
        self, library: Library, make_document: Any
    ) -> None:
        seen = [library.generation()]
        library.save(make_document(), [])
        seen.append(library.generation())
        library.save(make_document(), [])
        seen.append(library.generation())
        library.delete("id-甲.txt")
        seen.append(library.generation())
        assert seen == sorted(set(seen))
        library.delete("id-甲.txt")
        library.list()
        assert library.generation() == seen[-1]

    def test_a_deleted_document_is_gone(
        self, library: Library, make_document: Any, make_vectors: Any
    ) -> None:
        document = make_document()
        library.save(document, make_vectors(document))
        library.get(document.id)
        library.delete(document.id)
        assert library.list() == []
        assert library.vectors(document.id) is None
        with pytest.raises(UnknownDocument):
            library.get(document.id)

    @pytest.mark.parametrize(
        "name", ["id-甲.txt", "甲.txt", "/some/where/甲.txt", "C:\\data\\甲.txt", "甲单位2024年预算", "甲"]
    )
    def test_a_document_is_found_by_what_people_call_it(
        self, library: Library, make_document: Any, name: str
    ) -> None:
        library.save(make_document(), [])
        library.save(make_document("乙.txt", title="乙单位2024年预算"), [])
        found = library.find(name)
        assert found is not None
        assert found.file == "甲.txt"

    def test_a_title_that_two_documents_share_finds_neither(
        self, library: Library, make_document: Any
    ) -> None:
        library.save(make_document("a.txt", title="预算"), [])
        library.save(make_document("b.txt", title="预算"), [])
        assert library.find("预算") is None

    def test_file_names_match_whatever_way_accents_are_composed(
        self, library: Library, make_document: Any
    ) -> None:
        library.save(make_document("caf\u00e9.txt"), [])
        assert library.find("cafe\u0301.txt") is not None

    def test_vectors_come_back_in_order(
        self, library: Library, make_document: Any, make_vectors: Any
    ) -> None:
        document = make_document()
        vectors = make_vectors(document)
        library.save(document, vectors)
        found = library.vectors(document.id)
        assert found is not None
        assert [list(vector) for vector in found] == [pytest.approx(vector, abs=1e-6) for vector in vectors]

    def test_vectors_of_another_model_count_as_missing(
        self, library: Library, make_document: Any, make_vectors: Any
    ) -> None:
        document = make_document()
        library.save(document, make_vectors(document))
        library.model = "other"  # type: ignore[attr-defined]
        assert library.vectors(document.id) is None
        assert library.vectors_for(document.id, "m") is not None  # type: ignore[attr-defined]

    def test_a_document_may_be_saved_without_vectors_but_not_with_too_few(
        self, library: Library, make_document: Any, make_vectors: Any
    ) -> None:
        document = make_document()
        library.save(document, [])
        assert library.vectors(document.id) is None
        with pytest.raises(ValueError, match="5 windows and labels but 2 vectors"):
            library.save(document, make_vectors(document)[:2])

    def test_the_file_itself_stays_with_its_document(self, library: Library, make_document: Any) -> None:
        document = make_document()
        library.keep_original(document.id, b"lost")
        assert library.original(document.id) is None
        library.save(document, [])
        library.keep_original(document.id, b"first")
        library.keep_original(document.id, b"file")
        library.save(document, [])
        assert library.original(document.id) == b"file"
        library.delete(document.id)
        library.save(document, [])
        assert library.original(document.id) is None

    def test_only_one_thread_writes(self, library: Library) -> None:
        outcome: list[str] = []

        def second() -> None:
            try:
                with library.writing():
                    outcome.append("wrote")
            except LibraryBusy:
                outcome.append("busy")

        with library.writing(), library.writing():
            _in_thread(second)
        _in_thread(second)
        assert outcome == ["busy", "wrote"]


class TestPassageIndex:
    chunks = (
        Chunk("long", "d1", (), (0, 9), tuple((i, i + 1) for i in range(9))),
        Chunk("short", "d1", (), (9, 10), ((9, 10),)),
    )

    def vectors(self) -> list[list[float]]:
        return [[1.0, i / 100, 0.0] for i in range(9)] + [[0.0, 0.2, 1.0]]

    def test_a_new_index_finds_nothing(self, index: PassageIndex) -> None:
        assert index.nearest([1.0, 0.0, 0.0], 3, None) == []
        assert index.documents() == set()

    def test_each_chunk_is_found_once_best_first(self, index: PassageIndex) -> None:
        index.replace("d1", self.chunks, self.vectors())
        found = index.nearest([2.0, 0.0, 0.0], 2, None)
        assert [(document, chunk) for document, chunk, _ in found] == [("d1", "long"), ("d1", "short")]
        assert found[0][2] == pytest.approx(1)
        assert found[1][2] == pytest.approx(0, abs=1e-6)

    def test_a_search_can_be_kept_to_some_documents(self, index: PassageIndex) -> None:
        index.replace("d1", self.chunks, self.vectors())
        index.replace("d2", [Chunk("x", "d2", (), (0, 1), ((0, 1),))], [[0.0, 1.0, 0.0]])
        assert [found[0] for found in index.nearest([1.0, 0.0, 0.0], 5, ["d2"])] == ["d2"]
        assert index.nearest([1.0, 0.0, 0.0], 5, []) == []

    def test_replacing_leaves_nothing_of_the_older_version(self, index: PassageIndex) -> None:
        index.replace("d1", self.chunks, self.vectors())
        index.replace("d1", [Chunk("new", "d1", (), (0, 1), ((0, 1),))], [[0.0, 0.0, 1.0]])
        assert [chunk for _, chunk, _ in index.nearest([1.0, 0.0, 0.0], 9, None)] == ["new"]

    def test_a_removed_document_is_forgotten(self, index: PassageIndex) -> None:
        index.replace("d1", self.chunks, self.vectors())
        assert index.documents() == {"d1"}
        index.remove("d1")
        index.remove("never there")
        assert index.documents() == set()
        assert index.nearest([1.0, 0.0, 0.0], 3, None) == []

    def test_every_window_needs_a_vector(self, index: PassageIndex) -> None:
        with pytest.raises(ValueError, match="10 windows but 9 vectors"):
            index.replace("d1", self.chunks, self.vectors()[:-1])


class TestEmbedder:
    texts = ("三公经费预算数为11.25万元", "本单位共有车辆3辆", "机构设置：内设八个科室")

    def test_vectors_have_one_length_and_size_1(self, embedder: Embedder) -> None:
        vectors = [
            *embedder.embed_passages(self.texts),
            embedder.embed_query("车辆"),
            embedder.embed_query(""),
        ]
        assert len({len(vector) for vector in vectors}) == 1
        assert [sum(x * x for x in vector) for vector in vectors] == pytest.approx([1] * 5, abs=1e-4)

    def test_vectors_keep_the_order_of_the_texts(self, embedder: Embedder) -> None:
        forwards = embedder.embed_passages(self.texts)
        backwards = embedder.embed_passages(self.texts[::-1])
        for one, other in zip(forwards, reversed(backwards), strict=True):
            assert list(one) == pytest.approx(list(other), abs=1e-5)

    def test_the_same_text_gives_the_same_vector(self, embedder: Embedder) -> None:
        assert embedder.embed_passages(self.texts) == embedder.embed_passages(self.texts)

    def test_a_question_is_nearest_to_the_passage_that_answers_it(self, embedder: Embedder) -> None:
        asked = embedder.embed_query("有多少车辆？")
        near = [
            sum(a * b for a, b in zip(asked, vector, strict=True))
            for vector in embedder.embed_passages(self.texts)
        ]
        assert near.index(max(near)) == 1

    def test_progress_ends_at_the_total(self, embedder: Embedder) -> None:
        seen: list[tuple[int, int]] = []
        embedder.embed_passages(self.texts * 6, lambda done, total: seen.append((done, total)))
        assert seen[-1] == (18, 18)
        assert seen == sorted(set(seen))

    def test_no_texts_give_no_vectors(self, embedder: Embedder) -> None:
        assert embedder.embed_passages([]) == []


def _in_thread(work: Any) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
