"""A late arrival: the best place for one more person, where at most one seated person moves."""

from dataclasses import dataclass

from facilitator.domain import groups, seating
from facilitator.domain.encounters import sittings
from facilitator.domain.events import Body
from facilitator.domain.refused import Refused
from facilitator.grouping.repair import Place, late_arrival
from facilitator.services.encounters import past_meetings
from facilitator.services.seating_problem import pose
from facilitator.services.workshop import Workshop


@dataclass(frozen=True, slots=True)
class LateArrival:
    """Where somebody is to sit who came late, and who moves for it.

    ``places`` has one for the seats of now and one for each round that is planned, in which nobody
    else moves.
    """

    person: str
    place: Place
    later: tuple[tuple[str, str], ...]


def place_late(workshop: Workshop, person: str) -> LateArrival:
    """Return the best place for *person*, who sits nowhere; nothing is recorded.

    Refused where the person sits somewhere, or nobody does.
    """
    session = workshop.session
    if person in session.groups.seats:
        raise Refused("This person sits in a group already.")
    past = [each for met in past_meetings(workshop) for each in met.sittings]
    past += sittings(session)
    open_groups = {group.id for group in session.groups.open}
    plans = (session.groups.seats, *session.seating.rounds.values())
    places = []
    for seats in plans:
        seated = [who for who, at in seats.items() if at in open_groups]
        posed = pose(session, workshop.register, past, people=[*seated, person], keep=True)
        known = {each.id for each in posed.problem.people}
        if person not in known:
            raise Refused("This person is marked as away.")
        now = {
            group: tuple(who for who in seated if seats[who] == group and who in known)
            for group in open_groups
        }
        problem = posed.problem.model_copy(update={"rounds": 1, "seated": (now,)})
        places.append(late_arrival(problem, person))
    first, *others = places
    later = zip(session.seating.rounds, (place.group for place in others), strict=True)
    return LateArrival(person, first, tuple(later))


def take_place(workshop: Workshop, late: LateArrival, *, group: str | None = None) -> None:
    """Seat somebody who came late where it was proposed, as one action.

    With *group* they sit there, and nobody moves. Refused where somebody sits elsewhere by now.
    """

    def decide() -> list[Body]:
        session, place = workshop.session, late.place
        there = session.participants
        bodies: list[Body] = [
            groups.move_to_group(session.groups, there, late.person, group or place.group)
        ]
        if group is None and place.moved is not None:
            bodies.append(groups.move_to_group(session.groups, there, place.moved, place.to))
        for item, at in late.later:
            if item in session.seating.rounds:
                of = session.seating
                bodies.append(seating.change_round(of, session.groups, item, late.person, at))
        return bodies

    workshop.record(decide)
