"""Groups, from a seat: make them, deal people into them, move people, give roles."""

from facilitator.domain import groups
from facilitator.domain.groups import Role
from facilitator.domain.text import Text
from facilitator.grouping.deal import deal_evenly
from facilitator.services.workshop import Workshop


def make_group(workshop: Workshop, *, label: Text | None = None, pitch: str | None = None) -> str:
    """Make one more group; return its id."""
    group = workshop.new_id()
    workshop.record(
        lambda: groups.make_group(
            workshop.session.groups, workshop.session.pitches, group, label=label, pitch=pitch
        )
    )
    return group


def make_group_for_each_pitch(workshop: Workshop) -> None:
    """Make a group for every pitch that has none yet, as one action."""
    workshop.record(
        lambda: groups.make_group_for_each_pitch(
            workshop.session.groups, workshop.session.pitches, workshop.new_id
        )
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


def give_role(workshop: Workshop, group: str, role: Role, person: str | None) -> None:
    """Give *role* in *group* to *person* (None: to nobody)."""
    workshop.record(lambda: groups.give_role(workshop.session.groups, group, role, person))
