"""What in a plan points at something else in it, and whether that is there.

The checks read the plain content of a file (mappings and lists, in any state), not the values made
from it: so they can tell all of their mistakes even where other parts of the file are wrong.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import LiteralString

from pydantic_core import InitErrorDetails, PydanticCustomError

from facilitator.domain.plan_fields import read_last_part, read_length, read_time_of_day
from facilitator.domain.plan_places import Place, at, broken, name_of, names
from facilitator.domain.plan_seating_links import seating_mistakes

_TO_ORGANISATIONS: tuple[tuple[str, ...], ...] = (
    ("session", "secretariat_organisation"),
    ("person", "*", "organisation"),
    ("item", "*", "talk", "organisation"),
    ("parked", "*", "talk", "organisation"),
    ("pitch", "*", "organisation"),
)
_TO_PEOPLE: tuple[tuple[str, ...], ...] = (
    ("session", "facilitators", "*"),
    ("said", "note_takers", "*"),
    ("said", "prepared_by", "*"),
    ("said", "checked_by", "*"),
    ("item", "*", "talk", "speaker"),
    ("parked", "*", "talk", "speaker"),
    ("pitch", "*", "presenter"),
    ("group", "*", "members", "*"),
    ("group", "*", "facilitator"),
    ("group", "*", "note_taker"),
    ("group", "*", "reporter"),
    ("group", "*", "pinned", "*"),
    ("group", "*", "note", "*", "speaker"),
    ("seating", "together", "*", "*"),
    ("seating", "apart", "*", "*"),
)
_SEATS: tuple[tuple[str, ...], ...] = (
    ("members", "*"),
    ("facilitator",),
    ("note_taker",),
    ("reporter",),
    ("pinned", "*"),
)
_OWNERS: tuple[str, ...] = ("said", "follow_up", "*", "owners", "*")
_ITEMS = ("item", "parked")


def _organisation_keys(content: object) -> set[str]:
    """Return every spelling under which an organisation of the plan can be named."""
    return {
        key
        for field in ("id", "name", "short")
        for spelling in ((), ("ja",), ("en",), ("original",), ("translation",))
        for _, _, key in names(content, "organisation", "*", field, *spelling)
    }


def _ids(content: object, table: str) -> set[str]:
    return {key for _, _, key in names(content, table, "*", "id")}


def _people_keys(content: object) -> Counter[str]:
    """Return how many people of the plan go by each name or id; an id is one person's alone."""
    people = Counter(key for _, _, key in names(content, "person", "*", "name"))
    for key in _ids(content, "person"):
        people[key] = 1
    return people


def _unknown(content: object) -> Iterator[InitErrorDetails]:
    """Find names of organisations and people that the plan does not list, or lists twice."""
    organisations, people = _organisation_keys(content), _people_keys(content)
    for steps in _TO_ORGANISATIONS:
        for place, name, key in names(content, *steps):
            if key not in organisations:
                yield broken("unknown_organisation", place, name)
    for place, name, key in names(content, *_OWNERS):
        if key not in people and key not in organisations:
            yield broken("unknown_owner", place, name)
    for steps in (*_TO_PEOPLE, _OWNERS):
        for place, name, key in names(content, *steps):
            if people[key] > 1:
                yield broken("ambiguous_person", place, name)
            elif key not in people and steps != _OWNERS:
                yield broken("unknown_person", place, name)
    for table in _ITEMS:
        for spelling in ((), ("ja",), ("original",)):  # as in the file, or as a value
            for place, name, key in names(content, table, "*", "presenter", *spelling):
                if people[key] > 1:
                    yield broken("ambiguous_person", place[:3], name)


def _pitches(content: object) -> Iterator[InitErrorDetails]:
    """Find items, groups and wishes of an unknown pitch, and a pitch on the agenda twice."""
    known = _ids(content, "pitch")
    used: dict[str, Place] = {}
    for table in ("item", "group"):
        for place, name, key in names(content, table, "*", "pitch"):
            if key not in known:
                yield broken("unknown_pitch", place, name)
            elif table == "item" and used.setdefault(key, place) != place:
                yield broken("pitch_twice", place, name, first=name_of(used[key]))
    for place, name, key in names(content, "person", "*", "wishes", "*"):
        if key not in known:
            yield broken("unknown_pitch", place, name)


def _doubles(content: object) -> Iterator[InitErrorDetails]:
    """Find ids and marks given twice, and people listed twice."""
    for table in ("organisation", "pitch", "person", "participant_kind"):
        yield from _given_twice(content, table, "id", "id_twice")
    yield from _given_twice(content, "participant_kind", "mark", "mark_twice")
    yield from _same_people(content)


def _given_twice(
    content: object, table: str, field: str, error: LiteralString
) -> Iterator[InitErrorDetails]:
    first: dict[str, Place] = {}
    for place, name, key in names(content, table, "*", field):
        if first.setdefault(key, place) != place:
            yield broken(error, place, name, first=name_of(first[key]))


def _same_people(content: object) -> Iterator[InitErrorDetails]:
    """Find people of the same name and organisation whom no id tells apart."""
    seen: dict[tuple[str, str], Place] = {}
    for place, person in at(content, "person", "*"):
        if isinstance(person, Mapping) and person.get("id") is None:
            for _, name, key in names(person, "name"):
                known_as = key, str(person.get("organisation"))
                if seen.setdefault(known_as, place) != place:
                    first = name_of(seen[known_as])
                    yield broken("person_twice", (*place, "name"), name, first=first)


def _seats(content: object) -> Iterator[InitErrorDetails]:
    """Find people who sit in two groups, or in one without taking part."""
    away = {
        place
        for place, person in at(content, "person", "*")
        if isinstance(person, Mapping) and person.get("takes_part") is False
    }
    whose = {
        key: place[1]
        for field in ("name", "id")
        for place, _, key in names(content, "person", "*", field)
    }
    seat: dict[int | str, int | str] = {}
    for steps in _SEATS:
        for place, name, key in names(content, "group", "*", *steps):
            person = whose.get(key, key)
            if seat.setdefault(person, place[1]) != place[1]:
                yield broken("seated_twice", place, name, first=f"group[{seat[person]}]")
            if ("person", person) in away:
                yield broken("takes_no_part", place, name)


def _items(content: object) -> Iterator[InitErrorDetails]:
    """Find items that have what only another kind of item has, or lack what theirs needs."""
    for place, item in (found for table in _ITEMS for found in at(content, table, "*")):
        if not isinstance(item, Mapping):
            continue
        yield from _lengths(place, item)
        yield from _times(place, item, "starts_at", "ends_at")
        if not isinstance(item.get("kind"), str):
            continue
        kind = item["kind"].strip().replace("-", "_")
        if place[0] == "parked" and item.get("pitch") is not None:
            yield broken("pitch_parked", (*place, "pitch"), item["pitch"])
        elif kind != "pitch" and item.get("pitch") is not None:
            yield broken("pitch_elsewhere", (*place, "pitch"), item["pitch"], kind=kind)
        if kind != "information_talk" and item.get("talk") is not None:
            yield broken("talk_elsewhere", (*place, "talk"), item["talk"], kind=kind)
        if kind == "information_talk" and item.get("title") is None:
            yield broken("missing", (*place, "title"), item)


def _lengths(place: Place, item: Mapping[str, object]) -> Iterator[InitErrorDetails]:
    """Find a least length, and a last part, that is longer than the item."""
    planned = item.get("length") or item.get("assumed_length")
    for field, read in (("least_length", read_length), ("last_part", read_last_part)):
        try:
            is_longer = read(item.get(field)) > read_length(planned)
        except PydanticCustomError:
            continue
        if is_longer:
            yield broken("longer_than_item", (*place, field), item[field])


def _times(
    place: Place, part: Mapping[str, object], first: str, last: str
) -> Iterator[InitErrorDetails]:
    """Find a time of day that is not after the one that it should be after."""
    try:
        start, end = read_time_of_day(part.get(first)), read_time_of_day(part.get(last))
    except PydanticCustomError:
        return
    if end <= start:
        yield broken("end_before_start", (*place, last), part[last], start=f"{start:%H:%M}")


def _details(content: object) -> Iterator[InitErrorDetails]:
    """Find details that are said to be none and have a value, and an end before its start."""
    for table in ("session", "said"):
        for place, name, _ in names(content, table, "confirmed_none", "*"):
            field = "follow_up" if name == "follow_ups" else name
            if any(value not in ((), []) for _, value in at(content, table, field)):
                yield broken("none_and_value", place, name, field=field)
        for place, part in at(content, table):
            if isinstance(part, Mapping):
                yield from _times(place, part, "start", "end")
                yield from _times(place, part, "start", "hard_end")


def names_given(content: Mapping[str, object], kind: str) -> list[str]:
    """Return the names that a link could mean, of which *kind* says that it leads nowhere."""
    fields = {
        "unknown_organisation": ("organisation.id", "organisation.name", "organisation.short"),
        "unknown_person": ("person.id", "person.name"),
        "unknown_pitch": ("pitch.id",),
    }
    everybody = (*fields["unknown_organisation"], *fields["unknown_person"])
    return [
        name
        for field in fields.get(kind, everybody)
        for table, _, key in [field.partition(".")]
        for spelling in ((), ("ja",), ("en",))
        for _, name, _ in names(content, table, "*", key, *spelling)
    ]


def broken_links(content: Mapping[str, object]) -> list[InitErrorDetails]:
    """Return every mistake between the parts of a plan; *content* is in the shape of the file."""
    checks = (_unknown, _pitches, _doubles, _seats, _items, _details, seating_mistakes)
    return [mistake for check in checks for mistake in check(content)]
