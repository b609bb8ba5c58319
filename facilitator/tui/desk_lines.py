"""What the registration desk shows: how many came, a line for each person, what is wished for."""

from typing import Self

from rich.cells import cell_len
from textual.content import Content

from facilitator.domain.directory import Directory
from facilitator.domain.groups import AWAY
from facilitator.domain.participants import Participant, Presence
from facilitator.domain.wishes import MOST_WISHES
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.tui.room import Room
from facilitator.tui.titles import short
from facilitator.tui.typed_fields import NotRead
from facilitator.tui.walk_in import read_walk_in
from facilitator.tui.widgets.cells import cut

PRESENCE = {
    Presence.EXPECTED: "・",
    Presence.PRESENT: "○",
    Presence.ONLINE: "◇",
    Presence.ABSENT: "×",
    Presence.LEFT: "－",
}
RANKS = "①②③"
NEEDS = "◍"

_MARK, _KIND, _GROUP, _NEEDS = 3, 2, 3, 1
_GAP = " "
_TITLE = 24
"""Cells for the title of a pitch beside how often it is wished for."""


class DeskPicture:
    """Everybody as the desk sees them at one moment: found by words, and shown as lines.

    Made once for a picture of the meeting; what takes longer is worked out where it is needed.
    """

    def __init__(self, room: Room, before: Self | None = None) -> None:
        self._room = room
        self._session = room.session
        entries = room.session.participants.entries.items()
        self._members = [(key, entry.organisation) for key, entry in entries]
        self._directory: Directory | None = None
        if before is not None and before._finds_the_same(self):
            self._directory = before._directory
        self._width_of_presence = max(cell_len(word(each)) for each in Presence)
        pitches = room.session.pitches.pitches
        self._numbers = {pitch: number for number, pitch in enumerate(pitches, 1)}
        self._width_of_wishes = MOST_WISHES * (2 + len(str(len(pitches)))) - 1

    @property
    def directory(self) -> Directory:
        """Return everybody, ready to be looked through.

        That of the picture before serves as long as only other things changed, such as who is here.
        """
        if self._directory is None:
            self._directory = Directory(self._session.participants, self._room.register)
        return self._directory

    def _finds_the_same(self, other: "DeskPicture") -> bool:
        is_same_register = self._room.register == other._room.register
        return is_same_register and self._members == other._members

    def is_of(self, room: Room) -> bool:
        """Say whether *room* is the same as the one that this shows."""
        return room.session is self._session and room.register is self._room.register

    def _shares(self, width: int) -> tuple[int, int]:
        """Return the cells of a name and of an organisation on a line of *width*."""
        fixed = _MARK + self._width_of_presence + _KIND + self._width_of_wishes + _GROUP + _NEEDS
        left = max(0, width - fixed - 6 * len(_GAP))
        return left - left // 2, left // 2

    def heading(self, width: int) -> Content:
        """Return what stands above the columns."""
        name, organisation = self._shares(width)
        columns = (
            (_("Presence"), _MARK + self._width_of_presence),
            (_("Name"), name),
            ("", _KIND),
            (_("Organisation"), organisation),
            (_("Wishes"), self._width_of_wishes),
            (_("Grp"), _GROUP),
            ("", _NEEDS),
        )
        return Content(_GAP).join(
            cut(Content.styled(words, "$secondary"), cells, is_padded=True)
            for words, cells in columns
        )

    def line(self, key: str, width: int) -> Content:
        """Return the line of one participant, in *width* cells."""
        entry = self._session.participants.entries[key]
        name, organisation = self._shares(width)
        person = self._room.register.people.get(key)
        kind = self._session.participants.kinds.get(entry.participant_kind or "")
        group = self._session.groups.groups.get(self._session.groups.seats.get(key, ""))
        number = str(group.number) if group else ""
        of = self._room.name(entry.organisation, language())
        cells = (
            self._presence(entry),
            cut(self._name(entry), name, is_padded=True),
            cut(Content.styled(kind.mark if kind else "", "$primary"), _KIND, is_padded=True),
            cut(Content.styled(of, "$secondary"), organisation, is_padded=True),
            cut(Content(self._wishes(key)), self._width_of_wishes, is_padded=True),
            Content.styled(f"{number:>{_GROUP}}", "bold"),
            Content.styled(NEEDS if person and person.needs else " ", "$secondary"),
        )
        return Content(_GAP).join(cells)

    def _presence(self, entry: Participant) -> Content:
        words = PRESENCE[entry.presence] + _GAP * (_MARK - cell_len(PRESENCE[entry.presence]))
        is_here = entry.presence in (Presence.PRESENT, Presence.ONLINE)
        style = "$success" if is_here else "$secondary"
        cells = _MARK + self._width_of_presence
        shown = word(entry.presence)
        if entry.is_online and entry.presence is Presence.EXPECTED:
            shown = f"{shown} {PRESENCE[Presence.ONLINE]}"
        return cut(Content.styled(words + shown, style), cells, is_padded=True)

    def _name(self, entry: Participant) -> Content:
        person = self._room.register.people.get(entry.person)
        reading = f"  {person.reading}" if person and person.reading else ""
        away = "$secondary strike" if entry.presence in AWAY else ""
        return Content.assemble((self.name(entry.person), away), (reading, "$secondary"))

    def _wishes(self, key: str) -> str:
        wished = self._session.wishes.of(key)
        return _GAP.join(
            f"{mark}{self._numbers[pitch]}"
            for mark, pitch in zip(RANKS, wished, strict=False)
            if pitch in self._numbers
        )

    def name(self, key: str) -> str:
        """Return what somebody is called; a dash for somebody who was forgotten."""
        person = self._room.register.people.get(key)
        return person.name if person else "—"


def counts(room: Room) -> Content:
    """Return how many people and organisations are here, and how many are not."""
    tally = room.session.participants.tally()
    presences = tally.by_presence
    here = _("Here {people}, {organisations} orgs ({online} online)").format(
        people=tally.people_here,
        organisations=tally.organisations_here,
        online=presences[Presence.ONLINE],
    )
    away = _("to come {expected} absent {absent} left {left}").format(
        expected=presences[Presence.EXPECTED],
        absent=presences[Presence.ABSENT],
        left=presences[Presence.LEFT],
    )
    known = _("of {people}, {organisations} orgs").format(
        people=tally.people, organisations=tally.organisations
    )
    return Content.assemble((here, "bold"), f" {away} ", (f"/ {known}", "$secondary"))


def nobody(room: Room, words: str) -> Content:
    """Return what is said where *words* mean nobody: who would be registered, as it is typed."""
    if not words:
        return Content(_("Nobody yet. i or F8 takes in a list, or type a name and Enter."))
    clearing = _("Esc empties the field, and everybody is shown again.")
    try:
        walk_in = read_walk_in(words, room.session)
    except NotRead as fault:
        return Content.assemble((f"！ {fault}", "$warning"), "\n", (clearing, "$secondary"))
    kind = walk_in.kind.words.in_language(language()) if walk_in.kind else ""
    numbers = " ".join(str(room.session.pitches.number(pitch)) for pitch in walk_in.wishes)
    wished = _("wishes {numbers}").format(numbers=numbers) if numbers else ""
    parts = "  ".join(filter(None, (walk_in.organisation, kind, wished)))
    told = _("Enter registers a walk-in: {name}").format(name=walk_in.name)
    registered = Content.assemble((told, "bold $accent"), f"  {parts}")
    return Content.assemble(registered, "\n", (clearing, "$secondary"))


def popularity_lines(room: Room) -> list[Content]:
    """Return a line for each pitch: its number and title, and how many wish for it."""
    session, none = room.session, (0,) * MOST_WISHES
    popularity = session.wishes.popularity(session.participants)
    pitches = session.pitches.pitches
    digits = len(str(len(pitches)))
    lines = []
    for number, (key, pitch) in enumerate(pitches.items(), 1):
        ranks = zip(RANKS, popularity.get(key, none), strict=True)
        title = short(pitch.title.in_language(language()), _TITLE)
        title += _GAP * (_TITLE - cell_len(title))
        wished = _GAP.join(f"{mark}{count:<2}" for mark, count in ranks)
        lines.append(Content.assemble((f"{number:>{digits}} ", "bold"), title, f"  {wished}"))
    return lines
