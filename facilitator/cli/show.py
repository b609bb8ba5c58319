"""``show``: all of one session, for a person or as one JSON document."""

from datetime import time

import click

from facilitator.cli.agenda_table import directions_json, parked_json, time_json
from facilitator.cli.commands import json_option, session_argument
from facilitator.cli.common import point_json
from facilitator.cli.group_words import group_json, name_of
from facilitator.cli.note_words import line_json
from facilitator.cli.opening import at_seat
from facilitator.cli.people_words import person_json
from facilitator.cli.pitches import pitch_json
from facilitator.cli.printing import print_json, print_line, seconds_json, text_json
from facilitator.cli.status import status_json, status_words
from facilitator.cli.summary_words import texts_json
from facilitator.domain.clock import length_now
from facilitator.domain.details import Detail, DetailValue
from facilitator.domain.items import Item
from facilitator.domain.text import Missing, Text
from facilitator.locale import language
from facilitator.services.minutes import minutes_text
from facilitator.services.status import read_status
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop


@click.command(epilog="facilitator show 2021-11-22")
@session_argument
@json_option
@click.pass_obj
def show(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """Show all of one session: the clock, then the minutes as they are now."""
    with at_seat(surroundings, session) as workshop:
        if as_json:
            print_json(session_json(workshop))
            return
        print_line(workshop.id)
        print_line(status_words(workshop.session, read_status(workshop)))
        print_line("")
        print_line(_without_front_matter(minutes_text(workshop, language())))


def _without_front_matter(document: str) -> str:
    return document.split("\n---\n", 1)[-1].strip("\n")


def session_json(workshop: Workshop) -> dict[str, object]:
    """Return everything that is known of a session."""
    session, opened = workshop.session, workshop.session.opened
    return {
        "session": session.id,
        "slug": opened.slug,
        "status": status_json(workshop, read_status(workshop)),
        "series": {"id": workshop.series.id, "name": text_json(workshop.series.name)},
        "title": text_json(opened.title),
        "date": opened.date.isoformat(),
        "timezone": opened.timezone,
        "start": time_json(opened.start),
        "end": time_json(opened.end),
        "hard_end": time_json(session.agenda.hard_end),
        "no_in_fiscal_year": opened.no_in_fiscal_year,
        "no_total": opened.no_total,
        "is_rehearsal": opened.is_rehearsal,
        "was_held": opened.was_held,
        "details": {
            detail.value: _detail_json(workshop, session.details[detail]) for detail in Detail
        },
        "agenda": [_item_json(workshop, item) for item in session.agenda.items.values()],
        "parked": [parked_json(workshop, item) for item in session.agenda.parked.values()],
        "pitches": [
            {"id": key, "number": number, **pitch_json(workshop, pitch)}
            for number, (key, pitch) in enumerate(session.pitches.pitches.items(), 1)
        ],
        "participants": [
            person_json(workshop, entry) for entry in session.participants.entries.values()
        ],
        "groups": [group_json(workshop, group) for group in session.groups.groups.values()],
        "notes": [line_json(workshop, line) for line in session.notes.lines.values()],
        "share_out": _share_out_json(workshop),
        "common": [point_json(workshop, point) for point in session.common.standing(session.notes)],
        "conclusion": texts_json(session.summaries.conclusion),
        "follow_ups": _follow_ups_json(workshop),
    }


def _detail_json(workshop: Workshop, value: DetailValue) -> object:
    """Return a detail: a value, null where it is not recorded, [] where there was none."""
    match value:
        case Missing.NOT_RECORDED:
            return None
        case Missing.CONFIRMED_NONE:
            return []
        case time():
            return time_json(value)
        case tuple():
            return [
                text_json(each) if isinstance(each, Text) else name_of(workshop, each)
                for each in value
            ]
    return value


def _item_json(workshop: Workshop, item: Item) -> dict[str, object]:
    session = workshop.session
    took = session.clock.elapsed(item.id, workshop.now) if item.id in session.clock.begun else None
    talk = item.talk
    return {
        "id": item.id,
        "kind": item.kind.value,
        "title": text_json(item.title),
        "pitch": item.pitch,
        "length_s": seconds_json(item.length),
        "length_now_s": seconds_json(length_now(session.agenda, session.clock, item.id)),
        "took_s": seconds_json(took),
        **directions_json(workshop, item),
        "skipped": item.id in session.clock.skipped,
        "account": text_json(item.account),
        "points": [text_json(text) for text in talk.points] if talk else [],
        "calls": [text_json(text) for text in talk.calls] if talk else [],
    }


def _share_out_json(workshop: Workshop) -> list[dict[str, object]]:
    groups = workshop.session.groups.groups
    return [
        {
            "group": groups[group].number,
            "is_ready": summary.is_ready,
            "points": [text_json(text) for text in summary.points],
            "comments": [text_json(comment.text) for comment in summary.comments],
        }
        for group, summary in workshop.session.summaries.summaries.items()
    ]


def _follow_ups_json(workshop: Workshop) -> list[dict[str, object]]:
    return [
        {
            "id": each.id,
            "what": text_json(each.what),
            "owners": [name_of(workshop, owner) for owner in each.owners],
            "due": each.due.isoformat() if each.due else None,
            "status": each.status.value,
        }
        for each in workshop.series.follow_ups_of(workshop.id)
    ]
