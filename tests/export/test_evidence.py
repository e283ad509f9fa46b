"""Any evidence offset of any format leads to the same words in the article."""

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exported import lines, table, words, written
from factories import DAY, TOWN, claim, document, event, incident, member, reading
from saksi.export.acled import write_acled
from saksi.export.annotations import name_of_text, write_annotations
from saksi.export.collection import Collection, collect
from saksi.export.followthemoney import article_id_of, write_followthemoney
from saksi.export.geojson import write_geojson
from saksi.export.plover import write_plover
from saksi.export.ucdp import write_ucdp
from saksi.model.events import Acled
from saksi.model.incidents import Toll
from saksi.model.mentions import Actor, Mention
from saksi.model.spans import Span

Pointer = tuple[str, int, int, str]
"""An article, the first character, the one behind the last, and the words that the file says stand there."""


def of_plover(collection: Collection) -> Iterator[Pointer]:
    for record in lines(write_plover, collection):
        cited = record["cite_info"]["citation"]
        yield cited, record["text_info"]["start"], record["text_info"]["end"], record["text"]
        for actor in (*record["source"], *record["recipient"], *record["saksi_said_by"]):
            yield cited, actor["start"], actor["end"], actor["actor_text"]


def of_acled(collection: Collection) -> Iterator[Pointer]:
    for row in table(write_acled, collection):
        start, end = int(row["saksi_start"]), int(row["saksi_end"])
        where = f" [{row['saksi_document']}, characters {start} to {end}]"
        assert row["notes"].endswith(where)
        yield row["saksi_document"], start, end, row["notes"].split(" Evidence: ", 1)[1].removesuffix(where)


def of_ucdp(collection: Collection) -> Iterator[Pointer]:
    for row in table(write_ucdp, collection):
        yield row["saksi_document"], int(row["saksi_start"]), int(row["saksi_end"]), row["saksi_evidence"]


def of_geojson(collection: Collection) -> Iterator[Pointer]:
    for feature in json.loads(written(write_geojson, collection))["features"]:
        found = feature["properties"]
        yield found["document"], found["start"], found["end"], found["evidence"]


def of_followthemoney(collection: Collection) -> Iterator[Pointer]:
    articles = {article_id_of(document): document.document_id for document, _ in collection.readings.values()}
    for entity in lines(write_followthemoney, collection):
        if entity["schema"] == "Documentation":
            found = {name: values[0] for name, values in entity["properties"].items()}
            start, end = map(int, found["description"].removeprefix("char=").split(","))
            yield articles[found["document"]], start, end, found["summary"]


def of_annotations(collection: Collection) -> Iterator[Pointer]:
    named = {name_of_text(document): document.document_id for document, _ in collection.readings.values()}
    for annotation in json.loads(written(write_annotations, collection))["first"]["items"]:
        target = annotation["target"]
        position, quote = target["selector"]
        text = target["state"]["cached"] if "state" in target else target["source"]
        yield named[text], position["start"], position["end"], " ".join(quote["exact"].split())


FORMATS: list[Callable[[Collection], Iterator[Pointer]]] = [
    of_plover, of_acled, of_ucdp, of_geojson, of_followthemoney, of_annotations,
]  # fmt: skip


@pytest.mark.parametrize("pointers", FORMATS)
def test_every_offset_of_the_samples_leads_to_its_words(
    sampled: Collection, pointers: Callable[[Collection], Iterator[Pointer]]
) -> None:
    found = list(pointers(sampled))
    assert len(found) >= 3
    for name, start, end, said in random.Random(1).sample(found, min(len(found), 200)):
        assert end > start
        assert words(sampled, name, start, end) == said


def made(before: str, inside: str, after: str, **known: Any) -> Collection:
    """Return one report of one incident whose evidence stands between two stretches of any text."""
    evidence = f"Tentara menembak{inside} lima warga."
    text = f"{before}{evidence}{after}"
    doc = document(text, **known)
    span = Span(len(before), len(before) + len(evidence))
    actor = Actor(actor_id="tni", name="Army", kind="military", country="IDN", sector="MIL")
    who = Mention(mention_id="m-1", span=Span(span.start, span.start + 7), surface="Tentara", value=actor, rule="by hand")
    acled = Acled(event_type="Violence against civilians", sub_event_type="Attack", civilian_targeting=True, row="attack")
    told = event(text, "menembak", evidence, acled=acled)
    assert told.evidence == span
    toll = Toll(unit="killed", low=5, best=5, high=6, is_growing=False)
    whole = incident(
        [member(doc, told)], [claim(doc, told, "agent", "tni", "Army", who.span)],
        place=TOWN, date=DAY, agents=("tni",), tolls=(toll,),
    )  # fmt: skip
    return collect([(doc, reading(doc, [who], [told]))], [whole])


ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30).filter(
    lambda text: "menembak" not in text and "Tentara" not in text
)


@pytest.mark.parametrize("pointers", FORMATS)
@given(before=ANY, inside=ANY, after=ANY, title=st.none() | ANY)
def test_any_text_around_and_within_keeps_the_offsets_right(
    pointers: Callable[[Collection], Iterator[Pointer]], before: str, inside: str, after: str, title: str | None
) -> None:
    collection = made(before, inside, after, title=title, outlet="Kabar Uji")
    found = list(pointers(collection))
    assert found
    for name, start, end, said in found:
        assert words(collection, name, start, end) == said
