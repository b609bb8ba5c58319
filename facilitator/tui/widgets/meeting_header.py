"""The two lines on top of every screen: which meeting, what runs, how long, until when, saved."""

from datetime import datetime

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from facilitator.domain.dates import numbering_words
from facilitator.domain.items import NOTHING
from facilitator.domain.lengths import minutes_between
from facilitator.domain.occasion import fiscal_year
from facilitator.domain.projection import Nudge, Phase, State, Urgency
from facilitator.domain.timetable import runs_today
from facilitator.locale import N_, _, language
from facilitator.locale.words import word
from facilitator.tui.room import Room, minutes_and_seconds
from facilitator.tui.titles import item_title, session_title
from facilitator.tui.widgets.cells import cut, spread


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
        saved = _saved(self.room)
        first = spread(self._meeting(self.room, width - saved.cell_length - 2), saved, width)
        if self.room.failing_since is not None:
            return Content("\n").join([first, self._failure(self.room)])
        return Content("\n").join([first, self._clock(self.room, width)])

    def _meeting(self, room: Room, width: int) -> Content:
        opened = room.session.opened
        title = Content.styled(session_title(room.session, room.series, language()), "bold")
        parts = []
        if opened.is_rehearsal:
            parts.append(Content.styled(_("REHEARSAL"), "$warning"))
        if room.face.clock_back:
            back = minutes_and_seconds(room.face.clock_back)
            words = _("！ computer clock went back {time}")
            parts.append(Content.styled(words.format(time=back), "bold $error"))
            title = cut(title, max(4, width - sum(part.cell_length + 2 for part in parts)))
        year = fiscal_year(opened.date)
        number = numbering_words(year, opened.no_in_fiscal_year, opened.no_total, language())
        if on_wall := _on_wall(room):
            parts.insert(0, Content.styled(on_wall, "$warning"))
        if number and not room.face.clock_back:
            parts.append(Content.styled(number, "$secondary"))
        return Content("  ").join([title, *parts])

    def _failure(self, room: Room) -> Content:
        since = room.time(room.failing_since, seconds=True)
        words = _("✕ Not saved since {time}: {reason}")
        reason = (room.failure or "").removeprefix(_("Nothing is being saved: "))
        return Content.styled(words.format(time=since, reason=reason), "bold $background on $error")

    def _clock(self, room: Room, width: int) -> Content:
        face = room.face
        full, short = _end(room), _end(room, is_short=True)
        if face.state is State.PLANNED or face.state is State.HELD:
            resting = _resting(room)
            fits = resting.cell_length + full.cell_length + 2 <= width
            return spread(resting, full if fits else short, width)
        item = item_title(room, face.item, language()) if face.item else ""
        mark, remaining = "‖ " if face.state is State.PAUSED else "▶ ", _remaining(room)
        taken = cell_len(mark) + remaining.cell_length + 4
        end = full if taken + cell_len(item) + full.cell_length <= width else short
        title = cut(Content.styled(item, "bold"), max(4, width - taken - end.cell_length))
        return spread(Content.assemble((mark, "bold $accent"), title, "  ", remaining), end, width)


def _on_wall(room: Room) -> str:
    """Return what the facilitator has put on the wall and may forget; nothing for nothing."""
    projector = room.session.projector
    if projector.is_blank:
        return _("wall: blank")
    states = (
        (projector.shows_names, _("wall: names")),
        (projector.message is not None, _("wall: message")),
    )
    return "  ".join(words for is_so, words in states if is_so)


def _saved(room: Room) -> Content:
    if room.saved_at is None:
        return Content("")
    saved = _("saved {time}").format(time=room.time(room.saved_at, seconds=True))
    return Content.styled(saved, "$secondary")


def _resting(room: Room) -> Content:
    """Return where a meeting stands that does not run."""
    if room.session.state is State.HELD:
        return Content.styled(f"■ {word(State.HELD)}", "$secondary")
    start_at = room.session.timetable.start_at
    start = room.time(start_at)
    if start_at is not None and room.face.nudge is Nudge.NOT_BEGUN:
        late = minutes_between(start_at, room.now)
        words = _("！ Not begun, {n} min after {time}").format(n=late, time=start)
        return Content.styled(words, "bold $warning")
    words = _("□ Not begun") + (
        "  " + _("planned start {time}").format(time=start) if start else ""
    )
    return Content.styled(words, "$secondary")


def _remaining(room: Room) -> Content:
    """Return how long the running item, or its last part, goes on, and how pressing that is."""
    face = room.face
    if face.state is State.PAUSED:
        lasted = minutes_and_seconds(room.session.clock.intervals[-1].length(room.now))
        mark = "！ " if face.nudge is Nudge.LONG_PAUSE else ""
        return Content.styled(mark + _("paused {time}").format(time=lasted), "bold $warning")
    if face.item is None:
        return Content.styled(_("！ no item runs"), "bold $warning")
    phase = "" if face.phase is Phase.MAIN else f"{word(face.phase)} "
    if face.remaining is None or face.length is None:
        words = _("running {time}").format(time=minutes_and_seconds(face.elapsed))
        return Content(phase + words)
    mark, words, style = _URGENCY[face.urgency]
    left = mark + _(words).format(time=minutes_and_seconds(abs(face.remaining)))
    of = "" if phase else f" / {minutes_and_seconds(face.length)}"
    return Content.assemble((phase, "bold $accent"), (left, style), (of, "$secondary"))


_URGENCY = {
    Urgency.CALM: ("", N_("left {time}"), "bold"),
    Urgency.SOON: ("△ ", N_("soon over, left {time}"), "bold $warning"),
    Urgency.OVER: ("▲ ", N_("over by {time}"), "bold $error"),
    Urgency.LONG_OVER: ("▲▲ ", N_("long over by {time}"), "bold $background on $error"),
}
"""The mark, the words and the style of how pressing the end of an item is."""


def _end(room: Room, *, is_short: bool = False) -> Content:
    """Return when the meeting will end: projected, planned, and the difference in words.

    Where *is_short*, the planned end is left out.
    """
    face = room.face
    if room.session.state is State.HELD:
        ended = room.time(room.session.clock.ended_at)
        return Content(_("ended {time}").format(time=ended) if ended else "")
    is_far = face.state is State.PLANNED and not runs_today(room.session.timetable, room.now)
    if face.projected_end_at is None or (is_far and not face.over_by):
        planned = room.time(face.planned_end_at)
        return Content(_("planned end {time}").format(time=planned) if planned else "")
    words = _("ends {time}").format(time=room.time(face.projected_end_at))
    end_at = face.planned_end_at or face.hard_end_at
    if end_at is None:
        return Content.styled(words, "bold")
    minutes = minutes_between(end_at, face.projected_end_at)
    state, style = _(" ○ on time"), "$accent"
    if minutes > 0:
        state, style = (_(" ▲ late"), "$warning")
    elif minutes < 0:
        state, style = (_(" ▽ early"), "$accent")
    if face.hard_end_at is not None and (face.slack or NOTHING) < NOTHING:
        past = minutes_between(face.hard_end_at, face.projected_end_at)
        state, style = (_(" ▲▲ fixed end +{n} min").format(n=past), "bold $error")
    return Content.assemble(
        (words, "bold"), _against(room, end_at, minutes, is_short), (state, style)
    )


def _against(room: Room, end_at: datetime, minutes: int, is_short: bool) -> str:
    """Return what the projected end is compared with, and by how much it differs."""
    if is_short:
        return _(" ({minutes:+d} min)").format(minutes=minutes) if minutes else ""
    planned = room.time(end_at)
    is_hard = room.face.planned_end_at is None
    if not minutes:
        words = _(" (fixed {time})") if is_hard else _(" (planned {time})")
        return words.format(time=planned)
    words = _(" (planned {time}, {minutes:+d} min)")
    if is_hard:
        words = _(" (fixed {time}, {minutes:+d} min)")
    return words.format(time=planned, minutes=minutes)
