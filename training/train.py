"""Train the adapter and the heads of the full reader, and write them to a file.

    python training/train.py ../shared OUT.npz [--articles N] [--epochs N] [--coded FILE.jsonl …]

Deterministic for one machine, one PyTorch and one number of threads.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from examples import EVENT_TASKS, TASKS, Example, coded_articles, named_entities
from network import Network
from numpy.typing import NDArray
from torch import Tensor, nn

from saksi.encoder.base import Base, Floats, Vocabulary, base_file, load_base, pack
from saksi.encoder.graph import Adapter, matrix_of, quantise
from saksi.encoder.pieces import PieceCutter
from saksi.encoder.vocabulary import kept_pieces
from saksi.encoder.windows import make_windows
from saksi.lexicon.load import load_lexicon

CODED = Path(__file__).parent / "coded"
"""Codings without texts: offsets, and the hash of the text they belong to."""
FROZEN = 2
TIMES = {"coded": 2, "nergrit": 2, "idner": 1}
"""How often an epoch shows each coded article, and each sentence of a set of named entities."""
WEIGHT = {"figure": 2.0, "term": 3.0, "trigger": 3.0}
"""Tasks whose labels are rare count more; the others count once."""
RATE, HEAD_RATE = 1.5e-4, 1e-3
RANK = 48
"""How many rows of two narrow matrices stand for what is learnt on top of an adapter; with 32, 64 or 128 events score
alike."""
FAINT = 1e-3
"""An input counts at least as if it reached so far."""
WARM_UP = 0.05
REMEMBERED = 0.995
"""The written weights are a running average over steps; this share of it is kept at each step, less in the first ones."""
BATCH_PIECES = 768
REACH_WINDOWS = 200
IGNORED = -100
Tasks = dict[str, tuple[str, ...]]
"""Task -> its labels."""
Labelled = tuple[list[int], dict[str, list[int]]]
"""A window: its piece ids, and for each task a label a piece."""


def main() -> None:
    """Read the examples, train, write."""
    args = _arguments()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    torch.set_num_threads(args.threads)
    base = load_base(base_file())
    kept = kept_pieces(base.vocabulary)
    cutter = cutter_of(base.vocabulary, kept)
    lexicon = load_lexicon()
    sets = () if args.coded_only else ("nergrit", "idner")
    examples = [[e] for name in sets for e in TIMES[name] * _named(args.shared, name)]
    files = args.coded or [args.shared / "gold" / "train.jsonl", *sorted(CODED.glob("*.jsonl"))]
    corpus = args.shared / "corpus" / "conflict.jsonl.xz"
    coded = [article for file in files for article in coded_articles(file, lexicon, corpus)]
    examples += TIMES["coded"] * (random.Random(0).sample(coded, args.articles) if args.articles else coded)
    tasks = TASKS | EVENT_TASKS if args.events else TASKS
    windows = _windows(examples, cutter, tasks)
    print(len(examples), "texts", len(windows), "windows", sum(len(w[0]) for w in windows), "pieces", file=sys.stderr)
    network = Network(base, kept, sum(map(len, tasks.values())), FROZEN, args.dropout)
    train(network, lambda: windows, tasks, WEIGHT, args.epochs, args.seed)
    write(network, base, reach_of(network, windows[:: len(windows) // REACH_WINDOWS + 1]), tasks, args.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--coded", type=Path, nargs="*", default=[])
    parser.add_argument("--articles", type=int, help="learn from so many of the coded articles only, for a learning curve")
    parser.add_argument("--coded-only", action="store_true", help="leave the sets of named entities out")
    parser.add_argument("--events", action="store_true", help="learn the further tasks for events as well")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def _named(shared: Path, task: str) -> list[Example]:
    files = {"nergrit": "nergrit-train.txt", "idner": "idner-news-2k-train.txt"}
    return list(named_entities(shared / "ner" / files[task], task))


def cutter_of(vocabulary: Vocabulary, kept: list[int]) -> PieceCutter:
    """Return what cuts words into the pieces that are kept."""
    ids = {vocabulary.pieces[old]: new for new, old in enumerate(kept)}
    return PieceCutter(ids, vocabulary.scores[kept].tolist(), vocabulary.replaced, kept.index(vocabulary.unknown))


def _windows(texts: list[list[Example]], cutter: PieceCutter, tasks: Tasks) -> list[Labelled]:
    """Return piece ids and labels a piece (only the first piece of a word has one) of every window."""
    made = []
    for sentences in texts:
        words = [(e, n) for e in sentences for n in range(len(e.words))]
        for window in make_windows([e.words for e in sentences], cutter):
            labels = {task: [IGNORED] * (len(window.pieces) + 2) for task in tasks}
            for number, at in window.firsts:
                example, n = words[number]
                for task, values in example.labels.items():
                    if task in labels:
                        labels[task][at + 1] = values[n]
            made.append(([0, *window.pieces, 2], labels))
    return made


def train(
    network: Network, draw: Callable[[], list[Labelled]], tasks: Tasks, counts: dict[str, float], epochs: int, seed: int, *,
    half: bool = False,
) -> None:  # fmt: skip
    """Train the layers that learn, and the heads.

    ``draw`` gives the windows of an epoch. ``counts`` says how much tasks count that do not count once; with ``half``
    numbers have 16 bits where PyTorch deems it safe, which is twice as fast on CPUs that can.
    """
    for parameter in network.parameters():
        parameter.data = parameter.data.contiguous().clone()
    wanted = [p for p in network.parameters() if p.requires_grad]
    head = list(network.head.parameters())
    body = [p for p in network.layers.parameters() if p.requires_grad]
    rates = [{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01, fused=True)
    steps = epochs * len(_batches(draw(), random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _pace(min(1.0, step / steps)))
    began, chance = time.monotonic(), random.Random(seed)
    average, done = [p.detach().clone() for p in wanted], 0
    network.train()
    for epoch in range(epochs):
        total = 0.0
        for n, batch in enumerate(_batches(draw(), chance)):
            with torch.autocast("cpu", torch.bfloat16, enabled=half):
                loss = _loss(network, batch, tasks, counts)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(wanted, 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            done += 1
            kept = min(REMEMBERED, (1 + done) / (10 + done))
            torch._foreach_lerp_(average, [p.detach() for p in wanted], 1 - kept)
            total += loss.item()
            if n % 20 == 0:
                print(
                    f"epoch {epoch} batch {n} loss {total / (n + 1):.4f} {time.monotonic() - began:.0f} s", file=sys.stderr
                )
    for weight, mean in zip(wanted, average, strict=True):
        weight.data.copy_(mean)


def _pace(done: float) -> float:
    """Return the share of the full rate: up at first, then evenly down to nothing."""
    return min(done / WARM_UP + 0.01, max(0.0, (1 - done) / (1 - WARM_UP)))


def _batches(windows: list[Labelled], chance: random.Random) -> list[list[Labelled]]:
    """Group windows of like length, about ``BATCH_PIECES`` a group, in random order."""
    order = sorted(chance.sample(windows, len(windows)), key=lambda w: len(w[0]))
    batches: list[list[Labelled]] = []
    batch: list[Labelled] = []
    for window in order:
        if batch and len(window[0]) * (len(batch) + 1) > BATCH_PIECES:
            batches.append(batch)
            batch = []
        batch.append(window)
    batches.append(batch)
    return chance.sample(batches, len(batches))


def _loss(network: Network, batch: list[Labelled], tasks: Tasks, counts: dict[str, float]) -> Tensor:
    length = max(len(ids) for ids, _ in batch)
    ids = torch.tensor([ids + [1] * (length - len(ids)) for ids, _ in batch])
    mask = torch.tensor([[True] * len(ids) + [False] * (length - len(ids)) for ids, _ in batch])
    scores = network(ids, mask)
    loss, at = scores.new_zeros(()), 0
    for task, names in tasks.items():
        gold = torch.tensor([labels[task] + [IGNORED] * (length - len(i)) for i, labels in batch])
        if (gold != IGNORED).any():
            part = scores[..., at : at + len(names)].flatten(0, 1)
            weight = counts.get(task, 1.0)
            loss = loss + weight * torch.nn.functional.cross_entropy(part, gold.flatten(), ignore_index=IGNORED)
        at += len(names)
    return loss


def reach_of(network: Network, windows: list[Labelled]) -> dict[str, NDArray[np.float16]]:
    """Return how far each input of each matrix goes from zero on some windows: what 8-bit steps have to cover."""
    reach: dict[str, Tensor] = {}

    def note(name: str) -> Callable[[nn.Module, tuple[Tensor]], None]:
        def hook(_: nn.Module, inputs: tuple[Tensor]) -> None:
            seen = inputs[0].abs().flatten(0, -2).amax(dim=0)
            reach[name] = torch.maximum(reach.get(name, seen), seen)

        return hook

    hooks = [
        part.register_forward_pre_hook(note(f"l{index}.{name}.reach"))
        for index, layer in enumerate(network.layers)
        for name, part in layer.parts.items()
    ]
    network.eval()
    with torch.no_grad():
        for ids, _ in windows:
            network(torch.tensor([ids]), torch.ones(1, len(ids), dtype=torch.bool))
    for hook in hooks:
        hook.remove()
    return {name: _half(values) for name, values in sorted(reach.items())}


def write(
    network: Network, base: Base, reach: dict[str, NDArray[np.float16]], tasks: Tasks, path: Path,
    beneath: Adapter | None = None,
) -> None:  # fmt: skip
    """Write what training changed.

    Vectors and heads go whole. Matrices go as 4-bit differences from the base; on top of an adapter ``beneath`` as two
    narrow ones of 8 bit, the closest to the difference from it where inputs count as far as they reach.
    """
    arrays: dict[str, NDArray[Any]] = {"tasks": np.array(json.dumps(tasks)), **reach}
    for index, layer in enumerate(network.layers):
        if index < network.frozen:
            continue
        for name, part in layer.parts.items():
            at, weight = f"l{index}.{name}", part.weight.detach().numpy()
            arrays[f"{at}.b"] = _half(part.bias)
            if beneath is None:
                change = pack(weight - base.matrix(f"{at}.w"))
                arrays |= {f"{at}.w.scales": change.scales, f"{at}.w.packed": change.packed}
            else:
                arrays |= _narrow(weight - matrix_of(base, [beneath], at)[0], reach[f"{at}.reach"], f"{at}.w")
        for name, norm in layer.norms.items():
            arrays |= {f"l{index}.{name}.w": _half(norm.weight), f"l{index}.{name}.b": _half(norm.bias)}
    arrays |= {"head.w": _half(network.head.weight), "head.b": _half(network.head.bias)}
    with path.open("wb") as file:
        np.savez(file, **dict[str, Any](arrays))


def _narrow(change: Floats, reach: NDArray[np.float16], at: str) -> dict[str, NDArray[Any]]:
    counts = np.sqrt(np.maximum(reach.astype(np.float64), FAINT))
    left, sizes, right = np.linalg.svd(change * counts, full_matrices=False)
    roots = np.sqrt(sizes[:RANK])
    up, up_scales = quantise(np.asarray(left[:, :RANK] * roots, dtype=np.float32))
    down, down_scales = quantise(np.asarray(roots[:, None] * right[:RANK] / counts, dtype=np.float32))
    return {f"{at}.up": up, f"{at}.up.scales": up_scales, f"{at}.down": down, f"{at}.down.scales": down_scales}


def _half(values: Tensor) -> NDArray[np.float16]:
    return np.asarray(values.detach().numpy(), dtype=np.float16)


if __name__ == "__main__":
    main()
