"""Acts that the encoder sees, and what it makes of those that triggers name."""

import pytest

from eyes import FIRST, SECOND, eyes, role_eyes
from reading import document_of
from saksi.encoder.run import Encoder
from saksi.events.seen import SEEN
from saksi.events.worth import WHOLE, WORTH
from saksi.lexicon.load import Lexicon
from saksi.model.events import Event
from saksi.pipeline.read import read

UNNAMED = "Hamas mengganyang pos Israel di dekat sungai."
NAMED = "Hamas menyerang pos Israel di dekat sungai."


def events(lexicon: Lexicon, text: str, encoder: Encoder | None = None) -> list[Event]:
    return list(read(document_of(text), lexicon, encoder).events)


def by(event: Event, name: str) -> str:
    return [rule.rule for rule in event.rules if rule.field == name][-1]


def sight(kind: str = "ASSAULT", worth: float = 0.99, first: float = 0.6) -> Encoder:
    """Return an encoder that sees an attack in ``UNNAMED``, and in its sentence so much of it as of a kind."""
    roles = role_eyes("mengganyang", kind=kind, worth=worth, agents=(FIRST, 0.99), targets=(SECOND, 0.99))
    return eyes(roles, trigger=[("mengganyang", "ASSAULT", first)])


@pytest.mark.parametrize("first", [0.6, 0.97])
def test_an_act_that_no_trigger_names_is_read_where_the_encoder_sees_it(lexicon: Lexicon, first: float) -> None:
    assert events(lexicon, UNNAMED) == []
    (event,) = events(lexicon, UNNAMED, sight(first=first))
    assert (event.event_type, event.agents[0].actor_id, event.targets[0].actor_id) == ("ASSAULT", "hamas", "israel")
    assert by(event, "type") == "encoder"


@pytest.mark.parametrize("unsure", [{"worth": 0.02}, {"first": SEEN / 2}])
def test_an_unsure_sight_is_left_out(lexicon: Lexicon, unsure: dict[str, float]) -> None:
    assert events(lexicon, UNNAMED, sight(**unsure)) == []  # type: ignore[arg-type]


def test_without_a_second_look_nothing_is_seen_but_what_triggers_name(lexicon: Lexicon) -> None:
    assert events(lexicon, UNNAMED, eyes(trigger=[("mengganyang", "ASSAULT", 0.97)])) == []


def test_the_second_look_says_what_a_seen_act_is(lexicon: Lexicon) -> None:
    (event,) = events(lexicon, UNNAMED, sight("COERCE"))
    assert (event.event_type, by(event, "type")) == ("COERCE", "encoder")


def test_beside_a_trigger_no_act_of_its_type_is_seen(lexicon: Lexicon) -> None:
    told = [("menyerang", "ASSAULT", 0.9), ("pos", "COERCE", 0.9)]
    seen = eyes(role_eyes("menyerang pos", worth=0.97), trigger=told)
    assert [one.trigger.of(NAMED) for one in events(lexicon, NAMED, seen)] == ["menyerang"]


def test_a_trigger_decides_on_the_type(lexicon: Lexicon) -> None:
    (event,) = events(lexicon, NAMED, eyes(role_eyes("menyerang"), trigger=[("menyerang", "ACCUSE", 0.97)]))
    assert event.event_type == "ASSAULT"


def test_where_both_see_the_same_act_it_is_one(lexicon: Lexicon) -> None:
    (event,) = events(lexicon, NAMED, eyes(trigger=[("menyerang", "ASSAULT", 0.97)]))
    assert by(event, "type").startswith("codebook:serang")


def test_an_act_with_little_in_it_is_read_where_the_encoder_is_sure(lexicon: Lexicon) -> None:
    text = "Menurut laporan itu, pertemuan pun digelar."
    assert events(lexicon, text) == []
    assert len(events(lexicon, text, eyes(trigger=[("pertemuan", "CONSULT", 0.99)]))) == 1


def test_an_act_that_the_encoder_does_not_see_at_all_is_doubtful(lexicon: Lexicon) -> None:
    sure, doubtful = (events(lexicon, NAMED, eyes(trigger=[("menyerang", "ASSAULT", score)]))[0] for score in (0.99, 0.06))
    scores = [next(rule.score for rule in event.rules if rule.field == "type") for event in (sure, doubtful)]
    assert scores[0] > scores[1]


def test_behind_a_passive_with_nya_stands_who_suffers(lexicon: Lexicon) -> None:
    text = "Rencana itu memuat dibebaskannya para tahanan Palestina oleh Israel."
    (event,) = events(lexicon, text, eyes(trigger=[("dibebaskannya", "RETREAT", 0.97)]))
    assert [filler.actor_id for filler in (*event.agents, *event.targets)] == ["israel", "palestinian-prisoners"]


def test_an_act_with_both_its_parties_needs_less_sight(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, bare = NAMED, "Serangan terjadi di Rafah."
    seen = eyes(trigger=[("menyerang", "ASSAULT", 0.5), ("Serangan", "ASSAULT", 0.5)])
    monkeypatch.setattr("saksi.events.worth._worth", lambda *_: (WHOLE + WORTH) / 2)
    assert [len(events(lexicon, text, seen)) for text in (whole, bare)] == [1, 0]


@pytest.mark.parametrize(
    ("text", "attacks"),
    [
        ("Rindy Wijaya menabrak median jalan hingga tewas.", 0),
        ("Bus itu ditabrak truk di Bantul.", 0),
        ("Pelaku menabrak kerumunan warga di Bantul.", 1),
        ("Pelaku sengaja menabrak pagar kedutaan di Bantul.", 1),
    ],
)
def test_who_drives_into_a_thing_of_the_road_attacks_nobody(lexicon: Lexicon, text: str, attacks: int) -> None:
    verb = "ditabrak" if "ditabrak" in text else "menabrak"
    assert len(events(lexicon, text, eyes(role_eyes(verb), trigger=[(verb, "ASSAULT", 0.97)]))) == attacks


def test_who_denies_does_not_accuse(lexicon: Lexicon) -> None:
    encoder = eyes(trigger=[("membantah", "ACCUSE", 0.97)])
    assert [one.event_type for one in events(lexicon, "Hamas membantah klaim Israel di dekat sungai.", encoder)] in (
        [],
        ["REJECT"],
    )
