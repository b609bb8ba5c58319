"""The registration desk: find somebody as fast as one types, and mark that they are here."""

from textual import on
from textual.app import ComposeResult
from textual.containers import HorizontalGroup, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from facilitator.domain.participants import Presence
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services import participants
from facilitator.tui.desk_changes import take_back, take_in_walk_in, withdraw
from facilitator.tui.desk_keys import DESK_KEYS
from facilitator.tui.desk_lines import PRESENCE, DeskPicture, counts, nobody, popularity_lines
from facilitator.tui.dialogs.desk import ask_about_person, ask_for_list, ask_for_wishes
from facilitator.tui.dialogs.form import KEEP_EVERY
from facilitator.tui.room import Room
from facilitator.tui.stage import StageScreen, corrects
from facilitator.tui.typed_fields import NotRead
from facilitator.tui.walk_in import has_parts, nobody_called_so, read_walk_in, words_in
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.long_list import ListHeading, LongList
from facilitator.tui.widgets.showing import show


class ParticipantsScreen(StageScreen):
    """Everybody registered, below the field in which one looks for them."""

    STAGE = "participants"
    CSS_PATH = ["../stage.tcss", "participants.tcss"]
    BINDINGS = DESK_KEYS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def __init__(self) -> None:
        super().__init__()
        self._picture: DeskPicture | None = None
        self._is_pointed_at = False
        self._said = Content("")
        self._marked: tuple[str, Presence] | None = None
        self._has_looked = False
        self._unknown = ""

    def compose_stage(self) -> ComposeResult:
        """Lay out the counts, the field, and below it the people beside the pitches."""
        yield Static("", markup=False, id="counts", classes="heading")
        with HorizontalGroup(id="search"):
            yield Static(Content.styled(_("Who?"), "bold $accent"), id="label")
            yield LineInput(placeholder=_("a part of the name, reading, organisation"), id="find")
        yield Static("", markup=False, id="hint")
        with Vertical(id="desk"):
            with Vertical(id="list"):
                yield ListHeading(id="columns")
                yield LongList(lambda key, width: Content(""), id="people")
                yield Static("", markup=False, classes="empty")
            with VerticalScroll(id="popularity", can_focus=False):
                yield Static("", markup=False, id="wished")

    @property
    def _field(self) -> LineInput:
        return self.query_one("#find", LineInput)

    @property
    def _people(self) -> LongList:
        return self.query_one("#people", LongList)

    @property
    def _place(self) -> str:
        return f"{self.here.session.id} desk"

    def on_mount(self) -> None:
        """Begin in the field, and begin to keep what is half typed."""
        self.set_interval(KEEP_EVERY, self.keep)
        self._field.focus()

    def arrive(self) -> None:
        """Be ready to look for somebody."""
        self._field.focus()

    def show_room(self, room: Room) -> None:
        """Show who is here; nothing is done for a picture that is shown already."""
        self._take_up_draft()
        if self._picture is not None and self._picture.is_of(room):
            return
        self._picture = DeskPicture(room, self._picture)
        if not self._is_so():
            self._say(Content(""))
        self.query_one(ListHeading).show(self._picture.heading)
        show(self.query_one("#counts", Static), counts(room))
        wished = [Content.styled(_("Wishes for the pitches"), "$secondary")]
        show(self.query_one("#wished", Static), Content("\n").join(wished + popularity_lines(room)))
        self._find()

    def _is_so(self) -> bool:
        """Say whether the last one marked here is still where this seat marked them."""
        if self._marked is None:
            return True
        person, presence = self._marked
        entry = self.here.session.participants.entries.get(person)
        return entry is not None and entry.presence is presence

    def _take_up_draft(self) -> None:
        """Put back what was left half typed."""
        if self._has_looked:
            return
        self._has_looked = True
        draft = self.seat.draft_at(self._place, own=True)
        if draft is not None and not self._field.value:
            self._field.value = draft[0]

    def keep(self) -> None:
        """Keep what is half typed, so that a crash loses at most the last third of a second."""
        if self.room is not None and self._has_looked:
            self.seat.keep_draft(self._place, self._field.value)

    @on(Input.Changed, "#find")
    def _look_anew(self) -> None:
        """Find whom the words mean, the best one under the cursor."""
        if self._field.value:
            self._said, self._marked = Content(""), None
        self._is_pointed_at = False
        if self._picture is not None:
            self._find(from_top=True)

    def _find(self, *, from_top: bool = False) -> None:
        """Show those whom the words in the field mean, or that it is somebody new."""
        assert self._picture is not None
        people, words = self._people, words_in(self._field.value)
        found = () if has_parts(words) else self._picture.directory.find(words)
        people.show(found, self._picture.line, from_top=from_top)
        people.display = bool(found)
        self.query_one(ListHeading).display = bool(found)
        empty = self.query_one(".empty", Static)
        empty.display = not found
        if not found:
            show(empty, nobody(self.here, words))
        show(self.query_one("#hint", Static), self._hint(is_found=bool(found)))

    def _hint(self, *, is_found: bool) -> Content:
        """Return what was done last, else what can be typed."""
        if self._said.plain:
            return self._said
        words = _("Enter here   F10 new: name / organisation / kind / 1 3   F9 undo   Tab list")
        if not is_found:
            words = _("name / organisation / kind / numbers of the pitches wished for")
        return Content.styled(words, "$secondary")

    def _say(self, words: Content, marked: tuple[str, Presence] | None = None) -> None:
        """Say *words* until the next key that changes them, or until *marked* is no longer so."""
        self._said, self._marked = words, marked
        show(self.query_one("#hint", Static), words)

    def on_key(self, event: Key) -> None:
        """Let the arrows move in the list while the field keeps the focus."""
        by = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}.get(event.key)
        if by is not None and self._field.has_focus and self._people.keys:
            event.stop()
            event.prevent_default()
            if self._is_pointed_at or self._field.value:
                self._people.action_move(by)
            self._is_pointed_at = True

    @on(Input.Submitted, "#find")
    def _submit(self) -> None:
        """Mark the one under the cursor as here, or register whoever is new."""
        words = words_in(self._field.value)
        if self._people.display and self._people.keys:
            if (words or self._is_pointed_at) and self._people.selected:
                self._receive(self._people.selected)
        elif words and (has_parts(words) or words == self._unknown):
            self.action_walk_in()
        elif words:
            self._unknown = words
            self._say(nobody_called_so())

    @corrects
    def _receive(self, key: str) -> None:
        """Mark *key* as here, and be ready for the next one."""
        assert self._picture is not None
        entry = self.here.session.participants.entries[key]
        name = self._picture.name(key)
        if entry.presence in (Presence.PRESENT, Presence.ONLINE):
            words = _("{name} is here already ({state}).")
            self._say(Content(words.format(name=name, state=word(entry.presence))))
            self._field.action_select_all()
            return
        presence = Presence.ONLINE if entry.is_online else Presence.PRESENT
        if self._mark(key, presence):
            self._clear()

    def _mark(self, key: str, presence: Presence) -> bool:
        """Mark where *key* is, and tell so beside the way to take it back."""
        assert self._picture is not None
        name = self._picture.name(key)
        if not self.record(lambda workshop: participants.mark_presence(workshop, key, presence)):
            return False
        self._tell(key, presence, name)
        return True

    def _tell(self, key: str, presence: Presence, name: str) -> None:
        words = _("{mark} {name}: {state}")
        told = words.format(mark=PRESENCE[presence], name=name, state=word(presence))
        said = Content.assemble((told, "bold $success"), "   ", _("F9 takes it back"))
        self._say(said, (key, presence))

    def _clear(self) -> None:
        """Empty the field for the next person."""
        self._is_pointed_at = False
        self._field.value = ""

    @corrects
    def action_walk_in(self) -> None:
        """Register whoever stands in the field as somebody new."""
        words = words_in(self._field.value)
        if not words:
            self._field.focus()
            self._say(Content(_("Type a name.")))
            return
        try:
            walk_in = read_walk_in(words, self.here.session)
        except NotRead as fault:
            self._say(Content.styled(f"！ {fault}", "$warning"))
            return

        def registered(person: str) -> None:
            self._tell(person, Presence.PRESENT, walk_in.name)
            self._clear()

        take_in_walk_in(self, walk_in, registered, self._receive)

    def action_search(self) -> None:
        """Go to the field."""
        self._field.focus()

    def leave(self) -> None:
        """Empty the field, leave it for the list, then leave the session."""
        if self._field.has_focus and self._field.value:
            self._clear()
        elif self._field.has_focus and self._people.display:
            self._people.focus()
        else:
            super().leave()

    def _selected(self) -> str | None:
        """Return who is under the cursor; where nobody is, say so."""
        key = self._people.selected if self._people.display else None
        if key is None:
            self._say(Content(_("Nobody is selected.")))
        return key

    def action_withdraw(self) -> None:
        """Take the person under the cursor out of the meeting, after a question."""
        if (key := self._selected()) is None or self._picture is None:
            return
        withdraw(self, key, self._picture.name(key), self._say)

    @corrects
    def action_receive(self) -> None:
        """Mark the person under the cursor as here, or as expected again."""
        if (key := self._selected()) is None:
            return
        entry = self.here.session.participants.entries[key]
        here = Presence.ONLINE if entry.is_online else Presence.PRESENT
        self._mark(key, Presence.EXPECTED if entry.presence is here else here)

    @corrects
    def action_mark(self, presence: str) -> None:
        """Mark where the person under the cursor is."""
        if (key := self._selected()) is not None:
            self._mark(key, Presence(presence))

    @corrects
    def action_take_back(self) -> None:
        """Take back what this seat did last at the desk, and say whom it was about."""
        if (words := take_back(self)) is not None:
            self._say(words)

    def action_popularity(self) -> None:
        """Show how many wish for each pitch, or no longer."""
        self.toggle_class("-asked")

    @corrects
    def action_wishes(self) -> None:
        """Ask which pitches the person under the cursor wishes for."""
        if (key := self._selected()) is not None and self._picture is not None:
            ask_for_wishes(self, key, self._picture.name(key))

    @on(LongList.Pressed)
    @corrects
    def action_change(self) -> None:
        """Ask what is known of the person under the cursor."""
        if (key := self._selected()) is not None:
            ask_about_person(self, key)

    @corrects
    def action_import(self) -> None:
        """Ask for a file with a list of people, show what of it is understood, and take it in."""

        def taken(rows: int | None) -> None:
            if rows is not None:
                self._say(Content.styled(_("Taken in: {n} people").format(n=rows), "bold $success"))

        ask_for_list(self, taken)
