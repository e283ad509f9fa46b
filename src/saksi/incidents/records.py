"""Facts and sketches as bytes, and back: what linking keeps between its steps. The only file that knows msgspec.

The bytes are MessagePack with names, sets in order, so that the same facts always give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

import msgspec

from saksi.incidents.blocks import months_of
from saksi.incidents.clusters import weight
from saksi.incidents.duplicates import Sketch
from saksi.incidents.facts import Facts, Words
from saksi.incidents.limits import Limits
from saksi.incidents.origins import Printed
from saksi.model.incidents import Claim
from saksi.model.versions import code_sha256

NO_WORDS = Words({}, 1.0)
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_FACTS = msgspec.msgpack.Decoder(tuple[Words, list[Facts]])
_CLAIMS = msgspec.msgpack.Decoder(list[tuple[Claim, ...]])
_SKETCH = msgspec.msgpack.Decoder(Sketch)
_LIMITS = msgspec.msgpack.Decoder(Limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article in the list of all articles: what planning and joining ask of it, without its facts.

    Attributes:
        document_id: the article.
        printed: its day, who printed it and whom it cites.
        months: the months that its reports date what they tell to (``saksi.incidents.blocks.Dated``).
        dated: which of its reports date what they tell to a month.
        digest: hash of its facts and its sketch.
        limits: what each of its reports rules out, as bytes (``limits_from``).
        weights: how much each adds to a group's being an incident (``saksi.incidents.clusters.weight``).

    """

    document_id: str
    printed: Printed
    months: frozenset[int]
    dated: tuple[int, ...]
    digest: bytes
    limits: tuple[bytes, ...]
    weights: tuple[int, ...]


_ENTRY = msgspec.msgpack.Decoder(Entry)
DecodeError = msgspec.DecodeError


def article_records(document_id: str, printed: Printed, told: list[Facts], sketch: Sketch) -> list[bytes]:
    """Return what is kept of an article: entry, facts that are dated to a month, other facts, sketch, claims by fact.

    The facts are kept without their claims, which only those that become incidents need, and the lead once.
    """
    lead = told[0].lead if told else NO_WORDS
    facts = [replace(one, claims=(), lead=NO_WORDS) for one in told]
    dated = tuple(number for number, one in enumerate(facts) if months_of([one]))
    others = [one for number, one in enumerate(facts) if number not in dated]
    parts = ((lead, [facts[number] for number in dated]), (lead, others), sketch, [one.claims for one in told])
    kept = [_ENCODER.encode(part) for part in parts]
    entry = Entry(
        document_id=document_id,
        printed=printed,
        months=months_of(told),
        dated=dated,
        digest=sha256(b"".join(kept)).digest()[:16],
        limits=tuple(_ENCODER.encode(one.limits) for one in told),
        weights=tuple(weight(one) for one in told),
    )
    return [_ENCODER.encode(entry), *kept]


def facts_from(content: bytes) -> list[Facts]:
    """Return facts of an article, which share the words of its lead."""
    lead, facts = _FACTS.decode(content)
    for one in facts:
        object.__setattr__(one, "lead", lead)  # they are new and nobody else's: as good as given when they were made
    return facts


def claims_from(content: bytes) -> list[tuple[Claim, ...]]:
    """Return the claims of an article's facts, in their order."""
    return _CLAIMS.decode(content)


def sketch_from(content: bytes) -> Sketch:
    """Return the sketch of an article."""
    return _SKETCH.decode(content)


def entry_from(content: bytes) -> Entry:
    """Return the entry of an article."""
    return _ENTRY.decode(content)


def limits_from(content: bytes) -> Limits:
    """Return what a report rules out."""
    return _LIMITS.decode(content)


def method_sha256() -> str:
    """Return a hash of the code and data that linking depends on, so that what another version has kept is not used."""
    return code_sha256("saksi.incidents", "saksi.lexicon", "saksi.model")
