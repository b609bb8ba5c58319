"""How the groups are shown: a column for each, its heading, and a line for a person."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.groups import Group, Role
from facilitator.domain.participants import KINDS_OF_PARTICIPANT, Presence
from facilitator.locale import N_, _, language
from facilitator.tui.room import Room
from facilitator.tui.titles import group_title
from facilitator.tui.widgets.choices import Choices
from facilitator.tui.widgets.showing import show

WAITING = "waiting"
"""The column of those who sit in no group."""

LEAST_WIDTH = 26
"""Cells of a column that show a name and a role."""

_PRESENCE = {
    Presence.EXPECTED: "・",
    Presence.PRESENT: "○",
    Presence.ONLINE: "◇",
    Presence.ABSENT: "×",
    Presence.LEFT: "－",
}


_ROLES = {Role.NOTE_TAKER: N_("[notes]"), Role.FACILITATOR: N_("[leads]")}


class GroupColumn(VerticalGroup):
    """One group: its heading, and its people."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def compose(self) -> ComposeResult:
        """Lay out the heading above the people."""
        yield Static("", markup=False)
        yield Choices()

    @property
    def people(self) -> Choices:
        """Return the list of people."""
        return self.query_one(Choices)

    def show(self, heading: Content, people: list[tuple[str, Content]]) -> None:
        """Show the heading and the people."""
        show(self.query_one(Static), heading)
        self.people.show(people)


class GroupColumns(Horizontal):
    """The columns side by side. Where all do not fit at a width that can be read, they scroll.

    No scrolling container: its keys would take the arrows that go from column to column.
    """

    def on_resize(self) -> None:
        """Share the width there is."""
        self.share_width()

    def share_width(self) -> None:
        """Give every column as much as there is, and at least LEAST_WIDTH."""
        for column in self.children:
            column.styles.width = max(LEAST_WIDTH, self.size.width // len(self.children))


def counts(room: Room) -> Content:
    """Return how many are here, how many are expected, and which groups lack a note-taker."""
    session = room.session
    here, known = len(session.participants.here), len(session.participants.entries)
    words = _("{here} here of {known}").format(here=here, known=known)
    lacking = [
        str(group.number) for group in session.groups.open if Role.NOTE_TAKER not in group.roles
    ]
    if not lacking:
        return Content(words)
    missing = _("！ no note-taker: group {numbers}").format(numbers=", ".join(lacking))
    return Content.assemble(words, "   ", (missing, "$warning"))


def group_heading(room: Room, group: Group | None, count: int) -> Content:
    """Return the name of a group with the number of its people, and its label below."""
    people = _("{n} people").format(n=count)
    if group is None:
        return Content.assemble((_("In no group"), "bold"), f"  {people}\n")
    title = group_title(room, group, language())
    name = _("Group {number}").format(number=group.number)
    return Content.assemble((f"{name}  {people}", "bold"), "\n", (title, "$secondary"))


def person_line(room: Room, person: str, group: Group | None) -> Content:
    """Return a person as a line: presence, name, kind, role, organisation."""
    entry = room.session.participants.entries[person]
    known = KINDS_OF_PARTICIPANT.get(entry.participant_kind or "")
    mark = _PRESENCE[entry.presence]
    roles = {who: role for role, who in group.roles.items()} if group else {}
    role = _ROLES.get(roles[person], "") if person in roles else ""
    name = room.name(person, language())
    organisation = room.name(entry.organisation, language())
    is_away = entry.presence in (Presence.ABSENT, Presence.LEFT)
    return Content.assemble(
        f"{mark} ",
        (known.mark if known else "　", "$primary"),
        " ",
        (name, "$secondary strike" if is_away else ""),
        (f" {_(role)}" if role else "", "bold $accent"),
        (f"  {organisation}" if organisation else "", "$secondary"),
    )
