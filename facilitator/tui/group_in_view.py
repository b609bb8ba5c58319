"""One group in view of its note-taker: what it is about, what it is asked, and who sits in it."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual.content import Content

from facilitator.domain.groups import Group
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.tui.room import Room
from facilitator.tui.titles import group_title
from facilitator.tui.widgets.meeting_header import MeetingHeader
from facilitator.tui.widgets.prompt import Prompt, prompt_words
from facilitator.tui.widgets.showing import show

MOST_ROWS = 2
"""Rows for the members of the group."""

PADDING = 2
"""Cells beside the members."""

_BETWEEN = "  "


class GroupHeader(MeetingHeader):
    """The header of every screen, with the group in place of the meeting."""

    def __init__(self, group: str) -> None:
        super().__init__()
        self._group = group

    def _meeting(self, room: Room, width: int) -> Content:
        found = room.session.groups.groups.get(self._group)
        if found is None:
            return Content.styled(
                _("！ The group is gone: what is typed is for everybody"), "$error"
            )
        name = _("Group {number}").format(number=found.number)
        title = group_title(room, found, language())
        parts = [Content.styled(f"{name}  {title}", "bold")]
        if found.is_closed:
            parts.insert(0, Content.styled(_("！ closed"), "$warning"))
        if room.session.summaries.of_group(self._group).is_ready:
            parts.insert(0, Content.styled(_("● ready"), "$accent"))
        if room.session.opened.is_rehearsal:
            parts.append(Content.styled(_("REHEARSAL"), "$warning"))
        pitch = room.session.pitches.pitches.get(found.pitch) if found.pitch else None
        words = pitch.title.in_language(language()) if pitch is not None else ""
        if words not in ("", title):
            parts.append(Content(_("“{title}”").format(title=words)))
        return Content("  ").join(parts)


class GroupPrompt(Prompt):
    """What the note-takers are asked to do now."""

    def watch_room(self, room: Room | None) -> None:
        """Say what is to be done, or be out of sight."""
        words = prompt_words(room.face) if room is not None else ""
        self.display = bool(words)
        show(self, Content(words))


def asks_content(room: Room, key: str) -> Content:
    """Return what the pitch of the group asks; nothing where it has none."""
    group = room.session.groups.groups.get(key)
    pitch = room.session.pitches.pitches.get(group.pitch) if group and group.pitch else None
    asks = pitch.asks if pitch is not None else ()
    words = "　".join(
        f"{number} {ask.in_language(language())}" for number, ask in enumerate(asks, 1)
    )
    return Content(_("Asks") + f"  {words}" if words else "")


def members_content(room: Room, key: str, width: int) -> Content:
    """Return who sits in the group, with organisations where *width* leaves room for them."""
    group = room.session.groups.groups.get(key)
    people = room.session.groups.members(key) or (group.members_at_closing if group else ())
    if group is None or not people:
        return Content("")
    for with_organisation in (True, False):
        names = [_name(room, person, group, with_organisation) for person in people]
        rows = _rows([_("Members"), *names], width)
        if len(rows) <= MOST_ROWS:
            break
    return Content("\n".join(rows))


def _rows(names: Iterable[str], width: int) -> list[str]:
    """Return *names* in rows of at most *width* cells; none of them is broken."""
    rows = [""]
    for name in names:
        longer = f"{rows[-1]}{_BETWEEN}{name}" if rows[-1] else name
        if rows[-1] and cell_len(longer) > width:
            rows.append(name)
        else:
            rows[-1] = longer
    return rows


def _name(room: Room, person: str, group: Group, with_organisation: bool) -> str:
    """Return what a member is called, with the role and the organisation."""
    name = room.name(person, language())
    entry = room.session.participants.entries.get(person)
    organisation = room.name(entry.organisation, language()) if entry else ""
    role = next((role for role, holder in group.roles.items() if holder == person), None)
    if with_organisation and organisation:
        name += f"({organisation})"
    return f"{word(role)}:{name}" if role is not None else name
