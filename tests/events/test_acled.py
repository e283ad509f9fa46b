"""Acts in ACLED's terms: every type, mode and class of actors has one answer, and it is the one ACLED's codebook gives."""

from itertools import product

import pytest

from reading import read_text
from saksi.events.acled import ARMED, CLASSES, NOBODY, TWO_SIDES, UNARMED, derive
from saksi.lexicon.load import Lexicon
from saksi.model.events import MODES, EventType

HIERARCHY = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
"""ACLED's event types with their sub-event types (ACLED codebook, 2024)."""
VERBAL = {"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"}
EXPLOSIVE = {"suicide-attack", "aerial", "drone", "heavy-weapons", "explosives", "unconventional"}
ACTS = [(kind, mode) for kind, modes in MODES.items() for mode in (None, *sorted(modes))]
PAIRS = list(product((NOBODY, *CLASSES), repeat=2))


def answer(
    lexicon: Lexicon, kind: str, mode: str | None, agents: list[str], targets: list[str], names: tuple[str, ...] = ()
) -> tuple[str, str, bool] | None:
    acled, row = derive(
        lexicon.acled, kind, mode, names, [a for a in agents if a != NOBODY], [t for t in targets if t != NOBODY]
    )
    assert row != "no-row"
    return (acled.event_type, acled.sub_event_type, acled.civilian_targeting) if acled else None


@pytest.mark.parametrize(("kind", "mode"), ACTS)
def test_every_act_has_an_answer_that_keeps_to_the_hierarchy(lexicon: Lexicon, kind: EventType, mode: str | None) -> None:
    for agent, target in PAIRS:
        found = answer(lexicon, kind, mode, [agent], [target])
        if found is None:
            continue
        event_type, sub_event_type, targeting = found
        assert sub_event_type in HIERARCHY[event_type]
        assert kind not in VERBAL
        if event_type == "Battles":
            assert agent in ARMED
            assert target in ARMED
        if event_type == "Violence against civilians":
            assert kind == "ASSAULT"
            assert targeting
            assert mode == "sexual" or target not in {"state-forces", "armed-group", "external", "property"}
        if event_type == "Explosions/Remote violence":
            assert mode in EXPLOSIVE
            assert targeting == (target in UNARMED)
        if event_type == "Protests":
            assert kind == "PROTEST" or target in UNARMED
        if targeting:
            assert kind == "ASSAULT" or event_type == "Riots"
            assert mode == "sexual" or target not in {"state-forces", "armed-group", "property"}


@pytest.mark.parametrize("mode", sorted(MODES["ASSAULT"] | {""}))
def test_who_is_hit_is_coded_alike_whoever_hits(lexicon: Lexicon, mode: str) -> None:
    for target in (NOBODY, *CLASSES):
        by = {answer(lexicon, "ASSAULT", mode or None, [agent], [target]) for agent in ARMED}
        assert len(by) == 1


EXPECTED = [
    ("ASSAULT", "aerial", ["state"], ["civilians"], "Air/drone strike", True),
    ("ASSAULT", "drone", ["armed-group"], ["state-forces"], "Air/drone strike", False),
    ("ASSAULT", "heavy-weapons", ["armed-group"], ["state"], "Shelling/artillery/missile attack", False),
    ("ASSAULT", "explosives", [], ["state-forces"], "Remote explosive/landmine/IED", False),
    ("ASSAULT", "suicide-attack", ["armed-group"], ["civilians"], "Suicide bomb", True),
    ("ASSAULT", "unconventional", ["state-forces"], ["civilians"], "Chemical weapon", True),
    ("ASSAULT", "firearms", ["state-forces"], ["armed-group"], "Armed clash", False),
    ("ASSAULT", "firearms", ["state-forces", "armed-group"], [], "Armed clash", False),
    ("ASSAULT", None, ["armed-group"], ["state-forces", "property"], "Armed clash", False),
    ("ASSAULT", "firearms", ["armed-group"], ["civilians"], "Attack", True),
    ("ASSAULT", "targeted", [], ["civilians"], "Attack", True),
    ("ASSAULT", "torture", ["state-forces"], ["civilians"], "Attack", True),
    ("ASSAULT", "beat", ["state-forces"], ["protesters"], "Excessive force against protesters", True),
    ("ASSAULT", "crowd-control", ["state-forces"], ["protesters"], "Protest with intervention", False),
    ("ASSAULT", "primitive", ["protesters"], ["state-forces"], "Violent demonstration", False),
    ("ASSAULT", "primitive", ["civilians"], ["civilians"], "Mob violence", True),
    ("ASSAULT", "firearms", ["civilians"], ["civilians"], "Attack", True),
    ("ASSAULT", "sexual", ["armed-group"], ["civilians"], "Sexual violence", True),
    ("ASSAULT", "abduct", ["armed-group"], ["civilians"], "Abduction/forced disappearance", True),
    ("ASSAULT", "abduct", ["armed-group"], ["state-forces"], "Other", False),
    ("ASSAULT", "destroy", ["civilians"], ["property"], "Mob violence", False),
    ("ASSAULT", "destroy", ["state-forces"], ["property"], "Looting/property destruction", False),
    ("ASSAULT", None, ["state"], ["state"], None, False),
    ("ASSAULT", None, ["state"], [], None, False),
    ("COERCE", "arrest", ["state-forces"], ["civilians"], "Arrests", False),
    ("COERCE", "seize", ["armed-group"], ["property"], "Looting/property destruction", False),
    ("COERCE", "seize", ["armed-group"], [], None, False),
    ("COERCE", "curfew", ["state"], ["civilians"], "Other", False),
    ("COERCE", None, ["state"], ["civilians"], "Other", False),
    ("PROTEST", "demo", ["civilians"], ["state"], "Peaceful protest", False),
    ("PROTEST", "riot", ["civilians"], [], "Violent demonstration", False),
    ("PROTEST", "strike", ["civilians"], ["state"], None, False),
    ("AGREE", None, ["state"], ["armed-group"], "Agreement", False),
    ("AGREE", None, ["civilians"], ["state"], None, False),
    ("RETREAT", "ceasefire", ["state"], ["armed-group"], "Agreement", False),
    ("RETREAT", "withdraw", ["state-forces"], [], "Non-violent transfer of territory", False),
    ("RETREAT", "disarm", ["armed-group"], [], "Disrupted weapons use", False),
    ("RETREAT", "release", ["armed-group"], ["civilians"], "Other", False),
    ("RETREAT", "resign", ["state"], [], None, False),
    ("MOBILIZE", "troops", ["state"], [], "Change to group/activity", False),
]


@pytest.mark.parametrize(("kind", "mode", "agents", "targets", "sub_event_type", "targeting"), EXPECTED)
def test_what_acled_calls_it(
    lexicon: Lexicon, kind: str, mode: str | None, agents: list[str], targets: list[str],
    sub_event_type: str | None, targeting: bool,
) -> None:  # fmt: skip
    found = answer(lexicon, kind, mode, agents, targets)
    assert (found[1:] if found else (None, False)) == (sub_event_type, targeting)


@pytest.mark.parametrize(
    ("agents", "targets", "sub_event_type"),
    [
        (["state-forces"], ["armed-group"], "Government regains territory"),
        (["armed-group"], ["state-forces"], "Non-state actor overtakes territory"),
        (["state"], ["state"], None),
    ],
)
def test_ground_that_is_taken(lexicon: Lexicon, agents: list[str], targets: list[str], sub_event_type: str | None) -> None:
    found = answer(lexicon, "COERCE", "seize", agents, targets, names=("territory",))
    assert (found[1] if found else None) == sub_event_type


def test_a_grenade_is_no_planted_bomb(lexicon: Lexicon) -> None:
    found = answer(lexicon, "ASSAULT", "explosives", ["unknown"], ["civilians"], names=("explosives", "grenades"))
    assert found == ("Explosions/Remote violence", "Grenade", True)


def test_two_sides_are_two_armed_agents_without_a_target(lexicon: Lexicon) -> None:
    assert TWO_SIDES not in CLASSES
    assert answer(lexicon, "ASSAULT", None, ["civilians", "state"], []) == ("Riots", "Mob violence", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jet tempur Israel mengebom sekolah dan menewaskan 12 warga Palestina di Gaza.", ("Air/drone strike", True)),
        ("Serangan udara Israel menghantam sekolah di Gaza. Sedikitnya 12 warga sipil tewas.", ("Air/drone strike", True)),
        ("Hamas menembaki tentara Israel di Rafah.", ("Armed clash", False)),
        ("Tentara Israel menembaki pengunjuk rasa di Nablus.", ("Excessive force against protesters", True)),
        ("Ratusan warga berunjuk rasa di Tel Aviv.", ("Peaceful protest", False)),
        ("Tentara Israel menangkap 20 warga Palestina di Jenin.", ("Arrests", False)),
        ("Netanyahu mengecam Hamas.", None),
        ("Israel berencana menyerang Iran pekan depan.", None),
        ("Hamas membantah menembaki tentara Israel di Rafah.", None),
    ],
)
def test_what_a_sentence_is_in_acled(lexicon: Lexicon, text: str, expected: tuple[str, bool] | None) -> None:
    found = [event.acled for event in read_text(lexicon, text).events]
    assert found
    names = [(one.sub_event_type, one.civilian_targeting) if one else None for one in found]
    assert expected in names
    assert all(name in (expected, None) for name in names)
