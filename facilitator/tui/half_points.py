"""Points that are half typed, a group's or everybody's: their draft, and recording them."""

from collections.abc import Callable, Sequence

from facilitator.domain.text import Text
from facilitator.services.workshop import Workshop
from facilitator.tui.seat import Seat
from facilitator.tui.widgets.points_area import PointsArea


def open_points(points: PointsArea, shared: Sequence[Text]) -> None:
    """Open the field with what is *shared* so far."""
    points.open(tuple(point.original for point in shared))


def keep_points(seat: Seat, place: str, points: PointsArea) -> None:
    """Keep at *place* what is half typed while it is open and changed; drop it otherwise."""
    text = points.text if points.is_open and points.is_changed else ""
    seat.keep_draft(place, text, "\n".join(points.base))


def take_up_points(seat: Seat, place: str, points: PointsArea, *, own: bool) -> bool:
    """Open the field with what was left half typed at *place*; say whether anything was."""
    left = seat.draft_at(place, own=own) if not points.is_open else None
    if left is None:
        return False
    points.open(tuple(point for point in (left[1] or "").split("\n") if point), left[0])
    return True


def record_points(
    seat: Seat,
    place: str,
    points: PointsArea,
    shared: Sequence[Text],
    write: Callable[[Workshop], object],
) -> bool:
    """Record the points by *write* if they are others than those *shared*.

    Where that fails they stay in their field. Their draft at *place* goes in the same moment.
    """
    known = tuple(point.original for point in shared)
    done = points.points in (points.base, known) or seat.record(write, settles=[place])
    if done:
        points.base = points.points
    return done
