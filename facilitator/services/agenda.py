"""The agenda, from a seat: put items on it, change, move, split, park and remove them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time, timedelta
from enum import Enum, auto

from facilitator.domain import agenda, clock, on_the_day, pitches
from facilitator.domain.events import Body
from facilitator.domain.items import Directions, Item, ItemKind, Talk
from facilitator.domain.refused import Refused
from facilitator.domain.register import Register
from facilitator.domain.text import Text, matching_key
from facilitator.services.workshop import Workshop


class Kept(Enum):
    """What stands for a length that stays as it is, whatever it is when the change is made."""

    LENGTH = auto()


def add_item(
    workshop: Workshop,
    kind: ItemKind,
    *,
    title: Text | None = None,
    length: timedelta | None = None,
    after: str | None = None,
) -> str:
    """Put an item on the agenda after *after* (None: first); return its id.

    In a running meeting none stands before what runs, and the planned end stays.
    """
    item = workshop.new_id()
    workshop.record(
        lambda: on_the_day.add_item(
            workshop.session.agenda,
            workshop.session.clock,
            item=item,
            kind=kind,
            title=title,
            length=length,
            after=after,
        )
    )
    return item


def revise_item(
    workshop: Workshop,
    item: str,
    *,
    title: Text | None = None,
    length: timedelta | Kept | None = Kept.LENGTH,
    change: Callable[[Directions], Directions],
) -> None:
    """Change only what is said of *item*, as one action: what other seats change meanwhile stays.

    *change* makes the new directions of those that it has then. In a meeting that has begun the
    length (None: open) is that of this meeting, and what was planned stays.
    """

    def decide() -> list[Body]:
        on = workshop.session.agenda
        changes: list[Body] = []
        if title is not None and (item not in on.items or on.items[item].title != title):
            changes.append(agenda.retitle_item(on, item, title))
        if length is not Kept.LENGTH:
            changes += _length_change(workshop, item, length)
        changes += _directions_change(workshop, item, change, length)
        return changes

    workshop.record(decide)


def _directions_change(
    workshop: Workshop,
    item: str,
    change: Callable[[Directions], Directions],
    length: timedelta | Kept | None,
) -> Sequence[Body]:
    """Return what notes for *item*, *length* long then, what *change* makes of what was noted."""
    on = workshop.session.agenda
    before = on.items[item].directions if item in on.items else Directions()
    if isinstance(length, Kept):
        is_there = item in on.items
        length = clock.length_now(on, workshop.session.clock, item) if is_there else None
    return agenda.direct_item(on, item, change(before), length=length)


def _length_change(workshop: Workshop, item: str, length: timedelta | None) -> list[Body]:
    on, measured = workshop.session.agenda, workshop.session.clock
    if item in on.items and clock.length_now(on, measured, item) == length:
        return []
    if length is None:
        return list(on_the_day.leave_open(on, measured, item))
    if measured.intervals or item in measured.extensions:
        return [clock.set_length_now(on, measured, item, length)]
    return [agenda.set_length(on, item, length)]


def direct_item(workshop: Workshop, item: str, change: Callable[[Directions], Directions]) -> None:
    """Note for running *item* what *change* makes of what was noted before."""
    revise_item(workshop, item, change=change)


def protect_item(workshop: Workshop, item: str) -> None:
    """Protect the length of *item*, or do not protect it any more."""
    direct_item(
        workshop, item, lambda before: replace(before, is_protected=not before.is_protected)
    )


def presented_by(register: Register, before: Directions, words: Text | None) -> Directions:
    """Return *before* with the presenter whom *words* name: by id where the register has one."""
    key = None if words is None else matching_key(words.original)
    people = [
        person.id
        for person in register.people.values()
        if key in (matching_key(person.name), matching_key(register.full_name_of(person)))
    ]
    organisation = None if words is None else register.organisation_named(words.original)
    if len(people) == 1:
        return replace(before, presenter=people[0], presenter_words=None)
    if organisation is not None:
        return replace(before, presenter=organisation.id, presenter_words=None)
    return replace(before, presenter=None, presenter_words=words)


def move_item(workshop: Workshop, item: str, *, after: str | None) -> None:
    """Put *item* after *after* (None: first); pitches are numbered as they stand on the agenda."""

    def decide() -> list[Body]:
        session = workshop.session
        moved = agenda.move_item(session.agenda, item, after=after, begun=session.clock.begun)
        order = [each for each in session.agenda.order if each != item]
        order.insert(0 if after is None else order.index(after) + 1, item)
        return [moved, *_renumbered(workshop, [session.agenda.items[each] for each in order])]

    workshop.record(decide)


def _renumbered(workshop: Workshop, order: list[Item]) -> list[Body]:
    """Return what gives the pitches the order that their items have in *order*."""
    known = workshop.session.pitches
    numbered = list(known.pitches)
    wanted = list(dict.fromkeys(item.pitch for item in order if item.pitch in known.pitches))
    wanted += [pitch for pitch in numbered if pitch not in wanted]
    moves: list[Body] = []
    after = None
    for place, pitch in enumerate(wanted):
        assert pitch is not None, "only pitches of the session are wanted"
        if numbered[place] != pitch:
            moves.append(pitches.move_pitch(known, pitch, after=after))
            numbered.remove(pitch)
            numbered.insert(place, pitch)
        after = pitch
    return moves


def split_item(workshop: Workshop, item: str, first: timedelta) -> str:
    """Let *item* last *first*, and what is left of it be an item after it; return its id."""
    second = workshop.new_id()

    workshop.record(
        lambda: on_the_day.split_item(
            workshop.session.agenda, workshop.session.clock, item, first, second=second
        )
    )
    return second


def park_item(workshop: Workshop, item: str) -> None:
    """Put *item* aside; an item of a pitch is refused, since the pitch has a queue to go to."""

    def decide() -> Body:
        session = workshop.session
        if item in session.agenda.items and session.agenda.items[item].pitch is not None:
            raise Refused("A pitch is not parked: put it back into the queue (F3, then r).")
        return agenda.park_item(session.agenda, item, begun=session.clock.begun)

    workshop.record(decide)


def unpark_item(workshop: Workshop, item: str, *, after: str | None) -> None:
    """Take *item*, put aside before, onto the agenda after *after* (None: first).

    In a running meeting none stands before what runs.
    """
    workshop.record(
        lambda: on_the_day.unpark_item(
            workshop.session.agenda, workshop.session.clock, item, after=after
        )
    )


def remove_item(workshop: Workshop, item: str) -> None:
    """Take *item* off the agenda."""
    workshop.record(
        lambda: agenda.remove_item(
            workshop.session.agenda, item, begun=workshop.session.clock.begun
        )
    )


def lock_end(workshop: Workshop, at: time | None) -> None:
    """Say at which time of day the meeting has to be over (None: it need not)."""
    workshop.record(
        lambda: agenda.lock_end(workshop.session.agenda, at, start=workshop.session.opened.start)
    )


def record_talk(workshop: Workshop, item: str, talk: Talk) -> None:
    """Note who gives the information talk of *item*, and what it says."""
    workshop.record(lambda: agenda.record_talk(workshop.session.agenda, item, talk))


def write_account(workshop: Workshop, item: str, account: Text) -> None:
    """Note what the minutes say happened in *item*."""
    workshop.record(lambda: agenda.write_account(workshop.session.agenda, item, account))
