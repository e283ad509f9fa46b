"""What the encoder sees of single acts decides with the rules who has a part in them, where, when, and what they are."""

import json
from importlib.resources import files
from typing import Any

import pytest

from eyes import FIRST, SECOND, eyes, role_eyes
from reading import document_of
from saksi.encoder.run import Encoder
from saksi.lexicon.load import Lexicon
from saksi.model.events import Event
from saksi.pipeline.read import read

TEXT = "Setelah rapat, Hamas menyerang rombongan nelayan tua di dekat sungai."


def told(lexicon: Lexicon, text: str, roles: Encoder, trigger: str = "menyerang") -> list[Event]:
    return list(read(document_of(text), lexicon, eyes(roles, trigger=[(trigger, "ASSAULT", 0.9)])).events)


def targets(lexicon: Lexicon, chance: float) -> list[str]:
    roles = role_eyes("menyerang", agents=(FIRST, 0.99), targets=("rombongan nelayan tua", chance))
    (event,) = told(lexicon, TEXT, roles)
    return [one.span.of(TEXT) for one in event.targets]


def test_whom_the_encoder_sees_suffer_is_a_target(lexicon: Lexicon) -> None:
    assert targets(lexicon, 0.99) == ["rombongan nelayan tua"]


def test_whom_it_rules_out_is_none(lexicon: Lexicon) -> None:
    assert targets(lexicon, 0.001) == []


@pytest.mark.parametrize("status", ["actual", "background"])
def test_the_status_that_it_sees_weighs(lexicon: Lexicon, status: str) -> None:
    (event,) = told(lexicon, TEXT, role_eyes("menyerang", status=status, agents=(FIRST, 0.99)))
    assert event.status == status


def test_a_day_is_the_surer_the_more_the_encoder_sees_it(lexicon: Lexicon) -> None:
    text = "Hamas menyerang rombongan nelayan tua pada Jumat (5/3/2032)."

    def sure(chance: float) -> float:
        (event,) = told(lexicon, text, role_eyes("menyerang", agents=(FIRST, 0.99), date=("Jumat", chance)))
        return next((rule.score for rule in event.rules if rule.field == "date"), 0.0)

    assert sure(0.99) > max(sure(0.3), sure(0.001))


@pytest.mark.parametrize("name", ["agents", "targets", "place", "date", "status", "worth"])
def test_the_fast_reader_has_weights_of_its_own(name: str) -> None:
    of_fast, of_full = (_weights(file) for file in (name, f"{name}-full"))
    assert of_fast["labels"] == of_full["labels"]
    assert not any(feature.startswith("seen") for feature in of_fast["weights"])
    assert any(feature.startswith("seen") for feature in of_full["weights"])


def _weights(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("saksi.events") / "data" / f"{name}.json").read_text(encoding="utf-8"))
    return found


TOLD = [("tewas", "ASSAULT", 0.4), ("serangan", "ASSAULT", 0.4)]
AGAIN = "Hamas menyerang pos Israel di Rafah. Israel marah. Hamas menyerang pos Israel di Rafah itu pada malam hari."


@pytest.mark.parametrize(("worth", "told_as"), [(0.96, 2), (0.2, 1)])
def test_a_second_telling_is_an_act_of_its_own_where_the_second_look_says_so(
    lexicon: Lexicon, worth: float, told_as: int
) -> None:
    seen = eyes(role_eyes("menyerang", worth=worth), trigger=[("menyerang", "ASSAULT", 0.9)])
    assert len(read(document_of(AGAIN), lexicon, seen).events) == told_as


def test_in_one_sentence_a_second_telling_is_never_an_act_of_its_own(lexicon: Lexicon) -> None:
    told = [("Serangan", "ASSAULT", 0.9), ("menewaskan", "ASSAULT", 0.9)]
    seen = eyes(role_eyes("Serangan menewaskan", worth=0.96), trigger=told)
    assert len(read(document_of("Serangan Israel di Rafah menewaskan tiga warga."), lexicon, seen).events) == 1


def test_without_a_second_look_it_is_told_twice(lexicon: Lexicon) -> None:
    seen = eyes(trigger=[("menyerang", "ASSAULT", 0.9)])
    assert len(read(document_of(AGAIN), lexicon, seen).events) == 1


@pytest.mark.parametrize(("who", "agents"), [("warga", ["polri"]), ("pelaku", [])])
def test_behind_an_unnamed_culprit_nobody_else_acts(lexicon: Lexicon, who: str, agents: list[str]) -> None:
    text = f"Polri mengejar {who} yang membacok seorang nelayan."
    seen = eyes(role_eyes("membacok", agents=(FIRST, 0.99)), trigger=[("membacok", "ASSAULT", 0.99)])
    (event,) = (event for event in read(document_of(text), lexicon, seen).events if "membacok" in event.trigger.of(text))
    assert [one.actor_id for one in event.agents] == agents


def test_who_accuses_has_not_done_it_whatever_the_encoder_sees(lexicon: Lexicon) -> None:
    text = "Rusia memberi tanggapan usai dituduh Ukraina menyerang Kharkiv."
    seen = eyes(
        role_eyes("menyerang", agents=(SECOND, 0.99), source=(FIRST, 0.99)), trigger=[("menyerang", "ASSAULT", 0.99)]
    )
    (attack,) = (event for event in read(document_of(text), lexicon, seen).events if event.event_type == "ASSAULT")
    assert [one.actor_id for one in (*attack.agents, *attack.attribution.chain)] == ["russia", "ukraine"]


def test_a_body_in_the_title_of_who_is_named_behind_it_does_not_act(lexicon: Lexicon) -> None:
    text = "Kepala administrasi militer Ukraina Tymur Tkachenko menggambarkan serangan terhadap gudang itu."
    seen = eyes(role_eyes("serangan", agents=(f"militer {FIRST}", 0.99)), trigger=[("serangan", "ASSAULT", 0.99)])
    (event,) = read(document_of(text), lexicon, seen).events
    assert [one.actor_id for one in event.agents] == []


@pytest.mark.parametrize(("meets", "agents"), [("mencegat", []), ("menyiapkan", ["israel-military"])])
@pytest.mark.parametrize(
    ("what", "act"), [("rudal yang telah ditembakkan", "ditembakkan"), ("serangan yang dilancarkan", "serangan")]
)
def test_who_meets_an_act_has_not_done_it(lexicon: Lexicon, meets: str, agents: list[str], what: str, act: str) -> None:
    text = f"Militer Israel {meets} {what} dari Yaman pada malam hari."
    seen = eyes(role_eyes(act, agents=(f"Militer {FIRST}", 0.99)), trigger=[(act, "ASSAULT", 0.99)])
    (event,) = read(document_of(text), lexicon, seen).events
    assert [one.actor_id for one in event.agents] == agents


@pytest.mark.parametrize(("then", "agents"), [("dalam operasi", ["israel"]), ("dituduh memiliki hubungan dengan", [])])
def test_who_stands_behind_a_further_verb_has_not_done_it(lexicon: Lexicon, then: str, agents: list[str]) -> None:
    text = f"Dua gedung tua diserang semalam, {then} Israel."
    seen = eyes(role_eyes("diserang", agents=(FIRST, 0.99)), trigger=[("diserang", "ASSAULT", 0.99)])
    event = next(e for e in read(document_of(text), lexicon, seen).events if "diserang" in e.trigger.of(text))
    assert [one.actor_id for one in event.agents] == agents


@pytest.mark.parametrize(("word", "agents"), [("", ["palestine"]), ("bela", [])])
def test_whom_a_protest_is_for_does_not_protest(lexicon: Lexicon, word: str, agents: list[str]) -> None:
    text = f"Semalam aksi unjuk rasa {word} Palestina berlangsung di alun-alun."
    (event,) = read(document_of(text), lexicon, eyes(trigger=[("unjuk rasa", "PROTEST", 0.99)])).events
    assert [one.actor_id for one in event.agents] == agents


@pytest.mark.parametrize(("then", "agents"), [("ketika dua ledakan terjadi dan", []), ("dan", ["hamas"])])
def test_who_is_named_before_another_cause_has_not_killed(lexicon: Lexicon, then: str, agents: list[str]) -> None:
    text = f"Hamas pergi dari kota tua itu {then} menewaskan tiga warga."
    seen = eyes(role_eyes("menewaskan", agents=(FIRST, 0.99)), trigger=[("menewaskan", "ASSAULT", 0.99)])
    event = next(e for e in read(document_of(text), lexicon, seen).events if "menewaskan" in e.trigger.of(text))
    assert [one.actor_id for one in event.agents] == agents


@pytest.mark.parametrize(("word", "targets"), [("oleh", []), ("terhadap", ["rombongan nelayan tua"])])
def test_whom_oleh_names_does_not_suffer(lexicon: Lexicon, word: str, targets: list[str]) -> None:
    text = f"Semalam terjadi penembakan brutal {word} rombongan nelayan tua di kota."
    roles = role_eyes("penembakan", targets=("rombongan nelayan tua", 0.99))
    (event,) = read(document_of(text), lexicon, eyes(roles, trigger=[("penembakan", "ASSAULT", 0.99)])).events
    assert [one.span.of(text) for one in event.targets] == targets


@pytest.mark.parametrize(("chance", "places"), [(0.97, ["Rafah"]), (0.1, [])])
def test_a_place_of_another_clause_is_taken_where_the_encoder_sees_it(
    lexicon: Lexicon, chance: float, places: list[str]
) -> None:
    text = "Pasukan Israel menyerang rombongan nelayan saat mereka beristirahat di Rafah."
    (event,) = told(lexicon, text, role_eyes("menyerang", agents=(FIRST, 0.99), place=("Rafah", chance)))
    assert [one.span.of(text) for one in event.places] == places


def test_a_day_outside_the_quotation_is_taken_where_the_encoder_sees_it(lexicon: Lexicon) -> None:
    text = 'Pada Jumat (5/3/2032), juru bicara itu berkata, "Hamas menyerang rombongan nelayan tua."'

    def day(chance: float) -> bool:
        (event,) = told(lexicon, text, role_eyes("menyerang", agents=(FIRST, 0.99), date=("Jumat", chance)))
        return event.date is not None

    assert day(0.99)
    assert not day(0.1)


@pytest.mark.parametrize(("whom", "told_as"), [("33 orang", 1), ("para nelayan", 0)])
def test_an_attack_with_its_dead_is_coded_sooner(lexicon: Lexicon, whom: str, told_as: int) -> None:
    text = f"Setelah rapat di balai, para perampok membunuh {whom} di Rafah."
    assert len(told(lexicon, text, role_eyes("membunuh", worth=0.03), trigger="membunuh")) == told_as


def test_of_two_words_for_one_act_each_counts_for_it(lexicon: Lexicon) -> None:
    text = "Setelah rapat di balai, para jurnalis tewas dalam serangan Israel di dekat sungai."
    roles = role_eyes("tewas serangan", worth=0.3)
    one, both = (eyes(roles, trigger=trigger) for trigger in (TOLD[:1], TOLD))
    assert [len(read(document_of(text), lexicon, seen).events) for seen in (one, both)] == [0, 1]


@pytest.mark.parametrize(("act", "kind", "kept"), [("memboikot", "PROTEST", 1), ("menyerang", "ASSAULT", 0)])
def test_acts_that_the_encoder_has_not_learnt_need_less_belief(lexicon: Lexicon, act: str, kind: str, kept: int) -> None:
    text = f"Mahasiswa {act} Israel di dekat sungai."
    blind = eyes(role_eyes(act, kind=kind, worth=0.2), trigger=[(act, "ASSAULT", 0.01)])
    assert len(read(document_of(text), lexicon, blind).events) == kept


@pytest.mark.parametrize(("word", "targets"), [("kerusuhan", []), ("rombongan", ["rombongan"])])
def test_a_deed_is_hit_by_nobody(lexicon: Lexicon, word: str, targets: list[str]) -> None:
    text = f"Hamas menyerang di dekat sungai saat {word} itu."
    (event,) = told(lexicon, text, role_eyes("menyerang", agents=(FIRST, 0.99), targets=(word, 0.99)))
    assert [one.span.of(text) for one in event.targets] == targets
