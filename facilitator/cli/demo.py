"""``demo``: the real meeting of 22 November 2021, in a folder that may be thrown away."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from facilitator.cli.opening import new_or_old_file
from facilitator.cli.printing import print_line
from facilitator.cli.rehearse import LANGUAGES, figures_words, run_rehearsal
from facilitator.cli.run import is_terminal, open_app
from facilitator.domain.plan import Plan
from facilitator.locale import N_, _
from facilitator.readers.plan_toml import read_plan
from facilitator.services import plans, sessions
from facilitator.services.minutes import export_minutes
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database

PLAN = "kanazawa-06"

_LANGUAGES = {"ja": N_("Japanese"), "en": N_("English")}


@click.command(epilog="facilitator demo")
@click.pass_obj
def demo(surroundings: Surroundings) -> None:
    """Show a real meeting: as it was held, and as a copy that is ready to be run.

    Everything is in a throw-away folder. Without a terminal it writes the minutes, rehearses the
    meeting, and prints every path.
    """
    plan = read_plan(plans.shipped_plan(PLAN))
    folder = Path(tempfile.mkdtemp(prefix="facilitator-demo-"))
    own = replace(surroundings, database=folder / "workshop.db", exports=folder / "exports")
    with new_or_old_file(own) as database:
        held = plans.record_held(database, own, plan)
        if is_terminal():
            plans.plan_session(database, own, plan)
            open_app(database, own, None)
            print_line(_("The demo is kept in {folder}").format(folder=folder))
            return
        for path, words in _written(database, own, held, plan):
            print_line(f"{path}\n  {words}")


def _written(
    database: Database, surroundings: Surroundings, held: str, plan: Plan
) -> Iterator[tuple[Path, str]]:
    """Write all there is to see without a terminal; yield each path, and what it is."""
    yield surroundings.database, _("All sessions of the demo: the record, and a rehearsal.")
    recorded = sessions.open_workshop(database, surroundings, held)
    for language in LANGUAGES:
        path = export_minutes(recorded, language)
        sentence = _("The minutes of the meeting as it was held, in {language}.")
        yield path, sentence.format(language=_(_LANGUAGES[language]))
    rehearsed = run_rehearsal(database, surroundings, plan, 1, None)
    figures = figures_words(rehearsed)
    for language in LANGUAGES:
        path = export_minutes(rehearsed, language)
        sentence = _("The minutes of a rehearsal of it, in {language}: {figures}.")
        yield path, sentence.format(language=_(_LANGUAGES[language]), figures=figures)
