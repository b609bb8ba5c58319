"""What groups have in common: one line and those like it, or all common points at once."""

from collections.abc import Collection
from functools import partial

from textual.content import Content
from textual.screen import Screen

from facilitator.domain.notes import NoteLine, Notes
from facilitator.domain.session import Session
from facilitator.domain.similar import Alike, similar_to, suggestions
from facilitator.domain.text import clean_line
from facilitator.locale import _
from facilitator.services import common
from facilitator.tui.asking import ask
from facilitator.tui.common_lines import (
    alike_bar,
    group_numbers,
    line_of_group,
    point_heading,
    point_words,
)
from facilitator.tui.dialogs.alike import AlikeDialog
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.dialogs.listed import ListDialog
from facilitator.tui.room import Room
from facilitator.tui.seat import Seat
from facilitator.tui.taking_back import undo

_ALL = "all"
_POINT = "point "
"""Stands before the id of a common point, where those of lines stand as well."""

_PAIR = " + "
"""Stands between the ids of two lines that are like each other."""


def show_common(seat: Seat, screen: Screen[None], group: str | None) -> None:
    """Choose a line of *group* that others say, too; of no group, look at all common points."""
    room = seat.room
    lines = room.session.notes.of_group(group) if group is not None else ()
    if not lines:
        show_all(seat, screen)
        return

    def chosen(key: str | None) -> None:
        if key == _ALL:
            show_all(seat, screen)
        elif key is not None:
            bring_together(seat, screen, key)

    options = [(line.id, _own_line(room, line)) for line in lines]
    options.append((_ALL, Content.styled(_("a  All common points, and suggestions"), "$primary")))
    dialog = ChooseDialog(
        _("Which line is said in other groups, too?"), options, shortcuts={"a": _ALL}, is_wide=True
    )
    screen.app.push_screen(dialog, chosen)


def _own_line(room: Room, line: NoteLine) -> Content:
    others = group_numbers(room, line, but_own=True)
    same = _("＝ group {numbers}").format(numbers=others) if others else ""
    return Content.assemble(line_of_group(room, line), (f"  {same}" if same else "", "$accent"))


def bring_together(
    seat: Seat, screen: Screen[None], key: str, *, marked: Collection[str] = ()
) -> None:
    """Show the lines of other groups beside the line *key*, and bring together what is marked.

    Those most like it stand first, then all others in their order; those that are together with
    it already are marked, and taken apart where the mark goes.
    """
    room = seat.room
    notes = room.session.notes
    if key not in notes.lines:
        screen.notify(_("This line is not there any more."), markup=False)
        return
    point = room.session.common.of_line(key)
    before = (
        {line for line in point.lines if line != key and line in notes.lines} if point else set()
    )

    def take(lines: tuple[str, ...]) -> bool:
        return _record(seat, key, before, lines)

    def answered(has_words: bool | None) -> None:
        now = seat.room.session.common.of_line(key) if has_words else None
        if now is not None:
            _ask_for_words(seat, screen, now.id)

    likeness = _others(notes, key)
    others = [
        (line, _beside(room, notes.lines[line], how if any(likeness.values()) else None))
        for line, how in likeness.items()
    ]
    dialog = AlikeDialog(
        line_of_group(room, notes.lines[key]), others, marked={*before, *marked}, take=take
    )
    screen.app.push_screen(dialog, answered)


def _record(seat: Seat, key: str, before: Collection[str], lines: tuple[str, ...]) -> bool:
    """Record that *lines* say the same as the line *key*; those of *before* alone do not.

    What was taken out at another seat meanwhile is left out.
    """
    session = seat.room.session
    points = (session.common.of_line(line) for line in (key, *lines))
    point = next((point.id for point in points if point is not None), None)
    left = [key, *(line for line in lines if line in session.notes.lines)]
    apart = [line for line in before if line not in lines]
    if not apart and set(left) <= {key, *before}:
        return True
    return seat.record(
        lambda workshop: common.bring_together(workshop, left, point=point, apart=apart)
    )


def _ask_for_words(seat: Seat, screen: Screen[None], key: str) -> None:
    """Ask how the common point *key* is told; nothing means as its first line."""
    session = seat.room.session
    point = next((each for each in session.common.standing(session.notes) if each.id == key), None)
    if point is None:
        screen.notify(_("This common point is not there any more."), markup=False)
        return
    before = point.words.original if point.words else ""

    def take(answers: Answers) -> bool:
        words = clean_line(answers["words"])
        if words == before:
            return True
        return seat.record(lambda workshop: common.word_common(workshop, key, words or None))

    fields = [Field("words", _("In words of its own; empty: as its first line"), before)]
    title = Content(_("In common")) + Content("\n") + Content(point_words(seat.room, point))
    ask(seat, screen, f"common {key}", title, fields, take=take)


def _others(notes: Notes, key: str) -> dict[str, float]:
    """Return the lines of other groups with how alike they are, the most alike first."""
    alike = similar_to(notes, key, most=len(notes.lines))
    found = {each.other.id: each.likeness for each in alike}
    own = notes.lines[key].group
    rest = (line.id for line in notes.lines.values() if line.group != own)
    return found | {line: 0.0 for line in rest if line not in found}


def _beside(room: Room, line: NoteLine, likeness: float | None) -> Content:
    """Return a line behind how alike it is, None where none of all is."""
    bar = alike_bar(likeness) + Content("  ") if likeness is not None else Content("")
    return bar + _own_line(room, line)


def show_all(seat: Seat, screen: Screen[None]) -> None:
    """Show all common points with their lines, and lines that may say the same."""

    def act(above: Screen[None], key: str) -> None:
        first, _pair, second = key.partition(_PAIR)
        if key.startswith(_POINT):
            _ask_for_words(seat, above, key.removeprefix(_POINT))
        else:
            bring_together(seat, above, first, marked=[second] if second else ())

    def remove(above: Screen[None], key: str) -> None:
        if key in seat.room.session.notes.lines:
            seat.record(lambda workshop: common.take_apart(workshop, key))
        else:
            above.notify(_("Choose a line of a common point to take it out."), markup=False)

    def title() -> str:
        room = seat.room
        count = len(room.session.common.standing(room.session.notes))
        return _("In common: {n}").format(n=count)

    options = _Options(seat)
    if not options():
        screen.notify(_("No two groups have said anything alike yet."), markup=False)
        return
    dialog = ListDialog(
        title,
        options,
        act=act,
        remove=remove,
        undo=partial(undo, screen.app, seat),
        hint=_("Enter Words, or bring together   Del Take apart   u Undo   Esc Close"),
    )
    screen.app.push_screen(dialog)


class _Options:
    """The options of the list of all, found anew only where the meeting went on meanwhile."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._session: Session | None = None
        self._found: list[tuple[str, Content]] = []

    def __call__(self) -> list[tuple[str, Content]]:
        room = self._seat.room
        if room.session is not self._session:
            self._session, self._found = room.session, _options(room)
        return self._found


def _options(room: Room) -> list[tuple[str, Content]]:
    """Return the common points with their lines, and below them what may be brought together."""
    notes, options = room.session.notes, list[tuple[str, Content]]()
    for point in room.session.common.standing(notes):
        options.append((_POINT + point.id, point_heading(room, point)))
        options += [
            (key, Content("   ") + line_of_group(room, notes.lines[key])) for key in point.lines
        ]
    may_be = suggestions(notes, room.session.common)
    return options + [
        (f"{each.line.id}{_PAIR}{each.other.id}", _suggestion(room, each, is_first=not number))
        for number, each in enumerate(may_be)
    ]


def _suggestion(room: Room, each: Alike, *, is_first: bool) -> Content:
    """Return two lines that are like each other, the first pair below a heading."""
    title = _("Perhaps the same") if is_first else ""
    return Content.assemble(
        (f"\n{title}\n" if title else "", "$primary"),
        alike_bar(each.likeness),
        "  ",
        line_of_group(room, each.line),
        "\n       ",
        line_of_group(room, each.other),
    )
