"""The network in PyTorch, for training only: embeddings and the lower layers stay, the upper ones learn, heads on top."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import embedding, gelu

from saksi.encoder.base import Base
from saksi.encoder.graph import matrix_of, vectors_of

MATRICES = ("q", "k", "v", "ao", "fi", "fo")


class Layer(nn.Module):
    """One layer of the encoder: attention and feed-forward, each followed by normalisation."""

    def __init__(self, base: Base, index: int, dropout: float) -> None:
        super().__init__()
        self.heads = base.heads
        self.drop = nn.Dropout(dropout)
        self.parts = nn.ModuleDict({name: _linear(base, f"l{index}.{name}") for name in MATRICES})
        self.norms = nn.ModuleDict({name: _norm(base, f"l{index}.{name}") for name in ("aln", "oln")})

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the layer's output for ``x`` (rows, length, width); ``mask`` (rows, length) is false on filling."""
        rows, length, width = x.shape
        q, k, v = (self.parts[name](x).view(rows, length, self.heads, -1).transpose(1, 2) for name in "qkv")
        seen = _attention(q, k, v, mask[:, None, None, :])
        x = self.norms["aln"](x + self.drop(self.parts["ao"](seen.transpose(1, 2).reshape(rows, length, width))))
        y: Tensor = self.norms["oln"](x + self.drop(self.parts["fo"](gelu(self.parts["fi"](x)))))
        return y


class Network(nn.Module):
    """The encoder with its heads: piece ids (rows, length) -> scores of every label (rows, length, labels).

    Args:
        base: where training begins.
        kept: the ids of the pieces to keep, by new id.
        labels: how many labels all tasks have.
        frozen: how many layers from below stay as they are.
        dropout: share of the width that is hidden at each step from the heads, and of what each learning layer adds.

    """

    def __init__(self, base: Base, kept: list[int], labels: int, frozen: int, dropout: float) -> None:
        super().__init__()
        self.frozen = frozen
        self.register_buffer("words", torch.from_numpy(base.matrices["emb.word"].rows(np.asarray(kept, dtype=np.int64))))
        places = base.vectors["emb.pos"].reshape(base.positions, base.width) + base.vectors["emb.type"][: base.width]
        self.register_buffer("places", torch.from_numpy(places.copy()))
        self.first = _norm(base, "emb.ln")
        self.layers = nn.ModuleList(Layer(base, index, 0.0 if index < frozen else dropout) for index in range(base.layers))
        for part in (self.first, *self.layers[:frozen]):
            part.requires_grad_(False)
        self.drop = nn.Dropout(dropout)
        self.head = nn.Linear(base.width, labels)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def begin_with(self, base: Base, adapter: Mapping[str, NDArray[Any]]) -> None:
        """Take over what an adapter changed of the layers, but not its heads."""
        for index, layer in enumerate(self.layers):
            for name, part in [*layer.parts.items(), *layer.norms.items()]:
                at = f"l{index}.{name}"
                if f"{at}.b" in adapter:
                    weight, bias = (matrix_of if name in MATRICES else vectors_of)(base, [adapter], at)
                    part.weight.data, part.bias.data = torch.from_numpy(weight), torch.from_numpy(bias)

    def hidden(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return what each piece means where it stands, shape (rows, length, width)."""
        x: Tensor = self.first(embedding(ids, self.words) + self.places[: ids.shape[1]])
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the scores of every label."""
        scores: Tensor = self.head(self.drop(self.hidden(ids, mask)))
        return scores


def _attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    """Return attention step by step: PyTorch's joined one is slow to learn through on CPUs."""
    scores = (q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5).float()
    return scores.masked_fill(~mask, -1e30).softmax(-1).to(v.dtype) @ v


def _linear(base: Base, name: str) -> nn.Linear:
    weight = base.matrix(f"{name}.w")
    linear = nn.Linear(weight.shape[1], weight.shape[0])
    linear.weight = nn.Parameter(torch.from_numpy(weight))
    linear.bias = nn.Parameter(torch.from_numpy(base.vectors[f"{name}.b"].copy()))
    return linear


def _norm(base: Base, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(base.width, eps=base.epsilon)
    norm.weight = nn.Parameter(torch.from_numpy(base.vectors[f"{name}.w"].copy()))
    norm.bias = nn.Parameter(torch.from_numpy(base.vectors[f"{name}.b"].copy()))
    return norm
