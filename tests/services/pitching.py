"""What the tests of pitches share: a pitch, another meeting, and what stands where."""

from datetime import timedelta

from facilitator.domain.pitch_states import PitchState, pitch_in_time
from facilitator.domain.pitches import Pitch, PitchKind
from facilitator.domain.text import Text
from facilitator.services import groups
from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import small_plan

TEN, FIFTEEN = timedelta(minutes=10), timedelta(minutes=15)
MARKET = Pitch(title=Text.of("朝市"), pitch_kind=PitchKind.THEME)


def titles(workshop: Workshop) -> list[str]:
    """Return the pitches of the session in the order of their numbers."""
    return [pitch.title.original for pitch in workshop.session.pitches.pitches.values()]


def on_agenda(workshop: Workshop) -> list[str]:
    """Return the agenda: the title of a pitch, else the kind of the item."""
    known = workshop.session.pitches.pitches
    return [
        known[item.pitch].title.original if item.pitch else item.kind.value
        for item in workshop.session.agenda.items.values()
    ]


def called(workshop: Workshop, title: str) -> str:
    """Return the id of the pitch of the session with that title."""
    found = workshop.session.pitches.pitches.items()
    return next(key for key, pitch in found if pitch.title.original == title)


def state(workshop: Workshop, pitch: str) -> PitchState:
    """Return how far a pitch has come."""
    face = workshop.session.read_clock(workshop.now)
    return pitch_in_time(workshop.session, face, pitch).state


def close_groups(workshop: Workshop) -> None:
    """Close all groups, so that no pitch is worked on."""
    for group in workshop.session.groups.open:
        groups.close_group(workshop, group.id)


def second_meeting(workshop: Workshop, database: Database, surroundings: Surroundings) -> Workshop:
    """Return another meeting of the same series, later and without pitches."""
    plan = small_plan(
        session={"id": "talks-02", "title": "第2回", "date": "2026-11-07", "start": "14:00"},
        item=[{"kind": "opening", "length": "10分"}, {"kind": "share_out", "length": "10分"}],
        pitch=[],
        group=[],
        said=None,
    )
    return open_workshop(database, surroundings, plan_session(database, surroundings, plan))
