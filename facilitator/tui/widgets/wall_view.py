"""What the wall shows, as values: texts and groups, nothing else of the meeting."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupOnWall:
    """A group as the room finds it: by its number. No members unless names are shown."""

    number: int
    title: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WallView:
    """All that is on the wall. Empty texts and ``digits`` are not there.

    ``state`` begins with its mark; ``tone`` is the theme's colour for it and for the digits. Where
    a group shares, ``subtitle`` is what it talked about; what it shares, or what all conclude, are
    the ``points``. ``turn`` counts on for ever, so that pages of groups
    turn by themselves. ``note`` stands small in the last line: the keys, or that what others write
    does not arrive.
    """

    title: str
    by: str = ""
    subtitle: str = ""
    points: tuple[str, ...] = ()
    digits: str = ""
    state: str = ""
    tone: str = "$foreground"
    prompt: str = ""
    next: str = ""
    end: str = ""
    message: str = ""
    groups: tuple[GroupOnWall, ...] = ()
    turn: int = 0
    note: str = ""
