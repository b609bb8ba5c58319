"""``rehearse``: a whole meeting on a simulated clock, and its minutes in both languages."""

from pathlib import Path

import click

from facilitator.cli.commands import json_option
from facilitator.cli.opening import new_or_old_file
from facilitator.cli.printing import (
    instant_json,
    print_json,
    print_line,
    progress_on_terminal,
    seconds_json,
)
from facilitator.domain.plan import Plan
from facilitator.domain.plan_parts import MOST_PEOPLE
from facilitator.domain.text import Language
from facilitator.locale import _
from facilitator.readers.plan_toml import read_plan
from facilitator.services import rehearsal
from facilitator.services.minutes import export_minutes
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

LANGUAGES: tuple[Language, ...] = ("ja", "en")
MOST_SEEDS = 1_000_000


@click.command(epilog="facilitator rehearse sessions/kanazawa-06.toml --seed 7")
@click.argument("plan", type=click.Path(path_type=Path), metavar="PLAN.toml")
@click.option(
    "--seed",
    type=click.IntRange(1, MOST_SEEDS),
    default=1,
    show_default=True,
    help="Another number gives another course; the same one the same bytes.",
)
@click.option(
    "--participants",
    type=click.IntRange(0, MOST_PEOPLE // 2),
    help="How many participants to make up; 24, or those of the plan, if left out.",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to write the minutes; the exports folder if left out.",
)
@json_option
@click.pass_obj
def rehearse(
    surroundings: Surroundings,
    plan: Path,
    seed: int,
    participants: int | None,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Run a whole meeting live on a simulated clock, and write its minutes in both languages."""
    content = read_plan(plan)
    with new_or_old_file(surroundings) as database:
        workshop = run_rehearsal(database, surroundings, content, seed, participants)
        paths = [export_minutes(workshop, language, folder=folder) for language in LANGUAGES]
    if as_json:
        print_json({"paths": [str(path) for path in paths], "figures": figures(workshop)})
        return
    for path in paths:
        print_line(str(path))
    print_line(figures_words(workshop))


def run_rehearsal(
    database: Database, surroundings: Surroundings, plan: Plan, seed: int, people: int | None
) -> Workshop:
    """Rehearse *plan*, with a progress bar on stderr where that is a terminal."""
    with progress_on_terminal(_("Rehearsing")) as progress:
        return rehearsal.rehearse(
            database, surroundings, plan, seed=seed, people=people, progress=progress
        )


def figures(workshop: Workshop) -> dict[str, object]:
    """Return what happened in a rehearsal, in figures."""
    session = workshop.session
    face = session.read_clock(workshop.now)
    return {
        "session": session.id,
        "slug": session.opened.slug,
        "events": len(workshop.events),
        "people": len(session.participants.came),
        "groups": len(session.groups.open),
        "lines": len(session.notes.lines),
        "follow_ups": len(workshop.series.follow_ups_of(session.id)),
        "started_at": instant_json(session.clock.started_at, session.zone),
        "ended_at": instant_json(session.clock.ended_at, session.zone),
        "planned_end": instant_json(face.planned_end_at, session.zone),
        "behind_s": seconds_json(face.behind),
        "unheeded": len(session.unheeded),
    }


def figures_words(workshop: Workshop) -> str:
    """Return what happened in a rehearsal, as one line."""
    session = workshop.session
    sentence = _(
        "{people} people in {groups} groups wrote {lines} lines; {events} events, {start} to {end}"
    )
    times = (
        f"{at.astimezone(session.zone):%H:%M}" if at else "-"
        for at in (session.clock.started_at, session.clock.ended_at)
    )
    start, end = times
    return sentence.format(
        people=len(session.participants.came),
        groups=len(session.groups.open),
        lines=len(session.notes.lines),
        events=len(workshop.events),
        start=start,
        end=end,
    )
