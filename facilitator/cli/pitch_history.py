"""``pitch history``: what became of the pitches of a series, over all its meetings."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import click

from facilitator.cli.commands import json_option, session_argument
from facilitator.cli.naming import beginnings
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import (
    instant_json,
    print_json,
    print_line,
    print_table,
    seconds_json,
    text_json,
    words_of,
)
from facilitator.domain.lengths import minutes_of
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services.pitch_history import (
    COUNTED,
    Appearance,
    PitchHistory,
    read_histories,
)
from facilitator.services.surroundings import Surroundings


@click.command(epilog="facilitator pitch history --json")
@session_argument
@json_option
@click.pass_obj
def history(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """Tell what became of all pitches of the series that the session belongs to."""
    with at_seat(surroundings, session) as workshop:
        found = read_histories(workshop.database, workshop.series_id, workshop.now)
        zone = workshop.session.zone
    if as_json:
        print_json([_history_json(each, zone) for each in found])
    elif not found:
        print_line(_("There are no pitches."))
    else:
        _print_histories(found, zone)


def _print_histories(found: Sequence[PitchHistory], zone: ZoneInfo) -> None:
    short = beginnings(each.id for each in found)
    counted = [word(kind) for kind in COUNTED]
    print_table(
        (_("Id"), _("State"), _("Date"), _("min"), *counted, _("Follow-ups"), _("Title")),
        (
            (
                short[each.id],
                word(each.outcome),
                _date(each, zone),
                str(minutes_of(each.took)) if each.took is not None else "-",
                *(str(each.lines(kind)) for kind in COUNTED),
                str(each.follow_ups),
                words_of(each.content.title),
            )
            for each in found
        ),
    )


def _date(each: PitchHistory, zone: ZoneInfo) -> str:
    """Return the date of the last session that it is part of, else when it was offered."""
    if each.appearances:
        return each.appearances[-1].date.isoformat()
    return each.offered_at.astimezone(zone).date().isoformat() if each.offered_at else "-"


def _history_json(each: PitchHistory, zone: ZoneInfo) -> dict[str, object]:
    return {
        "id": each.id,
        "title": text_json(each.content.title),
        "outcome": each.outcome.value,
        "offered_at": instant_json(each.offered_at, zone),
        "sessions": [_appearance_json(one) for one in each.appearances],
        "returned_at": [instant_json(at, zone) for at in each.returned_at],
        "withdrawn_at": instant_json(each.withdrawn_at, zone),
    }


def _appearance_json(one: Appearance) -> dict[str, object]:
    return {
        "session": one.session,
        "date": one.date.isoformat(),
        "title": text_json(one.title),
        "was_given": one.was_given,
        "took_s": seconds_json(one.took),
        "lines": {kind.value: one.lines[kind] for kind in COUNTED},
        "follow_ups": one.follow_ups,
    }
