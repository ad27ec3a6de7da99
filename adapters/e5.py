"""Embeddings by sentence-transformers: the bundled offline model, or any other by name."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from adapters import e5_folder
from disclosure.errors import SettingsError
from disclosure.ports import Progress, Vector

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED = "bundled"

# Small batches of like length waste little on padding, which on a CPU is what costs.
_BATCH = 16
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
# e5 models that do not state their prompts still need them; the instruct variants want others.
_E5 = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])(?!.*instruct)", re.IGNORECASE)


class SentenceEmbedder:
    """Embeds passages and questions with a sentence-transformers model, loaded on first use.

    Args:
        model: `bundled` for the offline model, else a name or a folder for `SentenceTransformer`.
        cache: the folder in which the bundled model is unpacked once.
    """

    def __init__(self, model: str | Path, cache: Path) -> None:
        self._model = str(model)
        self.cache = cache
        self._loaded: SentenceTransformer | None = None
        self._lock = threading.Lock()
        self.knows_meaning = True
        self.name = self._model
        if self._model == BUNDLED:
            self.name = f"multilingual-e5-small ({e5_folder.PACKAGE} {e5_folder.version()})"

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> list[Vector]:
        """One vector of length 1 per passage, in order; `progress(done, total)` as batches finish.

        Raises:
            SettingsError: when the model cannot be loaded.
        """
        model = self._ready()
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]), reverse=True)
        found: dict[int, Vector] = {}
        for start in range(0, len(order), _BATCH):
            places = order[start : start + _BATCH]
            rows = model.encode_document(
                [texts[i] for i in places],
                batch_size=_BATCH,
                show_progress_bar=False,
                normalize_embeddings=True,
            )
            found.update(zip(places, rows.tolist(), strict=True))
            if progress:
                progress(len(found), len(texts))
        return [found[i] for i in range(len(texts))]

    def embed_query(self, text: str) -> Vector:
        """The vector of a question, of length 1.

        Raises:
            SettingsError: when the model cannot be loaded.
        """
        row = self._ready().encode_query(text, show_progress_bar=False, normalize_embeddings=True)
        vector: list[float] = row.tolist()
        return vector

    def _ready(self) -> SentenceTransformer:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load_bundled() if self._model == BUNDLED else self._load_named()
            return self._loaded

    def _load_bundled(self) -> SentenceTransformer:
        # Before the libraries are imported, because they read these once.
        os.environ.update(_OFFLINE)
        _settle_libraries()
        from sentence_transformers import SentenceTransformer

        folder = e5_folder.prepare(self.cache)
        try:
            return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        except (OSError, ValueError) as error:
            raise SettingsError(f"the embedding model in {folder} is damaged; delete that folder") from error

    def _load_named(self) -> SentenceTransformer:
        _settle_libraries()
        from sentence_transformers import SentenceTransformer

        try:
            model = SentenceTransformer(self._model)
        except (OSError, ValueError) as error:
            reason = str(error).strip().splitlines()[0]
            raise SettingsError(f"the embedding model {self._model} cannot be loaded: {reason}") from error
        if _E5.search(self._model) and not any(model.prompts.values()):
            model.prompts = dict(e5_folder.PROMPTS)
        return model


def _settle_libraries() -> None:
    """Keep torch within the cores this process may use, and the libraries from drawing progress bars."""
    import torch

    e5_folder.quiet()
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if torch.get_num_threads() > available:
        torch.set_num_threads(available)
