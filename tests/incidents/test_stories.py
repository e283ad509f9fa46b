"""Stories: the same whatever order articles come in, bounded in time, of articles that share an actor or a place."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from factories import TOWN, document, mention, reading
from saksi.incidents.gists import gist_of, lead_of
from saksi.incidents.stories import ALIKE, LONGEST, NEAR, WINDOW, groups, stories
from saksi.model.gists import Gist
from saksi.model.ids import make_id
from saksi.model.mentions import Actor
from saksi.model.spans import Span

DAY = date(2025, 3, 1)
RNG = np.random.default_rng(3)
MATTERS = RNG.integers(-100, 101, (4, 384))
"""What articles are about: four directions that have nothing to do with each other."""


def gist(
    name: str, day: int | None, matter: int, *, actors: tuple[str, ...] = ("a",), noise: int = 0, outlet: str = ""
) -> Gist:
    shaken = MATTERS[matter] + np.random.default_rng(noise).integers(-60, 61, 384)
    vector = np.clip(shaken, -127, 127).astype(np.int8).tobytes()
    published = None if day is None else DAY + timedelta(day)
    return Gist(document_id=name, published=published, actors=actors, vector=vector, outlet=outlet)


def ids(gists: list[Gist]) -> list[list[str]]:
    return [[article.document_id for article in story.articles] for story in stories(gists)]


@st.composite
def articles(draw: st.DrawFn) -> list[Gist]:
    number = draw(st.integers(2, 14))
    return [
        gist(
            f"d{i:02d}", draw(st.integers(0, 9)), draw(st.integers(0, 2)), noise=i,
            actors=draw(st.sampled_from([("a",), ("b",), ("a", "b")])),
        )
        for i in range(number)
    ]  # fmt: skip


@given(articles(), st.data())
def test_the_order_of_the_articles_changes_nothing(some: list[Gist], data: st.DataObject) -> None:
    assert stories(data.draw(st.permutations(some))) == stories(some)


@given(articles())
def test_articles_far_away_in_time_change_nothing(some: list[Gist]) -> None:
    later = [gist(f"x{i}", 9 + WINDOW + 1 + i, i % 3, noise=50 + i) for i in range(4)]
    assert stories([*later, *some]) == [*stories(some), *stories(later)]


@given(articles())
def test_no_story_is_longer_than_it_may_be_and_no_article_is_in_two(some: list[Gist]) -> None:
    found = stories(some)
    assert all((story.last - story.first).days < LONGEST and len(story.articles) > 1 for story in found)
    told = [article.document_id for story in found for article in story.articles]
    assert len(told) == len(set(told))
    assert [(s.first, s.articles[0].document_id) for s in found] == sorted(
        (s.first, s.articles[0].document_id) for s in found
    )


@given(st.lists(st.integers(0, 9), min_size=2, max_size=12), st.data())
def test_the_two_groups_that_fit_best_are_joined_first(drawn: list[int], data: st.DataObject) -> None:
    days = sorted(drawn)
    likely = st.one_of(st.just(0), st.integers(NEAR, 1000))
    pairs = {pair: data.draw(likely) for pair in combinations(range(len(days)), 2)}
    expected = {i: [i] for i in range(len(days))}

    def mean(a: int, b: int) -> float:
        both = [pairs[min(i, j), max(i, j)] for i in expected[a] for j in expected[b]]
        return sum(both) / len(both)

    while fitting := [
        (-mean(a, b), a, b)
        for a, b in combinations(sorted(expected), 2)
        if mean(a, b) >= ALIKE and max(days[i] for i in (*expected[a], *expected[b])) - days[a] < LONGEST
    ]:
        _, a, b = min(fitting)
        expected[a] = sorted(expected[a] + expected.pop(b))
    near = [(one, other, alike) for (one, other), alike in pairs.items() if alike]
    assert groups(len(days), days, data.draw(st.permutations(near))) == [expected[name] for name in sorted(expected)]


def test_no_growing_crowd_makes_a_story_longer() -> None:
    sizes, alike = {0: 1, 2: 4, 4: 16, 6: 64, 8: 256}, {0: 1000, 2: 990, 4: 780, 6: 590}
    days = [day for day, size in sizes.items() for _ in range(size)]
    pairs = [
        (one, other, 1000 if days[one] == days[other] else alike[days[one]])
        for one, other in combinations(range(len(days)), 2)
        if days[other] - days[one] <= WINDOW
    ]
    assert [len(group) for group in groups(len(days), days, pairs)] == [85, 256]


def test_articles_about_one_matter_are_a_story() -> None:
    some = [gist("a1", 0, 0, noise=1), gist("b1", 1, 1, noise=2), gist("a2", 1, 0, noise=3), gist("c", 1, 2)]
    (story,) = stories(some)
    assert [article.document_id for article in story.articles] == ["a1", "a2"]
    assert story.story_id == make_id("st", "a1")
    assert (story.first, story.last) == (DAY, DAY + timedelta(1))


def test_a_chain_of_days_is_cut() -> None:
    chain = [gist(f"d{day:02d}", day, 0, noise=day) for day in range(30)]
    found = stories(chain)
    assert len(found) >= 30 / LONGEST
    assert max((story.last - story.first).days for story in found) < LONGEST
    assert all(one.last < other.first for one, other in pairwise(found))


def test_days_apart_or_nothing_in_common_make_no_story() -> None:
    assert ids([gist("a", 0, 0), gist("b", WINDOW, 0, noise=1)]) == [["a", "b"]]
    assert ids([gist("a", 0, 0), gist("b", WINDOW + 1, 0, noise=1)]) == []
    assert ids([gist("a", 0, 0), gist("b", 0, 0, noise=1, actors=("b",))]) == []
    assert ids([gist("a", 0, 0), gist("b", None, 0, noise=1)]) == []
    assert ids([gist("a", 0, 0), gist("b", 0, 1, noise=1)]) == []


def test_a_place_in_common_is_enough() -> None:
    there = Gist(document_id="b", published=DAY, places=("town",), vector=gist("b", 0, 0).vector)
    here = Gist(document_id="a", published=DAY, actors=("a",), places=("town",), vector=gist("a", 0, 0).vector)
    assert ids([there, here]) == [["a", "b"]]


def test_outlets_and_main_actors_are_counted() -> None:
    outlets = ("one", "two", "one")
    main = (("a", "b"), ("a", "c"), ("b", "a"))
    some = [gist(f"d{i}", 0, 0, noise=i, actors=main[i], outlet=outlets[i]) for i in range(3)]
    (story,) = stories(some)
    assert (story.number_of_outlets, story.actors) == (2, ("a", "b"))


def test_no_articles_make_no_stories() -> None:
    assert stories([]) == []


TEXT = "Tentara menembak warga di Tepi Kali. Polisi datang. Polisi pergi."


def test_a_gist_holds_headline_actors_and_places() -> None:
    army = Actor(actor_id="tni", name="Army", kind="military")
    police = Actor(actor_id="polri", name="Police", kind="police")
    found = [mention(TEXT, "Tentara", army), mention(TEXT, "Tepi Kali", TOWN)]
    found += [mention(TEXT, words, police) for words in ("Polisi datang", "Polisi pergi")]
    doc = document(TEXT, outlet="harian", published=DAY)
    assert gist_of(doc, reading(doc, found), b"v") == Gist(
        document_id="d1", headline="Tentara menembak warga di Tepi Kali.", outlet="harian", published=DAY,
        actors=("polri", "tni"), places=("town",), vector=b"v",
    )  # fmt: skip
    titled = document(TEXT, title="Lima warga")
    assert gist_of(titled, reading(titled), b"").headline == "Lima warga"


def test_the_lead_is_the_headline_once_and_the_first_sentences() -> None:
    spans = [Span(0, 36), Span(37, 51)]
    assert lead_of("Warga  ditembak", TEXT, spans) == "Warga ditembak\nTentara menembak warga di Tepi Kali. Polisi datang."
    assert lead_of("Tentara menembak", TEXT, spans[:1]) == TEXT[:36]
    assert lead_of(None, "a b c d e f g", [Span(i, i + 1) for i in range(0, 13, 2)]) == "a b c d e"
    assert lead_of(None, "", []) == ""
