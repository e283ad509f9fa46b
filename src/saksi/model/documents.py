"""Documents and their parts that are not yet facts: zones and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from saksi.model.spans import Span

ZoneKind = Literal["related", "caption", "byline", "promo", "form", "navigation", "repeat"]
ZONE_KINDS: dict[str, ZoneKind] = {kind: kind for kind in get_args(ZoneKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as it came in. ``text`` is raw: boilerplate still in it, nothing moved.

    Attributes:
        document_id: the id given with the input, or one made from the text.
        text: the raw text; every offset of Saksi counts its code points.
        text_sha256: hash of ``text``.
        outlet: the outlet as given (name or domain), ``None`` if unknown.
        url: address as given.
        title: headline as given, if it came separately.
        published: publication day as given, ``None`` if unknown.
        origin: file and line the document was read from, for messages.

    """

    document_id: str
    text: str
    text_sha256: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: date | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch that is not part of the report (links, captions, bylines, forms …)."""

    kind: ZoneKind
    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the report, in text order; ``paragraph`` counts the lines or blocks it stands in."""

    index: int
    paragraph: int
    span: Span
