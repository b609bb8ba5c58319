"""What is done at the registration desk in more than one step; each gives what is said of it."""

from collections.abc import Callable

from textual.content import Content

from facilitator.domain.events import Event
from facilitator.locale import _, language
from facilitator.locale.event_words import event_word
from facilitator.services import participants
from facilitator.tui.dialogs.confirm import ConfirmDialog
from facilitator.tui.dialogs.desk import NOBODY, ask_about_namesakes
from facilitator.tui.stage import StageScreen
from facilitator.tui.titles import people_words
from facilitator.tui.walk_in import WalkIn, namesakes, register

_OF_THE_DESK = ("participants.", "wishes.", "seating.roles_offered")
"""Kinds of events that are taken back from here: a slip at the desk never stops the clock."""


def take_in_walk_in(
    screen: StageScreen,
    walk_in: WalkIn,
    registered: Callable[[str], None],
    known: Callable[[str], None],
) -> None:
    """Register *walk_in*; ask first where somebody of that name is registered.

    *registered* hears the id of the new one, *known* that of the one who it is.
    """

    def answered(answer: str) -> None:
        ids: list[str] = []
        if answer != NOBODY:
            known(answer)
        elif screen.record(lambda workshop: ids.append(register(workshop, walk_in))):
            registered(ids[0])

    if alike := namesakes(walk_in, screen.here):
        ask_about_namesakes(screen, alike, answered)
    else:
        answered(NOBODY)


def withdraw(
    screen: StageScreen, person: str, name: str, withdrawn: Callable[[Content], None]
) -> None:
    """Take *person*, called *name*, out of the meeting, after a question."""

    def answered(yes: bool | None) -> None:
        if yes and screen.record(lambda workshop: participants.withdraw(workshop, person)):
            words = _("Taken out of this meeting: {name}").format(name=name)
            withdrawn(Content.assemble((words, "bold"), "   ", _("F9 takes it back")))

    question = _(
        "Was {name} registered by mistake? Seat, roles and wishes go, too; F9 brings all back. "
        "For somebody who does not come, press a."
    )
    dialog = ConfirmDialog(question.format(name=name), yes=_("Take out"))
    screen.app.push_screen(dialog, answered)


def take_back(screen: StageScreen) -> Content | None:
    """Take back what this seat did last at the desk; return whom it was about, None if nothing."""

    def is_of_the_desk(event: Event) -> bool:
        is_own = event.seat == screen.seat.workshop.seat
        return is_own and event.body.kind.startswith(_OF_THE_DESK)

    taken: list[Event] = []
    if not screen.record(lambda workshop: taken.append(workshop.undo(is_of_the_desk))):
        return None
    what = f"{_whom(screen, taken[0])}  {event_word(taken[0].body.kind)}"
    return Content(_("Taken back: {what}").format(what=what))


def _whom(screen: StageScreen, event: Event) -> str:
    """Return whom the action of *event* was about: a name, or of how many people."""
    action = [each for each in screen.seat.workshop.events if each.action == event.action]
    people = {getattr(each.body, "person", None) for each in action} - {None}
    if len(people) == 1:
        return screen.here.name(people.pop(), language())
    return people_words(len(people))
