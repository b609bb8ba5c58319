"""A comment that is half typed, or half changed, and its drafts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from facilitator.domain.being_typed import change_of, note_place, read_change
from facilitator.domain.summary import Comment
from facilitator.tui.seat import Seat


@dataclass(frozen=True, slots=True)
class HalfComment:
    """The field for comments. While a comment is changed, the new one waits.

    ``group`` is the one that was seen when typing began. ``comment`` is the one that is changed, to
    what ``of`` shared, ``base`` what it read before and ``change`` what it is to read.
    """

    group: str | None = None
    text: str = ""
    comment: str | None = None
    of: str = ""
    base: str = ""
    change: str = ""

    @property
    def words(self) -> str:
        """Return what stands in the field."""
        return self.text if self.comment is None else self.change

    @property
    def goes_to(self) -> str | None:
        """Return the group that the words in the field are for, None while there are none."""
        return self.of if self.comment is not None else self.group

    def with_words(self, words: str, seen: str | None) -> Self:
        """Return it with *words* in the field; with the first of them *seen* is their group."""
        if self.comment is not None:
            return replace(self, change=words)
        return replace(self, text=words, group=(self.group or seen) if words else None)

    def changing(self, group: str, comment: Comment) -> Self:
        """Return it with a comment on what *group* shared in the field, to be changed."""
        words = comment.text.original
        return replace(self, comment=comment.id, of=group, base=words, change=words)

    def changed(self) -> Self:
        """Return it with the new comment in the field again."""
        return replace(self, comment=None, of="", base="", change="")


@dataclass(slots=True)
class CommentDrafts:
    """Keeps through *seat* what is half typed in *session*, and takes up what was left behind."""

    seat: Seat
    session: str
    _group: str | None = None
    _of: str | None = None

    def _place(self, what: str, group: str) -> str:
        return note_place(self.session, what, group)

    def became(self, half: HalfComment) -> list[str]:
        """Return the places of the drafts that are done with once what is in the field is saved."""
        if half.comment is not None:
            return [self._place("comment-change", half.of)]
        return [self._place("comment", half.group)] if half.group is not None else []

    def keep(self, half: HalfComment) -> None:
        """Keep what stands in the field; what is not there any more is dropped."""
        if self._group is not None and self._group != half.group:
            self.seat.keep_draft(self._place("comment", self._group), "")
        if half.group is not None:
            self.seat.keep_draft(self._place("comment", half.group), half.text)
        self._group = half.group
        of = half.of if half.comment is not None and half.change != half.base else None
        if self._of is not None and self._of != of:
            self.seat.keep_draft(self._place("comment-change", self._of), "")
        if of is not None:
            base = change_of(half.comment or "", half.base)
            self.seat.keep_draft(self._place("comment-change", of), half.change, base)
        self._of = of

    def take_up(self, groups: Iterable[str], *, own: bool) -> HalfComment | None:
        """Return what was left half typed to what one of *groups* shared, None where nothing was.

        A change that cannot be gone on with comes back as a comment.
        """
        for group in groups:
            change = self.seat.draft_at(self._place("comment-change", group), own=own)
            text = self.seat.draft_at(self._place("comment", group), own=own)
            if change is not None and change[0]:
                self._of = group
                key, base = read_change(change[1])
                new = text[0] if text else ""
                self._group = group if new else None
                return HalfComment(self._group, new, key, group, base, change[0])
            if text is not None and text[0]:
                self._group = group
                return HalfComment(group, text[0])
        return None
