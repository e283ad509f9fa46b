"""Running totals gathered by what they count, where, and who counts, and checked against a reference series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from saksi.incidents.facts import outlet_of
from saksi.lexicon.load import Lexicon
from saksi.model.documents import Document
from saksi.model.ids import make_id
from saksi.model.mentions import Figure, Mention, Place
from saksi.model.readings import Reading
from saksi.model.series import Check, Flag, RunningTotal

GENERAL = frozenset({"people", "residents", "persons", "displaced people", "refugees"})
"""Who is counted where anybody is."""
BACK = 2
"""A reference value may be so many days older than the article: counts are printed the day after they are given."""
CLOSE = 0.01
"""Share of the reference value up to which a total agrees with it."""
STEP = 1_000
"""The coarsest number that a total is taken to be rounded to."""


def totals_of(document: Document, reading: Reading, lexicon: Lexicon) -> Iterator[RunningTotal]:
    """Yield the running totals of an article in text order: its figures of scope ``cumulative``."""
    nations = {state.adjective: country for country, state in lexicon.states.items() if state.adjective}
    for mention in sorted(reading.mentions, key=lambda found: found.span):
        figure = mention.value
        if not isinstance(figure, Figure) or figure.scope != "cumulative":
            continue
        nation, victims = _parted(figure.victims or "", nations)
        by = next((filler.actor_id for filler in figure.sources if filler.actor_id), "")
        yield RunningTotal(
            total_id=make_id("t", mention.mention_id),
            document_id=document.document_id,
            span=mention.span,
            words=" ".join(mention.surface.split()),
            published=reading.published,
            outlet=outlet_of(document, reading),
            unit=figure.unit,
            victims=victims,
            where=_where(reading, mention) or nation or _home(by, lexicon),
            counted_by=by,
            low=figure.low,
            high=figure.high,
            approximate=figure.approximate,
        )


def _parted(victims: str, nations: Mapping[str, str]) -> tuple[str, str]:
    """Return the country of those counted by their nation ("Palestinian children": PSE) and who they are."""
    for nation, country in nations.items():
        if victims.startswith(f"{nation} "):
            rest = victims.removeprefix(f"{nation} ")
            return country, "" if rest in GENERAL else rest
    return "", "" if victims in GENERAL else victims


def _where(reading: Reading, figure: Mention) -> str:
    """Return where the people of a figure are counted: the place of the act that counts them, else that of its sentence.

    A region stands for itself, a narrower place for its country. Of several the text does not show which.
    """
    told = {f.span for event in reading.events if figure.mention_id in event.figures for f in event.places}
    sentence = next((one.span for one in reading.sentences if one.span.overlaps(figure.span)), figure.span)
    places = [(mention.span, mention.value) for mention in reading.mentions if isinstance(mention.value, Place)]
    return _only([place for span, place in places if span in told]) or _only(
        [place for span, place in places if span.overlaps(sentence)]
    )


def _only(places: Iterable[Place]) -> str:
    regions = {place.place_id: place.country for place in places if place.kind == "region"}
    countries = {place.country for place in places if place.kind != "region" and place.country} - set(regions.values())
    found = sorted({*regions, *countries})
    return found[0] if len(found) == 1 else ""


def _home(actor_id: str, lexicon: Lexicon) -> str:
    """Return the country of a body that counts: the health ministry of Gaza counts at home."""
    entry = lexicon.actors.get(actor_id)
    return entry.country or "" if entry and entry.kind in {"government-body", "state"} else ""


def check(total: RunningTotal, reference: Mapping[date, int]) -> Check:
    """Lay a running total beside a reference series.

    The value that is nearest to the number is taken, of the day of publication and the ``BACK`` days before it. Flags:
    ``agrees`` (within ``CLOSE``), ``rounded`` (the value rounded or cut to the number's last digit other than 0, to
    thousands at most; or within the text's range), ``differs``, ``no reference`` (none of these days has a value).
    """
    published = total.published
    days = [published - timedelta(back) for back in range(BACK + 1)] if published else []
    known = [(day, reference[day]) for day in days if day in reference]
    if not known:
        return Check(total=total, day=None, value=None, difference=None, share=None, flag="no reference")
    day, value = min(known, key=lambda pair: abs(pair[1] - total.number))
    difference = total.number - value
    share = difference / value if value else float(bool(difference))
    flag: Flag = "agrees" if abs(share) <= CLOSE else "rounded" if _is_rounded(total, value) else "differs"
    return Check(total=total, day=day, value=value, difference=difference, share=round(share, 4), flag=flag)


def _is_rounded(total: RunningTotal, value: int) -> bool:
    if total.low is not None and total.high is not None and total.low < total.high:
        return total.low <= value <= total.high
    step = 1
    while step < STEP and total.number % (step * 10) == 0:
        step *= 10
    return total.number in (value // step * step, round(value / step) * step)
