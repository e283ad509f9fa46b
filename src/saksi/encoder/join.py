"""Join the base with the adapter on first use, and keep the result in the user's cache folder."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tempfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from saksi.encoder.base import Vocabulary, base_file, load_base
from saksi.encoder.pieces import PieceCutter
from saksi.encoder.run import Encoder
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
    joined = _sound(path)
    if joined is None:
        say("joining the weights of the full reader (once)")
        joined = _join(adapter)
        _keep(path, joined)
        say(f"joined into {path}")
    return _open(joined, sha256, threads)


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


def _join(adapter: bytes) -> bytes:
    """Return the joined file: its SHA-256, then an archive with model, pieces and labels."""
    from saksi.encoder.graph import build_graph

    base = load_base(base_file())
    kept = kept_pieces(base.vocabulary)
    arrays, tasks = read_adapter(adapter)
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


def _open(joined: bytes, sha256: str, threads: int) -> Encoder:
    with np.load(io.BytesIO(joined[32:]), allow_pickle=False) as archive:
        settings = json.loads(archive["settings"].tobytes())
        scores, model = archive["scores"], archive["model"].tobytes()
    ids = {piece: i for i, piece in enumerate(settings["pieces"])}
    cutter = PieceCutter(ids, scores.tolist(), settings["replaced"], settings["unknown"])
    tasks = {name: tuple(labels) for name, labels in settings["tasks"].items()}
    return Encoder(model, cutter, tasks, begin=settings["begin"], end=settings["end"], sha256=sha256, threads=threads)
