"""How far each pitch of a session has come: what the clock says of its items on the agenda."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from facilitator.domain.items import NOTHING
from facilitator.domain.projection import Phase, Projection
from facilitator.domain.session import Session
from facilitator.domain.slots import Progress, Slot


class PitchState(StrEnum):
    """How far a pitch of a session has come."""

    TO_COME = "to_come"
    TALK = "talk"
    QUESTIONS = "questions"
    PAUSED = "paused"
    GIVEN = "given"
    LEFT_OUT = "left_out"
    NOT_ON_AGENDA = "not_on_agenda"

    @property
    def is_now(self) -> bool:
        """Whether the pitch runs, or a pause interrupts it."""
        return self in (PitchState.TALK, PitchState.QUESTIONS, PitchState.PAUSED)


@dataclass(frozen=True, slots=True)
class PitchInTime:
    """A pitch in time. ``length`` is planned now, ``questions`` the part of it for questions.

    ``took`` is what the clock has measured so far. ``phase`` and ``phase_left`` are those of the
    running pitch. Lengths are None where nothing says.
    """

    state: PitchState
    length: timedelta | None = None
    questions: timedelta = NOTHING
    took: timedelta | None = None
    phase: Phase | None = None
    phase_left: timedelta | None = None


def pitch_in_time(session: Session, face: Projection, pitch: str) -> PitchInTime:
    """Return how far *pitch* of *session* has come, as *face*, the clock of it, tells."""
    slots = [slot for slot in face.slots if slot.item.pitch == pitch]
    lengths = [slot.length for slot in slots if slot.length is not None]
    took = [slot.took for slot in slots if slot.took is not None]
    is_now = any(slot.is_running for slot in slots)
    return PitchInTime(
        state=_state(session, face, slots),
        length=sum(lengths, NOTHING) if lengths else None,
        questions=sum((slot.last_part for slot in slots), NOTHING),
        took=sum(took, NOTHING) if took else None,
        phase=face.phase if is_now else None,
        phase_left=face.phase_left if is_now else None,
    )


def _state(session: Session, face: Projection, slots: list[Slot]) -> PitchState:
    """Return the state of a pitch that has these items: several where its item was split."""
    found = {slot.progress for slot in slots}
    if session.opened.was_held:
        return PitchState.GIVEN
    if Progress.PAUSED in found:
        return PitchState.PAUSED
    if Progress.RUNNING in found:
        return PitchState.QUESTIONS if face.phase is Phase.QUESTIONS else PitchState.TALK
    if Progress.TO_COME in found:
        return PitchState.TO_COME
    if Progress.DONE in found:
        return PitchState.GIVEN
    return PitchState.LEFT_OUT if found else PitchState.NOT_ON_AGENDA
