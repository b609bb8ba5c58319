"""The share-out, from a seat: a group's points, its readiness, and comments from the floor."""

from collections.abc import Sequence

from facilitator.domain import summary
from facilitator.domain.text import Text
from facilitator.services.workshop import Workshop


def write_summary(
    workshop: Workshop, group: str, *, base: Sequence[str], points: Sequence[str | Text]
) -> None:
    """Let *group* share *points*, made from the points *base*, which the writer saw."""
    session = workshop.session
    known = {text.original: text for text in session.summaries.of_group(group).points}
    texts = [
        point
        if isinstance(point, Text)
        else known.get(point) or Text(original=point, language=session.opened.language)
        for point in points
    ]
    workshop.record(
        lambda: summary.write_summary(
            workshop.session.groups, workshop.session.summaries, group, base=base, points=texts
        )
    )


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
