"""Who has met whom, and how the kinds of participants are spread over the groups: as pictures."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len
from textual.content import Content

from facilitator.domain.encounters import (
    Sitting,
    breakouts_to_come,
    encounters,
    seats_to_come,
    sittings,
)
from facilitator.domain.groups import AWAY
from facilitator.domain.session import Session
from facilitator.locale import _, language
from facilitator.tui.room import Room
from facilitator.tui.titles import short
from facilitator.tui.widgets.heat_map import LEVELS, Heat, Picture


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Who of *people* sat together before, how often, and who does by the seats of now.

    Pairs are sorted. ``meetings`` is how many meetings were counted.
    """

    people: tuple[str, ...]
    before: Mapping[tuple[str, str], int] = field(default_factory=Counter)
    now: Mapping[tuple[str, str], int] = field(default_factory=Counter)
    meetings: int = 0

    def times(self, one: str, other: str) -> tuple[int, int]:
        """Return how often two people sat together before, and how often they do now."""
        pair = (one, other) if one < other else (other, one)
        return self.before.get(pair, 0), self.now.get(pair, 0)


def acquaintance(session: Session, past: Sequence[Sequence[Sitting]]) -> Acquaintance:
    """Return who has met whom: *past* are the sittings of each earlier meeting.

    Breakouts of this meeting that are over count as before, seats for those to come as now.
    """
    own = sittings(session)
    counted = [sitting for met in past for sitting in met] + list(own)
    coming: list[Mapping[str, str]] = []
    if breakouts_to_come(session) or not own:
        coming = list(seats_to_come(session).values()) or [session.groups.seats]
    here = _in_order(session)
    return Acquaintance(
        people=here,
        before=encounters(counted),
        now=encounters(_sitting(seats, set(here)) for seats in coming),
        meetings=len(past) + bool(own),
    )


def _in_order(session: Session) -> tuple[str, ...]:
    """Return everybody who is not away, by their groups."""
    numbers = {group.id: group.number for group in session.groups.open}
    entries = session.participants.entries.values()
    people = [entry.person for entry in entries if entry.presence not in AWAY]
    last = len(numbers) + 1_000_000
    seats = session.groups.seats
    return tuple(sorted(people, key=lambda person: numbers.get(seats.get(person, ""), last)))


def _sitting(seats: Mapping[str, str], there: set[str]) -> Sitting:
    members: dict[str, list[str]] = {}
    for person, group in seats.items():
        if person in there:
            members.setdefault(group, []).append(person)
    return {group: tuple(people) for group, people in members.items()}


def people_picture(room: Room, known: Acquaintance) -> Picture:
    """Return a row and a column for everybody: how often before, ``+`` where together now."""
    rows = tuple(
        f"{number:>3} {room.name(person, language())}"
        for number, person in enumerate(known.people, 1)
    )
    columns = tuple(_tick(number) for number in range(1, len(rows) + 1))
    people = known.people
    return Picture(
        rows,
        columns,
        lambda row, column: _heat(known, people[row], people[column]),
        width=2,
        label_width=18,
    )


def _tick(number: int) -> str:
    """Return the number of a column, of every fifth one: they would run into each other."""
    return f"{number % 100:>2}" if number == 1 or number % 5 == 0 else ""


def _heat(known: Acquaintance, one: str, other: str) -> Heat:
    if one == other:
        return Heat("╲")
    before, now = known.times(one, other)
    digit = "·" if not before else str(before) if before < 10 else "9"
    again = before + now if before else 0
    return Heat(digit + ("+" if now else ""), min(LEVELS, again), is_new=bool(now and not before))


def kinds_picture(room: Room) -> Picture:
    """Return a row for every group and a column for every kind: how many people it has of it.

    Those without a kind are counted in a column ``－`` of their own, where there are any.
    """
    session = room.session
    kinds = list(session.participants.kinds.values())
    entries, known = session.participants.entries, {kind.id for kind in kinds}
    has_others = any(
        entry.participant_kind not in known and entry.presence not in AWAY
        for entry in entries.values()
    )
    rows, cells = [], []
    for group in session.groups.open:
        people = [
            entry
            for person in session.groups.members(group.id)
            if (entry := entries.get(person)) and entry.presence not in AWAY
        ]
        counts = Counter(entry.participant_kind for entry in people)
        rows.append(_("Group {number}").format(number=group.number))
        counted = [counts[kind.id] for kind in kinds]
        if has_others:
            counted.append(sum(counts[kind] for kind in counts if kind not in known))
        cells.append((*(_counted(n) for n in counted), _counted(len(people), is_sum=True)))
    columns = (*(f" {kind.mark}" for kind in kinds), *([" －"] if has_others else []), " Σ")
    return Picture(
        tuple(rows), columns, lambda row, column: cells[row][column], width=5, label_width=18
    )


def _counted(count: int, *, is_sum: bool = False) -> Heat:
    return Heat(f"{count:>3}" if count else "  ·", 0 if is_sum else min(2, count))


def summary(known: Acquaintance) -> str:
    """Return how many of all pairs have met, and in a second line what the seats of now add.

    A pair meets again where it sits together for the second time or more, also within the rounds
    that are planned: as the quality of the groups counts it.
    """
    here = set(known.people)
    pairs = len(here) * (len(here) - 1) // 2
    met = sum(one in here and other in here for one, other in known.before)
    new = sum(pair not in known.before for pair in known.now)
    again = sum(times + known.before.get(pair, 0) > 1 for pair, times in known.now.items())
    words = _("{met} of {pairs} pairs have met, in {meetings} meetings")
    line = words.format(met=met, pairs=pairs, meetings=known.meetings)
    if known.now:
        more = _("by these seats {new} meet for the first time, {again} again")
        line += "\n" + more.format(new=new, again=again)
    return line


def detail(room: Room, known: Acquaintance, row: int, width: int) -> Content:
    """Return whom the person of a row has met, the most often first, and whom never.

    These are two lines of at most *width* cells; names that do not fit are counted.
    """
    if not 0 <= row < len(known.people):
        return Content("")
    person = known.people[row]
    others = [other for other in known.people if other != person]
    times = {other: known.times(person, other)[0] for other in others}
    met = sorted((other for other in others if times[other]), key=lambda other: -times[other])
    strangers = [other for other in others if not times[other]]

    def name(other: str) -> str:
        often = f" ×{times[other]}" if times[other] > 1 else ""
        return room.name(other, language()) + often

    has_met = Content.assemble(
        (short(room.name(person, language()), max(8, width // 3)), "bold"),
        (_("   has met {n}: ").format(n=len(met)), "$secondary"),
    )
    not_yet = Content.styled(_("not yet {n}: ").format(n=len(strangers)), "$secondary")
    return Content("\n").join(
        [
            has_met.append(_listed(met, name, width - has_met.cell_length)),
            not_yet.append(_listed(strangers, name, width - not_yet.cell_length)),
        ]
    )


def _listed(people: Sequence[str], name: Callable[[str], str], width: int) -> str:
    """Return as many names as fit, and how many more there are; a name is never cut."""
    words = ""
    for number, person in enumerate(people):
        longer = f"{words}, {name(person)}" if words else name(person)
        more = f" … (+{len(people) - number - 1})" if number + 1 < len(people) else ""
        if cell_len(longer + more) > width:
            return f"{words} … (+{len(people) - number})".strip()
        words = longer
    return words or "-"
