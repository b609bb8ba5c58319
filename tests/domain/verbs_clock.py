"""The verbs of the clock, done with whatever is there."""

from facilitator.domain import catching_up, clock

from .picking import Decision, key_of, maybe, verb
from .told import Told, minutes


@verb
def start_item(told: Told, a: int, b: int, c: int) -> Decision:
    plan = told.session.agenda
    return clock.start_item(plan, told.session.clock, maybe(plan.items, a))


@verb
def go_on(told: Told, a: int, b: int, c: int) -> Decision:
    return clock.go_on(told.session.agenda, told.session.clock)


@verb
def go_back(told: Told, a: int, b: int, c: int) -> Decision:
    return clock.go_back(told.session.agenda, told.session.clock)


@verb
def pause(told: Told, a: int, b: int, c: int) -> Decision:
    return clock.pause(told.session.clock)


@verb
def resume(told: Told, a: int, b: int, c: int) -> Decision:
    return clock.resume(told.session.clock)


@verb
def extend_item(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session
    return clock.extend_item(here.agenda, here.clock, minutes(a - b), told.now)


@verb
def item_began(told: Told, a: int, b: int, c: int) -> Decision:
    return clock.item_began(told.session.clock, told.now - minutes(a), told.now)


@verb
def end_meeting(told: Told, a: int, b: int, c: int) -> Decision:
    return clock.end_meeting(told.session.clock)


@verb
def set_length_now(told: Told, a: int, b: int, c: int) -> Decision:
    plan = told.session.agenda
    return clock.set_length_now(plan, told.session.clock, key_of(plan.items, a), minutes(b - 1))


@verb
def skip_item(told: Told, a: int, b: int, c: int) -> Decision:
    plan = told.session.agenda
    return clock.skip_item(plan, told.session.clock, key_of(plan.items, a))


@verb
def take_up_item(told: Told, a: int, b: int, c: int) -> Decision:
    measured = told.session.clock
    return clock.take_up_item(measured, key_of(dict.fromkeys(sorted(measured.skipped)), a))


@verb
def begin_last_part(told: Told, a: int, b: int, c: int) -> Decision:
    return clock.begin_last_part(told.session.agenda, told.session.clock, told.now)


@verb
def catch_up(told: Told, a: int, b: int, c: int) -> Decision:
    here, proposed = told.session, catching_up.propose(told.face)
    return catching_up.catch_up(here.agenda, here.clock, proposed, proposed)
