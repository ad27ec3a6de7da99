"""The offline embedding model: how it is unpacked, and that it needs nothing from outside."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import adapters
from adapters import e5_folder
from adapters.e5 import BUNDLED, SentenceEmbedder
from adapters.e5_tokenizer import wanted
from adapters.e5_weights import Weights, read_weights
from disclosure.errors import SettingsError


def _write_marker(_weights: Weights, folder: Path) -> None:
    folder.mkdir()
    (folder / "marker").write_text("mine")


def test_the_model_is_unpacked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_folder, "write_folder", _write_marker)
    folder = e5_folder.prepare(tmp_path / "cache")
    (folder / "marker").write_text("first")
    assert e5_folder.prepare(tmp_path / "cache") == folder
    assert (folder / "marker").read_text() == "first"
    assert e5_folder.version() in folder.name
    assert list((tmp_path / "cache").iterdir()) == [folder]


def test_an_interrupted_unpacking_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(weights: Weights, folder: Path) -> None:
        _write_marker(weights, folder)
        raise KeyboardInterrupt

    monkeypatch.setattr(e5_folder, "write_folder", interrupted)
    with pytest.raises(KeyboardInterrupt):
        e5_folder.prepare(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_of_two_processes_unpacking_the_first_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(weights: Weights, folder: Path) -> None:
        _write_marker(weights, folder)
        monkeypatch.setattr(e5_folder, "write_folder", _write_marker)
        (e5_folder.prepare(tmp_path) / "marker").write_text("theirs")

    monkeypatch.setattr(e5_folder, "write_folder", overtaken)
    folder = e5_folder.prepare(tmp_path)
    assert (folder / "marker").read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [folder]


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SettingsError, match="cannot be written to"):
        e5_folder.prepare(tmp_path / "file" / "cache")


@pytest.mark.parametrize(
    ("content", "complaint"), [(b"", "ends too soon"), (b"NOPE" + bytes(8), "unknown weight format")]
)
def test_a_damaged_weight_file_is_refused(tmp_path: Path, content: bytes, complaint: str) -> None:
    file = tmp_path / "weights.bin"
    file.write_bytes(content + b" " * (0 if content else 1))
    with pytest.raises(SettingsError, match=complaint):
        read_weights(file)


@pytest.mark.parametrize("piece", ["▁budget", "2024", "预算", "▁支出", "）", "％", "□", "é", "㎡", "〇"])
def test_pieces_of_our_scripts_are_kept(piece: str) -> None:
    assert wanted(piece)


@pytest.mark.parametrize("piece", ["▁на", "の", "의", "▁på", "ที่"])
def test_pieces_of_other_scripts_are_not(piece: str) -> None:
    assert not wanted(piece)


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    script = (
        "import sys, adapters.e5, adapters.chroma, adapters.sql, adapters.fakes\n"
        "adapters.e5.SentenceEmbedder(adapters.e5.BUNDLED, None)\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'chromadb'} & set(sys.modules)))"
    )
    root = str(Path(adapters.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": root},
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.model
def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nothing-here cannot be loaded"):
        SentenceEmbedder(tmp_path / "nothing-here", tmp_path).embed_query("x")


@pytest.mark.model
def test_the_bundled_model_reaches_for_no_network(
    real_embedder: SentenceEmbedder, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    real_embedder.embed_query("x")
    import huggingface_hub

    def refuse(*_: Any) -> None:
        raise AssertionError("the network was asked")

    # As where another package imported the hub's library before us, so that our environment came too late.
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    capfd.readouterr()
    again = SentenceEmbedder(BUNDLED, real_embedder.cache)
    assert again.embed_query("车辆") == real_embedder.embed_query("车辆")
    assert capfd.readouterr().err == ""
    assert again.name == real_embedder.name


@pytest.mark.model
def test_the_unpacked_folder_is_half_the_full_model(real_embedder: SentenceEmbedder) -> None:
    folder = e5_folder.prepare(real_embedder.cache)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    assert size < 260 * 2**20


@pytest.mark.model
def test_our_texts_lose_no_character_to_the_pruned_vocabulary(real_embedder: SentenceEmbedder) -> None:
    tokenizer = _tokenizer(real_embedder)
    text = "2024年“三公”经费（万元）：1,683.30，占 29.90％；〇 □ ㎡ ★ 繁體 budget of the Bureau — ① Ⅱ"
    tokens = tokenizer(text)["input_ids"]
    assert tokenizer.unk_token_id not in tokens
    assert len(tokens) < len(text)


@pytest.mark.model
def test_another_e5_model_gets_the_prompts_it_needs(real_embedder: SentenceEmbedder, tmp_path: Path) -> None:
    ours = e5_folder.prepare(real_embedder.cache)
    other = tmp_path / "multilingual-e5-small"
    other.mkdir()
    for file in ours.iterdir():
        (other / file.name).symlink_to(file)
    (other / "config_sentence_transformers.json").unlink()
    settings = json.loads((ours / "config_sentence_transformers.json").read_text())
    (other / "config_sentence_transformers.json").write_text(json.dumps(settings | {"prompts": {}}))
    named = SentenceEmbedder(other, tmp_path)
    assert named.name == str(other)
    assert np.allclose(named.embed_query("车辆"), real_embedder.embed_query("车辆"), atol=1e-6)
    assert not np.allclose(named.embed_query("车辆"), named.embed_passages(["车辆"])[0], atol=1e-3)


@pytest.mark.model
def test_a_damaged_folder_is_named(real_embedder: SentenceEmbedder, tmp_path: Path) -> None:
    ours = e5_folder.prepare(real_embedder.cache)
    broken = tmp_path / ours.name
    shutil.copytree(ours, broken, ignore=shutil.ignore_patterns("*.safetensors"))
    with pytest.raises(SettingsError, match="damaged; delete that folder"):
        SentenceEmbedder(BUNDLED, tmp_path).embed_query("x")


def _tokenizer(embedder: SentenceEmbedder) -> Any:
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(e5_folder.prepare(embedder.cache))
