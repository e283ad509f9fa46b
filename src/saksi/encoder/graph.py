"""The network as an ONNX graph: matrices in 8 bit, everything between them in 32-bit floats.

Each matrix is quantised by rows (one scale an output); what goes into it is quantised as it comes, one scale a window. A few
inputs stay in floats. The operators ``DynamicQuantizeMatMul``, ``MultiHeadAttention`` and ``Gelu`` are ONNX
Runtime's own ("contrib") operators, stable since its release 1.16.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from saksi.encoder.base import Base, Floats, Quantised

OPSET = 17
EVENED = 0.75
"""How much of the unevenness of the inputs goes over to the weights; chosen among .5 and .75 by the scores on dev."""
APART = 16
"""Inputs of each matrix that stay in floats; this halves the error of rounding, as 8, 32 or 64 do."""
_OWN = "com.microsoft"
Adapter = Mapping[str, NDArray[Any]]
"""What training added, by the base's tensor names.

Added to a matrix: ``….scales`` and ``….packed``, as large as it, or ``….up`` and ``….down``, two narrow ones of which
the product is meant (Hu et al. 2021, "LoRA"), each with ``….scales``. Vectors replace what is beneath; ``….reach`` is how
far the inputs of a matrix go; ``head.w``, ``head.b`` are new.
"""


class Graph:
    """An ONNX graph in the making; every method adds one step and returns the name of its result."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Add a fixed tensor."""
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def step(self, operator: str, inputs: list[str], out: str, own: bool = False, **settings: float) -> str:
        """Add one operator; ``own`` marks those of ONNX Runtime."""
        domain = _OWN if own else ""
        self._nodes.append(helper.make_node(operator, inputs, [out], name=out, domain=domain, **dict[str, Any](settings)))
        return out

    def linear(self, x: str, weight: Floats, bias: Floats, out: str, reach: Floats | None = None) -> str:
        """Add ``x`` times the transpose of ``weight`` (outputs, inputs), plus ``bias``.

        ``reach`` is how far each input goes from zero. With it the inputs are evened out first, so that a few large ones
        do not take all the steps of 8 bits, and the weights make up for it (Xiao et al. 2023, "SmoothQuant"). The
        farthest stay in floats beside the others (Dettmers et al. 2022, "LLM.int8()").
        """
        if reach is None:
            return self._rounded(x, weight, bias, out)
        far = np.sort(np.argsort(reach, kind="stable")[-APART:])
        even = _evened(reach, weight)
        shrink, grown = 1 / even, weight * even
        shrink[far], grown[:, far] = 0, 0
        evened = self.step("Mul", [x, self.constant(f"{out}.even", shrink)], f"{out}.evened")
        rounded = self._rounded(evened, grown, bias, f"{out}.rounded")
        picked = self.step("Gather", [x, self.constant(f"{out}.far", far)], f"{out}.picked", axis=-1)
        return self.step("Gemm", [picked, self.constant(f"{out}.exact", weight[:, far].T), rounded], out)

    def _rounded(self, x: str, weight: Floats, bias: Floats, out: str) -> str:
        values, scales = quantise(weight)
        names = [
            self.constant(f"{out}.w", values.T),
            self.constant(f"{out}.s", scales),
            self.constant(f"{out}.z", np.zeros(len(scales), np.int8)),
            self.constant(f"{out}.b", bias.astype(np.float32)),
        ]
        return self.step("DynamicQuantizeMatMul", [x, *names], out, own=True)

    def norm(self, x: str, weight: Floats, bias: Floats, epsilon: float, out: str) -> str:
        """Add a normalisation over the last axis."""
        names = [self.constant(f"{out}.w", weight), self.constant(f"{out}.b", bias)]
        return self.step("LayerNormalization", [x, *names], out, axis=-1, epsilon=epsilon)

    def attention(self, x: str, heads: int, out: str) -> str:
        """Add attention over the pieces of a window; ``x`` holds queries, keys and values side by side."""
        parts = [f"{out}.q", f"{out}.k", f"{out}.v"]
        rows = self.step("Unsqueeze", [x, "zero"], f"{out}.rows")
        self._nodes.append(helper.make_node("Split", [rows], parts, name=f"{out}.parts", axis=-1))
        seen = self.step("MultiHeadAttention", parts, f"{out}.seen", own=True, num_heads=heads)
        return self.step("Squeeze", [seen, "zero"], out)

    def model(self, labels: int) -> onnx.ModelProto:
        """Return the finished model: ``ids`` of one window (length,) -> ``scores`` (length, labels)."""
        inputs = [helper.make_tensor_value_info("ids", TensorProto.INT64, ["length"])]
        output = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["length", labels])
        graph = helper.make_graph(self._nodes, "saksi", inputs, [output], self._constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(_OWN, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="saksi")


def _evened(reach: Floats, weight: Floats) -> Floats:
    largest = np.maximum(np.abs(weight).max(axis=0), 1e-4)
    even = np.maximum(reach.astype(np.float32), 1e-4) ** EVENED / largest ** (1 - EVENED)
    return np.asarray(even / np.exp(np.log(even).mean()), dtype=np.float32)


def quantise(weight: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return ``weight`` (rows, columns) as whole numbers from -127 to 127, and what one of them stands for in each row."""
    scales = np.maximum(np.abs(weight).max(axis=1), 1e-12).astype(np.float32) / np.float32(127)
    return np.rint(weight / scales[:, None]).astype(np.int8), scales


def build_graph(base: Base, kept: list[int], adapters: Sequence[Adapter]) -> onnx.ModelProto:
    """Join the base with what training added.

    Args:
        base: the weights that were the starting point.
        kept: the ids of the pieces to keep, by new id.
        adapters: each changes what lies beneath it. Without heads the scores are the base's own vectors of the pieces.

    """
    graph = Graph()
    x = _embed(graph, base, kept, adapters)
    for layer in range(base.layers):
        x = _layer(graph, base, adapters, f"l{layer}", x)
    head, bias = _last(adapters, "head.w"), _last(adapters, "head.b")
    if head is None or bias is None:
        graph.step("Identity", [x], "scores")
        return graph.model(base.width)
    graph.linear(x, head.astype(np.float32), bias.astype(np.float32), "scores")
    return graph.model(len(head))


def _last(adapters: Sequence[Adapter], name: str) -> NDArray[Any] | None:
    """Return an array of the uppermost adapter that has it."""
    return next((adapter[name] for adapter in reversed(adapters) if name in adapter), None)


def _embed(graph: Graph, base: Base, kept: list[int], adapters: Sequence[Adapter]) -> str:
    values, scales = quantise(base.matrices["emb.word"].rows(np.asarray(kept, np.int64)))
    rows = graph.step("Gather", [graph.constant("emb.word", values), "ids"], "emb.rows")
    scale = graph.step("Gather", [graph.constant("emb.scale", scales[:, None]), "ids"], "emb.row-scales")
    words = graph.step("Mul", [graph.step("Cast", [rows], "emb.cast", to=TensorProto.FLOAT), scale], "emb.words")
    places = base.vectors["emb.pos"].reshape(base.positions, base.width) + base.vectors["emb.type"][: base.width]
    length = graph.step("Shape", ["ids"], "length")
    zero = graph.constant("zero", np.array([0]))
    used = graph.step("Slice", [graph.constant("emb.pos", places), zero, length], "emb.used")
    return graph.norm(
        graph.step("Add", [words, used], "emb.sum"), *vectors_of(base, adapters, "emb.ln"), base.epsilon, "emb"
    )


def _layer(graph: Graph, base: Base, adapters: Sequence[Adapter], at: str, x: str) -> str:
    def linear(x: str, name: str) -> str:
        return graph.linear(
            x, *matrix_of(base, adapters, f"{at}.{name}"), f"{at}.{name}", _last(adapters, f"{at}.{name}.reach")
        )

    seen = graph.attention(_attention(base, adapters, graph, at, x), base.heads, f"{at}.seen")
    x = graph.step("Add", [x, linear(seen, "ao")], f"{at}.a")
    x = graph.norm(x, *vectors_of(base, adapters, f"{at}.aln"), base.epsilon, f"{at}.aln")
    inner = graph.step("Gelu", [linear(x, "fi")], f"{at}.gelu", own=True)
    x = graph.step("Add", [x, linear(inner, "fo")], f"{at}.f")
    return graph.norm(x, *vectors_of(base, adapters, f"{at}.oln"), base.epsilon, f"{at}.oln")


def _attention(base: Base, adapters: Sequence[Adapter], graph: Graph, at: str, x: str) -> str:
    """Add queries, keys and values side by side, as one matrix: their inputs are the same."""
    weights, biases = zip(*(matrix_of(base, adapters, f"{at}.{name}") for name in ("q", "k", "v")), strict=True)
    return graph.linear(x, np.concatenate(weights), np.concatenate(biases), f"{at}.qkv", _last(adapters, f"{at}.q.reach"))


def matrix_of(base: Base, adapters: Sequence[Adapter], name: str) -> tuple[Floats, Floats]:
    """Return a matrix and its vector as adapters have changed them."""
    weight, bias = base.matrix(f"{name}.w"), _last([base.vectors, *adapters], f"{name}.b")
    for adapter in adapters:
        if f"{name}.w.packed" in adapter:
            scales, packed = adapter[f"{name}.w.scales"], adapter[f"{name}.w.packed"]
            weight = weight + Quantised(scales.astype(np.float16), packed.astype(np.uint8)).rows()
        if f"{name}.w.up" in adapter:
            weight = weight + _rows(adapter, f"{name}.w.up") @ _rows(adapter, f"{name}.w.down")
    return weight, np.asarray(bias, dtype=np.float32)


def _rows(adapter: Adapter, name: str) -> Floats:
    """Return a narrow matrix of 8 bit as floats."""
    return np.asarray(adapter[name] * adapter[f"{name}.scales"][:, None], dtype=np.float32)


def vectors_of(base: Base, adapters: Sequence[Adapter], name: str) -> tuple[Floats, Floats]:
    """Return the two vectors of a normalisation as adapters have changed them."""
    weight, bias = (_last([base.vectors, *adapters], f"{name}.{part}") for part in ("w", "b"))
    return np.asarray(weight, dtype=np.float32), np.asarray(bias, dtype=np.float32)
