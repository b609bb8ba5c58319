"""The share-out: what each group shares, in which order and how long, and what comes of it all.

A group has its points and says when it is ready; the floor comments; everybody together concludes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from facilitator.domain.events import Body
from facilitator.domain.groups import Group, Groups
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text, Value


class SummaryWritten(Body, kind="summary.written"):
    """A group's points to share read so now; *base* is what their writer saw before."""

    group: str
    base: tuple[str, ...]
    points: tuple[Text, ...]


class ReadySaid(Body, kind="summary.ready_said"):
    """A group said that it is ready to share, or that it is not yet."""

    group: str
    is_ready: bool


class SharingStarted(Body, kind="summary.sharing_started"):
    """A group began to share with everybody."""

    group: str


class CommentTaken(Body, kind="summary.comment_taken"):
    """Somebody in the room said something to what a group shared."""

    comment: str
    group: str
    text: Text


class SharingEnded(Body, kind="summary.sharing_ended"):
    """The group that shared has done so, and no other one began yet."""


class OrderSet(Body, kind="summary.order_set"):
    """The groups share in this order; those not named come after, by their numbers."""

    groups: tuple[str, ...]


class SharingLengthSet(Body, kind="summary.length_set"):
    """So long each group shares; None: an equal part of the item."""

    length: timedelta | None


class CommentEdited(Body, kind="summary.comment_edited"):
    """A comment from the floor reads *text* now; *base* is what its writer saw before."""

    comment: str
    group: str
    base: str
    text: Text


class CommentRemoved(Body, kind="summary.comment_removed"):
    """A comment from the floor was taken out."""

    comment: str
    group: str


class Concluded(Body, kind="summary.concluded"):
    """What everybody together concludes reads so now; *base* is what its writer saw before."""

    base: tuple[str, ...]
    points: tuple[Text, ...]


class Comment(Value):
    """A comment from the floor to what a group shared."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Summary:
    """What one group shares. ``shared_at`` is when it began to, None before."""

    points: tuple[Text, ...] = ()
    is_ready: bool = False
    shared_at: datetime | None = None
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Summaries:
    """The summaries by group, the group that shares now and since when, and the conclusion of all.

    ``order`` is what was chosen of the order, ``length`` how long a group shares where that was
    chosen.
    """

    summaries: Mapping[str, Summary] = field(default_factory=dict)
    sharing: str | None = None
    sharing_since: datetime | None = None
    order: tuple[str, ...] = ()
    length: timedelta | None = None
    conclusion: tuple[Text, ...] = ()

    def of_group(self, group: str) -> Summary:
        """Return the summary of *group*, an empty one where nothing was written."""
        return self.summaries.get(group, Summary())

    def in_order(self, groups: Groups) -> tuple[Group, ...]:
        """Return the open groups in the order in which they share."""
        place = {group: number for number, group in enumerate(self.order)}
        return tuple(sorted(groups.open, key=lambda group: place.get(group.id, len(place))))


def _must_exist(groups: Groups, group: str) -> None:
    if group not in groups.groups:
        raise Refused("There is no such group.")


def write_summary(
    groups: Groups,
    summaries: Summaries,
    group: str,
    *,
    base: Sequence[str],
    points: Sequence[Text],
) -> SummaryWritten:
    """Decide what *group* shares, made from the points *base* that its writer saw."""
    _must_exist(groups, group)
    if summaries.of_group(group).points == tuple(points):
        raise Refused("Nothing changed.")
    return SummaryWritten(group=group, base=tuple(base), points=tuple(points))


def say_ready(groups: Groups, summaries: Summaries, group: str, is_ready: bool) -> ReadySaid:
    """Decide whether *group* is ready to share."""
    _must_exist(groups, group)
    if summaries.of_group(group).is_ready == is_ready:
        raise Refused("Nothing changed.")
    return ReadySaid(group=group, is_ready=is_ready)


def start_sharing(groups: Groups, summaries: Summaries, group: str) -> SharingStarted:
    """Decide that *group* shares with everybody now."""
    _must_exist(groups, group)
    if summaries.sharing == group:
        raise Refused("Nothing changed.")
    return SharingStarted(group=group)


def take_comment(groups: Groups, comment: str, group: str, text: Text) -> CommentTaken:
    """Decide that *text* was said to what *group* shared."""
    _must_exist(groups, group)
    return CommentTaken(comment=comment, group=group, text=text)


def end_sharing(summaries: Summaries) -> SharingEnded:
    """Decide that the group that shares has done so."""
    if summaries.sharing is None:
        raise Refused("No group shares now.")
    return SharingEnded()


def set_order(groups: Groups, summaries: Summaries, order: Sequence[str]) -> OrderSet:
    """Decide in which order the groups share."""
    for group in order:
        _must_exist(groups, group)
    once = tuple(dict.fromkeys(order))
    if summaries.order == once:
        raise Refused("Nothing changed.")
    return OrderSet(groups=once)


def set_length(summaries: Summaries, length: timedelta | None) -> SharingLengthSet:
    """Decide how long each group shares; None: an equal part of the item."""
    if length is not None and length <= timedelta():
        raise Refused("A group needs some time to share.")
    if summaries.length == length:
        raise Refused("Nothing changed.")
    return SharingLengthSet(length=length)


def _comment(summaries: Summaries, group: str, comment: str) -> Comment:
    for each in summaries.of_group(group).comments:
        if each.id == comment:
            return each
    raise Refused("This comment is not there any more.")


def edit_comment(
    summaries: Summaries, group: str, comment: str, *, base: str, text: Text
) -> CommentEdited:
    """Decide that a comment reads *text*, which its writer made from *base*."""
    if _comment(summaries, group, comment).text.original == text.original:
        raise Refused("Nothing changed.")
    return CommentEdited(comment=comment, group=group, base=base, text=text)


def remove_comment(summaries: Summaries, group: str, comment: str) -> CommentRemoved:
    """Decide that a comment is taken out."""
    _comment(summaries, group, comment)
    return CommentRemoved(comment=comment, group=group)


def conclude(summaries: Summaries, *, base: Sequence[str], points: Sequence[Text]) -> Concluded:
    """Decide what everybody together concludes, made from the points *base* that were seen."""
    if summaries.conclusion == tuple(points):
        raise Refused("Nothing changed.")
    return Concluded(base=tuple(base), points=tuple(points))
