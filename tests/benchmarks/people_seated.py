"""A thousand people seated in 125 groups of a meeting, and one more who comes late."""

import time
from functools import partial

from facilitator.domain.session import Session
from facilitator.grouping.moving import quality
from facilitator.services import groups, seating
from facilitator.services.late_arrival import place_late, take_place
from facilitator.services.participants import register
from facilitator.services.seating_search import SeatSearch
from facilitator.services.seating_why import why

from .crowd import full_meeting
from .timing import peak, print_row, timed

CAP = 20.0
"""Seconds that the search may take."""

LOOK_EVERY = 0.01


def seated() -> None:
    """Seat everybody; the reference is to deal them evenly, without wishes or rules."""
    with full_meeting() as workshop:
        bare, _ = timed(partial(groups.deal, workshop))
        workshop.undo()
        before = peak()
        posing, posed = timed(partial(seating.pose_problem, workshop))
        begin = time.perf_counter()
        search, first = SeatSearch(posed.problem, seconds=CAP), 0.0
        while not search.wait(LOOK_EVERY):
            if not first and search.progress and search.progress.cost is not None:
                first = (time.perf_counter() - begin) * 1000
        searching, answer = (time.perf_counter() - begin) * 1000, search.answer
        memory = peak() - before
        taking, _ = timed(partial(seating.take, workshop, posed, answer))
        reading, found = timed(partial(seating.current_plan, workshop))
        assert found is not None
        measuring, measured = timed(partial(quality, found[0].problem, found[1]))
        assert measured.cost.total == answer.cost.total
        late = register(workshop, "遅れて 来た", organisation="見本団体7", kind="citizen")
        placing, place = timed(partial(place_late, workshop, late))
        coming, _ = timed(partial(take_place, workshop, place))
        person = _without_first_wish(workshop.session)
        asking, _ = timed(partial(why, workshop, person))
    end = "proved" if answer.is_proved else f"not proved, none below {answer.bound}"
    print_row("dealt evenly, and saved", bare)
    print_row("the problem posed", posing, bare)
    print_row("the first plan that keeps all rules", first, bare)
    told = f"   {answer.cost.total} points, {end}; memory + {memory:.0f} MB"
    print_row("the search", searching, bare, told)
    print_row("its answer taken, and saved", taking, bare)
    print_row("how everybody sits, as a problem", reading, bare)
    print_row("how good that is", measuring, bare)
    print_row("a place for one who comes late", placing, bare)
    print_row("    taken, and saved", coming, bare)
    print_row("why somebody sits there", asking, bare)


def _without_first_wish(session: Session) -> str:
    """Return somebody who does not sit where they wished to first."""
    groups_of = session.groups.groups
    return next(
        person
        for person, group in session.groups.seats.items()
        if (wished := session.wishes.of(person)) and groups_of[group].pitch != wished[0]
    )
