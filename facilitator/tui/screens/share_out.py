"""Sharing with everybody: one group large, the order of all, comments, follow-ups."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import NoteLine
from facilitator.domain.text import Text, clean_line
from facilitator.locale import _
from facilitator.services import followups, summary
from facilitator.tui.dialogs.form import KEEP_EVERY, Answers, Field
from facilitator.tui.keys import key
from facilitator.tui.room import Room
from facilitator.tui.share_out_board import follow_ups_content, group_content, order_entry
from facilitator.tui.stage import StageScreen
from facilitator.tui.widgets.choices import Choices
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.showing import show


class ShareOutScreen(StageScreen):
    """Steps through the groups."""

    STAGE = "share_out"
    CSS_PATH = ["../stage.tcss", "share_out.tcss"]
    BINDINGS = [
        key(
            "space",
            "next",
            _("Next group"),
            _("Let the next group share with everybody."),
            id="share_out.next",
            display="Space",
        ),
        key(
            "enter",
            "this",
            _("This group"),
            _("Let the group under the cursor share."),
            id="share_out.this",
            display="Enter",
            show=False,
        ),
        key(
            "c",
            "comment",
            _("Comment"),
            _("Type what somebody in the room says to it; Enter records it."),
            id="share_out.comment",
        ),
        key(
            "f",
            "follow_up",
            _("Follow-up"),
            _("Agree on something to be done, by whom and by when."),
            id="share_out.follow_up",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._has_looked = False
        self._typing_for: str | None = None
        self._is_typing = False

    def compose_stage(self) -> ComposeResult:
        """Lay out the order of the groups, and the one that is seen beside it."""
        with Horizontal():
            yield Choices(id="order")
            with VerticalScroll(id="group"):
                yield Static("", markup=False, id="content")
        yield Static(
            _("No group yet. F4 makes groups; F5 takes their notes."),
            markup=False,
            classes="empty",
        )
        with HorizontalGroup(id="typing"):
            yield Static("", markup=False, id="label")
            yield LineInput(placeholder=_("c to type, Enter records it"), id="comment")
        yield Static("", markup=False, id="follow_ups")

    def on_mount(self) -> None:
        """Begin to keep what is half typed."""
        self.set_interval(KEEP_EVERY, self.keep)

    def show_room(self, room: Room) -> None:
        """Show who shares, what, and what came of it."""
        groups = room.session.groups.open
        order = self.query_one(Choices)
        order.show([(group.id, order_entry(room, group)) for group in groups])
        if not self._has_looked and room.session.summaries.sharing is not None:
            order.select(room.session.summaries.sharing)
        self.query_one(Horizontal).display = bool(groups)
        self.query_one("#typing").display = bool(groups)
        self.query_one(".empty").display = not groups
        show(self.query_one("#follow_ups", Static), follow_ups_content(room))
        self._show_group(room)
        self._show_label(room)
        self._take_up_draft(room)

    def _show_label(self, room: Room) -> None:
        """Say to which group a comment goes: the one seen when its typing began."""
        group = room.session.groups.groups.get(self._commented or "")
        words = _("Comment (group {number}) ＞").format(number=group.number if group else "")
        show(self.query_one("#label", Static), Content.styled(words, "bold $accent"))

    def _take_up_draft(self, room: Room) -> None:
        """Put back a comment that was left half typed, with the group that it was typed for."""
        if self._selected is None or self._comment.value:
            return
        groups = sorted(room.session.groups.groups, key=lambda group: group != self._selected)
        own, self._has_looked = not self._has_looked, True
        for group in groups:
            draft = self.seat.draft_at(self._place(group), own=own)
            if draft is not None and draft[0]:
                self._typing_for, self._is_typing = group, True
                self._comment.value = draft[0]
                self._show_label(room)
                return

    @property
    def _selected(self) -> str | None:
        return self.query_one(Choices).selected

    @property
    def _comment(self) -> LineInput:
        return self.query_one("#comment", LineInput)

    @property
    def _commented(self) -> str | None:
        """Return the group that a comment goes to."""
        return self._typing_for if self._is_typing else self._selected

    def _place(self, group: str) -> str:
        """Return the place of the half-typed comment on *group*."""
        return f"{self.here.session.id} comment {group}"

    def _show_group(self, room: Room) -> None:
        group = room.session.groups.groups.get(self._selected or "")
        content = group_content(room, group) if group else Content("")
        shown = self.query_one("#content", Static)
        if shown.content != content:
            shown.update(content)

    def on_option_list_option_highlighted(self) -> None:
        """Show the group under the cursor."""
        if self.room is not None:
            self._show_group(self.room)
            self._show_label(self.room)

    @on(OptionList.OptionSelected)
    def action_this(self) -> None:
        """Let the group under the cursor share."""
        if (group := self._selected) is not None:
            self.record(lambda workshop: summary.start_sharing(workshop, group))

    def action_next(self) -> None:
        """Let the next group that has not shared yet share."""
        session = self.here.session
        waiting = (
            group.id
            for group in session.groups.open
            if session.summaries.of_group(group.id).shared_at is None
        )
        key = next(waiting, None)
        if key is None:
            self.notify(_("Every group has shared."), markup=False)
        elif self.record(lambda workshop: summary.start_sharing(workshop, key)):
            self.query_one(Choices).select(key)

    def action_comment(self) -> None:
        """Type a comment."""
        self._comment.focus()

    @on(Input.Changed, "#comment")
    def _note_group(self) -> None:
        """Note with the first character which group the comment goes to."""
        is_typing = bool(self._comment.value)
        if is_typing == self._is_typing or self.room is None:
            return
        if is_typing:
            self._typing_for = self._selected
        else:
            self.keep()
        self._is_typing = is_typing
        self._show_label(self.room)

    def keep(self) -> None:
        """Keep what is half typed, so that a crash loses at most the last third of a second."""
        if self.room is not None and self._typing_for is not None:
            self.seat.keep_draft(self._place(self._typing_for), self._comment.value)

    @on(Input.Submitted, "#comment")
    def _record_comment(self) -> None:
        """Record the comment to the group that was seen when its typing began."""
        words, group = clean_line(self._comment.value), self._commented
        if not words or group is None:
            return
        if self.record(lambda workshop: summary.take_comment(workshop, group, words)):
            self._comment.value = ""
            self._note_group()

    def leave(self) -> None:
        """Leave the field, then the session."""
        if self._comment.has_focus:
            self.query_one(Choices).focus()
        else:
            super().leave()

    def action_follow_up(self) -> None:
        """Ask what is to be done, by whom and by when; a next step of the group is proposed."""
        line = self._proposed()

        def take(answers: Answers) -> bool:
            return self._add_follow_up(answers, line)

        fields = [
            Field("what", _("What is to be done"), line.text.original if line else ""),
            Field("owner", _("By whom (a person or an organisation)")),
            Field("due", _("By when"), hint="2026-12-31"),
        ]
        form = f"follow-up {self._selected}"
        self.ask(form, _("A follow-up"), fields, take=take, check=_fault)

    def _proposed(self) -> NoteLine | None:
        """Return the first next step, offer or decision of the group that is no follow-up yet."""
        taken = {each.line for each in self.here.series.follow_ups.values()}
        lines = self.here.session.notes.of_group(self._selected) if self._selected else ()
        for kind in (LineKind.NEXT_STEP, LineKind.OFFER, LineKind.DECISION):
            for line in lines:
                if line.kind is kind and line.id not in taken:
                    return line
        return None

    def _add_follow_up(self, answers: Answers, line: NoteLine | None) -> bool:
        words, owner = clean_line(answers["what"]), clean_line(answers["owner"])
        is_that_line = line is not None and line.text.original == words
        due = answers["due"].strip()
        return self.record(
            lambda workshop: followups.add_follow_up(
                workshop,
                line.text
                if line is not None and is_that_line
                else Text(original=words, language=workshop.session.opened.language),
                by=owner or None,
                due=date.fromisoformat(due) if due else None,
                line=line.id if line is not None and is_that_line else None,
            )
        )


def _fault(answers: Answers) -> str | None:
    if not clean_line(answers["what"]):
        return _("Type what is to be done.")
    try:
        if answers["due"].strip():
            date.fromisoformat(answers["due"].strip())
    except ValueError:
        return _("Type the date as 2026-12-31.")
    return None
