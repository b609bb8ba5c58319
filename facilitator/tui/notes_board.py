"""How the notes are shown: the row of a group on the board, its heading, and a line."""

from datetime import timedelta

from rich.cells import cell_len
from rich.text import Text as Cell
from textual.content import Content

from facilitator.domain.being_typed import PLENARY
from facilitator.domain.groups import AWAY, Group, Role
from facilitator.domain.items import ItemKind
from facilitator.domain.line_kinds import MARKS, LineKind
from facilitator.domain.notes import NoteLine
from facilitator.domain.text import Text
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.tui.room import Room
from facilitator.tui.titles import group_title
from facilitator.tui.widgets.rows import Row

SILENT_AFTER = timedelta(minutes=4)
"""So long without a line in a breakout, a group counts as silent."""


def board_columns() -> list[tuple[str, int]]:
    """Return the columns of the board, as ``Rows`` takes them."""
    return [
        ("", 2),
        (_("Group"), -2),
        (_("Note-taker"), -2),
        (_("Lines"), 5),
        (_("Kinds"), -2),
        (_("Last"), 5),
        (_("State"), 16),
    ]


def board_row(room: Room, key: str) -> Row:
    """Return the row of the group *key* (or of everybody) on the board."""
    group = room.session.groups.groups.get(key)
    lines = room.session.notes.of_group(group.id if group else None)
    taker = _note_taker(room, group) if group else ""
    last_at = max((line.changed_at for line in lines), default=None)
    cells = (
        Cell(str(group.number) if group else "＊", "bold"),
        Cell(group_title(room, group, language()) if group else _("Everybody")),
        Cell(taker, "bold" if taker.startswith("！") else ""),
        Cell(str(len(lines)), justify="right"),
        Cell(_counts(lines), "dim"),
        Cell(room.time(last_at), "dim"),
        _state(room, key, lines),
    )
    return key, cells


def _note_taker(room: Room, group: Group) -> str:
    """Return who takes the notes of *group*, with a warning where nobody does who is not away."""
    person = group.roles.get(Role.NOTE_TAKER)
    if person is None:
        return _("！ nobody")
    entry = room.session.participants.entries.get(person)
    name = room.name(person, language())
    return f"！ {word(entry.presence)}: {name}" if entry and entry.presence in AWAY else name


def _counts(lines: tuple[NoteLine, ...]) -> str:
    """Return how many lines there are of each kind: 質3 回2."""
    counts: dict[str, int] = {}
    for line in lines:
        short = word(line.kind)[: 1 if language() == "ja" else 2]
        counts[short] = counts.get(short, 0) + 1
    return " ".join(f"{short}{count}" for short, count in counts.items())


def _state(room: Room, key: str, lines: tuple[NoteLine, ...]) -> Cell:
    if room.session.summaries.of_group(key).is_ready:
        return Cell(_("● ready"), "bold")
    item = room.face.item
    if key == PLENARY or item is None or item.kind is not ItemKind.BREAKOUT:
        return Cell("")
    began_at = room.session.clock.began.get(item.id, room.now)
    since = room.now - max([began_at, *(line.changed_at for line in lines)])
    if since < SILENT_AFTER:
        return Cell(_("○ at work"), "dim")
    minutes = int(since.total_seconds() // 60)
    return Cell(_("！ silent {n} min").format(n=minutes), "bold")


def heading(room: Room, key: str) -> Content:
    """Return the name of the group, and what its pitch asks."""
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
        ("\n" + _("Asks") + f": {words}" if words else "", "$secondary"),
    )


def line_content(room: Room, line: NoteLine) -> Content:
    """Return a line: its mark and kind, its words, and who said them."""
    mark, kind = MARKS[line.kind].mark, word(line.kind)
    gap = " " * (max(cell_len(word(each)) for each in MARKS) - cell_len(kind) + 2)
    speaker = room.name(line.speaker, language())
    return Content.assemble(
        (f"{mark} {kind}{gap}", "$primary"),
        (_("▲ beside  ") if line.beside in room.session.notes.lines else "", "$warning"),
        line.text.in_language(language()),
        (f"  {speaker}" if speaker else "", "$secondary"),
    )


def marks_line() -> Content:
    """Return the marks that set the kind of a line when typed in front of it."""
    words = (
        f"{mark.mark}{mark.words.in_language(language())}"
        for kind, mark in MARKS.items()
        if kind is not LineKind.REMARK
    )
    return Content.styled("  ".join(words), "$secondary")
