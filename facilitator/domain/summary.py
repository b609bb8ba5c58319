"""What a group shares with everybody: its points, whether it is ready, and the floor's comments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from facilitator.domain.events import Body, Event
from facilitator.domain.groups import Groups
from facilitator.domain.groups_fold import GroupsFold
from facilitator.domain.merging import merge
from facilitator.domain.refused import DoesNotApply, Refused
from facilitator.domain.text import LONGEST_LINE, Text, Value, clean_line


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
    """The summaries by group, and the group that shares now."""

    summaries: Mapping[str, Summary] = field(default_factory=dict)
    sharing: str | None = None

    def of_group(self, group: str) -> Summary:
        """Return the summary of *group*, an empty one where nothing was written."""
        return self.summaries.get(group, Summary())


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


def _merged(before: Sequence[Text], written: SummaryWritten) -> tuple[Text, ...]:
    """Return the points with the change merged in; both versions where they changed the same."""
    current = [text.original for text in before]
    if current == list(written.base) or not current:
        return written.points
    mine = [text.original for text in written.points]
    merged = merge("\n".join(written.base), "\n".join(mine), "\n".join(current))
    lines = [clean_line(line) for line in merged.split("\n")] if merged is not None else []
    if merged is None or max(map(len, lines)) > LONGEST_LINE:
        lines = [*current, *mine]
    known = {text.original: text for text in (*before, *written.points)}
    language = (*before, *written.points)[0].language
    return tuple(
        known.get(line) or Text(original=line, language=language)
        for line in dict.fromkeys(lines)
        if line
    )


class SummariesFold:
    """Builds ``Summaries`` event by event."""

    def __init__(self, groups: GroupsFold) -> None:
        self.groups = groups
        self.summaries: dict[str, Summary] = {}
        self.sharing: str | None = None

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case (
                SummaryWritten(group=group)
                | ReadySaid(group=group)
                | SharingStarted(group=group)
                | CommentTaken(group=group)
            ) if group in self.groups.groups:
                before = self.summaries.get(group, Summary())
                self.summaries[group] = self._changed(before, body, event.at)
            case _:
                raise DoesNotApply(body.kind)

    def _changed(self, before: Summary, body: Body, at: datetime) -> Summary:
        match body:
            case SummaryWritten():
                return replace(before, points=_merged(before.points, body))
            case ReadySaid(is_ready=is_ready):
                return replace(before, is_ready=is_ready)
            case SharingStarted(group=group):
                self.sharing = group
                return replace(before, shared_at=before.shared_at or at)
            case CommentTaken(comment=comment, text=text):
                return replace(before, comments=(*before.comments, Comment(id=comment, text=text)))
            case _:
                raise DoesNotApply(body.kind)

    def value(self) -> Summaries:
        """Return what was built so far, frozen."""
        return Summaries(MappingProxyType(dict(self.summaries)), self.sharing)
