"""What a list says of people registered already, beside what is known of them.

What is missing is taken from the list; what is known and differs stays, and is told: a list that
comes again never silently puts back what was typed at the desk. Needs and remarks only grow.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from facilitator.domain.events import standing
from facilitator.domain.groups import Role
from facilitator.domain.participants import Participant, Presence, WaySaid
from facilitator.domain.register import Person
from facilitator.domain.seating import RolesOffered
from facilitator.domain.text import LONGEST_LINE, Text
from facilitator.domain.wishes import WishesGiven
from facilitator.readers.people_columns import Column
from facilitator.services.people_entries import ListEntry
from facilitator.services.workshop import Workshop

Thing = Text | Role | Presence
"""What stands in a cell, in words or as something that has a word."""

_Things = tuple[Thing, ...]

_BETWEEN = " ／ "


@dataclass(frozen=True, slots=True)
class Change:
    """What a list says of somebody in one column, and what was known: private things are left out.

    ``is_kept`` says that the known stays.
    """

    row: int
    name: str
    column: Column
    known: _Things
    listed: _Things
    is_kept: bool


class Known:
    """What is known in a meeting; with *replaces* the list counts where it says something else."""

    def __init__(self, workshop: Workshop, *, replaces: bool) -> None:
        self.session = workshop.session
        self.register = workshop.register
        self.replaces = replaces
        self._said = {
            (type(body), body.person)
            for event in standing(workshop.events)
            if isinstance(body := event.body, WishesGiven | RolesOffered | WaySaid)
        }
        """Also who said that they have no wish, and take no role."""

    def changes(self, entry: ListEntry, person: str) -> tuple[Change, ...]:
        """Return what a row says anew of *person*, who is registered for this meeting."""
        there, known = self.session.participants.entries[person], self.register.people[person]
        of_meeting = self._of_meeting(entry, there)
        return tuple(
            Change(
                row=entry.listed.row,
                name=known.name,
                column=column,
                known=before,
                listed=says,
                is_kept=is_known and not self.replaces,
            )
            for column, is_known, before, says in (*of_meeting, *_of_person(entry, known))
        ) + tuple(_grown(entry, known))

    def _of_meeting(
        self, entry: ListEntry, there: Participant
    ) -> Iterator[tuple[Column, bool, _Things, _Things]]:
        """Yield the columns that say something else, whether it was known, and both in words."""
        session, who = self.session, there.person
        known: _Things
        listed: _Things
        if entry.organisation not in (None, there.organisation):
            known, listed = map(self._organisation, (there.organisation, entry.organisation))
            yield Column.ORGANISATION, there.organisation is not None, known, listed
        if entry.kind not in (None, there.participant_kind):
            known, listed = map(self._kind, (there.participant_kind, entry.kind))
            yield Column.KIND, there.participant_kind is not None, known, listed
        wished = session.wishes.of(who)
        if entry.wishes and entry.wishes != wished:
            known, listed = map(self._titles, (wished, entry.wishes))
            yield Column.WISH_1, (WishesGiven, who) in self._said, known, listed
        offered = session.seating.offers.get(who, frozenset())
        if entry.roles and offered != set(entry.roles):
            known = tuple(role for role in Role if role in offered)
            yield Column.ROLES, (RolesOffered, who) in self._said, known, entry.roles
        if entry.is_online is not None and entry.is_online != there.is_online:
            known, listed = map(_way, (there.is_online, entry.is_online))
            yield Column.WAY, (WaySaid, who) in self._said, known, listed

    def _organisation(self, organisation: str | None) -> _Things:
        name = self.register.name_of(organisation or "")
        return (name,) if name else ()

    def _kind(self, kind: str | None) -> _Things:
        known = self.session.participants.kinds.get(kind or "")
        return (known.words,) if known else ()

    def _titles(self, wishes: Iterable[str]) -> _Things:
        return tuple(self.session.pitches.pitches[pitch].title for pitch in wishes)


def _way(is_online: bool) -> _Things:
    return (Presence.ONLINE if is_online else Presence.PRESENT,)


def _of_person(entry: ListEntry, known: Person) -> Iterator[tuple[Column, bool, _Things, _Things]]:
    """Yield what differs of what stands in the register; addresses and numbers are not shown."""
    listed = entry.listed
    if listed.reading and listed.reading != known.reading:
        before = (Text.of(known.reading),) if known.reading else ()
        yield Column.READING, known.reading is not None, before, (Text.of(listed.reading),)
    if listed.email and listed.email != known.email:
        yield Column.EMAIL, known.email is not None, (), ()
    if listed.phone and listed.phone != known.phone:
        yield Column.PHONE, known.phone is not None, (), ()


def _grown(entry: ListEntry, known: Person) -> Iterator[Change]:
    """Yield that a remark or needs are added; that a remark has no room stays to be seen to."""
    grown, row = with_listed(entry, known), entry.listed.row
    is_lost = _is_new(entry.listed.remark, known.remark) and grown["remark"] == known.remark
    if is_lost or grown != {"needs": known.needs, "remark": known.remark}:
        yield Change(row, known.name, Column.REMARK, (), (), is_kept=is_lost)


def with_listed(entry: ListEntry, known: Person) -> dict[str, Any]:
    """Return the needs and the remark of *known* with those of the row; nothing is lost."""
    needs = tuple(dict.fromkeys((*known.needs, *entry.needs)))
    remark, listed = known.remark, entry.listed.remark
    if _is_new(listed, remark):
        joined = _BETWEEN.join(filter(None, (remark, listed)))
        remark = joined if len(joined) <= LONGEST_LINE else remark
    return {"needs": needs, "remark": remark}


def _is_new(listed: str, known: str | None) -> bool:
    return bool(listed) and _BETWEEN + listed + _BETWEEN not in f"{_BETWEEN}{known or ''}{_BETWEEN}"
