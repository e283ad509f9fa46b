"""The command line: one plain line for every error, results on standard output, progress only in a terminal.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but more documents dropped than allowed.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

import saksi
from saksi.cli import commands, compare, corrections, meaning, queries, workspaces
from saksi.cli import search as searching
from saksi.cli.filters import add_filters, day, joined, natural
from saksi.engines.local import is_command
from saksi.model.errors import SaksiError, UsageError
from saksi.model.judgements import VERDICTS
from saksi.model.mentions import Unit
from saksi.pipeline.exports import formats
from saksi.pipeline.search import LIMIT

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    arguments = parser().parse_args(joined(sys.argv[1:] if argv is None else argv))
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except SaksiError as error:
        if arguments.debug:
            raise
        print(f"saksi: {error}", file=sys.stderr)
        return WRONG_USAGE if isinstance(error, UsageError) else FAILED
    except KeyboardInterrupt:
        print("saksi: interrupted; what was finished is kept, run the command again to go on", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if arguments.debug:
            raise
        print(
            f"saksi: {error.filename or 'output'}: {error.strerror or error}; check the path and the disk", file=sys.stderr
        )
        return FAILED
    return code


def command() -> int:
    """Run the command in a process of its own and return its exit code."""
    is_command()
    return main()


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    root = argparse.ArgumentParser(prog="saksi", description=saksi.__doc__)
    root.add_argument("--version", action="version", version=f"saksi {saksi.__version__}")
    root.add_argument("--debug", action="store_true", help="show the trace of an error")
    of = root.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _main_job(of)
    _single_articles(of)
    _development(of)
    return root


def _main_job(of: Subparsers) -> None:
    read = of.add_parser("read", help="read articles into a workspace")
    read.add_argument("inputs", nargs="+", metavar="INPUT", help="text file, folder, JSON lines, or - for standard input")
    read.add_argument("--to", required=True, metavar="WORKSPACE", help="folder; made if it is not there")
    _reading(read)
    read.set_defaults(run=commands.read)

    link = of.add_parser("link", help="link the reports of a workspace into incidents")
    link.add_argument("workspace", metavar="WORKSPACE")
    link.add_argument(
        "--jobs", type=_positive, default=0, metavar="N", help="processes to link with (default: one a core if it is large)"
    )
    link.set_defaults(run=commands.link)

    _judging(of)
    _correcting(of)

    _exporting(of)
    _searching(of)
    _by_meaning(of)
    _workspaces(of)
    _totals(of)
    _comparing(of)

    explain = of.add_parser("explain", help="show what an id stands for: sentence, spans, rules, claims")
    explain.add_argument("id", metavar="ID", help="id of an incident, claim, event, mention or document")
    explain.add_argument("--in", dest="workspace", default=".", metavar="WORKSPACE", help="default: this folder")
    explain.set_defaults(run=commands.explain)


def _exporting(of: Subparsers) -> None:
    export = of.add_parser("export", help="write a workspace in a format that other tools open")
    export.add_argument("workspace", metavar="WORKSPACE")
    export.add_argument("--format", required=True, metavar="NAME", help="see the data model: " + ", ".join(formats()))
    export.add_argument("--output", required=True, metavar="FILE", help="file to write, - for standard output")
    add_filters(export)
    export.set_defaults(run=commands.export)

    query = of.add_parser("query", help="ask the views of a workspace by SQL; without a question list the views")
    query.add_argument("workspace", metavar="WORKSPACE")
    query.add_argument("sql", nargs="?", metavar="SQL", help="one SELECT, - to read it from standard input")
    query.add_argument("--format", choices=("text", "csv", "jsonl", "parquet"), default="text", help="default: text")
    query.add_argument("--output", default="-", metavar="FILE", help="default: standard output")
    query.set_defaults(run=queries.query)


def _by_meaning(of: Subparsers) -> None:
    similar = of.add_parser("similar", help="find articles by meaning: those about what some words say, or like an article")
    similar.add_argument("workspace", metavar="WORKSPACE")
    similar.add_argument("text", nargs="+", metavar="TEXT", help="any words, or the id of an article: those like it")
    similar.add_argument("--limit", type=_positive, default=10, metavar="N", help="how many articles (default 10)")
    _table(similar)
    add_filters(similar)
    similar.set_defaults(run=meaning.similar)

    stories = of.add_parser("stories", help="show the stories: articles about the same matter in the same days")
    stories.add_argument("workspace", metavar="WORKSPACE")
    _table(stories)
    stories.set_defaults(run=meaning.stories)


def _table(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=("text", "csv", "jsonl"), default="text", help="default: text")
    command.add_argument("--output", default="-", metavar="FILE", help="default: standard output")


def _judging(of: Subparsers) -> None:
    judge = of.add_parser("judge", help="say of two reports whether they tell one incident; every later link follows it")
    judge.add_argument("workspace", metavar="WORKSPACE")
    judge.add_argument(
        "one", metavar="ID", help="event, statement or retelling; an incident's id stands for its first report"
    )
    judge.add_argument("verdict", choices=VERDICTS, help="unsure is kept, but joins and parts nothing")
    judge.add_argument("other", metavar="ID")
    _who(judge)
    judge.set_defaults(run=commands.judge)

    listed = of.add_parser("judgements", help="list what was judged, or withdraw a judgement")
    _withdrawing(listed, "a judgement")
    listed.set_defaults(run=commands.judgements)


def _withdrawing(listed: argparse.ArgumentParser, what: str) -> None:
    """Add the options of a command that lists what people said, or withdraws one of it."""
    listed.add_argument("workspace", metavar="WORKSPACE")
    listed.add_argument("--withdraw", type=_positive, metavar="N", help=f"number of {what} that shall not hold any more")
    _who(listed)


def _searching(of: Subparsers) -> None:
    search = of.add_parser("search", help="search the words of the articles")
    search.add_argument("workspace", metavar="WORKSPACE")
    search.add_argument(
        "words",
        nargs="+",
        metavar="WORDS",
        help="in any form; all must be there. '\"in a row\"' exactly as printed, begin* by its beginning, -without",
    )
    search.add_argument("--limit", type=_positive, default=LIMIT, metavar="N", help=f"articles to show (default {LIMIT})")
    search.add_argument("--format", choices=tuple(searching.WRITERS), default="text", help="default: text")
    search.add_argument("--published-from", type=day, metavar="DAY", help="printed on that day (ISO) or later")
    search.add_argument("--published-to", type=day, metavar="DAY", help="printed on that day (ISO) or earlier")
    add_filters(search)
    search.set_defaults(run=searching.search)


def _workspaces(of: Subparsers) -> None:
    group = of.add_parser("workspace", help="check a workspace, or compare two")
    of = group.add_subparsers(title="what to do", metavar="ACTION", required=True)
    check = of.add_parser("check", help="find damaged files, offsets and references that lead nowhere (exit code 1 if any)")
    check.add_argument("workspace", metavar="WORKSPACE")
    check.add_argument("--repair", action="store_true", help="make again what can be made again; articles are not touched")
    check.set_defaults(run=workspaces.check)

    diff = of.add_parser("diff", help="tell what a new codebook, reader or version changed, field by field")
    diff.add_argument("one", metavar="A", help="a workspace")
    diff.add_argument("other", metavar="B", help="another one with the same articles, or some of them")
    diff.add_argument("--output", metavar="FILE", help="CSV file with one row a difference, - for standard output")
    diff.add_argument("--examples", type=natural, default=10, metavar="N", help="differences to show (default 10)")
    diff.set_defaults(run=workspaces.diff)


def _correcting(of: Subparsers) -> None:
    correct = of.add_parser("correct", help="keep what was changed in an exported workbook or CSV file as corrections")
    correct.add_argument("workspace", metavar="WORKSPACE")
    correct.add_argument("file", metavar="FILE", help="the workbook (.xlsx) or CSV file (events, figures or quotes)")
    _who(correct)
    correct.add_argument("--dry-run", action="store_true", help="show what would be kept, and keep nothing")
    correct.add_argument("--keep-good", action="store_true", help="keep the others even if some cells are not taken")
    correct.set_defaults(run=corrections.correct)

    listed = of.add_parser("corrections", help="list what was corrected, or withdraw a correction")
    _withdrawing(listed, "a correction")
    listed.set_defaults(run=corrections.corrections)


def _totals(of: Subparsers) -> None:
    totals = of.add_parser("totals", help="write running totals as series, beside a reference series if one is given")
    totals.add_argument("workspace", metavar="WORKSPACE")
    totals.add_argument("--output", required=True, metavar="FILE", help="CSV file to write, - for standard output")
    totals.add_argument("--unit", choices=get_args(Unit), help="only what counts these")
    totals.add_argument(
        "--where",
        action="append",
        metavar="ID",
        help="only what counts there: a region's id or a country's code; repeatable",
    )
    totals.add_argument("--victims", metavar="WORDS", help='only what counts these; "" for people in general')
    totals.add_argument("--reference", metavar="FILE", help="an official count day by day, CSV or JSON")
    totals.add_argument("--day", metavar="COLUMN", help="its column of days (ISO)")
    totals.add_argument("--value", metavar="COLUMN", help="its column of values")
    totals.set_defaults(run=commands.totals)


def _comparing(of: Subparsers) -> None:
    beside = of.add_parser("compare", help="lay events of ACLED or UCDP beside the incidents of a workspace")
    beside.add_argument("workspace", metavar="WORKSPACE")
    beside.add_argument("theirs", metavar="THEIRS", help="their export, CSV or .xlsx")
    beside.add_argument("--kind", choices=("acled", "ucdp"), help="whose it is (default: told by its columns)")
    beside.add_argument("--days", type=natural, default=2, metavar="N", help="days that may lie between two (default 2)")
    beside.add_argument("--km", type=natural, default=50, metavar="N", help="kilometres likewise (default 50)")
    beside.add_argument("--output", metavar="FILE", help="CSV file to write, - for standard output (default: summary only)")
    add_filters(beside)
    beside.set_defaults(run=compare.compare)


def _single_articles(of: Subparsers) -> None:
    annotate = of.add_parser("annotate", help="write the codebook's record of each article to standard output")
    annotate.add_argument("inputs", nargs="+", metavar="FILE", help="JSON lines with id and text, or - for standard input")
    _reading(annotate)
    annotate.set_defaults(run=commands.annotate)

    demo = of.add_parser("demo", help="read the sample reports, link them, print the incidents")
    demo.add_argument("--to", default="demo", metavar="FOLDER", help="where workspace and report go")
    demo.add_argument("--samples", default="samples/reports.jsonl", metavar="FILE")
    demo.set_defaults(run=commands.demo)


def _development(of: Subparsers) -> None:
    score = of.add_parser("score", help="read coded articles and score the reading against the coder's")
    score.add_argument("gold", metavar="GOLD.jsonl")
    score.add_argument("--predicted", metavar="FILE", help="score these records instead of reading the articles")
    score.add_argument("--floors", metavar="FILE", help="fail where a score is below its floor")
    score.add_argument("--raise-floors", metavar="FILE", help="write the scores as floors; higher ones stay")
    _reader(score)
    score.set_defaults(run=commands.score)

    codebook = of.add_parser("codebook", help="check or build the codebook")
    codebook.add_argument(
        "action", choices=["check", "build"], help="check: entries, examples, near-misses; build: fill the cache"
    )
    codebook.add_argument("--folder", metavar="FOLDER", help="another codebook than the one that came with Saksi")
    codebook.set_defaults(run=commands.codebook)


def _who(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--user", default=os.environ.get("USER") or "unknown", metavar="NAME", help="who says so (default: $USER)"
    )
    command.add_argument("--reason", default="", metavar="TEXT", help="why")


def _reader(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--reader",
        default="full",
        metavar="NAME",
        help="full: codebook, rules, encoder (default); fast: no encoder",
    )


def _reading(command: argparse.ArgumentParser) -> None:
    _reader(command)
    command.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes to read with (default 1)")
    command.add_argument("--encoding", default="utf-8", metavar="NAME", help="encoding of the text (default utf-8)")
    command.add_argument(
        "--allow-dropped", type=natural, default=0, metavar="N", help="unreadable documents to accept (default 0)"
    )


def _positive(value: str) -> int:
    number = natural(value)
    if number < 1:
        raise argparse.ArgumentTypeError("give 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(command())
