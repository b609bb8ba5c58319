"""What is half typed for one group: a new line, a change of a line, lines that were pasted."""

from dataclasses import dataclass, replace
from typing import Self

from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import NoteLine


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """The field of one group. While a line is changed, the new line waits.

    ``line`` and ``base`` are the line that is changed and what it read before; ``change`` is what
    it is to read. ``waiting`` are pasted lines that could not be saved yet.
    """

    text: str = ""
    kind: LineKind = LineKind.REMARK
    line: str | None = None
    base: str = ""
    change: str = ""
    change_kind: LineKind = LineKind.REMARK
    waiting: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return what stands in the field."""
        return self.text if self.line is None else self.change

    @property
    def is_empty(self) -> bool:
        """Whether nothing is half typed."""
        return not (self.words or self.line or self.waiting)

    @property
    def is_changed(self) -> bool:
        """Whether a line is being changed and reads otherwise than before."""
        return self.line is not None and self.change != self.base

    def with_words(self, words: str) -> Self:
        """Return it with *words* in the field."""
        return replace(self, text=words) if self.line is None else replace(self, change=words)

    def changing(self, line: NoteLine, base: str | None = None, words: str | None = None) -> Self:
        """Return it with *line* in the field, to be changed."""
        base = line.text.original if base is None else base
        change = base if words is None else words
        return replace(self, line=line.id, base=base, change=change, change_kind=line.kind)

    def changed(self) -> Self:
        """Return it with the new line in the field again."""
        return replace(self, line=None, base="", change="")
