"""FollowTheMoney: its own library loads every entity, finds it valid, and drops nothing on cleaning."""

import json
from dataclasses import replace
from typing import Any

from followthemoney import model
from followthemoney.proxy import EntityProxy

from exported import lines, written
from factories import ONE, two_reports
from saksi.export.collection import Collection, collect
from saksi.export.followthemoney import FIELDS, SCHEMATA, write_followthemoney
from saksi.model.mentions import Actor, Mention
from saksi.model.spans import Span

LISTED = Actor(actor_id="jubir", name="A Spokesman", kind="person", country="IDN", sector="MIL")
HOSTAGE = replace(LISTED, actor_id="sandera", name="A Hostage", sector="CVL")
UNLISTED = Actor(actor_id="p-abc", name="A Villager", kind="person")
PEOPLE = Actor(actor_id="people", name="People", kind="population", country="IDN", sector="CVL")


def checked(entity: dict[str, Any]) -> EntityProxy:
    """Return what the library makes of an entity; it must be valid, and all of it must be kept."""
    proxy = model.get_proxy(entity, cleaned=False)
    proxy.schema.validate({"properties": entity["properties"]})
    kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
    assert kept == {name: sorted(values) for name, values in entity["properties"].items()}
    return proxy


def named(*actors: Actor) -> Collection:
    incidents, readings = two_reports()
    doc, told = readings["d1"]
    mentions = (Mention(mention_id=a.actor_id, span=Span(0, 7), surface="Tentara", value=a, rule="") for a in actors)
    whole = replace(incidents[0], targets=tuple(a.actor_id for a in actors))
    readings["d1"] = (doc, replace(told, mentions=(*told.mentions, *mentions)))
    return collect(readings.values(), [whole])


def test_the_library_takes_every_entity_of_the_samples(sampled: Collection) -> None:
    entities = lines(write_followthemoney, sampled)
    proxies = {proxy.id: proxy for proxy in map(checked, entities)}
    assert len(proxies) == len(entities) > 60
    assert {proxy.schema.name for proxy in proxies.values()} == set(FIELDS) - {"Person"}
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert prop.range is not None
                assert proxies[value].schema.is_a(prop.range)


def test_schemata_are_those_of_the_model() -> None:
    for name in {*SCHEMATA.values(), *FIELDS}:
        assert model.get(name) is not None


def test_an_event_and_its_reports() -> None:
    entities = lines(write_followthemoney, named())
    event = next(entity for entity in entities if entity["schema"] == "Event")["properties"]
    assert event["name"] == ["ASSAULT, Tepi Kali, 2024-03-05"]
    assert (event["startDate"], event["country"], event["location"]) == (["2024-03-05"], ["id"], ["Tepi Kali"])
    assert "killed: lowest 5, best 6, highest 6" in event["notes"]
    assert event["notes"][0].startswith("Machine-coded by Saksi")
    reports = [entity["properties"] for entity in entities if entity["schema"] == "Documentation"]
    assert [report["description"] for report in reports] == [["char=0,72"], ["char=18,59"]]
    assert len(event["proof"]) == 2
    place = next(entity for entity in entities if entity["schema"] == "Address")["properties"]
    assert (place["latitude"], place["longitude"]) == (["-2.5"], ["140.7"])


def test_an_address_that_is_none_and_the_text_stay_out() -> None:
    entities = lines(write_followthemoney, named())
    articles = [entity["properties"] for entity in entities if entity["schema"] == "Article"]
    assert [article.get("sourceUrl") for article in articles] == [["https://satu.example/a?b=1&c=2"], None]
    assert not any({"bodyText", "indexText"} & set(article) for article in articles)
    assert "Total korban" in ONE
    assert "Total korban" not in written(write_followthemoney, named())


def test_only_listed_persons_with_an_office_are_handed_on() -> None:
    text = written(write_followthemoney, named(LISTED, HOSTAGE, UNLISTED, PEOPLE))
    assert "A Hostage" not in text
    assert "A Villager" not in text
    assert "acted upon, as reported: A Spokesman; People" in text
    people = [entity for entity in map(json.loads, text.splitlines()) if entity["schema"] in SCHEMATA.values()]
    assert [(one["schema"], one["properties"]["name"]) for one in people] == [
        ("PublicBody", ["Army"]), ("Person", ["A Spokesman"]),
    ]  # fmt: skip
    assert people[1]["properties"] == {"name": ["A Spokesman"], "country": ["id"], "sector": ["MIL"]}


def test_a_plan_or_a_denial_is_no_event() -> None:
    incidents, readings = two_reports()
    for name, (doc, told) in list(readings.items()):
        readings[name] = (doc, replace(told, events=tuple(replace(event, status="denied") for event in told.events)))
    assert written(write_followthemoney, collect(readings.values(), incidents)) == ""
