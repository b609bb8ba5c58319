"""Sharing with everybody: one group large, its time, the order of all, and the floor's comments."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Resize
from textual.widgets import OptionList, Static

from facilitator.domain.sharing import waiting
from facilitator.locale import _
from facilitator.services import summary
from facilitator.tui.conclusion import ConclusionArea
from facilitator.tui.dialogs.form import KEEP_EVERY
from facilitator.tui.floor import Floor
from facilitator.tui.half_comment import CommentDrafts
from facilitator.tui.room import Room
from facilitator.tui.share_out_board import (
    TOGETHER,
    group_content,
    heading,
    order_entries,
    order_heading,
    remarks,
    together_content,
    together_heading,
    turn_digits,
)
from facilitator.tui.share_out_common import show_common
from facilitator.tui.share_out_follow_ups import ask_for_next, show_follow_ups
from facilitator.tui.share_out_keys import share_out_bindings
from facilitator.tui.share_out_time import ask_for_length
from facilitator.tui.stage import StageScreen
from facilitator.tui.widgets.choices import Choices
from facilitator.tui.widgets.points_area import PointsArea
from facilitator.tui.widgets.showing import show
from facilitator.tui.widgets.turn_order import TurnOrder

_HIGH = 32
"""From so many lines of the screen on there is room for larger digits."""


class ShareOutScreen(StageScreen):
    """Steps through the groups; behind them stands what all of them conclude."""

    STAGE = "share_out"
    CSS_PATH = ["../stage.tcss", "share_out.tcss"]
    BINDINGS = [*share_out_bindings()]

    def __init__(self) -> None:
        super().__init__()
        self._has_looked = False

    def compose_stage(self) -> ComposeResult:
        """Lay out the time and the order of the groups, and beside them the one that is seen."""
        with Horizontal():
            with Vertical(id="turns"):
                yield Static("", markup=False, id="turn")
                yield Static("", markup=False, id="each")
                yield TurnOrder(id="order")
                yield Static("", markup=False, id="remarks")
            with Vertical(id="shared"):
                yield Static("", markup=False, id="heading")
                with VerticalScroll(id="group"):
                    yield Static("", markup=False, id="content")
            yield ConclusionArea()
        yield Static(
            _("No group yet. F4 makes groups; F5 takes their notes."),
            markup=False,
            classes="empty",
        )
        yield Floor()

    def on_mount(self) -> None:
        """Begin to keep what is half typed."""
        self.set_interval(KEEP_EVERY, self.keep)

    def on_resize(self, event: Resize) -> None:
        """Use the room that there is."""
        if self.room is not None:
            self.call_after_refresh(self._show_turn)
            self.call_after_refresh(self._show_group)

    def show_room(self, room: Room) -> None:
        """Show who shares, what, and what came of it."""
        self._order.show(order_entries(room))
        if not self._has_looked and room.session.summaries.sharing is not None:
            self._order.select(room.session.summaries.sharing)
        self.query_one(".empty").display = not room.session.groups.open
        show(self.query_one("#each", Static), order_heading(room))
        show(self.query_one("#remarks", Static), remarks(room))
        self._show_turn()
        self._show_group()
        self._take_up_drafts(room)

    def _show_turn(self) -> None:
        rows = 5 if self.app.size.height >= _HIGH else 3
        shown = self.query_one("#turn", Static)
        shown.styles.height = rows + 1
        show(shown, turn_digits(self.here, shown.content_size.width, rows))

    def _show_group(self) -> None:
        """Show the group under the cursor, or what all conclude."""
        room = self.here
        group = room.session.groups.groups.get(self._selected or "")
        title = heading(room, group) if group else together_heading()
        show(self.query_one("#heading", Static), title)
        shown = self.query_one("#content", Static)
        width = shown.content_size.width or self.app.size.width
        content = group_content(room, group, width) if group else together_content(room, width)
        show(shown, content)
        self._floor.show(room, self._selected)

    def _take_up_drafts(self, room: Room) -> None:
        """Put back what was left half typed."""
        own, self._has_looked = not self._has_looked, True
        groups = sorted(room.session.groups.groups, key=lambda key: key != self._selected)
        self._floor.take_up(CommentDrafts(self.seat, room.session.id), groups, own=own)
        if self._conclusion.take_up(self.seat, own=own):
            self._begin_concluding()
            self.notify(_("What was half typed here is back."), markup=False)

    @property
    def _order(self) -> Choices:
        return self.query_one("#order", Choices)

    @property
    def _selected(self) -> str | None:
        """Return the group under the cursor, None where that is what all conclude."""
        selected = self._order.selected
        return None if selected == TOGETHER else selected

    @property
    def _floor(self) -> Floor:
        return self.query_one(Floor)

    @property
    def _conclusion(self) -> ConclusionArea:
        return self.query_one(ConclusionArea)

    @on(OptionList.OptionHighlighted, "#order")
    def _look_at_another(self) -> None:
        """Show the group under the cursor."""
        if self.room is not None:
            self._show_group()
            self.query_one("#group", VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#order")
    def action_this(self) -> None:
        """Let the group under the cursor share; where that is the conclusion, write it."""
        if self._order.selected == TOGETHER:
            self.action_conclusion()
        elif (group := self._selected) is not None:
            self.record(lambda workshop: summary.start_sharing(workshop, group))

    def action_next(self) -> None:
        """Let the next group that has not shared yet share; end with the last one."""
        session = self.here.session
        left = waiting(session.groups, session.summaries)
        if left:
            group = left[0].id
            if self.record(lambda workshop: summary.start_sharing(workshop, group)):
                self._order.select(group)
        elif session.summaries.sharing is not None:
            self.action_end()
        else:
            self.notify(_("Every group has shared."), markup=False)

    def action_end(self) -> None:
        """Note that the group that shares has done so, and look at what comes next."""
        if self.record(summary.end_sharing):
            session = self.here.session
            left = waiting(session.groups, session.summaries)
            self._order.select(left[0].id if left else TOGETHER)

    def action_move(self, step: int) -> None:
        """Let the group under the cursor share earlier or later."""
        session = self.here.session
        order = [group.id for group in session.summaries.in_order(session.groups)]
        if (group := self._selected) is None:
            return
        place = order.index(group)
        if 0 <= place + step < len(order):
            order[place], order[place + step] = order[place + step], group
            self.record(lambda workshop: summary.set_order(workshop, order))

    def action_length(self) -> None:
        """Ask how long each group shares."""
        ask_for_length(self.seat, self)

    def action_common(self) -> None:
        """Bring lines of this group and others together, or look at all that was."""
        show_common(self.seat, self, self._selected)

    def action_follow_up(self) -> None:
        """Ask who does what by when; something that the group wants to do is proposed."""
        ask_for_next(self.seat, self, self._selected)

    def action_follow_ups(self) -> None:
        """List what may become a follow-up."""
        show_follow_ups(self.seat, self, self._selected)

    def action_comment(self) -> None:
        """Type a comment."""
        if not self._floor.type():
            self.notify(_("Choose a group first: a comment is on what one shared."), markup=False)

    def action_remove(self) -> None:
        """Take out the comment under the cursor."""
        self._floor.remove_comment()

    def keep(self) -> None:
        """Keep what is half typed, so that a crash loses at most the last third of a second."""
        if self.room is not None and self.query(Floor):
            self._floor.keep()
            if self._conclusion.is_open:
                self._conclusion.keep(self.seat)

    def action_conclusion(self) -> None:
        """Open the conclusion; opened already, record and close it."""
        if not self._conclusion.is_open:
            self._conclusion.begin(self.here)
            self._begin_concluding()
        elif self._conclusion.finish(self.seat):
            self._conclusion.close()
            self.query_one("#shared").display = True
            self._order.focus()

    def _begin_concluding(self) -> None:
        """Let the conclusion take the place of the group that is seen."""
        self._order.select(TOGETHER)
        self.query_one("#shared").display = False

    @on(PointsArea.Left)
    def _record_conclusion(self) -> None:
        """Record the conclusion when its field is left."""
        self._conclusion.finish(self.seat)

    def leave(self) -> None:
        """Close the conclusion; give up a comment's change; leave the field, then the session."""
        if self._conclusion.is_open:
            self.action_conclusion()
        elif self._floor.is_changing:
            self._floor.give_up_change()
        elif self._floor.is_used:
            self._order.focus()
        else:
            super().leave()
