"""What is asked and offered across all groups: each pitch with its asks and the lines about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from facilitator.domain.asks import Asked, asks_and_offers, of_kind
from facilitator.domain.being_typed import PLENARY
from facilitator.domain.line_kinds import MARKS, LineKind
from facilitator.domain.notes import NoteLine
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.tui.offer_form import offer_words
from facilitator.tui.room import Room
from facilitator.tui.widgets.choices import Choices
from facilitator.tui.widgets.showing import show

_PITCH = "pitch "
"""Stands before the id of a pitch where it is an option among lines."""

_INDENT = "  "

_NUMBER = 2
"""Cells of the number of a group."""


class AsksView(Vertical):
    """Shows offers, next steps and open questions below the pitch that they are about.

    Where ``kind`` is set it shows all lines of that kind instead.
    """

    @dataclass
    class Opened(Message):
        """A line is wanted in its group (or PLENARY); None: the group of a pitch itself."""

        group: str
        line: str | None

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.kind: LineKind | None = None
        self._room: Room | None = None

    def compose(self) -> ComposeResult:
        """Lay out the heading above the list."""
        yield Static("", markup=False, id="asks-heading")
        yield Choices(id="asked", hang=_before_words())

    def show_room(self, room: Room) -> None:
        """Show what there is now; the highlight stays where it is."""
        self._room = room
        session = room.session
        if self.kind is None:
            asked = asks_and_offers(session.pitches, session.groups, session.notes)
            words = _("Offers, next steps and questions without an answer")
            hint = _("Enter Open   F8 One kind")
        else:
            asked = of_kind(session.pitches, session.groups, session.notes, self.kind)
            words = _("{kind}: all groups").format(kind=word(self.kind))
            hint = _("Enter Open   Esc Asks and offers")
        heading = Content.assemble((words, "bold"), (f"   {hint}", "$secondary"))
        show(self.query_one("#asks-heading", Static), heading)
        options = [option for each in asked for option in _options(room, each)]
        self.query_one(Choices).show(options)

    def focus_list(self) -> None:
        """Be ready to choose a line."""
        self.query_one(Choices).focus()

    @on(OptionList.OptionSelected, "#asked")
    def _open(self, event: OptionList.OptionSelected) -> None:
        """Say which line is wanted, and where it stands."""
        event.stop()
        if self._room is None or (key := event.option_id) is None:
            return
        session = self._room.session
        if key.startswith(_PITCH):
            pitch = key.removeprefix(_PITCH)
            groups = (each.id for each in session.groups.groups.values() if each.pitch == pitch)
            self.post_message(self.Opened(next(groups, PLENARY), None))
        elif (line := session.notes.lines.get(key)) is not None:
            self.post_message(self.Opened(line.group or PLENARY, line.id))


def _options(room: Room, asked: Asked) -> Sequence[tuple[str, Content]]:
    """Return a pitch with what it asks, and below it the lines about it."""
    if asked.pitch is None and not asked.lines:
        return ()
    heading = (f"{_PITCH}{asked.pitch or ''}", _heading(room, asked.pitch))
    return [heading, *((line.id, _line(room, line)) for line in asked.lines)]


def _heading(room: Room, key: str | None) -> Content:
    pitch = room.session.pitches.pitches.get(key or "")
    if pitch is None or key is None:
        return Content.styled(_("Of no pitch"), "bold")
    title = _("Pitch {number}: {title}").format(
        number=room.session.pitches.number(key), title=pitch.title.in_language(language())
    )
    organisation = room.name(pitch.organisation, language())
    asks = "　".join(
        f"{number} {ask.in_language(language())}" for number, ask in enumerate(pitch.asks, 1)
    )
    return Content.assemble(
        (title, "bold"),
        (f"  {organisation}" if organisation else "", "$secondary"),
        (f"\n{_('Asks')}: {asks}" if asks else "", "$secondary"),
    )


def _before_words() -> int:
    """Return how many cells stand before the words of a line."""
    return cell_len(f"{_INDENT}? ") + _widest() + cell_len("   ") + _NUMBER


def _widest() -> int:
    return max(cell_len(word(kind)) for kind in MARKS)


def _line(room: Room, line: NoteLine) -> Content:
    """Return a line with the number of its group, and the particulars of an offer."""
    group = room.session.groups.groups.get(line.group or "")
    kind = word(line.kind) + " " * (_widest() - cell_len(word(line.kind)))
    number = f"{group.number:>{_NUMBER}}" if group else "＊"
    told = offer_words(room, line) or room.name(line.speaker, language())
    return Content.assemble(
        (f"{_INDENT}{MARKS[line.kind].mark} {kind}", "$primary"),
        (f" {number}  ", "bold"),
        line.text.in_language(language()),
        (f"  {told}" if told else "", "$secondary"),
    )
