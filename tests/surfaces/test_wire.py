import threading

import pytest
from doubles import FILE, Parts, document

from disclosure.errors import UnknownDocument
from surfaces.settings import Settings
from surfaces.wire import DisclosureQA, Service


def test_listing_opens_neither_the_index_nor_the_model(parts):
    with parts.service() as service:
        assert [info.file for info in service.documents()] == [FILE]
        assert service.document(FILE).tables
    assert parts.made == ["library"]


def test_documents_are_named_by_file_or_id_and_asked_by_id(parts):
    service = parts.service()
    service.ask("问", [FILE], session="s")
    assert parts.engine.asked == [("问", (document().id,), "s")]


def test_an_unknown_document_is_an_error_before_anything_is_asked(parts):
    with pytest.raises(UnknownDocument, match="没有的"):
        parts.service().ask("问", ["没有的.txt"])
    assert parts.engine.asked == []


def test_a_lost_index_is_filled_again_from_the_library(parts):
    assert parts.index.documents() == set()
    parts.service().ask("问")
    assert parts.index.documents() == {document().id}


def test_what_left_the_library_leaves_the_index(parts):
    old = document("旧.txt", "旧预算")
    parts.index.replace(old.id, old.chunks, [[1.0] * 256])
    parts.service().ask("问")
    assert parts.index.documents() == {document().id}


def test_a_damaged_index_is_made_anew(parts, monkeypatch):
    from adapters.chroma import DamagedIndexError

    def damaged():
        monkeypatch.undo()
        raise DamagedIndexError("broken")

    monkeypatch.setattr(parts.index, "documents", damaged)
    parts.service().ask("问")
    assert parts.index.documents() == {document().id}


def test_the_index_is_reopened_when_another_process_changed_the_library_and_only_then(parts):
    service = parts.service()
    service.ask("一")
    service.ask("二")
    assert parts.index.reopened == 1
    other = document("别的.txt", "别的预算")
    parts.hold(other)
    service.ask("三")
    assert parts.index.reopened == 2
    assert other.id in parts.index.documents()


def test_a_question_is_answered_while_another_process_writes(parts):
    inside, done = threading.Event(), threading.Event()

    def write():
        with parts.library.writing():
            inside.set()
            done.wait(10)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert inside.wait(10)
        assert parts.service().ask("比例").value == "75.25"
    finally:
        done.set()
        writer.join()


def test_deleting_removes_from_library_and_index(parts):
    service = parts.service()
    service.ask("问")
    assert service.delete(FILE).file == FILE
    assert service.documents() == []
    assert parts.index.documents() == set()
    with pytest.raises(UnknownDocument):
        service.delete(FILE)


def test_a_file_on_disk_is_parsed_unless_the_library_holds_it_as_it_is(parts, tmp_path):
    (tmp_path / "新.txt").write_text("新预算", encoding="utf-8")
    service = Service(Settings(library=tmp_path), parts.backend())
    assert service.parsed(str(tmp_path / "新.txt")).info.file == "新.txt"
    (tmp_path / FILE).write_text(document().text, encoding="utf-8")
    assert service.parsed(str(tmp_path / FILE)) == document()
    (tmp_path / FILE).write_text("改过的预算", encoding="utf-8")
    assert service.parsed(str(tmp_path / FILE)).text == "改过的预算"
    assert service.parsed(document().id) == document()


def test_parsing_a_file_makes_no_library(tmp_path):
    (tmp_path / "新.txt").write_text("新预算", encoding="utf-8")
    parts = Parts()
    service = Service(Settings(library=tmp_path / "none"), parts.backend())
    service.parsed(str(tmp_path / "新.txt"))
    assert parts.made == []


def test_the_python_interface_is_the_service(tmp_path):
    from qa import DisclosureQA as FromQa

    assert FromQa is DisclosureQA
    with FromQa.open(tmp_path / "library") as qa:
        assert qa.settings.library == tmp_path / "library"
        assert qa.documents() == []


def test_qa_has_nothing_else_to_import():
    import qa

    with pytest.raises(AttributeError, match="Nonsense"):
        qa.Nonsense  # noqa: B018
