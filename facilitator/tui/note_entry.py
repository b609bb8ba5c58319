"""The field of the notes: what is half typed is kept, and recorded at rest or when it is left.

It then goes on as a change of the line that was recorded: nothing in the field moves, so that an
input method which composes at that moment is not disturbed.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.events import DescendantBlur
from textual.message import Message
from textual.widgets import Input, Static

from facilitator.domain.being_typed import PLENARY
from facilitator.domain.notes import NoteLine
from facilitator.locale import _
from facilitator.tui.half_typed import HalfTyped
from facilitator.tui.note_asking import ask_for_kind, ask_for_speaker
from facilitator.tui.note_drafts import NoteDrafts
from facilitator.tui.note_field import NoteField, label
from facilitator.tui.note_keys import entry_keys
from facilitator.tui.note_writing import put_back, record_half, record_lines, record_waiting
from facilitator.tui.room import Room
from facilitator.tui.seat import Seat
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.showing import show

REST = timedelta(seconds=10)
"""What rests so long is recorded."""

_SPACES = " \u3000"


class NoteEntry(HorizontalGroup):
    """The kind, the speaker and the field for the next line of a group, or a change of one.

    *remove* takes a line out, and says whether it did.
    """

    BINDINGS = [*entry_keys()]

    class Recorded(Message):
        """New lines were recorded, the last one at the end."""

    class Emptied(Message):
        """The line that was typed is recorded, or rests: something else may have the focus."""

    def __init__(self, seat: Seat, remove: Callable[[NoteLine], bool], *, id: str) -> None:
        super().__init__(id=id)
        self._seat = seat
        self._remove = remove
        self._group = ""
        self._typed: dict[str, HalfTyped] = {}
        self._drafts = NoteDrafts(seat, seat.workshop.id)
        self._changed_at = seat.room.now
        self._held = ""
        self._is_asking = False

    def compose(self) -> ComposeResult:
        """Lay out the kind before the field."""
        yield Static("", markup=False, id="kind")
        yield NoteField(
            placeholder=_("Type a line, Enter records it"), id="entry", takes_lines=True
        )

    @property
    def field(self) -> LineInput:
        """Return the field itself."""
        return self.query_one(LineInput)

    @property
    def half(self) -> HalfTyped:
        """Return what is half typed for the group that is seen, as the field has it now."""
        return self._typed.get(self._group, HalfTyped()).with_words(self.field.value)

    def put(self, half: HalfTyped) -> None:
        """Let the field hold *half*, the caret behind it where its words are new there."""
        self._typed[self._group] = half
        if self.field.value != half.words:
            self.field.value = half.words
            self.field.cursor_position = len(half.words)
        self.show()

    def go_to(self, group: str) -> None:
        """Be the field of *group*; what was typed for the one before is recorded, or waits."""
        if self._group:
            if self._is_there:
                self.record_rest()
            self.keep()
            self._typed[self._group] = self.half
        self._group = group
        half = self._typed.get(group, HalfTyped())
        self.field.value = half.words
        self.field.cursor_position = len(half.words)
        self.put(half)
        self.take_up(own=True)

    @property
    def _here(self) -> Room:
        return self._seat.room

    @property
    def _is_there(self) -> bool:
        return self._group == PLENARY or self._group_or_none is not None

    @property
    def _group_or_none(self) -> str | None:
        """Return the group; None for everybody, also where the group has gone."""
        return self._group if self._group in self._here.session.groups.groups else None

    def show(self) -> None:
        """Show before the field what is typed in it: the kind, and who says it."""
        show(self.query_one("#kind", Static), label(self._here, self.half))

    # keeping and recording

    def keep(self) -> None:
        """Keep what is half typed, so that a crash loses little; record what rests."""
        if not self._group:
            return
        self._heed_other_seats()
        has_rested = abs(self._seat.workshop.now - self._changed_at) >= REST
        if has_rested and self.record_rest():
            self.post_message(self.Emptied())
        self._drafts.keep(self._group, self.half)

    def record_rest(self) -> bool:
        """Record what is half typed, and go on as a change of that line; True when it was.

        A line that was recorded at a rest goes when all its letters did.
        """
        self._heed_other_seats()
        half = self.half
        is_held = half.words == self._held or self._here.failing_since is not None
        if half.is_taken_back and self._here.failing_since is None:
            self.put(self._emptied(half))
            return self.half.is_empty
        if not half.is_worth_recording or is_held:
            return False
        recorded = self._record(half)
        if recorded is not None:
            self.put(recorded)
        elif self._here.failing_since is None:  # refused, and it would be refused again
            self._held = half.words
        return recorded is not None

    def _record(self, half: HalfTyped) -> HalfTyped | None:
        settles = self._drafts.became(self._group, half)
        return record_half(self._seat, self._group_or_none, half, settles)

    def _heed_other_seats(self) -> None:
        """Let go of what another seat has, too: it was taken over from one that was asleep."""
        before = self.half
        if (half := self._drafts.alone(self._group, before)) is not before:
            self.put(half)

    def leave(self) -> None:
        """Keep and record what is half typed, but not for a question about that very line."""
        if self._group:
            if not self._is_asking:
                self.record_rest()
            self.keep()
        self._is_asking = False

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Record what is half typed when the field is left.

        Where server or terminal has gone it is only kept: the next program goes on with the line.
        """
        (self.leave if self.app.is_running else self.keep)()

    def take_up(self, *, own: bool = False) -> None:
        """Put back what was left half typed for this group by a seat that is gone."""
        if not self.half.is_empty:
            return
        half = self._drafts.take_up(self._group, self._here.session.notes.lines, own=own)
        if half is not None:
            self.put(half)
            self.notify(_("What was half typed here is back."), markup=False)

    @on(Input.Changed)
    def _note_change(self) -> None:
        """Begin to wait for a rest anew; ask who says it where @ is typed first."""
        self._changed_at = self._seat.workshop.now
        if self.field.value.endswith(("@", "＠")):
            self._ask_for_speaker_at_sign()
        self.show()

    def _ask_for_speaker_at_sign(self) -> None:
        """Ask who says it where nothing but @ is typed, after a mark or not."""
        mark = self.field.value[:-1]
        if not HalfTyped(text=mark).read()[1]:
            self.field.value = mark
            self.field.cursor_position = len(mark)
            self.action_speaker()

    @on(Input.Submitted)
    def _record_entry(self) -> None:
        """Record the line; only what is saved leaves the field."""
        self._heed_other_seats()
        settles = self._drafts.became_lines(self._group)
        half = record_waiting(self._seat, self._group_or_none, self.half, settles)
        is_new = half.line is None
        if not is_new and not half.words.strip(_SPACES):
            half = self._emptied(half)
        elif is_new and half.words.strip(_SPACES) and not half.is_worth_recording:
            self.notify(_("Type the words behind the mark, then Enter."), markup=False)
        elif half.is_worth_recording or not is_new:
            recorded = self._record(half)
            half = half if recorded is None else recorded.changed()
            if is_new and recorded is not None:
                self.post_message(self.Recorded())
        self._held = ""
        self.put(half)
        self.call_after_refresh(self.keep)
        if half.is_empty:
            self.post_message(self.Emptied())

    def _emptied(self, half: HalfTyped) -> HalfTyped:
        """Take out the line of which every letter was deleted, unless others went on with it."""
        line = self._here.session.notes.lines.get(half.line or "")
        is_others = half.is_going_on and line is not None and line.text.original != half.base
        return half.changed() if line is None or is_others or self._remove(line) else half

    def on_line_input_lines_pasted(self, event: LineInput.LinesPasted) -> None:
        """Record the pasted lines; where that fails they wait, and Enter tries again."""
        half = self.half
        if record_lines(self._seat, self._group_or_none, event.lines, half.kind):
            self.post_message(self.Recorded())
        else:
            half = replace(half, waiting=(*half.waiting, *event.lines))
        self.put(half)
        self.keep()

    def change(self, line: str) -> None:
        """Take *line* into the field; what is typed there is recorded first."""
        self.record_rest()
        half, found = self.half, self._here.session.notes.lines.get(line)
        if found is not None and not (half.line is not None and half.is_worth_recording):
            self.put(half.changed().changing(found))
            self.field.focus()

    def end_change(self) -> bool:
        """Give a change up and let the field be that of the next line; False where there is none.

        What was typed is recorded before the line reads again what it did: its history has both.
        """
        if self.half.line is None:
            return False
        self.record_rest()
        half = self.half
        if not half.is_worth_recording and put_back(self._seat, half):
            self.put(half.changed())
            if half.was_changed:
                self.notify(_("Given up: the line reads again what it did."), markup=False)
        self.keep()
        return True

    def go_on_after_undo(self, before: NoteLine | None) -> None:
        """Let the field go on from what stands now, where *before* was the line that is changed.

        It is not recorded again by a rest alone.
        """
        if before is not None and self.half.line is not None:
            line = self._here.session.notes.lines.get(before.id)
            half = self.half.after_undo(before, line)
            self._held = half.words
            self.put(half)

    # keys

    def type_on(self, sign: str) -> None:
        """Take the focus, and a letter that was typed elsewhere."""
        self.screen.set_focus(self.field)
        self.field.insert_text_at_cursor(sign)

    def paste_on(self, text: str) -> None:
        """Take the focus, and what was pasted elsewhere."""
        self.screen.set_focus(self.field)
        self.field.paste(text)

    def action_kind(self) -> None:
        """Ask for the kind of the line in the field."""
        self._is_asking = True
        ask_for_kind(
            self._seat, self.screen, self.half, lambda kind: self.put(self.half.of_kind(kind))
        )

    def action_speaker(self) -> None:
        """Ask who says what is in the field."""
        self._is_asking = True
        ask_for_speaker(self._seat, self.screen, self._group_or_none, lambda: self.half, self.put)
