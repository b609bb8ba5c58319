"""The lines of one group, what is done to the one under the cursor, and who is typing another."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Protocol, cast

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click, Key, Paste
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import OptionList

from facilitator.domain.line_kinds import MARKS, LineKind
from facilitator.domain.notes import NoteLine
from facilitator.domain.text import clean_line
from facilitator.locale import _, language
from facilitator.locale.words import seat_word, word
from facilitator.services import notes
from facilitator.tui.dialogs.line_kind import LineKindDialog
from facilitator.tui.dialogs.line_menu import EVERY_LINE, WITHOUT_A_LINE, LineMenu
from facilitator.tui.note_keys import line_keys
from facilitator.tui.offer_form import offer_words
from facilitator.tui.room import Room
from facilitator.tui.seat import Seat
from facilitator.tui.titles import short
from facilitator.tui.widgets.choices import Choices

_GAP = 2
_TYPES_FOR = timedelta(seconds=15)
"""So long after the last letter somebody counts as typing; what rests is a line by then."""

_TOLD = 40
"""Cells of the words of a line in a message."""


@cache
def _kind_width() -> int:
    """Return how many cells the widest kind takes."""
    return max(cell_len(word(kind)) for kind in MARKS)


class Typing(Protocol):
    """What takes in what is typed while the focus is on the lines."""

    def type_on(self, sign: str) -> None:
        """Take the focus and a letter."""

    def paste_on(self, text: str) -> None:
        """Take the focus and what is pasted."""


class NoteLines(Choices):
    """The lines of a group; the last one is in sight while the focus is elsewhere.

    No letter is a key here: whoever types while the focus is on the lines means the field.
    """

    BINDINGS = [*line_keys()]

    virtual_size = reactive(Size(0, 0))
    """The room for the lines. In Textual's own list each new line lays out the whole screen."""

    @dataclass
    class Chosen(Message):
        """A line is to be changed in the field."""

        line: str

    class LeftBelow(Message):
        """The cursor was moved down from the last line, or a click was below it."""

    def __init__(self, seat: Seat, typing: Typing, *, id: str) -> None:
        super().__init__(id=id, hang=len("? ") + _kind_width() + _GAP)
        self._seat = seat
        self._typing = typing
        self._kind_width = _kind_width()
        self._group: str | None = None
        self._picture: tuple[object, ...] = ()
        self._made: dict[str, tuple[NoteLine, str, bool, Content]] = {}

    def show_lines(self, room: Room, group: str | None) -> None:
        """Show the lines of *group* (None: of everybody) as they are in *room*."""
        picture = (room.session.notes, room.register, group)
        before, self._picture, self._group = self._picture, picture, group
        if len(before) == len(picture) and all(map(_is_same, before, picture)):
            return
        beside = {line.id for clash in room.session.notes.clashes() for line in clash[1:]}
        options = [
            (line.id, self._content(room, line, is_beside=line.id in beside))
            for line in room.session.notes.of_group(group)
        ]
        self.show(options, follow=not self.has_focus)

    def _content(self, room: Room, line: NoteLine, *, is_beside: bool) -> Content:
        """Return a line: its mark and kind, its words, who said them; ▲ where it stands beside."""
        speaker = offer_words(room, line) or room.name(line.speaker, language())
        known = self._made.get(line.id)
        if known is not None and known[0] is line and known[1:3] == (speaker, is_beside):
            return known[3]
        kind = word(line.kind)
        gap = " " * (self._kind_width - cell_len(kind) + _GAP)
        content = Content.assemble(
            (f"{MARKS[line.kind].mark} {kind}{gap}", "$primary"),
            (_("▲ beside  ") if is_beside else "", "$warning"),
            line.text.in_language(language()),
            (f"  {speaker}" if speaker else "", "$secondary"),
        )
        self._made[line.id] = (line, speaker, is_beside, content)
        return content

    @property
    def line(self) -> NoteLine | None:
        """Return the line under the cursor, None where there is none."""
        return self._seat.room.session.notes.lines.get(self.selected or "")

    @property
    def _screen(self) -> Screen[None]:
        return cast(Screen[None], self.screen)

    def _possible(self) -> frozenset[str]:
        """Return what can be done to the line under the cursor besides changing it."""
        line, notes_now = self.line, self._seat.room.session.notes
        if line is None:
            return WITHOUT_A_LINE
        possible = {"offer"} if line.kind is LineKind.OFFER else set()
        possible |= {"settle"} if notes_now.clash_of(line.id) else set()
        return EVERY_LINE | WITHOUT_A_LINE | possible

    # what is typed here is meant for the field

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Claim all that can be typed, except the space that opens the menu."""
        return character not in (None, " ") and Key(key, character).is_printable

    def on_key(self, event: Key) -> None:
        """Hand a letter on to the field; a space only behind letters that are on their way."""
        is_still_here = self.screen.focused is self
        sign = event.character
        if sign is not None and event.is_printable and not (sign == " " and is_still_here):
            event.stop()
            event.prevent_default()
            self._typing.type_on(sign)

    def on_paste(self, event: Paste) -> None:
        """Hand on what is pasted."""
        event.stop()
        self._typing.paste_on(event.text)

    def on_click(self, event: Click) -> None:
        """A click beside the lines means the field."""
        if "option" not in event.style.meta:
            self.post_message(self.LeftBelow())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Let the line be changed."""
        event.stop()
        if self.line is not None:
            self.post_message(self.Chosen(self.line.id))

    def action_cursor_down(self) -> None:
        """Go down; from the last line, to what stands below the lines."""
        if self.highlighted is None or self.highlighted == self.option_count - 1:
            self.post_message(self.LeftBelow())
        else:
            super().action_cursor_down()

    def action_menu(self) -> None:
        """Offer what else there is to do to the line under the cursor."""
        line, its_key = self.line, self.selected

        async def chosen(action: str | None) -> None:
            if action is not None and (self.selected == its_key or action in WITHOUT_A_LINE):
                await self.run_action(action)

        title = short(line.text.original, _TOLD) if line is not None else _("No line yet")
        self.app.push_screen(LineMenu(title, self._possible()), chosen)

    def action_remove(self) -> None:
        """Take out the line under the cursor."""
        if self.line is not None:
            self.remove_line(self.line)

    def remove_line(self, line: NoteLine) -> bool:
        """Take out *line*, and say how it is put back; True when it was done."""
        done = self._seat.record(lambda workshop: notes.remove_line(workshop, line.id))
        if done:
            told = _("Taken out: {text}   Ctrl+Z puts it back")
            words = short(line.text.original, _TOLD)
            self.notify(told.format(text=words), markup=False)
        return done

    def action_shift(self, by: int) -> None:
        """Move the line under the cursor up or down."""
        line = self.line
        if line is not None:
            self._seat.record(lambda workshop: notes.shift_line(workshop, line.id, by))

    def action_kind(self) -> None:
        """Ask for the kind of the line under the cursor."""
        line = self.line

        def chosen(kind: str | None) -> None:
            if kind is not None and line is not None:
                wanted = LineKind(kind)
                self._seat.record(lambda workshop: notes.change_kind(workshop, line.id, wanted))

        self.app.push_screen(LineKindDialog(line.kind if line is not None else None), chosen)

    def action_speaker(self) -> None:
        """Ask who said the line under the cursor."""
        from facilitator.tui.line_changes import choose_speaker

        line = self.line

        def chosen(person: str | None) -> None:
            if line is not None:
                self._seat.record(lambda workshop: notes.name_speaker(workshop, line.id, person))

        if line is not None:
            choose_speaker(self._seat, self._screen, self._group, chosen)

    def action_history(self) -> None:
        """Show what the line under the cursor read before."""
        from facilitator.tui.line_changes import show_history

        if self.line is not None:
            show_history(self._seat, self._screen, self.line.id)

    def action_settle(self) -> None:
        """Ask which of the texts beside each other stays."""
        from facilitator.tui.line_changes import settle_texts

        if self.line is not None:
            settle_texts(self._seat, self._screen, self.line.id)

    def action_offer(self) -> None:
        """Ask for the particulars of the offer under the cursor."""
        from facilitator.tui.line_changes import describe_offer

        if self.line is not None:
            describe_offer(self._seat, self._screen, self.line.id)

    def action_removed(self) -> None:
        """Show the lines that were taken out."""
        from facilitator.tui.line_changes import show_removed

        show_removed(self._seat, self._screen, self._group)


def _is_same(a: object, b: object) -> bool:
    return a is b


def typing_words(room: Room, group: str) -> str:
    """Return who else is typing for *group*, and what; nothing where nobody is."""
    at_work = [
        each for each in room.being_typed if each.group == group and room.now - each.at < _TYPES_FOR
    ]
    new, change = _("● {seat} is typing: {text}"), _("● {seat} is changing: {text}")
    return "   ".join(
        (change if each.what == "change" else new).format(
            seat=seat_word(each.role), text=clean_line(each.text)
        )
        for each in at_work
    )


def marks_line() -> Content:
    """Return the marks that set the kind of a line when typed in front of it."""
    words = (
        f"{mark.mark}{mark.words.in_language(language())}"
        for kind, mark in MARKS.items()
        if kind is not LineKind.REMARK
    )
    return Content.styled("  ".join(words), "$secondary")
