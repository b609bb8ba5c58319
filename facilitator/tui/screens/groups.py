"""Who sits where: the groups side by side, people as lines, those without a group first."""

from typing import cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.groups import Role
from facilitator.domain.participants import Presence
from facilitator.domain.text import clean_line, matching_key
from facilitator.locale import _, language
from facilitator.services import groups, participants
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.dialogs.confirm import ConfirmDialog
from facilitator.tui.dialogs.form import Answers, Field, FormDialog
from facilitator.tui.group_board import (
    WAITING,
    GroupColumn,
    GroupColumns,
    counts,
    group_heading,
    person_line,
)
from facilitator.tui.keys import key
from facilitator.tui.room import Room
from facilitator.tui.stage import StageScreen
from facilitator.tui.titles import group_title
from facilitator.tui.widgets.showing import show


class GroupsScreen(StageScreen):
    """Moves people between groups, deals them, and gives roles."""

    STAGE = "groups"
    CSS_PATH = ["../stage.tcss", "groups.tcss"]
    BINDINGS = [
        key(
            "d",
            "deal",
            _("Deal"),
            _("Deal those without a group into the groups, evenly and mixed."),
            id="groups.deal",
        ),
        key(
            "m",
            "move",
            _("Move"),
            _("Seat the person under the cursor in another group."),
            id="groups.move",
        ),
        key(
            "r",
            "role('note_taker')",
            _("Note-taker"),
            _("Let the person under the cursor take the notes of the group, or no longer."),
            id="groups.note_taker",
        ),
        key(
            "f",
            "role('facilitator')",
            _("Facilitator"),
            _("Let the person under the cursor lead the group, or no longer."),
            id="groups.facilitator",
            show=False,
        ),
        key(
            "space",
            "presence",
            _("Here"),
            _("Mark the person under the cursor as present, or as absent."),
            id="groups.presence",
            display="Space",
        ),
        key(
            "l",
            "arrive",
            _("Person"),
            _("Register somebody who comes without being on the list."),
            id="groups.arrive",
        ),
        key(
            "n",
            "make",
            _("Group"),
            _("Make a group for each pitch that has none, or else one more group."),
            id="groups.make",
        ),
        key(
            "c",
            "close",
            _("Close group"),
            _("Say that the group under the cursor does not meet."),
            id="groups.close",
            show=False,
        ),
        key(
            "slash",
            "search",
            _("Search"),
            _("Find a person by a part of the name or the organisation."),
            id="groups.search",
            display="/",
            show=False,
        ),
        Binding("left", "look(-1)", show=False),
        Binding("right", "look(1)", show=False),
    ]

    def compose_stage(self) -> ComposeResult:
        """Lay out a column for each group; they come with the room."""
        yield Static("", markup=False, id="counts", classes="heading")
        yield GroupColumns(id="columns")
        yield Static(
            _("No group yet. n makes one for each pitch; l registers a person."),
            markup=False,
            classes="empty",
        )

    def show_room(self, room: Room) -> None:
        """Show who sits where."""
        wanted = [WAITING, *(group.id for group in room.session.groups.open)]
        if [column.key for column in self.query(GroupColumn)] != wanted:
            self.call_next(self._lay_out)
            return
        self._fill(room)

    async def _lay_out(self) -> None:
        """Take away and add columns: a group was made or closed. The cursor stays on its person."""
        room, board = self.here, self.query_one(GroupColumns)
        wanted = [WAITING, *(group.id for group in room.session.groups.open)]
        person = self._person()
        for column in self._columns():
            if column.key not in wanted:
                await column.remove()
        shown = [column.key for column in self._columns()]
        await board.mount_all(GroupColumn(key) for key in wanted if key not in shown)
        board.sort_children(key=lambda column: wanted.index(cast(GroupColumn, column).key))
        board.share_width()
        self._fill(room)
        if set(shown) & set(wanted) and self._here() is not None and self._person() == person:
            return
        if person is not None:
            self._follow(person)
        else:
            self._columns()[0].people.focus()

    def _columns(self) -> list[GroupColumn]:
        return list(self.query(GroupColumn))

    def _fill(self, room: Room) -> None:
        session = room.session
        waiting = [
            person for person in session.participants.entries if person not in session.groups.seats
        ]
        for column in self._columns():
            group = session.groups.groups.get(column.key)
            members = waiting if group is None else session.groups.members(group.id)
            heading = group_heading(room, group, len(members))
            column.show(heading, [(person, person_line(room, person, group)) for person in members])
        has_any = bool(session.groups.open) or bool(session.participants.entries)
        self.query_one(".empty").display = not has_any
        show(self.query_one("#counts", Static), counts(room))

    def _here(self) -> GroupColumn | None:
        """Return the column that has the focus."""
        return next((each for each in self._columns() if each.people.has_focus), None)

    def _person(self) -> str | None:
        column = self._here()
        return column.people.selected if column else None

    def action_look(self, by: int) -> None:
        """Go to the next column, or the one before."""
        columns, column = self._columns(), self._here()
        place = columns.index(column) + by if column else 0
        if 0 <= place < len(columns):
            columns[place].people.focus()
            columns[place].scroll_visible(animate=False)

    def _follow(self, person: str) -> None:
        """Put the cursor on *person*, in whichever column."""
        seat = self.here.session.groups.seats.get(person, WAITING)
        for column in self._columns():
            if column.key == seat:
                column.people.select(person)
                column.people.focus()
                column.scroll_visible(animate=False)

    def action_deal(self) -> None:
        """Deal those without a group."""
        self.record(groups.deal)

    def action_move(self) -> None:
        """Ask where the person under the cursor is to sit."""
        person = self._person()
        if person is None:
            return
        options = [
            (group.id, Content(f"{group.number}  {group_title(self.here, group, language())}"))
            for group in self.here.session.groups.open
        ]
        options.append((WAITING, Content("0  " + _("In no group"))))
        shortcuts = {
            str(group.number): group.id
            for group in self.here.session.groups.open
            if group.number < 10
        } | {"0": WAITING}

        def chosen(group: str | None) -> None:
            if group is not None:
                seat = None if group == WAITING else group
                if self.record(lambda workshop: groups.move_to_group(workshop, person, seat)):
                    self._follow(person)

        heading = _("Where does {name} sit?").format(name=self.here.name(person, language()))
        self.app.push_screen(ChooseDialog(heading, options, shortcuts=shortcuts), chosen)

    def action_role(self, role: str) -> None:
        """Give a role to the person under the cursor, or take it away."""
        person, column = self._person(), self._here()
        if person is None or column is None or column.key == WAITING:
            return
        has_it = self.here.session.groups.groups[column.key].roles.get(Role(role)) == person
        given = None if has_it else person
        self.record(lambda workshop: groups.give_role(workshop, column.key, Role(role), given))

    def action_presence(self) -> None:
        """Mark the person under the cursor as here, or as away."""
        person = self._person()
        if person is None:
            return
        before = self.here.session.participants.entries[person].presence
        after = Presence.ABSENT if before is Presence.PRESENT else Presence.PRESENT
        self.record(lambda workshop: participants.mark_presence(workshop, person, after))

    def action_arrive(self) -> None:
        """Ask for the name of somebody new."""

        def take(answers: Answers) -> bool:
            return self.record(
                lambda workshop: participants.register(
                    workshop,
                    clean_line(answers["name"]),
                    organisation=clean_line(answers["organisation"]) or None,
                )
            )

        def fault(answers: Answers) -> str | None:
            return None if clean_line(answers["name"]) else _("Type a name.")

        fields = [Field("name", _("Name")), Field("organisation", _("Organisation"))]
        self.ask("arrive", _("Who is here?"), fields, take=take, check=fault)

    def action_make(self) -> None:
        """Make the groups that the pitches need, or one more."""
        session = self.here.session
        served = {group.pitch for group in session.groups.open}
        if any(pitch not in served for pitch in session.pitches.pitches):
            self.record(groups.make_group_for_each_pitch)
        else:
            self.record(groups.make_group)

    def action_close(self) -> None:
        """Close the group under the cursor, after a question."""
        column = self._here()
        if column is None or column.key == WAITING:
            return
        number = self.here.session.groups.groups[column.key].number

        def answered(yes: bool | None) -> None:
            if yes:
                self.record(lambda workshop: groups.close_group(workshop, column.key))

        question = _("Close group {number}? Its people will sit in no group; its notes stay.")
        self.app.push_screen(
            ConfirmDialog(question.format(number=number), yes=_("Close it")), answered
        )

    def action_search(self) -> None:
        """Ask for a part of a name and put the cursor on that person."""
        fields = [Field("words", _("Name or organisation"))]
        self.app.push_screen(FormDialog(_("Find a person"), fields, take=self._find))

    def _find(self, answers: Answers) -> None:
        """Put the cursor on the first person with these words; say so where there is nobody."""
        wanted = matching_key(answers["words"])
        for person, entry in self.here.session.participants.entries.items():
            names = [self.here.name(key, language()) for key in (person, entry.organisation)]
            if any(wanted in matching_key(name) for name in names):
                self._follow(person)
                return
        self.notify(_("Nobody with that name."), markup=False)
