"""Join the base with the adapter on first use, and keep the result in the user's cache folder; the bare base likewise."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tempfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saksi.encoder.base import SHA256, Vocabulary, base_file, load_base
from saksi.encoder.pieces import PieceCutter
from saksi.encoder.run import Encoder, Session
from saksi.encoder.vectors import Vectors
from saksi.encoder.vocabulary import kept_pieces
from saksi.model.errors import EncoderError

FORMAT = 4
"""Goes up when the joined file is made in another way."""
ADAPTER = "adapter.npz"

Progress = Callable[[str], None]


def load_encoder(cache: Path, *, threads: int = 1, adapter: bytes | None = None, say: Progress = lambda _: None) -> Encoder:
    """Return the encoder, joined first if the cache has no sound copy.

    Args:
        cache: the folder for the joined file; made if missing.
        threads: for ONNX Runtime.
        adapter: what training added; the shipped one without it.
        say: is told when joining begins and ends.

    Raises:
        EncoderError: the base or the adapter is missing or damaged, or the cache cannot be written.

    """
    adapter = adapter if adapter is not None else shipped_adapter()
    sha256 = hashlib.sha256(adapter).hexdigest()
    path = cache / f"encoder-{FORMAT}-{sha256[:16]}.npz"
    joined = _joined(path, lambda: _join(*read_adapter(adapter)), "the full reader", say)
    tasks = {name: tuple(labels) for name, labels in joined.settings["tasks"].items()}
    begin, end = joined.settings["begin"], joined.settings["end"]
    return Encoder(joined.model, joined.cutter, tasks, begin=begin, end=end, sha256=sha256, threads=threads)


def load_vectors(cache: Path, *, threads: int = 1, say: Progress = lambda _: None) -> Vectors:
    """Return what makes vectors of texts: the bare base, joined first if the cache has no sound copy.

    Args:
        cache: the folder for the joined file; made if missing.
        threads: for ONNX Runtime.
        say: is told when joining begins and ends.

    Raises:
        EncoderError: the base is missing or damaged, or the cache cannot be written.

    """
    path = cache / f"vectors-{FORMAT}-{SHA256[:16]}.npz"
    joined = _joined(path, lambda: _join({}, {}), "texts' vectors", say)
    begin, end = joined.settings["begin"], joined.settings["end"]
    return Vectors(Session(joined.model, threads), joined.cutter, begin=begin, end=end)


def shipped_adapter() -> bytes:
    """Return the adapter that comes with Saksi."""
    return (files("saksi.encoder") / "data" / ADAPTER).read_bytes()


def read_adapter(data: bytes) -> tuple[dict[str, NDArray[Any]], dict[str, tuple[str, ...]]]:
    """Return the arrays of an adapter, and its tasks with their labels.

    Raises:
        EncoderError: it is no adapter.

    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        tasks = json.loads(str(arrays.pop("tasks")))
    except (ValueError, KeyError, OSError) as error:
        raise EncoderError(f"the adapter is damaged ({error})", remedy="install Saksi again") from error
    return arrays, {name: tuple(labels) for name, labels in tasks.items()}


class _Joined(NamedTuple):
    """What a joined file holds."""

    model: bytes
    cutter: PieceCutter
    settings: dict[str, Any]


def _joined(path: Path, join: Callable[[], bytes], purpose: str, say: Progress) -> _Joined:
    """Return what the joined file holds; it is made if it is not there or damaged."""
    content = _sound(path)
    if content is None:
        say(f"joining the weights of {purpose} (once)")
        content = join()
        _keep(path, content)
        say(f"joined into {path}")
    return _open(content)


def _join(arrays: dict[str, NDArray[Any]], tasks: dict[str, tuple[str, ...]]) -> bytes:
    """Return the joined file: its SHA-256, then an archive with model, pieces and labels."""
    from saksi.encoder.graph import build_graph

    base = load_base(base_file())
    kept = kept_pieces(base.vocabulary)
    settings = {**_kept_vocabulary(base.vocabulary, kept), "tasks": tasks}
    model = build_graph(base, kept, arrays).SerializeToString(deterministic=True)
    body = io.BytesIO()
    np.savez(
        body, model=np.frombuffer(model, np.uint8), scores=base.vocabulary.scores[kept],
        settings=np.frombuffer(json.dumps(settings, ensure_ascii=False).encode(), np.uint8),
    )  # fmt: skip
    return hashlib.sha256(body.getvalue()).digest() + body.getvalue()


def _kept_vocabulary(vocabulary: Vocabulary, kept: list[int]) -> dict[str, Any]:
    return {
        "pieces": [vocabulary.pieces[i] for i in kept],
        "replaced": vocabulary.replaced,
        "begin": kept.index(vocabulary.begin),
        "end": kept.index(vocabulary.end),
        "unknown": kept.index(vocabulary.unknown),
    }


def _sound(path: Path) -> bytes | None:
    """Return the joined file if it is there and undamaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data[32:]).digest() == data[:32] else None


def _keep(path: Path, data: bytes) -> None:
    """Write the joined file under its name at once or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        os.replace(file.name, path)
    except OSError as error:
        problem = f"the cache cannot be written ({error.strerror})"
        raise EncoderError(problem, where=str(path.parent), remedy="set SAKSI_CACHE to a folder you may write to") from error


def _open(joined: bytes) -> _Joined:
    with np.load(io.BytesIO(joined[32:]), allow_pickle=False) as archive:
        settings = json.loads(archive["settings"].tobytes())
        scores, model = archive["scores"], archive["model"].tobytes()
    ids = {piece: i for i, piece in enumerate(settings["pieces"])}
    cutter = PieceCutter(ids, scores.tolist(), settings["replaced"], settings["unknown"])
    return _Joined(model, cutter, settings)
