"""The drafts of the notes of one session: a place for each group and each thing half typed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from facilitator.domain.being_typed import PLENARY, change_of, note_place, read_change
from facilitator.domain.notes import NoteLine
from facilitator.tui.half_typed import HalfTyped
from facilitator.tui.seat import Seat


@dataclass(frozen=True, slots=True)
class NoteDrafts:
    """Keeps through *seat* what is half typed in *session*, and takes up what was left behind."""

    seat: Seat
    session: str

    def _place(self, group: str, what: str) -> str:
        return note_place(self.session, what, group)

    def keep(self, group: str, half: HalfTyped) -> None:
        """Keep what stands in the field of *group*; what is not there is dropped."""
        base = change_of(half.line, half.base) if half.line is not None else None
        change = half.change if half.is_changed else ""
        self.seat.keep_draft(self._place(group, "line"), half.unsaved)
        self.seat.keep_draft(self._place(group, "change"), change, base)
        self.seat.keep_draft(self._place(group, "pasted"), "\n".join(half.waiting))

    def became(self, group: str, half: HalfTyped) -> tuple[str, ...]:
        """Return the place of what becomes a line when *half* is recorded."""
        return (self._place(group, "line" if half.line is None else "change"),)

    def became_lines(self, group: str) -> tuple[str, ...]:
        """Return the place of pasted lines that wait."""
        return (self._place(group, "pasted"),)

    def alone(self, group: str, half: HalfTyped) -> HalfTyped:
        """Return *half* without the new line that another seat has, too, since one was asleep.

        Where it is a line by now the field goes on with that one.
        """
        shared = self.seat.shared_draft(self._place(group, "line")) if half.text else None
        if shared is None:
            return half
        text, since, is_claimed = shared
        words = HalfTyped(text=text).read()[1]
        for line in self.seat.room.session.notes.of_group(None if group == PLENARY else group)[
            ::-1
        ]:
            if line.text.original == words and line.changed_at >= since:
                if half.line is None:
                    return half.recorded(line.id, line.kind, words)
                return half.without_new()
        return half.without_new() if is_claimed and half.unsaved == text else half

    def take_up(self, group: str, lines: Mapping[str, NoteLine], *, own: bool) -> HalfTyped | None:
        """Return what was left half typed for *group*, None where nothing was."""
        line, change, pasted = (
            self.seat.draft_at(self._place(group, what), own=own)
            for what in ("line", "change", "pasted")
        )
        if not (line or change or pasted):
            return None
        waiting = tuple(pasted[0].split("\n")) if pasted else ()
        half = HalfTyped(text=line[0] if line else "", waiting=waiting)
        return _with_change(half, lines, *change) if change else half


def _with_change(
    half: HalfTyped, lines: Mapping[str, NoteLine], words: str, base: str | None
) -> HalfTyped:
    """Return it with a half-typed change; as a line to be added where its line has gone."""
    key, before = read_change(base)
    if key in lines:
        return half.changing(lines[key], before, words)
    return replace(half, waiting=(*half.waiting, words))
