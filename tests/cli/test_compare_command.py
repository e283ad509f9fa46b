"""`saksi compare`: invented rows of ACLED and UCDP beside the incidents of a workspace, through the command."""

import csv
from pathlib import Path

import openpyxl
import pytest
from command import Outcome, call, made_workspace

Capsys = pytest.CaptureFixture[str]
ACLED = (
    "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,latitude,longitude,fatalities,location,source,notes"
)
SAME = (
    "IDN1,2024-03-05,Violence against civilians,Attack,Military Forces of Indonesia,Civilians,-2.51,140.71,5,Tepi Kali,x,y"
)
FAR = "IDN2,2024-03-05,Riots,Mob violence,Rioters,,10,10,0,Jauh,x,y"
UCDP = "id,date_start,date_end,latitude,longitude,side_a,side_b,best,low,high,where_prec,type_of_violence"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return made_workspace(tmp_path / "ws")


def compared(capsys: Capsys, workspace: Path, content: str, *more: object) -> Outcome:
    file = workspace.parent / "theirs.csv"
    file.write_text(content, encoding="utf-8")
    return call(capsys, "compare", workspace, file, *more)


def rows(outcome: Outcome) -> list[dict[str, str]]:
    return list(csv.DictReader(outcome.out))


def test_matched_and_only_theirs(workspace: Path, capsys: Capsys) -> None:
    said = compared(capsys, workspace, f"{ACLED}\n{FAR}\n{SAME}\n", "--output", "-")
    assert (said.code, said.err) == (0, [])
    one, other = rows(said)
    assert (one["status"], one["their_id"], one["incident_id"][:2], one["days_apart"]) == ("matched", "IDN1", "i-", "0")
    assert 1 < float(one["km_apart"]) < 3
    assert (one["our_dead_low"], one["our_dead_best"], one["our_dead_high"], one["their_dead_best"]) == ("5", "6", "6", "5")
    assert "dead overlap" in one["why"]
    assert (other["status"], other["their_id"], other["why"]) == ("only theirs", "IDN2", "nothing within reach")


def test_the_summary_counts_kinds_and_the_dead(workspace: Path, capsys: Capsys) -> None:
    said = compared(capsys, workspace, f"{ACLED}\n{SAME}\n{FAR}\n")
    assert said.out == [
        "1 of ours, 2 of ACLED",
        "matched      1  (100% of ours, 50% of theirs)",
        "only theirs  1",
        "only ours    0",
        "  theirs: Riots: 0 of 1 matched (0%)",
        "  theirs: Violence against civilians: 1 of 1 matched (100%)",
        "  ours: ASSAULT: 1 of 1 matched (100%)",
        "dead, by the best counts of 1 matched pairs: ours 6, theirs 5; same 0, ours higher 1, theirs higher 0",
    ]


def test_a_file_is_written_and_the_summary_shown(workspace: Path, capsys: Capsys) -> None:
    target = workspace.parent / "beside.csv"
    said = compared(capsys, workspace, f"{ACLED}\n{FAR}\n", "--output", target)
    assert said.out[0] == "1 of ours, 1 of ACLED"
    assert said.out[-1] == "dead: no matched pair counts them on both sides"
    with target.open(encoding="utf-8-sig", newline="") as lines:
        assert [row["status"] for row in csv.DictReader(lines)] == ["only theirs", "only ours"]


@pytest.mark.parametrize("day", ["05 March 2024", "5-Mar-2024", "2024-03-05 00:00:00.000"])
def test_days_as_their_sites_write_them(workspace: Path, capsys: Capsys, day: str) -> None:
    said = compared(capsys, workspace, f"{ACLED}\n{SAME.replace('2024-03-05', day)}\n", "--output", "-")
    assert [row["status"] for row in rows(said)] == ["matched"]


def test_ucdp(workspace: Path, capsys: Capsys) -> None:
    good = "77,2024-03-03 00:00:00,2024-03-05 00:00:00,-2.9,140.7,Government of Indonesia,OPM,7,5,9,2,3"
    said = compared(capsys, workspace, f"{UCDP}\n{good}\n", "--output", "-", "--km", "20")
    (row,) = rows(said)
    assert (row["status"], row["their_id"], row["their_type"], row["their_dead_high"]) == ("matched", "77", "one-sided", "9")
    exact = compared(capsys, workspace, f"{UCDP}\n{good.replace(',2,3', ',1,3')}\n", "--output", "-", "--km", "20")
    assert {row["status"] for row in rows(exact)} == {"only theirs", "only ours"}
    told = compared(capsys, workspace, f"{UCDP}\n{good}\n")
    assert told.out[0] == "1 of ours, 1 of UCDP"


def test_time_precision_widens(workspace: Path, capsys: Capsys) -> None:
    late = SAME.replace("2024-03-05", "2024-03-10")
    said = compared(capsys, workspace, f"{ACLED},time_precision\n{late},1\n", "--output", "-")
    assert len(rows(said)) == 2
    said = compared(capsys, workspace, f"{ACLED},time_precision\n{late},2\n", "--output", "-")
    assert [(row["status"], row["days_apart"]) for row in rows(said)] == [("matched", "2")]


def test_a_filter_holds_for_both_sides(workspace: Path, capsys: Capsys) -> None:
    late = SAME.replace("2024-03-05", "2024-09-09").replace("IDN1", "IDN3")
    said = compared(capsys, workspace, f"{ACLED}\n{SAME}\n{FAR}\n{late}\n", "--to", "2024-06-30", "--near", "-2.5,140.7,30")
    assert said.out[:4] == [
        "1 of ours, 1 of ACLED",
        "matched      1  (100% of ours, 100% of theirs)",
        "only theirs  0",
        "only ours    0",
    ]
    none = compared(capsys, workspace, f"{ACLED}\n{SAME}\n", "--from", "2024-06-30")
    assert none.out[0] == "0 of ours, 0 of ACLED"


def test_the_order_of_rows_does_not_show(workspace: Path, capsys: Capsys) -> None:
    twin = SAME.replace("IDN1", "IDN0")
    one = compared(capsys, workspace, f"{ACLED}\n{SAME}\n{twin}\n{FAR}\n", "--output", "-")
    other = compared(capsys, workspace, f"{ACLED}\n{FAR}\n{twin}\n{SAME}\n", "--output", "-")
    assert one.out == other.out
    assert rows(one)[0]["their_id"] == "IDN0"


def test_a_workbook_and_semicolons_are_read(workspace: Path, capsys: Capsys) -> None:
    by_csv = compared(capsys, workspace, f"{ACLED}\n{SAME}\n".replace(",", ";"), "--output", "-")
    book = openpyxl.Workbook()
    for line in (ACLED, SAME):
        book.active.append(line.split(","))
    book.save(workspace.parent / "theirs.xlsx")
    by_book = call(capsys, "compare", workspace, workspace.parent / "theirs.xlsx", "--output", "-")
    assert by_csv.out == by_book.out
    assert rows(by_csv)[0]["status"] == "matched"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (SAME.replace("2024-03-05", "05/03/2024"), "event_date is '05/03/2024', no day such as 2024-03-05 or 05 March 2024"),
        (SAME.replace("-2.51", "south"), "latitude is 'south', no number of degrees"),
        (SAME.replace("140.71", "940"), "longitude is '940', no number of degrees"),
        (SAME.replace(",5,", ",many,"), "fatalities is 'many', no whole number"),
        (SAME.replace("IDN1", ""), "event_id_cnty is empty"),
        (FAR, "the id 'IDN2' is there twice"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_left_out(workspace: Path, capsys: Capsys, row: str, problem: str) -> None:
    said = compared(capsys, workspace, f"{ACLED}\n{FAR}\n{row}\n")
    assert said.code == 3
    assert said.err == [f"saksi: {workspace.parent / 'theirs.csv'}:3: {problem}; mend the row, or leave it out"]
    assert said.out[0] == "1 of ours, 1 of ACLED"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("7,2024-03-05,2024-03-01,1,1,a,b,1,1,1,1,1", "date_start is after date_end"),
        ("7,2024-03-05,2024-03-05,1,1,a,b,1,1,1,1,9", "type_of_violence is '9', not 1, 2 or 3"),
    ],
)
def test_a_row_of_ucdp_that_cannot_be_read_is_told(workspace: Path, capsys: Capsys, row: str, problem: str) -> None:
    said = compared(capsys, workspace, f"{UCDP}\n{row}\n")
    assert (said.code, problem in said.err[0]) == (3, True)


@pytest.mark.parametrize(
    ("content", "more", "code", "problem"),
    [
        ("a,b\n1,2\n", (), 2, "is a file of neither ACLED nor UCDP by its columns; name it with --kind acled or ucdp"),
        ("", (), 2, "is a file of neither"),
        (
            ACLED.replace(",fatalities", ""),
            ("--kind", "acled"),
            1,
            "theirs.csv:1: lacks the column fatalities; export it with",
        ),
        (ACLED, ("--kind", "ucdp"), 1, "lacks the column id"),
    ],
)
def test_a_file_of_others_is_told(
    workspace: Path, capsys: Capsys, content: str, more: tuple[str, ...], code: int, problem: str
) -> None:
    said = compared(capsys, workspace, content, *more)
    assert (said.code, said.out, len(said.err)) == (code, [], 1)
    assert problem in said.err[0]


def test_without_incidents_it_says_so(tmp_path: Path, capsys: Capsys) -> None:
    said = call(capsys, "compare", tmp_path / "none", tmp_path / "theirs.csv")
    assert (said.code, "no workspace" in said.err[0]) == (1, True)
