"""Dealing people into groups like cards: even numbers, kinds and organisations spread."""

from collections import Counter
from collections.abc import Mapping

from facilitator.domain.groups import Groups
from facilitator.domain.participants import Participant, Participants, Presence
from facilitator.domain.pitches import Pitches


def deal_evenly(groups: Groups, participants: Participants, pitches: Pitches) -> Mapping[str, str]:
    """Return a group for everybody who sits in none yet: ids of groups by ids of people.

    A presenter goes to the group of the own pitch. Everybody else goes, kind by kind, to the group
    with the fewest people of the same organisation, then of the same kind, among the smallest
    groups; who is absent or has left takes no place there. The same people in the same order give
    the same groups.
    """
    if not groups.open:
        return {}
    seats = {
        person: group
        for person, group in groups.seats.items()
        if participants.entries[person].presence not in (Presence.ABSENT, Presence.LEFT)
    }
    dealt: dict[str, str] = {}
    presented = {
        pitch.presenter: group.id
        for group in groups.open
        if group.pitch is not None and (pitch := pitches.pitches.get(group.pitch)) is not None
    }
    waiting = [participants.entries[person] for person in groups.unseated(participants)]
    waiting.sort(key=lambda entry: (entry.person not in presented, entry.participant_kind or ""))
    sizes = Counter(seats.values())
    same: Counter[tuple[str, str, str | None]] = Counter()
    for person, group in seats.items():
        _count(same, group, participants.entries[person])
    for entry in waiting:
        group = presented.get(entry.person) or _best(groups, entry, sizes, same)
        dealt[entry.person] = group
        sizes[group] += 1
        _count(same, group, entry)
    return dealt


def _count(same: Counter[tuple[str, str, str | None]], group: str, entry: Participant) -> None:
    same[group, "kind", entry.participant_kind] += 1
    if entry.organisation is not None:
        same[group, "organisation", entry.organisation] += 1


def _best(
    groups: Groups,
    entry: Participant,
    sizes: Counter[str],
    same: Counter[tuple[str, str, str | None]],
) -> str:
    smallest = min(sizes[group.id] for group in groups.open)
    return min(
        (group for group in groups.open if sizes[group.id] == smallest),
        key=lambda group: (
            same[group.id, "organisation", entry.organisation],
            same[group.id, "kind", entry.participant_kind],
            group.number,
        ),
    ).id
