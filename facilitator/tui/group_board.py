"""How the groups are shown: a column for each with its heading, and a line for a person.

A line begins with its marks, so that they are seen however long a name is: the wish that is met,
presence, kind of participant, roles, whether the person is pinned.
"""

from collections.abc import Mapping

from textual.content import Content

from facilitator.domain.groups import AWAY, Group, Role
from facilitator.domain.participants import Participant, Presence
from facilitator.locale import N_, _, language
from facilitator.tui.desk_lines import NEEDS, PRESENCE, RANKS
from facilitator.tui.room import Room
from facilitator.tui.seating_rounds import place_of, seats_of
from facilitator.tui.titles import group_title, people_words
from facilitator.tui.widgets.prompt import lacking_words, without_note_taker
from facilitator.tui.widgets.seat_pages import SeatColumn

WAITING = "waiting"
"""The column of those who sit in no group, and of those who are away."""

FIXED, MISSED, WISHLESS = "◎", "×", "·"
"""Marks of who presents, of whom no wish was met, and of whom has none."""

_ROLES = {Role.NOTE_TAKER: N_("[N]"), Role.FACILITATOR: N_("[F]"), Role.REPORTER: N_("[R]")}


def counts(room: Room) -> Content:
    """Return how many are here, how many are expected, and which groups lack a note-taker.

    Around a breakout the line of what everybody is asked to do says the last.
    """
    session = room.session
    here, known = len(session.participants.here), len(session.participants.entries)
    words = _("{here} here of {known}").format(here=here, known=known)
    lacking = without_note_taker(room)
    if not lacking or lacking_words(room):  # the line above this one says so
        return Content(words)
    numbers = ", ".join(str(group.number) for group in lacking)
    missing = _("！ no note-taker: group {numbers}").format(numbers=numbers)
    return Content.assemble(words, "   ", (missing, "$warning"))


def state_line(room: Room, item: str | None, marked: str | None) -> Content:
    """Return who is to change places, if anybody; else which round is seen, and who is here."""
    if marked is not None:
        words = _("⇄ {name}: s on another person, or a click on a group; Esc ends")
        return Content.styled(words.format(name=room.name(marked, language())), "$accent")
    number, every = place_of(room.session, item)
    if every < 2:
        return counts(room)
    words = _("Round {number} of {all}").format(number=number, all=every)
    if item in room.session.groups.sat:
        words = _("Round {number} of {all}, over").format(number=number, all=every)
    return Content.assemble((words, "bold $accent" if item else "bold"), "   ", counts(room))


def page_line(page: int, pages: int) -> Content:
    """Return which page of how many is seen, nothing where there is only one."""
    words = _("Page {page}/{pages}").format(page=page, pages=pages)
    return Content.styled(words, "bold") if pages > 1 else Content("")


def group_name(room: Room, group: str) -> str:
    """Return a group by its number, as sentences have it."""
    found = room.session.groups.groups.get(group)
    return _("Group {number}").format(number=found.number) if found else "?"


def place_name(room: Room, group: str | None) -> str:
    """Return a group by its number, or that it is none."""
    return _("In no group") if group is None else group_name(room, group)


class GroupLines:
    """The columns of one picture of the meeting, and the line of every person in them.

    *item* is another round, whose seats are shown instead of those of now. Who is *marked* is to
    change places with somebody.
    """

    def __init__(self, room: Room, item: str | None = None, marked: str | None = None) -> None:
        self.room = room
        self.marked = marked
        session = room.session
        self.seats: Mapping[str, str] = seats_of(session, item)
        self.served = {group.pitch for group in session.groups.open}

    def columns(self) -> tuple[SeatColumn | None, tuple[SeatColumn, ...]]:
        """Return the column of those without a group, where there are any, and the groups."""
        session = self.room.session
        entries = session.participants.entries
        members: dict[str, list[str]] = {group.id: [] for group in session.groups.open}
        for person, group in self.seats.items():
            if group in members and person in entries and entries[person].presence not in AWAY:
                members[group].append(person)
        seated = {person for people in members.values() for person in people}
        outside = [person for person in entries if person not in seated]
        outside.sort(key=lambda person: entries[person].presence in AWAY)
        without = {
            group.id for group in session.groups.without(Role.NOTE_TAKER, session.participants)
        }
        titles = {
            group.id: group_title(self.room, group, language()) for group in session.groups.open
        }
        columns = tuple(
            SeatColumn(
                group.id,
                self._heading(group, len(members[group.id]), titles),
                tuple(members[group.id]),
                self._remarks(group, without if members[group.id] else set()),
            )
            for group in session.groups.open
        )
        if not outside:
            return None, columns
        waiting = sum(entries[person].presence not in AWAY for person in outside)
        words = people_words(waiting)
        heading = Content.assemble((_("In no group"), "bold"), f"  {words}")
        return SeatColumn(WAITING, (heading,), tuple(outside)), columns

    def _heading(self, group: Group, count: int, titles: Mapping[str, str]) -> tuple[Content, ...]:
        """Return the number of a group with that of its people; below what it talks about."""
        name = _("Group {number}").format(number=group.number)
        people = people_words(count)
        is_locked = group.id in self.room.session.seating.locked
        locked = f"  {_('[L]')}" if is_locked else ""
        first = Content.assemble((f"{name}  {people}", "bold"), (locked, "bold $accent"))
        if not any(titles.values()):
            return (first,)
        return first, Content.styled(titles[group.id], "$secondary")

    @staticmethod
    def _remarks(group: Group, without: set[str]) -> tuple[Content, ...]:
        if group.id not in without:
            return ()
        return (Content.styled(_("！ No note-taker"), "$warning"),)

    def draw(self, person: str, column: str) -> Content:
        """Return a person as a line of *column*."""
        room, entry = self.room, self.room.session.participants.entries[person]
        kind = room.session.participants.kinds.get(entry.participant_kind or "")
        group = room.session.groups.groups.get(column)
        wish = "⇄" if person == self.marked else self.wish_mark(person, group)
        roles = "".join(_(_ROLES[role]) for role in Role if self._has(person, role, group))
        if person in room.session.seating.pins and group is not None:
            roles += _("[P]")
        organisation = room.name(entry.organisation, language())
        name = room.name(person, language())
        return Content.assemble(
            (f"{wish} ", "bold $accent" if person == self.marked else ""),
            f"{self._presence(entry)} ",
            (kind.mark if kind else "　", "$primary"),
            " ",
            (f"{roles} " if roles else "", "bold $accent"),
            (f"{NEEDS} " if self._has_needs(person) else "", "$secondary"),
            (name, "$secondary strike" if entry.presence in AWAY else ""),
            (f"  {organisation}" if organisation else "", "$secondary"),
        )

    @staticmethod
    def _presence(entry: Participant) -> str:
        """Return how somebody is here; who is expected to take part online as if they did."""
        is_expected = entry.presence is Presence.EXPECTED
        return PRESENCE[Presence.ONLINE if entry.is_online and is_expected else entry.presence]

    def _has_needs(self, person: str) -> bool:
        known = self.room.register.people.get(person)
        return known is not None and bool(known.needs)

    @staticmethod
    def _has(person: str, role: Role, group: Group | None) -> bool:
        return group is not None and group.roles.get(role) == person

    def wish_mark(self, person: str, group: Group | None) -> str:
        """Return the mark of the wish of *person* that *group* meets."""
        session = self.room.session
        if group is None:
            return " "
        pitch = session.pitches.pitches.get(group.pitch or "")
        if pitch and pitch.presenter == person:
            return FIXED
        wanted = [each for each in session.wishes.of(person) if each in self.served]
        if not wanted:
            return WISHLESS
        return RANKS[wanted.index(group.pitch)] if group.pitch in wanted else MISSED


def legend() -> list[Content]:
    """Return what the marks of a line mean, for who sees them for the first time."""
    wishes = _(
        "{fixed} presents   ①②③ wish met   {missed} none met   {none} no wish   {needs} has a need"
    )
    roles = _(
        "{notes} takes notes   {leads} leads   {reports} reports   {pinned} pinned   {locked} kept"
    )
    presence = _("○ here   ◇ online, or to be   ・ expected   × absent   － left")
    return [
        Content(wishes.format(fixed=FIXED, missed=MISSED, none=WISHLESS, needs=NEEDS)),
        Content(
            roles.format(
                notes=_("[N]"), leads=_("[F]"), reports=_("[R]"), pinned=_("[P]"), locked=_("[L]")
            )
        ),
        Content(presence),
    ]
