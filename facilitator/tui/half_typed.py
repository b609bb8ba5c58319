"""What is half typed for one group: a new line, a change of a line, lines that were pasted."""

from dataclasses import dataclass, replace
from typing import Self

from facilitator.domain.line_kinds import MARKS, LineKind, read_mark
from facilitator.domain.notes import NoteLine
from facilitator.domain.text import clean_line

_SOME_WORDS = "あ"
_SPACES = " \u3000"


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """The field of one group. While a line is changed, the new line waits.

    ``kind`` and ``speaker`` are those of the new line. ``line`` and ``base`` are the line that is
    changed and what it read when it was taken up or recorded from here last; ``change`` is what
    stands in the field for it, and ``began`` what it was before the change. Where it *is_going_on*
    that line was begun here and is still typed: it was recorded after a rest. ``waiting`` are
    pasted lines that could not be saved yet.
    """

    text: str = ""
    kind: LineKind = LineKind.REMARK
    speaker: str | None = None
    line: str | None = None
    base: str = ""
    change: str = ""
    change_kind: LineKind = LineKind.REMARK
    began: tuple[LineKind, str] | None = None
    is_going_on: bool = False
    waiting: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return what stands in the field."""
        return self.text if self.line is None else self.change

    @property
    def is_empty(self) -> bool:
        """Whether nothing is half typed."""
        return not (self.words or self.line or self.waiting)

    def read(self) -> tuple[LineKind, str]:
        """Return the kind and the words that the field stands for; a lone mark is no words."""
        kind = self.kind if self.line is None else self.change_kind
        if self.line is not None and self.change == self.base:
            return kind, self.base
        if _says_nothing(self.words):
            return kind, ""
        if not self._heeds_marks:
            return kind, clean_line(self.words)
        marked, words = read_mark(self.words)
        return marked or kind, words

    @property
    def kind_in_view(self) -> LineKind:
        """Return the kind that the line will have; a lone mark sets it, too."""
        marked = _lone_mark(self.words) if self._heeds_marks else None
        return marked or self.read()[0]

    @property
    def _heeds_marks(self) -> bool:
        """Whether a mark in front sets the kind; not where the line began with it before."""
        if self.line is None or self.is_going_on:
            return True
        return read_mark(self.base)[0] is None or self.base[:1] != self.change[:1]

    @property
    def is_changed(self) -> bool:
        """Whether a line is being changed and is otherwise than before."""
        return self.line is not None and self.read() != (self.change_kind, self.base)

    @property
    def was_changed(self) -> bool:
        """Whether the line that is changed was recorded otherwise than it was before the change."""
        return self.began is not None and self.began != (self.change_kind, self.base)

    @property
    def is_taken_back(self) -> bool:
        """Whether all the letters of a line that was recorded at a rest were deleted."""
        return self.is_going_on and not self.change.strip(_SPACES)

    @property
    def is_worth_recording(self) -> bool:
        """Whether there are words, and they are not recorded."""
        return bool(self.read()[1]) and (self.line is None or self.is_changed)

    @property
    def unsaved(self) -> str:
        """Return the new line as a draft keeps it: with the mark of its kind."""
        if not self.text or self.kind is LineKind.REMARK or read_mark(self.text)[0] is not None:
            return self.text
        return f"{MARKS[self.kind].mark} {self.text}"

    def with_words(self, words: str) -> Self:
        """Return it with *words* in the field."""
        return replace(self, text=words) if self.line is None else replace(self, change=words)

    def of_kind(self, kind: LineKind) -> Self:
        """Return it with the new line of *kind*, or that which is changed; a mark gives way."""
        marked, words = read_mark(self.words)
        half = self.with_words(words) if marked is not None and self._heeds_marks else self
        if self.line is None:
            return replace(half, kind=kind)
        return replace(half, change_kind=kind)

    def changing(self, line: NoteLine, base: str | None = None, words: str | None = None) -> Self:
        """Return it with *line* in the field, to be changed."""
        base = line.text.original if base is None else base
        change = base if words is None else words
        return replace(
            self,
            line=line.id,
            base=base,
            change=change,
            change_kind=line.kind,
            began=(line.kind, base),
            is_going_on=False,
        )

    def recorded(self, line: str, kind: LineKind, words: str) -> Self:
        """Return it as it goes on once what it stands for is recorded as *line*."""
        if self.line is not None:
            began = self.began if line == self.line else None
            return replace(self, line=line, base=words, change_kind=kind, began=began)
        return replace(
            self.without_new(),
            line=line,
            base=words,
            change=self.text,
            change_kind=kind,
            is_going_on=True,
        )

    def after_undo(self, before: NoteLine, line: NoteLine | None) -> Self:
        """Return it as it goes on from *line*, which was *before* when it was taken up here.

        Where it is None the line that it became is taken back, and what is typed is a new one.
        """
        if line is None:
            return replace(self.changed(), text=self.change, kind=self.change_kind)
        if before.text.original != self.base:
            return self
        return replace(self, base=line.text.original, change_kind=line.kind)

    def without_new(self) -> Self:
        """Return it without the new line."""
        return replace(self, text="", kind=LineKind.REMARK, speaker=None)

    def changed(self) -> Self:
        """Return it with the new line in the field again."""
        return replace(self, line=None, base="", change="", began=None, is_going_on=False)


def _says_nothing(typed: str) -> bool:
    """Whether nothing is typed but spaces, or a mark."""
    return not typed.strip(_SPACES) or _lone_mark(typed) is not None


def _lone_mark(typed: str) -> LineKind | None:
    """Return the kind of the mark that is all that is typed, None where it is not."""
    marked, words = read_mark(typed.strip(_SPACES) + _SOME_WORDS)
    return marked if words == _SOME_WORDS else None
