"""Hand-made documents, readings and incidents, so that what comes after reading is tested apart from every reader."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from saksi.model.documents import Document, Sentence
from saksi.model.events import Acled, Attribution, Event, FieldRule, Sign, Status
from saksi.model.ids import make_id, sha256_of
from saksi.model.incidents import Claim, ClaimField, Consensus, Disagreement, Incident, Join, Member, Toll
from saksi.model.mentions import Actor, DateRange, Figure, Mention, Place, RoleFiller, Scope, Value
from saksi.model.readings import Reading
from saksi.model.spans import Span
from saksi.model.told import retellings_of

Readings = dict[str, tuple[Document, Reading]]
TOWN = Place(
    place_id="town", name="Tepi Kali", country="IDN", admin=None, kind="settlement",
    latitude=-2.5, longitude=140.7, geo_precision="settlement",
)  # fmt: skip
REGION = replace(
    TOWN, place_id="region", name="Tanah Tinggi", kind="region", latitude=-4.0, longitude=138.0, geo_precision="region"
)
DAY = DateRange(first=date(2024, 3, 5), last=date(2024, 3, 5), precision="day")
NAMES = {"tni": "National Army", "polri": "Police", "media:harian-dua": "Harian Dua"}
ONE = "Tentara menembak lima warga di Tepi Kali pada Selasa (5/3), kata polisi. Total korban 40 orang, termasuk 7 anak."
OTHER = "Enam warga tewas. Militer menembaki mereka di Tanah Tinggi."


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def filler(text: str, words: str, actor: str | None = None) -> RoleFiller:
    return RoleFiller(span=at(text, words), actor_id=actor, rule="by hand")


def mention(text: str, words: str, value: Value) -> Mention:
    span = at(text, words)
    return Mention(mention_id=make_id("m", text, words), span=span, surface=words, value=value, rule="by hand")


def figure(low: int, scope: Scope = "event", victims: str | None = None) -> Figure:
    return Figure(unit="killed", low=low, high=low, approximate=False, victims=victims, scope=scope)


def document(text: str, number: int = 1, **known: Any) -> Document:
    return Document(document_id=f"d{number}", text=text, text_sha256=sha256_of(text), **known)


def reading(doc: Document, mentions: Sequence[Mention] = (), events: Sequence[Event] = (), **more: Any) -> Reading:
    ends = [found.end() for found in re.finditer(r"[.!?]", doc.text)] or [len(doc.text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    sentences = [Sentence(index=i, paragraph=0, span=Span(*pair)) for i, pair in enumerate(zip(starts, ends, strict=True))]
    return Reading(
        document_id=doc.document_id, text_sha256=doc.text_sha256, outlet_id=doc.outlet, published=doc.published,
        published_from="given" if doc.published else "unknown", reader="by hand", codebook_sha256="ab" * 32,
        code_version="0", sentences=tuple(sentences), mentions=tuple(mentions), events=tuple(events), **more,
    )  # fmt: skip


def event(
    text: str,
    trigger: str,
    evidence: str,
    *,
    status: Status = "actual",
    when: tuple[DateRange, str] | None = None,
    **more: Any,
) -> Event:
    given: dict[str, Any] = {
        "agents": (), "targets": (), "places": (), "figures": (), "also": (), "attribution": Attribution(), **more,
    }  # fmt: skip
    return Event(
        event_id=make_id("e", ascii(text), trigger), event_type="ASSAULT", mode="firearms", trigger=at(text, trigger),
        evidence=at(text, evidence), status=status,
        date=when[0] if when else None, date_span=at(text, when[1]) if when else None,
        rules=(FieldRule(field="type", rule="codebook:tembak", score=0.8),),
        **given,
    )  # fmt: skip


def claim(doc: Document, one: Event, field: ClaimField, value: str, label: str, span: Span) -> Claim:
    identity = make_id("c", one.event_id, field, value)
    chain = ("polisi", doc.outlet or doc.document_id)
    return Claim(
        claim_id=identity, event_id=one.event_id, document_id=doc.document_id, field=field,
        value=value, label=label, span=span, chain=chain,
    )  # fmt: skip


def member(doc: Document, one: Event, origin: str | None = None, root: Event | None = None) -> Member:
    return Member(
        document_id=doc.document_id, event_id=one.event_id, kind="retelling" if root else "event",
        root=(root or one).event_id, span=one.evidence,
        outlet_id=doc.outlet, origin=origin or doc.document_id,
    )  # fmt: skip


def incident(members: Sequence[Member], claims: Sequence[Claim] = (), **more: Any) -> Incident:
    given: dict[str, Any] = {
        "mode": None, "date": None, "place": None, "agents": (), "targets": (), "consensus": (), "disagreements": (),
        "joins": (), "support": "single-source", "tolls": (), "blame": (), "number_of_outlets": 1,
        "number_of_origins": 1, **more,
    }  # fmt: skip
    return Incident(
        incident_id=make_id("i", *(m.event_id for m in members)),
        event_type="ASSAULT",
        members=tuple(members),
        claims=tuple(claims),
        **given,
    )


def two_reports() -> tuple[list[Incident], Readings]:
    """One incident that two outlets tell, with figures that differ, and a running total with its part."""
    first = document(
        ONE, 1, outlet="harian-satu", published=date(2024, 3, 6), title="Lima warga", url="https://satu.example/a?b=1&c=2"
    )
    second = document(OTHER, 2, outlet="media:harian-dua", url="javascript:alert(1)")
    five, six = mention(ONE, "lima warga", figure(5)), mention(OTHER, "Enam warga", figure(6))
    police = filler(ONE, "polisi", "polri")
    mentions = [
        mention(ONE, "Tentara", Actor(actor_id="tni", name="Army", kind="military")),
        five,
        mention(ONE, "Tepi Kali", TOWN),
        mention(ONE, "Selasa (5/3)", DAY),
        mention(ONE, "40 orang", replace(figure(40, "cumulative"), sources=(police,))),
        mention(ONE, "7 anak", figure(7, "part", victims="children")),
    ]
    one = event(
        ONE, "menembak", "Tentara menembak lima warga di Tepi Kali pada Selasa (5/3), kata polisi.",
        when=(DAY, "Selasa (5/3)"), agents=(filler(ONE, "Tentara", "tni"),),
        targets=(filler(ONE, "lima warga"),), places=(filler(ONE, "Tepi Kali"),),
        figures=(five.mention_id,), attribution=Attribution(chain=(police,), cue=at(ONE, "kata")),
        means=(Sign(name="firearms", span=at(ONE, "menembak"), rule="classes:firearms"),),
        contexts=(Sign(name="military", span=at(ONE, "Tentara"), rule="contexts:words"),),
        acled=Acled(
            event_type="Violence against civilians", sub_event_type="Attack", civilian_targeting=True, row="attack"
        ),
    )  # fmt: skip
    two = event(
        OTHER, "menembaki", "Militer menembaki mereka di Tanah Tinggi.", figures=(six.mention_id,), also=(Span(0, 17),)
    )
    claims = [
        claim(first, one, "agent", "tni", "Army", at(ONE, "Tentara")),
        claim(first, one, "date", "2024-03-05/2024-03-05", "2024-03-05", one.evidence),
        claim(first, one, "figure", "killed 5..5", "5 killed", five.span),
        claim(second, two, "figure", "killed 6..6", "6 killed", six.span),
    ]
    differ = Disagreement(
        field="figure", values=(("killed 5..5", (claims[2].claim_id,)), ("killed 6..6", (claims[3].claim_id,)))
    )
    agreed = Consensus(field="figure", value="killed 5..5", label="5 killed", number_of_origins=1, is_tie=True)
    again = (member(second, retelling, root=two) for retelling in retellings_of(two))
    whole = incident(
        [member(first, one), member(second, two), *again], claims,
        place=TOWN, date=DAY, agents=("tni",), disagreements=(differ,),
        consensus=(agreed,),
        joins=(Join(one=one.event_id, other=two.event_id, score=3.75, reasons=("same day: 2024-03-05",)),),
        number_of_outlets=2, number_of_origins=2,
        tolls=(Toll(unit="killed", low=5, best=6, high=6, is_growing=True),),
    )  # fmt: skip
    readings = {"d1": (first, reading(first, mentions, [one])), "d2": (second, reading(second, [six], [two]))}
    return [whole], readings


def one_report(text: str, trigger: str, **more: Any) -> tuple[list[Incident], Readings]:
    doc = document(text)
    told = event(text, trigger, text, **more)
    return [incident([member(doc, told)])], {"d1": (doc, reading(doc, (), [told]))}
