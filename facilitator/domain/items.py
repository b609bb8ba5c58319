"""One item of an agenda: what it is, and what was noted for running it.

Beside its title and length an item can have *directions*: who presents it, a cue only for the
facilitator, a mark that protects its length, the least it needs, a hard start and a hard end, and
how much of its end is a part of its own (the wrap-up of a breakout, the questions of a pitch).
"""

from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from enum import StrEnum

from facilitator.domain.events import Body
from facilitator.domain.text import Text, Value

MINUTE = timedelta(minutes=1)
NOTHING = timedelta()

WRAP_UP = timedelta(minutes=5)
"""The wrap-up of a breakout for which nobody said how long it is; never more than a third of it."""


LEAST_UNPLANNED = 5 * MINUTE
"""How short an item may become that nobody planned a length for, nor said a least one."""


class ItemKind(StrEnum):
    """What an agenda item is for."""

    OPENING = "opening"
    LOOK_BACK = "look_back"
    INFORMATION_TALK = "information_talk"
    PITCH = "pitch"
    BREAKOUT = "breakout"
    SEAT_CHANGE = "seat_change"
    SHARE_OUT = "share_out"
    BREAK = "break"
    INTRODUCTIONS = "introductions"
    NETWORKING = "networking"
    CLOSING = "closing"


class Talk(Value):
    """What an information talk said: it has points and a call, and no group."""

    organisation: str | None = None
    speaker: str | None = None
    points: tuple[Text, ...] = ()
    calls: tuple[Text, ...] = ()


class ItemRetitled(Body, kind="agenda.item_retitled"):
    """An item got another title."""

    item: str
    title: Text


class LengthSet(Body, kind="agenda.length_set"):
    """An item was planned longer or shorter, or its length left open."""

    item: str
    length: timedelta | None


class TalkRecorded(Body, kind="agenda.talk_recorded"):
    """Who gives an information talk, and what was said in it."""

    item: str
    talk: Talk


class AccountWritten(Body, kind="agenda.account_written"):
    """What happened in an item, in a sentence for the minutes."""

    item: str
    account: Text


class PresenterNamed(Body, kind="agenda.presenter_named"):
    """Who presents an item: somebody of the register by id, or words such as 全員; or nobody."""

    item: str
    presenter: str | None = None
    words: Text | None = None


class CueWritten(Body, kind="agenda.cue_written"):
    """What the facilitator wants to be reminded of; nobody else ever sees it."""

    item: str
    cue: Text | None


class ItemProtected(Body, kind="agenda.item_protected"):
    """Whether the length of an item is left alone when time is made up."""

    item: str
    is_protected: bool


class LeastLengthSet(Body, kind="agenda.least_length_set"):
    """How short an item may become when time is made up."""

    item: str
    least_length: timedelta | None


class ItemLocked(Body, kind="agenda.item_locked"):
    """The times of day, at the place of meeting, that an item is bound to; None where it is not."""

    item: str
    starts_at: time | None = None
    ends_at: time | None = None


class LastPartSet(Body, kind="agenda.last_part_set"):
    """How long the last part of an item is: wrap-up, or questions. None: as its kind has it."""

    item: str
    last_part: timedelta | None


@dataclass(frozen=True, slots=True)
class Directions:
    """What was noted for running an item.

    ``presenter`` is an id of the register, ``presenter_words`` stands where there is none.
    ``starts_at`` and ``ends_at`` are times of day at the place of meeting. Lengths that are None
    are those of ``least_length`` and ``last_part_length``.
    """

    presenter: str | None = None
    presenter_words: Text | None = None
    cue: Text | None = None
    is_protected: bool = False
    least_length: timedelta | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    last_part: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item. ``length`` is None where nobody planned one."""

    id: str
    kind: ItemKind
    title: Text | None = None
    length: timedelta | None = None
    pitch: str | None = None
    talk: Talk | None = None
    account: Text | None = None
    directions: Directions = field(default_factory=Directions)


ItemChange = (
    ItemRetitled
    | LengthSet
    | TalkRecorded
    | AccountWritten
    | PresenterNamed
    | CueWritten
    | ItemProtected
    | LeastLengthSet
    | ItemLocked
    | LastPartSet
)
"""The events that change one item and nothing else."""


def changed(item: Item, change: ItemChange) -> Item:
    """Return *item* after *change*."""
    match change:
        case ItemRetitled(title=title):
            return replace(item, title=title)
        case LengthSet(length=length):
            return replace(item, length=length)
        case TalkRecorded(talk=talk):
            return replace(item, talk=talk)
        case AccountWritten(account=account):
            return replace(item, account=account)
        case _:
            return replace(item, directions=_directed(item.directions, change))


def _directed(before: Directions, change: ItemChange) -> Directions:
    match change:
        case PresenterNamed(presenter=presenter, words=words):
            return replace(before, presenter=presenter, presenter_words=words)
        case CueWritten(cue=cue):
            return replace(before, cue=cue)
        case ItemProtected(is_protected=is_protected):
            return replace(before, is_protected=is_protected)
        case LeastLengthSet(least_length=least_length):
            return replace(before, least_length=least_length)
        case ItemLocked(starts_at=starts_at, ends_at=ends_at):
            return replace(before, starts_at=starts_at, ends_at=ends_at)
        case LastPartSet(last_part=last_part):
            return replace(before, last_part=last_part)
        case _:
            return before


def directions_changed(item: str, before: Directions, now: Directions) -> tuple[ItemChange, ...]:
    """Return the events that make the directions of *item* those of *now*; none where they are."""
    wanted: tuple[ItemChange, ...] = (
        PresenterNamed(item=item, presenter=now.presenter, words=now.presenter_words),
        CueWritten(item=item, cue=now.cue),
        ItemProtected(item=item, is_protected=now.is_protected),
        LeastLengthSet(item=item, least_length=now.least_length),
        ItemLocked(item=item, starts_at=now.starts_at, ends_at=now.ends_at),
        LastPartSet(item=item, last_part=now.last_part),
    )
    return tuple(change for change in wanted if _directed(before, change) != before)


def split_directions(before: Directions, length: timedelta) -> tuple[Directions, Directions]:
    """Return the directions of both parts of an item, the first one *length* long.

    What concerns the end goes to the second. The first needs no more than it lasts.
    """
    least = None if before.least_length is None else min(before.least_length, length)
    first = replace(before, ends_at=None, last_part=None, least_length=least)
    second = replace(before, cue=None, least_length=None, starts_at=None)
    return first, second


def last_part_length(item: Item, length: timedelta | None) -> timedelta:
    """Return how much of the end of *item*, *length* long, is a part of its own; often nothing.

    A breakout has a wrap-up even where nobody planned one.
    """
    wanted = item.directions.last_part
    if length is None:
        return NOTHING
    if wanted is None:
        if item.kind is not ItemKind.BREAKOUT:
            return NOTHING
        return min(WRAP_UP, length // 3 // MINUTE * MINUTE)
    return min(wanted, length)


def least_length(item: Item, length: timedelta) -> timedelta:
    """Return how short *item*, *length* long now, may become when time is made up.

    That is what was said, else half of what was planned, rounded up to whole minutes: so that it
    stays the same however often it is asked. A protected item keeps its length.
    """
    if item.directions.is_protected:
        return length
    wanted = item.directions.least_length
    if wanted is None and item.length is not None:
        wanted = -(-item.length // (2 * MINUTE)) * MINUTE
    return min(max(MINUTE, LEAST_UNPLANNED if wanted is None else wanted), length)
