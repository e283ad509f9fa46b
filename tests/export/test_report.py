"""The report: built from hand-made incidents, so that it is tested apart from every reader."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from factories import (
    DAY,
    NAMES,
    ONE,
    REGION,
    TOWN,
    Readings,
    document,
    filler,
    one_report,
    reading,
    two_reports,
)
from saksi.export.report import write_report
from saksi.model.events import Quote
from saksi.model.incidents import Incident
from saksi.model.mentions import DateRange, Mention, Place, Term
from saksi.model.readings import Issue
from saksi.model.spans import Span

LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest", "xlink:href"}


def page(incidents: Sequence[Incident], readings: Readings, **named: Any) -> str:
    output = io.StringIO()
    write_report(incidents, readings, output, **named)
    return output.getvalue()


class Page(HTMLParser):
    """Reads a page as a browser would, as far as the tests need it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.marks: list[tuple[str, str]] = []
        self.text = ""
        self._open: list[tuple[str, int]] = []
        self.feed(html)
        self.close()
        self.ids = {attributes["id"] for _, attributes in self.tags if "id" in attributes}
        self.links = [a["href"] for tag, a in self.tags if tag == "a"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "mark":
            named = self.tags[-1][1]
            self._open.append((named.get("data-l") or named["class"], len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            label, start = self._open.pop()
            self.marks.append((label, self.text[start:]))

    def handle_data(self, data: str) -> None:
        if not self.tags or self.tags[-1][0] not in {"style", "script"}:
            self.text += data


def test_the_same_input_gives_the_same_bytes_in_any_order() -> None:
    incidents, readings = two_reports()
    more, others = one_report("Pasukan menyerang pos.", "menyerang")
    doc, told = others["d1"]
    others = {"d9": (replace(doc, document_id="d9"), replace(told, document_id="d9"))}
    more = [replace(more[0], members=(replace(more[0].members[0], document_id="d9", origin="d9"),))]
    forward = page([*incidents, *more], {**readings, **others})
    backward = page([*more, *incidents], {**others, **dict(reversed(readings.items()))})
    assert forward == backward


def test_every_incident_event_and_article_is_an_anchor_and_no_link_leads_nowhere() -> None:
    incidents, readings = two_reports()
    found = Page(page(incidents, readings))
    assert {incident.incident_id for incident in incidents} <= found.ids
    assert {member.event_id for incident in incidents for member in incident.members if member.kind == "event"} <= found.ids
    assert [link for link in found.links if link.startswith("#") and link[1:] not in found.ids] == []
    identified = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert len(identified) == len(set(identified))


def test_the_page_loads_nothing_and_forbids_loading() -> None:
    html = page(*two_reports())
    found = Page(html)
    assert not {tag for tag, _ in found.tags} & {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "image",
        "use",
        "video",
        "audio",
        "base",
    }
    assert [(tag, a) for tag, a in found.tags if LOADING & a.keys()] == []
    assert [a for tag, a in found.tags if "href" in a and tag != "a"] == []
    assert [a for _, a in found.tags if any(name.startswith("on") or name == "style" for name in a)] == []
    assert "@import" not in html
    assert "url(" not in html
    policy = next(a["content"] for tag, a in found.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_only_web_addresses_become_links() -> None:
    found = Page(page(*two_reports()))
    outside = [link for link in found.links if not link.startswith("#")]
    assert outside == ["https://satu.example/a?b=1&c=2"]
    assert "javascript:alert(1)" in found.text


@pytest.mark.parametrize(
    "nasty", ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"' onload=x <b>& &amp;"]
)
def test_untrusted_words_stay_text(nasty: str) -> None:
    text = f"{nasty} menyerang {nasty} pos"
    incidents, readings = one_report(text, "menyerang")
    doc, told = readings["d1"]
    doc = replace(doc, title=nasty, outlet=nasty, url=f"https://x.example/{nasty}")
    term = Mention(
        mention_id="m1",
        span=Span(0, len(nasty)),
        surface=nasty,
        value=Term(about=nasty, lean="for", neutral=nasty),
        rule=nasty,
    )
    told = replace(told, mentions=(term,), issues=(Issue(kind=nasty, span=Span(0, 4), note=nasty),))
    html = page(incidents, {"d1": (doc, told)}, title=nasty, actor_names={nasty: nasty})
    found = Page(html)
    assert nasty not in html
    assert sum(tag == "script" for tag, _ in found.tags) == 1
    assert "img" not in {tag for tag, _ in found.tags}
    assert text in found.text


def test_marks_cover_exactly_the_words_of_their_spans() -> None:
    found = Page(page(*two_reports()))
    assert ("act", "menembak") in found.marks
    assert ("agent", "Tentara") in found.marks
    assert ("target + figure", "lima warga") in found.marks
    assert ("place", "Tepi Kali") in found.marks
    assert ("day", "Selasa (5/3)") in found.marks
    assert ("voice", "polisi") in found.marks
    assert ("figure", "Enam warga") in found.marks


def test_words_at_the_very_start_and_end_of_a_text_are_marked() -> None:
    text = "menyerang pos"
    html = Page(page(*one_report(text, "menyerang", targets=(filler(text, "pos"),))))
    assert ("act", "menyerang") in html.marks
    assert ("target", "pos") in html.marks


def test_offsets_are_printed() -> None:
    incidents, readings = two_reports()
    text = Page(page(incidents, readings)).text
    for _, told in readings.values():
        for one in told.events:
            assert f"evidence [{one.evidence.start},{one.evidence.end})" in text
            assert f"act [{one.trigger.start},{one.trigger.end})" in text
            assert f"document {told.document_id}, event {one.event_id}" in text


def test_agreement_disagreement_chain_rules_and_joins_are_told() -> None:
    incidents, readings = two_reports()
    text = " ".join(Page(page(incidents, readings, actor_names=NAMES)).text.split())
    assert "Sources differ on figures:" in text
    assert "5 killed: polisi → harian-satu, article 1" in text
    assert "figures: 5 killed 1 of 2, tie" in text
    start = ONE.index("polisi")
    assert f"Police polisi [{start},{start + 6}) → harian-satu by kata" in text
    assert "score 3.75: same day: 2024-03-05" in text
    assert "type: codebook:tembak (0.80)" in text
    assert "National Army" in text
    assert "6 killed: polisi → Harian Dua, article 2" in text
    assert "Support: one outlet. killed: best 6, from 5 to 6, growing with time." in text
    assert "also told here [0,17)" in text


def test_a_part_stands_under_the_total_of_its_sentence() -> None:
    text = " ".join(Page(page(*two_reports())).text.split())
    totals = text[text.index("Running totals, by unit") : text.rindex("Left open")]
    assert totals.index("40 killed") < totals.index("7 killed (children)")
    assert "5 killed" not in totals


def test_copies_are_named() -> None:
    incidents, readings = two_reports()
    members = (incidents[0].members[0], replace(incidents[0].members[1], copy_of="d1"))
    text = Page(page([replace(incidents[0], members=members, number_of_origins=1)], readings)).text
    assert "copy of article 1, harian-satu" in text
    assert "first of 2 copies of one text" in text
    assert "they cannot confirm each other" in text


def test_no_incident_and_no_article() -> None:
    text = Page(page([], {})).text
    assert "No incident was found" in text
    assert "No article was read" in text


def test_unknown_days_and_missing_places_are_said_and_never_placed() -> None:
    found = Page(page(*one_report("Pasukan menyerang pos.", "menyerang")))
    assert "day unknown" in found.text
    assert "place unknown" in found.text
    assert "No incident has a known place" in found.text
    assert "No incident is dated" in found.text
    assert not {"rect", "circle"} & {tag for tag, _ in found.tags}


@pytest.mark.parametrize("place", [REGION, replace(TOWN, latitude=None, longitude=None), replace(TOWN, longitude=179.9)])
def test_places_without_a_point_are_listed(place: Place) -> None:
    incidents, readings = one_report("Pasukan menyerang pos.", "menyerang")
    found = Page(page([replace(incidents[0], place=place)], readings))
    circles = [a for tag, a in found.tags if tag == "circle" and "cx" in a and a["cx"] != "7"]
    assert len(circles) == (0 if place.latitude is None else 1)
    assert all((a.get("class") == "coarse") == (place.geo_precision == "region") for a in circles)
    assert place.name in found.text


@pytest.mark.parametrize(
    ("days", "drawn"),
    [
        (DAY, 1),
        (DateRange(first=date(2024, 2, 27), last=date(2024, 3, 4), precision="week"), 2),
        (DateRange(first=date(2024, 3, 1), last=date(2024, 3, 31), precision="month"), 0),
        (DateRange(first=date(9999, 12, 31), last=date(9999, 12, 31), precision="day"), 1),
    ],
)
def test_the_timeline_draws_days_and_short_intervals_only(days: DateRange, drawn: int) -> None:
    incidents, readings = one_report("Pasukan menyerang pos.", "menyerang")
    found = Page(page([replace(incidents[0], date=days)], readings))
    ticks = [a for tag, a in found.tags if tag == "rect" and "height" in a and a["height"] == "4"]
    assert len(ticks) == drawn


def test_terms_in_quotations_are_counted_apart() -> None:
    text = 'Rezim itu kalah. "Rezim itu jahat", katanya.'
    doc = document(text, outlet="harian-satu")
    term = Term(about="negeri", lean="against", neutral="pemerintah")
    spans = [Span(0, 5), Span(18, 23)]
    mentions = [Mention(mention_id=f"m{s.start}", span=s, surface=s.of(text), value=term, rule="") for s in spans]
    quote = Quote(span=Span(18, 33), kind="direct", speaker=(), cue=None, rule="")
    shown_text = " ".join(Page(page([], {"d1": (doc, reading(doc, mentions, quotes=(quote,)))})).text.split())
    assert "rezimnegeriagainstpemerintah11" in shown_text.replace(" ", "")


def test_lone_surrogates_and_control_characters_become_one_replacement_each() -> None:
    text = "A\ud800 menyerang \x00pos"
    html = page(*one_report(text, "menyerang"), title="\udfff")
    assert html.encode("utf-8").decode("utf-8") == html
    assert "A\ufffd " in Page(html).text
    assert "\ufffdpos" in Page(html).text


def test_a_member_without_its_article_is_an_error() -> None:
    incidents, readings = two_reports()
    del readings["d2"]
    with pytest.raises(KeyError):
        page(incidents, readings)
