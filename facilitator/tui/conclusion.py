"""The conclusion of the meeting: the field in which everybody's points are written together."""

from facilitator.domain.being_typed import PLENARY, note_place
from facilitator.locale import _
from facilitator.services import summary
from facilitator.tui.half_points import keep_points, open_points, record_points, take_up_points
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
        open_points(self, room.session.summaries.conclusion)

    def finish(self, seat: Seat) -> bool:
        """Record what was changed; say whether nothing is left to record.

        Where it fails, the words stay in their field. Their draft goes in the same moment.
        """
        done = record_points(
            seat,
            _place(seat),
            self,
            seat.room.session.summaries.conclusion,
            lambda workshop: summary.conclude(workshop, base=self.base, points=self.points),
        )
        if done:
            self.keep(seat)
        return done

    def keep(self, seat: Seat) -> None:
        """Keep what is half typed while it is open and changed; drop it otherwise."""
        keep_points(seat, _place(seat), self)

    def take_up(self, seat: Seat, *, own: bool) -> bool:
        """Open the field with what was left half typed; say whether anything was."""
        return take_up_points(seat, _place(seat), self, own=own)


def _place(seat: Seat) -> str:
    return note_place(seat.room.session.id, "conclusion", PLENARY)
