"""The two lines on top of every screen: which meeting, what runs, how long, until when, saved."""

from datetime import timedelta

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from facilitator.domain.dates import numbering_words
from facilitator.domain.lengths import minutes_between
from facilitator.domain.occasion import fiscal_year
from facilitator.domain.projection import Projection, State
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.tui.room import Room, minutes_and_seconds
from facilitator.tui.titles import item_title, session_title

SOON = timedelta(minutes=2)
"""So long before its end an item is marked as ending soon."""


class MeetingHeader(Widget):
    """The header. While saving fails its second line is a red one that stays."""

    DEFAULT_CSS = """
    MeetingHeader {
        height: 2;
        padding: 0 1;
        background: $panel;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    room: reactive[Room | None] = reactive(None)

    def render(self) -> Content:
        """Return both lines, the right ends flush with the edge."""
        if self.room is None:
            return Content("")
        width = self.content_size.width
        first = _spread(self._meeting(self.room), _saved(self.room), width)
        if self.room.failing_since is not None:
            return Content("\n").join([first, self._failure(self.room)])
        return Content("\n").join([first, self._clock(self.room, width)])

    def _meeting(self, room: Room) -> Content:
        opened = room.session.opened
        title = Content.styled(session_title(room.session, room.series, language()), "bold")
        parts = [title]
        if opened.is_rehearsal:
            parts.append(Content.styled(_("REHEARSAL"), "$warning"))
        year = fiscal_year(opened.date)
        if number := numbering_words(year, opened.no_in_fiscal_year, opened.no_total, language()):
            parts.append(Content.styled(number, "$secondary"))
        return Content("  ").join(parts)

    def _failure(self, room: Room) -> Content:
        since = room.time(room.failing_since, seconds=True)
        words = _("✕ Not saved since {time}: {reason}")
        return Content.styled(
            words.format(time=since, reason=room.failure or ""), "bold $background on $error"
        )

    def _clock(self, room: Room, width: int) -> Content:
        face = room.face
        if face.state is State.PLANNED or face.state is State.HELD:
            return _spread(_resting(room), _end(room, face), width)
        item = item_title(room, face.item, language()) if face.item else ""
        mark = "‖ " if face.state is State.PAUSED else "▶ "
        end, remaining = _end(room, face), _remaining(face)
        taken = sum(cell_len(part.plain) for part in (end, remaining)) + cell_len(mark) + 4
        title = Content.styled(item, "bold").truncate(max(4, width - taken), ellipsis=True)
        left = Content.assemble((mark, "bold $accent"), title, "  ", remaining)
        return _spread(left, end, width)


def _saved(room: Room) -> Content:
    if room.saved_at is None:
        return Content("")
    saved = _("saved {time}").format(time=room.time(room.saved_at, seconds=True))
    return Content.styled(saved, "$secondary")


def _resting(room: Room) -> Content:
    """Return where a meeting stands that does not run."""
    if room.session.state is State.HELD:
        return Content.styled(f"■ {word(State.HELD)}", "$secondary")
    start = room.time(room.session.timetable.start_at)
    words = _("□ Not begun") + (
        "  " + _("planned start {time}").format(time=start) if start else ""
    )
    return Content.styled(words, "$secondary")


def _remaining(face: Projection) -> Content:
    if face.state is State.PAUSED:
        return Content.styled(_("paused"), "bold $warning")
    if face.remaining is None or face.length is None:
        return Content(_("running {time}").format(time=minutes_and_seconds(face.elapsed)))
    of = f" / {minutes_and_seconds(face.length)}"
    if face.is_over:
        over = _("over by {time}").format(time=minutes_and_seconds(-face.remaining))
        return Content.assemble((f"▲ {over}", "bold $error"), (of, "$secondary"))
    left = _("left {time}").format(time=minutes_and_seconds(face.remaining))
    style = "bold $warning" if face.remaining <= SOON else "bold"
    mark = "△ " if face.remaining <= SOON else ""
    return Content.assemble((mark + left, style), (of, "$secondary"))


def _end(room: Room, face: Projection) -> Content:
    """Return when the meeting will end: projected, planned, and the difference in words."""
    if room.session.state is State.HELD:
        ended = room.time(room.session.clock.ended_at)
        return Content(_("ended {time}").format(time=ended) if ended else "")
    if face.projected_end_at is None:
        planned = room.time(face.planned_end_at)
        return Content(_("planned end {time}").format(time=planned) if planned else "")
    words = _("ends {time}").format(time=room.time(face.projected_end_at))
    if face.behind is None or face.planned_end_at is None:
        return Content.styled(words, "bold")
    planned = room.time(face.planned_end_at)
    minutes = minutes_between(face.planned_end_at, face.projected_end_at)
    if minutes == 0:
        said = _(" (planned {time})").format(time=planned)
        return Content.assemble((words, "bold"), said, (_(" ○ on time"), "$accent"))
    said = _(" (planned {time}, {minutes:+d} min)").format(time=planned, minutes=minutes)
    state = _(" ▲ late") if minutes > 0 else _(" ▽ early")
    return Content.assemble(
        (words, "bold"), said, (state, "$warning" if minutes > 0 else "$accent")
    )


def _spread(left: Content, right: Content, width: int) -> Content:
    """Return both parts on one line of *width* cells; the left one is cut if need be."""
    room_left = max(0, width - cell_len(right.plain) - (2 if right.plain else 0))
    left = left.truncate(room_left, ellipsis=True)
    gap = width - cell_len(left.plain) - cell_len(right.plain)
    return Content.assemble(left, " " * max(0, gap), right)
