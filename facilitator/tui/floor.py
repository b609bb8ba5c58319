"""What is said from the floor to the group that is seen: a list, and the field for the next one."""

from collections.abc import Callable, Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalGroup
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from facilitator.domain.summary import Comment
from facilitator.domain.text import clean_line
from facilitator.locale import _, language
from facilitator.services import summary
from facilitator.services.workshop import Workshop
from facilitator.tui.half_comment import CommentDrafts, HalfComment
from facilitator.tui.room import Room
from facilitator.tui.widgets.choices import Choices
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.showing import show


class Floor(VerticalGroup):
    """The comments on what one group shared."""

    def __init__(self) -> None:
        super().__init__(id="floor")
        self._room: Room | None = None
        self._seen: str | None = None
        self._half = HalfComment()
        self._drafts: CommentDrafts | None = None

    def compose(self) -> ComposeResult:
        """Lay out the comments above the field."""
        yield Static("", markup=False, id="said")
        yield Choices(id="comments")
        with HorizontalGroup(id="typing"):
            yield Static("", markup=False, id="label")
            yield LineInput(placeholder=_("c to type, Enter records it"), id="comment")

    def show(self, room: Room, group: str | None) -> None:
        """Show what was said to *group*; None: to none of them."""
        self._room, self._seen = room, group
        comments = self._comments
        self._list.show([(each.id, _entry(each)) for each in comments], follow=True)
        said = self.query_one("#said", Static)
        words = _("From the floor: {n}").format(n=len(comments))
        show(said, Content.styled(words, "$primary"))
        said.display = self._list.display = bool(comments)
        self._show_label()

    def _show_label(self) -> None:
        """Say to which group a comment goes: the one seen when its typing began."""
        groups = self._room.session.groups.groups if self._room else {}
        group = groups.get(self._half.goes_to or self._seen or "")
        words = _("Comment (group {number}) ＞")
        if self._half.comment is not None:
            words = _("Change the comment (group {number}) ＞")
        words = words.format(number=group.number) if group else ""
        show(self.query_one("#label", Static), Content.styled(words, "bold $accent"))
        self.query_one("#typing").display = group is not None

    @property
    def _comments(self) -> tuple[Comment, ...]:
        return self._comments_of(self._seen)

    def _comments_of(self, group: str | None) -> tuple[Comment, ...]:
        return self._room.session.summaries.of_group(group or "").comments if self._room else ()

    @property
    def _list(self) -> Choices:
        return self.query_one("#comments", Choices)

    @property
    def _field(self) -> LineInput:
        return self.query_one("#comment", LineInput)

    def type(self) -> bool:
        """Let a comment be typed; say whether there is a group that it could go to."""
        if self._half.goes_to is None and self._seen is None:
            return False
        self._field.focus()
        return True

    @on(Input.Changed, "#comment")
    def _note_words(self) -> None:
        """Note what is typed; with the first character to which group it goes."""
        before, self._half = self._half, self._half.with_words(self._field.value, self._seen)
        if before.goes_to != self._half.goes_to:
            self._show_label()
            self.keep()

    def _put(self, half: HalfComment) -> None:
        """Let the field hold *half*, the caret behind it."""
        self._half = half
        if self._field.value != half.words:
            self._field.value = half.words
            self._field.cursor_position = len(half.words)
        self._show_label()
        self.keep()

    @on(Input.Submitted, "#comment")
    def _record_words(self) -> None:
        """Record the comment, or its change; only what is saved leaves the field."""
        if self._half.comment is not None:
            if self._record_change():
                self._put(self._half.changed())
                self._list.focus()
            return
        words, group = clean_line(self._half.text), self._half.group
        if words and group is not None and self._take(group, words):
            self._put(self._half.with_words("", None))

    def _record(self, do: Callable[[Workshop], object]) -> bool:
        """Record what stands in the field; its draft goes in the same moment."""
        drafts = self._drafts
        return drafts is not None and drafts.seat.record(do, settles=drafts.became(self._half))

    def _take(self, group: str, words: str) -> bool:
        return self._record(lambda workshop: summary.take_comment(workshop, group, words))

    def _record_change(self) -> bool:
        """Record the change of a comment; as a new one where somebody took that one out."""
        half, words = self._half, clean_line(self._half.change)
        if half.comment is None or half.change == half.base:
            return True
        key, now = half.comment, {each.id: each.text for each in self._comments_of(half.of)}
        if key not in now:
            return self._take(half.of, words)
        return now[key].original == words or self._record(
            lambda workshop: summary.edit_comment(
                workshop, half.of, key, base=half.base, words=words
            )
        )

    @on(OptionList.OptionSelected, "#comments")
    def _change(self) -> None:
        """Take the comment under the cursor into the field; one that was changed is recorded."""
        comment = next((each for each in self._comments if each.id == self._list.selected), None)
        if comment is not None and self._seen is not None and self._record_change():
            self._put(self._half.changed().changing(self._seen, comment))
            self._field.focus()

    def remove_comment(self) -> None:
        """Take out the comment under the cursor, if the cursor is there."""
        group, key = self._seen, self._list.selected
        if self._drafts and self._list.has_focus and group is not None and key is not None:
            self._drafts.seat.record(lambda workshop: summary.remove_comment(workshop, group, key))

    @property
    def is_changing(self) -> bool:
        """Whether a comment is in the field to be changed."""
        return self._half.comment is not None

    @property
    def is_used(self) -> bool:
        """Whether somebody types here, or chooses a comment."""
        return self._field.has_focus or self._list.has_focus

    def give_up_change(self) -> None:
        """Let a comment read as it did."""
        self._put(self._half.changed())
        self._list.focus()

    def keep(self) -> None:
        """Keep what is half typed, if it is known where."""
        if self._drafts is not None:
            self._drafts.keep(self._half)

    def take_up(self, drafts: CommentDrafts, groups: Iterable[str], *, own: bool) -> None:
        """Put back what was left half typed, with the group that it was typed for."""
        self._drafts = self._drafts or drafts
        if self._half.words or self._half.comment is not None:
            return
        if (half := self._drafts.take_up(groups, own=own)) is not None:
            self._put(half)


def _entry(comment: Comment) -> Content:
    return Content(f"・ {comment.text.in_language(language())}")
