"""A reader in a process of its own: the same result, and a clear sentence whatever the file does to it."""

import os
import time
from pathlib import Path

import pytest
from pdf_drawing import Drawing

from disclosure.errors import UnreadableFile
from ingest.blocks import Raw
from ingest.readers import pdf
from ingest.readers.sandbox import Limits, run


def hang(path: Path) -> Raw:
    time.sleep(60)
    return Raw(str(path), ())


def spin(path: Path) -> Raw:
    while True:
        path.name.upper()


def devour(path: Path) -> Raw:
    return Raw(str(path) + "x" * (1 << 33), ())


def die(path: Path) -> Raw:
    print(path)
    os.abort()


def chatter(path: Path) -> Raw:
    print("a library's banner")
    return Raw(path.name, (), format="chatter")


def fail(path: Path) -> Raw:
    raise ValueError(path)


def refuse(path: Path) -> Raw:
    raise UnreadableFile(f"读不了 {path.name}")


def test_result_is_the_same_as_without(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.text(60, 80, "支出表")
    drawing.rules((60, 200, 320), (100, 120, 140))
    drawing.v(60, 140, 160)
    drawing.fill((60, 200), (100, 120, 140), [["合计", "1.00"], ["", "2.00"]])
    path = drawing.save()
    assert run(pdf.read, path) == pdf.read(path)


def test_what_libraries_print_does_not_reach_the_result(tmp_path: Path) -> None:
    assert run(chatter, tmp_path / "b.txt") == Raw("b.txt", (), format="chatter")


@pytest.mark.parametrize(
    ("reader", "limits", "said"),
    [
        (hang, Limits(seconds=2), "超过 2 秒"),
        (spin, Limits(cpu_seconds=1), "超过 1 秒"),
        (devour, Limits(memory_mb=1000), "超过 1000 MB"),
        (die, Limits(), "意外中止"),
        (fail, Limits(), "意外中止"),
        (refuse, Limits(), "读不了 c.txt"),
    ],
)
def test_every_end_is_one_clear_sentence(tmp_path: Path, reader: object, limits: Limits, said: str) -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableFile) as refused:
        run(reader, tmp_path / "c.txt", limits)  # type: ignore[arg-type]
    assert said in refused.value.reason
    assert time.monotonic() - started < 50


def test_reader_s_own_error_is_kept_for_whoever_debugs_it(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as refused:
        run(fail, tmp_path / "c.txt")
    assert "ValueError" in refused.value.__notes__[0]
    assert "ValueError" not in refused.value.reason
