"""``record``, ``new`` and ``list``: sessions from plans, and all of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import click

from facilitator.cli.commands import json_option
from facilitator.cli.naming import beginnings
from facilitator.cli.opening import new_or_old_file, old_file
from facilitator.cli.printing import print_json, print_line, print_table
from facilitator.cli.typed import DAY, TIME_OF_DAY, OneOf, typed_text
from facilitator.domain.plan import Appointment
from facilitator.domain.projection import State
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.readers.plan_toml import read_plan
from facilitator.services import plans, sessions
from facilitator.services.next_meeting import Lengths, next_appointment, plan_next_meeting
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from facilitator.storage.session_list import SessionRow

MOST_MEETINGS = 1_000_000
"""How many meetings a plan can count."""


@click.command(epilog="facilitator record sessions/kanazawa-06.toml")
@click.argument("plan", type=click.Path(path_type=Path), metavar="PLAN.toml")
@json_option
@click.pass_obj
def record(surroundings: Surroundings, plan: Path, as_json: bool) -> None:
    """Enter a meeting that was held, from a plan with what was said, and print its id."""
    held = read_plan(plan)
    with new_or_old_file(surroundings) as database:
        _print_made(database, plans.record_held(database, surroundings, held), as_json)


@click.command(epilog="facilitator new sessions/template.toml")
@click.argument("plan", type=click.Path(path_type=Path), metavar="PLAN.toml", required=False)
@click.option(
    "--from",
    "earlier",
    metavar="SESSION",
    help="Take agenda, place and series from this session instead of a plan.",
)
@click.option(
    "--date",
    "day",
    type=DAY,
    metavar="DATE",
    help="The day of the meeting; that of the plan if left out.",
)
@click.option(
    "--start",
    type=TIME_OF_DAY,
    metavar="HH:MM",
    help="When it begins; all that is bound to a time of day moves with it.",
)
@click.option(
    "--lengths",
    type=OneOf(Lengths),
    help="With --from: as long as items were planned there, or as they took; planned if left out.",
)
@click.option(
    "--name",
    metavar="NAME",
    help="What your series of meetings is called, with a sample: only its agenda is taken.",
)
@click.option(
    "--number",
    type=click.IntRange(1, MOST_MEETINGS),
    help="Which meeting of its fiscal year it is; with --from the next one if left out.",
)
@click.option(
    "--total",
    type=click.IntRange(1, MOST_MEETINGS),
    help="Which meeting of its series it is; with --from the next one if left out.",
)
@json_option
@click.pass_obj
def new(
    surroundings: Surroundings,
    plan: Path | None,
    earlier: str | None,
    day: date | None,
    start: time | None,
    lengths: Lengths | None,
    name: str | None,
    number: int | None,
    total: int | None,
    as_json: bool,
) -> None:
    """Make a session to be run, from a plan or like an earlier one, and print its id."""
    if (plan is None) == (earlier is None) or (earlier is not None and day is None):
        raise click.UsageError(_("Give either PLAN.toml, or both --from and --date."))
    if earlier is not None and name is not None:
        raise click.UsageError(_("--name is only for a session from a PLAN.toml."))
    if earlier is None and lengths is not None:
        raise click.UsageError(_("--lengths is only for a session --from an earlier one."))
    given = {"start": start, "no_in_fiscal_year": number, "no_total": total}
    if plan is not None:
        content = read_plan(plan)
        when = _changed(content.with_assumptions().appointment, {"date": day, **given})
        with new_or_old_file(surroundings) as database:
            made = (
                plans.plan_session(database, surroundings, content, when)
                if name is None
                else plans.plan_own_session(
                    database, surroundings, content, when, typed_text(name, content.language)
                )
            )
            _print_made(database, made, as_json)
    elif earlier is not None and day is not None:
        with old_file(surroundings) as database:
            like = sessions.open_workshop(
                database,
                surroundings,
                sessions.find_session(database, earlier, today=sessions.today(surroundings)).id,
            )
            when = _changed(next_appointment(like.session.opened, day), given)
            made = plan_next_meeting(like, when, lengths or Lengths.PLANNED)
            _print_made(database, made, as_json)


def _changed(proposed: Appointment, given: Mapping[str, Any]) -> Appointment:
    """Return what was *proposed*, but for what was *given*."""
    return replace(proposed, **{name: said for name, said in given.items() if said is not None})


def _print_made(database: Database, session: str, as_json: bool) -> None:
    if as_json:
        print_json(_row_json(sessions.find_session(database, session)))
    else:
        print_line(session)


@click.command("list", epilog="facilitator list --json")
@json_option
@click.pass_obj
def list_all(surroundings: Surroundings, as_json: bool) -> None:
    """List all sessions, the latest date first."""
    rows: tuple[SessionRow, ...] = ()
    if surroundings.database.exists():
        with old_file(surroundings) as database:
            rows = sessions.sessions(database)
    if as_json:
        print_json([_row_json(row) for row in rows])
    elif rows:
        _print_rows(rows)
    else:
        print_line(_("There is no session yet. Make one from a plan: facilitator new PLAN.toml"))


def _row_json(row: SessionRow) -> dict[str, object]:
    return {
        "id": row.id,
        "slug": row.slug,
        "series": row.series,
        "title": row.title or None,
        "date": row.date.isoformat(),
        "state": row.state,
        "is_rehearsal": row.is_rehearsal,
        "no_total": row.no_total,
        "people": row.people,
        "groups": row.groups,
        "lines": row.lines,
        "made_at": row.made_at.isoformat(timespec="milliseconds"),
    }


def _print_rows(rows: tuple[SessionRow, ...]) -> None:
    short = beginnings(row.id for row in rows)
    headings = (_("Id"), _("Date"), _("State"), _("People"), _("Groups"), _("Lines"), _("Title"))
    print_table(
        headings,
        (
            (
                short[row.id],
                row.date.isoformat(),
                word(State(row.state)),
                *map(str, (row.people, row.groups, row.lines)),
                _title(row),
            )
            for row in rows
        ),
    )


def _title(row: SessionRow) -> str:
    title = row.name
    return _("{title} (rehearsal)").format(title=title) if row.is_rehearsal else title
