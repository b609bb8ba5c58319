"""How it is shown what became of the pitches of a series: a row for each, and one of them whole."""

from collections.abc import Sequence
from datetime import datetime

from rich.cells import set_cell_size
from rich.text import Text as Cell
from textual.content import Content

from facilitator.domain.lengths import minutes_of
from facilitator.domain.line_kinds import MARKS
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.services.pitch_history import COUNTED, Appearance, Outcome, PitchHistory
from facilitator.tui.dialogs.pitch_stories import PitchStoriesDialog
from facilitator.tui.room import Room
from facilitator.tui.widgets.rows import Row

_MARKS = {
    Outcome.WAITING: "…",
    Outcome.SCHEDULED: "□",
    Outcome.GIVEN: "✓",
    Outcome.NOT_GIVEN: "－",
    Outcome.WITHDRAWN: "×",
}


def stories_dialog(
    room: Room, stories: Sequence[PitchHistory], selected: str | None
) -> PitchStoriesDialog:
    """Return the table of *stories*, the cursor on *selected* if that is one of them."""
    return PitchStoriesDialog(
        _columns(),
        [story_row(room, story) for story in stories],
        {story.id: story_detail(room, story) for story in stories},
        selected=selected,
    )


def _columns() -> list[tuple[str, int]]:
    counts = [(MARKS[kind].mark, 2) for kind in COUNTED]
    return [(_("State"), 12), (_("Date"), 10), (_("min"), 4), *counts, (_("Title"), -1)]


def story_row(room: Room, story: PitchHistory) -> Row:
    """Return the row of one pitch: outcome, last date, minutes, lines of each kind, title."""
    dates = [each.date.isoformat() for each in story.appearances]
    date = dates[-1] if dates else _day(room, story.offered_at)
    style = "dim" if story.outcome in (Outcome.NOT_GIVEN, Outcome.WITHDRAWN) else ""
    counts = [story.lines(kind) for kind in COUNTED]
    cells = (
        Cell(set_cell_size(_MARKS[story.outcome], 3) + word(story.outcome), style),
        Cell(date, style),
        Cell("" if story.took is None else str(minutes_of(story.took)), style, justify="right"),
        *(Cell(str(count) if count else "", style, justify="right") for count in counts),
        Cell(story.content.title.in_language(language()), style),
    )
    return story.id, cells


def story_detail(room: Room, story: PitchHistory) -> Content:
    """Return all that became of one pitch, in the order in which it happened."""
    by = room.name(story.content.organisation, language())
    title = story.content.title.in_language(language())
    lines = [Content.assemble((title, "bold"), "　", (by, "$secondary"))]
    told = [(_day(room, story.offered_at), _("Put into the queue"))] if story.offered_at else []
    told += [(each.date.isoformat(), _appeared(each)) for each in story.appearances]
    told += [(_day(room, at), _("Put back into the queue")) for at in story.returned_at]
    if story.withdrawn_at is not None:
        told.append((_day(room, story.withdrawn_at), _("Withdrawn")))
    told.sort(key=lambda each: each[0])
    return Content("\n").join(
        [*lines, *(Content.assemble((day, "$secondary"), f"  {words}") for day, words in told)]
    )


def _day(room: Room, at: datetime | None) -> str:
    return "" if at is None else at.astimezone(room.zone).date().isoformat()


def _appeared(each: Appearance) -> str:
    """Return what became of a pitch in one session: given or not, how long, and what came of it."""
    if each.was_given:
        state = Outcome.GIVEN
    else:
        state = Outcome.NOT_GIVEN if each.is_over else Outcome.SCHEDULED
    parts = [each.title.in_language(language()) if each.title else ""]
    parts.append(f"{_MARKS[state]} {word(state)}")
    if each.took is not None:
        parts.append(_("{n} min").format(n=minutes_of(each.took)))
    parts += [f"{word(kind)} {each.lines[kind]}" for kind in COUNTED if each.lines[kind]]
    if each.follow_ups:
        parts.append(_("follow-ups {n}").format(n=each.follow_ups))
    return "　".join(filter(None, parts))
