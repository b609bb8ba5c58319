"""The verbs of the agenda, the occasion and the wall, done with whatever is there."""

from datetime import time, timedelta

from facilitator.domain import agenda, occasion, on_the_day, projector
from facilitator.domain.items import Directions, ItemKind, Talk

from .picking import Decision, key_of, maybe, one_of, verb, words
from .told import DAY, Told, minutes

TIMES = (None, time(13, 50), time(14, 30), time(15), time(23, 55), time(0, 10))


@verb
def add_item(told: Told, a: int, b: int, c: int) -> Decision:
    plan = told.session.agenda
    return on_the_day.add_item(
        plan,
        told.session.clock,
        item=told.new_id(),
        kind=one_of(ItemKind, a),
        title=words(b) if b % 2 else None,
        length=minutes(c) if c else None,
        pitch=maybe(told.session.pitches.pitches, c),
        after=maybe(plan.items, b),
    )


@verb
def retitle_item(told: Told, a: int, b: int, c: int) -> Decision:
    return agenda.retitle_item(told.session.agenda, key_of(told.session.agenda.items, a), words(b))


@verb
def set_length(told: Told, a: int, b: int, c: int) -> Decision:
    plan = told.session.agenda
    return agenda.set_length(plan, key_of(plan.items, a), minutes(b - 2) if c % 4 else None)


@verb
def move_item(told: Told, a: int, b: int, c: int) -> Decision:
    plan, begun = told.session.agenda, told.session.clock.begun
    return agenda.move_item(plan, key_of(plan.items, a), after=maybe(plan.items, b), begun=begun)


@verb
def remove_item(told: Told, a: int, b: int, c: int) -> Decision:
    plan = told.session.agenda
    return agenda.remove_item(plan, key_of(plan.items, a), begun=told.session.clock.begun)


@verb
def record_talk(told: Told, a: int, b: int, c: int) -> Decision:
    plan = told.session.agenda
    return agenda.record_talk(plan, key_of(plan.items, a), Talk(points=(words(b),)))


@verb
def write_account(told: Told, a: int, b: int, c: int) -> Decision:
    plan = told.session.agenda
    return agenda.write_account(plan, key_of(plan.items, a), words(b))


@verb
def park_item(told: Told, a: int, b: int, c: int) -> Decision:
    plan = told.session.agenda
    return agenda.park_item(plan, key_of(plan.items, a), begun=told.session.clock.begun)


@verb
def unpark_item(told: Told, a: int, b: int, c: int) -> Decision:
    plan = told.session.agenda
    item, after = key_of(plan.parked, a), maybe(plan.items, b)
    return on_the_day.unpark_item(plan, told.session.clock, item, after=after)


@verb
def split_item(told: Told, a: int, b: int, c: int) -> Decision:
    plan, measured = told.session.agenda, told.session.clock
    item, second = key_of(plan.items, a), told.new_id()
    return on_the_day.split_item(plan, measured, item, minutes(b), second=second)


@verb
def direct_item(told: Told, a: int, b: int, c: int) -> Decision:
    directions = Directions(
        presenter="p1" if a % 3 == 1 else None,
        presenter_words=words(b) if a % 3 == 2 else None,
        cue=words(c) if c % 2 else None,
        is_protected=not b % 4,
        least_length=minutes(c) if c % 3 else None,
        starts_at=one_of(TIMES, b),
        ends_at=one_of(TIMES, c),
        last_part=minutes(b) if b % 3 else None,
    )
    plan = told.session.agenda
    return agenda.direct_item(plan, key_of(plan.items, a), directions)


@verb
def lock_end(told: Told, a: int, b: int, c: int) -> Decision:
    return agenda.lock_end(told.session.agenda, one_of(TIMES, a), start=told.session.opened.start)


@verb
def retitle_session(told: Told, a: int, b: int, c: int) -> Decision:
    return occasion.retitle_session(told.session.opened, words(a) if b % 3 else None)


@verb
def reschedule_session(told: Told, a: int, b: int, c: int) -> Decision:
    day = DAY + timedelta(days=a % 3 - 1)
    start, end = one_of(TIMES, b), one_of(TIMES, c)
    hard_end = told.session.agenda.hard_end
    return occasion.reschedule_session(
        told.session.opened, day, start=start, end=end, hard_end=hard_end
    )


@verb
def renumber_session(told: Told, a: int, b: int, c: int) -> Decision:
    numbers = {"no_in_fiscal_year": a or None, "no_total": b or None}
    return occasion.renumber_session(told.session.opened, **numbers)


@verb
def show_message(told: Told, a: int, b: int, c: int) -> Decision:
    return projector.show_message(told.session.projector, words(a) if b % 3 else None)


@verb
def show_names(told: Told, a: int, b: int, c: int) -> Decision:
    return projector.show_names(told.session.projector, bool(a % 2))


@verb
def blank(told: Told, a: int, b: int, c: int) -> Decision:
    return projector.blank(told.session.projector, bool(a % 2))
