"""The options by which incidents are chosen."""

from pathlib import Path

import pytest
from command import call, made_workspace

Capture = pytest.CaptureFixture[str]
FITTING = [
    ("--actor", "tni"), ("--type", "assault"), ("--type", "COERCE", "--type", "ASSAULT"), ("--country", "idn"),
    ("--near", "-2.5,140.7,1"), ("--near=-2.5,140.7,1",), ("--from", "2024-03-05", "--to", "2024-03-05"),
    ("--outlet", "harian-satu"), ("--place", "Tepi Kali", "--origins", "2"),
]  # fmt: skip
OTHERS = [("--actor", "hamas"), ("--type", "STATEMENT"), ("--near", "0,0,10"), ("--to", "2024-03-04"), ("--origins", "3")]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return made_workspace(tmp_path / "ws")


@pytest.mark.parametrize("options", FITTING)
def test_what_fits_is_exported(workspace: Path, capsys: Capture, options: tuple[str, ...]) -> None:
    outcome = call(capsys, "export", workspace, "--format", "csv:incidents", "--output", "-", *options)
    assert (outcome.code, outcome.err, len(outcome.out)) == (0, [], 2)


@pytest.mark.parametrize("options", OTHERS)
def test_what_does_not_fit_is_left_out(workspace: Path, capsys: Capture, options: tuple[str, ...]) -> None:
    outcome = call(capsys, "export", workspace, "--format", "csv:incidents", "--output", "-", *options)
    assert (outcome.code, len(outcome.out)) == (0, 1)


@pytest.mark.parametrize(("option", "value", "told"), [
    ("--actor", "TNI", "saksi: no incident here has --actor TNI; did you mean tni?"),
    ("--actor", "saturnus", "saksi: no incident here has --actor saturnus; see: saksi query WORKSPACE"),
    ("--place", "tepi kali", "saksi: no incident here has --place tepi kali; did you mean Tepi Kali?"),
    ("--country", "xxx", "saksi: no incident here has --country XXX; see: saksi query WORKSPACE"),
    ("--outlet", "harian-sat", "saksi: no incident here has --outlet harian-sat; did you mean harian-satu?"),
])  # fmt: skip
def test_a_value_that_no_incident_has_is_told(workspace: Path, capsys: Capture, option: str, value: str, told: str) -> None:
    for command in (("export", workspace, "--format", "csv", "--output", "-"), ("search", workspace, "warga")):
        assert told in call(capsys, *command, option, value).err


def test_days_that_are_turned_round_are_refused(workspace: Path, capsys: Capture) -> None:
    command = ("export", workspace, "--format", "csv", "--output", "-", "--from", "2024-02-01", "--to", "2024-01-01")
    assert call(capsys, *command).err == ["saksi: --to 2024-01-01 lies before --from 2024-02-01; exchange them"]


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--type", "WAR", "no type 'WAR'; use one of AGREE"),
        ("--from", "5/3/2024", "'5/3/2024' is no day; write it as 2024-03-05"),
        ("--near", "31.5", "'31.5' is no LAT,LON,KM; write it as 31.5,34.46,10"),
        ("--near", "91,0,1", "'91,0,1' is no LAT,LON,KM"),
        ("--near", "1,2,-3", "'1,2,-3' is no LAT,LON,KM"),
        ("--near", "nan,0,1", "'nan,0,1' is no LAT,LON,KM"),
    ],
)
def test_what_is_no_condition_is_told(workspace: Path, capsys: Capture, option: str, value: str, told: str) -> None:
    outcome = call(capsys, "export", workspace, "--format", "csv", "--output", "-", option, value)
    assert (outcome.code, outcome.out) == (2, [])
    assert told in outcome.err[-1]
