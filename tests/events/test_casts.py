"""What the encoder sees of single acts decides with the rules who has a part in them, where, when, and what they are."""

import json
from importlib.resources import files
from typing import Any

import pytest

from eyes import eyes, role_eyes
from reading import document_of
from saksi.encoder.run import Encoder
from saksi.lexicon.load import Lexicon
from saksi.model.events import Event
from saksi.pipeline.read import read

TEXT = "Setelah rapat, Hamas menyerang rombongan nelayan tua di dekat sungai."


def told(lexicon: Lexicon, text: str, roles: Encoder, trigger: str = "menyerang") -> list[Event]:
    return list(read(document_of(text), lexicon, eyes(roles, trigger=[(trigger, "ASSAULT", 0.9)])).events)


def targets(lexicon: Lexicon, chance: float) -> list[str]:
    roles = role_eyes("menyerang", agents=("Hamas", 0.99), targets=("rombongan nelayan tua", chance))
    (event,) = told(lexicon, TEXT, roles)
    return [one.span.of(TEXT) for one in event.targets]


def test_whom_the_encoder_sees_suffer_is_a_target(lexicon: Lexicon) -> None:
    assert targets(lexicon, 0.99) == ["rombongan nelayan tua"]


def test_whom_it_rules_out_is_none(lexicon: Lexicon) -> None:
    assert targets(lexicon, 0.001) == []


@pytest.mark.parametrize("status", ["actual", "background"])
def test_the_status_that_it_sees_weighs(lexicon: Lexicon, status: str) -> None:
    (event,) = told(lexicon, TEXT, role_eyes("menyerang", status=status, agents=("Hamas", 0.99)))
    assert event.status == status


def test_a_day_is_the_surer_the_more_the_encoder_sees_it(lexicon: Lexicon) -> None:
    text = "Hamas menyerang rombongan nelayan tua pada Jumat (5/3/2032)."

    def sure(chance: float) -> float:
        (event,) = told(lexicon, text, role_eyes("menyerang", agents=("Hamas", 0.99), date=("Jumat", chance)))
        return next((rule.score for rule in event.rules if rule.field == "date"), 0.0)

    assert sure(0.99) > max(sure(0.3), sure(0.001))


@pytest.mark.parametrize("name", ["agents", "targets", "place", "date", "status"])
def test_the_fast_reader_has_weights_of_its_own(name: str) -> None:
    of_fast, of_full = (_weights(file) for file in (name, f"{name}-full"))
    assert of_fast["labels"] == of_full["labels"]
    assert not any(feature.startswith("seen") for feature in of_fast["weights"])
    assert any(feature.startswith("seen") for feature in of_full["weights"])


def _weights(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("saksi.events") / "data" / f"{name}.json").read_text(encoding="utf-8"))
    return found
