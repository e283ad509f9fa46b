"""Any reading and any incident that the model allows, for property tests."""

from typing import TypeVar

from hypothesis import strategies as st

from saksi.model.documents import Document, Sentence, Zone
from saksi.model.events import Attribution, Event, FieldRule, Quote
from saksi.model.incidents import Claim, Consensus, Disagreement, Incident, Join, Member
from saksi.model.mentions import Actor, DateRange, Figure, Mention, Place, RoleFiller, Term
from saksi.model.readings import Issue, Reading
from saksi.model.spans import Span

T = TypeVar("T")
WHOLE = st.integers(0, 2**40)
SHARE = st.floats(0, 1)
DEGREES = st.none() | st.floats(-180, 180)
SPANS = st.builds(lambda start, length: Span(start, start + length), WHOLE, WHOLE)


def some(one: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(one, max_size=2).map(tuple)


FILLERS = some(st.builds(RoleFiller, span=SPANS, actor_id=st.none() | st.text(max_size=5), rule=st.text(max_size=5)))
DATES = st.builds(DateRange, anchor=st.none() | st.dates(), conflict=st.none() | st.just("weekday"))
PLACES = st.builds(Place, latitude=DEGREES, longitude=DEGREES)
FIGURES = st.builds(Figure, low=st.none() | WHOLE, high=st.none() | WHOLE, sources=FILLERS)
ACTORS = st.builds(Actor, country=st.none() | st.just("IDN"), sector=st.none() | st.just("MIL"))
VALUES = st.one_of(ACTORS, PLACES, DATES, FIGURES, st.builds(Term))
MENTIONS = st.builds(Mention, span=SPANS, value=VALUES, score=SHARE)
VOICES = st.builds(Attribution, chain=FILLERS, cue=st.none() | SPANS, stance=st.sampled_from(["asserts", "denies"]))
EVENTS = st.builds(
    Event, trigger=SPANS, evidence=SPANS, also=some(SPANS), agents=FILLERS, targets=FILLERS, places=FILLERS,
    date=st.none() | DATES, date_span=st.none() | SPANS, attribution=VOICES, rules=some(st.builds(FieldRule, score=SHARE)),
)  # fmt: skip
READINGS = st.builds(
    Reading, zones=some(st.builds(Zone, span=SPANS)),
    sentences=some(st.builds(Sentence, index=WHOLE, paragraph=WHOLE, span=SPANS)),
    mentions=some(MENTIONS), quotes=some(st.builds(Quote, span=SPANS, speaker=FILLERS, cue=st.none() | SPANS)),
    events=some(EVENTS), issues=some(st.builds(Issue, span=st.none() | SPANS)),
)  # fmt: skip
INCIDENTS = st.builds(
    Incident, date=st.none() | DATES, place=st.none() | PLACES,
    members=some(st.builds(Member, span=SPANS)),
    claims=some(st.builds(Claim, span=SPANS)), consensus=some(st.builds(Consensus, number_of_origins=WHOLE)),
    disagreements=some(st.builds(Disagreement)), joins=some(st.builds(Join, score=st.floats(-1e9, 1e9))),
    number_of_outlets=WHOLE, number_of_origins=WHOLE,
)  # fmt: skip
DOCUMENTS = st.builds(Document, outlet=st.none() | st.text(), published=st.none() | st.dates(), origin=st.text(max_size=9))
