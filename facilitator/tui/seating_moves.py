"""Moving people by hand: to another group, in exchange, or in because they come late.

What a change would do is shown before it is done.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from facilitator.domain.groups import AWAY, Group
from facilitator.domain.refused import Refused
from facilitator.locale import _, language
from facilitator.locale.seating_words import move_words
from facilitator.locale.words import told
from facilitator.services import seating
from facilitator.services.workshop import Workshop
from facilitator.storage.errors import StorageError
from facilitator.tui.dialogs.seating_choice import NumberedDialog
from facilitator.tui.dialogs.seating_question import Reply, SeatingDialog
from facilitator.tui.group_board import WAITING, GroupLines, group_name, place_name
from facilitator.tui.room import Room
from facilitator.tui.seating_preview import Preview, change_lines
from facilitator.tui.stage import StageScreen
from facilitator.tui.titles import group_title
from facilitator.tui.widgets.cells import cut

if TYPE_CHECKING:
    from facilitator.grouping.moving import Change
    from facilitator.services.late_arrival import LateArrival

_TITLE = 24
"""Cells of the name of a group in the choice."""


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
        sizes = list(lines.seats.values())
        options, best = [], None
        for group in self._room.session.groups.open:
            change = self._change(person, group.id, item)
            size = sizes.count(group.id)
            options.append((group.id, group.number, self._option(group, size, change, here)))
            if change is not None and group.id != here:
                rank = (len(change.broken), change.cost.total, group.number, group.id)
                best = min(best, rank) if best else rank
        if item is None:
            options.append((WAITING, 0, Content(" 0  " + _("In no group"))))

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
    ) -> Content:
        """Return a group to choose: its number, what it talks about, and what the move would do."""
        title = group_title(self._room, group, language())
        people = _("{n} people").format(n=size)
        cells = Content(people).cell_length
        left = cut(Content(f"{group.number:>2}  {title}"), _TITLE - cells - 2)
        left = cut(Content.assemble(left, (f"  {people}", "$secondary")), _TITLE, is_padded=True)
        if group.id == here:
            return Content.assemble(left, "  ", (_("sits here"), "$secondary"))
        points, *broken = change_lines(self._room, change) or [Content("")]
        first = Content.assemble(left, "  ", points)
        return Content("\n").join([first, *(Content("    ") + line for line in broken)])

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

    def can_arrive(self, person: str | None) -> bool:
        """Whether *person* is here or expected, and sits in no group."""
        entry = self._room.session.participants.entries.get(person or "")
        seats = self._room.session.groups.seats
        return entry is not None and entry.presence not in AWAY and person not in seats

    def arrive(self, person: str) -> None:
        """Seat somebody who comes late where it is best; ask first where somebody would move."""
        try:
            from facilitator.services.late_arrival import place_late

            workshop = self._screen.seat.workshop
            late = place_late(workshop, person)
            alone = (
                late if late.place.moved is None else place_late(workshop, person, may_move=False)
            )
        except (Refused, StorageError) as error:
            self._screen.notify(told(error), severity="warning", markup=False)
            return
        if late.place.moved is None and late.place.is_valid:
            self._take(late)
        else:
            self._ask_to_take(late, alone)

    def _words(self, late: "LateArrival") -> str:
        room = self._room
        return move_words(
            late.place, late.person, self._name, lambda group: group_name(room, group)
        )

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
        if late.place.moved is not None:
            words = _("Without anybody moving: {words}").format(words=self._words(alone))
            lines += [Content(""), Content.styled(words, "$secondary")]
            replies.append(Reply("alone", _("m Nobody moves"), ("m",)))

        def answered(reply: str | None) -> None:
            if reply is not None:
                self._take(late if reply == "take" else alone)

        title = _("Where does {name} sit?").format(name=self._name(late.person))
        self._screen.app.push_screen(SeatingDialog(title, lines, replies), answered)
