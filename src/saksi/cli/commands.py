"""What each command does."""

from __future__ import annotations

import argparse
import codecs
import io
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from saksi.cli import render
from saksi.cli.filters import filter_of, tell_misses
from saksi.cli.output import now, written
from saksi.cli.progress import Meter
from saksi.evaluate.gate import check_floors, raise_floors
from saksi.evaluate.score import score as score_records
from saksi.export import EXPORTERS
from saksi.export.collection import collect
from saksi.export.record import record_of
from saksi.export.totals import write_totals
from saksi.incidents.series import check as check_total
from saksi.model.documents import Document
from saksi.model.errors import InputError, UsageError
from saksi.model.runs import Dropped
from saksi.pipeline import exports
from saksi.pipeline.codebook import build, check
from saksi.pipeline.run import check_reader, link_workspace, read_documents, read_into, running_totals
from saksi.pipeline.run import judge as make_judgement
from saksi.readers import read_inputs
from saksi.readers.reference import read_reference
from saksi.store.workspace import Workspace

DROPPED = 3


def read(arguments: argparse.Namespace) -> int:
    """Read inputs into a workspace."""
    _known_encoding(arguments.encoding)
    with Meter() as meter:
        run = read_into(
            Path(arguments.to),
            arguments.inputs,
            _stdin(),
            reader=arguments.reader,
            jobs=arguments.jobs,
            encoding=arguments.encoding,
            progress=meter.show,
        )
    _tell_dropped(run.dropped)
    print(render.run_line(run, arguments.to))
    return _code(len(run.dropped), arguments.allow_dropped)


def link(arguments: argparse.Namespace) -> int:
    """Link a workspace."""
    with Meter() as meter:
        outcome = link_workspace(Path(arguments.workspace), meter.show, jobs=arguments.jobs)
    for judgement in outcome.lost:
        print(
            f"saksi: judgement {judgement.judgement_id} no longer applies: a report of it is not read any more",
            file=sys.stderr,
        )
    for correction in outcome.lost_corrections:
        print(
            f"saksi: correction {correction.correction_id} no longer applies: {correction.fact_id} is not read any more",
            file=sys.stderr,
        )
    print(f"{outcome.number_of_incidents} incidents in {arguments.workspace}")
    return 0


def judge(arguments: argparse.Namespace) -> int:
    """Say of two reports whether they tell one incident."""
    number = make_judgement(
        Path(arguments.workspace), arguments.one, arguments.verdict, arguments.other,
        user=arguments.user, reason=arguments.reason, made_at=now(),
    )  # fmt: skip
    print(f"judgement {number} kept; it takes effect with: saksi link {arguments.workspace}")
    return 0


def judgements(arguments: argparse.Namespace) -> int:
    """List the judgements of a workspace, or withdraw one."""
    held = Workspace.open(Path(arguments.workspace)).judgements
    if arguments.withdraw is not None:
        held.withdraw(arguments.withdraw, user=arguments.user, made_at=now(), reason=arguments.reason)
        print(f"judgement {arguments.withdraw} withdrawn; that takes effect with: saksi link {arguments.workspace}")
        return 0
    for judgement in held.all():
        print("\n".join(render.judgement_lines(judgement)))
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write a workspace in some format."""
    exports.check_format(arguments.format)
    workspace, wanted = Workspace.open(Path(arguments.workspace)), filter_of(arguments)
    with Meter() as meter, written(arguments.output, mark=exports.MARK if exports.marked(arguments.format) else b"") as out:
        told = exports.export(workspace, arguments.format, out, wanted, meter.show)
    tell_misses(workspace, wanted)
    if arguments.output != "-":
        print(f"{arguments.output}: {arguments.format}, {told}")
    return 0


def totals(arguments: argparse.Namespace) -> int:
    """Write the running totals of a workspace, beside a reference series if one is given."""
    reference = _reference(arguments)
    wanted = [
        total
        for total in running_totals(Path(arguments.workspace))
        if (not arguments.unit or total.unit == arguments.unit)
        and (not arguments.where or total.where in arguments.where)
        and (arguments.victims is None or total.victims == arguments.victims)
    ]
    checks = [check_total(total, reference) for total in wanted]
    with written(arguments.output, mark=exports.MARK) as out:
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        write_totals(checks, text)
        text.detach()
    if arguments.output != "-":
        print("\n".join(render.totals_lines(checks, arguments.output, beside=bool(reference))))
    return 0


def _reference(arguments: argparse.Namespace) -> dict[date, int]:
    if not arguments.reference:
        return {}
    if not (arguments.day and arguments.value):
        raise UsageError("--reference lacks its columns", remedy="give --day COLUMN and --value COLUMN")
    return read_reference(Path(arguments.reference), arguments.day, arguments.value)


def explain(arguments: argparse.Namespace) -> int:
    """Show what an id stands for."""
    workspace = Workspace.open(Path(arguments.workspace))
    collection = collect(workspace.readings(), workspace.incidents())
    lines = render.explained(collection, arguments.id)
    if not lines:
        raise UsageError(f"nothing has the id {arguments.id!r}", where=arguments.workspace, remedy="take one from an export")
    print("\n".join(lines))
    return 0


def annotate(arguments: argparse.Namespace) -> int:
    """Write the codebook's record of each article."""
    check_reader(arguments.reader)
    _known_encoding(arguments.encoding)
    dropped: list[Dropped] = []
    documents = _readable(arguments.inputs, arguments.encoding, dropped)
    with Meter() as meter:
        read_ones = read_documents(documents, reader=arguments.reader, jobs=arguments.jobs, progress=meter.show)
        for number, (document, reading) in enumerate(read_ones, start=1):
            sys.stdout.write(json.dumps(record_of(document, reading), ensure_ascii=False) + "\n")
            meter.show(f"{number} read")
    _tell_dropped(dropped)
    return _code(len(dropped), arguments.allow_dropped)


def score(arguments: argparse.Namespace) -> int:
    """Read coded articles and print the scores."""
    gold = _records(Path(arguments.gold))
    if arguments.predicted:
        predicted = {record["id"]: record for record in _records(Path(arguments.predicted))}
    else:
        check_reader(arguments.reader)
        dropped: list[Dropped] = []
        documents = _readable([arguments.gold], "utf-8", dropped)
        predicted = {d.document_id: record_of(d, r) for d, r in read_documents(documents, reader=arguments.reader)}
        _tell_dropped(dropped)
    try:
        table = score_records(gold, predicted).table()
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(
            f"not coded as the annotation codebook says ({type(error).__name__}: {error})",
            where=" or ".join(filter(None, (arguments.gold, arguments.predicted))),
            remedy="see docs/data-model.md",
        ) from error
    print(f"{len(gold)} articles, {sum(record['id'] in predicted for record in gold)} of them read")
    print(render.score_table(table))
    if arguments.raise_floors:
        raise_floors(table, Path(arguments.gold), Path(arguments.raise_floors))
    if not arguments.floors:
        return 0
    below = check_floors(table, Path(arguments.gold), Path(arguments.floors))
    for line in below:
        print(f"saksi: {line}", file=sys.stderr)
    print("every score holds its floor" if not below else f"{len(below)} scores are below their floor")
    return 1 if below else 0


def codebook(arguments: argparse.Namespace) -> int:
    """Check or build the codebook."""
    folder = Path(arguments.folder) if arguments.folder else None
    if arguments.action == "build":
        print(build(folder))
        return 0
    with Meter() as meter:
        counts, problems = check(folder, meter.show)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(counts)
    print(f"problems: {len(problems)}" if problems else "every entry is valid, every example matches, no near-miss does")
    return 1 if problems else 0


def demo(arguments: argparse.Namespace) -> int:
    """Read the samples, link them, print the incidents and where the report lies."""
    samples, folder = Path(arguments.samples), Path(arguments.to)
    if not samples.is_file():
        raise UsageError("no samples", where=str(samples), remedy="run this in the repository, or name --samples FILE")
    folder.mkdir(parents=True, exist_ok=True)
    workspace = folder / "workspace"
    with Meter() as meter:
        read_into(workspace, [str(samples)], _stdin(), reader="full", jobs=1, encoding="utf-8", progress=meter.show)
        link_workspace(workspace, meter.show)
    report = folder / "report.html"
    opened = Workspace.open(workspace)
    collection = collect(opened.readings(), opened.incidents())
    with report.open("w", encoding="utf-8") as out:
        EXPORTERS["report"](collection, out)
    print(render.incident_table(collection))
    print(f"\n{len(collection.readings)} sample reports; all of them are invented. Open the report in a browser: {report}")
    return 0


def _readable(inputs: list[str], encoding: str, dropped: list[Dropped]) -> Iterator[Document]:
    for item in read_inputs(inputs, _stdin(), encoding=encoding):
        if isinstance(item, Dropped):
            dropped.append(item)
        else:
            yield item


def _stdin() -> BinaryIO:
    """Return standard input as bytes; an empty stream where there is none."""
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


def _records(path: Path) -> list[dict[str, Any]]:
    records = []
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    records.append(_record(line, f"{path}:{number}"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("cannot be read", where=str(path), remedy="give JSON lines in UTF-8") from error
    return records


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("not valid JSON", where=where, remedy="mend the line") from error
    if not isinstance(record, dict) or not isinstance(record.get("id"), str):
        raise InputError("no record with an id", where=where, remedy="give one record a line, see docs/data-model.md")
    return record


def _known_encoding(name: str) -> None:
    try:
        if not codecs.lookup(name)._is_text_encoding:
            raise LookupError(name)
        "".encode(name)
    except (LookupError, UnicodeError) as error:
        raise UsageError(f"no encoding {name!r}", remedy="use a name such as utf-8, windows-1252 or utf-16") from error


def _tell_dropped(dropped: tuple[Dropped, ...] | list[Dropped]) -> None:
    for one in dropped:
        print("saksi: " + " ".join(f"{one.where}: {one.problem}; {one.remedy}".split()), file=sys.stderr)


def _code(dropped: int, allowed: int) -> int:
    return DROPPED if dropped > allowed else 0
