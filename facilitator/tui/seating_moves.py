"""Moving people by hand: to another group, in exchange, or in because they come late.

What a change would do is shown before it is done.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from facilitator.domain.groups import AWAY, Group
from facilitator.domain.refused import Refused
from facilitator.locale import _, language
from facilitator.locale.seating_words import late_words, signed_points
from facilitator.locale.words import told
from facilitator.services import seating
from facilitator.services.workshop import Workshop
from facilitator.storage.errors import StorageError
from facilitator.tui.dialogs.seating_choice import GroupOption, NumberedDialog
from facilitator.tui.dialogs.seating_question import Reply, SeatingDialog
from facilitator.tui.group_board import WAITING, GroupLines, group_name, place_name
from facilitator.tui.room import Room
from facilitator.tui.seating_preview import Preview, change_lines, points_style
from facilitator.tui.stage import StageScreen
from facilitator.tui.titles import group_title, people_words

if TYPE_CHECKING:
    from facilitator.grouping.moving import Change
    from facilitator.services.late_arrival import LateArrival


class Moving:
    """Moves people from *screen*; *follow* puts the cursor on somebody who has moved."""

    def __init__(
        self, screen: StageScreen, preview: Preview, follow: Callable[[str], None]
    ) -> None:
        self._screen = screen
        self._preview = preview
        self._follow = follow

    @property
    def _room(self) -> Room:
        return self._screen.here

    def _name(self, person: str) -> str:
        return self._room.name(person, language())

    def _do(self, person: str, do: Callable[[Workshop], object]) -> None:
        if self._screen.record(do):
            self._follow(person)

    def choose_group(self, person: str, item: str | None = None) -> None:
        """Ask where *person* is to sit, now or in the round of *item*."""
        lines = GroupLines(self._room, item)
        here = lines.seats.get(person)
        entries = self._room.session.participants.entries
        sizes = [
            group
            for who, group in lines.seats.items()
            if who in entries and entries[who].presence not in AWAY
        ]
        options, best = list[GroupOption](), None
        for group in self._room.session.groups.open:
            change = self._change(person, group.id, item)
            size = sizes.count(group.id)
            options.append(self._option(group, size, change, here))
            if change is not None and group.id != here:
                rank = (len(change.broken), change.cost.total, group.number, group.id)
                best = min(best, rank) if best else rank
        if item is None:
            options.append(GroupOption(WAITING, 0, _("In no group")))

        def chosen(group: str | None) -> None:
            if group is not None:
                self._move(person, group, item)

        heading = _("Where does {name} sit?").format(name=self._name(person))
        dialog = NumberedDialog(heading, options, selected=best[3] if best else None)
        self._screen.app.push_screen(dialog, chosen)

    def _change(self, person: str, group: str, item: str | None) -> "Change | None":
        """Return what a move would do, None where that cannot be told."""
        try:
            return self._preview.change(self._screen.seat.workshop, person, group, item)
        except StorageError:
            return None

    def _option(
        self, group: Group, size: int, change: "Change | None", here: str | None
    ) -> GroupOption:
        """Return a group to choose: what it talks about, and what the move would do."""
        title = group_title(self._room, group, language()) or group_name(self._room, group.id)
        people = people_words(size)
        if group.id == here:
            return GroupOption(
                group.id, group.number, title, people, Content.styled(_("sits here"), "$secondary")
            )
        if change is None:
            return GroupOption(group.id, group.number, title, people)
        total, style = change.cost.total, points_style(change)
        return GroupOption(
            *(group.id, group.number, title, people),
            points=Content.styled(signed_points(total), style),
            breaks_rule=bool(change.broken),
            details=tuple(change_lines(self._room, change)),
        )

    def _move(self, person: str, group: str, item: str | None = None) -> None:
        to = None if group == WAITING else group
        if item is not None and to is not None:
            self._do(person, lambda workshop: seating.change_round(workshop, item, person, to))
        else:
            self._do(person, lambda workshop: seating.move(workshop, person, to))

    def ask_to_move(self, person: str, group: str) -> None:
        """Ask whether *person* is to sit in *group*, as the mouse has said."""
        seats = self._room.session.groups.seats
        to = None if group == WAITING else group
        was, will = place_name(self._room, seats.get(person)), place_name(self._room, to)
        change = self._change(person, group, None) if to else None
        lines = [Content(f"{was} → {will}"), *change_lines(self._room, change)]
        self._ask(self._name(person), lines, _("Enter Move"), lambda: self._move(person, group))

    def ask_to_swap(self, person: str, other: str) -> None:
        """Ask whether two people are to change places."""
        seats = self._room.session.groups.seats
        lines = [
            Content(f"{self._name(who)}  {place_name(self._room, seats.get(who))} → {there}")
            for who, there in (
                (person, place_name(self._room, seats.get(other))),
                (other, place_name(self._room, seats.get(person))),
            )
        ]
        try:
            change = self._preview.swap(self._screen.seat.workshop, person, other)
        except StorageError:
            change = None
        title = _("Let them change places?")
        self._ask(
            title,
            lines + change_lines(self._room, change),
            _("Enter Swap"),
            lambda: self._do(person, lambda workshop: seating.swap(workshop, person, other)),
        )

    def _ask(self, title: str, lines: list[Content], yes: str, do: Callable[[], None]) -> None:
        def answered(reply: str | None) -> None:
            if reply is not None:
                do()

        replies = [Reply("yes", yes, ("enter", "y"))]
        self._screen.app.push_screen(SeatingDialog(title, lines, replies), answered)

    def _is_there(self, person: str | None) -> bool:
        entry = self._room.session.participants.entries.get(person or "")
        return entry is not None and entry.presence not in AWAY

    def can_swap(self, person: str | None) -> bool:
        """Whether *person* is here or expected, and sits in a group."""
        return self._is_there(person) and person in self._room.session.groups.seats

    def can_arrive(self, person: str | None) -> bool:
        """Whether *person* is here or expected, and sits in no group while others do."""
        seats = self._room.session.groups.seats
        return bool(seats) and self._is_there(person) and person not in seats

    def arrive(self, person: str) -> None:
        """Seat somebody who comes late where it is best; ask first where somebody would move."""
        try:
            from facilitator.services.late_arrival import place_late

            workshop = self._screen.seat.workshop
            late = place_late(workshop, person)
            place, alone = late.place, late
            if place is not None and place.moved is not None:
                alone = place_late(workshop, person, may_move=False)
        except (Refused, StorageError) as error:
            self._screen.notify(told(error), severity="warning", markup=False)
            return
        if place is None or (place.moved is None and place.is_valid):
            self._take(late)
        else:
            self._ask_to_take(late, alone)

    def _words(self, late: "LateArrival") -> str:
        room = self._room
        return late_words(room.session, late, self._name, lambda group: group_name(room, group))

    def _take(self, late: "LateArrival") -> None:
        from facilitator.services.late_arrival import take_place

        words = self._words(late)
        if self._screen.record(lambda workshop: take_place(workshop, late)):
            self._screen.notify(words, markup=False)
            self._follow(late.person)

    def _ask_to_take(self, late: "LateArrival", alone: "LateArrival") -> None:
        """Ask whether somebody else moves for the one who comes late."""
        lines = [Content.styled(self._words(late), "bold")]
        replies = [Reply("take", _("Enter Do so"), ("enter", "y"))]
        if alone is not late:
            words = _("Without anybody moving: {words}").format(words=self._words(alone))
            lines += [Content(""), Content.styled(words, "$secondary")]
            replies.append(Reply("alone", _("m Nobody moves"), ("m",)))

        def answered(reply: str | None) -> None:
            if reply is not None:
                self._take(late if reply == "take" else alone)

        title = _("Where does {name} sit?").format(name=self._name(late.person))
        self._screen.app.push_screen(SeatingDialog(title, lines, replies), answered)
