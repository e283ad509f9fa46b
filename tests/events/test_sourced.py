"""Sources that the encoder sees in an act's sentence."""

import pytest

from eyes import FIRST, THIRD, eyes, role_eyes
from reading import document_of
from saksi.lexicon.load import Lexicon
from saksi.model.events import Event
from saksi.pipeline.read import read

TEXT = "Hamas menyerang pos Israel di dekat sungai, begitu catatan Rusia."


def event(lexicon: Lexicon, text: str, source: tuple[str, float], trigger: str = "menyerang") -> Event:
    encoder = eyes(role_eyes(trigger, source=source), trigger=[(trigger, "ASSAULT", 0.99)])
    (found,) = read(document_of(text), lexicon, encoder).events
    return found


def chain(lexicon: Lexicon, text: str, source: tuple[str, float]) -> list[str | None]:
    return [one.actor_id for one in event(lexicon, text, source).attribution.chain]


@pytest.mark.parametrize(("chance", "told"), [(0.9, ["russia"]), (0.3, [])])
def test_a_source_that_no_rule_finds_is_taken_if_likely(lexicon: Lexicon, chance: float, told: list[str]) -> None:
    assert chain(lexicon, TEXT, (THIRD, chance)) == told


def test_to_whom_it_is_said_is_no_source(lexicon: Lexicon) -> None:
    text = "Rusia mengatakan kepada para pedagang bahwa Hamas menyerang pos Israel di dekat sungai."
    assert [one.span.of(text) for one in event(lexicon, text, ("pedagang", 0.9)).attribution.chain if not one.actor_id] == []


def test_one_that_names_nobody_is_taken_with_its_words(lexicon: Lexicon) -> None:
    text = "Hamas menyerang pos Israel di dekat sungai, begitu catatan petugas pos."
    (one,) = event(lexicon, text, ("petugas pos", 0.9)).attribution.chain
    assert (one.span.of(text), one.actor_id, one.rule) == ("petugas pos", None, "encoder:source")


@pytest.mark.parametrize(("chance", "told"), [(0.9, ["russia"]), (0.001, [])])
def test_what_the_rules_find_is_dropped_where_the_encoder_rules_it_out(
    lexicon: Lexicon, chance: float, told: list[str]
) -> None:
    text = "Rusia melaporkan bahwa Hamas menyerang pos Israel di dekat sungai."
    assert chain(lexicon, text, (FIRST, chance)) == told


def test_who_acts_by_speaking_is_no_source(lexicon: Lexicon) -> None:
    text = "Rusia mengecam serangan Israel di dekat sungai."
    encoder = eyes(role_eyes("mengecam", source=(FIRST, 0.9)), trigger=[("mengecam", "ACCUSE", 0.99)])
    (found,) = read(document_of(text), lexicon, encoder).events[:1]
    assert (found.event_type, found.attribution.chain) == ("ACCUSE", ())


def test_whom_an_outlet_cites_comes_before_it(lexicon: Lexicon) -> None:
    text = "WAFA, mengutip petugas pos, melaporkan bahwa Hamas menyerang pos Israel di dekat sungai."
    roles = role_eyes("menyerang", source=("petugas pos", 0.9))
    roles.told["source"].append(("WAFA", "", 0.9))  # type: ignore[attr-defined]
    (found,) = read(document_of(text), lexicon, eyes(roles, trigger=[("menyerang", "ASSAULT", 0.99)])).events
    assert [one.span.of(text) for one in found.attribution.chain] == ["petugas pos", "WAFA"]


def test_where_something_is_posted_is_no_source(lexicon: Lexicon) -> None:
    text = "Hamas menyerang pos Israel di dekat sungai, begitu catatan di Telegram."
    assert event(lexicon, text, ("Telegram", 0.9)).attribution.chain == ()
