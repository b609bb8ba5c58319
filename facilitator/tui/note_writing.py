"""Recording what is half typed for a group; it then goes on as a change of what was recorded."""

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.line_kinds import LineKind, read_mark
from facilitator.domain.notes import Notes
from facilitator.domain.text import clean_line
from facilitator.services import notes
from facilitator.tui.half_typed import HalfTyped
from facilitator.tui.seat import Seat


def record_half(
    seat: Seat, group: str | None, half: HalfTyped, settles: Sequence[str]
) -> HalfTyped | None:
    """Record what is half typed for *group* (None: for everybody), and return how it goes on.

    A line that somebody took out meanwhile becomes a new one. None where it was not recorded. The
    drafts that it *settles* go in the same moment, as in all that is recorded here.
    """
    if not half.is_worth_recording:
        return half
    kind, words = half.read()
    if half.line in seat.workshop.session.notes.lines:
        changed = _record_change(seat, half, settles)
        if changed is not None or half.line in seat.workshop.session.notes.lines:
            return changed
    made: list[str] = []
    speaker = half.speaker if half.line is None else None
    done = seat.record(
        lambda workshop: made.append(notes.add_line(workshop, group, kind, words, speaker=speaker)),
        settles=settles,
    )
    return half.recorded(made[0], kind, words) if done else None


def _record_change(seat: Seat, half: HalfTyped, settles: Sequence[str]) -> HalfTyped | None:
    kind, words = half.read()
    line, before = half.line, set(seat.workshop.session.notes.lines)
    assert line is not None, "only a line can be changed"
    done = seat.record(
        lambda workshop: notes.change_line(workshop, line, base=half.base, words=words, kind=kind),
        settles=settles,
    )
    if not done:
        return None
    stands_in = _new_text_beside(seat.workshop.session.notes, before, line, words) or line
    return half.recorded(stands_in, kind, words)


def _new_text_beside(now: Notes, before: set[str], line: str, words: str) -> str | None:
    """Return the line in which *words* stand beside *line* since; None where both were merged."""
    return next(
        (
            each.id
            for each in now.lines.values()
            if each.id not in before and each.beside == line and each.text.original == words
        ),
        None,
    )


def put_back(seat: Seat, half: HalfTyped) -> bool:
    """Let the line that *half* changed read again what it did before; False where that fails."""
    line, began = half.line, half.began
    if line is None or began is None or not half.was_changed:
        return True
    if line not in seat.workshop.session.notes.lines:
        return True
    kind, words = began
    return seat.record(
        lambda workshop: notes.change_line(workshop, line, base=half.base, words=words, kind=kind)
    )


def record_lines(
    seat: Seat,
    group: str | None,
    lines: Sequence[str],
    kind: LineKind,
    settles: Sequence[str] = (),
) -> bool:
    """Record *lines* as one action; a mark in front of one sets its kind, else it is of *kind*."""
    marked = [read_mark(clean_line(line)) for line in lines]
    return seat.record(
        lambda workshop: notes.add_lines(
            workshop, group, [(own or kind, words) for own, words in marked]
        ),
        settles=settles,
    )


def record_waiting(
    seat: Seat, group: str | None, half: HalfTyped, settles: Sequence[str]
) -> HalfTyped:
    """Record the pasted lines that could not be saved; they wait on where they cannot be yet."""
    if half.waiting and record_lines(seat, group, half.waiting, half.kind, settles):
        return replace(half, waiting=())
    return half
