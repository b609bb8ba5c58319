"""Which person, group, item, pitch, line, comment or follow-up a word on the command line means.

A thing goes by its id, the beginning of it, its name, or any part of its name that no other has.
"""

from collections.abc import Iterable, Mapping, Sequence

from facilitator.domain.followups import FollowUps
from facilitator.domain.items import Item
from facilitator.domain.notes import NoteLine
from facilitator.domain.refused import Refused
from facilitator.domain.register import Register
from facilitator.domain.series import Series
from facilitator.domain.session import Session
from facilitator.domain.text import Text, matching_key
from facilitator.locale import N_
from facilitator.locale.words import word

SHORTEST_BEGINNING = 4
"""Fewest characters of the beginning of an id that count as one."""

_SHORTEST_SHOWN = 10
_MOST_SHOWN = 8
_LONGEST_SHOWN = 30

Names = Mapping[str, Sequence[str]]
"""What things are called, by their ids."""

_NOBODY = N_("Nobody is called “{name}”. There are: {candidates}.")
_NO_GROUP = N_("There is no group “{name}”. There are: {candidates}.")
_NO_ITEM = N_("There is no agenda item “{name}”. There are: {candidates}.")
_NOT_PARKED = N_("There is no item “{name}” in the parking lot. There are: {candidates}.")
_NO_PITCH = N_("There is no pitch “{name}”. There are: {candidates}.")
_NO_LINE = N_("There is no line “{name}”. There are: {candidates}.")
_NO_COMMENT = N_("There is no comment “{name}”. There are: {candidates}.")
_NO_COMMON_POINT = N_("There is no common point “{name}”. There are: {candidates}.")
_NO_FOLLOW_UP = N_("There is no follow-up “{name}”. There are: {candidates}.")


def the_one(name: str, names: Names, missing: str, *, are_numbered: bool = False) -> str:
    """Return the id in *names* that *name* means.

    Raises Refused with the sentence *missing*, or with the candidates where there are several;
    those that *are_numbered* are told without their ids.
    """
    for found in _tries(name, names):
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(
                "“{name}” can mean {candidates}. Give more of it, or the id.",
                name=name,
                candidates=_candidates(found, names, are_numbered),
            )
    raise Refused(missing, name=name, candidates=_candidates([*names], names, are_numbered))


def _tries(name: str, names: Names) -> Iterable[list[str]]:
    """Yield what *name* means, from the strictest reading to the loosest."""
    key, beginning = matching_key(name), name.strip().upper()
    keys = {each: [matching_key(way) for way in ways] for each, ways in names.items()}
    yield [each for each in names if each == beginning]
    yield [each for each, ways in keys.items() if key in ways]
    is_long = len(beginning) >= SHORTEST_BEGINNING
    yield [each for each in names if is_long and each.startswith(beginning)]
    yield [each for each, ways in keys.items() if key and any(key in way for way in ways)]


def _candidates(ids: Sequence[str], names: Names, are_numbered: bool) -> str:
    """Return the first few of *ids* in words, each with its id."""
    if not ids:
        return "-"
    short = beginnings(names)
    words = {each: _shortened(next(iter(names[each]), "")) for each in ids}
    shown = [words[each] if are_numbered else f"{words[each]} ({short[each]})" for each in ids]
    return ", ".join(shown[:_MOST_SHOWN]) + (" …" if len(shown) > _MOST_SHOWN else "")


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"


def beginnings(ids: Iterable[str]) -> Mapping[str, str]:
    """Return for each id as much of its beginning as tells it apart from the others."""
    ordered = sorted(ids)
    found = {}
    for place, each in enumerate(ordered):
        others = (*ordered[max(0, place - 1) : place], *ordered[place + 1 : place + 2])
        length = max((_common(each, other) + 1 for other in others), default=0)
        found[each] = each[: max(_SHORTEST_SHOWN, length)]
    return found


def _common(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def _spellings(text: Text | None) -> list[str]:
    return [] if text is None else [way for way in (text.original, text.translation) if way]


def _numbered(number: int, spellings: Sequence[str]) -> list[str]:
    """Return what a thing with a number goes by: both together first, to be shown."""
    return [" ".join((str(number), *spellings[:1])), str(number), *spellings]


def find_group(session: Session, name: str) -> str:
    """Return the id of the group with that number, or that name."""
    names = {
        each.id: _numbered(each.number, _spellings(each.label))
        for each in session.groups.groups.values()
    }
    return the_one(name, names, _NO_GROUP, are_numbered=True)


def find_person(session: Session, register: Register, name: str) -> str:
    """Return the id of the participant who is called *name*."""
    names = {
        key: [person.name, *([person.reading] if person.reading else [])]
        for key in session.participants.entries
        if (person := register.people.get(key)) is not None
    }
    return the_one(name, names, _NOBODY)


def find_owner(register: Register, name: str) -> str:
    """Return the id of the person or the organisation of the register that is called *name*."""
    people = {key: [person.name] for key, person in register.people.items()}
    organisations = {
        key: [*_spellings(each.name), *_spellings(each.short)]
        for key, each in register.organisations.items()
    }
    return the_one(name, {**people, **organisations}, _NOBODY)


def item_title(session: Session, item: Item) -> Text | None:
    """Return what an item is called: by its own title, or that of its pitch."""
    pitch = session.pitches.pitches.get(item.pitch) if item.pitch else None
    return item.title or (pitch.title if pitch else None)


def _names_of_items(session: Session, items: Mapping[str, Item]) -> Names:
    return {
        key: _numbered(number, [*_spellings(item_title(session, item)), word(item.kind)])
        for number, (key, item) in enumerate(items.items(), 1)
    }


def find_item(session: Session, name: str) -> str:
    """Return the id of the agenda item with that number, or that title."""
    names = _names_of_items(session, session.agenda.items)
    return the_one(name, names, _NO_ITEM, are_numbered=True)


def find_parked_item(session: Session, name: str) -> str:
    """Return the id of the item put aside with that number in the parking lot, or that title."""
    names = _names_of_items(session, session.agenda.parked)
    return the_one(name, names, _NOT_PARKED, are_numbered=True)


def find_pitch(session: Session, name: str) -> str:
    """Return the id of the pitch of the session with that number, or that title."""
    names = {
        key: _numbered(number, _spellings(pitch.title))
        for number, (key, pitch) in enumerate(session.pitches.pitches.items(), 1)
    }
    return the_one(name, names, _NO_PITCH, are_numbered=True)


def find_queued_pitch(series: Series, name: str) -> str:
    """Return the id of the pitch of the queue that *name* means: one that waits, if it can be."""
    names = {key: _spellings(queued.content.title) for key, queued in series.queue.items()}
    try:
        return the_one(name, {key: names[key] for key in series.waiting}, _NO_PITCH)
    except Refused:
        return the_one(name, names, _NO_PITCH)


def find_line(session: Session, name: str) -> str:
    """Return the id of the note line that *name* means."""
    return the_one(name, _texts(session, session.notes.lines), _NO_LINE)


def find_old_line(session: Session, name: str) -> str:
    """Return the id of the note line that *name* means: one that stands, or one taken out."""
    lines = {**session.notes.lines, **session.notes.removed}
    return the_one(name, _texts(session, lines), _NO_LINE)


def find_text_beside(session: Session, line: str, name: str) -> str:
    """Return the id of the text beside *line* with that number among them, or those words."""
    clash = session.notes.clash_of(line)
    names = {
        each.id: _numbered(number, _spellings(each.text)) for number, each in enumerate(clash, 1)
    }
    return the_one(name, names, _NO_LINE, are_numbered=True)


def _texts(session: Session, lines: Mapping[str, NoteLine]) -> Names:
    """Return what lines go by: their words, also behind the number of their group."""
    groups = session.groups.groups
    return {
        key: [
            *([f"{groups[line.group].number} {line.text.original}"] if line.group else []),
            *_spellings(line.text),
        ]
        for key, line in lines.items()
    }


def find_comment(session: Session, group: str, name: str) -> str:
    """Return the id of the comment on what *group* shared with that number, or those words."""
    names = {
        each.id: _numbered(number, _spellings(each.text))
        for number, each in enumerate(session.summaries.of_group(group).comments, 1)
    }
    return the_one(name, names, _NO_COMMENT, are_numbered=True)


def find_common_point(session: Session, name: str) -> str:
    """Return the id of the common point with that number, its own words, or those of its lines."""
    lines = session.notes.lines
    names = {
        point.id: _numbered(
            number,
            [
                *_spellings(point.words),
                *(way for key in point.lines for way in _spellings(lines[key].text)),
            ],
        )
        for number, point in enumerate(session.common.standing(session.notes), 1)
    }
    return the_one(name, names, _NO_COMMON_POINT, are_numbered=True)


def find_follow_up(follow_ups: FollowUps, name: str) -> str:
    """Return the id of the follow-up that *name* means."""
    names = {key: _spellings(each.what) for key, each in follow_ups.items()}
    return the_one(name, names, _NO_FOLLOW_UP)
