"""``check`` and ``backup``: the data itself."""

from pathlib import Path

import click

from facilitator.cli.commands import json_option
from facilitator.cli.failures import FAULTY
from facilitator.cli.opening import old_file
from facilitator.cli.printing import print_json, print_line
from facilitator.domain.refused import Refused
from facilitator.locale import _
from facilitator.locale.words import told
from facilitator.services import checking
from facilitator.services.checking import Report
from facilitator.services.surroundings import Surroundings
from facilitator.storage.errors import Unreadable


@click.command(epilog="facilitator check --json")
@click.option("--rebuild", is_flag=True, help="Make the tables for reading anew where they differ.")
@json_option
@click.pass_obj
def check(surroundings: Surroundings, rebuild: bool, as_json: bool) -> None:
    """Look whether the data is what was written; exit with 3 where it is not."""
    if surroundings.database.is_dir():
        raise Refused("{path} is a folder, not a file.", path=surroundings.database)
    try:
        with old_file(surroundings) as database:
            report = checking.check(database, surroundings, rebuild=rebuild)
    except Unreadable as error:
        if as_json:
            print_json({"is_sound": False, "faults": [told(error)]})
        else:
            print_line(f"× {told(error)}")
        raise click.exceptions.Exit(FAULTY) from error
    if as_json:
        print_json(_report_json(report))
    else:
        _print_report(report)
    if not report.is_sound:
        raise click.exceptions.Exit(FAULTY)


def _report_json(report: Report) -> dict[str, object]:
    return {
        "is_sound": report.is_sound,
        "faults": [told(fault) for fault in report.faults],
        "differences": [told(fault) for fault in report.differences],
        "sessions": report.sessions,
        "events": report.events,
        "unheeded": report.unheeded,
        "drafts_left_behind": report.drafts,
        "read_only": told(report.read_only) if report.read_only else None,
        "sqlite": report.sqlite,
        "sqlite_is_sound": report.sqlite_is_sound,
    }


def _print_report(report: Report) -> None:
    for fault in (*report.faults, *report.differences):
        print_line(f"× {told(fault)}")
    if report.differences:
        print_line(_("Make the tables anew with: facilitator check --rebuild"))
    counts = _("{sessions} sessions, {events} events ({unheeded} without effect)")
    print_line(
        counts.format(sessions=report.sessions, events=report.events, unheeded=report.unheeded)
    )
    if report.drafts:
        sentence = _("{drafts} texts were left half typed; the app offers them again.")
        print_line(sentence.format(drafts=report.drafts))
    if report.read_only is not None:
        print_line(told(report.read_only))
    print_line(f"SQLite {report.sqlite}")
    if report.is_sound:
        print_line(_("All is as it was written."))


@click.command(epilog="facilitator backup 2021-11-22.db")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.pass_obj
def backup(surroundings: Surroundings, file: Path) -> None:
    """Copy all sessions into one new file, while others go on writing, and print its path."""
    with old_file(surroundings) as database:
        checking.backup(database, file)
    print_line(str(file))
