"""The drafts of the notes of one session: a place for each group and each thing half typed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from facilitator.domain.being_typed import note_place
from facilitator.domain.notes import NoteLine
from facilitator.tui.half_typed import HalfTyped
from facilitator.tui.seat import Seat
from facilitator.tui.widgets.points_area import PointsArea


@dataclass(frozen=True, slots=True)
class NoteDrafts:
    """Keeps through *seat* what is half typed in *session*, and takes up what was left behind."""

    seat: Seat
    session: str

    def _place(self, group: str, what: str) -> str:
        return note_place(self.session, what, group)

    def keep(self, group: str, half: HalfTyped) -> None:
        """Keep what stands in the field of *group*; what is not there is dropped."""
        base = f"{half.line}\n{half.base}" if half.line is not None else None
        change = half.change if half.is_changed else ""
        self.seat.keep_draft(self._place(group, "line"), half.unsaved)
        self.seat.keep_draft(self._place(group, "change"), change, base)
        self.seat.keep_draft(self._place(group, "pasted"), "\n".join(half.waiting))

    def keep_points(self, group: str, points: PointsArea) -> None:
        """Keep the points of *group* while they are open and changed; drop them otherwise."""
        text = points.text if points.is_open and points.is_changed else ""
        self.seat.keep_draft(self._place(group, "points"), text, "\n".join(points.base))

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

    def take_up_points(self, group: str, *, own: bool) -> tuple[tuple[str, ...], str] | None:
        """Return the points that *group* began from, and the half-typed text made from them."""
        left = self.seat.draft_at(self._place(group, "points"), own=own)
        if left is None:
            return None
        return tuple(point for point in (left[1] or "").split("\n") if point), left[0]


def _with_change(
    half: HalfTyped, lines: Mapping[str, NoteLine], words: str, base: str | None
) -> HalfTyped:
    """Return it with a half-typed change; as a line to be added where its line has gone."""
    key, _newline, before = (base or "").partition("\n")
    if key in lines:
        return half.changing(lines[key], before, words)
    return replace(half, waiting=(*half.waiting, words))
