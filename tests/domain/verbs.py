"""Every verb of the domain, done with whatever is there: for the properties of all of them.

A step is the name of a verb and three numbers, from which it picks what it is about; so a sequence
of steps can be drawn, and made smaller, without knowing the meeting.
"""

from collections.abc import Sequence
from datetime import date, time

from hypothesis import strategies as st

from facilitator.domain import (
    details,
    followups,
    groups,
    participants,
    pitches,
)
from facilitator.domain.details import Detail, DetailValue
from facilitator.domain.events import Body
from facilitator.domain.followups import Status
from facilitator.domain.groups import GroupChanged, Role
from facilitator.domain.participants import Presence
from facilitator.domain.pitches import Pitch, PitchKind
from facilitator.domain.refused import Refused
from facilitator.domain.register import Person
from facilitator.domain.series import SeriesDescribed
from facilitator.domain.text import Missing, Text
from facilitator.grouping.deal import deal_evenly

from . import verbs_agenda, verbs_clock, verbs_notes, verbs_seating  # noqa: F401 (they enter themselves)
from .picking import VERBS, Decision, key_of, maybe, one_of, verb, words
from .told import MEETING, SERIES, TWO, Told, minutes

VALUES: tuple[DetailValue, ...] = (
    *Missing,
    time(9, 30),
    24,
    (Text.of("香林坊"),),
    (Text.of("資料1"), Text.of(en="Handout 2")),
    ("p1",),
    ("p1", "p2"),
    (),
)


@verb
def register(told: Told, a: int, b: int, c: int) -> Decision:
    person = Person(
        id=f"p{a % 6}",
        name="山田",
        organisation=one_of((None, "npo", "shop"), b),
        kind=one_of((None, "citizen", "city"), c),
    )
    return participants.register(told.session.participants, person)


@verb
def mark_presence(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.participants
    return participants.mark_presence(here, key_of(here.entries, a), one_of(Presence, b))


def a_pitch(a: int, b: int) -> Pitch:
    return Pitch(
        title=words(a),
        presenter=one_of((None, "p1", "p2"), b),
        pitch_kind=one_of((None, *PitchKind), b),
        asks=(words(b),),
    )


@verb
def offer_pitch(told: Told, a: int, b: int, c: int) -> Decision:
    return pitches.offer_pitch(told.series.queue, told.new_id(), a_pitch(a, b))


@verb
def schedule_pitch(told: Told, a: int, b: int, c: int) -> Decision:
    queue = told.series.queue
    return pitches.schedule_pitch(queue, told.session.pitches, key_of(queue, a), MEETING)


@verb
def add_pitch(told: Told, a: int, b: int, c: int) -> Decision:
    return pitches.add_pitch(told.session.pitches, told.new_id(), a_pitch(a, b))


@verb
def revise_pitch(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.pitches
    return pitches.revise_pitch(here, key_of(here.pitches, a), a_pitch(b, c))


@verb
def move_pitch(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.pitches
    return pitches.move_pitch(here, key_of(here.pitches, a), after=maybe(here.pitches, b))


@verb
def return_pitch(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.pitches
    return pitches.return_pitch(told.series.queue, here, key_of(here.pitches, a), MEETING)


@verb
def withdraw_pitch(told: Told, a: int, b: int, c: int) -> Decision:
    return pitches.withdraw_pitch(told.series.queue, key_of(told.series.queue, a))


@verb
def reword_pitch(told: Told, a: int, b: int, c: int) -> Decision:
    queue = told.series.queue
    return pitches.reword_pitch(queue, key_of(queue, a), a_pitch(b, c))


@verb
def wish(told: Told, a: int, b: int, c: int) -> Decision:
    length = minutes(b) if b else None
    return pitches.wish(key_of(told.series.queue, a), length, ("SDGs 11", "方向2")[: c % 3])


@verb
def make_group(told: Told, a: int, b: int, c: int) -> Decision:
    pitch = maybe(told.session.pitches.pitches, a)
    label = words(b) if b % 2 else None
    here = told.session
    return groups.make_group(here.groups, here.pitches, told.new_id(), label=label, pitch=pitch)


@verb
def change_group(told: Told, a: int, b: int, c: int) -> Decision:
    """As an older program did: this one changes no group, but reads what was changed."""
    group = key_of({each.id: each for each in told.session.groups.open}, a)
    pitch = maybe(told.session.pitches.pitches, c)
    label = words(b)
    if group not in told.session.groups.groups or (
        told.session.groups.groups[group].label == label
    ):
        raise Refused("Nothing changed.")
    return GroupChanged(group=group, label=label, pitch=pitch)


@verb
def close_group(told: Told, a: int, b: int, c: int) -> Decision:
    return groups.close_group(told.session.groups, key_of(told.session.groups.groups, a))


@verb
def move_to_group(told: Told, a: int, b: int, c: int) -> Decision:
    here, everybody = told.session.groups, told.session.participants
    person, group = key_of(everybody.entries, a), maybe(here.groups, b)
    return groups.move_to_group(here, everybody, person, group)


@verb
def deal(told: Told, a: int, b: int, c: int) -> Decision:
    here, everybody = told.session.groups, told.session.participants
    return groups.deal(here, everybody, deal_evenly(here, everybody, told.session.pitches))


@verb
def give_role(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.groups
    person = maybe(told.session.participants.entries, c)
    return groups.give_role(here, key_of(here.groups, a), one_of(Role, b), person)


@verb
def add_follow_up(told: Told, a: int, b: int, c: int) -> Decision:
    return followups.add_follow_up(
        told.series.follow_ups,
        told.new_id(),
        session=MEETING,
        what=words(a),
        owners=("p1", "npo")[: b % 3],
        due=date(2026, 11, 1) if b % 2 else None,
        line=maybe(told.session.notes.lines, c),
    )


@verb
def change_follow_up(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.series.follow_ups
    return followups.change_follow_up(here, key_of(here, a), owners=("p2",)[: b % 2], due=None)


@verb
def close_follow_up(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.series.follow_ups
    return followups.close_follow_up(here, key_of(here, a), one_of(Status, b), in_session=MEETING)


@verb
def set_detail(told: Told, a: int, b: int, c: int) -> Decision:
    return details.set_detail(told.session.details, one_of(Detail, a), one_of(VALUES, b))


@verb
def describe_series(told: Told, a: int, b: int, c: int) -> Decision:
    return SeriesDescribed(series=SERIES, name=words(a), aim=words(b))


Step = tuple[str, int, int, int]
NUMBER = st.integers(0, 23)
SETTING_UP = ("add_item", "register", "make_group", "add_line", "add_pitch", "offer_pitch")
STEP: st.SearchStrategy[Step] = st.tuples(
    st.sampled_from(sorted(VERBS)) | st.sampled_from(SETTING_UP), NUMBER, NUMBER, NUMBER
)
STEPS = st.lists(STEP, max_size=20) | st.lists(STEP, min_size=30, max_size=70)


def do(told: Told, step: Step) -> str | None:
    """Do one step, a minute or so after the one before it; return its action, None if refused."""
    name, *numbers = step
    told.wait(minutes(sum(numbers) % 7 - 1))
    try:
        decided = VERBS[name](told, *numbers)
    except Refused:
        return None
    return told.say(*([decided] if isinstance(decided, Body) else decided))


def told_by(steps: Sequence[Step]) -> Told:
    """Return the meeting that *steps* make, of which every accepted one has its effect."""
    told = Told()
    for step in steps:
        do(told, step)
        assert not told.unheeded, step
    assert told.events[0].at == TWO
    return told
