"""``status``: where the clock of a session stands, as one line or one JSON document."""

import click

from facilitator.cli.commands import json_option, session_argument
from facilitator.cli.naming import item_title
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import (
    instant_json,
    print_json,
    print_line,
    seconds_json,
    stopwatch,
    words_of,
)
from facilitator.domain.clock import length_now
from facilitator.domain.items import NOTHING, Item
from facilitator.domain.lengths import minutes_between
from facilitator.domain.projection import Phase, State
from facilitator.domain.session import Session
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services.status import Status, read_status
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

_MARKS = {State.PLANNED: "○", State.RUNNING: "▶", State.PAUSED: "‖", State.HELD: "■"}


@click.command(epilog="facilitator status --json")
@session_argument
@json_option
@click.pass_obj
def status(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """Tell where the clock stands: the item, the time left, when the meeting will end."""
    with at_seat(surroundings, session) as workshop:
        print_status(workshop, as_json)


def print_status(workshop: Workshop, as_json: bool) -> None:
    """Print where the session stands now."""
    now = read_status(workshop)
    if as_json:
        print_json(status_json(workshop, now))
    else:
        print_line(status_words(workshop.session, now))


def status_json(workshop: Workshop, now: Status) -> dict[str, object]:
    """Return *now* as a document: instants with offset, lengths in seconds, null for nothing."""
    session = workshop.session
    zone = session.zone
    return {
        "session": session.id,
        "slug": session.opened.slug,
        "state": now.state.value,
        "item": item_json(session, now.item),
        "next_item": item_json(session, now.next_item),
        "elapsed_s": seconds_json(now.elapsed),
        "remaining_s": seconds_json(now.remaining),
        "behind_s": seconds_json(now.behind),
        "planned_end": instant_json(now.planned_end_at, zone),
        "projected_end": instant_json(now.projected_end_at, zone),
        "hard_end": instant_json(now.hard_end_at, zone),
        "slack_s": seconds_json(now.slack),
        "over_by_s": seconds_json(now.over_by),
        "crosses": item_json(session, now.crosses),
        "phase": now.phase.value if now.phase else None,
        "phase_left_s": seconds_json(now.phase_left),
        "nudge": now.nudge.value if now.nudge else None,
        "saved_at": instant_json(now.saved_at, zone),
        "people": now.people,
        "here": now.here,
        "groups": now.groups,
        "lines": now.lines,
        "unheeded": now.unheeded,
    }


def item_json(session: Session, item: Item | None) -> dict[str, object] | None:
    """Return an item of the agenda as a document, with its length as it is now."""
    if item is None:
        return None
    title = item_title(session, item)
    return {
        "id": item.id,
        "number": session.agenda.order.index(item.id) + 1,
        "kind": item.kind.value,
        "title": title.original if title else None,
        "length_s": seconds_json(length_now(session.agenda, session.clock, item.id)),
    }


def item_words(session: Session, item: Item) -> str:
    """Return what *item* is called; its kind where it has no title."""
    return words_of(item_title(session, item)) or word(item.kind)


def status_words(session: Session, now: Status) -> str:
    """Return *now* as one line: mark, item, time left, when the meeting will end, what to heed."""
    parts = [_MARKS[now.state]]
    if now.state is State.PLANNED:
        parts.append(session.opened.date.isoformat())
    if now.item is None or now.state is State.PAUSED:
        parts.append(word(now.state))
    if now.item is not None:
        parts += [_running_words(session, now, now.item), _time_left(now)]
    elif now.next_item is not None:
        sentence = _("next: {item}")
        parts.append(sentence.format(item=item_words(session, now.next_item)))
    parts += [end_words(session, now), limit_words(session, now)]
    parts.append(f"▲ {word(now.nudge)}" if now.nudge else "")
    return " ".join(part for part in parts if part)


def _running_words(session: Session, now: Status, item: Item) -> str:
    """Return what the running item is called, and its part where that is the last one."""
    words = item_words(session, item)
    if now.phase in (None, Phase.MAIN):
        return words
    return _("{item} ({phase})").format(item=words, phase=word(now.phase))


def _time_left(now: Status) -> str:
    if now.remaining is None or now.length is None:
        return _("{elapsed} so far").format(elapsed=stopwatch(now.elapsed or NOTHING))
    sentence = (
        _("over by {left}, of {length}")
        if now.remaining < NOTHING
        else _("{left} left of {length}")
    )
    return sentence.format(left=stopwatch(now.remaining), length=stopwatch(now.length))


def end_words(session: Session, now: Status) -> str:
    """Return when the meeting ends beside when it was to, in minutes of the clock on the wall."""
    if now.projected_end_at is None:
        return ""
    end = f"{now.projected_end_at.astimezone(session.zone):%H:%M}"
    is_held = now.state is State.HELD
    if now.planned_end_at is None or now.projected_end_at is None or now.behind is None:
        return (_("ended {end}") if is_held else _("will end {end}")).format(end=end)
    sentence = (
        _("ended {end} (planned {planned}, {behind} min)")
        if is_held
        else _("will end {end} (planned {planned}, {behind} min)")
    )
    return sentence.format(
        end=end,
        planned=f"{now.planned_end_at.astimezone(session.zone):%H:%M}",
        behind=f"{minutes_between(now.planned_end_at, now.projected_end_at):+d}",
    )


def limit_words(session: Session, now: Status) -> str:
    """Return how the end keeps to the hard end, nothing where there is none."""
    if now.hard_end_at is None or now.projected_end_at is None or now.slack is None:
        return ""
    minutes = minutes_between(now.projected_end_at, now.hard_end_at)
    sentence = (
        _("{minutes} min past the hard end {time}")
        if minutes < 0
        else _("{minutes} min to spare before the hard end {time}")
    )
    time = f"{now.hard_end_at.astimezone(session.zone):%H:%M}"
    return sentence.format(minutes=abs(minutes), time=time)
