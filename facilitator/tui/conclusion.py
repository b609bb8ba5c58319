"""The conclusion of the meeting: the field in which everybody's points are written together."""

from facilitator.domain.being_typed import PLENARY, note_place
from facilitator.locale import _
from facilitator.services import summary
from facilitator.tui.room import Room
from facilitator.tui.seat import Seat
from facilitator.tui.widgets.points_area import PointsArea


class ConclusionArea(PointsArea):
    """The points of everybody, recorded when the field is left or closed."""

    def __init__(self) -> None:
        heading = _("What we conclude, a point a line (F9 closes and records)")
        super().__init__(id="concluding", heading=heading)

    def begin(self, room: Room) -> None:
        """Open the field with what was concluded so far."""
        self.open(tuple(point.original for point in room.session.summaries.conclusion))

    def finish(self, seat: Seat) -> bool:
        """Record what was changed; say whether nothing is left to record.

        Where it fails, the words stay in their field. Their draft goes in the same moment.
        """
        known = tuple(point.original for point in seat.room.session.summaries.conclusion)
        done = self.points in (self.base, known) or seat.record(
            lambda workshop: summary.conclude(workshop, base=self.base, points=self.points),
            settles=[_place(seat)],
        )
        if done:
            self.base = self.points
            self.keep(seat)
        return done

    def keep(self, seat: Seat) -> None:
        """Keep what is half typed while it is open and changed; drop it otherwise."""
        text = self.text if self.is_open and self.is_changed else ""
        seat.keep_draft(_place(seat), text, "\n".join(self.base))

    def take_up(self, seat: Seat, *, own: bool) -> bool:
        """Open the field with what was left half typed; say whether anything was."""
        left = seat.draft_at(_place(seat), own=own) if not self.is_open else None
        if left is None:
            return False
        self.open(tuple(point for point in (left[1] or "").split("\n") if point), left[0])
        return True


def _place(seat: Seat) -> str:
    return note_place(seat.room.session.id, "conclusion", PLENARY)
