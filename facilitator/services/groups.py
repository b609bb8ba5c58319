"""Groups, from a seat: make them, deal people into them, move people, give roles."""

from collections.abc import Sequence

from facilitator.domain import groups
from facilitator.domain.events import Body
from facilitator.domain.groups import Role
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.grouping.deal import deal_evenly
from facilitator.services.workshop import Workshop


def make_group(workshop: Workshop, *, label: Text | None = None, pitch: str | None = None) -> str:
    """Make one more group; return its id."""
    group = workshop.new_id()
    workshop.record(
        lambda: groups.make_group(workshop.session.groups, group, label=label, pitch=pitch)
    )
    return group


def make_group_for_each_pitch(workshop: Workshop) -> None:
    """Make a group for every pitch that has none yet, as one action."""

    def decide() -> Sequence[Body]:
        session = workshop.session
        served = {group.pitch for group in session.groups.open}
        first = max((group.number for group in session.groups.groups.values()), default=0) + 1
        missing = [pitch for pitch in session.pitches.pitches if pitch not in served]
        if not missing:
            raise Refused("Every pitch has a group already.")
        return [
            groups.GroupMade(group=workshop.new_id(), number=number, pitch=pitch)
            for number, pitch in enumerate(missing, first)
        ]

    workshop.record(decide)


def change_group(workshop: Workshop, group: str, *, label: Text | None, pitch: str | None) -> None:
    """Change the name and the pitch of *group*."""
    workshop.record(
        lambda: groups.change_group(workshop.session.groups, group, label=label, pitch=pitch)
    )


def close_group(workshop: Workshop, group: str) -> None:
    """Say that *group* does not meet."""
    workshop.record(lambda: groups.close_group(workshop.session.groups, group))


def deal(workshop: Workshop) -> None:
    """Deal those who sit nowhere into the groups, evenly, kinds of participants mixed."""

    def decide() -> groups.SeatsDealt:
        session = workshop.session
        seats = deal_evenly(session.groups, session.participants, session.pitches)
        return groups.deal(session.groups, session.participants, seats)

    workshop.record(decide)


def move_to_group(workshop: Workshop, person: str, group: str | None) -> None:
    """Seat *person* in *group* (None: nowhere)."""
    workshop.record(
        lambda: groups.move_to_group(
            workshop.session.groups, workshop.session.participants, person, group
        )
    )


def give_role(workshop: Workshop, group: str, role: Role, person: str | None) -> None:
    """Give *role* in *group* to *person* (None: to nobody)."""
    workshop.record(lambda: groups.give_role(workshop.session.groups, group, role, person))
