"""``pitch``: the queue of a series, and what is pitched in a session."""

from collections.abc import Iterator
from datetime import timedelta

import click

from facilitator.cli.commands import json_option, session_argument, session_option
from facilitator.cli.naming import beginnings, find_person, find_pitch, find_queued_pitch
from facilitator.cli.opening import at_seat
from facilitator.cli.pitch_history import history
from facilitator.cli.printing import (
    instant_json,
    print_json,
    print_line,
    print_table,
    seconds_json,
    text_json,
    words_of,
)
from facilitator.cli.typed import LENGTH, OneOf, optional_text, typed_line, typed_text
from facilitator.domain.items import NOTHING
from facilitator.domain.lengths import minutes_of
from facilitator.domain.pitch_states import PitchState, pitch_in_time
from facilitator.domain.pitches import Pitch, PitchKind, QueueState
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services import pitches
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop


@click.group(epilog="facilitator pitch list")
def pitch() -> None:
    """Take pitches into the queue of the series and schedule them in a session."""


pitch.add_command(history)


@pitch.command(
    epilog='facilitator pitch add "A day without cars" --organisation HOLA --ask "Who joins?"'
)
@click.argument("title")
@click.option("--organisation", metavar="NAME", help="Who pitches.")
@click.option("--presenter", metavar="PERSON", help="The participant who speaks.")
@click.option("--kind", type=OneOf(PitchKind), help="What it is meant to lead to.")
@click.option("--ask", "asks", multiple=True, metavar="TEXT", help="What it asks of the room.")
@click.option("--background", multiple=True, metavar="TEXT", help="What one has to know.")
@click.option("--length", type=LENGTH, metavar="LENGTH", help="How long it wishes to be.")
@click.option("--tag", "tags", multiple=True, metavar="WORD", help="A word that it goes under.")
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
    length: timedelta | None,
    tags: tuple[str, ...],
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
        print_line(put(workshop, content, by=by, length=length, tags=tags))


@pitch.command("list", epilog="facilitator pitch list --json")
@session_argument
@click.option("--all", "with_withdrawn", is_flag=True, help="Also those that were withdrawn.")
@json_option
@click.pass_obj
def list_pitches(
    surroundings: Surroundings, session: str, with_withdrawn: bool, as_json: bool
) -> None:
    """List the queue of the series, and what is pitched in the session."""
    with at_seat(surroundings, session) as workshop:
        entries = [
            entry
            for entry in _entries(workshop)
            if with_withdrawn or entry[2] is not QueueState.WITHDRAWN
        ]
        if as_json:
            print_json([_pitch_json(workshop, *entry) for entry in entries])
        elif not entries:
            print_line(_("There are no pitches."))
        else:
            _print_pitches(workshop, entries)


_Entry = tuple[str, Pitch, PitchState | QueueState]
"""A pitch by its id, and how far it has come: in the session, else in the queue."""


def _entries(workshop: Workshop) -> Iterator[_Entry]:
    """Yield the pitches of the session in their order, then those of the queue."""
    session, face = workshop.session, workshop.session.read_clock(workshop.now)
    for key, content in session.pitches.pitches.items():
        yield key, content, pitch_in_time(session, face, key).state
    for key, queued in workshop.series.queue.items():
        if key not in session.pitches.pitches:
            yield key, queued.content, queued.state


def _print_pitches(workshop: Workshop, entries: list[_Entry]) -> None:
    short, register = beginnings(key for key, _pitch, _state in entries), workshop.register
    print_table(
        (
            _("Id"),
            _("No."),
            _("State"),
            _("Since"),
            _("Wish"),
            _("Presented by"),
            _("Tags"),
            _("Title"),
        ),
        (
            (
                short[key],
                _number(workshop, key) or "-",
                _("elsewhere") if state is QueueState.SCHEDULED else word(state),
                _since(workshop, key) if state is QueueState.WAITING else "-",
                _wish(workshop, key),
                words_of(register.name_of(each.organisation or each.presenter or "")) or "-",
                "、".join(_tags(workshop, key)) or "-",
                words_of(each.title),
            )
            for key, each, state in entries
        ),
    )


def _number(workshop: Workshop, key: str) -> str:
    is_here = key in workshop.session.pitches.pitches
    return str(workshop.session.pitches.number(key)) if is_here else ""


def _since(workshop: Workshop, key: str) -> str:
    """Return the date since when a pitch waits."""
    at = workshop.series.queue[key].offered_at
    return at.astimezone(workshop.session.zone).date().isoformat() if at else "-"


def _wish(workshop: Workshop, key: str) -> str:
    """Return how long a pitch wishes to be."""
    wished = workshop.series.wishes.get(key)
    if wished is None or wished.length is None:
        return "-"
    return _("{n} min").format(n=minutes_of(wished.length))


def _tags(workshop: Workshop, key: str) -> tuple[str, ...]:
    wished = workshop.series.wishes.get(key)
    return wished.tags if wished else ()


def _pitch_json(
    workshop: Workshop, key: str, content: Pitch, state: PitchState | QueueState
) -> dict[str, object]:
    queued, wished = workshop.series.queue.get(key), workshop.series.wishes.get(key)
    is_here = key in workshop.session.pitches.pitches
    offered_at = queued.offered_at if queued else None
    return {
        "id": key,
        "number": workshop.session.pitches.number(key) if is_here else None,
        "session": workshop.id if is_here else queued.session if queued else None,
        "state": state.value,
        "offered_at": instant_json(offered_at, workshop.session.zone),
        "wanted_length_s": seconds_json(wished.length if wished else None),
        "tags": list(_tags(workshop, key)),
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
@click.option(
    "--length", type=LENGTH, metavar="LENGTH", help="How long it is given; else as it wishes."
)
@click.option(
    "--questions", type=LENGTH, metavar="LENGTH", help="How much of that, at its end, is questions."
)
@click.pass_obj
def schedule(
    surroundings: Surroundings,
    pitch: str,
    session: str,
    length: timedelta | None,
    questions: timedelta | None,
) -> None:
    """Give PITCH (its id, or words of it) of the queue in a session, with an agenda item."""
    with at_seat(surroundings, session) as workshop:
        found = find_queued_pitch(workshop.series, pitch)
        pitches.schedule_pitch(workshop, found, length, questions=questions or NOTHING)


@pitch.command("walk-in", epilog='facilitator pitch walk-in "A market for all" --organisation HOLA')
@click.argument("title", required=False)
@click.option("--organisation", metavar="NAME", help="Who pitches.")
@click.option(
    "--length", type=LENGTH, metavar="LENGTH", help="How long it is given; 10 minutes if left out."
)
@session_option
@click.pass_obj
def walk_in(
    surroundings: Surroundings,
    title: str | None,
    organisation: str | None,
    length: timedelta | None,
    session: str,
) -> None:
    """Add a pitch that nobody announced, to be given soon, and print its id."""
    with at_seat(surroundings, session) as workshop:
        made = pitches.walk_in(
            workshop,
            optional_text(title, workshop.session.opened.language),
            by=typed_line(organisation) if organisation is not None else None,
            length=length or pitches.WALK_IN,
        )
    print_line(made)


@pitch.command(epilog='facilitator pitch move "A day without cars" --first')
@click.argument("pitch")
@click.option("--after", metavar="PITCH", help="The pitch that it is given after.")
@click.option("--first", is_flag=True, help="It is given before all others.")
@session_option
@click.pass_obj
def move(
    surroundings: Surroundings, pitch: str, after: str | None, first: bool, session: str
) -> None:
    """Give PITCH (its number, its id, or words of it) earlier or later, on the agenda as well."""
    if (after is not None) == first:
        raise click.UsageError(_("Give either --after PITCH or --first."))
    with at_seat(surroundings, session) as workshop:
        here = workshop.session
        place = find_pitch(here, after) if after is not None else None
        pitches.move_pitch(workshop, find_pitch(here, pitch), after=place)


@pitch.command("return", epilog='facilitator pitch return "A day without cars"')
@click.argument("pitch")
@session_argument
@click.pass_obj
def return_(surroundings: Surroundings, pitch: str, session: str) -> None:
    """Take PITCH (its number, its id, or words of it) out of a session; it waits in the queue."""
    with at_seat(surroundings, session) as workshop:
        pitches.return_pitch(workshop, find_pitch(workshop.session, pitch))


@pitch.command(epilog='facilitator pitch withdraw "A day without cars"')
@click.argument("pitch")
@session_argument
@click.pass_obj
def withdraw(surroundings: Surroundings, pitch: str, session: str) -> None:
    """Say that PITCH, which waits in the queue, will not be given."""
    with at_seat(surroundings, session) as workshop:
        pitches.withdraw_pitch(workshop, find_queued_pitch(workshop.series, pitch))
