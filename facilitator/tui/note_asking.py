"""What is asked about the line in the field of the notes: of what kind it is, and who says it."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from textual.screen import Screen

from facilitator.domain.line_kinds import LineKind
from facilitator.services import notes
from facilitator.tui.dialogs.line_kind import LineKindDialog
from facilitator.tui.half_typed import HalfTyped
from facilitator.tui.seat import Seat


def ask_for_kind(
    seat: Seat, screen: Screen[object], half: HalfTyped, put: Callable[[LineKind], None]
) -> None:
    """Ask for the kind of *half*; *put* hears it, once a line that is changed has it."""
    line = half.line

    def chosen(kind: str | None) -> None:
        if kind is None:
            return
        wanted = LineKind(kind)
        if line is None or seat.record(
            lambda workshop: notes.change_kind(workshop, line, wanted),
        ):
            put(wanted)

    screen.app.push_screen(LineKindDialog(half.read()[0]), chosen)


def ask_for_speaker(
    seat: Seat,
    screen: Screen[object],
    group: str | None,
    now: Callable[[], HalfTyped],
    put: Callable[[HalfTyped], None],
) -> None:
    """Ask who in *group* says what is half typed *now*; *put* hears how that goes on."""
    from facilitator.tui.line_changes import choose_speaker

    def chosen(person: str | None) -> None:
        half = now()
        if (line := half.line) is None:
            half = replace(half, speaker=person)
        else:
            seat.record(lambda workshop: notes.name_speaker(workshop, line, person))
        put(half)

    choose_speaker(seat, cast(Screen[None], screen), group, chosen)
