"""Building the summaries event by event."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from types import MappingProxyType

from facilitator.domain.events import Event
from facilitator.domain.groups_fold import GroupsFold
from facilitator.domain.merging import merge
from facilitator.domain.refused import DoesNotApply
from facilitator.domain.summary import (
    Comment,
    CommentEdited,
    CommentRemoved,
    CommentTaken,
    Concluded,
    OrderSet,
    ReadySaid,
    SharingEnded,
    SharingLengthSet,
    SharingStarted,
    Summaries,
    Summary,
    SummaryWritten,
)
from facilitator.domain.text import LONGEST_LINE, Text, clean_line


def _merged(
    before: Sequence[Text], base: Sequence[str], points: Sequence[Text]
) -> tuple[Text, ...]:
    """Return the points with the change merged in; both versions where they changed the same."""
    current = [text.original for text in before]
    if current == list(base) or not current:
        return tuple(points)
    mine = [text.original for text in points]
    merged = merge("\n".join(base), "\n".join(mine), "\n".join(current))
    lines = [clean_line(line) for line in merged.split("\n")] if merged is not None else []
    if merged is None or max(map(len, lines)) > LONGEST_LINE:
        lines = [*current, *mine]
    known = {text.original: text for text in (*before, *points)}
    language = (*before, *points)[0].language
    return tuple(
        known.get(line) or Text(original=line, language=language)
        for line in dict.fromkeys(lines)
        if line
    )


def _with_comment(
    before: Summary, comment: str, change: Callable[[Comment], tuple[Comment, ...]]
) -> Summary:
    """Return *before* with what *change* makes of a comment in its place."""
    if all(each.id != comment for each in before.comments):
        raise DoesNotApply(comment)
    changed = ((each,) if each.id != comment else change(each) for each in before.comments)
    return replace(before, comments=tuple(chain.from_iterable(changed)))


def _edited(now: Comment, edit: CommentEdited, *, beside: str) -> tuple[Comment, ...]:
    """Return a comment with the edit merged in; both texts where that cannot be."""
    merged = merge(edit.base, edit.text.original, now.text.original)
    if merged == edit.text.original:
        return (Comment(id=now.id, text=edit.text),)
    if merged and 0 < len(clean_line(merged)) <= LONGEST_LINE:
        return (Comment(id=now.id, text=Text(original=merged, language=now.text.language)),)
    return now, Comment(id=beside, text=edit.text)


class SummariesFold:
    """Builds ``Summaries`` event by event."""

    def __init__(self, groups: GroupsFold) -> None:
        self.groups = groups
        self.summaries: dict[str, Summary] = {}
        self.sharing: str | None = None
        self.sharing_since: datetime | None = None
        self.order: tuple[str, ...] = ()
        self.length: timedelta | None = None
        self.conclusion: tuple[Text, ...] = ()

    def apply(self, event: Event) -> None:
        """Take in one event; raise DoesNotApply where it has no effect."""
        body = event.body
        match body:
            case (
                SummaryWritten(group=group)
                | ReadySaid(group=group)
                | SharingStarted(group=group)
                | CommentTaken(group=group)
                | CommentEdited(group=group)
                | CommentRemoved(group=group)
            ) if group in self.groups.groups:
                before = self.summaries.get(group, Summary())
                self.summaries[group] = self._changed(before, event)
            case SharingEnded() if self.sharing is not None:
                self.sharing = self.sharing_since = None
            case OrderSet(groups=order):
                self.order = order
            case SharingLengthSet(length=length):
                self.length = length
            case Concluded(base=base, points=points):
                self.conclusion = _merged(self.conclusion, base, points)
            case _:
                raise DoesNotApply(body.kind)

    def _changed(self, before: Summary, event: Event) -> Summary:
        match event.body:
            case SummaryWritten(base=base, points=points):
                return replace(before, points=_merged(before.points, base, points))
            case ReadySaid(is_ready=is_ready):
                return replace(before, is_ready=is_ready)
            case SharingStarted(group=group):
                self.sharing, self.sharing_since = group, event.at
                return replace(before, shared_at=before.shared_at or event.at)
            case CommentTaken(comment=comment, text=text):
                return replace(before, comments=(*before.comments, Comment(id=comment, text=text)))
            case CommentEdited(comment=comment) as edit:
                return _with_comment(
                    before, comment, lambda now: _edited(now, edit, beside=event.id)
                )
            case CommentRemoved(comment=comment):
                return _with_comment(before, comment, lambda now: ())
            case _:
                raise DoesNotApply(event.body.kind)

    def value(self) -> Summaries:
        """Return what was built so far, frozen."""
        return Summaries(
            MappingProxyType(dict(self.summaries)),
            self.sharing,
            self.sharing_since,
            self.order,
            self.length,
            self.conclusion,
        )
