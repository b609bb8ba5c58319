"""How the notes are shown: the board with a row for each group, and the heading of a group."""

from collections import Counter
from collections.abc import Sequence

from rich.text import Text as Cell
from textual.binding import Binding
from textual.content import Content

from facilitator.domain.asks import asks_and_offers
from facilitator.domain.groups import Role
from facilitator.domain.items import ItemKind
from facilitator.domain.notes import NoteLine
from facilitator.domain.text import Text
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.tui.keys import key
from facilitator.tui.notes_state import NotesState
from facilitator.tui.room import Room
from facilitator.tui.titles import group_title
from facilitator.tui.widgets.rows import Row, Rows

ASKS = "asks"
"""Stands among the groups for what is asked and offered in all of them."""

_MOST_NUMBERS = 6
"""So many groups are named by their numbers where something is the case in several."""


class Board(Rows):
    """The rows of the groups; what belongs to the one under the cursor is seen below them."""

    BINDINGS = [
        key(
            "enter",
            "select_cursor",
            _("Take notes"),
            _("On the board: go to the field of the group, to take its notes."),
            id="board.enter",
            display="Enter",
        ),
        key(
            "up",
            "cursor_up",
            _("Group"),
            _("On the board: choose a group; its lines are shown below."),
            id="board.choose",
            display="↑↓",
        ),
        Binding("down", "cursor_down", show=False),
    ]


def board_columns() -> list[tuple[str, int]]:
    """Return the columns of the board, as ``Rows`` takes them."""
    return [
        ("", 2),
        (_("Group"), -3),
        (_("Note-taker"), -3),
        (_("Lines"), 5),
        (_("Kinds"), -5),
        (_("Last"), 5),
        (_("State"), 16),
    ]


def board_rows(room: Room, states: Sequence[NotesState]) -> list[Row]:
    """Return the rows of the board: what is asked and offered, then those of *states*."""
    is_watched = any(each.has_seat for each in states)
    rows = [_row(room, each, is_watched=is_watched) for each in states]
    return [_asks_row(room), *rows]


def _asks_row(room: Room) -> Row:
    """Return the row of what is asked and offered, with how much of it there is."""
    notes = room.session.notes
    asked = asks_and_offers(room.session.pitches, room.session.groups, notes)
    lines = tuple(line for each in asked for line in each.lines)
    cells = (
        Cell("＋", "bold"),
        Cell(_("Asks and offers")),
        Cell(""),
        Cell(str(len(lines)), justify="right"),
        Cell(_counts(lines), "dim"),
        Cell(""),
        Cell(_("a shows them"), "dim"),
    )
    return ASKS, cells


def _row(room: Room, state: NotesState, *, is_watched: bool) -> Row:
    """Return the row of a group (or of everybody) on the board."""
    group = state.group
    taker = _note_taker(room, state) if group else ""
    cells = (
        Cell(str(group.number) if group else "＊", "bold"),
        Cell(group_title(room, group, language()) if group else _("Everybody")),
        Cell(taker, "bold" if state.lacks_note_taker else ""),
        Cell(str(len(state.lines)), justify="right"),
        Cell(_counts(state.lines), "dim"),
        Cell(room.time(state.last_at), "dim"),
        _state_cell(room, state, is_watched=is_watched),
    )
    return state.key, cells


def _note_taker(room: Room, state: NotesState) -> str:
    """Return who takes the notes of a group, with a warning where nobody does who is not away."""
    person = state.group.roles.get(Role.NOTE_TAKER) if state.group else None
    if person is None and state.has_seat:
        return _("has a seat")
    if person is None:
        return _("！ nobody") if state.meets else ""
    entry, name = room.session.participants.entries.get(person), room.name(person, language())
    return f"！ {word(entry.presence)}: {name}" if entry and state.lacks_note_taker else name


def _counts(lines: Sequence[NoteLine]) -> str:
    """Return how many lines there are of each kind: 質3 回2."""
    counts = Counter(line.kind for line in lines)
    length = 1 if language() == "ja" else 2
    return " ".join(f"{word(kind)[:length]}{count}" for kind, count in counts.items())


def _state_cell(room: Room, state: NotesState, *, is_watched: bool) -> Cell:
    """Return whether texts stand beside each other, and what else is most pressing."""
    words, style = _most_pressing(room, state, is_watched=is_watched)
    if not state.has_clash:
        return Cell(words, style)
    if not words or words.startswith("○"):
        return Cell(_("▲ beside"), "bold")
    return Cell.assemble(("▲ ", "bold"), (words, style))


def _most_pressing(room: Room, state: NotesState, *, is_watched: bool) -> tuple[str, str]:
    """Return the words for the state of a group, and their style.

    That no seat is there counts only where the others have one (*is_watched*).
    """
    if state.group is not None and state.group.is_closed:
        return _("closed"), "dim"
    if state.is_ready:
        return _("● ready"), "bold"
    if state.is_typing:
        return _("● typing"), "bold"
    if state.silent_for is not None:
        minutes = int(state.silent_for.total_seconds() // 60)
        return _("！ silent {n} min").format(n=minutes), "bold"
    if state.half_since is not None:
        return _("… draft {time}").format(time=room.time(state.half_since)), ""
    if not state.meets or room.face.item is None or room.face.item.kind is not ItemKind.BREAKOUT:
        return "", ""
    return (_("○ no seat"), "") if is_watched and not state.has_seat else (_("○ at work"), "dim")


def overview(states: Sequence[NotesState]) -> Content:
    """Return one line on all groups: who is ready, and where something is to be done."""
    groups = [each for each in states if each.meets]
    ready = sum(each.is_ready for each in groups)
    parts = [Content(_("Ready {n}/{all}").format(n=ready, all=len(groups)))] if groups else []
    is_watched = any(each.has_seat for each in groups)
    for words, found in (
        (_("▲ beside {numbers}"), [each for each in groups if each.has_clash]),
        (_("！ silent {numbers}"), [each for each in groups if each.silent_for is not None]),
        (_("！ no note-taker {numbers}"), [each for each in groups if each.lacks_note_taker]),
        (_("○ no seat {numbers}"), [each for each in groups if is_watched and not each.has_seat]),
    ):
        if found:
            told = words.format(numbers=_numbers(found))
            parts.append(Content.styled(told, "" if told.startswith("○") else "bold $warning"))
    return Content("   ").join(parts)


def _numbers(states: Sequence[NotesState]) -> str:
    numbers = [str(each.group.number) for each in states if each.group]
    more = len(numbers) - _MOST_NUMBERS
    return ", ".join(numbers[:_MOST_NUMBERS]) + (f" +{more}" if more > 0 else "")


def heading(room: Room, key: str) -> Content:
    """Return the name of the group, and what its pitch asks, as one text: there is little room."""
    group = room.session.groups.groups.get(key)
    if group is None:
        return Content.styled(_("Everybody"), "bold")
    name = _("Group {number}").format(number=group.number)
    title = group_title(room, group, language())
    pitch = room.session.pitches.pitches.get(group.pitch) if group.pitch else None
    asks: tuple[Text, ...] = pitch.asks if pitch else ()
    words = "　".join(
        f"{number} {ask.in_language(language())}" for number, ask in enumerate(asks, 1)
    )
    return Content.assemble(
        (f"{name}  {title}", "bold"),
        (f"  {_('Asks')}: {words}" if words else "", "$secondary"),
    )
