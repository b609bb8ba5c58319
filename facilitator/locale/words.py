"""What the program calls things: the words for every state, kind, role and detail.

Things are looked up by the names of their kinds, so that the first screen, which shows only states,
loads none of the modules that hold them.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from facilitator.locale import N_, _
from facilitator.locale.event_words import KINDS_OF_EVENT, event_word

if TYPE_CHECKING:
    pass


class Told(Protocol):
    """An error or a fault in words: an English sentence with places, and what fills them."""

    @property
    def reason(self) -> str:
        """Return the sentence."""

    @property
    def values(self) -> Mapping[str, object]:
        """Return what fills its places."""


_WORDS: dict[str, str] = {
    "ItemKind.OPENING": N_("Opening"),
    "ItemKind.LOOK_BACK": N_("Look-back"),
    "ItemKind.INFORMATION_TALK": N_("Information talk"),
    "ItemKind.PITCH": N_("Pitch"),
    "ItemKind.BREAKOUT": N_("Breakout"),
    "ItemKind.SEAT_CHANGE": N_("Change of seats"),
    "ItemKind.SHARE_OUT": N_("Share-out"),
    "ItemKind.BREAK": N_("Break"),
    "ItemKind.INTRODUCTIONS": N_("Introductions"),
    "ItemKind.NETWORKING": N_("Free networking"),
    "ItemKind.CLOSING": N_("Closing"),
    "Progress.DONE": N_("done"),
    "Progress.RUNNING": N_("running"),
    "Progress.PAUSED": N_("paused"),
    "Progress.PASSED_OVER": N_("passed over"),
    "Progress.SKIPPED": N_("left out"),
    "Progress.TO_COME": N_("to come"),
    "Phase.MAIN": N_("main part"),
    "Phase.QUESTIONS": N_("questions"),
    "Phase.WRAP_UP": N_("wrap-up"),
    "Nudge.NOT_BEGUN": N_("should have begun"),
    "Nudge.NOTHING_RUNS": N_("nothing runs"),
    "Nudge.LONG_PAUSE": N_("long pause"),
    "PitchState.TO_COME": N_("to come"),
    "PitchState.TALK": N_("talk running"),
    "PitchState.QUESTIONS": N_("taking questions"),
    "PitchState.PAUSED": N_("paused"),
    "PitchState.GIVEN": N_("given"),
    "PitchState.LEFT_OUT": N_("left out"),
    "PitchState.NOT_ON_AGENDA": N_("not on the agenda"),
    "Help.MONEY": N_("money"),
    "Help.PEOPLE": N_("helping hands"),
    "Help.PLACE": N_("place"),
    "Help.KNOW_HOW": N_("know-how"),
    "Outcome.WAITING": N_("waiting"),
    "Outcome.SCHEDULED": N_("scheduled"),
    "Outcome.GIVEN": N_("given"),
    "Outcome.NOT_GIVEN": N_("not given"),
    "Outcome.WITHDRAWN": N_("withdrawn"),
    "QueueState.WAITING": N_("waiting"),
    "QueueState.SCHEDULED": N_("scheduled"),
    "QueueState.WITHDRAWN": N_("withdrawn"),
    "LineKind.QUESTION": N_("Question"),
    "LineKind.ANSWER": N_("Answer"),
    "LineKind.TOPIC": N_("Topic"),
    "LineKind.IDEA": N_("Idea"),
    "LineKind.OFFER": N_("Offer"),
    "LineKind.CONCERN": N_("Concern"),
    "LineKind.DECISION": N_("Decision"),
    "LineKind.NEXT_STEP": N_("Next step"),
    "LineKind.INDICATOR": N_("Indicator idea"),
    "LineKind.REMARK": N_("Remark"),
    "State.PLANNED": N_("planned"),
    "State.RUNNING": N_("running"),
    "State.PAUSED": N_("paused"),
    "State.HELD": N_("held"),
    "Role.FACILITATOR": N_("Facilitator"),
    "Role.NOTE_TAKER": N_("Note-taker"),
    "Role.REPORTER": N_("Reporter"),
    "Presence.EXPECTED": N_("expected"),
    "Presence.PRESENT": N_("present"),
    "Presence.ONLINE": N_("online"),
    "Presence.ABSENT": N_("absent"),
    "Presence.LEFT": N_("left early"),
    "PitchKind.PROJECT": N_("a project to carry out together"),
    "PitchKind.THEME": N_("a theme to think about together"),
    "Status.OPEN": N_("open"),
    "Status.DONE": N_("done"),
    "Status.DROPPED": N_("dropped"),
    "Detail.START": N_("Began"),
    "Detail.END": N_("Ended"),
    "Detail.PLACE": N_("Place"),
    "Detail.VENUE": N_("Venue"),
    "Detail.MODE": N_("Mode"),
    "Detail.ACCESS": N_("Access"),
    "Detail.SECRETARIAT": N_("Secretariat"),
    "Detail.SECRETARIAT_ORGANISATION": N_("Organisation of the secretariat"),
    "Detail.PEOPLE": N_("Number of people"),
    "Detail.ORGANISATIONS": N_("Number of organisations"),
    "Detail.ATTENDANCE_SAID": N_("Attendance in the secretariat’s words"),
    "Detail.FACILITATORS": N_("Facilitators"),
    "Detail.NOTE_TAKERS": N_("Note-takers"),
    "Detail.MATERIALS": N_("Materials"),
    "Detail.DECISIONS": N_("Decisions"),
    "Detail.FOLLOW_UPS": N_("Follow-ups"),
    "Detail.NOTICES": N_("Notices"),
    "Detail.NEXT_MEETING": N_("Next meeting"),
    "Detail.PREPARED_BY": N_("Prepared by"),
    "Detail.CHECKED_BY": N_("Checked by"),
    "Column.NAME": N_("Name"),
    "Column.FAMILY_NAME": N_("Family name"),
    "Column.GIVEN_NAME": N_("Given name"),
    "Column.READING": N_("Reading of the name"),
    "Column.FAMILY_READING": N_("Reading of the family name"),
    "Column.GIVEN_READING": N_("Reading of the given name"),
    "Column.ORGANISATION": N_("Organisation"),
    "Column.KIND": N_("Kind of participant"),
    "Column.EMAIL": N_("E-mail"),
    "Column.PHONE": N_("Telephone"),
    "Column.WISH_1": N_("First wish"),
    "Column.WISH_2": N_("Second wish"),
    "Column.WISH_3": N_("Third wish"),
    "Column.WAY": N_("Way of taking part"),
    "Column.REMARK": N_("Remarks"),
    "Column.ROLES": N_("Roles"),
    "Need.CHILDCARE": N_("Childcare"),
    "Need.ACCESS": N_("Wheelchair access"),
    "Need.INTERPRETER": N_("Interpreter"),
    "Suits.ONLINE": N_("Those online"),
    "Suits.ACCESS": N_("Wheelchair access"),
    "Suits.INTERPRETER": N_("Interpreter"),
    "Tie.TOGETHER": N_("together"),
    "Tie.APART": N_("apart"),
    "Shortcoming.SECOND_WISH": N_("Second wish"),
    "Shortcoming.THIRD_WISH": N_("Third wish"),
    "Shortcoming.NO_WISH": N_("None of the wishes"),
    "Shortcoming.MISSED_FIRST": N_("First wish in no round"),
    "Shortcoming.MISSED_SECOND": N_("Second wish in no round"),
    "Shortcoming.MISSED_THIRD": N_("Third wish in no round"),
    "Shortcoming.KIND": N_("Kind not spread evenly"),
    "Shortcoming.ORGANISATION": N_("Two of the same organisation"),
    "Shortcoming.MET": N_("Two who have met before"),
    "Hold.PINNED": N_("Pinned to this group."),
    "Hold.LOCKED": N_("This group is locked."),
    "Hold.ROLE": N_("Has a role in this group."),
    "Hold.PRESENTER": N_("Presents the pitch of this group."),
}

_SHAPES: dict[str, str] = {
    "text": N_("one text"),
    "texts": N_("several texts"),
    "people": N_("people"),
    "organisation": N_("one organisation"),
    "number": N_("a number"),
    "time": N_("a time of day"),
}


_SEATS: dict[str, str] = {
    "facilitator": N_("facilitator’s computer"),
    "secretariat": N_("command line"),
}


def seat_word(seat: str) -> str:
    """Return where something was done, in the chosen language: the seat that stands in the log.

    A note-taker's seat is called ``note-taker`` and the number of its group; where several sit at
    one group, a mark of each follows.
    """
    role, _space, rest = seat.partition(" ")
    if role == "note-taker":
        number, _space, mark = rest.partition(" ")
        words = _("note-taker of group {number}").format(number=number)
        return f"{words} ({mark})" if mark else words
    return _(_SEATS[seat]) if seat in _SEATS else seat


def word(thing: StrEnum) -> str:
    """Return what a state, kind, role or detail of the domain is called in the chosen language."""
    return _(_WORDS[f"{type(thing).__name__}.{thing.name}"])


def state_word(state: str) -> str:
    """Return what the state of a meeting is called in the chosen language."""
    return _(_WORDS[f"State.{state.upper()}"])


def told(error: Told) -> str:
    """Return what *error* says in the chosen language; names of the program's own as well."""
    values = {name: _told_value(name, value) for name, value in error.values.items()}
    return _(error.reason).format(**values)


def _told_value(name: str, value: object) -> object:
    match name, value:
        case "kind", str(kind) if kind in KINDS_OF_EVENT:
            return event_word(kind)
        case "detail", str(detail) if f"Detail.{detail.upper()}" in _WORDS:
            return _(_WORDS[f"Detail.{detail.upper()}"])
        case "shape", str(shape) if shape in _SHAPES:
            return _(_SHAPES[shape])
    return value
