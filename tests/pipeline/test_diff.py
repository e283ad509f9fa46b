"""What differs between two workspaces: matched as the rules say, counted field by field; offsets lead to the words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factories import OTHER, REGION, at, document, filler, incident, reading, two_reports
from saksi.model.differences import Count, Difference
from saksi.model.documents import Document, Zone
from saksi.model.events import Event, Quote
from saksi.model.readings import Reading
from saksi.model.spans import Span
from saksi.pipeline.diff import Diff
from saksi.store.workspace import Workspace
from sound import reread, rewrite, sound_workspace

Change = Callable[[Reading], Reading]


def compared(one: Path, other: Path) -> tuple[list[Difference], Diff]:
    diff = Diff.of(one, other)
    return list(diff.differences()), diff


def changed(tmp_path: Path, change: Change) -> tuple[list[Difference], Diff]:
    one, other = sound_workspace(tmp_path / "one"), sound_workspace(tmp_path / "other")
    reread(other, change)
    return compared(one, other)


def event(**more: Any) -> Change:
    return lambda r: replace(r, events=(replace(r.events[0], **more),))


def test_a_workspace_does_not_differ_from_itself(tmp_path: Path) -> None:
    folder = sound_workspace(tmp_path / "ws")
    found, diff = compared(folder, folder)
    assert found == []
    assert all((count.changed, count.only_a, count.only_b) == (0, 0, 0) for count in diff.counts.values())
    names = ("articles", "actors", "figures", "events", "events.agents", "incidents")
    assert {name: diff.counts[name].same for name in names} == {
        "articles": 2, "actors": 1, "figures": 4, "events": 2, "events.agents": 1, "incidents": 3,
    }  # fmt: skip


TEXT = two_reports()[1]["d1"][0].text
SHORT = "Tentara menembak lima warga"
LONG = "Tentara menembak lima warga di Tepi Kali pada Selasa (5/3), kata polisi."
AGENT = filler(TEXT, "polisi", "polri")
LATER = replace(two_reports()[1]["d1"][1].events[0].date, first=date(2024, 3, 6), last=date(2024, 3, 6))  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("change", "field", "told"),
    [
        (event(event_type="COERCE"), "events.type", ("changed", "ASSAULT", "COERCE")),
        (event(mode=None), "events.mode", ("only A", "firearms", "")),
        (event(status="denied"), "events.status", ("changed", "actual", "denied")),
        (event(agents=(AGENT,)), "events.agents", ("changed", "tni", "polri")),
        (event(agents=()), "events.agents", ("only A", "tni", "")),
        (event(targets=(AGENT,)), "events.targets", ("changed", "“lima warga”", "polri")),
        (event(places=()), "events.places", ("only A", "Tepi Kali (town)", "")),
        (event(date=LATER), "events.date", ("changed", "2024-03-05", "2024-03-06")),
        (event(figures=()), "events.figures", ("only A", "5 killed", "")),
        (event(means=()), "events.means", ("only A", "firearms", "")),
        (event(contexts=()), "events.contexts", ("only A", "military", "")),
        (event(acled=None), "events.acled", ("only A", "Violence against civilians: Attack, civilians", "")),
        (event(evidence=at(TEXT, SHORT)), "events.evidence", ("changed", LONG, SHORT)),
        (lambda r: replace(r, published=None), "articles.published", ("only A", "2024-03-06", "")),
        (lambda r: replace(r, outlet_id="x"), "articles.outlet", ("changed", "harian-satu", "x")),
    ],
)  # fmt: skip
def test_each_field_is_told_with_both_values(tmp_path: Path, change: Change, field: str, told: tuple[str, str, str]) -> None:
    found, diff = changed(tmp_path, change)
    (one,) = found
    assert (one.document_id, one.field, one.change, one.one, one.other) == ("d1", field, *told)
    count = diff.counts[field]
    assert (count.changed, count.only_a, count.only_b) == (int(told[0] == "changed"), int(told[0] == "only A"), 0)
    assert (diff.counts[field.split(".")[0]].changed, diff.counts[field.split(".")[0]].same) == (1, 1)


def test_attribution_is_the_chain_and_the_stance(tmp_path: Path) -> None:
    was = two_reports()[1]["d1"][1].events[0].attribution
    found, _ = changed(tmp_path, event(attribution=replace(was, stance="doubts")))
    assert [(one.field, one.one, one.other) for one in found] == [("events.attribution", "polri", "polri (doubts)")]


def test_a_place_is_told_with_the_distance(tmp_path: Path) -> None:
    def moved(one: Reading) -> Reading:
        return replace(
            one, mentions=tuple(replace(m, value=REGION) if m.surface == "Tepi Kali" else m for m in one.mentions)
        )

    found, _ = changed(tmp_path, moved)
    assert [(one.field, one.one, one.other, one.words) for one in found] == [
        ("places.value", "Tepi Kali (town)", "Tanah Tinggi (region), 343 km away", "Tepi Kali"),
        ("events.places", "Tepi Kali (town)", "Tanah Tinggi (region), 343 km away", "menembak"),
    ]


def test_mentions_are_matched_by_overlap_the_same_value_first(tmp_path: Path) -> None:
    def cut(one: Reading) -> Reading:
        place = next(m for m in one.mentions if m.surface == "Tepi Kali")
        wide = replace(
            place, mention_id="m-1", span=at(TEXT, "di Tepi Kali pada"), surface="di Tepi Kali pada", value=REGION
        )
        small = replace(place, mention_id="m-2", span=at(TEXT, "Kali"), surface="Kali")
        return replace(one, mentions=(*(m for m in one.mentions if m is not place), wide, small))

    found, diff = changed(tmp_path, cut)
    assert [(one.field, one.change, one.one, one.other, one.words) for one in found if one.field.startswith("places")] == [
        ("places.words", "changed", "Tepi Kali", "Kali", "Tepi Kali"),
        ("places", "only B", "", "Tanah Tinggi (region)", "di Tepi Kali pada"),
    ]
    assert diff.counts["places"] == Count(same=0, changed=1, only_a=0, only_b=1)
    assert diff.counts["places.value"] == Count(same=1)


def test_events_quotations_and_zones_that_only_one_has(tmp_path: Path) -> None:
    quote = Quote(span=at(TEXT, "Total korban 40 orang"), kind="indirect", speaker=(AGENT,), cue=None, rule="by hand")
    zone = Zone(kind="caption", span=at(TEXT, "termasuk 7 anak"), rule="by hand")
    found, diff = changed(tmp_path, lambda r: replace(r, events=(), quotes=(quote,), zones=(zone,)))
    assert [(one.field, one.change, one.one, one.other, one.words) for one in found if one.document_id == "d1"] == [
        ("quotes", "only B", "", "indirect", "Total korban 40 orang"),
        ("zones", "only B", "", "caption", "termasuk 7 anak"),
        ("events", "only A", "ASSAULT", "", "menembak"),
    ]
    assert (diff.counts["events"].same, diff.counts["events"].only_a) == (1, 1)
    assert diff.counts["events.type"].same == 1, "what has no partner has no fields to compare"


def test_offsets_lead_to_the_words_and_the_order_is_that_of_the_articles(tmp_path: Path) -> None:
    found, _ = changed(tmp_path, lambda r: replace(r, events=(), mentions=()))
    texts = {name: row[0].text for name, row in two_reports()[1].items()}
    placed = [one for one in found if one.span]
    assert len(placed) >= 7
    for one in placed:
        assert one.span is not None
        assert one.span.of(texts[one.document_id]) == one.words
        assert one.words in one.sentence
    assert changed(tmp_path / "again", lambda r: replace(r, events=(), mentions=()))[0] == found


def test_articles_that_one_side_lacks_or_that_have_another_text(tmp_path: Path) -> None:
    one, other = sound_workspace(tmp_path / "one"), sound_workspace(tmp_path / "other")
    third, fourth = document("Polisi menembak warga.", 3), document("Tentara datang.", 4)
    Workspace.open(one).add([(third, reading(third))])
    Workspace.open(other).add([(fourth, reading(fourth))])

    def retold(was: Document, read: Reading) -> tuple[Document, Reading]:
        new = document(was.text + " Lagi.", 1)
        return new, replace(read, text_sha256=new.text_sha256)

    rewrite(other, retold)
    found, diff = compared(one, other)
    assert [(d.document_id, d.field, d.change) for d in found] == [
        ("d1", "articles", "changed"), ("d3", "articles", "only A"), ("d4", "articles", "only B"),
    ]  # fmt: skip
    assert diff.counts["articles"] == Count(same=1, changed=1, only_a=1, only_b=1)
    assert not diff.are_linked


def test_shards_of_other_sizes_and_orders_compare_alike(tmp_path: Path) -> None:
    one = sound_workspace(tmp_path / "one")
    other = Workspace.create(tmp_path / "other")
    other.add(list(reversed(two_reports()[1].values())))
    assert compared(one, other.path)[0] == []


def test_reports_that_are_together_on_one_side_only(tmp_path: Path) -> None:
    one, other = sound_workspace(tmp_path / "one"), sound_workspace(tmp_path / "other")
    (whole,), _ = two_reports()
    parts = [incident(whole.members[:1]), incident(whole.members[1:])]
    workspace = Workspace.open(other)
    workspace.keep_incidents([workspace.write_incidents("a", parts)], judged=1)
    found, diff = compared(one, other)
    assert diff.counts["incidents"] == Count(same=1, only_a=2)
    (apart,) = found
    assert (apart.field, apart.change, apart.document_id, apart.other) == ("incidents", "only A", "d2", "apart")
    assert (apart.span, apart.words) == (whole.members[1].span, whole.members[1].span.of(OTHER))
    back, turned = compared(other, one)
    assert turned.counts["incidents"] == Count(same=1, only_b=2)
    assert [(d.change, d.one, d.other) for d in back] == [("only B", "apart", apart.one)]


def test_an_event_is_matched_by_its_trigger_then_by_its_type(tmp_path: Path) -> None:
    def twice(one: Reading) -> Reading:
        first = one.events[0]
        wider: Event = replace(first, event_id="e-1", event_type="COERCE", trigger=Span(0, first.trigger.end))
        return replace(one, events=(wider, first))

    found, _ = changed(tmp_path, twice)
    assert [(d.field, d.change, d.other) for d in found if d.field.startswith("events")] == [("events", "only B", "COERCE")]
