"""The share-out, from a seat: points, readiness, order and time, comments, the conclusion."""

from collections.abc import Sequence
from datetime import timedelta

from facilitator.domain import summary
from facilitator.domain.text import Text
from facilitator.services.workshop import Workshop


def write_summary(
    workshop: Workshop, group: str, *, base: Sequence[str], points: Sequence[str | Text]
) -> None:
    """Let *group* share *points*, made from the points *base*, which the writer saw."""
    texts = _texts(workshop, points, workshop.session.summaries.of_group(group).points)
    workshop.record(
        lambda: summary.write_summary(
            workshop.session.groups, workshop.session.summaries, group, base=base, points=texts
        )
    )


def _texts(workshop: Workshop, points: Sequence[str | Text], before: Sequence[Text]) -> list[Text]:
    """Return *points* as texts; what reads as *before* keeps its translation."""
    known = {text.original: text for text in before}
    language = workshop.session.opened.language
    return [
        point
        if isinstance(point, Text)
        else known.get(point) or Text(original=point, language=language)
        for point in points
    ]


def say_ready(workshop: Workshop, group: str, is_ready: bool) -> None:
    """Say whether *group* is ready to share."""
    workshop.record(
        lambda: summary.say_ready(
            workshop.session.groups, workshop.session.summaries, group, is_ready
        )
    )


def start_sharing(workshop: Workshop, group: str) -> None:
    """Let *group* share with everybody."""
    workshop.record(
        lambda: summary.start_sharing(workshop.session.groups, workshop.session.summaries, group)
    )


def take_comment(workshop: Workshop, group: str, words: str | Text) -> None:
    """Note what somebody in the room said to what *group* shared."""
    language = workshop.session.opened.language
    text = words if isinstance(words, Text) else Text(original=words, language=language)
    comment = workshop.new_id()
    workshop.record(lambda: summary.take_comment(workshop.session.groups, comment, group, text))


def edit_comment(workshop: Workshop, group: str, comment: str, *, base: str, words: str) -> None:
    """Let a comment on what *group* shared read *words*, made from *base*, which was seen."""
    text = Text(original=words, language=workshop.session.opened.language)
    workshop.record(
        lambda: summary.edit_comment(
            workshop.session.summaries, group, comment, base=base, text=text
        )
    )


def remove_comment(workshop: Workshop, group: str, comment: str) -> None:
    """Take a comment on what *group* shared out."""
    workshop.record(lambda: summary.remove_comment(workshop.session.summaries, group, comment))


def end_sharing(workshop: Workshop) -> None:
    """Note that the group that shares has done so."""
    workshop.record(lambda: summary.end_sharing(workshop.session.summaries))


def set_order(workshop: Workshop, groups: Sequence[str]) -> None:
    """Let the groups share in this order."""
    workshop.record(
        lambda: summary.set_order(workshop.session.groups, workshop.session.summaries, groups)
    )


def set_length(workshop: Workshop, length: timedelta | None) -> None:
    """Let each group share so long; None: an equal part of the item."""
    workshop.record(lambda: summary.set_length(workshop.session.summaries, length))


def conclude(workshop: Workshop, *, base: Sequence[str], points: Sequence[str | Text]) -> None:
    """Note what everybody together concludes, made from *base*, which the writer saw."""
    texts = _texts(workshop, points, workshop.session.summaries.conclusion)
    workshop.record(lambda: summary.conclude(workshop.session.summaries, base=base, points=texts))
