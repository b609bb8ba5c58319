"""What is under the cursor of the groups; where a key has nothing to act on, that is said."""

from facilitator.locale import _
from facilitator.tui.stage import StageScreen
from facilitator.tui.widgets.seat_board import SeatBoard


class GroupCursor:
    """The cursor on the picture of *screen*."""

    def __init__(self, screen: StageScreen) -> None:
        self._screen = screen

    @property
    def group(self) -> str | None:
        """Return the group under the cursor, None where that is no group."""
        column = self._screen.query_one(SeatBoard).column
        return column if column in self._screen.here.session.groups.groups else None

    def need_person(self) -> str | None:
        """Return the person under the cursor; say so where it is on nobody."""
        person = self._screen.query_one(SeatBoard).person
        return self.need(person, _("There is nobody under the cursor."))

    def need_group(self) -> str | None:
        """Return the group under the cursor; say so where it is on none."""
        return self.need(self.group, _("There is no group under the cursor."))

    def need_seat(self) -> tuple[str, str] | None:
        """Return the person and the group under the cursor; say so where there is no such seat."""
        person = self.need_person()
        group = self.need_group() if person is not None else None
        return None if person is None or group is None else (person, group)

    def need(self, found: str | None, words: str) -> str | None:
        """Return what was *found*; say *words* where that is nothing."""
        if found is None:
            self._screen.notify(words, severity="warning", markup=False)
        return found
