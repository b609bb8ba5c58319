"""Changing the plan: what is asked for in forms, and done by the services of the agenda."""

from collections.abc import Callable, Sequence

from textual.content import Content

from facilitator.domain.clock import length_now
from facilitator.domain.items import MINUTE, Item, ItemKind
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.services import agenda, occasion
from facilitator.services.workshop import Workshop
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.dialogs.form import Answers, Field, typed_in
from facilitator.tui.item_form import change_fault, directed, item_fault, item_fields, text_of
from facilitator.tui.occasion_form import occasion_fault, occasion_fields, read_occasion
from facilitator.tui.room import Room
from facilitator.tui.stage import StageScreen
from facilitator.tui.titles import item_title, short
from facilitator.tui.typed_fields import length_words, read_length


class PlanEditor:
    """Changes the plan from *screen*; *show* puts the cursor on an item that came to be."""

    def __init__(self, screen: StageScreen, show: Callable[[str], None]) -> None:
        self._screen = screen
        self._show = show

    @property
    def _room(self) -> Room:
        return self._screen.here

    def _make(self, do: Callable[[Workshop], str]) -> bool:
        """Record what makes an item, and put the cursor on it."""
        made: list[str] = []
        done = self._screen.record(lambda workshop: made.append(do(workshop)))
        if done:
            self._show(made[0])
        return done

    def add(self, after: str | None) -> None:
        """Ask for the kind of a new item, then its title and length."""
        before = self._up_to(after)

        def chosen(kind: str | None) -> None:
            if kind is not None:
                self._ask_for_new(ItemKind(kind), before)

        kinds = [(kind.value, Content(word(kind))) for kind in ItemKind if kind != ItemKind.PITCH]
        self._screen.app.push_screen(ChooseDialog(_("What kind of item?"), kinds), chosen)

    def _up_to(self, item: str | None) -> Sequence[str]:
        """Return the items of the agenda from its beginning to *item*; none for None."""
        order = self._room.session.agenda.order
        return order[: order.index(item) + 1] if item in order else ()

    def _ask_for_new(self, kind: ItemKind, before: Sequence[str]) -> None:
        def take(answers: Answers) -> bool:
            return self._make(
                lambda workshop: agenda.add_item(
                    workshop,
                    kind,
                    title=text_of(self._room, answers["title"]),
                    length=read_length(answers["length"]),
                    after=_last_there(workshop, before),
                )
            )

        title = Field("title", _("Title"), hint=word(kind))
        fields = [title, Field("length", _("Length"), hint=_("10 min, 1:30, 1.5h"))]
        self._screen.ask(f"item-add {kind}", word(kind), fields, take=take, check=item_fault)

    def change(self, item: Item) -> None:
        """Ask for everything about *item*; what nobody changed stays, also where others do."""
        room = self._room
        fields = item_fields(room, item)

        def take(answers: Answers) -> bool:
            typed = typed_in(fields, answers)
            length = read_length(typed["length"]) if "length" in typed else agenda.Kept.LENGTH
            return not typed or self._screen.record(
                lambda workshop: agenda.revise_item(
                    workshop,
                    item.id,
                    title=text_of(room, typed.get("title", "")),
                    length=length,
                    change=lambda before: directed(room, before, typed),
                )
            )

        def fault(answers: Answers) -> str | None:
            return change_fault(item, answers)

        heading = self._heading(item)
        form = f"item-change {item.id}"
        self._screen.ask(form, heading, fields, take=take, check=fault, is_dense=True)

    def _heading(self, item: Item) -> str:
        return short(item_title(self._room, item, language()))

    def move(self, item: str, by: int) -> None:
        """Move *item* up or down."""
        before = self._room.session.agenda.order
        order = [each for each in before if each != item]
        place = before.index(item) + by
        if 0 <= place <= len(order):
            after = order[place - 1] if place else None
            self._screen.record(lambda workshop: agenda.move_item(workshop, item, after=after))

    def split(self, item: Item) -> None:
        """Ask how long the first part of *item* is, and make an item of what is left."""

        def take(answers: Answers) -> bool:
            first = read_length(answers["length"])
            assert first is not None, "the form checks that something was typed"
            return self._make(lambda workshop: agenda.split_item(workshop, item.id, first))

        def fault(answers: Answers) -> str | None:
            is_typed = bool(answers["length"].strip())
            return item_fault(answers) if is_typed else _("Type the length of the first part.")

        session = self._screen.here.session
        length = length_now(session.agenda, session.clock, item.id)
        half = length_words(length // 2 // MINUTE * MINUTE) if length else ""
        heading = _("Split “{title}” ({length})").format(
            title=self._heading(item), length=length_words(length)
        )
        fields = [Field("length", _("Length of the first part"), half)]
        self._screen.ask(f"item-split {item.id}", heading, fields, take=take, check=fault)

    def take_from_parking_lot(self, after: str | None) -> None:
        """Offer what is in the parking lot; the one chosen stands after *after* then."""
        parked = self._room.session.agenda.parked
        if not parked:
            self._screen.notify(_("The parking lot is empty. k puts an item there."), markup=False)
            return

        before = self._up_to(after)

        def chosen(item: str | None) -> None:
            if item is not None and self._screen.record(
                lambda workshop: agenda.unpark_item(
                    workshop, item, after=_last_there(workshop, before)
                )
            ):
                self._show(item)

        items = [(key, self._parked(item)) for key, item in parked.items()]
        heading = _("Parking lot: which item comes back?")
        self._screen.app.push_screen(ChooseDialog(heading, items), chosen)

    def _parked(self, item: Item) -> Content:
        return Content.assemble(
            self._heading(item), "  ", (length_words(item.length), "$secondary")
        )

    def change_meeting(self) -> None:
        """Ask for what the meeting is called, when it takes place, and which one it is."""
        room = self._room
        before = occasion.read_occasion(self._screen.seat.workshop)

        def take(answers: Answers) -> bool:
            return self._screen.record(
                lambda workshop: occasion.change_occasion(
                    workshop, read_occasion(room, before, answers), before=before
                )
            )

        heading = _("The meeting itself")
        fields = occasion_fields(room, before)
        self._screen.ask("meeting", heading, fields, take=take, check=occasion_fault, is_dense=True)


def _last_there(workshop: Workshop, items: Sequence[str]) -> str | None:
    """Return the last of *items* that is still on the agenda; None where that is none of them."""
    order = workshop.session.agenda.order
    return next((item for item in reversed(items) if item in order), None)
