"""How the share-out is shown: the order of the groups, what one shares, and the follow-ups."""

from textual.content import Content

from facilitator.domain.followups import FollowUp
from facilitator.domain.groups import Group, Role
from facilitator.domain.line_kinds import LineKind
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.tui.room import Room, minutes_and_seconds
from facilitator.tui.titles import group_title

_SHARED = (LineKind.DECISION, LineKind.OFFER, LineKind.NEXT_STEP)
"""The kinds of lines that everybody hears of besides the points."""


def order_entry(room: Room, group: Group) -> Content:
    """Return a group in the order: shared, sharing with its time, or to come."""
    shared = room.session.summaries.of_group(group.id)
    is_sharing = room.session.summaries.sharing == group.id
    mark = "▶" if is_sharing else "✓" if shared.shared_at else "●" if shared.is_ready else "・"
    clock = ""
    if is_sharing and shared.shared_at and room.session.clock.is_running:
        clock = minutes_and_seconds(room.now - shared.shared_at)
    return Content.assemble(
        f"{mark} ",
        (str(group.number), "bold"),
        f" {group_title(room, group, language())}  ",
        (clock, "bold $accent"),
    )


def group_content(room: Room, group: Group) -> Content:
    """Return what a group shares: its points, then offers and next steps, then the comments."""
    shared = room.session.summaries.of_group(group.id)
    lines = room.session.notes.of_group(group.id)
    name = _("Group {number}").format(number=group.number)
    reporter = room.name(group.roles.get(Role.REPORTER), language())
    tells = _("   {name} reports").format(name=reporter) if reporter else ""
    title = (f"{name}  {group_title(room, group, language())}", "bold")
    parts = [Content.assemble(title, (tells, "$secondary"))]
    points = [point.in_language(language()) for point in shared.points]
    sections: list[tuple[str, list[str]]] = [("", points)]
    if not points:
        parts.append(Content.styled(_("No points to share yet (F5, F9)."), "$secondary"))
        others = [line for line in lines if line.kind not in _SHARED]
        sections = [(_("Notes"), [line.text.in_language(language()) for line in others])]
    for kind in _SHARED:
        found = [line.text.in_language(language()) for line in lines if line.kind is kind]
        sections.append((word(kind), found))
    comments = [comment.text.in_language(language()) for comment in shared.comments]
    sections.append((_("From the floor"), comments))
    for heading, texts in sections:
        if texts:
            parts += [Content("")]
            parts += [Content.styled(heading, "$primary")] if heading else []
            parts += [Content(f"・ {words}") for words in texts]
    return Content("\n").join(parts)


def follow_ups_content(room: Room) -> Content:
    """Return the follow-ups of this meeting, a line for each."""
    found = room.series.follow_ups_of(room.session.id)
    if not found:
        return Content.styled(_("Follow-ups: none yet (f)"), "$secondary")
    lines = [Content.styled(_("Follow-ups: {n}").format(n=len(found)), "$primary")]
    lines += [_follow_up(room, number, each) for number, each in enumerate(found, 1)]
    return Content("\n").join(lines)


def _follow_up(room: Room, number: int, each: FollowUp) -> Content:
    owners = "、".join(room.name(owner, language()) for owner in each.owners)
    due = each.due.isoformat() if each.due else ""
    return Content.assemble(
        f"{number} {each.what.in_language(language())}",
        (f"  {owners}  {due}  {word(each.status)}", "$secondary"),
    )
