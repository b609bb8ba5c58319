"""What the program calls things: the words for every state, kind, role and detail.

Things are looked up by the names of their kinds, so that the first screen, which shows only states,
loads none of the modules that hold them.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from facilitator.locale import N_, _

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

_KINDS_OF_EVENT: dict[str, str] = {
    "agenda.account_written": N_("Account written"),
    "agenda.cue_written": N_("Cue written"),
    "agenda.end_locked": N_("Hard end set"),
    "agenda.item_added": N_("Item added"),
    "agenda.item_locked": N_("Hard start and end set"),
    "agenda.item_moved": N_("Item moved"),
    "agenda.item_parked": N_("Item parked"),
    "agenda.item_protected": N_("Protection changed"),
    "agenda.item_removed": N_("Item removed"),
    "agenda.item_retitled": N_("Item renamed"),
    "agenda.item_unparked": N_("Item taken from the parking lot"),
    "agenda.last_part_set": N_("Last part of an item set"),
    "agenda.least_length_set": N_("Least length set"),
    "agenda.length_set": N_("Length changed"),
    "agenda.presenter_named": N_("Presenter named"),
    "agenda.talk_recorded": N_("Talk recorded"),
    "clock.ended": N_("Meeting ended"),
    "clock.item_began": N_("Start corrected"),
    "clock.item_extended": N_("Time added"),
    "clock.item_skipped": N_("Item left out"),
    "clock.item_started": N_("Item started"),
    "clock.item_taken_up": N_("Item taken up again"),
    "clock.last_part_began": N_("Last part of an item begun"),
    "clock.paused": N_("Meeting paused"),
    "clock.resumed": N_("Meeting resumed"),
    "details.set": N_("Detail recorded"),
    "followups.added": N_("Follow-up added"),
    "followups.changed": N_("Follow-up changed"),
    "followups.closed": N_("Follow-up closed"),
    "groups.changed": N_("Group changed"),
    "groups.closed": N_("Group closed"),
    "groups.made": N_("Group made"),
    "groups.person_seated": N_("Person moved"),
    "groups.role_given": N_("Role given"),
    "groups.seats_dealt": N_("People dealt into groups"),
    "notes.line_added": N_("Line written"),
    "notes.line_edited": N_("Line changed"),
    "notes.line_kind_changed": N_("Kind of line changed"),
    "notes.line_removed": N_("Line removed"),
    "participants.kinds_set": N_("Kinds of participants set"),
    "participants.presence_marked": N_("Presence marked"),
    "participants.registered": N_("Participant registered"),
    "participants.way_said": N_("Way of taking part noted"),
    "participants.withdrawn": N_("Registration taken out"),
    "pitches.added": N_("Pitch added"),
    "pitches.moved": N_("Pitch moved"),
    "pitches.offered": N_("Pitch put into the queue"),
    "pitches.returned": N_("Pitch put back into the queue"),
    "pitches.revised": N_("Pitch changed"),
    "pitches.reworded": N_("Pitch of the queue changed"),
    "pitches.scheduled": N_("Pitch scheduled"),
    "pitches.taken_out": N_("Pitch taken out"),
    "pitches.wished": N_("Wishes for a pitch noted"),
    "pitches.withdrawn": N_("Pitch withdrawn"),
    "projector.blanked": N_("Wall blanked or shown"),
    "projector.message_shown": N_("Message shown"),
    "projector.names_shown": N_("Names shown or hidden"),
    "seating.assigned": N_("People assigned to groups"),
    "seating.group_locked": N_("Group locked or unlocked"),
    "seating.group_sized": N_("Size of a group set"),
    "seating.group_suits": N_("Whom a group suits set"),
    "seating.people_tied": N_("People tied together or kept apart"),
    "seating.people_untied": N_("Rule about people dropped"),
    "seating.person_pinned": N_("Person pinned or let go"),
    "seating.points_set": N_("Points set"),
    "seating.roles_offered": N_("Roles somebody can take noted"),
    "seating.round_changed": N_("Planned round changed"),
    "seating.round_returned": N_("Seats of the round before taken again"),
    "seating.round_taken": N_("Seats changed for a round"),
    "series.described": N_("Series described"),
    "session.opened": N_("Session made"),
    "session.renumbered": N_("Numbers of the meeting changed"),
    "session.rescheduled": N_("Date and time changed"),
    "session.retitled": N_("Title changed"),
    "summary.comment_taken": N_("Comment taken"),
    "summary.ready_said": N_("Readiness said"),
    "summary.sharing_started": N_("Sharing started"),
    "summary.written": N_("Summary written"),
    "undone": N_("Taken back"),
    "wishes.given": N_("Wishes given"),
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
    """Return where something was done, in the chosen language: the seat that stands in the log."""
    return _(_SEATS[seat]) if seat in _SEATS else seat


def word(thing: StrEnum) -> str:
    """Return what a state, kind, role or detail of the domain is called in the chosen language."""
    return _(_WORDS[f"{type(thing).__name__}.{thing.name}"])


def state_word(state: str) -> str:
    """Return what the state of a meeting is called in the chosen language."""
    return _(_WORDS[f"State.{state.upper()}"])


def event_word(kind: str) -> str:
    """Return what an event of the kind *kind* is called in the chosen language."""
    return _(_KINDS_OF_EVENT[kind])


def told(error: Told) -> str:
    """Return what *error* says in the chosen language; names of the program's own as well."""
    values = {name: _told_value(name, value) for name, value in error.values.items()}
    return _(error.reason).format(**values)


def _told_value(name: str, value: object) -> object:
    match name, value:
        case "kind", str(kind) if kind in _KINDS_OF_EVENT:
            return event_word(kind)
        case "detail", str(detail) if f"Detail.{detail.upper()}" in _WORDS:
            return _(_WORDS[f"Detail.{detail.upper()}"])
        case "shape", str(shape) if shape in _SHAPES:
            return _(_SHAPES[shape])
    return value
