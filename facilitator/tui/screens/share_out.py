"""Sharing with everybody: one group large, the order of all, comments, follow-ups."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from facilitator.domain.followups import FollowUp
from facilitator.domain.groups import Group
from facilitator.domain.notes import LineKind, NoteLine
from facilitator.domain.text import Text, clean_line
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.services import followups, summary
from facilitator.tui.dialogs.form import Answers, Field, FormDialog
from facilitator.tui.keys import key
from facilitator.tui.room import Room, minutes_and_seconds
from facilitator.tui.stage import StageScreen
from facilitator.tui.titles import group_title
from facilitator.tui.widgets.choices import Choices
from facilitator.tui.widgets.line_input import LineInput

_SHARED = (LineKind.DECISION, LineKind.OFFER, LineKind.NEXT_STEP)
"""The kinds of lines that everybody hears of besides the points."""


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
            yield Static(Content.styled(_("Comment ＞"), "bold $accent"), id="label")
            yield LineInput(placeholder=_("c to type, Enter records it"), id="comment")
        yield Static("", markup=False, id="follow_ups")

    def show_room(self, room: Room) -> None:
        """Show who shares, what, and what came of it."""
        groups = room.session.groups.open
        order = self.query_one(Choices)
        order.show([(group.id, _entry(room, group)) for group in groups])
        if not self._has_looked and room.session.summaries.sharing is not None:
            order.select(room.session.summaries.sharing)
        self.query_one(Horizontal).display = bool(groups)
        self.query_one("#typing").display = bool(groups)
        self.query_one(".empty").display = not groups
        self.query_one("#follow_ups", Static).update(_follow_ups(room))
        self._show_group(room)
        if self._selected is not None and not self._comment.value:
            draft = self.seat.draft_at(self._place, own=not self._has_looked)
            self._has_looked = True
            if draft is not None:
                self._comment.value = draft[0]

    @property
    def _selected(self) -> str | None:
        return self.query_one(Choices).selected

    @property
    def _comment(self) -> LineInput:
        return self.query_one("#comment", LineInput)

    @property
    def _place(self) -> str:
        return f"{self.here.session.id} comment"

    def _show_group(self, room: Room) -> None:
        group = room.session.groups.groups.get(self._selected or "")
        content = _group(room, group) if group else Content("")
        shown = self.query_one("#content", Static)
        if shown.content != content:
            shown.update(content)

    def on_option_list_option_highlighted(self) -> None:
        """Show the group under the cursor."""
        if self.room is not None:
            self._show_group(self.room)

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
    def _keep(self) -> None:
        if self.room is not None:
            self.seat.keep_draft(self._place, self._comment.value)

    @on(Input.Submitted, "#comment")
    def _record_comment(self) -> None:
        """Record the comment to the group that is seen."""
        words, group = clean_line(self._comment.value), self._selected
        if not words or group is None:
            return
        if self.record(lambda workshop: summary.take_comment(workshop, group, words)):
            self._comment.value = ""

    def leave(self) -> None:
        """Leave the field, then the session."""
        if self._comment.has_focus:
            self.query_one(Choices).focus()
        else:
            super().leave()

    def action_follow_up(self) -> None:
        """Ask what is to be done, by whom and by when; a next step of the group is proposed."""
        line = self._proposed()

        def take(answers: Answers | None) -> None:
            if answers is not None:
                self._add_follow_up(answers, line)

        fields = [
            Field("what", _("What is to be done"), line.text.original if line else ""),
            Field("owner", _("By whom (a person or an organisation)")),
            Field("due", _("By when"), hint="2026-12-31"),
        ]
        self.app.push_screen(FormDialog(_("A follow-up"), fields, check=_fault), take)

    def _proposed(self) -> NoteLine | None:
        """Return the first next step, offer or decision of the group that is no follow-up yet."""
        taken = {each.line for each in self.here.series.follow_ups.values()}
        lines = self.here.session.notes.of_group(self._selected) if self._selected else ()
        for kind in (LineKind.NEXT_STEP, LineKind.OFFER, LineKind.DECISION):
            for line in lines:
                if line.kind is kind and line.id not in taken:
                    return line
        return None

    def _add_follow_up(self, answers: Answers, line: NoteLine | None) -> None:
        words, owner = clean_line(answers["what"]), clean_line(answers["owner"])
        is_that_line = line is not None and line.text.original == words
        due = answers["due"].strip()
        self.record(
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


def _entry(room: Room, group: Group) -> Content:
    """Return a group in the order: shared, sharing with its time, or to come."""
    shared = room.session.summaries.of_group(group.id)
    is_sharing = room.session.summaries.sharing == group.id
    mark = "▶" if is_sharing else "✓" if shared.shared_at else "●" if shared.is_ready else "・"
    clock = ""
    if is_sharing and shared.shared_at and room.session.clock.is_running:
        clock = minutes_and_seconds(room.now - shared.shared_at)
    return Content.assemble(
        f"{mark} ",
        (str(group.number), "bold"),
        f" {group_title(room, group, language())}  ",
        (clock, "bold $accent"),
    )


def _group(room: Room, group: Group) -> Content:
    """Return what a group shares: its points, then offers and next steps, then the comments."""
    shared = room.session.summaries.of_group(group.id)
    lines = room.session.notes.of_group(group.id)
    name = _("Group {number}").format(number=group.number)
    parts = [Content.styled(f"{name}  {group_title(room, group, language())}", "bold")]
    points = [point.in_language(language()) for point in shared.points]
    sections: list[tuple[str, list[str]]] = [("", points)]
    if not points:
        parts.append(Content.styled(_("No points to share yet (F5, F9)."), "$secondary"))
        others = [line for line in lines if line.kind not in _SHARED]
        sections = [(_("Notes"), [line.text.in_language(language()) for line in others])]
    for kind in _SHARED:
        found = [line.text.in_language(language()) for line in lines if line.kind is kind]
        sections.append((word(kind), found))
    comments = [comment.text.in_language(language()) for comment in shared.comments]
    sections.append((_("From the floor"), comments))
    for title, texts in sections:
        if texts:
            parts += [Content(""), Content.styled(title, "$primary")] if title else [Content("")]
            parts += [Content(f"・ {words}") for words in texts]
    return Content("\n").join(parts)


def _follow_ups(room: Room) -> Content:
    found = room.series.follow_ups_of(room.session.id)
    if not found:
        return Content.styled(_("Follow-ups: none yet (f)"), "$secondary")
    lines = [Content.styled(_("Follow-ups: {n}").format(n=len(found)), "$primary")]
    lines += [_follow_up(room, number, each) for number, each in enumerate(found, 1)]
    return Content("\n").join(lines)


def _follow_up(room: Room, number: int, each: FollowUp) -> Content:
    owners = "、".join(room.name(owner, language()) for owner in each.owners)
    due = each.due.isoformat() if each.due else ""
    return Content.assemble(
        f"{number} {each.what.in_language(language())}",
        (f"  {owners}  {due}  {word(each.status)}", "$secondary"),
    )
