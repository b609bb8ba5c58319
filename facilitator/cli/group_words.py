"""Groups as commands show them: a line or a document each, and the names they go by."""

from collections.abc import Sequence
from functools import partial

from facilitator.cli.printing import print_line, text_json, words_of
from facilitator.domain.encounters import round_number
from facilitator.domain.groups import Group
from facilitator.domain.seating import Size
from facilitator.locale import _
from facilitator.locale.seating_words import Named
from facilitator.locale.words import word
from facilitator.services.workshop import Workshop


def name_of(workshop: Workshop, key: str) -> str:
    """Return what a person or an organisation is called, the id where nobody knows it."""
    name = workshop.register.name_of(key)
    return name.original if name else key


def group_called(workshop: Workshop, key: str) -> str:
    """Return what a group is called in a sentence: by its number."""
    group = workshop.session.groups.groups.get(key)
    return _("Group {number}").format(number=group.number) if group else key


def names_in(workshop: Workshop) -> tuple[Named, Named]:
    """Return what tells the names of people, and those of groups, from their ids."""
    return partial(name_of, workshop), partial(group_called, workshop)


def wish_met(workshop: Workshop, person: str, group: Group) -> int | None:
    """Return which wish of *person* *group* meets: 1 to 3, 0 for none; None without a wish."""
    wanted = workshop.session.wishes.of(person)
    met = (number for number, pitch in enumerate(wanted, 1) if pitch == group.pitch)
    return next(met, 0) if wanted else None


def group_json(workshop: Workshop, group: Group) -> dict[str, object]:
    """Return a group as a document."""
    session = workshop.session
    seating = session.seating
    size = seating.sizes.get(group.id, Size())
    return {
        "id": group.id,
        "number": group.number,
        "label": text_json(group.label),
        "pitch": group.pitch,
        "is_closed": group.is_closed,
        "is_locked": group.id in seating.locked,
        "least": size.least,
        "most": size.most,
        "suits": sorted(each.value for each in seating.suits.get(group.id, ())),
        "members": [
            {
                "id": person,
                "name": name_of(workshop, person),
                "wish": wish_met(workshop, person, group),
                "is_pinned": person in seating.pins,
            }
            for person in session.groups.members(group.id)
        ],
        "rounds": [
            {"item": item, "members": [who for who, at in seats.items() if at == group.id]}
            for item, seats in seating.rounds.items()
        ],
        "roles": {role.value: name_of(workshop, who) for role, who in group.roles.items()},
        "lines": len(session.notes.of_group(group.id)),
    }


def print_groups(workshop: Workshop) -> None:
    """Print who sits in which group, a line each, and who sits in none."""
    session = workshop.session
    for group in session.groups.groups.values():
        print_line(_group_line(workshop, group))
    for item, seats in session.seating.rounds.items():
        print_line(_("Round {number}").format(number=round_number(session, item)))
        for group in session.groups.open:
            members = [who for who, at in seats.items() if at == group.id]
            print_line(f"{_head(workshop, group)}: {listed(workshop, members) or '-'}")
    unseated = session.groups.unseated(session.participants)
    if unseated:
        print_line(_("In no group: {names}").format(names=listed(workshop, unseated)))


def listed(workshop: Workshop, people: Sequence[str]) -> str:
    """Return the names of *people* in one line."""
    return ", ".join(name_of(workshop, person) for person in people)


def _group_line(workshop: Workshop, group: Group) -> str:
    """Return a group as a line: its number, name, members with their roles, wishes and pins."""
    members = ", ".join(
        _member(workshop, person, group) for person in workshop.session.groups.members(group.id)
    )
    return f"{_head(workshop, group)}: {members or '-'}"


def _member(workshop: Workshop, person: str, group: Group) -> str:
    marks = [word(role) for role, who in group.roles.items() if who == person]
    met = wish_met(workshop, person, group)
    if met is not None:
        marks.append(_("wish {number}").format(number=met) if met else _("no wish met"))
    if person in workshop.session.seating.pins:
        marks.append(_("pinned"))
    name = name_of(workshop, person)
    return f"{name} ({', '.join(marks)})" if marks else name


def _head(workshop: Workshop, group: Group) -> str:
    session = workshop.session
    pitch = session.pitches.pitches.get(group.pitch) if group.pitch else None
    name = words_of(group.label) or words_of(pitch.title if pitch else None)
    states = (
        _("closed") if group.is_closed else "",
        _("locked") if group.id in session.seating.locked else "",
    )
    return " ".join(part for part in (str(group.number), name, *states) if part)
