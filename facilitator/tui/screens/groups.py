"""Who sits where: the groups side by side, people as lines, and how good that is."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from facilitator.domain.groups import AWAY, Role
from facilitator.locale import _
from facilitator.tui.dialogs.encounters import show_encounters
from facilitator.tui.dialogs.seating_why import ask_why
from facilitator.tui.group_board import GroupLines, page_line, state_line
from facilitator.tui.group_cursor import GroupCursor
from facilitator.tui.group_editor import GroupEditor
from facilitator.tui.group_keys import group_bindings
from facilitator.tui.room import Room
from facilitator.tui.seating_dealing import Dealing
from facilitator.tui.seating_measuring import Measuring
from facilitator.tui.seating_moves import Moving
from facilitator.tui.seating_panel import Measured
from facilitator.tui.seating_past import compare
from facilitator.tui.seating_preview import Preview
from facilitator.tui.seating_rounds import known_words, refusal_in, rounds_seen
from facilitator.tui.seating_rules import Rules, find_person
from facilitator.tui.stage import StageScreen, corrects
from facilitator.tui.widgets.cells import spread
from facilitator.tui.widgets.seat_board import SeatBoard
from facilitator.tui.widgets.showing import show

WIDE = 110
"""Cells from which on the quality stands beside the groups, and not on a line above them."""


class GroupsScreen(StageScreen):
    """Shows the groups with a cursor on a person, and seats people by keys and mouse."""

    STAGE = "groups"
    CSS_PATH = ["../stage.tcss", "groups.tcss"]
    BINDINGS = [*group_bindings(), Binding("enter", "enter", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._preview = Preview()
        self._dealing = Dealing(self, self._show_dealt, self.action_rules)
        self._moving = Moving(self, self._preview, self._follow)
        self._rules = Rules(self, self._dealing)
        self._measuring = Measuring(self, self._preview)
        self._cursor = GroupCursor(self)
        self._editor = GroupEditor(self, self._follow)
        self._shown: Room | None = None
        self._item: str | None = None
        self._marked: str | None = None

    def compose_stage(self) -> ComposeResult:
        """Lay out the state of the groups, the groups, and their quality beside them."""
        yield Static("", markup=False, id="counts", classes="status")
        yield Static("", markup=False, id="quality", classes="status -empty")
        yield Static("", markup=False, id="searching", classes="status")
        yield Static(
            _("No group yet. n makes one for each pitch; l registers a person."),
            markup=False,
            classes="empty",
        )
        with Horizontal(id="middle"):
            yield SeatBoard(id="board")
            yield Static("", markup=False, id="panel")

    @property
    def _board(self) -> SeatBoard:
        return self.query_one(SeatBoard)

    def on_resize(self, event: Resize) -> None:
        """Show the quality where there is room for it."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.call_after_refresh(self._show_counts)

    def on_unmount(self) -> None:
        """Let no search go on once the screen is gone."""
        self._dealing.stop()

    def show_room(self, room: Room) -> None:
        """Show who sits where; each second only what the clock changes."""
        seen = self._shown
        if seen and room.session is seen.session and room.register is seen.register:
            return
        self._shown = room
        self._item = self._item if self._item in rounds_seen(room.session) else None
        self._marked = self._marked if self._moving.can_swap(self._marked) else None
        self._show_board()
        self.query_one(".empty").display = not room.session.groups.open
        self.call_after_refresh(self._measuring.begin)

    def _show_board(self) -> None:
        lines = GroupLines(self.here, self._item, self._marked)
        aside, columns = lines.columns()
        self._board.show(aside, columns, lines.draw)
        self._show_counts()

    @on(SeatBoard.CursorMoved)
    def _show_counts(self) -> None:
        """Show how many are here, which round is seen, and which page."""
        if self.room is None:
            return
        left = state_line(self.here, self._item, self._marked)
        right = page_line(self._board.page, self._board.pages)
        show(self.query_one("#counts", Static), spread(left, right, self.size.width - 2))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show how good the groups are as soon as that is known."""
        if event.state is WorkerState.SUCCESS and isinstance(event.worker.result, Measured):
            self._measuring.show(event.worker.result)

    def _show_dealt(self) -> None:
        """Put the cursor on the first person of the first group."""
        self._item = None
        self._show_board()
        if self.here.session.groups.open:
            self._board.select_column(self.here.session.groups.open[0].id)

    def _follow(self, person: str) -> None:
        self._board.select(person)

    def leave(self) -> None:
        """End the search, or the exchange that was begun; else leave the session."""
        if self._dealing.is_searching:
            self._dealing.stop()
        elif self._marked is not None:
            self._mark(None)
        else:
            super().leave()

    def action_turn(self, by: int) -> None:
        """Show another page of groups."""
        self._board.turn(by)

    @corrects
    def action_deal(self) -> None:
        """Seat those without a group."""
        session = self.here.session
        if session.groups.open and not session.groups.unseated(session.participants):
            self._cursor.need(None, _("Nobody is waiting for a group."))
        else:
            self._dealing.begin(keep=True)

    @corrects
    def action_reshuffle(self) -> None:
        """Look for better groups."""
        self._dealing.begin(keep=False)

    def action_enter(self) -> None:
        """End the search that goes on; else ask where the person under the cursor is to sit."""
        if self._dealing.is_searching:
            self._dealing.stop()
        else:
            self.action_move()

    @corrects
    def action_move(self) -> None:
        """Ask where the person under the cursor is to sit."""
        if self._item in self.here.session.groups.sat:
            self._refuses_in_round()
        elif (person := self._cursor.need_person()) is not None:
            self._moving.choose_group(person, self._item)

    def _mark(self, person: str | None) -> None:
        self._marked = person
        self._show_board()

    @corrects
    def action_swap(self) -> None:
        """Mark the person under the cursor, or let them change places with the marked one."""
        person, marked = self._cursor.need_person(), self._marked
        if person is None or self._refuses_in_round():
            return
        if marked is None:
            seat = self.here.session.groups.seats.get(person)
            if self._cursor.need(seat, _("This person does not sit in a group.")):
                self._mark(person)
        elif marked == person:
            self._mark(None)
        else:
            self._mark(None)
            self._moving.ask_to_swap(marked, person)

    def _refuses_in_round(self) -> bool:
        """Say that only m changes a round that is still to come, and nothing one that is over."""
        if self._item is not None:
            self.notify(refusal_in(self.here.session, self._item), markup=False)
        return self._item is not None

    @on(SeatBoard.HeadingPressed)
    def _go_to_group(self, event: SeatBoard.HeadingPressed) -> None:
        """Move the marked person to the group that was clicked, else put the cursor there."""
        if (person := self._marked) is None:
            self._board.select_column(event.column)
        else:
            self._mark(None)
            self._moving.ask_to_move(person, event.column)

    @on(SeatBoard.Dropped)
    @corrects
    def _drop(self, event: SeatBoard.Dropped) -> None:
        """Ask whether the person is to sit where the mouse has brought them."""
        if not self._refuses_in_round():
            self._moving.ask_to_move(event.person, event.column)

    @corrects
    def action_pin(self) -> None:
        """Pin the person under the cursor to the group, or let them go."""
        if not self._refuses_in_round() and (here := self._cursor.need_seat()):
            self._editor.pin(*here)

    @corrects
    def action_lock(self) -> None:
        """Lock the group under the cursor, or unlock it."""
        if (group := self._cursor.need_group()) is not None:
            self._editor.lock(group)

    @corrects
    def action_role(self, role: str) -> None:
        """Give a role to the person under the cursor, or take it away."""
        if not self._refuses_in_round() and (here := self._cursor.need_seat()):
            self._editor.give_role(here[1], Role(role), here[0])

    @corrects
    def action_presence(self) -> None:
        """Mark the person under the cursor as here, or as away; the cursor stays in the group."""
        if (person := self._cursor.need_person()) is not None:
            if self._editor.presence_after(person) in AWAY and self._cursor.group is not None:
                self._board.action_down(1)
            self._editor.mark(person)

    @corrects
    def action_arrive(self) -> None:
        """Seat the person under the cursor, who came late; else ask for the name of one."""
        person = self._board.person
        if person and self._moving.can_arrive(person):
            self._moving.arrive(person)
        else:
            self._editor.ask_who_comes()

    def action_why(self) -> None:
        """Say why the person under the cursor sits where they sit."""
        if (person := self._cursor.need_person()) is not None:
            ask_why(self, self._preview, person)

    def action_quality(self) -> None:
        """Show how good the groups are, and what the marks mean."""
        self.app.push_screen(self._measuring.dialog())

    def action_compare(self) -> None:
        """Show who sat elsewhere before people were seated last."""
        compare(self, self._preview)

    def action_encounters(self) -> None:
        """Show who has met whom."""
        show_encounters(self)

    @corrects
    def action_rules(self) -> None:
        """Ask which rule is to be changed."""
        self._rules.choose(self._cursor.group, self._board.person)

    def action_look_at_round(self, by: int) -> None:
        """Show the seats of another round: of one that is over, of now, or of a planned one."""
        rounds = rounds_seen(self.here.session)
        place = rounds.index(self._item) + by
        if 0 <= place < len(rounds):
            self._item = rounds[place]
            self._show_board()
        else:
            self.notify(known_words(len(rounds)), markup=False)

    @corrects
    def action_make(self) -> None:
        """Make the groups that the pitches need, or one more."""
        self._editor.make()

    @corrects
    def action_close(self) -> None:
        """Close the group under the cursor, after a question."""
        if (group := self._cursor.need_group()) is not None:
            self._editor.close(group)

    def action_search(self) -> None:
        """Ask for a part of a name and put the cursor on that person."""
        find = find_person(self.here, _("Find a person"))
        self.app.push_screen(find, lambda person: self._follow(person) if person else None)
