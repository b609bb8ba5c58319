"""``pitch``: the queue of a series, and what is pitched in a session."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

import click

from facilitator.cli.commands import json_option, session_argument, session_option
from facilitator.cli.naming import beginnings, find_person, find_pitch
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_json, print_line, print_table, text_json, words_of
from facilitator.cli.typed import LENGTH, OneOf, typed_line, typed_text
from facilitator.domain.pitches import Pitch, PitchKind
from facilitator.locale import _
from facilitator.services import pitches
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop


@click.group(epilog="facilitator pitch list")
def pitch() -> None:
    """Take pitches into the queue of the series and schedule them in a session."""


@pitch.command(
    epilog='facilitator pitch add "A day without cars" --organisation HOLA --ask "Who joins?"'
)
@click.argument("title")
@click.option("--organisation", metavar="NAME", help="Who pitches.")
@click.option("--presenter", metavar="PERSON", help="The participant who speaks.")
@click.option("--kind", type=OneOf(PitchKind), help="What it is meant to lead to.")
@click.option("--ask", "asks", multiple=True, metavar="TEXT", help="What it asks of the room.")
@click.option("--background", multiple=True, metavar="TEXT", help="What one has to know.")
@click.option("--here", is_flag=True, help="Put it straight into the session, not the queue.")
@session_option
@click.pass_obj
def add(
    surroundings: Surroundings,
    title: str,
    organisation: str | None,
    presenter: str | None,
    kind: PitchKind | None,
    asks: tuple[str, ...],
    background: tuple[str, ...],
    here: bool,
    session: str,
) -> None:
    """Put a pitch into the queue and print its id."""
    with at_seat(surroundings, session) as workshop:
        language, register = workshop.session.opened.language, workshop.register
        content = Pitch(
            title=typed_text(title, language),
            presenter=find_person(workshop.session, register, presenter) if presenter else None,
            pitch_kind=kind,
            background=tuple(typed_text(words, language) for words in background),
            asks=tuple(typed_text(words, language) for words in asks),
        )
        by = typed_line(organisation) if organisation is not None else None
        put = pitches.add_pitch if here else pitches.offer_pitch
        print_line(put(workshop, content, by=by))


@pitch.command("list", epilog="facilitator pitch list --json")
@session_argument
@json_option
@click.pass_obj
def list_pitches(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """List the queue of the series, and what is pitched in the session."""
    with at_seat(surroundings, session) as workshop:
        entries = list(_entries(workshop))
    if as_json:
        print_json([_pitch_json(workshop, *entry) for entry in entries])
        return
    if not entries:
        print_line(_("There are no pitches."))
        return
    short = beginnings(key for key, _pitch, _session in entries)
    register = workshop.register
    print_table(
        (_("Id"), _("No."), _("Presented by"), _("Title")),
        (
            (
                short[key],
                _place(workshop, key, scheduled),
                words_of(register.name_of(each.organisation or each.presenter or "")) or "-",
                words_of(each.title),
            )
            for key, each, scheduled in entries
        ),
    )


def _entries(workshop: Workshop) -> Iterator[tuple[str, Pitch, str | None]]:
    """Yield the pitches of the session, then those of the queue, each with where it is given."""
    for key, content in workshop.session.pitches.pitches.items():
        yield key, content, workshop.id
    for key, queued in workshop.series.queue.items():
        if key not in workshop.session.pitches.pitches:
            yield key, queued.content, queued.session


def _place(workshop: Workshop, key: str, scheduled: str | None) -> str:
    if scheduled == workshop.id:
        return str(workshop.session.pitches.number(key))
    return _("elsewhere") if scheduled else _("waiting")


def _pitch_json(
    workshop: Workshop, key: str, content: Pitch, scheduled: str | None
) -> dict[str, object]:
    is_here = scheduled == workshop.id
    return {
        "id": key,
        "number": workshop.session.pitches.number(key) if is_here else None,
        "session": scheduled,
        **pitch_json(workshop, content),
    }


def pitch_json(workshop: Workshop, content: Pitch) -> dict[str, object]:
    """Return what a pitch says as a document."""
    organisation = workshop.register.organisations.get(content.organisation or "")
    presenter = workshop.register.name_of(content.presenter or "")
    return {
        "title": text_json(content.title),
        "kind": content.pitch_kind.value if content.pitch_kind else None,
        "organisation": text_json(organisation.name) if organisation else None,
        "presenter": presenter.original if presenter else None,
        "background": [text_json(text) for text in content.background],
        "asks": [text_json(text) for text in content.asks],
    }


@pitch.command(epilog='facilitator pitch schedule "A day without cars" --length 15')
@click.argument("pitch")
@session_argument
@click.option("--length", type=LENGTH, metavar="LENGTH", help="How long it is given.")
@click.pass_obj
def schedule(
    surroundings: Surroundings, pitch: str, session: str, length: timedelta | None
) -> None:
    """Give PITCH (its id, or words of it) of the queue in a session, with an agenda item."""
    with at_seat(surroundings, session) as workshop:
        queue: Mapping[str, Pitch] = {
            key: queued.content for key, queued in workshop.series.queue.items()
        }
        pitches.schedule_pitch(workshop, find_pitch(queue, pitch), length)
