"""The wall in the share-out: whose turn it is and how long, what is shared, what all conclude."""

from dataclasses import replace

from facilitator.domain.groups import Group, Role
from facilitator.domain.items import ItemKind
from facilitator.domain.projection import State
from facilitator.domain.sharing import Turn, turn_of, waiting
from facilitator.locale import _, language
from facilitator.tui.room import Room, minutes_and_seconds
from facilitator.tui.widgets.wall_view import WallView


def with_sharing(room: Room, view: WallView) -> WallView:
    """Return *view* with what is shared, while a share-out runs; else as it is.

    The conclusion is seen once it is written and while no group shares.
    """
    item, session = room.face.item, room.session
    if item is None or item.kind is not ItemKind.SHARE_OUT or session.state is State.HELD:
        return view
    turn = turn_of(session.groups, session.summaries, session.clock, room.face)
    if turn is not None and turn.group in session.groups.groups:
        return _with_turn(room, view, turn, session.groups.groups[turn.group])
    view = replace(view, prompt=_next_group(room))
    if not session.summaries.conclusion:
        return view
    points = tuple(point.in_language(language()) for point in session.summaries.conclusion)
    return replace(view, title=_("What we conclude together"), by="", points=points)


def _with_turn(room: Room, view: WallView, turn: Turn, group: Group) -> WallView:
    state, tone = _state(room, turn)
    pitch = room.session.pitches.pitches.get(group.pitch) if group.pitch else None
    pitched = pitch.title.in_language(language()) if pitch else ""
    label = group.label.in_language(language()) if group.label else ""
    name = _("Group {number}").format(number=group.number)
    reporter = room.name(group.roles.get(Role.REPORTER), language())
    is_named = reporter and room.session.projector.shows_names
    shared = room.session.summaries.of_group(group.id).points
    return replace(
        view,
        title=f"{name}  {label}".rstrip(),
        by=_("{name} reports").format(name=reporter) if is_named else "",
        subtitle=pitched,
        points=tuple(point.in_language(language()) for point in shared),
        digits=_digits(turn),
        state=state,
        tone=tone,
        next=_next_group(room) or view.next,
    )


def _digits(turn: Turn) -> str:
    if turn.left is None:
        return minutes_and_seconds(turn.took)
    return ("+" if turn.is_over else "") + minutes_and_seconds(abs(turn.left))


def _state(room: Room, turn: Turn) -> tuple[str, str]:
    """Return how the turn stands, as mark and word, and its colour."""
    if room.face.state is State.PAUSED:
        return f"‖ {_('paused')}", "$warning"
    if turn.is_over:
        return _("▲ over time"), "$error"
    if turn.is_soon:
        return _("△ ending soon"), "$warning"
    return _("▶ time left") if turn.left is not None else _("▶ time so far"), "$foreground"


def _next_group(room: Room) -> str:
    """Return which group shares next, nothing where none is left."""
    left = waiting(room.session.groups, room.session.summaries)
    if not left:
        return ""
    name = _("Group {number}").format(number=left[0].number)
    label = left[0].label.in_language(language()) if left[0].label else ""
    return _("next: {item}").format(item=f"{name}  {label}".rstrip())
