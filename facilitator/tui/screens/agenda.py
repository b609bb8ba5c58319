"""The agenda with the running clock: what is done, what runs, what comes, and when it will end."""

from datetime import timedelta

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.items import ItemKind
from facilitator.domain.lengths import minutes_of
from facilitator.domain.text import Text
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.services import agenda, clock
from facilitator.tui.agenda_rows import agenda_row, end_line
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.dialogs.form import Answers, Field, FormDialog, length_fault, length_in
from facilitator.tui.keys import key
from facilitator.tui.room import Room
from facilitator.tui.stage import StageScreen
from facilitator.tui.titles import item_title
from facilitator.tui.widgets.rows import Rows


class AgendaScreen(StageScreen):
    """Runs the meeting."""

    STAGE = "agenda"
    CSS_PATH = ["../stage.tcss", "agenda.tcss"]
    BINDINGS = [
        key(
            "space",
            "go_on",
            _("Start / next"),
            _("Begin the meeting, then its next item; after the last one, end it."),
            id="agenda.go_on",
            display="Space",
        ),
        key(
            "b", "go_back", _("Back"), _("Let the item before this one go on."), id="agenda.go_back"
        ),
        key(
            "p",
            "pause",
            _("Pause"),
            _("Interrupt the meeting, or go on after an interruption."),
            id="agenda.pause",
        ),
        key(
            "plus",
            "extend(1)",
            _("+1 min"),
            _("Give the running item one minute more."),
            id="agenda.longer",
            display="+",
        ),
        key(
            "minus",
            "extend(-1)",
            _("−1 min"),
            _("Give the running item one minute less."),
            id="agenda.shorter",
            display="-",
            show=False,
        ),
        key(
            "e",
            "began",
            _("Began at"),
            _("Say that the running item began some minutes ago."),
            id="agenda.began",
        ),
        key(
            "g",
            "start_this",
            _("Go to this"),
            _("Begin the item under the cursor, whatever comes before it."),
            id="agenda.start_this",
            show=False,
        ),
        key(
            "n",
            "add",
            _("Add"),
            _("Put an item on the agenda, after the one under the cursor."),
            id="agenda.add",
        ),
        key(
            "enter",
            "change",
            _("Change"),
            _("Change the title and the length of the item under the cursor."),
            id="agenda.change",
            display="Enter",
            show=False,
        ),
        key(
            "left_square_bracket",
            "move(-1)",
            _("Up"),
            _("Move the item under the cursor up."),
            id="agenda.up",
            display="[",
            show=False,
        ),
        key(
            "right_square_bracket",
            "move(1)",
            _("Down"),
            _("Move the item under the cursor down."),
            id="agenda.down",
            display="]",
            show=False,
        ),
        key(
            "delete,backspace",
            "remove",
            _("Remove"),
            _("Take the item under the cursor off the agenda."),
            id="agenda.remove",
            show=False,
        ),
        key("x", "end", _("End"), _("End the meeting now."), id="agenda.end", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._followed: str | None = None

    def compose_stage(self) -> ComposeResult:
        """Lay out the table, and the line below it."""
        columns = [
            ("", 1),
            (_("Start"), 5),
            (_("min"), 4),
            (_("Took"), 5),
            (_("Item"), -3),
            (_("By"), -1),
        ]
        yield Rows(columns, id="agenda")
        yield Static("", markup=False, id="end")
        yield Static(
            _("The agenda is empty. n adds the first item."), classes="empty", markup=False
        )

    def show_room(self, room: Room) -> None:
        """Show the agenda in time."""
        session = room.session
        slots = room.face.slots
        rows = self.query_one(Rows)
        rows.show([agenda_row(room, slot) for slot in slots])
        rows.display = bool(slots)
        running = session.clock.current
        if running is not None and running != self._followed:
            rows.select(running)
        self._followed = running
        self.query_one(".empty").display = not slots
        self.query_one("#end", Static).update(end_line(room))

    @property
    def _selected(self) -> str | None:
        return self.query_one(Rows).selected

    def action_go_on(self) -> None:
        """Begin the next item."""
        current = self.here.session.clock.current
        if self.record(lambda workshop: clock.go_on(workshop, leaving=current)):
            self._say_if_ended()

    def action_go_back(self) -> None:
        """Let the item before this one go on."""
        self.record(clock.go_back)

    def action_pause(self) -> None:
        """Interrupt the meeting, or go on."""
        self.record(clock.resume if self.here.session.clock.is_paused else clock.pause)

    def action_extend(self, minutes: int) -> None:
        """Give the running item more time, or less."""
        self.record(lambda workshop: clock.extend_item(workshop, timedelta(minutes=minutes)))

    def action_start_this(self) -> None:
        """Begin the item under the cursor."""
        if (item := self._selected) is not None:
            self.record(lambda workshop: clock.start_item(workshop, item))

    def action_end(self) -> None:
        """End the meeting."""
        if self.record(clock.end_meeting):
            self._say_if_ended()

    def _say_if_ended(self) -> None:
        if self.here.session.clock.ended_at is not None:
            self.notify(_("The meeting has ended. u takes that back."), markup=False, timeout=10)

    def action_began(self) -> None:
        """Ask how many minutes ago the running item began."""

        def take(answers: Answers) -> bool:
            ago = timedelta(minutes=float(answers["minutes"]))
            return self.record(lambda workshop: clock.item_began(workshop, ago))

        def fault(answers: Answers) -> str | None:
            try:
                return None if 0 <= float(answers["minutes"]) <= 600 else _("0 to 600 minutes.")
            except ValueError:
                return _("Type a number of minutes.")

        heading = _("How many minutes ago did this item begin?")
        fields = [Field("minutes", _("Minutes ago"), "2")]
        self.app.push_screen(FormDialog(heading, fields, take=take, check=fault))

    def action_add(self) -> None:
        """Ask for the kind of a new item, then its title and length."""
        after = self._selected

        def chosen(kind: str | None) -> None:
            if kind is not None:
                self._ask_for_item(ItemKind(kind), after)

        kinds = [(kind.value, Content(word(kind))) for kind in ItemKind if kind != ItemKind.PITCH]
        self.app.push_screen(ChooseDialog(_("What kind of item?"), kinds), chosen)

    def _ask_for_item(self, kind: ItemKind, after: str | None) -> None:
        def take(answers: Answers) -> bool:
            title = answers["title"].strip()
            return self.record(
                lambda workshop: agenda.add_item(
                    workshop,
                    kind,
                    title=_text(self.here, title) if title else None,
                    length=length_in(answers),
                    after=after,
                )
            )

        title = Field("title", _("Title"), hint=word(kind))
        fields = [title, Field("length", _("Length"), hint="10分")]
        self.ask(f"item-add {kind}", word(kind), fields, take=take, check=length_fault)

    def on_data_table_row_selected(self) -> None:
        """Enter on a row changes it."""
        self.action_change()

    def action_change(self) -> None:
        """Ask for another title and length of the item under the cursor.

        An item of a pitch is called what its pitch is called: there only the length is asked for.
        """
        if (key := self._selected) is None:
            return
        item = self.here.session.agenda.items[key]
        heading = item_title(self.here, item, language())
        title = item.title.original if item.title else ""
        length = "" if item.length is None else _("{n} min").format(n=minutes_of(item.length))

        def take(answers: Answers) -> bool:
            new = answers.get("title", "").strip()
            retitled = _text(self.here, new) if new and new != title else None
            is_as_long = answers["length"] == length
            if retitled is None and is_as_long:
                return True
            new_length = item.length if is_as_long else length_in(answers)
            return self.record(
                lambda workshop: agenda.change_item(
                    workshop, key, title=retitled, length=new_length
                )
            )

        fields = [Field("length", _("Length"), length)]
        if item.pitch is None:
            fields.insert(0, Field("title", _("Title"), title, hint=heading))
        self.ask(f"item-change {key}", heading, fields, take=take, check=length_fault)

    def action_move(self, by: int) -> None:
        """Move the item under the cursor up or down."""
        if (key := self._selected) is None:
            return
        order = [item for item in self.here.session.agenda.order if item != key]
        place = self.here.session.agenda.order.index(key) + by
        if 0 <= place <= len(order):
            after = order[place - 1] if place else None
            self.record(lambda workshop: agenda.move_item(workshop, key, after=after))

    def action_remove(self) -> None:
        """Take the item under the cursor off the agenda."""
        if (key := self._selected) is not None:
            self.record(lambda workshop: agenda.remove_item(workshop, key))


def _text(room: Room, words: str) -> Text:
    return Text(original=words, language=room.session.opened.language)
