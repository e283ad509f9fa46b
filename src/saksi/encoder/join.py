"""Join the base with the adapter on first use, and keep the result in the user's cache folder; the bare base likewise."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tempfile
from collections.abc import Callable, Sequence
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

FORMAT = 5
"""Goes up when the joined file is made in another way."""
ADAPTER, ROLES = "adapter.npz", "roles.npz"
"""Of articles; of single acts, which lies on top of the first."""

HEAD = 32
"""Bytes before the archive in a joined file: its SHA-256."""

Progress = Callable[[str], None]


def load_encoder(
    cache: Path,
    *,
    threads: int = 1,
    adapter: bytes | None = None,
    roles: bytes | None = None,
    say: Progress = lambda _: None,
) -> Encoder:
    """Return the encoder, joined first if the cache has no sound copy.

    Args:
        cache: the folder for the joined files; made if missing.
        threads: for ONNX Runtime.
        adapter: what training added; the shipped one without it.
        roles: what training added to that to read single acts; the shipped one without it, none if empty.
        say: is told when joining begins and ends.

    Raises:
        EncoderError: the base or an adapter is missing or damaged, or the cache cannot be written.

    """
    adapter = adapter if adapter is not None else shipped_adapter()
    roles = roles if roles is not None else shipped_adapter(ROLES)
    if not roles:
        return _adapted(cache, [adapter], "the full reader", threads, say)
    of_acts = _adapted(cache, [adapter, roles], "the full reader, of acts", threads, say)
    return _adapted(cache, [adapter], "the full reader", threads, say, of_acts.cutter).with_roles(of_acts)


def _adapted(
    cache: Path, adapters: Sequence[bytes], purpose: str, threads: int, say: Progress, cutter: PieceCutter | None = None
) -> Encoder:
    """Return the base joined with adapters, of which each changes what the one before gave."""
    sha256 = hashlib.sha256(b"".join(adapters)).hexdigest()
    joined = _joined(cache / f"encoder-{FORMAT}-{sha256[:16]}.npz", lambda: _join(adapters), purpose, say, cutter)
    tasks = {name: tuple(labels) for name, labels in joined.settings["tasks"].items()}
    begin, end = joined.settings["begin"], joined.settings["end"]
    return Encoder(Session(joined.model, threads), joined.cutter, tasks, begin=begin, end=end, sha256=sha256)


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
    joined = _joined(path, lambda: _join([]), "texts' vectors", say)
    begin, end = joined.settings["begin"], joined.settings["end"]
    return Vectors(Session(joined.model, threads), joined.cutter, begin=begin, end=end)


def shipped_adapter(name: str = ADAPTER) -> bytes:
    """Return an adapter that comes with Saksi."""
    return (files("saksi.encoder") / "data" / name).read_bytes()


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


def _joined(
    path: Path, join: Callable[[], bytes], purpose: str, say: Progress, cutter: PieceCutter | None = None
) -> _Joined:
    """Return what the joined file holds; it is made if it is not there or damaged. Files that are alike share a cutter."""
    if not _is_sound(path):
        say(f"joining the weights of {purpose} (once)")
        _keep(path, join())
        say(f"joined into {path}")
    return _open(path, cutter)


def _join(adapters: Sequence[bytes]) -> bytes:
    """Return the body of the joined file: an archive with model, pieces and labels."""
    from saksi.encoder.graph import build_graph

    base = load_base(base_file())
    kept = kept_pieces(base.vocabulary)
    read = [read_adapter(adapter) for adapter in adapters]
    settings = {**_kept_vocabulary(base.vocabulary, kept), "tasks": read[-1][1] if read else {}}
    model = build_graph(base, kept, [arrays for arrays, _ in read]).SerializeToString(deterministic=True)
    body = io.BytesIO()
    np.savez(
        body, model=np.frombuffer(model, np.uint8), scores=base.vocabulary.scores[kept],
        settings=np.frombuffer(json.dumps(settings, ensure_ascii=False).encode(), np.uint8),
    )  # fmt: skip
    return body.getvalue()


def _kept_vocabulary(vocabulary: Vocabulary, kept: list[int]) -> dict[str, Any]:
    return {
        "pieces": [vocabulary.pieces[i] for i in kept],
        "replaced": vocabulary.replaced,
        "begin": kept.index(vocabulary.begin),
        "end": kept.index(vocabulary.end),
        "unknown": kept.index(vocabulary.unknown),
    }


def _is_sound(path: Path) -> bool:
    """Tell whether the joined file is there and undamaged: it begins with the SHA-256 of the rest."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD) == hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return False


def _keep(path: Path, body: bytes) -> None:
    """Write the joined file under its name at once or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(hashlib.sha256(body).digest())
            file.write(body)
        os.replace(file.name, path)
    except OSError as error:
        problem = f"the cache cannot be written ({error.strerror})"
        raise EncoderError(problem, where=str(path.parent), remedy="set SAKSI_CACHE to a folder you may write to") from error


def _open(path: Path, cutter: PieceCutter | None) -> _Joined:
    with path.open("rb") as file:
        file.seek(HEAD)
        with np.load(file, allow_pickle=False) as archive:
            settings = json.loads(archive["settings"].tobytes())
            scores, model = archive["scores"], archive["model"].tobytes()
    if cutter is None:
        ids = {piece: i for i, piece in enumerate(settings["pieces"])}
        cutter = PieceCutter(ids, scores.tolist(), settings["replaced"], settings["unknown"])
    return _Joined(model, cutter, settings)
