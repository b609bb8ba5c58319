"""The groups of now beside those before people were seated last."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from facilitator.domain.seating import Assignment
from facilitator.locale import N_, _, language
from facilitator.locale.seating_words import cost_words
from facilitator.locale.words import told
from facilitator.storage.errors import StorageError
from facilitator.tui.dialogs.seating_question import SeatingDialog
from facilitator.tui.group_board import place_name
from facilitator.tui.room import Room
from facilitator.tui.seating_preview import Preview
from facilitator.tui.stage import StageScreen
from facilitator.tui.titles import people_words

if TYPE_CHECKING:
    from facilitator.grouping.answer import Plan
    from facilitator.services.seating_problem import Posed


def compare(screen: StageScreen, preview: Preview) -> None:
    """Show over *screen* who sat elsewhere before people were seated last, and the points."""
    assigned = screen.here.session.seating.assignment
    if assigned is None:
        screen.notify(_("Nobody was seated by points yet; d does that."), markup=False)
        return
    try:
        now = preview.now(screen.seat.workshop)
    except StorageError as error:
        screen.notify(told(error), severity="error", markup=False)
        return
    lines = [*_points(now, assigned), *_moved(screen.here, assigned)]
    screen.app.push_screen(SeatingDialog(_("Since people were seated last"), lines))


def _points(now: "tuple[Posed, Plan] | None", assigned: Assignment) -> Iterator[Content]:
    """Yield the points of the round of now, before and after, where people sat before."""
    from facilitator.grouping.moving import quality

    if now is None or not assigned.before:
        return
    number = now[0].now
    if number is None:
        return
    problem, plan = now[0].problem.model_copy(update={"rounds": 1}), now[1][number : number + 1]
    known = {each.id for each in problem.people}
    before = {
        group.id: tuple(
            who for who, at in assigned.before.items() if at == group.id and who in known
        )
        for group in problem.groups
    }
    was, is_now = quality(problem, (before,)).cost, quality(problem, plan).cost
    words = _("Before {before} points → now {now} points")
    yield Content.styled(words.format(before=was.total, now=is_now.total), "bold")
    yield Content(cost_words(is_now - was))
    yield Content("")


def _moved(room: Room, assigned: Assignment) -> Iterator[Content]:
    """Yield who sits elsewhere than before, from where to where."""
    seats, before = room.session.groups.seats, assigned.before
    moved = [who for who in room.session.participants.entries if seats.get(who) != before.get(who)]
    one, several = (
        N_("1 person sits elsewhere than before"),
        N_("{n} people sit elsewhere than before"),
    )
    yield Content.styled(people_words(len(moved), one, several), "bold")
    for person in moved:
        was, will = place_name(room, before.get(person)), place_name(room, seats.get(person))
        yield Content.assemble(room.name(person, language()), (f"  {was} → {will}", "$secondary"))
