"""The pitches of this meeting, what each asks of the room, and the queue of the series."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import DataTable, OptionList, Static

from facilitator.domain.projection import State
from facilitator.locale import _, language
from facilitator.locale.words import told
from facilitator.services import pitch_history, pitches
from facilitator.services.workshop import Workshop
from facilitator.storage.errors import StorageError
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.dialogs.confirm import ConfirmDialog
from facilitator.tui.dialogs.form import Answers, Field, typed_in
from facilitator.tui.pitch_form import (
    changed_pitch,
    changed_wish,
    organisation_in,
    pitch_fault,
    pitch_fields,
    pitch_in,
    tags_in,
    title_in,
)
from facilitator.tui.pitch_keys import PITCH_KEYS
from facilitator.tui.pitch_rows import (
    choice_of_queued,
    pitch_entries,
    pitch_of_meeting,
    pitch_of_queue,
    queue_columns,
    queue_heading,
    queue_rows,
)
from facilitator.tui.pitch_stories import stories_dialog
from facilitator.tui.room import Room
from facilitator.tui.stage import StageScreen
from facilitator.tui.titles import short
from facilitator.tui.typed_fields import read_length
from facilitator.tui.widgets.choices import Choices
from facilitator.tui.widgets.rows import Rows
from facilitator.tui.widgets.showing import show


class PitchesScreen(StageScreen):
    """Shows one pitch large beside the list of all, and the queue below."""

    STAGE = "pitches"
    CSS_PATH = ["../stage.tcss", "pitches.tcss"]
    BINDINGS = PITCH_KEYS

    def compose_stage(self) -> ComposeResult:
        """Lay out the list, the pitch under the cursor beside it, and the queue."""
        with Horizontal():
            yield Choices(id="pitches")
            yield Static(
                _("No pitch yet. n adds one; s takes one from the queue; w takes a walk-in."),
                markup=False,
                classes="empty",
            )
            with VerticalScroll(id="pitch", can_focus=False):
                yield Static("", markup=False, id="content")
        yield Static("", markup=False, id="waiting", classes="heading")
        yield Rows(queue_columns(), id="queue")

    def show_room(self, room: Room) -> None:
        """Show the pitches and the queue."""
        entries, rows = pitch_entries(room), queue_rows(room)
        choices, queue = self.query_one(Choices), self.query_one(Rows)
        choices.show(entries)
        choices.display = bool(entries)
        queue.show(rows)
        queue.display = bool(rows)
        self.query_one(".empty").display = not entries
        heading = self.query_one("#waiting", Static)
        show(heading, Content(queue_heading(room)))
        heading.display = bool(rows)
        self._show_pitch(room)

    @property
    def _selected(self) -> str | None:
        """Return the pitch under the cursor of the list that has the focus."""
        choices, queue = self.query_one(Choices), self.query_one(Rows)
        if self.focused is queue or choices.selected is None:
            return queue.selected
        return choices.selected

    @property
    def _selected_here(self) -> str | None:
        """Return the pitch of this meeting under the cursor; say so where it is another one."""
        key = self._selected
        if key in self.here.session.pitches.pitches:
            return key
        self.notify(_("Choose a pitch of this meeting first; Tab goes to it."), markup=False)
        return None

    def _show_pitch(self, room: Room) -> None:
        key, content = self._selected or "", Content("")
        if key in room.session.pitches.pitches:
            content = pitch_of_meeting(room, key)
        elif key in room.series.queue:
            content = pitch_of_queue(room, key)
        show(self.query_one("#content", Static), content)

    @on(OptionList.OptionHighlighted)
    @on(DataTable.RowHighlighted)
    @on(DescendantFocus)
    def show_selected(self) -> None:
        """Show the pitch under the cursor of the list that has the focus."""
        if self.room is not None:
            self._show_pitch(self.room)

    def _ask(
        self, form: str, heading: str, fields: Sequence[Field], take: Callable[[Answers], bool]
    ) -> None:
        self.ask(form, heading, fields, take=take, check=pitch_fault, is_dense=True)

    def action_add(self) -> None:
        """Ask for a pitch, and add it to this meeting."""

        def take(answers: Answers) -> bool:
            return self._record_new(
                lambda workshop: pitches.add_pitch(
                    workshop,
                    pitch_in(self.here, answers),
                    read_length(answers["length"]),
                    by=organisation_in(answers),
                    tags=tags_in(answers),
                )
            )

        fields = pitch_fields(self.here, None, None, length_label=_("Length"))
        self._ask("pitch-add", _("Add a pitch"), fields, take)

    def action_offer(self) -> None:
        """Ask for a pitch, and put it into the queue."""

        def take(answers: Answers) -> bool:
            return self.record(
                lambda workshop: pitches.offer_pitch(
                    workshop,
                    pitch_in(self.here, answers),
                    by=organisation_in(answers),
                    length=read_length(answers["length"]),
                    tags=tags_in(answers),
                )
            )

        fields = pitch_fields(self.here, None, None, length_label=_("Wanted length"))
        self._ask("pitch-offer", _("A pitch for the queue"), fields, take)

    def _record_new(self, do: Callable[[Workshop], str]) -> bool:
        """Do what puts a pitch into this meeting, and put the cursor on it."""
        made: list[str] = []
        if not self.record(lambda workshop: made.append(do(workshop))):
            return False
        self.query_one(Choices).select(made[0])
        return True

    @on(OptionList.OptionSelected)
    @on(DataTable.RowSelected)
    def action_change(self) -> None:
        """Ask what the pitch under the cursor says; what nobody changed stays as others have it."""
        if (key := self._selected) is None:
            return
        room = self.here
        here, queue = room.session.pitches.pitches, room.series.queue
        pitch = here[key] if key in here else queue[key].content
        wish = room.series.wishes.get(key)
        fields = pitch_fields(room, pitch, wish, length_label=_("Wanted length"))

        def take(answers: Answers) -> bool:
            typed = typed_in(fields, answers)
            return not typed or self.record(
                lambda workshop: pitches.change_pitch(
                    workshop,
                    key,
                    lambda before: changed_pitch(room, before, typed),
                    by=organisation_in(typed),
                    wish=lambda before: changed_wish(before, typed),
                )
            )

        self._ask(f"pitch-change {key}", _("Change the pitch"), fields, take)

    def action_walk_in(self) -> None:
        """Ask for the title of a pitch that nobody announced, and offer to make up the time."""

        def take(answers: Answers) -> bool:
            is_done = self._record_new(
                lambda workshop: pitches.walk_in(
                    workshop,
                    title_in(self.here, answers),
                    by=organisation_in(answers),
                )
            )
            if is_done:
                self.call_later(self._offer_if_late)
            return is_done

        untitled = pitches.UNTITLED.in_language(language())
        fields = [
            Field("title", _("Title of the pitch"), hint=untitled),
            Field("by", _("Organisation")),
        ]
        self.ask("pitch-walk-in", _("A walk-in pitch of 10 minutes"), fields, take=take)

    def _offer_if_late(self) -> None:
        is_to_come = self.here.session.state is not State.HELD
        if is_to_come and self.here.face.over_by:
            self.offer_to_catch_up()

    def _choose_waiting(self, question: str, take: Callable[[str], None]) -> None:
        """Ask which pitch of the queue is meant, that under the cursor first."""
        room = self.here
        waiting = [(key, choice_of_queued(room, key)) for key in room.series.waiting]
        if not waiting:
            self.notify(_("The queue is empty. o puts a pitch into it."), markup=False)
            return

        def chosen(key: str | None) -> None:
            if key is not None:
                take(key)

        self.app.push_screen(ChooseDialog(question, waiting, selected=self._selected), chosen)

    def action_schedule(self) -> None:
        """Ask which pitch of the queue is given in this meeting."""

        def take(key: str) -> None:
            if self.record(lambda workshop: pitches.schedule_pitch(workshop, key)):
                self.query_one(Choices).select(key)

        self._choose_waiting(_("Which pitch?"), take)

    def action_move(self, by: int) -> None:
        """Let the pitch under the cursor be given earlier or later."""
        if (key := self._selected_here) is None:
            return
        others = [each for each in self.here.session.pitches.pitches if each != key]
        place = self.here.session.pitches.number(key) - 1 + by
        if 0 <= place <= len(others):
            after = others[place - 1] if place else None
            self.record(lambda workshop: pitches.move_pitch(workshop, key, after=after))

    def action_return(self) -> None:
        """Put the pitch under the cursor back into the queue."""
        if (key := self._selected_here) is not None:
            self.record(lambda workshop: pitches.return_pitch(workshop, key))

    def action_withdraw(self) -> None:
        """Ask which pitch of the queue is not to be given any more, and whether that is right."""

        def take(key: str) -> None:
            def answered(yes: bool | None) -> None:
                if yes:
                    self.record(lambda workshop: pitches.withdraw_pitch(workshop, key))

            queued = self.here.series.queue.get(key)
            if queued is None:
                answered(True)  # gone meanwhile: that is what the refusal says
                return
            title = short(queued.content.title.in_language(language()))
            question = _("Withdraw “{title}” from the queue?").format(title=title)
            self.app.push_screen(ConfirmDialog(question, yes=_("Withdraw")), answered)

        if (key := self._selected) is not None and key in self.here.series.waiting:
            take(key)
        else:
            self._choose_waiting(_("Which pitch is withdrawn?"), take)

    def action_stories(self) -> None:
        """Show what became of all pitches of the series."""
        workshop, room = self.seat.workshop, self.here
        try:
            stories = pitch_history.read_histories(workshop.database, room.series.id, room.now)
        except StorageError as error:
            self.notify(told(error), severity="error", markup=False)
            return
        self.app.push_screen(stories_dialog(room, stories, self._selected))
