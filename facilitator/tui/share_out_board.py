"""How the share-out is shown: the order of the groups, whose turn it is, what a group shares."""

from datetime import timedelta

from textual.content import Content

from facilitator.domain.followups import FollowUp
from facilitator.domain.groups import Group, Role
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import NoteLine
from facilitator.domain.offers import Offer
from facilitator.domain.sharing import Turn, length_of_next, turn_of, waiting
from facilitator.domain.text import Text
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.tui.common_lines import common_content, group_numbers
from facilitator.tui.follow_up_form import due_words, follow_up_words
from facilitator.tui.room import Room, minutes_and_seconds
from facilitator.tui.titles import group_title
from facilitator.tui.widgets.big_digits import big_text
from facilitator.tui.widgets.cells import hanging

SHARED_KINDS = (LineKind.DECISION, LineKind.OFFER, LineKind.NEXT_STEP)
"""The kinds of lines that everybody hears of besides the points."""

TOGETHER = "together"
"""Stands in the order behind the groups: the conclusion, and what groups have in common."""

_INDENT = 3
"""Cells of what stands before a point or a line."""

_STATE = 9
"""Cells of the state of a group in the order."""


def turn(room: Room) -> Turn | None:
    """Return the turn of the group that shares, None where none does."""
    session = room.session
    return turn_of(session.groups, session.summaries, session.clock, room.face)


def time_of(turn: Turn) -> str:
    """Return what a turn has left, what it is over after a plus, else what it has taken."""
    if turn.left is None:
        return minutes_and_seconds(turn.took)
    return ("+" if turn.is_over else "") + minutes_and_seconds(abs(turn.left))


def order_heading(room: Room) -> Content:
    """Return how long each group that waits will have."""
    session = room.session
    each = length_of_next(session.groups, session.summaries, session.clock, room.face)
    words = _("Time for each (t)")
    if each is not None:
        is_set = session.summaries.length is not None
        words = _("{time} each (t)") if is_set else _("about {time} each (t)")
    return Content.styled(words.format(time=minutes_and_seconds(each or timedelta())), "$secondary")


def order_entries(room: Room) -> list[tuple[str, Content]]:
    """Return the groups in the order in which they share, and behind them what all conclude."""
    groups = room.session.summaries.in_order(room.session.groups)
    entries = [(group.id, _order_entry(room, group)) for group in groups]
    has_one = bool(room.session.summaries.conclusion)
    mark = "✓" if has_one else "・"
    together = Content.assemble((f"{mark} {' ' * _STATE}", "$secondary"), _("Conclusion"))
    return [*entries, (TOGETHER, together)]


def _order_entry(room: Room, group: Group) -> Content:
    mark, state, style = _state(room, group)
    title = group_title(room, group, language())
    is_sharing = room.session.summaries.sharing == group.id
    return Content.assemble(
        (f"{mark} ", style),
        Content.styled(state, style).pad_right(_STATE - Content(state).cell_length),
        (f"{group.number}", "bold"),
        (f" {title}", "bold" if is_sharing else ""),
    )


def _state(room: Room, group: Group) -> tuple[str, str, str]:
    """Return where a group stands as mark, word and colour; whose turn it is, with its time."""
    shared, now = room.session.summaries.of_group(group.id), turn(room)
    if room.session.summaries.sharing == group.id:
        if now is None:
            return "▶", _("sharing"), "bold $accent"
        over = now.is_over
        return "▲" if over else "▶", time_of(now), "bold $error" if over else "bold $accent"
    if shared.shared_at is not None:
        return "✓", _("shared"), "$secondary"
    return ("●", _("ready"), "") if shared.is_ready else ("・", _("to come"), "$secondary")


def remarks(room: Room) -> Content:
    """Return how many common points and follow-ups there are, and the keys that lead there."""
    points = len(room.session.common.standing(room.session.notes))
    follow_ups = len(room.series.follow_ups_of(room.session.id))
    lines = (
        _("＝ in common: {n} (m)").format(n=points),
        _("→ follow-ups: {n} (l)").format(n=follow_ups),
    )
    return Content("\n").join([Content.styled(line, "$secondary") for line in lines])


def heading(room: Room, group: Group) -> Content:
    """Return the name of a group, its pitch, and who reports or where it stands."""
    name = _("Group {number}").format(number=group.number)
    title = group_title(room, group, language())
    pitch = room.session.pitches.pitches.get(group.pitch) if group.pitch else None
    pitched = pitch.title.in_language(language()) if pitch else ""
    reporter = room.name(group.roles.get(Role.REPORTER), language())
    mark, state, style = _state(room, group)
    if room.session.summaries.sharing == group.id:
        state = _("sharing")
    lines = [
        Content.styled(f"{name}  {title}", "bold"),
        Content(pitched if pitched != title else ""),
        Content.assemble(
            (f"{mark} {state}", style),
            ("   " + _("{name} reports").format(name=reporter) if reporter else "", "$secondary"),
        ),
    ]
    return Content("\n").join([line for line in lines if line.plain])


def turn_digits(room: Room, width: int, rows: int) -> Content:
    """Return the time of the group that shares, or of the next one if any, in digits of *rows*.

    Below them stands in words what they tell.
    """
    session, now = room.session, turn(room)
    if now is not None:
        style = "bold $error" if now.is_over else "bold $accent"
        return _in_digits(time_of(now), _turn_words(room, now), style, width, rows)
    each = None
    if waiting(session.groups, session.summaries):
        each = length_of_next(session.groups, session.summaries, session.clock, room.face)
    time = minutes_and_seconds(each) if each is not None else ""
    words = _("for the next group") if each is not None else ""
    return _in_digits(time, words, "$secondary", width, rows)


def _turn_words(room: Room, now: Turn) -> str:
    number = room.session.groups.groups[now.group].number
    if now.length is None:
        return _("▶ Group {number}: time so far").format(number=number)
    words = _("▶ Group {number}: left of {length}")
    if now.is_over:
        words = _("▲ Group {number}: over its {length}")
    return words.format(number=number, length=minutes_and_seconds(now.length))


def _in_digits(time: str, words: str, style: str, width: int, rows: int) -> Content:
    digits = big_text(time, width, rows, sized_for="00:00") if time else [""] * rows
    lines = [*digits, words]
    return Content("\n").join([Content.styled(line, style) for line in lines])


def group_content(room: Room, group: Group, width: int) -> Content:
    """Return what a group shares, in *width* cells: its points, then what came of its work."""
    lines = room.session.notes.of_group(group.id)
    points = room.session.summaries.of_group(group.id).points
    parts = [_point(number, point, width) for number, point in enumerate(points, 1)]
    if not points:
        parts.append(Content.styled(_("No points to share yet (F5, F9)."), "$secondary"))
        others = [line for line in lines if line.kind not in SHARED_KINDS]
        parts += _section(room, _("Notes"), others, width)
    for kind in SHARED_KINDS:
        parts += _section(room, word(kind), [line for line in lines if line.kind is kind], width)
    return Content("\n").join(parts)


def _point(number: int, point: Text, width: int) -> Content:
    words = (point.in_language(language()), "bold")
    return hanging(Content.assemble((f"{number}  ", "$primary"), words), width, _INDENT)


def _section(room: Room, title: str, lines: list[NoteLine], width: int) -> list[Content]:
    if not lines:
        return []
    shared = [part for line in lines for part in _shared_line(room, line, width)]
    return [Content(""), Content.styled(title, "$primary"), *shared]


def _shared_line(room: Room, line: NoteLine, width: int) -> list[Content]:
    """Return a line, and below it an offer's particulars, what came of it, who says the same."""
    follow_up = follow_up_of(room, line)
    agreed = f"✓ {follow_up_words(room, follow_up) or _('Follow-up')}" if follow_up else ""
    others = group_numbers(room, line, but_own=True)
    same = _("＝ group {numbers}").format(numbers=others) if others else ""
    below = Content("  ").join(
        [
            Content.styled(words, style)
            for words, style in (
                (offer_words(room, line.offer) if line.offer else "", "$secondary"),
                (agreed, "$success"),
                (same, "$accent"),
            )
            if words
        ]
    )
    lines = [Content(f"・ {line.text.in_language(language())}")]
    lines += [Content(" " * _INDENT) + below] if below.plain else []
    return [hanging(each, width, _INDENT) for each in lines]


def offer_words(room: Room, offer: Offer) -> str:
    """Return who helps whom, with what, by when, as far as it was noted."""
    by, to = room.name(offer.by, language()), room.name(offer.to, language())
    whom = f"{by} → {to}" if by and to else by or (f"→ {to}" if to else "")
    due = due_words(offer.due, room.session.opened.date.year)
    by_when = _("by {day}").format(day=due) if due else ""
    kind = word(offer.help) if offer.help else ""
    return _(", ").join(part for part in (whom, by_when, kind) if part)


def follow_up_of(room: Room, line: NoteLine) -> FollowUp | None:
    """Return the follow-up that *line* became, None where it became none."""
    return next((each for each in room.series.follow_ups.values() if each.line == line.id), None)


def together_heading() -> Content:
    """Return what stands above the conclusion."""
    return Content.styled(_("What we conclude together"), "bold")


def together_content(room: Room, width: int) -> Content:
    """Return the conclusion in *width* cells, and what groups have in common."""
    points = room.session.summaries.conclusion
    parts = [_point(number, point, width) for number, point in enumerate(points, 1)] or [
        Content.styled(_("Nothing yet. F9 writes it."), "$secondary")
    ]
    found = room.session.common.standing(room.session.notes)
    if found:
        parts += [Content(""), Content.styled(_("In common"), "$primary")]
    return Content("\n").join([*parts, *(common_content(room, point, width) for point in found)])
