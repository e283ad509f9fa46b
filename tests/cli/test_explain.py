"""`saksi explain`: what an id stands for, whatever the id is of."""

from pathlib import Path

import pytest
from command import call, made_workspace

from factories import two_reports

EVIDENCE = "“Tentara menembak lima warga di Tepi Kali pada Selasa (5/3), kata polisi.” [0, 72)"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return made_workspace(tmp_path / "ws")


def explained(capsys: pytest.CaptureFixture[str], workspace: Path, wanted: str) -> list[str]:
    outcome = call(capsys, "explain", wanted, "--in", workspace)
    assert (outcome.code, outcome.err) == (0, [])
    return outcome.out


def test_an_incident_shows_its_claims_and_who_makes_them(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (incident,), _ = two_reports()
    one, other, again = (member.event_id for member in incident.members)
    assert explained(capsys, workspace, incident.incident_id) == [
        f"incident {incident.incident_id}: ASSAULT",
        "  told by 2 reports, 2 outlets, 2 origins",
        "  day    2024-03-05 (day)",
        "  place  Tepi Kali, IDN (settlement)",
        "  figure: 5 killed (1 origin, tied)",
        "  support: single-source",
        "  killed: best 6, from 5 to 6, growing with time",
        "  sources differ on figure: killed 5..5 | killed 6..6",
        f"  event {one} in d1: {EVIDENCE}",
        f"  event {other} in d2: “Militer menembaki mereka di Tanah Tinggi.” [18, 59)",
        f"  retelling {again} in d2: “Enam warga tewas.” [0, 17)",
        f"  joined {one} and {other}, score 3.75: same day: 2024-03-05",
        "  claim agent = tni: “Tentara” [0, 7) in d1, according to polisi → harian-satu",
        f"  claim date = 2024-03-05/2024-03-05: {EVIDENCE} in d1, according to polisi → harian-satu",
        "  claim figure = killed 5..5: “lima warga” [17, 27) in d1, according to polisi → harian-satu",
        "  claim figure = killed 6..6: “Enam warga” [0, 10) in d2, according to polisi → media:harian-dua",
    ]


def test_a_claim_shows_its_words_and_what_it_is_about(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (incident,), _ = two_reports()
    claim = incident.claims[0]
    assert explained(capsys, workspace, claim.claim_id) == [
        f"claim {claim.claim_id} on incident {incident.incident_id}, event {incident.members[0].event_id}",
        "  claim agent = tni: “Tentara” [0, 7) in d1, according to polisi → harian-satu",
    ]


def test_an_event_shows_its_words_and_its_rules(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    incidents, readings = two_reports()
    (event,) = readings["d1"][1].events
    mentions = {mention.surface: mention.mention_id for mention in readings["d1"][1].mentions}
    place, figure = mentions["Tepi Kali"], mentions["lima warga"]
    assert explained(capsys, workspace, event.event_id) == [
        f"event {event.event_id}: ASSAULT/firearms, actual",
        f"  in d1, incident {incidents[0].incident_id}",
        f"  evidence  {EVIDENCE}",
        "  trigger   “menembak” [8, 16)",
        "  agent     “Tentara” [0, 7) = tni (by hand)",
        "  target    “lima warga” [17, 27) = not named (by hand)",
        f"  place     “Tepi Kali” [31, 40) = place Tepi Kali, IDN (-2.5, 140.7; settlement), mention {place}",
        "  day       2024-03-05 (day) “Selasa (5/3)” [46, 58)",
        "  according to polisi → harian-satu (asserts)",
        f"  figure    “lima warga” [17, 27) = figure killed 5..5 people, event, mention {figure}",
        "  means     firearms “menembak” [8, 16)",
        "  context   military “Tentara” [0, 7) (contexts:words)",
        "  in ACLED  Violence against civilians / Attack, civilian targeting",
        "  because   type: codebook:tembak (0.80)",
    ]


def test_an_event_shows_where_else_it_is_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (event,) = two_reports()[1]["d2"][1].events
    lines = explained(capsys, workspace, event.event_id)
    assert lines[4] == "  also      “Enam warga tewas.” [0, 17)"
    assert "  day       unknown" in lines


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("Tentara", "actor tni (military, ? ?)"),
        ("Tepi Kali", "place Tepi Kali, IDN (-2.5, 140.7; settlement)"),
        ("Selasa (5/3)", "date 2024-03-05 (day)"),
        ("7 anak", "figure killed 7..7 children, part"),
    ],
)
def test_a_mention_shows_its_sentence_and_its_rule(
    workspace: Path, capsys: pytest.CaptureFixture[str], surface: str, value: str
) -> None:
    mention = next(m for m in two_reports()[1]["d1"][1].mentions if m.surface == surface)
    first, place, sentence, because = explained(capsys, workspace, mention.mention_id)
    assert first == f"mention {mention.mention_id}: {value}"
    assert place == f"  in d1  “{surface}” [{mention.span.start}, {mention.span.end})"
    assert sentence.startswith("  sentence  “T")
    assert because == "  because   by hand (1.00)"


def test_a_document_shows_what_was_found_in_it(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (event,) = two_reports()[1]["d1"][1].events
    assert explained(capsys, workspace, "d1") == [
        "document d1: harian-satu, 2024-03-06 (given)",
        "  0 zones, 2 sentences, 6 mentions, 0 quotations, 1 events",
        f"  event {event.event_id}  ASSAULT  {EVIDENCE}",
    ]
    assert explained(capsys, workspace, "d2")[0] == "document d2: media:harian-dua, unknown (unknown)"


@pytest.mark.parametrize("wanted", ["i-000000000000", "d3", "", "D1"])
def test_an_unknown_id_is_wrong_usage(workspace: Path, capsys: pytest.CaptureFixture[str], wanted: str) -> None:
    outcome = call(capsys, "explain", wanted, "--in", workspace)
    assert (outcome.code, outcome.out) == (2, [])
    assert outcome.err == [f"saksi: {workspace}: nothing has the id {wanted!r}; take one from an export"]


def test_this_folder_is_the_workspace_unless_one_is_named(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace)
    assert call(capsys, "explain", "d1").out[0] == "document d1: harian-satu, 2024-03-06 (given)"
    monkeypatch.chdir(workspace.parent)
    outcome = call(capsys, "explain", "d1")
    assert (outcome.code, len(outcome.err)) == (1, 1)
    assert outcome.err[0].startswith("saksi: .: no workspace; ")
